"""What a page gets when it asks for a file or an address: nothing to see."""

from __future__ import annotations

from PySide6.QtGui import QImage


def blank() -> QImage:
    """An empty picture. To None Qt answers by opening the file itself, also that of a share."""
    image = QImage(1, 1, QImage.Format.Format_Mono)
    image.fill(0)
    return image

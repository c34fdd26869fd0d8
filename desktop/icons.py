"""The drawings on buttons: one set of lines, in the colour of the text beside them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

SIZE = 20
"""Side of an icon, in pixels of a screen of 96 dots an inch."""
DENSITIES = (1.0, 1.5, 2.0, 3.0)


def icon(name: str, colour: str, faint: str | None = None) -> QIcon:
    """One of `resources/icons`, drawn in a colour, and in `faint` while it cannot be used.

    Ask again when the theme has changed: an icon keeps the colours it was drawn in.
    """
    drawn = QIcon()
    for density in DENSITIES:
        drawn.addPixmap(picture(name, colour, SIZE, density))
        if faint is not None:
            drawn.addPixmap(picture(name, faint, SIZE, density), QIcon.Mode.Disabled)
    return drawn


def picture(name: str, colour: str, size: int, density: float = 1.0) -> QPixmap:
    """One of `resources/icons` as a square picture with `size` pixels of the interface a side."""
    lines = resources.text("icons", f"{name}.svg").replace("currentColor", colour)
    pixmap = QPixmap(round(size * density), round(size * density))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(lines.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(density)
    return pixmap


def seal() -> QIcon:
    """The sign of the program: a seal with its letters."""
    return QIcon(str(resources.path("icons", "khobao.svg")))

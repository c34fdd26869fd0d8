"""A place in a page for one part that changes while the rest stays."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Niche(QWidget):
    """Owns the part that stands in it now; lives on the GUI thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_part(self, part: QWidget) -> None:
        """Let another part stand here; the one before goes later, since it may still speak."""
        gone, self._part = self._part, part
        if gone is not None:
            gone.hide()
            self._column.removeWidget(gone)
            gone.deleteLater()
        self._column.addWidget(part)
        part.show()

"""A field in which one of a few things is chosen, drawn like the other fields."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.icons import picture
from desktop.theme import Theme

SIGN = 14
"""Side of the sign that says there is more to choose from, in pixels."""


class Choice(QComboBox):
    """A combo box whose arrow is ours: styled boxes have none. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and the sign at its end."""
        super().paintEvent(event)
        side = self._theme.px(SIGN)
        sign = picture(self._theme, "down", None, SIGN, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(
            self.width() - side - self._theme.px(8), (self.height() - side) // 2, sign
        )
        painter.end()

"""A scroll bar that shows by small ticks where on the page the hits are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from desktop.theme import Theme


class TickedScrollBar(QScrollBar):
    """Owns the places of the ticks; lives on the GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self._ticks: tuple[float, ...] = ()

    @property
    def ticks(self) -> tuple[float, ...]:
        """Where the ticks are: 0 at the top of the page, 1 at its end."""
        return self._ticks

    def show_ticks(self, ticks: Sequence[float]) -> None:
        """Draw ticks at these places."""
        self._ticks = tuple(ticks)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar, and the ticks over it."""
        super().paintEvent(event)
        if not self._ticks or self.maximum() == self.minimum():
            return
        painter = QPainter(self)
        high, inset = self._theme.px(3), self._theme.px(2)
        room = self.height() - high
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.accent))
        for tick in self._ticks:
            painter.drawRect(QRectF(inset, tick * room, self.width() - 2 * inset, high))

"""Tabs without boxes: none is cut, and a ring shows where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from desktop.theme import Theme


class RingedTabs(QTabBar):
    """Owns the ring around the tab in front; lives on the GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def minimumTabSizeHint(self, index: int) -> QSize:
        """No tab is cut: what has no room is scrolled to."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tabs, and a ring around the one in front while the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QColor(self._theme.colours.accent))
            painter.drawRect(self.tabRect(self.currentIndex()).adjusted(1, 4, -2, -3))

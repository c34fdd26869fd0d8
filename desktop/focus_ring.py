"""The ring around the list, table or page that has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from desktop.theme import Theme

OWN = "own-ring"
"""The property of a widget that shows by itself where in it the keyboard is."""


class FocusRings(QObject):
    """Puts a ring around whatever has the keyboard and has no look of its own for it; GUI thread.

    Lines, buttons and boxes have a border that the style sheet colours; what is scrolled has not,
    and a border that comes and goes would move its lines. Whoever clicks somewhere knows where.
    """

    def __init__(self, theme: Theme, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if (
            isinstance(now, QAbstractScrollArea)
            and not now.property(OWN)
            and QApplication.mouseButtons() == Qt.MouseButton.NoButton
            and now.window().windowType() is not Qt.WindowType.Popup
        ):
            _Ring(self._theme, now)


class _Ring(QWidget):
    """Owns the ring over one widget, and goes when the keyboard does; GUI thread."""

    def __init__(self, theme: Theme, around: QWidget) -> None:
        super().__init__(around)
        self._theme = theme
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(around.rect())
        around.installEventFilter(self)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the keyboard, and be as large as what it lies over."""
        if watched is self._around:
            if event.type() == QEvent.Type.FocusOut:
                self.hide()
                self._around.removeEventFilter(self)
                self.deleteLater()
            elif event.type() == QEvent.Type.Resize:
                self.setGeometry(self._around.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter, thick = QPainter(self), self._theme.px(2)
        pen = QPen(QColor(self._theme.colours.accent), thick)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        half = thick // 2
        painter.drawRect(self.rect().adjusted(half, half, -thick + half, -thick + half))

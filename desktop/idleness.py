"""Knows whether somebody types, clicks or points, or has not done so for some minutes."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

WORK = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Idleness(QObject):
    """Owns the count of quiet minutes; lives on the GUI thread.

    It listens to the window of the system that has the keyboard, not to every widget: a filter on
    all events would cost more than the rest of the program. Text that comes from an input method
    passes by such a window, and is noticed by the caret that moves.
    """

    fell_idle = Signal()
    woke = Signal()

    def __init__(self, idle_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._idle_ms = idle_ms
        self._last = monotonic()
        self.idle = False
        """Whether nobody has worked for so long."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._on_window_changed)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._on_work)
        self._on_window_changed(QGuiApplication.focusWindow())
        self._timer.start(idle_ms)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice work, and leave it to whom it is meant for."""
        if event.type() in WORK:
            self._on_work()
        return False

    def _on_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # so that it stands there once
            window.installEventFilter(self)
        self._on_work()

    def _on_work(self) -> None:
        self._last = monotonic()
        if self.idle:
            self.idle = False
            self._timer.start(self._idle_ms)
            self.woke.emit()

    def _on_time(self) -> None:
        """Look whether it was quiet all the time: a timer begun anew by each move would be dear."""
        left = self._idle_ms - int((monotonic() - self._last) * 1000)
        if left > 0:
            self._timer.start(left)
        else:
            self.idle = True
            self.fell_idle.emit()

"""Notices when the window stands still: a beat of the GUI thread that comes too late."""

from __future__ import annotations

import logging
from time import perf_counter, thread_time

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

BEAT_MS = 20
MOST_SECONDS = 0.05
"""Work on the GUI thread that takes longer would be felt by whoever types meanwhile."""

log = logging.getLogger(__name__)


class Watchdog(QObject):
    """Owns the beat, which rests while another program is in front; lives on the GUI thread.

    The signals of the event dispatcher would need no beat, but Qt sends `awake` on Linux only
    when the work is done.
    """

    held = Signal(float, float)
    """The window stood still: seconds, and how many of them this thread was at work.

    The rest was waiting: for a lock, a disk, or for other programs on a busy machine."""

    def __init__(
        self,
        application: QApplication,
        parent: QObject | None = None,
        most_seconds: float = MOST_SECONDS,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._most = most_seconds
        self._last = self._worked = 0.0
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)

    def watch(self) -> None:
        """Watch from now on, whenever the program is in front."""
        self._application.applicationStateChanged.connect(self._on_state_changed)
        self._on_state_changed(self._application.applicationState())

    def leave(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._application.applicationStateChanged.disconnect(self._on_state_changed)

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._last, self._worked = perf_counter(), thread_time()
            self._timer.start()
        else:
            self._timer.stop()

    def _on_beat(self) -> None:
        now, worked = perf_counter(), thread_time()
        late, busy = now - self._last - BEAT_MS / 1000, worked - self._worked
        self._last, self._worked = now, worked
        if late > self._most:
            level = logging.WARNING if busy > self._most else logging.DEBUG
            log.log(level, "stood still for %.0f ms, %.0f at work", late * 1e3, busy * 1e3)
            self.held.emit(late, busy)

"""Somebody who types steadily, and how long each letter takes to be on the screen."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from tests.desktop.keys import type_text

KEY_MS = 25
"""Between two letters: quicker than anybody types."""


class Typist(QObject):
    """Types a text at a steady pace and measures the window meanwhile; lives on the GUI thread.

    The echo of a letter is the time from when its key was due until the letter is painted. A
    stall is the time between two beats of a timer that wants to beat each millisecond.
    """

    finished = Signal()

    def __init__(self, edit: QLineEdit, text: str) -> None:
        super().__init__()
        self._edit = edit
        self._left = list(text)
        self._due = perf_counter() + KEY_MS / 1000
        self._beat = perf_counter()
        self.echoes: list[float] = []
        self.stalls: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(1)

    def _on_beat(self) -> None:
        now = perf_counter()
        self.stalls.append(now - self._beat)
        self._beat = now
        if now < self._due:
            return
        if not self._left:
            self._timer.stop()
            self.finished.emit()
            return
        type_text(self._edit, self._left.pop(0))
        self._edit.repaint()
        self.echoes.append(perf_counter() - self._due)
        self._due = max(self._due + KEY_MS / 1000, perf_counter())

"""Ending politely when the system or a terminal asks for it, as if the window had been closed."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")

Reaction = Callable[[int, FrameType | None], object] | int | None


class Ending(QObject):
    """Owns the reaction to Ctrl+C and its like; lives on the GUI thread.

    Python runs such reactions only between two steps of Python, and a window that waits takes
    none: a socket that the signal writes to wakes it.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard, self._told = socket.socketpair()
        self._heard.setblocking(False)
        self._told.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        self._before: dict[int, Reaction] = {}
        self._fd_before = -1

    def watch(self) -> None:
        """Listen from now on; for the main thread."""
        self._fd_before = signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                self._before[number] = signal.signal(number, self._on_signal)

    def leave(self) -> None:
        """Let the signals do what they did before."""
        signal.set_wakeup_fd(self._fd_before)
        for number, reaction in self._before.items():
            signal.signal(number, reaction)
        self._before.clear()
        self._notifier.setEnabled(False)
        self._heard.close()
        self._told.close()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        """Do nothing yet: Python may be in the middle of anything."""

    def _on_woken(self) -> None:
        self._heard.recv(64)
        self.asked.emit()

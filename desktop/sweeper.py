"""Clears memory that only refers to itself, a little at a time and when it disturbs nobody."""

from __future__ import annotations

import gc
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

SWEEP_MS = 1_000
GROWN = 20_000
"""New objects that are set aside unseen: an archive was opened, to look at them would be felt."""
LONG_SECONDS = 0.01
"""A sweep that took longer sets aside what it has looked at."""


class Sweeper(QObject):
    """Owns when Python looks for dead cycles of objects; lives on the GUI thread.

    Left to itself Python does it wherever it happens to be, with all threads waiting: 200 ms in
    the middle of a search, and a widget may be destroyed by a thread that must not touch it. So it
    is done here, among the objects that came since they were last set aside (`gc.freeze`), which
    takes about 1 ms.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thorough = False
        self._timer = QTimer(self)
        self._timer.setInterval(SWEEP_MS)
        self._timer.timeout.connect(self.sweep)

    def begin(self) -> None:
        """Set aside what the program is made of, and look only here from now on."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def sweep_thoroughly(self) -> None:
        """Look at everything the next time: an archive was closed, and much of it may be dead."""
        self._thorough = True

    def sweep(self) -> None:
        """Clear what is dead among the newer objects."""
        if self._thorough:
            self._thorough = False
            gc.unfreeze()
            gc.collect()
            gc.freeze()
        elif gc.get_count()[0] > GROWN:
            gc.freeze()
        else:
            begun = perf_counter()
            gc.collect()
            if perf_counter() - begun > LONG_SECONDS:
                gc.freeze()

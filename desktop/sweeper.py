"""Clears memory that only refers to itself, a little at a time and when it disturbs nobody."""

from __future__ import annotations

import ctypes
import gc
import sys

from PySide6.QtCore import QObject, QTimer

from desktop.idleness import Idleness

TICK_MS = 200
TICKS = 5
"""So often it is looked whether much came, until whatever came is looked at."""
MUCH = 2_000
"""New objects that are looked at with the next tick: a save leaves some 3,000 dead ones."""
GROWN = 40_000
"""New objects of one tick that are set aside unseen: an archive was opened, to look at them would
be felt."""
MOST_ALIVE = 20_000
"""With more objects left alive a sweep sets them aside: the next would take some 3 ms longer."""
REST_MS = 30_000
"""Nobody has worked for so long: all that was set aside can be looked at."""
MOST_DEAD = 200_000
"""With more objects aside that may be dead all are looked at while somebody works, too: 20 MB."""
DYING = 5
"""Of so many that were alive when they were set aside about one dies before the next rest."""


def give_back() -> None:
    """Give the system what C keeps for itself of what was freed, as far as it lets us.

    The allocator of Linux keeps it for each thread that ever worked, until it is asked
    (malloc_trim(3)).
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


class Sweeper(QObject):
    """Owns when Python looks for dead cycles of objects; lives on the GUI thread.

    Left to itself Python does it wherever it happens to be, with all threads waiting: 200 ms in
    the middle of a search, and a widget may be destroyed by a thread that must not touch it. So it
    is done here, among the objects that came since they were last set aside (`gc.freeze`), which
    takes about 1 ms. What was set aside may die later, or was dead: it is all looked at when nobody
    works.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thorough = False
        self._newer = 0
        """Objects that are not aside, about. They cannot be counted: `gc.get_objects` holds on to a
        tuple that another thread is making, which fails then, and to ask how many are aside takes
        30 ms."""
        self._dead = 0
        """Objects aside that may be dead: all that nobody looked at, and some of the others."""
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self.idleness = Idleness(REST_MS, self)
        """Whether nobody works, so that everything can be looked at."""
        self.idleness.fell_idle.connect(self.rest)

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

    def rest(self) -> None:
        """Look at everything now, if much was set aside, and give memory back: nobody works."""
        if not self._timer.isActive():
            return
        if self._dead > GROWN:
            self._look_at_everything()
        give_back()

    def sweep(self) -> None:
        """Clear what is dead among the newer objects."""
        if self._thorough or self._dead > MOST_DEAD:
            self._look_at_everything()
            return
        new = gc.get_count()[0]
        if new > GROWN:
            self._set_aside(self._newer // DYING + new)
            return
        self._newer = max(0, self._newer + new - gc.collect())
        if self._newer > MOST_ALIVE:
            self._set_aside(self._newer // DYING)

    def _look_at_everything(self) -> None:
        self._thorough, self._newer, self._dead = False, 0, 0
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _set_aside(self, dead: int) -> None:
        self._newer, self._dead = 0, self._dead + dead
        gc.freeze()

    def _on_tick(self) -> None:
        self._ticks += 1
        if gc.get_count()[0] > MUCH or self._ticks % TICKS == 0:
            self.sweep()

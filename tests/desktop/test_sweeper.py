"""Memory is cleared by the GUI thread alone, and is cleared."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.sweeper import GROWN, Sweeper
from desktop.tasks import Lane


class Knot:
    """Refers to itself, so that only a sweep can clear it; notes which thread did."""

    def __init__(self, cleared_by: list[int]) -> None:
        self.itself = self
        self._cleared_by = cleared_by

    def __del__(self) -> None:
        self._cleared_by.append(threading.get_ident())


@pytest.fixture
def sweeper(qapp: QApplication) -> Iterator[Sweeper]:
    assert qapp
    sweeper = Sweeper()
    sweeper.begin()
    yield sweeper
    sweeper.end()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_what_a_lane_leaves_behind_is_cleared_by_the_gui_thread(sweeper: Sweeper) -> None:
    cleared_by: list[int] = []
    lane = Lane("knots")

    def work(_ticket: object) -> None:
        for _ in range(5_000):
            Knot(cleared_by)

    lane.submit(work, lambda _none: None)
    lane.close(finish=True)
    assert cleared_by == []
    sweeper.sweep()
    assert len(cleared_by) == 5_000
    assert set(cleared_by) == {threading.get_ident()}


def test_much_at_once_is_set_aside_and_looked_at_when_there_is_time(sweeper: Sweeper) -> None:
    sweeper.sweep()
    kept = [[number] for number in range(GROWN + 1_000)]
    knot = Knot([])
    gone = weakref.ref(knot)
    del knot
    before = gc.get_freeze_count()
    sweeper.sweep()
    assert gc.get_freeze_count() >= before + len(kept)
    assert gone() is not None
    sweeper.sweep_thoroughly()
    sweeper.sweep()
    assert gone() is None

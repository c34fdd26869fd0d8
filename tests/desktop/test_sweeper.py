"""Memory is cleared by the GUI thread alone, and is cleared."""

from __future__ import annotations

import gc
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.sweeper import GROWN, MOST_DEAD, MUCH, TICK_MS, Sweeper
from desktop.tasks import Lane
from tests.benchmarks.measures import resident_megabytes


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


def much_at_once(sweeper: Sweeper) -> tuple[list[list[int]], weakref.ref[Knot]]:
    """Let much come within one tick, and a dead knot with it; give what lives, and the knot."""
    sweeper.sweep()
    kept = [[number] for number in range(GROWN + 1_000)]
    gone = weakref.ref(Knot([]))
    before = gc.get_freeze_count()
    sweeper.sweep()
    assert gc.get_freeze_count() >= before + len(kept)
    assert gone() is not None
    return kept, gone


def test_much_at_once_is_set_aside_and_looked_at_when_an_archive_is_closed(
    sweeper: Sweeper,
) -> None:
    _, gone = much_at_once(sweeper)
    sweeper.sweep_thoroughly()
    sweeper.sweep()
    assert gone() is None


def test_what_is_set_aside_is_looked_at_when_nobody_works(sweeper: Sweeper) -> None:
    sweeper.rest()
    _, gone = much_at_once(sweeper)
    sweeper.rest()
    assert gone() is None


@pytest.mark.skipif(sys.platform != "linux", reason="only there C keeps so much")
def test_what_c_keeps_for_itself_is_given_back_when_nobody_works(sweeper: Sweeper) -> None:
    held = [b"x" * size for size in range(4_000, 24_000)]
    held = held[::50]  # so that what is free lies between what is not
    before = resident_megabytes()[0]
    sweeper.rest()
    assert held
    assert before - resident_megabytes()[0] > 100


def test_of_a_busy_day_not_everything_is_kept(sweeper: Sweeper) -> None:
    """Nobody rests, and much comes at once time and again: it is looked at all the same."""
    _, first = much_at_once(sweeper)
    for _ in range(MOST_DEAD // GROWN + 1):
        much_at_once(sweeper)
    assert first() is None


def test_what_many_saves_leave_behind_is_cleared_while_they_go_on(
    sweeper: Sweeper, qtbot: QtBot
) -> None:
    """A little at a time, before it is so much that it would be set aside."""
    assert sweeper
    cleared_by: list[int] = []
    saves = 2 * GROWN // MUCH
    for _ in range(saves):
        for _ in range(MUCH):
            Knot(cleared_by)
        qtbot.wait(TICK_MS // 2)
    qtbot.waitUntil(lambda: len(cleared_by) == saves * MUCH)
    assert set(cleared_by) == {threading.get_ident()}

"""Effort grows with the work, whatever else the machine does, and leaves everything as it was."""

from __future__ import annotations

import gc
import threading
import time

import pytest

from tests.effort import effort, reference


@pytest.mark.parametrize("times", [30, 100])
def test_as_many_times_the_reference_are_told_as_it_was_done(times: int) -> None:
    told = effort(lambda: [reference() for _ in range(times)])
    assert times / 5 < told < times * 5


def test_neither_waiting_nor_another_thread_counts() -> None:
    enough = threading.Event()

    def be_busy() -> None:
        while not enough.is_set():
            reference()

    other = threading.Thread(target=be_busy)
    other.start()
    told = effort(lambda: time.sleep(0.2))
    enough.set()
    other.join()
    assert told < 20


def test_the_collector_rests_and_is_woken() -> None:
    seen: list[bool] = []
    effort(lambda: seen.append(gc.isenabled()))
    assert seen == [False]
    assert gc.isenabled()


def test_work_that_fails_fails_the_test() -> None:
    with pytest.raises(ZeroDivisionError):
        effort(lambda: 1 // 0)
    assert gc.isenabled()

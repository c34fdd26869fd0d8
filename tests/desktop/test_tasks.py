"""Lanes: order, one thread, dropped results, the error door, and residents."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.errors import Cancelled
from desktop.tasks import Lane, Ticket

T = TypeVar("T")


class AtOnce(Executor):
    """Does the work on the spot, so that a test needs no second thread."""

    def submit(self, work: Callable[..., T], /, *args: object, **named: object) -> Future[T]:
        future: Future[T] = Future()
        future.set_result(work(*args, **named))
        return future


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[Lane]:
    lane = Lane("test", parent=qapp)
    yield lane
    lane.close()


def test_results_come_in_order_on_the_gui_thread(lane: Lane, qtbot: QtBot) -> None:
    seen: list[tuple[int, bool]] = []
    gui = threading.current_thread()

    def done(number: int) -> None:
        seen.append((number, threading.current_thread() is gui))

    def work(number: int) -> Callable[[Ticket], int]:
        return lambda _ticket: number

    for number in range(20):
        lane.submit(work(number), done)
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == [(number, True) for number in range(20)]


def test_work_is_done_on_one_other_thread(lane: Lane, qtbot: QtBot) -> None:
    threads: list[int] = []
    for _ in range(5):
        lane.submit(lambda _ticket: threading.get_ident(), threads.append)
    qtbot.waitUntil(lambda: len(threads) == 5)
    assert len(set(threads)) == 1
    assert threading.get_ident() not in threads


def test_a_result_never_arrives_before_submit_returns(qtbot: QtBot) -> None:
    lane = Lane("test", AtOnce())
    seen: list[str] = []
    lane.submit(lambda _ticket: "done", seen.append)
    assert seen == []
    qtbot.waitUntil(lambda: seen == ["done"])
    lane.close()


def test_cancelled_work_is_skipped_and_its_result_dropped(lane: Lane, qtbot: QtBot) -> None:
    begun = threading.Event()
    go_on = threading.Event()
    seen: list[str] = []

    def slow(ticket: Ticket) -> str:
        begun.set()
        assert go_on.wait(5)
        assert ticket.cancelled()
        return "late"

    running = lane.submit(slow, seen.append)
    waiting = lane.submit(lambda _ticket: seen.append("must not run"), lambda _nothing: None)
    assert begun.wait(5)
    running.cancel()
    waiting.cancel()
    go_on.set()
    lane.submit(lambda _ticket: "last", seen.append)
    qtbot.waitUntil(lambda: "last" in seen)
    assert seen == ["last"]


def test_an_error_goes_to_its_own_listener_or_to_the_door(lane: Lane, qtbot: QtBot) -> None:
    door: list[object] = []
    own: list[Exception] = []
    lane.work_failed.connect(door.append)

    def fail(_ticket: Ticket) -> None:
        raise ValueError

    lane.submit(fail, lambda _nothing: None)
    lane.submit(fail, lambda _nothing: None, own.append)
    qtbot.waitUntil(lambda: len(door) == 1 and len(own) == 1)
    assert isinstance(door[0], ValueError)
    assert isinstance(own[0], ValueError)


def test_cancelled_is_silent(lane: Lane, qtbot: QtBot) -> None:
    seen: list[object] = []
    lane.work_failed.connect(seen.append)

    def stop(_ticket: Ticket) -> str:
        raise Cancelled

    lane.submit(stop, seen.append, seen.append)
    lane.submit(lambda _ticket: "last", seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["last"]


def test_a_resident_lives_on_the_lanes_thread(qtbot: QtBot) -> None:
    lane = Lane("test")
    life: list[tuple[str, int]] = []

    def make() -> str:
        life.append(("made", threading.get_ident()))
        return "reader"

    def close(_reader: str) -> None:
        life.append(("closed", threading.get_ident()))

    resident = lane.open(make, close)
    assert life == []
    seen: list[str] = []
    resident.submit(lambda reader, _ticket: reader.upper(), seen.append)
    qtbot.waitUntil(lambda: seen == ["READER"])
    lane.close()
    assert [word for word, _ in life] == ["made", "closed"]
    assert len({thread for _, thread in life}) == 1
    assert life[0][1] != threading.get_ident()


def test_a_closed_resident_answers_nobody(lane: Lane, qtbot: QtBot) -> None:
    seen: list[str] = []
    resident = lane.open(lambda: "reader", lambda reader: seen.append(f"{reader} closed"))
    resident.submit(lambda reader, _ticket: reader, lambda _reader: seen.append("answered"))
    resident.close()
    resident.submit(lambda reader, _ticket: reader, lambda _reader: seen.append("answered"))
    lane.submit(lambda _ticket: "last", seen.append)
    qtbot.waitUntil(lambda: "last" in seen)
    assert "answered" not in seen


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("finish", [True, False])
def test_closing_can_finish_the_work_or_drop_it(finish: bool) -> None:
    lane = Lane("test")
    first = threading.Event()
    saved: list[int] = []
    lane.submit(lambda _ticket: first.wait(5), lambda _any: None)
    lane.submit(lambda _ticket: saved.append(1), lambda _any: None)
    threading.Timer(0.05, first.set).start()
    lane.close(finish=finish)
    assert saved == ([1] if finish else [])
    assert lane.submit(lambda _ticket: 1, lambda _any: None).cancelled()


@pytest.mark.parametrize("ending", ["cancelled", "done", "failed"])
def test_what_waits_for_a_result_is_let_go_by_the_gui_thread(
    lane: Lane, qtbot: QtBot, ending: str
) -> None:
    """A widget that nobody else holds would be destroyed on the thread of the lane, and crash."""
    go_on = threading.Event()
    threads: list[threading.Thread] = []

    class Waiting:
        def work(self, _ticket: Ticket) -> None:
            if ending == "failed":
                raise ValueError

        def hear(self, _result: object) -> None:
            pass

        def __del__(self) -> None:
            threads.append(threading.current_thread())

    lane.submit(lambda _ticket: go_on.wait(5), lambda _result: None)
    waiting = Waiting()
    ticket = lane.submit(waiting.work, waiting.hear, waiting.hear)
    del waiting
    if ending == "cancelled":
        ticket.cancel()
    go_on.set()
    lane._executor.submit(lambda: None).result()  # the thread has nothing of it in its hands
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.current_thread()]

"""Lanes: work that would make the window wait is done, in order, on a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal

from db.errors import Cancelled

T = TypeVar("T")
R = TypeVar("R")


class Ticket:
    """The receipt for one piece of work; any thread may cancel it or ask about it."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Drop the work if it has not begun, ask it to stop if it has, and drop its result."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Whether nobody waits for the result any more; fits `db.records.ShouldStop`."""
        return self._cancelled.is_set()


@dataclass(slots=True)
class _Task:
    """A piece of work, who waits for it, and how it ended."""

    work: Callable[[Ticket], object]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    deliver: Callable[[], None]


class Lane(QObject):
    """Owns one worker thread and the order of the work on it; lives on the GUI thread.

    `submit` returns at once. What the work returns is given to `done` on the GUI thread, never
    before `submit` has returned: the connection is queued even when the executor of a test works
    on the spot. `work_failed` carries each exception that no `failed` was given for; connect it
    to the one error door. `Cancelled` is nobody's error and is never told.

    The worker only borrows what it is given: a widget that nobody else holds any more would be
    destroyed on the worker's thread, in the middle of its own events.
    """

    work_failed = Signal(object)
    _finished = Signal(object)

    def __init__(
        self, name: str, executor: Executor | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._executor = executor or ThreadPoolExecutor(1, thread_name_prefix=f"lane-{name}")
        self._open: dict[Ticket, _Task] = {}
        self._leaving: list[Callable[[], None]] = []
        self._closed = False
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        work: Callable[[Ticket], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Ticket:
        """Do `work` after all that was submitted before; a closed lane drops it.

        `work` gets its own ticket and may pass `ticket.cancelled` on as `should_stop`.
        """
        ticket = Ticket()
        if self._closed:
            ticket.cancel()
            return ticket
        self._open[ticket] = _Task(work, done, failed or self.work_failed.emit, _nothing)
        self._executor.submit(self._work_off, ticket)
        return ticket

    def open(self, make: Callable[[], R], close: Callable[[R], None]) -> Resident[R]:
        """Lodge an object that is made (at its first use), used and closed on this thread only."""
        resident = Resident(self, make, close)
        self._leaving.append(resident.leave)
        return resident

    def close(self, *, finish: bool = False) -> None:
        """End the thread: `finish` what was submitted (saves!), or cancel it; then wait.

        The residents are closed on the thread after the last work. No result arrives any more.
        """
        if self._closed:
            return
        self._closed = True
        if not finish:
            for ticket in self._open:
                ticket.cancel()
        for leave in self._leaving:
            self._executor.submit(leave)
        self._executor.shutdown(wait=True)
        for ticket in self._open:
            ticket.cancel()
        self._open.clear()

    def _work_off(self, ticket: Ticket) -> None:
        """Do a task on the thread of the lane, and have nothing of it in hand when it is told."""
        task = self._open[ticket]
        task.deliver = _do(task.work, ticket, task.done, task.failed)
        del task
        self._finished.emit(ticket)

    def _on_finished(self, ticket: Ticket) -> None:
        task = self._open.pop(ticket, None)
        if task is not None and not ticket.cancelled():
            task.deliver()


class Resident(Generic[R]):
    """Owns one object that lives on a lane's thread, such as a Reader; held by the GUI thread."""

    def __init__(self, lane: Lane, make: Callable[[], R], close: Callable[[R], None]) -> None:
        self._lane = lane
        self._make = make
        self._close = close
        self._object: R | None = None
        self._left = False
        self._tickets: WeakSet[Ticket] = WeakSet()

    def submit(
        self,
        work: Callable[[R, Ticket], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Ticket:
        """Do `work` with the object; otherwise as `Lane.submit`. Making it may fail the work."""
        ticket = self._lane.submit(lambda ticket: work(self._there(), ticket), done, failed)
        self._tickets.add(ticket)
        return ticket

    def close(self, *, finish: bool = False) -> None:
        """Cancel all work with the object, or `finish` it (saves!), and close it on its thread."""
        if not finish:
            for ticket in self._tickets:
                ticket.cancel()
        self._lane.submit(lambda _ticket: self.leave(), lambda _nothing: None)

    def renew(self) -> None:
        """Close the object after the work that was submitted; the next work makes another one."""

        def let_go(_ticket: Ticket) -> None:
            if self._object is not None:
                gone, self._object = self._object, None
                self._close(gone)

        self._lane.submit(let_go, lambda _nothing: None)

    def leave(self) -> None:
        """Close the object now; for the lane's thread only."""
        self._left = True
        if self._object is not None:
            gone, self._object = self._object, None
            self._close(gone)

    def _there(self) -> R:
        if self._left:
            raise Cancelled
        if self._object is None:
            self._object = self._make()
        return self._object


def _do(
    work: Callable[[Ticket], T],
    ticket: Ticket,
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
) -> Callable[[], None]:
    """Do the work on the thread of the lane; the answer says what is left to do on the GUI's."""
    if ticket.cancelled():
        return _nothing
    try:
        result = work(ticket)
    except Cancelled:
        return _nothing
    except Exception as error:  # noqa: BLE001  # told on the GUI thread, where the error door is
        return partial(failed, error)
    return partial(done, result)


def _nothing() -> None:
    """Deliver the result of work that was cancelled."""

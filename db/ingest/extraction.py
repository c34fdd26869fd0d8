"""Has files read in a process of its own, and sees to it that none of them keeps or ends it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Collection, Iterator, Sequence
from ctypes import Array, c_int64
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import RawArray
from time import monotonic
from types import TracebackType
from typing import Self

from db.errors import Cancelled
from db.ingest.amending import Amendments
from db.ingest.extracting import (
    IS_READING,
    LEAF,
    STEP,
    TASK,
    End,
    Extracted,
    Heads,
    More,
    Outlook,
    Task,
    work,
)
from db.ingest.source import Code, Options, Original, Refused
from db.processes import without_interrupts
from db.records import ShouldStop, never

MOST_SECONDS = 60.0
"""How long one member may be looked for or read. The slowest sound file took a tenth of it."""

START_SECONDS = 60.0
"""How long the process may take to begin: on an old PC that is busy, many seconds."""

MOST_LOSSES = 10
"""Members of one file that may end the process before the rest of the file is given up."""

_LOOK_SECONDS = 0.1

Chunk = list[Extracted | End]


class Extraction:
    """Owns the process that reads. For one thread, as a context: at its end the process is gone.

    A frozen program must have called `multiprocessing.freeze_support` before anything else.
    """

    def __init__(
        self,
        options: Options,
        amendments: Amendments,
        should_stop: ShouldStop = never,
        on_outlook: Callable[[Outlook], None] = lambda _: None,
        most_seconds: float = MOST_SECONDS,
        serve: Callable[..., None] = work,
    ) -> None:
        """Name what is wanted; the process begins with `run`, and `serve` is what it does."""
        self._choices = (options, amendments)
        self._should_stop = should_stop
        self._on_outlook = on_outlook
        self._most_seconds = most_seconds
        self._serve = serve
        self._context = multiprocessing.get_context("spawn")
        self._process: BaseProcess | None = None
        self._line: Connection
        self._state: Array[c_int64]
        self._open: dict[int, Task] = {}
        self._waiting: list[Task] = []
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def run(
        self,
        groups: Iterator[Sequence[Original]],
        held: Callable[[Collection[str]], Collection[str]],
    ) -> Iterator[Chunk]:
        """Read files group by group; yield what came of them in chunks, in their order.

        The task numbers count the files from 0. `held` tells which members need no reading, by
        their SHA-256. While the caller stores a chunk the next one is read already. Raises
        Cancelled.
        """
        ready: Chunk = []
        while True:
            match self._received():
                case More():
                    if not self._give(groups):
                        break
                    continue
                case Heads(digests):
                    # Answered before the chunk at hand is stored, so that both work at once.
                    self._line.send(frozenset(held(digests)))
                case list() as chunk:
                    if ready:
                        yield ready
                    ready = self._settled(chunk)
                    continue
                case Outlook() as outlook:
                    self._on_outlook(outlook)
                    continue
                case _:
                    continue
            if ready:
                yield ready
                ready = []
        if ready:
            yield ready

    def _give(self, groups: Iterator[Sequence[Original]]) -> bool:
        """Give the process files to read; whether there were any."""
        if not self._waiting:
            self._take(next(groups, ()))
        given, self._waiting = self._waiting, []
        self._line.send(given)
        return bool(given)

    def _take(self, originals: Sequence[Original]) -> None:
        for original in originals:
            task = Task(self._count, original)
            self._count += 1
            self._open[task.number] = task
            self._waiting.append(task)

    def _settled(self, chunk: Chunk) -> Chunk:
        """Note what is done, so that it is not done again when the process is lost."""
        for part in chunk:
            if isinstance(part, End):
                del self._open[part.task]
            else:
                task = self._open[part.task]
                self._open[part.task] = replace(task, skip=task.skip + 1)
        return chunk

    def _received(self) -> object:
        """Wait for the next message; None when the process was lost and a new one begins."""
        if self._process is None:
            self._start()
        step, since = self._state[STEP], monotonic()
        while not self._line.poll(_LOOK_SECONDS):
            if self._should_stop():
                raise Cancelled
            if self._state[STEP] != step:
                step, since = self._state[STEP], monotonic()
            elif monotonic() - since > (self._most_seconds if step else START_SECONDS):
                self._lose(Refused(Code.TIMEOUT, f"took more than {self._most_seconds:g} seconds"))
                return None
        try:
            return self._line.recv()
        except (EOFError, OSError):
            self._lose(Refused(Code.TIMEOUT, "it ended the process that read it"))
            return None

    def _lose(self, fault: Refused) -> None:
        """End the process, and make tasks of what is left: without what has harmed it."""
        self._end()
        number, leaf = self._state[TASK], self._state[LEAF]
        task = self._open.get(number)
        if task is None:
            raise RuntimeError("the process that reads files cannot work")
        if self._state[IS_READING] and len(task.harmful) < MOST_LOSSES:
            task = replace(task, harmful={**task.harmful, leaf: fault})
        else:
            task = replace(task, end=(leaf, fault))
        self._open[number] = task
        self._waiting = list(self._open.values())

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        self._line = ours
        self._state = RawArray(c_int64, 4)
        self._state[TASK] = -1
        process = self._context.Process(
            target=self._serve, args=(theirs, *self._choices, self._state), daemon=True
        )
        with without_interrupts():
            process.start()
        theirs.close()
        self._process = process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()  # it holds nothing that would not be done again
            self._process.join()
            self._line.close()
            self._process = None

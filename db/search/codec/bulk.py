"""Makes the segments of a large archive in processes of their own, each with some articles."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

from whoosh.filedb.filestore import FileStorage

from db.disk import FileFacts, file_facts, sync_path
from db.errors import Cancelled
from db.processes import serve_parent, without_interrupts
from db.records import ShouldStop, never
from db.search.codec.codec import ArrayCodec, ArraySegment, path_of
from db.search.codec.gathering import Gathered, write_segment
from db.search.schema import IndexArticle, document

_TOLD_EVERY: Final = 200
_LOOK_SECONDS: Final = 0.1

Range = tuple[int, int]
"""The first and the last id of the articles of a task."""


class Source(Protocol):
    """Reads articles in a process of its own: must be picklable, and open what it needs itself."""

    def __call__(self, first: int, last: int, /) -> Iterable[IndexArticle]:
        """Read the articles with ids from `first` to `last`, both included."""


class WorkerLost(Exception):
    """A process could not begin, or ended without a word: killed, or out of memory."""


@dataclass(frozen=True, slots=True)
class Made:
    """A segment whose file is safe on the disk, in the folder of the workers."""

    segment: ArraySegment
    name: str
    facts: FileFacts


def usable_processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def ranges_of(ids: Sequence[int], processes: int, most: int) -> list[Range]:
    """Part ascending ids into ranges of equal length, as many for each process."""
    tasks = -(-len(ids) // most)
    tasks = max(processes, -(-tasks // processes) * processes)
    length = max(1, -(-len(ids) // tasks))
    parts = [ids[at : at + length] for at in range(0, len(ids), length)]
    return [(part[0], part[-1]) for part in parts]


def make_segments(
    folder: Path, indexname: str, source: Source, first: int, last: int
) -> Iterator[Made | int]:
    """Write the segments of a range of ids to a folder, durably.

    Yields each segment, and in between how many articles were read since the last word.
    """
    storage = FileStorage(str(folder))
    gathered = Gathered()
    told = 0
    for article in source(first, last):
        gathered.add(document(article))
        told += 1
        if told == _TOLD_EVERY:
            yield told
            told = 0
        if gathered.is_full:
            yield _written(storage, indexname, gathered)
            gathered = Gathered()
    yield told
    if len(gathered):
        yield _written(storage, indexname, gathered)


def _written(storage: FileStorage, indexname: str, gathered: Gathered) -> Made:
    segment = ArrayCodec().new_segment(storage, indexname)
    path = path_of(storage, segment)
    columns, lists = gathered.columns.arrays()
    words = write_segment(path, gathered.streams(), columns, lists)
    segment.describe(columns["id"], words)
    sync_path(path)
    return Made(segment, path.name, file_facts(path))


class Workers:
    """Some processes that make segments. For one thread, as a context: at its end they are gone.

    They end by themselves when this process is killed. A frozen program must have called
    `multiprocessing.freeze_support` before anything else.
    """

    def __init__(self, processes: int, folder: Path, indexname: str, source: Source) -> None:
        """Name what they shall do; they begin with `run`."""
        self._count = processes
        self._facts = (folder, indexname, source)
        self._processes: list[BaseProcess] = []
        self._lines: list[Connection] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in self._processes:
            process.kill()  # what they made is safe, or unknown to anybody
        for process in self._processes:
            process.join()
        for line in self._lines:
            line.close()

    def run(
        self, ranges: Sequence[Range], should_stop: ShouldStop = never
    ) -> Iterator[list[Made] | int]:
        """Make the segments of several ranges of ids.

        Yields the segments of one range after the other, in their order, and in between how many
        more articles were read. Raises Cancelled, WorkerLost, and what the source or the disk of a
        worker raised.
        """
        self._start(min(self._count, len(ranges)))
        idle = list(self._lines)
        waiting = list(enumerate(ranges))[::-1]
        made: dict[int, list[Made]] = {}
        at: dict[Connection, int] = {}
        given = 0
        while given < len(ranges):
            while idle and waiting:
                number, task = waiting.pop()
                line = idle.pop()
                at[line] = number
                made[number] = []
                _send(line, task)
            if should_stop():
                raise Cancelled
            ready = wait(list(at), _LOOK_SECONDS)
            for line in [line for line in at if line in ready]:
                said = _received(line)
                if isinstance(said, int):
                    yield said
                elif isinstance(said, Made):
                    made[at[line]].append(said)
                else:
                    del at[line]
                    idle.append(line)
            running = set(at.values())
            while given in made and given not in running:
                yield made.pop(given)
                given += 1
                if should_stop():
                    raise Cancelled

    def _start(self, count: int) -> None:
        context = multiprocessing.get_context("spawn")
        for _ in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs, *self._facts), daemon=True)
            with without_interrupts():
                process.start()
            theirs.close()
            self._lines.append(ours)
            self._processes.append(process)


def _send(line: Connection, task: Range) -> None:
    try:
        line.send(task)
    except OSError as error:
        raise WorkerLost from error


def _received(line: Connection) -> object:
    try:
        said = line.recv()
    except (EOFError, OSError) as error:
        raise WorkerLost from error
    if isinstance(said, Exception):
        raise said
    return said


# ---- in the processes ---------------------------------------------------------------------


def _work(line: Connection, folder: Path, indexname: str, source: Source) -> None:
    """Do one task after the other, until nobody gives any more."""
    serve_parent()
    gc.freeze()
    gc.disable()  # nothing here goes in circles, and millions of words are looked at for nothing
    while True:
        try:
            first, last = line.recv()
            for said in make_segments(folder, indexname, source, first, last):
                line.send(said)
            line.send(None)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return
        except Exception as error:  # noqa: BLE001 - raised again where somebody can act on it
            line.send(_told(error))
            return


def _told(error: Exception) -> Exception:
    """An error in a form that reaches the other process."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own, made in this line
    except Exception:  # noqa: BLE001 - whatever the class of an error makes of being copied
        return RuntimeError(repr(error))
    return error

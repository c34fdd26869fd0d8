"""The work of the process that reads files: it goes through them, and hands articles back.

It holds nothing of the archive. A file that harms it costs that file, and nothing else.
"""

from __future__ import annotations

import gc
import logging
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from ctypes import Array, c_int64
from dataclasses import dataclass, field, replace
from itertools import islice
from multiprocessing.connection import Connection

from db.ingest.amending import Amendments, amended
from db.ingest.duplicates import Prints, prints_of
from db.ingest.source import Code, Options, Original, Reading, Refused
from db.ingest.sources import source_for
from db.ingest.unpacking import Leaf, expected, walk
from db.processes import serve_parent
from db.records import NewSource, never

CHUNK_MEMBERS = 200
"""Members read at once: what a kill can cost, and be done again."""

CHUNK_BYTES = 8 << 20
"""Bytes of members held in memory, so that long articles make short chunks."""

MOST_DATA = 400 << 20
"""Memory that the process may take on Linux, so that both together stay below 512 MiB."""

UNKNOWN = "application/octet-stream"

log = logging.getLogger(__name__)

STEP, TASK, LEAF, IS_READING = range(4)
"""What the process says of itself while it works, in memory that both sides see: steps so far,
the task and the member at hand, and whether that is being read or still being looked for."""


# ---- what is said -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Task:
    """One file to go through."""

    number: int
    original: Original
    skip: int = 0
    """Members from the first on that were handed back before the process was lost."""
    harmful: Mapping[int, Refused] = field(default_factory=dict)
    """Members, by their place, that ended the process: they are not read again."""
    end: tuple[int, Refused] | None = None
    """After how many members looking for a further one ended the process."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """About how many members a file has."""

    task: int
    members: int


@dataclass(frozen=True, slots=True)
class Heads:
    """The SHA-256 of the members that would be read next; asks which are held already."""

    digests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one member gave: an article, a fault, or None when its bytes are held already."""

    task: int
    mime: str
    """The type of the file that it is or stands in."""
    name: str | None
    sha256: str
    size: int
    result: Reading | Refused | None
    prints: Prints | None = None
    """Those of the article, computed here so that the other process has less to do."""


@dataclass(frozen=True, slots=True)
class End:
    """A file was gone through, as far as `fault` let it."""

    task: int
    mime: str
    fault: Refused | None
    members: int
    is_package: bool
    """Whether it holds members of its own, rather than being one article."""


@dataclass(frozen=True, slots=True)
class More:
    """Asks for further tasks."""


# ---- what is done -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """A member that waits to be read, and where it stands."""

    task: int
    mime: str
    container: str | None
    number: int
    leaf: Leaf


class Desk:
    """Owns the tasks at hand and the chunk that grows from them. For one thread."""

    def __init__(
        self,
        line: Connection,
        options: Options,
        amendments: Amendments,
        state: Array[c_int64],
    ) -> None:
        self._line = line
        self._options = options
        self._amendments = amendments
        self._state = state
        self._tasks: deque[Task] = deque()
        self._chunk: list[_Place | End] = []
        self._members = self._bytes = 0

    def work(self) -> None:
        """Go through files until there are no more."""
        while True:
            while self._tasks:
                self._go_through(self._tasks.popleft())
            self._flush()
            self._line.send(More())
            given = self._line.recv()
            if not given:
                return
            self._tasks.extend(given)

    def _go_through(self, task: Task) -> None:
        count, fault, is_package, mime = 0, None, False, UNKNOWN
        try:
            self._note(task.number, 0)
            if source := source_for(task.original):
                mime = source.mime
            self._tell_outlook(task)
            for leaf in self._leaves(task):
                is_package = is_package or leaf.name is not None
                if count >= task.skip:
                    self._put(task, mime, count, leaf)
                count += 1
                self._note(task.number, count)
        except Exception as error:  # noqa: BLE001 - one file must not cost the others
            fault = _fault(error, task.original.name)
        self._chunk.append(End(task.number, mime, fault, count, is_package))

    def _leaves(self, task: Task) -> Iterator[Leaf]:
        leaves = walk(task.original, self._options, never)
        if task.end is None:
            yield from leaves
            return
        last, fault = task.end
        yield from islice(leaves, last)
        raise fault

    def _tell_outlook(self, task: Task) -> None:
        if not task.skip:
            try:
                members = expected(task.original, never)
            except (Refused, OSError):
                return
            if members > 1:
                self._line.send(Outlook(task.number, members))

    def _put(self, task: Task, mime: str, number: int, leaf: Leaf) -> None:
        if harm := task.harmful.get(number):
            leaf = replace(leaf, member=replace(leaf.member, raw=b"", fault=harm))
        container = task.original.sha256 if leaf.name is not None else None
        self._chunk.append(_Place(task.number, mime, container, number, leaf))
        self._members += 1
        self._bytes += len(leaf.member.raw)
        if self._members >= CHUNK_MEMBERS or self._bytes >= CHUNK_BYTES:
            self._flush()

    def _flush(self) -> None:
        """Ask which members are held, read the others, and hand everything back."""
        if not self._chunk:
            return
        chunk, self._chunk, self._members, self._bytes = self._chunk, [], 0, 0
        members = [part.leaf.member for part in chunk if isinstance(part, _Place)]
        digests = {member.sha256 for member in members if not member.fault}
        self._line.send(Heads(tuple(digests)))
        unwanted: frozenset[str] = self._line.recv()
        at = self._state[TASK], self._state[LEAF]
        self._state[IS_READING] = 1
        results = [self._result(part, unwanted) for part in chunk]
        self._state[IS_READING] = 0
        self._note(*at)
        self._line.send(results)

    def _result(self, part: _Place | End, unwanted: frozenset[str]) -> Extracted | End:
        if isinstance(part, End):
            return part
        self._note(part.task, part.number)
        member = part.leaf.member
        result: Reading | Refused | None = None
        if member.fault is not None:
            result = member.fault
        elif member.sha256 not in unwanted:
            result = self._read(part)
        prints = prints_of(result.article) if isinstance(result, Reading) else None
        name, size = part.leaf.name, len(member.raw)
        return Extracted(part.task, part.mime, name, member.sha256, size, result, prints)

    def _read(self, part: _Place) -> Reading | Refused:
        """Make an article of a member, as a person wants it."""
        amendment = self._amendments.items.get(part.leaf.member.sha256)
        if amendment is None:
            return _reading(part, self._options)
        result = _reading(
            part, replace(self._options, encoding=amendment.encoding or self._options.encoding)
        )
        return amended(result, amendment) if isinstance(result, Reading) else result

    def _note(self, task: int, leaf: int) -> None:
        self._state[TASK], self._state[LEAF] = task, leaf
        self._state[STEP] += 1


def _reading(part: _Place, options: Options) -> Reading | Refused:
    """Make an article of a member."""
    leaf = part.leaf
    member, source = leaf.member, leaf.source
    file = NewSource(
        sha256=member.sha256,
        size=len(member.raw),
        original_name=leaf.original_name,
        mime=source.member_mime or source.mime,
        container_sha256=part.container,
        member=leaf.name,
    )
    try:
        return source.read(member, file, options)
    except Exception as error:  # noqa: BLE001 - one file must not cost the others
        return _fault(error, leaf.name or leaf.original_name)


def _fault(error: Exception, name: str) -> Refused:
    """Make a fault of whatever reading a file came to; a mistake of this program is logged."""
    match error:
        case Refused():
            return error
        case MemoryError():
            gc.collect()
            return Refused(Code.TOO_BIG, f"takes more than {MOST_DATA >> 20} MiB of memory")
        case RecursionError():
            return Refused(Code.TOO_BIG, "nested too deep")
        case OSError():
            return Refused(Code.READ, error.strerror or str(error))
    log.error("%s", name, exc_info=error)
    return Refused(Code.READ, f"{type(error).__name__}: {error}")


# ---- the process --------------------------------------------------------------------------


def work(line: Connection, options: Options, amendments: Amendments, state: Array[c_int64]) -> None:
    """Be the process that reads; `line` leads to the one that stores."""
    serve_parent()
    _bound_memory()
    gc.freeze()
    try:
        Desk(line, options, amendments, state).work()
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except Exception:
        # Otherwise multiprocessing would print it, with whatever its message tells of a text.
        log.exception("the process that reads ended")
        sys.exit(1)


def _bound_memory() -> None:
    """Have the system refuse memory beyond MOST_DATA, where it can count what a process holds."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MOST_DATA, MOST_DATA))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

"""Goes through a file and all files inside it, down to what an article can be made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from db.errors import Cancelled
from db.ingest.packages import MOST_FILES, MOST_SWELLING, SWELLS_FROM, kind_of
from db.ingest.source import Code, Member, Options, Original, Refused, Source
from db.ingest.sources import source_for
from db.records import ShouldStop

DEEPEST = 3
"""How many packages may lie in each other."""

_MOST_BYTES = 8 << 30
_LEAST_TIMES = 10
"""How often its own size any file may unpack to: web pages pack to a fifth."""
_LEAST_SIZE_OF_A_FILE = 200
"""Packed bytes: no capture of a page takes less, so a long collection may hold more files."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What one article is to be made of, or what gives none: then `member.fault` says why."""

    source: Source
    """Who reads the member. Of a file without a reader: who found it."""
    member: Member
    name: str | None
    """Where it stands inside the outermost file, None for that file itself. Folders and files
    inside files are parted by `/`: `trong.zip/thư mục/bài.docx`, `danh sách.csv, row 12`."""
    original_name: str
    """The name of the file that it is or stands in, without folders."""


def walk(original: Original, options: Options, should_stop: ShouldStop) -> Iterator[Leaf]:
    """Yield everything in a file that an article can be made of, and each fault found inside.

    A fault of a file inside is a leaf, and the walk goes on with the next one. Raises Refused when
    the outermost file has no reader, is damaged, empty or swells: what came before is good.
    Raises Cancelled, and OSError when the outermost file cannot be read.
    """
    return _Walk(original, options, should_stop).over(original)


def expected(original: Original, should_stop: ShouldStop) -> int:
    """Estimate how many leaves `walk` will find, at least 1, without going into files inside.

    Raises Cancelled and OSError.
    """
    source = source_for(original)
    if source is None or source.count is None:
        return 1
    try:
        return max(1, source.count(original, should_stop))
    except Refused:
        return 1


class _Walk:
    """One way through an outermost file. It knows how much may still come out of that."""

    def __init__(self, outermost: Original, options: Options, should_stop: ShouldStop) -> None:
        self._options = options
        self._should_stop = should_stop
        most = max(_MOST_BYTES, _LEAST_TIMES * outermost.size)
        self._bytes = min(most, max(SWELLS_FROM, MOST_SWELLING * outermost.size))
        self._files = max(MOST_FILES, outermost.size // _LEAST_SIZE_OF_A_FILE)

    def over(self, original: Original) -> Iterator[Leaf]:
        """Yield the leaves of the outermost file, whose own fault is raised."""
        source = _reader(original)
        members = source.members(original, self._options, self._should_stop)
        empty = True
        for leaf in self._leaves(source, original, members, None, 1):
            empty = False
            yield leaf
        if empty:
            raise Refused(Code.EMPTY)

    def _leaves(
        self,
        source: Source,
        original: Original,
        members: Iterator[Member],
        place: str | None,
        depth: int,
    ) -> Iterator[Leaf]:
        """Yield the leaves of one file; `place` is its own inside the outermost one."""
        for member in members:
            if self._should_stop():
                raise Cancelled
            name = _joined(place, member)
            if member.fault or not member.is_file:
                yield Leaf(source, member, name, original.name)
            elif depth > DEEPEST:
                deeper = Refused(Code.BAD_ARCHIVE, f"deeper than {DEEPEST}")
                yield Leaf(source, _faulty(deeper), place, original.name)
                return
            else:
                self._spend(member)
                yield from self._inside(source, member, name, depth)

    def _spend(self, member: Member) -> None:
        """Count one more file; raises Refused when the outermost one is made to swell."""
        self._bytes -= len(member.raw)
        self._files -= 1
        if self._bytes < 0:
            raise Refused(Code.BAD_ARCHIVE, "it swells without end")
        if self._files < 0:
            raise Refused(Code.TOO_BIG, "more files inside than one file may have")

    def _inside(
        self, source: Source, member: Member, place: str | None, depth: int
    ) -> Iterator[Leaf]:
        """Yield the leaves of a file inside another one, all its faults among them."""
        name = (member.name or "").rstrip("/").rsplit("/", 1)[-1]
        size = len(member.raw)
        inner = Original(name, member.sha256, size, content=member.raw, hints=member.hints)
        try:
            reader = _reader(inner)
        except Refused as fault:
            yield Leaf(source, _faulty(fault), place, name)
            return
        members = self._mended(reader.members(inner, self._options, self._should_stop))
        yield from self._leaves(reader, inner, members, place, depth + 1)

    def _mended(self, members: Iterator[Member]) -> Iterator[Member]:
        """Yield a fault as a last member in place of raising it."""
        empty = True
        try:
            for member in members:
                empty = False
                yield member
        except Refused as fault:
            yield _faulty(fault)
        else:
            if empty:
                yield _faulty(Refused(Code.EMPTY))


def _reader(original: Original) -> Source:
    """Choose the reader of a file; raises Refused when it is not to be read."""
    source = source_for(original)
    if source is None:
        what = kind_of(original.name) or original.hints.mime or "such files"
        raise Refused(Code.UNSUPPORTED, f"no reader for {what}")
    if source.most_bytes is not None and original.size > source.most_bytes:
        raise Refused(Code.TOO_BIG, f"longer than {source.most_bytes >> 20} MiB")
    return source


def _faulty(fault: Refused) -> Member:
    return Member(b"", "", fault=fault)


def _joined(place: str | None, member: Member) -> str | None:
    if place is None or member.name is None:
        return place or member.name
    return f"{place}/{member.name}" if member.is_file else f"{place}, {member.name}"

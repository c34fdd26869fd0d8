"""Reads the pages of a damaged database one by one, as far as the disk still gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import BinaryIO, Final, NamedTuple, Self

from db.salvaging.cells import (
    INTERIOR,
    Cell,
    CellDamaged,
    PageHead,
    PageKind,
    Value,
    child_at,
    read_cell,
    read_head,
    read_record,
)
from db.salvaging.write_ahead import PAGE_SIZES, WriteAhead, read_log

HEADER: Final = 100
MAGIC: Final = b"SQLite format 3\x00"
LEAST_USABLE: Final = 480
MOST_PAYLOAD: Final = 1 << 26
"""Of one row, in bytes: more than any text that the archive takes in."""

TIMES_READ: Final = 16
"""So many times the size of the file may be read from overflow pages: damage can make many rows
lead to the same chain."""

SAMPLE: Final = 400
"""Pages looked at for their size, where the head of the database does not tell it."""

_EMPTY: Final[Mapping[int, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it lies in the file, read whole."""

    rowid: int | None
    values: tuple[Value, ...]
    pages: tuple[int, ...]
    """The pages it lies in."""


class _Shape(NamedTuple):
    page_size: int
    reserved: int


class PageFile:
    """Owns a database that is read page by page, and its log; never written. For one thread.

    Pages are numbered from 1. A page that the disk does not give is empty, and counted. Where the
    log holds a page its newest state is the one that counts.
    """

    def __init__(self, database: Path) -> None:
        self.size = database.stat().st_size if database.is_file() else 0
        self._file: BinaryIO | None = database.open("rb") if self.size else None
        log = Path(f"{database}-wal")
        head = self._raw(0, HEADER)
        known = _shape_in(head)
        self.log = _sound_log(log, known.page_size if known else None)
        self._log_file: BinaryIO | None = log.open("rb") if self.log else None
        shape = self._choose_shape(known)
        self.page_size, self.usable = shape.page_size, shape.page_size - shape.reserved
        self.unread: set[int] = set()
        """Pages that the disk did not give."""
        self._held: Mapping[int, int] = self.log.committed if self.log else _EMPTY
        in_file = -(-self.size // self.page_size)
        self.count = max([in_file, *self._held, *self.later_pages])
        self.followed = 0
        """Bytes read from overflow pages."""
        self._most = TIMES_READ * max(self.size, self.count * self.page_size)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the files."""
        for file in (self._file, self._log_file):
            if file is not None:
                file.close()

    @property
    def later_pages(self) -> Sequence[int]:
        """The pages that stand in the log behind something that is damaged."""
        return sorted(self.log.later) if self.log else ()

    def look_later(self) -> None:
        """From now on give pages as the log has them behind what is damaged in it."""
        if self.log is not None:
            self._held = {**self.log.committed, **self.log.later}

    def page(self, number: int) -> bytes:
        """Give a page; shorter, or empty, where the file ends or the disk fails."""
        at = self._held.get(number)
        if at is not None and self._log_file is not None:
            return _read_at(self._log_file, at, self.page_size) or b""
        if not 1 <= number <= self.count:
            return b""
        content = self._raw((number - 1) * self.page_size, self.page_size)
        if content is None:
            self.unread.add(number)
            return b""
        return content

    def head(self, number: int, page: bytes) -> PageHead | None:
        """Read the head of a page; None for what belongs to no b-tree."""
        return read_head(page, HEADER if number == 1 else 0, self.usable)

    def children(self, page: bytes, head: PageHead) -> Iterator[int]:
        """Give the pages that an interior page leads to, sound numbers or not."""
        if head.kind in INTERIOR:
            for at in head.cells:
                if at + 4 <= len(page):
                    yield child_at(page, at)
            yield head.right

    def records(self, number: int) -> Iterator[Record | None]:
        """Give the rows in a page; None for each that cannot be read whole.

        Rows lie in the leaves of a table, and in all pages of an index.
        """
        page = self.page(number)
        head = self.head(number, page)
        if head is None or head.kind is PageKind.TABLE_INTERIOR:
            return
        for at in head.cells:
            try:
                cell = read_cell(page, at, head.kind, self.usable)
                payload, pages = self._payload(cell)
                yield Record(cell.rowid, read_record(payload), (number, *pages))
            except CellDamaged:
                yield None

    def freed(self) -> frozenset[int]:
        """The pages that the database no longer used; what lies there was deleted."""
        head = self.page(1)[:HEADER]
        if not head.startswith(MAGIC):
            return frozenset()
        trunk, found = int.from_bytes(head[32:36], "big"), set[int]()
        while 1 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            page = self.page(trunk)
            count = min(int.from_bytes(page[4:8], "big"), self.usable // 4 - 2)
            leaves = (int.from_bytes(page[8 + 4 * n : 12 + 4 * n], "big") for n in range(count))
            found.update(leaf for leaf in leaves if 1 < leaf <= self.count)
            trunk = int.from_bytes(page[:4], "big")
        return frozenset(found)

    def _payload(self, cell: Cell) -> tuple[bytes, tuple[int, ...]]:
        """Follow the chain of overflow pages to its end. Raises CellDamaged."""
        missing = cell.size - len(cell.local)
        if missing == 0:
            return cell.local, ()
        room = self.usable - 4
        if cell.size > MOST_PAYLOAD or missing > self.count * room:
            raise CellDamaged
        parts, chain = [cell.local], dict[int, None]()
        number = cell.overflow
        while missing > 0:
            if not 1 < number <= self.count or number in chain or self.followed >= self._most:
                raise CellDamaged
            chain[number] = None
            page = self.page(number)
            part = page[4 : 4 + min(missing, room)]
            self.followed += self.page_size
            if len(part) < min(missing, room):
                raise CellDamaged
            parts.append(part)
            missing -= len(part)
            number = int.from_bytes(page[:4], "big")
        if number != 0:
            raise CellDamaged
        return b"".join(parts), tuple(chain)

    def _raw(self, at: int, size: int) -> bytes | None:
        return _read_at(self._file, at, size) if self._file is not None else b""

    def _choose_shape(self, known: _Shape | None) -> _Shape:
        """Find the size of a page: as the head says, unless the pages themselves say otherwise."""
        if self.log is not None:
            reserved = known.reserved if known else 0
            return _Shape(self.log.page_size, reserved)
        shapes = [_Shape(size, 0) for size in PAGE_SIZES]
        if known is not None:
            shapes = [known, *(shape for shape in shapes if shape != known)]
        fitting = [(self._fit(shape), shape) for shape in shapes]
        best = max(score for score, _ in fitting)
        if best == 0:
            return known or _Shape(4096, 0)
        return next(shape for score, shape in fitting if score == best)

    def _fit(self, shape: _Shape) -> int:
        """Count bytes of pages that are filled to their very end by cells, as SQLite fills them."""
        count = self.size // shape.page_size
        step = max(1, count // SAMPLE)
        found = 0
        for number in range(1, count + 1, step):
            page = self._raw((number - 1) * shape.page_size, shape.page_size) or b""
            usable = shape.page_size - shape.reserved
            head = read_head(page, HEADER if number == 1 else 0, usable)
            if head is not None and head.cells and head.kind is not PageKind.TABLE_INTERIOR:
                found += _fills(page, head, usable)
        return found * shape.page_size * step


def _fills(page: bytes, head: PageHead, usable: int) -> bool:
    """Whether the last cell of a page ends where the page ends."""
    at = max(head.cells)
    try:
        cell = read_cell(page, at, head.kind, usable)
    except CellDamaged:
        return False
    lead = page.find(cell.local, at) if cell.local else at
    return lead + len(cell.local) + (4 if cell.overflow else 0) == usable


def _shape_in(head: bytes | None) -> _Shape | None:
    if head is None or len(head) < HEADER or not head.startswith(MAGIC):
        return None
    size = int.from_bytes(head[16:18], "big")
    size = 65536 if size == 1 else size
    if size not in PAGE_SIZES or size - head[20] < LEAST_USABLE:
        return None
    return _Shape(size, head[20])


def _sound_log(path: Path, page_size: int | None) -> WriteAhead | None:
    try:
        return read_log(path, page_size)
    except OSError:
        return None


def _read_at(file: BinaryIO, at: int, size: int) -> bytes | None:
    """Read from a place; None where the disk does not give it."""
    try:
        file.seek(at)
        return file.read(size)
    except OSError:
        return None

"""Finds the rows of our tables in a damaged database: by its trees, and by how rows look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice
from typing import Final, NamedTuple

from db.records.jobs import Progress
from db.salvaging.cells import INTERIOR, PageKind
from db.salvaging.pages import PageFile, Record
from db.salvaging.shapes import Row, Shape

SCHEMA_TABLE: Final = "sqlite_master"
_SCHEMA_COLUMNS: Final = 5
_KINDS: Final = frozenset({"table", "index", "trigger", "view"})
REVISIONS: Final = "alembic_version"
_INDEX: Final = ""
"""Owns the pages of indexes, which hold nothing that tables do not."""

LOOKED_AT: Final = 8
"""Rows of a page by which it is decided whose they are."""

TELL_EVERY: Final = 2_000


class Standing(IntEnum):
    """How surely a row was part of the database when it was damaged; the higher is believed."""

    LOOSE = 1
    """No tree leads to its page: the tree is damaged, or the page was no longer in use."""
    IN_TREE = 2
    LATER = 3
    """From a save behind what is damaged in the log."""


class FoundRow(NamedTuple):
    """A row of one of our tables, read whole."""

    table: str
    values: Row
    standing: Standing
    pages: tuple[int, ...]


@dataclass
class Tally:
    """What was met on the way through a database."""

    pages: int = 0
    rows: int = 0
    broken: int = 0
    """Rows that could not be read whole, or hold what the archive would not store."""
    strange: int = 0
    """Pages with rows that belong to none of our tables."""


class RowFinder:
    """Owns the way through all pages of one damaged database. For one thread.

    It takes each page at most a few times, whatever the pages say of each other.
    """

    def __init__(self, pages: PageFile, shapes: Mapping[str, Shape]) -> None:
        self._pages = pages
        self._shapes = shapes
        self.tally = Tally(pages=pages.count)
        self._owners: dict[int, str] = {}
        """Whose each page is, as far as a tree tells it."""
        self.revision: int | None = None
        """The number of the format that the database says it has, where that can be read."""

    def found(self, heard: Callable[[Progress], None]) -> Iterator[FoundRow]:
        """Give every row that can be read whole and belongs to a table that is known."""
        self._own_pages()
        freed = self._pages.freed()
        total = self._pages.count
        for number in range(1, total + 1):
            if number % TELL_EVERY == 0:
                heard(Progress("reading", number, total))
            if number not in freed:
                yield from self._rows(number, later=False)
        self._pages.look_later()
        for number in self._pages.later_pages:
            yield from self._rows(number, later=True)
        heard(Progress("reading", total, total))

    # ---- whose a page is ------------------------------------------------------------------

    def _own_pages(self) -> None:
        """Follow the trees of all tables and indexes whose root is still told."""
        for root, owner in self._roots().items():
            self._follow(root, owner)

    def _roots(self) -> Mapping[int, str]:
        roots: dict[int, str] = {}
        doubtful: set[int] = set()
        for number in range(1, self._pages.count + 1):
            head = self._pages.head(number, self._pages.page(number))
            if head is None or head.kind is not PageKind.TABLE_LEAF:
                continue
            for record in self._pages.records(number):
                told = _told_root(record)
                if told is None:
                    if record is not None:
                        break  # of a page that is no part of the schema
                    continue
                root, owner = told
                if roots.setdefault(root, owner) != owner:
                    doubtful.add(root)
        return {root: owner for root, owner in roots.items() if root not in doubtful}

    def _follow(self, root: int, owner: str) -> None:
        wanted, seen = [root], set[int]()
        while wanted:
            number = wanted.pop()
            if number in seen or not 1 < number <= self._pages.count:
                continue
            seen.add(number)
            page = self._pages.page(number)
            head = self._pages.head(number, page)
            if head is None:
                continue
            if self._owners.setdefault(number, owner) != owner:
                self._owners[number] = SCHEMA_TABLE  # of two trees: no longer told by either
                continue
            if head.kind in INTERIOR:
                wanted.extend(self._pages.children(page, head))

    # ---- rows of a page -------------------------------------------------------------------

    def _rows(self, number: int, *, later: bool) -> Iterator[FoundRow]:
        head = self._pages.head(number, self._pages.page(number))
        if head is None or head.kind is PageKind.TABLE_INTERIOR or not head.cells:
            return
        owner = self._owners.get(number)
        is_index = head.kind is not PageKind.TABLE_LEAF
        if owner == _INDEX and is_index:
            return
        shape = self._shapes.get(owner or "")
        standing = Standing.IN_TREE
        if shape is None or not self._fits(shape, number):
            shape, standing = self._recognised(number), Standing.LOOSE
        if shape is None:
            if owner == REVISIONS:
                self._read_revision(number)
            if not is_index and owner is None and not self._is_schema(number):
                self.tally.strange += 1
            return
        for record in self._pages.records(number):
            row = None if record is None else shape.row(record)
            if record is None or row is None:
                self.tally.broken += 1
            else:
                self.tally.rows += 1
                yield FoundRow(shape.name, row, Standing.LATER if later else standing, record.pages)

    def _fits(self, shape: Shape, number: int) -> bool:
        """Whether a page holds rows of the table whose tree leads to it."""
        sound = [record for record in self._first(number) if record is not None]
        return not sound or any(shape.row(record) is not None for record in sound)

    def _recognised(self, number: int) -> Shape | None:
        """Tell by how its rows look whose a page is; None where two tables could own it."""
        votes: Counter[str] = Counter()
        for record in self._first(number):
            for shape in self._shapes.values() if record is not None else ():
                row = shape.row(record) if record is not None else None
                if row is not None and shape.resembles(row) and shape.is_told_from_its_indexes:
                    votes[shape.name] += 1
        first, second = [*votes.most_common(2), ("", 0), ("", 0)][:2]
        return self._shapes[first[0]] if first[1] > second[1] else None

    def _read_revision(self, number: int) -> None:
        for record in self._first(number):
            told = record.values[0] if record is not None and record.values else None
            if isinstance(told, str) and told.isascii() and told.isdigit():
                self.revision = int(told)

    def _first(self, number: int) -> Iterator[Record | None]:
        return islice(self._pages.records(number), LOOKED_AT)

    def _is_schema(self, number: int) -> bool:
        return any(_told_root(record) is not None for record in self._first(number))


def _told_root(record: Record | None) -> tuple[int, str] | None:
    """Read a line of the schema: the root of a tree, and the table it is of."""
    if record is None or record.rowid is None or len(record.values) != _SCHEMA_COLUMNS:
        return None
    kind, name, _table, root, sql = record.values
    if kind not in _KINDS or not isinstance(name, str) or not isinstance(root, int):
        return None
    if not (sql is None or isinstance(sql, str)) or (kind == "table" and not sql):
        return None
    return root, name if kind == "table" else _INDEX

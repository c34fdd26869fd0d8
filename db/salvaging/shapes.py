"""What rows of each table look like, so that they are known where nothing says whose they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BLOB, REAL, CheckConstraint, Integer, LargeBinary
from sqlalchemy import Table as SqlTable

from db import tables
from db.salvaging.cells import Value
from db.salvaging.pages import Record

_ONE_OF = re.compile(r"^(\w+) IN \((.*)\)$", re.DOTALL)
_WORD = re.compile(r"'((?:[^']|'')*)'|(\d+)")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d")
_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SHA256 = re.compile(r"[0-9a-f]{64}")

_TOKEN_BYTES = 8


Row = tuple[Value, ...]
"""The values of all columns of a table, in their order."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a value of one column may be."""

    name: str
    kinds: tuple[type, ...]
    nullable: bool
    words: frozenset[Value] | None
    default: Value
    """What a row of a former version has, which ends before this column."""

    def takes(self, value: Value) -> bool:
        """Whether the archive would store this value."""
        if value is None:
            return self.nullable
        if not isinstance(value, self.kinds) or (isinstance(value, str) and "\0" in value):
            return False
        return self.words is None or value in self.words

    def resembles(self, value: Value) -> bool:
        """Whether a value looks as those of this column do."""
        if isinstance(value, str):
            if self.name == "uid":
                return _UID.fullmatch(value) is not None
            if self.name.endswith("sha256"):
                return _SHA256.fullmatch(value) is not None
            if self.name.endswith("_at"):
                return _MOMENT.match(value) is not None
        if isinstance(value, bytes) and self.name == "tok":
            return len(value) == _TOKEN_BYTES
        return not isinstance(value, int) or not self.name.endswith("_id") or value > 0


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of one table, in the order of the file."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[int, ...]
    """Which columns are the primary key."""
    numbered: int | None
    """The column that is the number of the row; the file keeps no value for it."""
    is_compact: bool
    """Its rows lie in an index, under their key."""

    def row(self, record: Record) -> Row | None:
        """Read a record as a row of this table; None when it cannot be one."""
        if (record.rowid is None) is not self.is_compact or not (
            0 < len(record.values) <= len(self.columns)
        ):
            return None
        values: list[Any] = list(record.values)
        if self.numbered is not None and self.numbered < len(values):
            if values[self.numbered] is not None or (record.rowid or 0) < 1:
                return None
            values[self.numbered] = record.rowid
        values += [column.default for column in self.columns[len(values) :]]
        return tuple(values) if all(map(Column.takes, self.columns, values)) else None

    def resembles(self, row: Row) -> bool:
        """Whether a row looks as those of this table do."""
        return all(map(Column.resembles, self.columns, row))

    @property
    def is_told_from_its_indexes(self) -> bool:
        """Whether a row cannot be taken for an entry of an index of the same table."""
        return not self.is_compact or len(self.key) < len(self.columns)


def shapes() -> Mapping[str, Shape]:
    """The shapes of all tables of today's archive, by name, parents before their children."""
    return {table.name: _shape(table) for table in tables.Table.metadata.sorted_tables}


def _shape(table: SqlTable) -> Shape:
    words = _words(table)
    is_compact = table.dialect_options["sqlite"]["with_rowid"] is False
    key = [column.name for column in table.primary_key.columns]
    names = [column.name for column in table.columns]
    is_numbered = (
        not is_compact and len(key) == 1 and isinstance(table.columns[key[0]].type, Integer)
    )
    return Shape(
        table.name,
        tuple(_column(column, words.get(column.name)) for column in table.columns),
        tuple(map(names.index, key)),
        names.index(key[0]) if is_numbered else None,
        is_compact,
    )


def _column(column: Any, words: frozenset[Value] | None) -> Column:
    return Column(column.name, _kinds(column.type), bool(column.nullable), words, _default(column))


def _default(column: Any) -> Value:
    """What SQLite takes where nothing is said; None where that is nothing, or is computed."""
    if column.server_default is None:
        return None
    argument = column.server_default.arg
    if isinstance(argument, str):
        return argument
    told = _WORD.fullmatch(argument.text)
    return _listed(told[0])[0] if told is not None else None


def _kinds(declared: object) -> tuple[type, ...]:
    if isinstance(declared, Integer):
        return (int,)
    if isinstance(declared, REAL):
        return (float, int)  # a whole number is kept as one
    return (bytes,) if isinstance(declared, BLOB | LargeBinary) else (str,)


def _words(table: SqlTable) -> Mapping[str, frozenset[Value]]:
    """What the columns may hold where the table allows only some words."""
    found: dict[str, frozenset[Value]] = {}
    for constraint in table.constraints:
        if isinstance(constraint, CheckConstraint):
            said = _ONE_OF.match(str(constraint.sqltext))
            if said is not None:
                found[said[1]] = frozenset(_listed(said[2]))
    return found


def _listed(words: str) -> Sequence[Value]:
    return [int(number) if number else word for word, number in _WORD.findall(words)]

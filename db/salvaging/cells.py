"""Reads one page of a database: its cells, and the values of a record, per SQLite's file format.

Source of every rule: https://www.sqlite.org/fileformat2.html, sections 1.5, 1.6 and 2.1.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

Value = int | float | str | bytes | None

MOST_COLUMNS: Final = 200
"""Of a record: our widest table has a quarter of this."""

_SIZES: Final = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
"""Bytes that a value takes, by its serial type; 10 and 11 are never in a file."""

_FIRST_BLOB: Final = 12
_REAL: Final = 7
_ZERO: Final = 8
_ONE: Final = 9
_MORE: Final = 0x80
"""Of a byte of a varint: another one follows."""


class CellDamaged(Exception):
    """A cell or a record is not whole; nothing of it is handed out."""


class PageKind(IntEnum):
    """What the first byte of a page of a b-tree says."""

    INDEX_INTERIOR = 2
    TABLE_INTERIOR = 5
    INDEX_LEAF = 10
    TABLE_LEAF = 13


INTERIOR: Final = frozenset({PageKind.INDEX_INTERIOR, PageKind.TABLE_INTERIOR})
_KINDS: Final = {int(kind): kind for kind in PageKind}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with a payload: the row's number (None in an index) and where its bytes are."""

    rowid: int | None
    size: int
    """Of the whole payload, in bytes."""
    local: bytes
    """What of it lies in this page."""
    overflow: int
    """The first page with the rest; 0 for none."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """The head of a page of a b-tree."""

    kind: PageKind
    cells: tuple[int, ...]
    """Where the cells begin."""
    right: int
    """The rightmost child of an interior page; else 0."""


def read_varint(content: bytes, at: int) -> tuple[int, int]:
    """Read a number of 1 to 9 bytes; where it ends comes with it. Raises CellDamaged."""
    value = 0
    try:
        for _ in range(8):
            byte = content[at]
            at += 1
            value = value << 7 | byte & 0x7F
            if byte < _MORE:
                return value, at
        return value << 8 | content[at], at + 1
    except IndexError:
        raise CellDamaged from None


def signed(value: int) -> int:
    """Read 64 bits as a signed number, as rows are numbered."""
    return value - (1 << 64) if value >> 63 else value


def read_head(page: bytes, start: int, usable: int) -> PageHead | None:
    """Read the head of a page (at 100 in the first page, else at 0); None for what is no b-tree."""
    if len(page) < start + 8 or page[start] not in _KINDS:
        return None
    kind = _KINDS[page[start]]
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + (12 if kind in INTERIOR else 8)
    if first + 2 * count > min(usable, len(page)):
        return None
    cells = struct.unpack_from(f">{count}H", page, first)
    behind = first + 2 * count
    whole = tuple(at for at in cells if behind <= at < usable)
    right = int.from_bytes(page[start + 8 : start + 12], "big") if kind in INTERIOR else 0
    return PageHead(kind, whole, right)


def child_at(page: bytes, at: int) -> int:
    """Read the number of the child that a cell of an interior page leads to."""
    return int.from_bytes(page[at : at + 4], "big")


def read_cell(page: bytes, at: int, kind: PageKind, usable: int) -> Cell:
    """Read a cell that has a payload. Raises CellDamaged."""
    rowid = None
    if kind is PageKind.INDEX_INTERIOR:
        at += 4
    size, at = read_varint(page, at)
    if kind is PageKind.TABLE_LEAF:
        number, at = read_varint(page, at)
        rowid = signed(number)
    is_table = kind is PageKind.TABLE_LEAF
    most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
    if size <= most:
        return Cell(rowid, size, _slice(page, at, size, usable), 0)
    least = (usable - 12) * 32 // 255 - 23
    here = least + (size - least) % (usable - 4)
    here = here if here <= most else least
    local = _slice(page, at, here, usable)
    return Cell(rowid, size, local, int.from_bytes(_slice(page, at + here, 4, usable), "big"))


def _slice(page: bytes, at: int, size: int, usable: int) -> bytes:
    if at + size > min(usable, len(page)):
        raise CellDamaged
    return page[at : at + size]


def read_record(payload: bytes) -> tuple[Value, ...]:
    """Read the values of a record: all of them, to the last byte. Raises CellDamaged."""
    end, at = read_varint(payload, 0)
    if not at <= end <= len(payload):
        raise CellDamaged
    types = []
    while at < end:
        one, at = read_varint(payload, at)
        types.append(one)
        if len(types) > MOST_COLUMNS:
            raise CellDamaged
    if at != end or end + sum(map(_size, types)) != len(payload):
        raise CellDamaged
    values: list[Value] = []
    for one in types:
        size = _size(one)
        values.append(_value(one, payload[at : at + size]))
        at += size
    return tuple(values)


def _size(serial: int) -> int:
    if serial >= _FIRST_BLOB:
        return (serial - _FIRST_BLOB) // 2
    try:
        return _SIZES[serial]
    except KeyError:
        raise CellDamaged from None


def _value(serial: int, content: bytes) -> Value:
    if serial >= _FIRST_BLOB:
        if serial % 2 == 0:
            return content
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            raise CellDamaged from None
    if serial == 0:
        return None
    if serial == _REAL:
        return float(struct.unpack(">d", content)[0])
    if serial in {_ZERO, _ONE}:
        return serial - _ZERO
    return int.from_bytes(content, "big", signed=True)

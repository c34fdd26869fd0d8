"""The rows of a table become members: where its header is, and which column holds what."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from db.ingest.columns import STACKED, ColumnProfile, read_profile
from db.ingest.guessing import guess_columns, listed, matching, name_key
from db.ingest.mapping import COLUMN, GUESSED, RECORD, map_fields, object_profile
from db.ingest.source import MOST_BYTES, Code, Member, Options, Reading, Refused
from db.records import NewSource

SAMPLE_ROWS: Final = 200
"""Rows that are looked at before the first one is read."""

_SAMPLE_CHARACTERS: Final = 2 << 20
_LAST_HEADER: Final = 20
"""How far down a header is looked for when nobody says where it is."""
_LONGEST_NAME: Final = 200
MOST_COLUMNS: Final = 1 << 14
"""As many as a sheet of a spreadsheet may have."""
_LETTERS: Final = 26

_HALF: Final = b"\xed"
_ESCAPED_BYTE: Final = re.compile(rb"\xed[\xa0-\xbf]")
"""Half of a character, which stands for a byte that is in no encoding."""


class Row(NamedTuple):
    """A row as the format gives it. With a fault its cells are of no use."""

    number: int
    """As a spreadsheet counts, from 1."""
    cells: Sequence[str]
    fault: Refused | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a table, and how the rest is to be read."""

    header: tuple[str, ...]
    """The names of the columns, each another one; empty when the table has no row."""
    rows: tuple[Row, ...]
    """The first rows below the header."""
    profile: ColumnProfile
    """With the names that the columns have in this table."""
    guessed: bool
    unmapped: tuple[str, ...] = ()
    """Columns that hold something and are no part of an article."""
    fault: Refused | None = None
    """Why the table gives no articles."""


def column_name(at: int) -> str:
    """Name a column that has no name as spreadsheets do; `at` counts from 0."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"column {letters}"


def look(rows: Iterator[Row], profile: ColumnProfile | None, *, epoch: int = 1900) -> Head:
    """Take the first rows of a table and find its header; `rows` goes on behind them.

    `profile` is that of a person; None to guess one. What speaks against the table is the `fault`
    of the answer; raises what `rows` raises.
    """
    first = _first_rows(rows)
    guessed = profile is None
    at = _header_place(first, profile)
    names = _names(first, at)
    below = tuple(first[at + 1 :])
    cells = [row.cells for row in below]
    fault: Refused | None = None
    if profile is None:
        profile = guess_columns(names, cells, epoch=epoch)
        if "headline" not in profile.columns:
            fault = Refused(Code.MAPPING, f"no column of headlines; found: {listed(names)}")
    else:
        profile, fault = _resolved(profile, names)
    if not any(map(_is_filled, [*cells, names])):
        fault = Refused(Code.EMPTY)
    mapped = {name for column in profile.columns.values() for name in column.names}
    unmapped = tuple(
        name
        for place, name in enumerate(names)
        if name not in mapped and any(row[place].strip() for row in cells if place < len(row))
    )
    return Head(names, below, profile, guessed, unmapped, fault)


def _first_rows(rows: Iterator[Row]) -> list[Row]:
    first: list[Row] = []
    characters = 0
    for row in rows:
        first.append(row)
        characters += sum(map(len, row.cells))
        if len(first) >= SAMPLE_ROWS or characters >= _SAMPLE_CHARACTERS:
            break
    return first


def _is_filled(cells: Sequence[str]) -> bool:
    return any(cell and not cell.isspace() for cell in cells)


def _header_place(rows: Sequence[Row], profile: ColumnProfile | None) -> int:
    """Tell which of the rows is the header; -1 when the table has none."""
    if profile is not None and profile.header_row is not None:
        places = (at for at, row in enumerate(rows) if row.number == profile.header_row)
        return next(places, -1)
    wanted = {name_key(name) for name in profile.columns["headline"].names} if profile else set()
    best, most = -1, 0
    for at, row in enumerate(rows[:_LAST_HEADER]):
        if profile is None:
            found = matching(row.cells)
            known = len(found) if "headline" in found else 0
        else:
            known = int(any(name_key(cell) in wanted for cell in row.cells))
        if known > most:
            best, most = at, known
    if best < 0:
        best = next((at for at, row in enumerate(rows) if _is_filled(row.cells)), -1)
    return best


def _names(rows: Sequence[Row], at: int) -> tuple[str, ...]:
    """Give each column a name of its own."""
    header = list(rows[at].cells) if at >= 0 else []
    if at < 0:
        header = [""] * max((len(row.cells) for row in rows), default=0)
    while header and not header[-1].strip():
        if at < 0:
            break
        header.pop()
    names: dict[str, None] = {}
    for place, cell in enumerate(header[:MOST_COLUMNS]):
        name = " ".join(cell.split())[:_LONGEST_NAME] or column_name(place)
        again = 2
        unique = name
        while unique in names:
            unique = f"{name} ({again})"
            again += 1
        names[unique] = None
    return tuple(names)


def _resolved(
    profile: ColumnProfile, header: Sequence[str]
) -> tuple[ColumnProfile, Refused | None]:
    """Put the names that columns have in a table for those of the profile."""
    by_key: dict[str, str] = {}
    for name in header:
        by_key.setdefault(name_key(name), name)
    exact = set(header)
    columns = {}
    missing = []
    for part, column in profile.columns.items():
        found = (name if name in exact else by_key.get(name_key(name)) for name in column.names)
        names = tuple(dict.fromkeys(name for name in found if name is not None))
        if names:
            columns[part] = replace(column, names=names)
        if not names or (part in STACKED and len(names) < len(set(column.names))):
            missing.append(f"{part} ({', '.join(column.names)})")
    fault = None
    if missing:
        detail = f"no column for {'; '.join(missing)}; found: {listed(header)}"
        fault = Refused(Code.MAPPING, detail)
    return replace(profile, columns=MappingProxyType(columns)), fault


# ---- rows to members ---------------------------------------------------------------------------


def members(
    head: Head,
    rows: Iterator[Row],
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    warnings: Sequence[str] = (),
) -> Iterator[Member]:
    """Yield the rows of a table, blank ones left out; `rows` are those behind the head.

    The digest of a row is that of its cells under the names of their columns, in one order and
    without empty ones: the same row in another file, or parted by another sign, has the same.
    Behind the cells a member holds how they are to be read. Raises the fault of the head.
    """
    if head.fault:
        raise head.fault
    place = f"{sheet}, " if sheet else ""
    plain: dict[str, Any] = {"profile": head.profile.document(), "guessed": head.guessed}
    if encoding:
        plain["encoding"] = encoding
    usual = _line(plain)
    said = [*warnings, *head.profile.notes]
    if head.unmapped:
        said.append(f"columns that are no part of an article: {listed(head.unmapped)}")
    for row in chain(head.rows, rows):
        name = f"{place}row {row.number}"
        if row.fault:
            yield Member(b"", "", name, row.fault)
            continue
        if not _is_filled(row.cells) or _repeats(head.header, row.cells):
            continue
        cells, extra = _cells(head.header, row.cells)
        raw = _line(cells)
        fault = _fault(raw, encoding)
        if fault:
            yield Member(b"", "", name, fault)
            continue
        if extra:
            said.append(f"cells beyond the header: {listed(extra)}")
        context = _line(plain | {"warning": "; ".join(said)}) if said else usual
        said = []
        yield Member(raw + b"\n" + context, hashlib.sha256(raw).hexdigest(), name)


def _fault(raw: bytes, encoding: str | None) -> Refused | None:
    """Tell what speaks against the cells of a row."""
    if len(raw) > MOST_BYTES:
        return Refused(Code.TOO_BIG, f"longer than {MOST_BYTES >> 20} MiB")
    if encoding and _HALF in raw and _ESCAPED_BYTE.search(raw):
        return Refused(Code.ENCODING, f"not {encoding}")
    return None


def _repeats(header: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row is the header once more, as on each page of a printed list."""
    pairs = zip(row, header, strict=False)
    return len(row) <= len(header) and all(
        cell == name or not cell or " ".join(cell.split()) == name for cell, name in pairs
    )


def _cells(header: Sequence[str], row: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Put the cells of a row under the names of their columns; tell those that have none."""
    named = {
        name: cell for name, cell in zip(header, row, strict=False) if cell and not cell.isspace()
    }
    extra: list[str] = []
    for at in range(len(header), len(row)):
        if row[at].strip():
            extra.append(column_name(at))
            named.setdefault(column_name(at), row[at])
    return named, extra


def _line(fields: dict[str, Any]) -> bytes:
    written = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return written.encode("utf-8", "surrogatepass")


class _Context(NamedTuple):
    """How the cells of a row are to be read."""

    profile: ColumnProfile
    guessed: bool
    encoding: str | None
    warning: str | None


@lru_cache(8)
def _context(written: bytes) -> _Context:
    told = json.loads(written.decode("utf-8", "surrogatepass"))
    return _Context(
        read_profile(told["profile"]), told["guessed"], told.get("encoding"), told.get("warning")
    )


def read_row(member: Member, source: NewSource, options: Options, extractor: str) -> Reading:
    """Make an article of a row; raises Refused."""
    row, _, written = member.raw.partition(b"\n")
    try:
        fields = json.loads(row.decode("utf-8", "surrogatepass"))
        context = _context(written) if written else None
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refused(Code.MAPPING, f"not a row: {error}") from None
    if not isinstance(fields, dict):
        raise Refused(Code.MAPPING, "not a row")
    if context is None:
        profile = object_profile(fields, options)
        return map_fields(fields, profile, source, options, extractor, RECORD)
    file = replace(source, size=len(row), encoding=context.encoding)
    origin = GUESSED if context.guessed else COLUMN
    try:
        return map_fields(
            fields,
            context.profile,
            file,
            options,
            extractor,
            origin,
            hints=member.hints,
            warning=context.warning,
        )
    except Refused as refused:
        if context.warning:
            raise Refused(refused.code, f"{refused.detail}; {context.warning}") from None
        raise

"""Shows the first rows of a table, and what would become of its columns, before it is ingested."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any, Final

from db.ingest.columns import ColumnProfile
from db.ingest.delimited import rows as delimited_rows
from db.ingest.delimited import writing
from db.ingest.guessing import guess_columns, listed
from db.ingest.mapping import chosen_profile, object_profile
from db.ingest.sheets import Head, Row, look
from db.ingest.source import Code, Options, Original, Refused
from db.ingest.sources import source_for
from db.ingest.sources.csv_table import CSV
from db.ingest.sources.jsonl import JSONL
from db.ingest.sources.xlsx import XLSX, chosen, sheets
from db.records import never

_EXAMPLES: Final = 3
_LONGEST_CELL: Final = 1000
"""Code points of a cell that are shown."""

_BEGINNING: Final = 8 << 20
"""Bytes of a text that are looked at."""


@dataclass(frozen=True, slots=True)
class TablePreview:
    """The beginning of a table and how it would be read."""

    header: tuple[str, ...]
    """The names of the columns; of JSON lines the keys, with dots into objects."""
    rows: tuple[tuple[str, ...], ...]
    """The first rows, each as wide as the header, long cells cut off with an ellipsis."""
    profile: ColumnProfile
    """The one of the options, or the one that was guessed, with its notes. Where `problem` is
    set it may lack a column."""
    guessed: bool
    examples: Mapping[str, tuple[str, ...]]
    """By the part of an article, up to three texts that stand in its columns."""
    unmapped: tuple[str, ...]
    """Columns that hold something and are no part of an article."""
    problem: Refused | None = None
    """Why no article would come of the table as it is."""
    encoding: str | None = None
    delimiter: str | None = None
    sheets: tuple[str, ...] = ()
    """The names of all sheets of a workbook, in order."""


def preview(original: Original, options: Options, rows: int = 20) -> TablePreview:
    """Look at the first rows of a csv, xlsx or jsonl file; reads no further than it must.

    Raises Refused when nothing can be shown: the file is of another format or damaged, or the
    profile of the options is no profile. Raises OSError.
    """
    source = source_for(original)
    if source is CSV:
        return _of_text(original, options, rows)
    if source is XLSX:
        return _of_workbook(original, options, rows)
    if source is JSONL:
        return _of_objects(original, options, rows)
    raise Refused(Code.UNSUPPORTED, "no table")


def _of_text(original: Original, options: Options, rows: int) -> TablePreview:
    profile = None if options.columns is None else chosen_profile(options.columns)
    written = writing(original, profile, options.encoding)
    with _closing(delimited_rows(_beginning(original), written, never)) as table:
        head = look(table, profile)
        further = _shown(head, table, rows)
    return _preview(head, further, encoding=written.encoding, delimiter=written.dialect.delimiter)


def _of_workbook(original: Original, options: Options, rows: int) -> TablePreview:
    profile = None if options.columns is None else chosen_profile(options.columns)
    with sheets(original) as found:
        names = tuple(sheet.name for sheet in found)
        seen: tuple[Head, list[Sequence[str]]] | None = None
        for sheet in chosen(found, profile):
            table = sheet.rows(None, never)
            head = look(table, profile, epoch=sheet.epoch)
            if seen is None or not head.fault:
                seen = head, _shown(head, table, rows)
            if not head.fault:
                break
    if seen is None:
        raise Refused(Code.EMPTY)
    return _preview(*seen, sheets=names)


def _of_objects(original: Original, options: Options, rows: int) -> TablePreview:
    found: list[dict[str, Any]] = []
    problem: Refused | None = None
    with _closing(JSONL.members(_beginning(original), options, never)) as members:
        for member in islice(members, rows):
            try:
                fields = json.loads(member.raw)
            except (ValueError, RecursionError):
                fields = None
            if isinstance(fields, dict):
                found.append(fields)
            else:
                problem = problem or Refused(Code.MAPPING, f"{member.name}: not a JSON object")
    flat = [dict(_flattened(fields, "")) for fields in found]
    header = tuple(dict.fromkeys(chain.from_iterable(flat)))
    table = [tuple(fields.get(name, "") for name in header) for fields in flat]
    if found:
        profile = object_profile({name: None for fields in found for name in fields}, options)
        held = {name for fields in flat for name in fields}
        if held.isdisjoint(profile.columns["headline"].names):
            names = ", ".join(profile.columns["headline"].names)
            detail = f"no key for the headline ({names}); found: {listed(header)}"
            problem = Refused(Code.MAPPING, detail)
    else:
        profile = guess_columns((), ())
        problem = problem or Refused(Code.EMPTY)
    mapped = {name for column in profile.columns.values() for name in column.names}
    unmapped = tuple(name for name in header if name not in mapped)
    places = tuple(Row(at, cells) for at, cells in enumerate(table))
    head = Head(header, places, profile, options.columns is None, unmapped, problem)
    return _preview(head, table, encoding="utf-8")


def _beginning(original: Original) -> Original:
    """Cut a long file off where a line ends, so that no row without end is followed."""
    if original.size <= _BEGINNING or original.name.lower().endswith((".gz", ".xz")):
        return original
    content = original.read(_BEGINNING)
    cut = content.rfind(b"\n")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        cut -= cut % 4
    content = content[: cut if cut > 0 else _BEGINNING]
    return replace(original, path=None, content=content, size=len(content))


def _flattened(fields: Mapping[str, Any], above: str) -> Iterator[tuple[str, str]]:
    """Name the keys of objects in objects by their path."""
    for key, value in fields.items():
        if isinstance(value, dict) and above.count(".") < _EXAMPLES:
            yield from _flattened(value, f"{above}{key}.")
        elif isinstance(value, str):
            yield above + key, value
        elif isinstance(value, list) and all(isinstance(part, str) for part in value):
            yield above + key, "\n".join(value)
        elif value is not None:
            yield above + key, json.dumps(value, ensure_ascii=False)


@contextmanager
def _closing(rows: Iterator[Any]) -> Iterator[Iterator[Any]]:
    """Close a file that is not read to its end."""
    try:
        yield rows
    finally:
        close = getattr(rows, "close", None)
        if close:
            close()


def _shown(head: Head, table: Iterator[Row], rows: int) -> list[Sequence[str]]:
    """Take the first rows below the header."""
    further = (row.cells for row in chain(head.rows, table) if not row.fault and any(row.cells))
    return list(islice(further, rows))


def _preview(
    head: Head,
    rows: Sequence[Sequence[str]],
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheets: tuple[str, ...] = (),
) -> TablePreview:
    width = len(head.header)
    shown = tuple(
        tuple(_cut(cell) for cell in [*row[:width], *[""] * (width - len(row))]) for row in rows
    )
    places = {name: at for at, name in enumerate(head.header)}
    examples: dict[str, tuple[str, ...]] = {}
    for part, column in head.profile.columns.items():
        cells = (row[places[name]] for row in shown for name in column.names if name in places)
        examples[part] = tuple(islice((cell for cell in cells if cell.strip()), _EXAMPLES))
    return TablePreview(
        header=head.header,
        rows=shown,
        profile=head.profile,
        guessed=head.guessed,
        examples=examples,
        unmapped=head.unmapped,
        problem=head.fault,
        encoding=encoding,
        delimiter=delimiter,
        sheets=sheets,
    )


def _cut(cell: str) -> str:
    return cell if len(cell) <= _LONGEST_CELL else cell[: _LONGEST_CELL - 1] + "…"

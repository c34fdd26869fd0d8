"""Excel workbooks: each row of each sheet an article."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import MAXYEAR, datetime, time, timedelta
from itertools import islice
from typing import IO, Any, Final

from db.errors import Cancelled
from db.ingest.columns import ColumnProfile
from db.ingest.guessing import listed
from db.ingest.mapping import chosen_profile
from db.ingest.sheets import Row, look, members, read_row
from db.ingest.source import Code, Member, Options, Original, Reading, Refused, Source
from db.ingest.workbook import (
    DAMAGED,
    Glance,
    checked_zip,
    estimate_rows,
    glance,
    is_workbook,
    refuse_entities,
    refuse_foreign,
)
from db.records import NewSource, ShouldStop

EXTRACTOR = "xlsx/1"

_MIME: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_LAST_ROW: Final = 1 << 20
_TOGETHER: Final = 100
"""Rows that are fetched at once, and between which one may stop."""
_ESCAPED: Final = re.compile(r"_x00([01][0-9A-Fa-f])_")
"""A control character as workbooks write it: `_x000D_` is a carriage return."""


class Sheet:
    """One sheet of an open workbook."""

    def __init__(self, sheet: Any, name: str, *, hidden: bool, epoch: int) -> None:
        self._sheet = sheet
        self.name = name
        self.hidden = hidden
        self.epoch = epoch
        """The year from which the workbook counts days."""

    def glance(self, should_stop: ShouldStop) -> Glance:
        """Look over the bytes of the sheet."""
        with _reading():
            part: IO[bytes] = self._sheet._get_source()  # noqa: SLF001 - no other way to the bytes
            with part:
                return glance(part, should_stop)

    def rows(self, seen: Glance | None, should_stop: ShouldStop) -> Iterator[Row]:
        """Yield the rows as text; raises Refused and Cancelled."""
        merged: dict[int, tuple[str, int]] = {}
        number = 0
        with _reading():
            self._sheet.reset_dimensions()  # they may lie, and rows behind them would be lost
            fetched = self._sheet.iter_rows(values_only=True)
        while True:
            if should_stop():
                raise Cancelled
            with _reading():
                rows = list(islice(fetched, _TOGETHER))
            if not rows:
                return
            for values in rows:
                number += 1
                if number > _LAST_ROW:
                    raise Refused(Code.TOO_BIG, f"{self.name}: more than {_LAST_ROW} rows")
                if not values:
                    continue
                cells = [value if type(value) is str else _text(value) for value in values]
                cells = [_unescaped(cell) if "_x00" in cell else cell for cell in cells]
                yield Row(number, _filled(number, cells, seen, merged) if seen else cells)


def _filled(
    number: int, cells: list[str], seen: Glance, merged: dict[int, tuple[str, int]]
) -> list[str]:
    """Write the value of cells that are merged downwards into each row that they cover."""
    for at, (value, last) in list(merged.items()):
        if number > last:
            del merged[at]
        elif any(cells):
            cells += [""] * (at + 1 - len(cells))
            cells[at] = cells[at] or value
    for at, last in seen.merged.get(number, ()):
        if at < len(cells) and cells[at]:
            merged[at] = cells[at], last
    return cells


def _text(value: Any) -> str:
    """Write the value of a cell: dates as ISO 8601, numbers as they are, without ".0"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        moment = _whole_seconds(value)
        return f"{moment.date()}" if moment.time() == time() else moment.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    return str(value)


def _whole_seconds(moment: datetime) -> datetime:
    """Round what a fraction of a day could not hold exactly."""
    half = timedelta(microseconds=500_000)
    if moment.year < MAXYEAR:
        moment += half
    return moment.replace(microsecond=0)


def _unescaped(cell: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)


@contextmanager
def _reading() -> Iterator[None]:
    """Turn whatever the library says of a damaged workbook into a refusal."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that hold no cells
        try:
            yield
        except (Refused, Cancelled, MemoryError):
            raise
        except DAMAGED as error:
            raise Refused(Code.BAD_ARCHIVE, str(error)[:200]) from None
        except Exception as error:  # noqa: BLE001 - on damage openpyxl raises what it happens to
            detail = f"{type(error).__name__}: {error}"
            raise Refused(Code.READ, detail[:200]) from None


@contextmanager
def sheets(original: Original) -> Iterator[list[Sheet]]:
    """Open the sheets of a workbook; raises Refused and OSError."""
    refuse_foreign(original)
    with checked_zip(original) as packed:
        with _reading():
            refuse_entities(packed)
        with original.open() as stored:
            with _reading():
                from openpyxl import load_workbook
                from openpyxl.utils.datetime import MAC_EPOCH

                book = load_workbook(stored, read_only=True, data_only=True, keep_links=False)
                epoch = 1904 if book.epoch == MAC_EPOCH else 1900
                found = [
                    Sheet(sheet, sheet.title, hidden=sheet.sheet_state != "visible", epoch=epoch)
                    for sheet in book.worksheets
                ]
            try:
                yield found
            finally:
                book.close()


def chosen(found: Sequence[Sheet], profile: ColumnProfile | None) -> list[Sheet]:
    """Choose the sheets to read: that of the profile, else all that are shown.

    Raises Refused with E_MAPPING when there is no such sheet.
    """
    if profile is None or profile.sheet is None:
        return [sheet for sheet in found if not sheet.hidden] or list(found)
    named = [sheet for sheet in found if sheet.name == profile.sheet]
    if not named:
        names = listed([sheet.name for sheet in found])
        raise Refused(Code.MAPPING, f"no sheet {profile.sheet}; found: {names}")
    return named


def _members(original: Original, options: Options, should_stop: ShouldStop) -> Iterator[Member]:
    profile = None if options.columns is None else chosen_profile(options.columns)
    with sheets(original) as found:
        wanted = chosen(found, profile)
        if not wanted:
            raise Refused(Code.EMPTY)
        hidden = [sheet.name for sheet in found if sheet.hidden and sheet not in wanted]
        said = [f"hidden sheets that were not read: {listed(hidden)}"] if hidden else []
        for sheet in wanted:
            seen = sheet.glance(should_stop)
            rows = sheet.rows(seen, should_stop)
            head = look(rows, profile, epoch=sheet.epoch)
            if head.fault and len(wanted) > 1:
                if head.fault.code is not Code.EMPTY:
                    yield Member(b"", "", sheet.name, head.fault)
                continue
            if seen.unknown:
                said.append(f"formula cells without a stored value: {seen.unknown}")
            yield from members(head, rows, sheet=sheet.name, warnings=said)
            said = []


def _count(original: Original, _should_stop: ShouldStop) -> int:
    """Estimate the rows of all sheets."""
    refuse_foreign(original)
    with checked_zip(original) as packed, _reading():
        return estimate_rows(packed)


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    return read_row(member, source, options, EXTRACTOR)


XLSX = Source(
    mime=_MIME + "sheet",
    members=_members,
    read=_read,
    extensions=(".xlsx", ".xlsm", ".xltx", ".xls"),
    mimes=(
        _MIME + "template",
        "application/vnd.ms-excel.sheet.macroenabled.12",
        "application/vnd.ms-excel",
    ),
    recognise=is_workbook,
    member_mime="application/json",
    count=_count,
    most_bytes=256 << 20,
)

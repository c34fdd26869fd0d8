"""Dates of citations: found in what a record says of an issue, or made of year, month and day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from db.catalogue.edtf import bounds, to_edtf

_IN_ENGLISH: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
_ENGLISH: Final = tuple(_IN_ENGLISH.split())
_MONTH_NAME: Final = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR: Final = r"(?P<year>1[6-9]\d\d|20\d\d)(?!\d)"
_BEFORE_YEAR: Final = r"(?:,?\s+năm\s+|\s*[/-]\s*|,?\s+)"
_DAYS: Final = r"(?P<day>\d{1,2})\s?[-–]\s?(?P<last>\d{1,2})"
_ALONE: Final = r"(?<![\d/.-])"
_SHAPES: Final = tuple(
    re.compile(_ALONE + shape, re.IGNORECASE)
    for shape in (
        rf"{_DAYS}(?P<sep>[/.])(?P<month>\d{{1,2}})(?P=sep){_YEAR}",
        rf"{_YEAR}(?P<sep>[/.-])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?!\d)",
        rf"(?P<day>\d{{1,2}})\s?(?P<sep>[/.-])\s?(?P<month>\d{{1,2}})\s?(?P=sep)\s?{_YEAR}",
        rf"(?P<day>\d{{1,2}})\s+tháng\s+(?P<month>\d{{1,2}}){_BEFORE_YEAR}{_YEAR}",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s~-]+{_MONTH_NAME},?[\s~-]+{_YEAR}",
        rf"{_MONTH_NAME}[\s~]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[\s~]+{_YEAR}",
        rf"tháng\s+(?P<month>\d{{1,2}}){_BEFORE_YEAR}{_YEAR}",
        rf"{_MONTH_NAME},?[\s~-]+{_YEAR}",
        rf"{_YEAR}[\s~-]+{_MONTH_NAME}(?![a-z])",
        rf"(?P<month>\d{{1,2}})\s?[/.-]\s?{_YEAR}",
        rf"{_YEAR}[/-](?P<month>\d{{1,2}})(?![\d/.-])",
    )
)
"""The surest first; day before month, as Vietnamese papers print them."""

_ANY_YEAR: Final = re.compile(r"(?<!\d)" + _YEAR)
_LONGEST: Final = 2000
"""Characters that are searched for a date; nobody prints one at the end of a longer text."""


def of_parts(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """Make an EDTF date of numbers, or of the English name of a month.

    What is no month or no day makes it less precise; None when the year is no year.
    """
    if not (year.isascii() and year.isdigit() and len(year) <= len("YYYY")):
        return None
    edtf = year.zfill(4)
    if bounds(edtf) is None:
        return None
    for part in (_month(month), day):
        finer = f"{edtf}-{part.strip().zfill(2)}" if part else ""
        if not finer or bounds(finer) is None:
            break
        edtf = finer
    return edtf


def find_date(printed: str) -> str | None:
    """Find the date in what a record says of an issue: `Số 305 (1-11-2018), tr. 3`.

    The answer is EDTF, as precise as what is printed; None when there is no date in it.
    """
    printed = " ".join(printed[:_LONGEST].split()).strip("/ ")
    if printed.replace(" ", "").isdigit() and len(printed) == len("YYYYMMDD"):
        return of_parts(printed[:4], printed[4:6], printed[6:])
    exact = to_edtf(printed)
    if exact or bounds(printed):
        return exact or printed
    for shape in _SHAPES:
        for found in shape.finditer(printed):
            if edtf := _of_match(found):
                return edtf
    year = _ANY_YEAR.search(printed)
    return year["year"] if year else None


def finest(told: Iterable[tuple[str, Iterable[str]]]) -> tuple[str | None, str | None]:
    """Choose among the dates of the fields of a record, the most trusted field first.

    A later date is taken where it is finer than the earlier and does not contradict it. The
    second answer says which fields contradict each other, if any do. Where no date can be read
    the first answer is what the first field says.
    """
    best, where, printed = None, "", None
    warning = None
    for field, values in told:
        for value in filter(str.strip, values):
            printed = printed or value
            date = find_date(value)
            if date is None:
                continue
            if best is None:
                best, where = date, field
            elif _lies_within(date, best):
                best = date
            elif not _lies_within(best, date):
                warning = warning or f"{where} says {best}, {field} says {date}"
    return best or printed, warning


def _lies_within(one: str, other: str) -> bool:
    mine, its = bounds(one), bounds(other)
    return bool(mine and its and its[0] <= mine[0] and mine[1] <= its[1])


def _month(written: str | None) -> str | None:
    """Tell the number of a month by its English name; a number stays as it is."""
    if not written:
        return None
    written = written.strip(" .")
    known = written[:3].lower()
    return str(_ENGLISH.index(known) + 1) if known in _ENGLISH else written


def _of_match(found: re.Match[str]) -> str | None:
    """Make EDTF of a shape; None for a day that does not exist."""
    parts = found.groupdict()
    month = _month(parts.get("name")) or parts["month"] or ""
    edtf = f"{parts['year']}-{month.zfill(2)}"
    if not parts.get("day"):
        return edtf if bounds(edtf) else None
    first = f"{edtf}-{parts['day'].zfill(2)}"
    if parts.get("last"):
        span = f"{first}/{edtf}-{parts['last'].zfill(2)}"
        return span if bounds(span) else None
    return first if bounds(first) else None

"""The fields that a query can ask for by name, and how the dates and numbers behind a name read."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from db.search.codec.zones import Zone
from db.search.syllables import fold, plain_characters
from db.search.vietnamese import tokens


class Field(StrEnum):
    """What a name before a colon asks for."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption"
    OUTLET = "outlet"
    BYLINE = "byline"
    SECTION = "section"
    STATUS = "status"
    PLACE = "place"
    AWARD = "award"
    PERSON = "person"
    ORGANISATION = "organisation"
    NAME = "name"
    TERM = "term"
    DATE = "date"
    NUMBER = "number"


ZONE_OF: Final[Mapping[Field, Zone]] = MappingProxyType(
    {
        Field.HEADLINE: Zone.HEADLINE,
        Field.STANDFIRST: Zone.STANDFIRST,
        Field.BODY: Zone.BODY,
        Field.CAPTION: Zone.CAPTION,
    }
)
"""The fields that are parts of the text."""

COLUMNS_OF: Final[Mapping[Field, tuple[Field, ...]]] = MappingProxyType(
    {Field.NAME: (Field.PERSON, Field.ORGANISATION, Field.NAME)}
)
"""Where a field looks that has more than its own column: a name may be anybody's."""

VALUES: Final = frozenset({Field.DATE, Field.NUMBER})
"""The fields whose value is one date, one number, or a range of them."""

PRINTED: Final[Mapping[Field, str]] = MappingProxyType(
    {
        Field.HEADLINE: "tiêu đề",
        Field.STANDFIRST: "sapo",
        Field.BODY: "nội dung",
        Field.CAPTION: "chú thích",
        Field.OUTLET: "nguồn",
        Field.BYLINE: "tác giả",
        Field.SECTION: "chuyên mục",
        Field.STATUS: "trạng thái",
        Field.PLACE: "địa danh",
        Field.AWARD: "giải",
        Field.PERSON: "nhân vật",
        Field.ORGANISATION: "cơ quan",
        Field.NAME: "tên",
        Field.TERM: "nhãn",
        Field.DATE: "ngày",
        Field.NUMBER: "số",
    }
)
"""The name of each field in a printed query."""

_NAMES: Final = {
    Field.HEADLINE: "tít; tên bài; title; headline",
    Field.STANDFIRST: "standfirst; lead",
    Field.BODY: "thân bài; body; text",
    Field.CAPTION: "caption",
    Field.OUTLET: "báo; tên báo; tờ báo; source; outlet",
    Field.BYLINE: "người viết; bút danh; author; byline",
    Field.SECTION: "mục; trang mục; section",
    Field.STATUS: "tình trạng; status",
    Field.PLACE: "nơi; địa điểm; place",
    Field.AWARD: "giải thưởng; award",
    Field.PERSON: "person; people",
    Field.ORGANISATION: "tổ chức; organisation; organization; agency",
    Field.NAME: "name; who",
    Field.TERM: "chủ đề; đề tài; subject; tag",
    Field.DATE: "ngày đăng; tháng; năm; date; published; year; month",
    Field.NUMBER: "con số; number; figure",
}

STATUSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "new": "mới; chưa biên mục",
        "in_progress": "đang làm; đang biên mục; in progress",
        "catalogued": "đã biên mục",
        "checked": "đã duyệt; đã kiểm tra",
        "returned": "trả lại; bị trả lại",
    }
)
"""What people call the states of cataloguing, by their value in the archive."""

RANGE: Final = ".."
"""Between the ends of a range of dates or numbers."""
_YEAR = r"(?P<year>[0-9]{4})"
_MONTH = r"(?P<month>[0-9]{1,2})"
_DAY = r"(?P<day>[0-9]{1,2})"
_DATES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        _YEAR,
        rf"{_YEAR}[-/.]{_MONTH}",
        rf"{_MONTH}[-/.]{_YEAR}",
        rf"{_YEAR}[-/.]{_MONTH}[-/.]{_DAY}",
        rf"{_DAY}[-/.]{_MONTH}[-/.]{_YEAR}",
    )
)
_DAY_OF_YEAR: Final = re.compile(rf"{_DAY}[-/]{_MONTH}")
_LEAP_YEAR: Final = 2000
_MONTHS: Final = 12

EARLIEST: Final = 0
LATEST: Final = 9999_12_31

Days = tuple[int, int]
"""First and last day, both included, as YYYYMMDD."""


def _names() -> dict[str, Field]:
    names = {fold_name(name): field for field, name in PRINTED.items()}
    for field, others in _NAMES.items():
        names |= {fold_name(name): field for name in others.split(";")}
    return names


def fold_name(name: str) -> str:
    """A name of a field or of a status as it is compared: without marks, capitals, extra spaces."""
    return " ".join(fold(word) for word in name.split())


_FIELDS: Final = _names()
_STATUS_OF: Final = {
    fold_name(name): value
    for value, names in STATUSES.items()
    for name in (value, *names.split(";"))
}


def field_named(name: str) -> Field | None:
    """The field of this name, in Vietnamese (marks or not) or English."""
    return _FIELDS.get(fold_name(name))


def statuses_named(name: str, *, prefix: bool = False) -> set[str]:
    """The states of cataloguing that people call so, or whose names begin so."""
    asked = fold_name(name)
    return {
        status
        for called, status in _STATUS_OF.items()
        if called == asked or (prefix and called.startswith(asked))
    }


def read_days(text: str) -> Days | None:
    """The days of 2018, 10/2018, 24/10/2018, 2018-10..2018-11, 2018.. or ..2018; None if unclear.

    An open end reaches to EARLIEST or LATEST; the ends of a range may come in either order.
    """
    first, dots, last = plain_characters(text).strip().partition(RANGE)
    begin = _days(first)
    if not dots:
        return begin
    end = _days(last)
    if (first.strip() and not begin) or (last.strip() and not end) or not (begin or end):
        return None
    low, high = begin or (EARLIEST, EARLIEST), end or (LATEST, LATEST)
    return (min(low[0], high[0]), max(low[1], high[1])) if begin and end else (low[0], high[1])


def _days(text: str) -> Days | None:
    for pattern in _DATES:
        found = pattern.fullmatch(text.strip())
        if found:
            return _bounds(found.groupdict())
    return None


def _bounds(parts: Mapping[str, str]) -> Days | None:
    """First and last day of a year, a month or a day; None when the calendar has no such day."""
    year = int(parts["year"])
    if not year:
        return None
    if "month" not in parts:
        return year * 10_000 + 101, year * 10_000 + 1231
    month = int(parts["month"])
    if not 1 <= month <= _MONTHS:
        return None
    length = monthrange(year, month)[1]
    start = year * 10_000 + month * 100
    if "day" not in parts:
        return start + 1, start + length
    day = int(parts["day"])
    return (start + day, start + day) if 1 <= day <= length else None


def read_day_of_year(text: str) -> int | None:
    """The day of 24/10, of any year, as MMDD; None when there is no such day."""
    found = _DAY_OF_YEAR.fullmatch(plain_characters(text).strip())
    if not found:
        return None
    days = _bounds({"year": str(_LEAP_YEAR), **found.groupdict()})
    return days[0] % 10_000 if days else None


def print_day(day: int) -> str:
    """A day as YYYY-MM-DD; empty for an open end."""
    if day in {EARLIEST, LATEST}:
        return ""
    return f"{day // 10_000:04}-{day // 100 % 100:02}-{day % 100:02}"


Bounds = tuple[Decimal | None, Decimal | None]
"""Least and greatest number, both included; None for no bound."""


def read_bounds(text: str) -> Bounds | None:
    """The numbers of 589.005, 580000..590000, 3 tỷ, 2,5.. or ..10; None if unclear."""
    first, dots, last = plain_characters(text).strip().partition(RANGE)
    low = _number(first)
    if not dots:
        return (low, low) if low is not None else None
    high = _number(last)
    unclear = (first.strip() and low is None) or (last.strip() and high is None)
    if unclear or (low is None and high is None):
        return None
    return (high, low) if low is not None and high is not None and high < low else (low, high)


def _number(text: str) -> Decimal | None:
    """A single number, with "nghìn", "triệu" or "tỷ" if need be."""
    found = tokens(text)
    if not found or not found[0].folded[:1].isdecimal():
        return None
    names = [name for name in found[0].aliases if name.startswith("#n")]
    if len(found) > 1 and not names:
        return None
    try:
        return Decimal(names[0][2:] if names else found[0].folded)
    except InvalidOperation:
        return None

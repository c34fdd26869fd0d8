"""Dates as sources write them, turned into EDTF, and the first and last day an EDTF date covers."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, time, timedelta, timezone

_ISO = re.compile(
    r"(?P<date>\d{4}-\d{1,2}-\d{1,2})"
    r"(?:[T ](?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?"
    r"\s?(?P<zone>Z|z|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|GMT|UTC)?)?"
)
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4})"
    r"(?:,?\s(?P<time>\d{1,2}:\d{2}(?::\d{2})?)"
    r"\s?(?P<zone>Z|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?)?)?"
)
_ZONE = re.compile(r"(?:GMT|UTC)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?")
_MOMENT = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})(?:T(?P<time>\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})?))?"
)
_COARSE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?")


def to_edtf(printed: str) -> str | None:
    """Read a date as sources write it: ISO 8601 of any precision, or day/month/year.

    The answer is EDTF level 0: YYYY, YYYY-MM, YYYY-MM-DD, with the time of day and its offset
    when they were given. Day/month/year is the Vietnamese order; `4/12/2018` is 4 December.
    None when it cannot be read, or names a day that does not exist.
    """
    printed = printed.strip()
    if not printed.isascii():
        return None
    if _COARSE.fullmatch(printed):
        return printed if bounds(printed) else None
    if found := _ISO.fullmatch(printed):
        year, month, day = map(int, found["date"].split("-"))
    elif found := _DAY_FIRST.fullmatch(printed):
        year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    else:
        return None
    try:
        on = date(year, month, day)
        return f"{on}T{clock(found['time'])}{offset(found['zone'])}" if found["time"] else f"{on}"
    except ValueError:
        return None


def bounds(edtf: str) -> tuple[str, str] | None:
    """Tell the first and the last day of an EDTF date of level 0, as YYYY-MM-DD.

    A time of day does not change them: they are the day as printed. None when it is no such date.
    """
    first, slash, last = edtf.partition("/")
    try:
        if slash:
            lo, hi = _days(first)[0], _days(last)[1]
            return (f"{lo}", f"{hi}") if lo <= hi else None
        lo, hi = _days(first)
    except ValueError:
        return None
    return f"{lo}", f"{hi}"


def _days(single: str) -> tuple[date, date]:
    """Tell the days that one date without a slash covers; raises ValueError."""
    if found := _COARSE.fullmatch(single):
        year = int(found["year"])
        if found["month"] is None:
            return date(year, 1, 1), date(year, 12, 31)
        month = int(found["month"])
        first = date(year, month, 1)
        return first, first.replace(day=monthrange(year, month)[1])
    found = _MOMENT.fullmatch(single)
    if found is None:
        raise ValueError(single)
    if found["time"]:
        time.fromisoformat(found["time"])
    on = date.fromisoformat(found["date"])
    return on, on


def clock(printed: str) -> time:
    """Read a time of day, whose hour may have one digit; raises ValueError."""
    return time.fromisoformat(printed if printed[2] == ":" else f"0{printed}")


def offset(printed: str | None) -> str:
    """Write the offset from UTC as EDTF does: Z, +07:00, or nothing when none was given.

    Raises ValueError.
    """
    if printed is None:
        return ""
    if printed in {"Z", "z", "GMT", "UTC"}:
        return "Z"
    found = _ZONE.fullmatch(printed)
    if found is None:
        raise ValueError(printed)
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    timezone(offset)  # refuses 24 hours and more
    minutes = offset // timedelta(minutes=1)
    return f"{found['sign']}{minutes // 60:02}:{minutes % 60:02}"

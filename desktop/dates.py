"""Dates as the windows show them: day before month before year, and honest about doubt."""

from __future__ import annotations

import re
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

INFERRED = "inferred"
"""The basis of a date that nobody printed: it was worked out from the text."""

_DATE = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?:T[0-9:.+\-Z]*)?"
    r"(?P<doubt>[?~%]?)"
)
_TYPED = re.compile(
    r"(?:(?:(?P<day>[0-9]{1,2})[/.-])?(?P<month>[0-9]{1,2})[/.-])?(?P<year>[0-9]{4})"
    r"|(?P<year_first>[0-9]{4})-(?P<month_second>[0-9]{1,2})(?:-(?P<day_third>[0-9]{1,2}))?"
)
_SEASONS = frozenset({"21", "22", "23", "24"})


def shown_date(published: str | None, basis: str = "") -> str:
    """An EDTF date (levels 0 and 1) for reading; empty for none.

    `≈` stands before an approximate or inferred date, `?` after an uncertain one, `…` for an end
    of an interval that is open or unknown. What is no EDTF date is shown as it is.
    """
    if not published:
        return ""
    shown = " – ".join(_shown_end(end) for end in published.split("/"))
    return f"≈ {shown}" if basis == INFERRED and "≈" not in shown else shown


def read_date(typed: str) -> str | None:
    """A date as people write it (24/10/2018, 10/2018, 2018, 2018-10-24) as EDTF; None for none."""
    found = _TYPED.fullmatch(typed.strip().removeprefix("≈").strip())
    if found is None:
        return None
    year = found["year"] or found["year_first"]
    month, day = found["month"] or found["month_second"], found["day"] or found["day_third"]
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])


def _shown_end(end: str) -> str:
    """One date, or one end of an interval."""
    if end in {"", ".."}:
        return "…"
    found = _DATE.fullmatch(end)
    if found is None:
        return end
    parts = (found["day"], found["month"], found["year"].replace("X", "x"))
    if found["month"] in _SEASONS:
        shown = _season(found["month"]).replace("%1", parts[2])
    else:
        shown = "/".join(part for part in parts if part and "X" not in part)
    doubt = found["doubt"]
    return ("≈ " if doubt in {"~", "%"} else "") + shown + ("?" if doubt in {"?", "%"} else "")


def _season(code: str) -> str:
    """Name one of the four seasons that EDTF writes in the place of a month."""
    if code == "21":
        return QCoreApplication.translate("dates", "spring %1")
    if code == "22":
        return QCoreApplication.translate("dates", "summer %1")
    if code == "23":
        return QCoreApplication.translate("dates", "autumn %1")
    return QCoreApplication.translate("dates", "winter %1")


def shown_moment(written: str) -> str:
    """A moment that the archive keeps, as the clock on the wall said it; as kept if it is none."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return written
    return f"{moment.astimezone():%d/%m/%Y %H:%M}"

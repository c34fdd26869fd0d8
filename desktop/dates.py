"""Dates as the windows show them: day before month before year, and honest about doubt."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

INFERRED = "inferred"
"""The basis of a date that nobody printed: it was worked out from the text."""

_DATE = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?:T[0-9:.+\-Z]*)?"
    r"(?P<doubt>[?~%]?)"
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

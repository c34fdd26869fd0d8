"""What stands in one cell of a table: a date in some order, a number, a text with markup."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

from db.catalogue.edtf import to_edtf
from db.ingest.datelines import stated_date

AUTO: Final = "auto"
"""The format of dates that `to_edtf` reads: ISO 8601, or day/month/year."""
SERIAL_1900: Final = "serial-1900"
SERIAL_1904: Final = "serial-1904"
UNIX: Final = "unix"
ISO: Final = "yyyy-MM-dd"
NUMBER: Final = "number"
TEXT: Final = "text"

PIVOT: Final = 29
"""The last year of two digits that is taken for 20xx, as spreadsheets do."""

_SERIALS: Final = {SERIAL_1900: datetime(1899, 12, 30), SERIAL_1904: datetime(1904, 1, 1)}  # noqa: DTZ001 - a cell knows no time zone
_LEAP_BUG: Final = 60
"""The serial number of 29 February 1900, a day that spreadsheets believe in."""
_SERIAL: Final = re.compile(r"\d{1,7}(?:[.,]\d{1,12})?")
_SECONDS: Final = re.compile(r"\d{9,10}(?:\.\d{1,9})?")
_MILLISECONDS: Final = re.compile(r"\d{12,13}")
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?")

_TOKEN: Final = re.compile(r"yyyy|yy|MMM|MM?|dd?|HH?|mm|ss|Z|'[^']+'|[^A-Za-z']")
_PARTS: Final = {
    "yyyy": r"(?P<year>\d{4})",
    "yy": r"(?P<short>\d{2})",
    "MMM": r"(?P<name>[A-Za-z]{3,9})",
    "MM": r"(?P<month>\d{1,2})",
    "dd": r"(?P<day>\d{1,2})",
    "HH": r"(?P<hour>\d{1,2})",
    "mm": r"(?P<minute>\d{2})",
    "ss": r"(?P<second>\d{2})",
    "Z": r"(?P<zone>Z|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?)",
}
_SHORTER: Final = {"M": "MM", "d": "dd", "H": "HH"}
_TIME: Final = (
    r"(?:,?\s+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s?(?P<half>[AP]M|SA|CH|[ap]m)?\s?(?P<zone>Z|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?)?)?"
)
_AFTERNOON: Final = {"PM", "CH"}
"""CH: chiều, as spreadsheets set to Vietnamese write it; SA is sáng."""
_NOON: Final = 12
_MONTHS: Final = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]

_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>")
_HIDDEN: Final = re.compile(r"<(script|style|template|noscript)\b[^<>]*>", re.IGNORECASE)
_LOOKS_MARKED: Final = re.compile(
    r"</(?:p|div|strong|em|b|i|a|span|h[1-6])>|<br\s*/?>", re.IGNORECASE
)
_PARTING: Final = frozenset(
    {
        *("address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "div"),
        *("dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table"),
        *("tbody", "tfoot", "thead", "tr", "ul"),
    }
)
_SPACING: Final = frozenset({"td", "th"})


class WrongFormat(ValueError):
    """A date format that says nothing clear; the message tells what is wrong with it."""


@lru_cache(64)
def date_reader(form: str, pivot: int = PIVOT) -> Callable[[str], str | None]:
    """Make the reader of a column of dates: text to EDTF, None for what contradicts the format.

    `form` is `auto`, `serial-1900`, `serial-1904` (days as spreadsheets count them), `unix`
    (seconds or milliseconds since 1970, UTC) or a pattern of yyyy, yy, MMM (English), MM, M, dd,
    d, HH, H, mm, ss, Z (offset) and signs, as in `dd/MM/yyyy`; letters stand between
    apostrophes. One-digit days and months are read in any pattern, and so is a time of day
    after it. A date written yyyy-MM-dd can be nothing else and is read in every column: the
    date cells of a spreadsheet come so. Raises WrongFormat.
    """
    if form == AUTO:
        return stated_date
    if form in _SERIALS:
        return lambda printed: _iso(printed) or _from_serial(printed, form)
    if form == UNIX:
        return lambda printed: _iso(printed) or _from_unix(printed)
    pattern = _pattern(form)
    is_reversed = form.startswith("yyyy-d")

    def read(printed: str) -> str | None:
        found = pattern.fullmatch(printed)
        if found:
            return _from_parts(found.groupdict(), pivot)
        return None if is_reversed else _iso(printed)

    return read


def _pattern(form: str) -> re.Pattern[str]:
    """Make a pattern of a date format; raises WrongFormat."""
    tokens = _tokens(form)
    named = [token for token in tokens if token in _PARTS]
    if len(set(named)) < len(named) or {"MM", "MMM"} <= set(named) or {"yyyy", "yy"} <= set(named):
        raise WrongFormat("a part of the date is there twice")
    if not {"yyyy", "yy"} & set(named):
        raise WrongFormat("no year (yyyy or yy)")
    if "mm" in named and "HH" not in named:
        raise WrongFormat("mm are minutes; months are MM")
    if "dd" in named and not {"MM", "MMM"} & set(named):
        raise WrongFormat("a day without a month (MM or MMM)")
    if "HH" in named and ("mm" not in named or "dd" not in named):
        raise WrongFormat("an hour without its minutes (mm) or its day")
    parts = [_PARTS.get(token) or re.escape(token.strip("'") or token) for token in tokens]
    is_day = "dd" in named and "HH" not in named and "Z" not in named
    return re.compile("".join(parts) + (_TIME if is_day else ""), re.ASCII)


def _tokens(form: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    while at < len(form):
        found = _TOKEN.match(form, at)
        if found is None:
            raise WrongFormat(f"{form[at]!r} is no part of a date")
        tokens.append(_SHORTER.get(found[0], found[0]))
        at = found.end()
    return tokens


def _from_parts(parts: dict[str, str | None], pivot: int) -> str | None:
    """Write the parts of a date as EDTF; None when there is no such day."""
    year = parts.get("year")
    if year is None:
        short = int(parts["short"] or 0)
        year = f"{2000 + short if short <= pivot else 1900 + short}"
    month = parts.get("month")
    if name := parts.get("name"):
        if name[:3].lower() not in _MONTHS:
            return None
        month = f"{_MONTHS.index(name[:3].lower()) + 1}"
    if month is None:
        return to_edtf(year)
    day = parts.get("day")
    if day is None:
        return to_edtf(f"{year}-{int(month):02}")
    whole = f"{year}-{int(month):02}-{int(day):02}"
    hour = _hour(parts)
    if hour is None:
        return to_edtf(whole)
    time = f"{hour:02}:{parts['minute']}:{parts.get('second') or '00'}"
    return to_edtf(f"{whole} {time}{parts.get('zone') or ''}")


def _hour(parts: dict[str, str | None]) -> int | None:
    printed = parts.get("hour")
    if printed is None:
        return None
    hour, half = int(printed), (parts.get("half") or "").upper()
    if not half:
        return hour
    return (hour % _NOON if hour <= _NOON else hour) + _NOON * (half in _AFTERNOON)


def _iso(printed: str) -> str | None:
    return to_edtf(printed) if _ISO.fullmatch(printed) else None


def _from_serial(printed: str, form: str) -> str | None:
    """Read the days since the beginning that a spreadsheet counts from."""
    if not _SERIAL.fullmatch(printed):
        return None
    number = float(printed.replace(",", "."))
    whole = int(number)
    if form == SERIAL_1900:
        if whole in {0, _LEAP_BUG}:
            return None
        number += whole < _LEAP_BUG
    try:
        moment = _SERIALS[form] + timedelta(seconds=round(number * 86_400))
    except OverflowError:
        return None
    return f"{moment.date()}" if number == int(number) else moment.isoformat()


def _from_unix(printed: str) -> str | None:
    if _MILLISECONDS.fullmatch(printed):
        seconds = int(printed) // 1000
    elif _SECONDS.fullmatch(printed):
        seconds = int(float(printed))
    else:
        return None
    moment = datetime.fromtimestamp(seconds, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}Z"


@lru_cache(8)
def number_reader(decimal: str) -> Callable[[str], str | None]:
    """Make the reader of a column of numbers: text to plain digits, None for what is none.

    `decimal` is the sign before the fraction, `,` or `.`; the other one, spaces and apostrophes
    may part thousands. A number with a point that parts no thousands is read in either column:
    the number cells of a spreadsheet come so. A fraction of nothing is left out.
    """
    group = "." if decimal == "," else ","
    grouped = re.compile(
        rf"([+-]?)(\d{{1,3}}(?:[{group} \u00a0\u202f'’]\d{{3}})+|\d+)(?:[{decimal}](\d+))?",
        re.ASCII,
    )
    plain = re.compile(r"([+-]?)(\d+)\.(\d+)", re.ASCII)

    def read(printed: str) -> str | None:
        found = grouped.fullmatch(printed) or plain.fullmatch(printed)
        if found is None:
            return None
        whole = re.sub(r"\D", "", found[2])
        fraction = (found[3] or "").rstrip("0")
        sign = "-" if found[1] == "-" else ""
        return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"

    return read


def is_marked_up(text: str) -> bool:
    """Whether a text is written in HTML."""
    return "<" in text and _LOOKS_MARKED.search(text) is not None


def without_markup(text: str) -> str:
    """Take the text out of HTML: paragraphs become lines, scripts and comments go.

    What is no tag stays as it is, so that no "<" of a text is lost.
    """
    shown = _without_hidden(_without_comments(text)).replace("\r\n", "\n").replace("\n", " ")
    return html.unescape(_TAG.sub(_ending, shown))


def _ending(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    return "\n" if name in _PARTING else " " if name in _SPACING else ""


def _without_comments(text: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        stop = text.find("-->", start)
        if stop < 0:
            break
        kept.append(text[at:start])
        at = stop + 3
    return "".join((*kept, text[at:]))


def _without_hidden(text: str) -> str:
    """Leave out what a browser does not show. An element that is never closed stays."""
    kept: list[str] = []
    at = 0
    endless: set[str] = set()
    while found := _HIDDEN.search(text, at):
        name = found[1].lower()
        end = None if name in endless else re.compile(f"(?i)</{name}").search(text, found.end())
        kept.append(text[at : found.start()])
        if end is None:
            endless.add(name)
        at = end.start() if end else found.end()
    return "".join((*kept, text[at:]))

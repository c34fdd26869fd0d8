"""How dates, numbers and places of a text are printed on papers: in Vietnamese, whoever asks.

A paper goes to the readers of a Vietnamese library, so its words do not follow the language that
the window speaks.
"""

from __future__ import annotations

import re
from datetime import date

from db.records import BlockKind
from db.records.answers import TextPlace

_DATE = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?:T[0-9:.+\-Z]*)?"
    r"(?P<doubt>[?~%]?)"
)
_SEASONS = {"21": "mùa xuân", "22": "mùa hè", "23": "mùa thu", "24": "mùa đông"}
_INFERRED = "inferred"

_BLOCKS = {
    BlockKind.HEADLINE: "nhan đề",
    BlockKind.KICKER: "dòng trên nhan đề",
    BlockKind.STANDFIRST: "sapo",
    BlockKind.SUBHEAD: "tít phụ",
    BlockKind.CAPTION: "chú thích ảnh",
    BlockKind.CREDIT: "ghi nguồn ảnh",
    BlockKind.BYLINE: "dòng tác giả",
    BlockKind.DATELINE: "dòng ghi nơi viết",
    BlockKind.PUBDATE: "dòng ghi ngày",
    BlockKind.MASTHEAD: "măng-sét",
}


def printed_day(day: date) -> str:
    """A day as it is printed: 24/10/2018."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def printed_date(published: str | None, basis: str = "") -> str:
    """An EDTF date (levels 0 and 1) as it is printed; empty for none.

    What was worked out from the text, or is approximate, says “khoảng”; what is uncertain has a
    question mark.
    """
    if not published:
        return ""
    told = " – ".join(_end(end) for end in published.split("/"))
    return f"khoảng {told}" if basis == _INFERRED and "khoảng" not in told else told


def _end(end: str) -> str:
    if end in {"", ".."}:
        return "…"
    found = _DATE.fullmatch(end)
    if found is None:
        return end
    year = found["year"].replace("X", "x")
    if found["month"] in _SEASONS:
        told = f"{_SEASONS[found['month']]} {year}"
    else:
        parts = (found["day"], found["month"], year)
        told = "/".join(part for part in parts if part and "X" not in part)
    doubt = found["doubt"]
    return ("khoảng " if doubt in {"~", "%"} else "") + told + ("?" if doubt in {"?", "%"} else "")


def printed_number(value: str) -> str:
    """A decimal number with a point as it is printed: 589.005, 99,574."""
    whole, point, part = value.partition(".")
    digits = whole.removeprefix("-")
    if not digits.isdecimal() or (point and not part.isdecimal()):
        return value
    grouped = f"{int(digits):,}".replace(",", ".")
    return ("−" if whole.startswith("-") else "") + grouped + (f",{part}" if part else "")


def printed_place(place: TextPlace | None) -> str:
    """Where in an article words stand: đoạn 3, câu 2–3."""
    if place is None:
        return ""
    block = _BLOCKS.get(place.kind, "")
    if place.paragraph is not None:
        block = f"đoạn {place.paragraph}"
    if place.kind is BlockKind.HEADLINE:
        return block
    last = f"–{place.last_sentence}" if place.last_sentence > place.sentence else ""
    return f"{block}, câu {place.sentence}{last}".removeprefix(", ")

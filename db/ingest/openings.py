"""What stands before the first sentence of an article: Hà Nội (TTXVN) -."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_LONGEST_OPENING: Final = 80
_SITE: Final = r"(?i:[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org))"
_SIGNATURE: Final = r"[A-ZĐ]{2,8}(?:[/.][\w+]{2,12})*\+?"
_OPENING: Final = re.compile(
    r"(?:\((?P<named>[^()\d,]{1,30})\)"
    r"|(?P<place>(?:[^\W\d_a-z]\S*\s+){0,3}?[^\W\d_a-z][^\s,(]*)(?P<day>,?\s+(?:ngày\s+)?\d{1,2}[/-]\d{1,2},?)?"
    rf"\s+\((?P<agency>{_SIGNATURE})\)"
    rf"|(?P<site>{_SITE}|(?-i:[A-ZĐ]{{2,6}}))(?=\s))"
    r"\s*[-–—]+\s*(?=\S)",
)
_AGENCIES: Final = frozenset(
    {"ttxvn", "afp", "ap", "reuters", "vna", "bloomberg", "kyodo", "xinhua"}
)


class Opening(NamedTuple):
    """A first paragraph without what stands before its sentence."""

    text: str
    dateline: str | None
    """The place and who reports from there, as printed: Hà Nội (TTXVN)."""
    outlet: str | None
    """The outlet, where its name stands there in full; an acronym is none."""


def part_opening(paragraph: str) -> Opening:
    """Part the name of an outlet, an agency and a place from the paragraph that they open."""
    found = _OPENING.match(paragraph[:_LONGEST_OPENING])
    if found is None:
        return Opening(paragraph, None, None)
    text = paragraph[found.end() :]
    if found["place"]:
        place = f"{found['place']}{found['day'] or ''} ({found['agency']})"
        return Opening(text, place, None)
    name = (found["named"] or found["site"]).strip()
    is_name = not name.isupper() or "." in name
    is_name = is_name and name.lower() not in _AGENCIES and any(map(str.isalpha, name))
    return Opening(text, None, name if is_name else None)

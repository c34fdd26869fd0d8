"""What the words before and behind a number say of how exact it is."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from db.records import Qualifier

_BEFORE: Final = re.compile(
    r"(?<![^\W_])(?:(?P<at_least>ít\s+nhất|tối\s+thiểu|không\s+(?:dưới|ít\s+hơn|nhỏ\s+hơn|thấp\s+hơn)|từ)"
    r"|(?P<at_most>tối\s+đa|nhiều\s+nhất|không\s+(?:quá|hơn|trên|vượt\s+quá|nhiều\s+hơn|lớn\s+hơn))"
    r"|(?P<less_than>gần|dưới|ngót|suýt\s+soát|chưa\s+(?:đến|tới|đầy)|non|xấp)"
    r"|(?P<more_than>hơn|trên|quá|ngoài|vượt(?:\s+(?:quá|mốc|ngưỡng))?)"
    r"|(?P<about>khoảng(?:\s+chừng)?|chừng|xấp\s+xỉ|ước(?:\s+(?:tính|khoảng|đạt))?|cỡ|tầm|độ))\s+\Z",
    re.IGNORECASE,
)
_OR_MORE: Final = re.compile(
    r"(?P<more>\s(?:[^\W\d_]+\s){0,2}?trở\s+lên)|(?P<less>\s(?:[^\W\d_]+\s){0,2}?trở\s+xuống)",
    re.IGNORECASE,
)
_REACH: Final = 24
_PLACE: Final = re.compile(r"(?<![^\W_])(?:trên|dưới|ngoài)\s+\Z", re.IGNORECASE)
_FEW: Final = 10
_WEAK: Final = frozenset({"từ", "độ", "tầm"})


class Qualified(NamedTuple):
    """A qualifier, and where the words of the number begin and stop with it."""

    qualifier: Qualifier
    start: int
    stop: int


def qualified(text: str, start: int, stop: int, *, few: bool) -> Qualified:
    """Read the qualifier of a number whose words are `text[start:stop]`.

    Few are less than ten: "trên 2 tuyến" says where, not how many.
    """
    after = _OR_MORE.match(text, stop)
    before = _BEFORE.search(text, max(start - _REACH, 0), start)
    if after:
        begin = before.start() if before and before["at_least"] else start
        kind = Qualifier.AT_LEAST if after["more"] else Qualifier.AT_MOST
        return Qualified(kind, begin, after.end())
    if before is None or before[0].strip().lower() in _WEAK:
        return Qualified(Qualifier.EXACT, start, stop)
    if (
        few
        and _PLACE.search(text, max(start - _REACH, 0), start)
        and not before["at_most"]
        and not before["at_least"]
    ):
        return Qualified(Qualifier.EXACT, start, stop)
    kind = Qualifier(next(name for name, words in before.groupdict().items() if words))
    return Qualified(kind, before.start(), stop)


def is_few(value: float) -> bool:
    """Whether a number is so small that "trên" before it names a place."""
    return value < _FEW

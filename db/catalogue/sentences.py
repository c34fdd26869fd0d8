"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

Span = tuple[int, int]

_END: Final = re.compile(
    r"(?:(?<![.!?…])[.!?…]{1,9}[\"”’»)\]]{0,3}\s+(?=[\"“‘«(\[–-]{0,3}\s?(?P<next>[^\W_]))|\n+)"
)
_ABBREVIATED: Final = re.compile(
    r"(?:^|[^\w.])(?:[A-ZĐ]|Ch|Gi|Kh|Ng|Nh|Ph|Qu|Th|Tr|T[PpXx]|tp|GS|PGS|P?GS\.?TS|TS|Th[Ss]|BS|KS|CN"
    r"|NS[NƯ]?T?|Mr|Mrs|Ms|Dr|Jr|St|vs|ĐT|CT|(?:[A-ZĐ]\.){1,4}[A-ZĐ])\Z"
)
"""Titles, offices and initials: TP. Hạ Long, GS. Nguyễn, chị Th., M. Curie."""
_REACH: Final = 12
_FAR: Final = 4_000
"""Code points on either side of a place in which its sentence is looked for."""


def sentences(text: str) -> list[Span]:
    """The sentences of a text, as code points without the spaces around them.

    A full stop behind TP, GS, an initial or the number of a list ends none, nor does one before
    a small letter; numbers such as 1.500 have no space in them. Every line end is an end.
    """
    found: list[Span] = []
    start = 0
    for end in _END.finditer(text):
        if _goes_on(text, start, end):
            continue
        _add(found, text, start, end.end())
        start = end.end()
    _add(found, text, start, len(text))
    return found


def sentence_around(text: str, start: int, stop: int) -> Span:
    """The sentence that holds `text[start:stop]`, or the first to the last where there are several.

    A sentence without an end goes no farther than some thousand code points. A place outside of
    all sentences is its own.
    """
    low = max(text.rfind("\n", 0, start) + 1, start - _FAR)
    end = text.find("\n", stop)
    high = min(len(text) if end < 0 else end, stop + _FAR)
    spans = sentences(text[low:high])
    first = bisect_right(spans, (start - low, len(text))) - 1
    begins = low + spans[first][0] if first >= 0 else start
    ends = next((low + one[1] for one in spans if low + one[1] >= stop), stop)
    return begins, ends


def _goes_on(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether what looks like the end of a sentence is none."""
    following = end["next"]
    if following is None or "\n" in end[0]:
        return False
    if following.islower():
        return True
    if text[end.start()] != ".":
        return False
    before = text[max(start, end.start() - _REACH) : end.start()]
    is_number = text[start : min(end.start(), start + 4)].isdecimal()
    return is_number or bool(_ABBREVIATED.search(before))


def _add(found: list[Span], text: str, start: int, stop: int) -> None:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if start < stop:
        found.append((start, stop))

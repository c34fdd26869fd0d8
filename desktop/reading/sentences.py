"""The sentence around a place of a text, so that a number is read with what it says."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"”’)]*(?=\s+[\"“‘(\-–]?[^\W\d_a-zà-ỹ]|\s*\n|\s*$)|\n")
"""A stop before a capital letter, and the end of a paragraph."""
_SHORT = re.compile(r"(?:\b(?:TP|GS|TS|PGS|ThS|BS|KS|Tp|Th|St|Q|P|Mr|Mrs|Dr)|\b[A-ZĐ])\.$")
"""Short forms whose stop ends no sentence: TP. Hạ Long, GS. Nguyễn, M. Curie."""


def sentence_at(text: str, start: int, stop: int) -> tuple[int, int]:
    """Where the sentence begins and ends (code points) that holds `text[start:stop]`."""
    first, last = 0, len(text)
    for end in _END.finditer(text):
        if _SHORT.search(text, 0, end.end()) or _SHORT.search(
            text[max(0, end.end() - 6) : end.end()]
        ):
            continue
        if end.end() <= start:
            first = end.end()
        elif end.start() >= stop or end.end() >= stop:
            last = end.start() if end.group() == "\n" else end.end()
            break
    while first < start and text[first].isspace():
        first += 1
    return first, max(last, stop)

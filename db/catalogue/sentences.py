"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

import re
from typing import Final

from db.records import ArticleDetail

Span = tuple[int, int]

_END: Final = re.compile(
    r"(?:(?<![.!?…])[.!?…]{1,9}[\"”’»)\]]{0,3}\s+(?=[\"“‘«(\[–-]{0,3}\s?[^\W_a-z])|\n+)"
)
_ABBREVIATED: Final = re.compile(
    r"(?:^|[^\w.])(?:[A-ZĐ]|T[PpXx]|tp|GS|PGS|P?GS\.?TS|TS|Th[Ss]|BS|KS|CN|NS[NƯ]?T?|ThS|Tr|Mr|Mrs|Ms|Dr|Jr"
    r"|St|vs|ĐT|CT|(?:[A-ZĐ]\.){1,4}[A-ZĐ])\Z"
)
_REACH: Final = 12


def sentences(text: str) -> list[Span]:
    """The sentences of a paragraph, as code points without the spaces around them.

    A full stop behind TP, GS, an initial or the number of a list ends none, nor does one before
    a small letter; numbers such as 1.500 have no space in them.
    """
    found: list[Span] = []
    start = 0
    for end in _END.finditer(text):
        if text[end.start()] == "." and _goes_on(text, start, end.start()):
            continue
        _add(found, text, start, end.end())
        start = end.end()
    _add(found, text, start, len(text))
    return found


def sentence_at(article: ArticleDetail, at: int) -> Span | None:
    """The sentence around a place in the text of an article; None between its blocks."""
    for block in article.blocks:
        if not block.start <= at < block.stop:
            continue
        for low, high in sentences(block.text):
            if block.start + low <= at < block.start + high:
                return block.start + low, block.start + high
    return None


def _goes_on(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at a place belongs to the word before it."""
    before = text[max(start, stop - _REACH) : stop]
    return bool(_ABBREVIATED.search(before)) or text[start : min(stop, start + 4)].isdecimal()


def _add(found: list[Span], text: str, start: int, stop: int) -> None:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if start < stop:
        found.append((start, stop))

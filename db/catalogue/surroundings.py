"""The words around a figure: its clause, and what they say that it counts."""

from __future__ import annotations

import re
from typing import Final

from db.catalogue.checked import CheckedArticle
from db.catalogue.edtf import bounds
from db.catalogue.sentences import sentence_around
from db.records import Block, Figure
from db.search.vietnamese import tokens

_CLAUSE_END: Final = re.compile(r"[,;:](?=\s)|[()–]|\s-\s")
_IDLE_WORDS: Final = (
    "số tỷ tỉ lệ phần trăm tổng là có đã đang được bị các những một và của cho trong với đến tới "
    "từ tại ở về này đó theo mức đạt chiếm cả hơn trên gần khoảng dưới ít nhất tối đa nghìn ngàn "
    "triệu lượng toàn tính năm tháng ngày mỗi kết quả còn lại thì mà sẽ"
)
_IDLE: Final = frozenset(_IDLE_WORDS.split())
"""Words that do not tell what is counted."""


def place(figure: Figure) -> tuple[int, int] | None:
    """Where the number stands in the text, None when nobody knows."""
    anchor = figure.anchor
    if anchor is None or anchor.start is None or anchor.stop is None:
        return None
    return anchor.start, anchor.stop


def block_at(article: CheckedArticle, start: int) -> Block | None:
    """The block of the text that has a position in it."""
    return next((one for one in article.blocks if one.start <= start < one.stop), None)


def clause(text: str, start: int, stop: int) -> tuple[int, int]:
    """Where the part of the sentence between two commas or the like begins and ends."""
    first, last = sentence_around(text, start, stop)
    before = [end.end() for end in _CLAUSE_END.finditer(text, first, start)]
    after = _CLAUSE_END.search(text, stop, last)
    return (before[-1] if before else first), (after.start() if after else last)


def told_words(words: str) -> frozenset[str]:
    """The words that tell what is counted."""
    return frozenset(one.accented for one in tokens(words) if one.accented.isalpha()) - _IDLE


def counted(article: CheckedArticle, figure: Figure) -> frozenset[str]:
    """What a figure counts, in the words of its quantity and of its clause.

    Words between two numbers belong to the first of them. The name of its subject says nothing.
    """
    words = told_words(figure.quantity.label)
    at = place(figure)
    if at is not None and article.text:
        start, stop = clause(article.text, *at)
        others = [other for one in article.figures if (other := place(one)) and other != at]
        stop = min([stop, *(other[0] for other in others if at[1] <= other[0] < stop)])
        words |= told_words(article.text[at[1] : stop])
        if not any(start <= other[0] < at[0] for other in others):
            words |= told_words(article.text[start : at[0]])
    return words - told_words(figure.subject.name if figure.subject is not None else "")


def unit_words(figure: Figure) -> frozenset[str]:
    """The words of the unit: a part and its whole have them in common."""
    return told_words(figure.unit.label) if figure.unit is not None else frozenset()


def days(figure: Figure) -> tuple[str, str] | None:
    """First and last day that a figure counts, or the day up to which it does."""
    told = figure.period or figure.as_of
    return bounds(told) if told else None


def same_subject(one: Figure, other: Figure) -> bool:
    """Whether two figures may be of the same subject: one that is not named may be any."""
    return one.subject is None or other.subject is None or one.subject.id == other.subject.id


def same_unit(one: Figure, other: Figure) -> bool:
    """Whether two figures count in the same unit."""
    return (one.unit and one.unit.code) == (other.unit and other.unit.code)

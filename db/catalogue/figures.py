"""Suggests the figures of an article: each number with what it measures, its unit and its time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from db.catalogue.date_expressions import DateExpression
from db.catalogue.numerals import plain
from db.catalogue.paragraphs import Paragraph, Paragraphs
from db.catalogue.quantities import quantity
from db.catalogue.readings import Reading, readings
from db.records import (
    AddFigure,
    ArticleDetail,
    Method,
    Qualifier,
    Quote,
    Suggestion,
    SuggestionKind,
    Unit,
)

_UP_TO: Final = re.compile(
    r"(?<!\w)(?:tính|thống\s+kê|luỹ\s+kế|lũy\s+kế|cập\s+nhật|kết\s+quả)?(?:\s+[^\s.;:!?]+){0,3}?\s*(?<!\w)(?:đến|tới)\s+"
    r"(?:hết\s+)?(?:(?:sáng|trưa|chiều|tối|đêm|ngày|cuối|hôm\s+nay)[\s,(]+)*\Z",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(
    r"(?<!\w)(?:tính|thống\s+kê|luỹ\s+kế|lũy\s+kế|cập\s+nhật)(?!\w)|\A\s*đến", re.IGNORECASE
)
_RATE_WORDS: Final = {
    "năm": "year",
    "tháng": "month",
    "tuần": "week",
    "ngày": "day",
    "giờ": "hour",
    "quý": "quarter",
}
_EACH: Final = re.compile(
    r"(?<!\w)(?:mỗi|hàng|hằng|một)\s(năm|tháng|tuần|ngày|giờ|quý)(?!\w)", re.IGNORECASE
)
_DIGIT: Final = re.compile(r"\d")
_CLAUSE: Final = re.compile(r"[;.!?]|,(?!\d)")
_REACH: Final = 70
_TIMELESS: Final = frozenset({"age", "rank", "time"})
_SURE: Final = 0.9
_LIKELY: Final = 0.6


@dataclass(frozen=True, slots=True)
class FigureReading:
    """A number that an article states, with what the words around it say of it.

    `value` and `precision` are decimals as in the catalogue; `bound` is `lower` or `upper` where
    the number is an end of a range, which is read as two figures, "at least" and "at most".
    """

    value: str
    qualifier: Qualifier
    precision: str
    unit: Unit | None
    per: str | None
    period: str | None
    as_of: str | None
    quantity: str
    quote: Quote
    time_quote: Quote | None
    sentence: tuple[int, int]
    bound: str | None
    confidence: float


def read_figures(
    article: ArticleDetail, read: Paragraphs | None = None
) -> tuple[FigureReading, ...]:
    """Read all figures of an article in the order of its text; none overlaps another.

    `read` are the paragraphs of the article where somebody has read them already.
    """
    return tuple(
        _figure(paragraph, reading)
        for paragraph in read or Paragraphs(article)
        for reading in readings(paragraph.text, paragraph.dates)
    )


def suggest_figures(
    article: ArticleDetail, read: Paragraphs | None = None
) -> tuple[Suggestion, ...]:
    """Suggest each figure of an article, with the edit that records it."""
    return tuple(_suggestion(article.row.id, one) for one in read_figures(article, read))


def _figure(paragraph: Paragraph, reading: Reading) -> FigureReading:
    text, at = paragraph.text, paragraph.start
    first, last = paragraph.sentence_at(reading.start)
    is_dated = reading.unit is None or reading.unit.dimension not in _TIMELESS
    as_of, period = _times(paragraph, reading, (first, last)) if is_dated else (None, None)
    timed = as_of or period
    return FigureReading(
        value=plain(reading.value),
        qualifier=reading.qualifier,
        precision=plain(reading.precision),
        unit=reading.unit,
        per=reading.per or _rate(text, reading, (first, last)),
        period=period.edtf if period else None,
        as_of=as_of.edtf if as_of else None,
        quantity=quantity(text, reading.start, reading.stop, reading.unit, reading.by),
        quote=Quote(text[reading.start : reading.stop], at + reading.start, at + reading.stop),
        time_quote=Quote(text[timed.start : timed.stop], at + timed.start, at + timed.stop)
        if timed
        else None,
        sentence=(at + first, at + last),
        bound=reading.bound,
        confidence=_SURE if reading.is_sure else _LIKELY,
    )


def _times(
    paragraph: Paragraph, reading: Reading, sentence: tuple[int, int]
) -> tuple[DateExpression | None, DateExpression | None]:
    """The day up to which a figure counts, and the time that it counts, by its own sentence."""
    first, last = sentence
    near = paragraph.dates_around(reading.start, first, last)
    before = [one for one in near if one.start < reading.start]
    for one in reversed(before):
        if one.is_day and not one.last and _counts_up(paragraph.text, one, first):
            return one, None
    stretches = [one for one in before if not one.is_day or one.last]
    if stretches:
        return None, stretches[-1]
    last = min(last, reading.stop + _REACH)
    clause = _CLAUSE.search(paragraph.text, reading.stop, last)
    end = clause.start() if clause else last
    behind = (one for one in near if reading.stop <= one.start < end and not one.is_day)
    return None, next(behind, None)


def _counts_up(text: str, one: DateExpression, first: int) -> bool:
    low = max(first, one.start - _REACH)
    before = text[low : one.start]
    return bool(_UP_TO.search(before) and _LEADS.search(before))


def _rate(text: str, reading: Reading, sentence: tuple[int, int]) -> str | None:
    """What a number is for each of, when the same clause says so: mỗi năm."""
    if reading.unit is not None and reading.unit.dimension in _TIMELESS:
        return None
    first, last = sentence
    after = text[reading.stop : min(last, reading.stop + _REACH)]
    clause = _CLAUSE.search(after)
    found = _EACH.search(after[: clause.start()] if clause else after)
    if found and _DIGIT.search(after[: found.start()]):
        return None  # it belongs to the next number
    if found is None:
        before = text[max(first, reading.start - _REACH) : reading.start]
        clauses = [end.end() for end in _CLAUSE.finditer(before)]
        # "Mỗi năm, …" has its comma right behind it.
        found = _EACH.search(before, clauses[-1] if len(clauses) > 1 else 0)
        if found and _DIGIT.search(before, found.end()):
            return None
    return _RATE_WORDS[found[1].lower()] if found else None


def _suggestion(article_id: int, one: FigureReading) -> Suggestion:
    unit = one.unit.code if one.unit else None
    edit = AddFigure(
        article_id=article_id,
        quantity=one.quantity,
        value=one.value,
        qualifier=one.qualifier,
        precision=one.precision,
        unit=unit,
        per=one.per,
        period=one.period,
        as_of=one.as_of,
        quote=one.quote,
        time_quote=one.time_quote,
        method=Method.SUGGESTED,
    )
    return Suggestion(
        key=f"figure:{one.quote.start}-{one.quote.stop}:{one.value}",
        kind=SuggestionKind.FIGURE,
        label=one.quote.exact,
        facts=tuple(_facts(one, unit)),
        quote=one.quote,
        sentence=one.sentence,
        confidence=one.confidence,
        edits=(edit,),
    )


def _facts(one: FigureReading, unit: str | None) -> Iterator[tuple[str, str]]:
    named = {
        "value": one.value,
        "qualifier": one.qualifier.value,
        "precision": one.precision,
        "unit": unit,
        "per": one.per,
        "period": one.period,
        "as_of": one.as_of,
        "quantity": one.quantity,
        "bound": one.bound,
    }
    return ((name, value) for name, value in named.items() if value is not None)

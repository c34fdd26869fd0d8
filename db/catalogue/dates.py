"""Suggests the dates that an article names, and between which days it was published."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from db.catalogue.date_expressions import DateExpression, date_expressions, dated
from db.catalogue.dating import published_bounds
from db.catalogue.sentences import Span, sentences
from db.records import ArticleDetail, ArticleEdit, BlockKind, Quote, Suggestion, SuggestionKind

READ: Final = frozenset(
    {
        BlockKind.KICKER,
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        BlockKind.SUBHEAD,
        BlockKind.BODY,
        BlockKind.CAPTION,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE,
        BlockKind.TABLE,
    }
)
"""The blocks in which an article says something; the others say where it comes from."""

_PRINTED: Final = 0.95
_INFERRED: Final = 0.8
_UNKNOWN: Final = 0.6
_BOUNDED: Final = 0.8
_NEAR: Final = 8
_INFERRED_BASIS: Final = "inferred"


class Paragraph:
    """A block of an article with its dates; `start` is its place in the text."""

    def __init__(self, start: int, text: str, dates: list[DateExpression]) -> None:
        self.start = start
        self.text = text
        self.dates = dates

    @cached_property
    def _sentences(self) -> list[Span]:
        return sentences(self.text)

    @cached_property
    def _ends(self) -> list[int]:
        return [stop for _, stop in self._sentences]

    @cached_property
    def _date_starts(self) -> list[int]:
        return [one.start for one in self.dates]

    def dates_around(self, place: int, start: int, stop: int) -> list[DateExpression]:
        """The dated expressions nearest to a place that begin between two others."""
        at = bisect_right(self._date_starts, place)
        near = self.dates[max(at - _NEAR, 0) : at + _NEAR]
        return [one for one in near if start <= one.start < stop and one.edtf]

    def sentence_at(self, place: int) -> Span:
        """The sentence around a place, both as code points of the paragraph."""
        at = bisect_right(self._ends, place)
        return self._sentences[at] if at < len(self._ends) else (0, len(self.text))


def paragraphs(article: ArticleDetail) -> Iterator[Paragraph]:
    """The blocks that say something, with their dates resolved as far as that is possible."""
    published = publication(article)
    for block in article.blocks:
        if block.kind in READ:
            found = [dated(one, published) for one in date_expressions(block.text)]
            yield Paragraph(block.start, block.text, found)


def publication(article: ArticleDetail) -> tuple[str, str] | None:
    """The first and last day on which an article may have been published, None when unknown."""
    if article.published_lo and article.published_hi:
        return article.published_lo, article.published_hi
    if article.row.published:
        return None
    return published_bounds(block.text for block in article.blocks if block.kind in READ)


def suggest_dates(article: ArticleDetail) -> tuple[Suggestion, ...]:
    """Suggest each date expression, and the time of publication of an undated article.

    Facts of a date: `edtf`, `lo` and `hi` where it is a stretch, `year` printed, inferred or
    unknown. Where no year is known there is `day` instead of `edtf`, as MM-DD or MM.
    """
    found = [
        _suggestion(paragraph, one) for paragraph in paragraphs(article) for one in paragraph.dates
    ]
    publishing = _published(article)
    return (publishing, *found) if publishing else tuple(found)


def _suggestion(paragraph: Paragraph, one: DateExpression) -> Suggestion:
    start, stop = paragraph.start + one.start, paragraph.start + one.stop
    words = paragraph.text[one.start : one.stop]
    first, last = paragraph.sentence_at(one.start)
    facts: list[tuple[str, str]] = []
    if one.edtf:
        facts.append(("edtf", one.edtf))
        if one.last:
            lo, _, hi = one.edtf.partition("/")
            facts += [("lo", lo), ("hi", hi)]
        year, confidence = ("inferred", _INFERRED) if one.inferred else ("printed", _PRINTED)
    else:
        facts.append(("day", one.of_any_year))
        year, confidence = "unknown", _UNKNOWN
    return Suggestion(
        key=f"date:{start}-{stop}",
        kind=SuggestionKind.DATE,
        label=words,
        facts=(*facts, ("year", year)),
        quote=Quote(words, start, stop),
        sentence=(paragraph.start + first, paragraph.start + last),
        confidence=confidence,
        edits=(),
    )


def _published(article: ArticleDetail) -> Suggestion | None:
    if article.row.published and article.published_basis != _INFERRED_BASIS:
        return None
    bounds = publication(article)
    if bounds is None:
        return None
    lo, hi = bounds
    edtf = lo if lo == hi else f"{lo}/{hi}"
    fields = {"published": edtf, "published_basis": _INFERRED_BASIS}
    return Suggestion(
        key=f"published:{edtf}",
        kind=SuggestionKind.PUBLISHED,
        label=edtf,
        facts=(("edtf", edtf), ("lo", lo), ("hi", hi), ("basis", _INFERRED_BASIS)),
        quote=None,
        sentence=None,
        confidence=_BOUNDED,
        edits=(ArticleEdit(article.row.id, None, fields),),
    )

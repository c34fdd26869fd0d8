"""The paragraphs of an article that tell something, with their dates and their sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final

from db.catalogue.date_expressions import DateExpression, date_expressions, dated
from db.catalogue.dating import published_bounds
from db.catalogue.sentences import Span, sentences
from db.records import ArticleDetail, Block, BlockKind, unread

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

_NEAR: Final = 8


class Paragraph:
    """A block of an article, which is read at most once. Lives for one article."""

    def __init__(self, block: Block, published: tuple[str, str] | None) -> None:
        self.kind = block.kind
        self.start = block.start
        """Its place in the text."""
        self.text = block.text
        self._published = published

    @cached_property
    def dates(self) -> list[DateExpression]:
        """Its dates, resolved as far as that is possible."""
        return [dated(one, self._published) for one in date_expressions(self.text)]

    @cached_property
    def sentences(self) -> list[Span]:
        """Its sentences, as code points of the paragraph."""
        return sentences(self.text)

    @cached_property
    def _ends(self) -> list[int]:
        return [stop for _, stop in self.sentences]

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
        return self.sentences[at] if at < len(self._ends) else (0, len(self.text))


class Paragraphs:
    """The paragraphs of an article that tell something, in their order. Lives for one article."""

    def __init__(self, article: ArticleDetail) -> None:
        self.published = publication(article)
        """The first and last day on which the article may have been published."""
        blocks = [block for block in article.blocks if block.kind in READ]
        self._all = [Paragraph(block, self.published) for block in blocks]
        self._starts = [block.start for block in blocks]

    def __iter__(self) -> Iterator[Paragraph]:
        return iter(self._all)

    def sentence_at(self, place: int) -> Span | None:
        """The sentence around a place of the article; None where nothing is told."""
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return None
        one = self._all[at]
        if place - one.start >= len(one.text):
            return None
        start, stop = one.sentence_at(place - one.start)
        return one.start + start, one.start + stop


def beginning(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a text, without those at its end that are not read (`unread`)."""
    if not unread(text):
        return blocks
    stop = len(text) - unread(text)
    return tuple(
        replace(block, stop=min(block.stop, stop), text=block.text[: stop - block.start])
        for block in blocks
        if block.start < stop
    )


def publication(article: ArticleDetail) -> tuple[str, str] | None:
    """The first and last day on which an article may have been published, None when unknown."""
    if article.published_lo and article.published_hi:
        return article.published_lo, article.published_hi
    if article.row.published:
        return None
    return published_bounds(block.text for block in article.blocks if block.kind in READ)

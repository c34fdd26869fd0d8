"""Shows what a page of a result list needs of articles, and reads only the lines it shows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from db.records import ArticleRow, Block, BlockKind, QueryTerm, Tier
from db.search import marking
from db.search.codec.zones import ZONES, Zone
from db.search.marking import MarkedText, Marker, Terms
from db.search.outlines import Outliner, Outlines
from db.search.passages import (
    LIKED,
    Shown,
    headline_alone,
    opening,
    passage,
    places_of,
    repeats,
)
from db.search.vietnamese import Words
from db.search.windows import Places, Window, Windows, bits_of, columns_of, joined, masks_of


class Article(Protocol):
    """An article as the database lists it."""

    @property
    def row(self) -> ArticleRow:
        """Its facts."""

    @property
    def text(self) -> str:
        """Its text."""

    @property
    def spans(self) -> Sequence[tuple[BlockKind, int, int]]:
        """Kind, start and stop of each block of its text."""

    @property
    def is_changed(self) -> bool:
        """Whether it may be another than the index knows."""

    def blocks(self) -> Sequence[Block]:
        """The blocks with their texts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that is to be shown, and how."""

    article: Article
    tier: Tier
    year: str
    """Of its publication; empty when it is not known."""


class _Unfit(Exception):
    """The outline is not that of this text."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One article on its way onto the page. Its blocks have numbers of the page, from `first`."""

    entry: Entry
    spans: Sequence[tuple[BlockKind, int, int]]
    """Its searchable blocks."""
    words: Sequence[int]
    """How many words each has, by the outline."""
    first: int
    absent: Terms

    @property
    def id(self) -> int:
        """The article's."""
        return self.entry.article.row.id

    @property
    def stop(self) -> int:
        """The number after its last block."""
        return self.first + len(self.spans)

    def kind(self, number: int) -> BlockKind:
        """The kind of a block."""
        return self.spans[number - self.first][0]

    def text(self, number: int) -> str:
        """The text of a block."""
        _, start, stop = self.spans[number - self.first]
        return self.entry.article.text[start:stop]


def show_page(
    entries: Sequence[Entry], terms: Sequence[QueryTerm], outliner: Outliner
) -> dict[int, Shown]:
    """Show articles as `show` would, by id, reading only what their outlines say is to be shown.

    Those are left out whose text has to be read whole. Raises PackDamaged.
    """
    return _Page(entries, terms, outliner).shown()


class _Page:
    """The articles of one page; lives for one call."""

    def __init__(
        self, entries: Sequence[Entry], terms: Sequence[QueryTerm], outliner: Outliner
    ) -> None:
        self._terms = terms
        self._columns = columns_of(len(terms))
        self._marker = Marker(terms)
        self._sheets: list[_Sheet] = []
        self._kinds: list[BlockKind] = []
        self._named: dict[int, _Sheet] = {}
        none = np.zeros(0, np.int64)
        self._parts = [Places(none, none, none, np.zeros((0, self._columns), np.uint64))]
        for tier in Tier:
            fresh = {
                entry.article.row.id: entry
                for entry in entries
                if entry.tier is tier and not entry.article.is_changed
            }
            loosely = tier is Tier.OTHER_ACCENTS
            for outlines in outliner.outlines([*fresh], terms, loosely=loosely) if fresh else ():
                self._lay_out(outlines, fresh, loosely=loosely)
        self._read: dict[int, MarkedText] = {}
        self._places = self._all_places()
        self._block: list[int] = self._places.block.tolist()
        self._first: list[int] = self._places.first.tolist()
        self._last: list[int] = self._places.last.tolist()
        self._bits = masks_of(self._places.terms)

    def _lay_out(self, outlines: Outlines, entries: dict[int, Entry], *, loosely: bool) -> None:
        """Take articles onto the page, side by side with their outlines."""
        block_of: list[int] = []
        named = set(outlines.named)
        for number, article_id in enumerate(outlines.ids):
            begun, first = len(block_of), len(self._kinds)
            entry, paragraphs = entries[article_id], outlines.paragraphs[number]
            spans = [span for span in entry.article.spans if span[0] in ZONES]
            here = _numbers(spans, paragraphs)
            if loosely and here and (named or not self._says_its_headline(entry, spans)):
                here = None
            if here is None:
                block_of += [-1] * sum(paragraphs)
                continue
            words = [0] * len(spans)
            for paragraph, block in enumerate(here, start=begun):
                if block >= 0:
                    words[block] = outlines.words[paragraph]
            sheet = _Sheet(entry, spans, words, first, outlines.absent[number])
            self._sheets.append(sheet)
            self._kinds += [kind for kind, _, _ in spans]
            block_of += [first + block if block >= 0 else -1 for block in here]
            self._named |= {block_of[at]: sheet for at in named if begun <= at < len(block_of)}
        on_page = np.array(block_of, np.int64)[outlines.paragraph]
        places = Places(on_page, outlines.at, outlines.at, outlines.terms)
        self._parts.append(places[np.flatnonzero(on_page >= 0)])

    def _says_its_headline(self, entry: Entry, spans: Sequence[tuple[BlockKind, int, int]]) -> bool:
        """Whether what is absent from the text is absent from the headline of the list too."""
        article = entry.article
        headlines = (
            article.text[start:stop] for kind, start, stop in spans if kind is BlockKind.HEADLINE
        )
        return article.row.headline in headlines and not self._marker.has_fields

    def _all_places(self) -> Places:
        """All places of terms, block after block."""
        places = joined(self._parts)
        if self._marker.has_fields:
            kinds = {kind: self._marker.allowed(kind) for kind in set(self._kinds)}
            allowed = bits_of([kinds[kind] for kind in self._kinds], self._columns)
            places = replace(places, terms=places.terms & allowed[places.block])
            places = places[np.flatnonzero(places.terms.any(axis=1))]
        if self._named:
            for number, sheet in self._named.items():
                text = sheet.text(number)
                kind, year = sheet.kind(number), sheet.entry.year
                self._read[number] = self._marker.read_one(kind, text, year, sheet.absent)
            places = places[~np.isin(places.block, list(self._named))]
            places = joined([places, places_of(self._read, self._columns)])
        return places[np.argsort(places.block, kind="stable")]

    def shown(self) -> dict[int, Shown]:
        """Show the articles whose texts are those of the index."""
        hidden = np.array([kind is BlockKind.HEADLINE for kind in self._kinds], np.bool_)
        headlines: dict[int, MarkedText] = {}
        for sheet in self._sheets:
            with suppress(_Unfit):
                headlines[sheet.id] = headline = self._headline(sheet)
                hidden[self._repeating(sheet, headline)] = True
        places = self._places[np.flatnonzero(~hidden[self._places.block])]
        block: list[int] = places.block.tolist()
        liking = np.array([LIKED.get(kind, 0.0) for kind in self._kinds], np.float64)
        windows = Windows(places, liking[places.block])
        shown: dict[int, Shown] = {}
        for sheet in self._sheets:
            low, high = (bisect_left(block, number) for number in (sheet.first, sheet.stop))
            with suppress(_Unfit, KeyError):
                headline = headlines[sheet.id]
                shown[sheet.id] = self._lines(sheet, headline, windows.chosen(low, high))
        return shown

    def _headline(self, sheet: _Sheet) -> MarkedText:
        """The headline of the list, which most often is a block of the text."""
        title = sheet.entry.article.row.headline
        for number in range(sheet.first, sheet.stop):
            if self._kinds[number] is BlockKind.HEADLINE and sheet.text(number) == title:
                return self._text(sheet, number)
        kind, year = BlockKind.HEADLINE, sheet.entry.year
        return self._marker.read_one(kind, title, year, sheet.absent)

    def _repeating(self, sheet: _Sheet, headline: MarkedText) -> list[int]:
        """Blocks with places that only say what the headline says: they show nothing new."""
        said = len(headline.words)
        numbers = [
            number
            for number, words in enumerate(sheet.words, start=sheet.first)
            if words == said
            and sheet.kind(number) is not BlockKind.HEADLINE
            and bisect_left(self._block, number) < bisect_right(self._block, number)
        ]
        return [number for number in numbers if repeats(self._text(sheet, number), headline)]

    def _text(self, sheet: _Sheet, number: int) -> MarkedText:
        """Read a block. Raises _Unfit when the outline is not that of this text."""
        marked = self._read.get(number)
        if marked is None:
            low, high = bisect_left(self._block, number), bisect_right(self._block, number)
            places = marking.Places(
                self._first[low:high], self._last[low:high], self._bits[low:high]
            )
            text = sheet.text(number)
            marked = self._read[number] = MarkedText(text, Words(text), places)
        if len(marked.words) != sheet.words[number - sheet.first]:
            raise _Unfit
        return marked

    def _lines(self, sheet: _Sheet, headline: MarkedText, chosen: Sequence[Window]) -> Shown:
        """What is shown of an article, given its windows."""
        passages = tuple(
            passage(sheet.kind(window.block), self._text(sheet, window.block), window)
            for window in chosen
        )
        passages = passages or headline_alone(headline, len(self._terms))
        if not passages:
            numbers = range(sheet.first, sheet.stop)
            blocks = [(number, sheet.kind(number)) for number in numbers]
            blocks = [block for block in blocks if block[1] is not BlockKind.HEADLINE]
            passages = opening(blocks, lambda number: self._text(sheet, number))
        return Shown(headline.marks(), passages)


def _numbers(
    spans: Sequence[tuple[BlockKind, int, int]], paragraphs: Sequence[int]
) -> list[int] | None:
    """The block of each paragraph, -1 for that of an empty zone; None when they do not fit."""
    of_zone: list[list[int]] = [[] for _ in Zone]
    for number, (kind, _, _) in enumerate(spans):
        of_zone[ZONES[kind]].append(number)
    laid_out = [numbers or [-1] for numbers in of_zone]
    if [len(numbers) for numbers in laid_out] != paragraphs:
        return None
    return [number for numbers in laid_out for number in numbers]

"""Puts the articles of a search in order: the best first, then the newest.

What counts is read from the streams of the candidates: the words of the query in the headline,
next to each other, in one row, and as rare as they are. The weights were found on known articles
of a press corpus; coverage and neighbours count most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from db.search.evaluate import Position
from db.search.places import ARTICLES_AT_ONCE, Bits, Check, Places, find_places, has_bit
from db.search.schema import (
    COUNT_SHIFT,
    FIRST_NUMBER,
    MOST_COUNTED,
    NOWHERE,
    NUMBER_MASK,
    ZONE_SHIFT,
    Zone,
)
from db.search.segments import IndexView, Ints

Floats = NDArray[np.float64]

CANDIDATES: Final = 4_000
"""Articles whose streams are read; the others keep the order of the first look."""

MOST_POSITIONS: Final = 32
ZONE_BITS: Final = 15
PAIR: Final = 2

PAIRS: Final = 2.0
PRESENT: Final = 1.0
LITERAL: Final = 1.0
ALIGNED: Final = 0.7
RUN: Final = 0.5
HEADLINE: Final = 0.5
CAPTION: Final = 0.2
FIRST: Final = 0.1

FIRST_LOOK: Final = ((Zone.HEADLINE, 1.0), (Zone.CAPTION, 0.4), (Zone.STANDFIRST, 0.3))
FIRST_TIMES: Final = 0.3


@dataclass(frozen=True, slots=True)
class Ranked:
    """Articles in order, with their scores."""

    docs: Ints
    scores: Floats


def by_date(view: IndexView, docs: Ints, *, oldest: bool) -> Ranked:
    """The articles by date, undated ones last, of one day the latest received first."""
    dates = view.dates[docs].astype(np.int64)
    keys = np.where(dates == 0, np.iinfo(np.int64).max, dates if oldest else -dates)
    return Ranked(docs[np.lexsort((-view.ids[docs], keys))], np.zeros(len(docs)))


def by_relevance(
    view: IndexView, docs: Ints, positions: Sequence[Position], share: Floats, check: Check
) -> Ranked:
    """The articles (in ascending order) by score; equal ones by date, the newest first.

    `share` says for each how much of the query it has, by weight.
    """
    positions = [position for position in positions if position.number < MOST_POSITIONS]
    first = share + _first_look(view, docs, positions)
    check()
    order = _order(view, docs, first)
    # One word has no neighbours: what the postings say of it is all there is.
    candidates = CANDIDATES if len(positions) > 1 else 0
    chosen, rest = np.sort(docs[order[:candidates]]), order[candidates:]
    top = max(float(first.max(initial=0.0)), 1e-6)
    parts = [np.zeros(0)]
    for start in range(0, len(chosen), ARTICLES_AT_ONCE):
        parts.append(_Features(view, chosen[start : start + ARTICLES_AT_ONCE], positions).score())
        check()
    scores = np.concatenate(parts) + FIRST * first[np.searchsorted(docs, chosen)] / top
    best = _order(view, chosen, scores)
    return Ranked(
        np.concatenate((chosen[best], docs[rest])),
        np.concatenate((scores[best], FIRST * first[rest] / top)).round(3),
    )


def _order(view: IndexView, docs: Ints, scores: Floats) -> NDArray[np.intp]:
    return np.lexsort((-view.ids[docs], -view.dates[docs].astype(np.int64), -scores.round(3)))


def _first_look(view: IndexView, docs: Ints, positions: Sequence[Position]) -> Floats:
    """A cheap score from the postings alone: rare words, in the headline, often."""
    scores = np.zeros(view.size)
    for position in positions:
        slot = position.slot
        zones = slot.values >> ZONE_SHIFT
        for zone, worth in FIRST_LOOK:
            has = np.zeros(view.size, np.bool_)
            has[slot.docs[(zones & zone) != 0]] = True
            scores += position.weight * worth * has
        times = (slot.values >> COUNT_SHIFT) & MOST_COUNTED
        often = np.bincount(slot.docs, times, view.size)
        scores += position.weight * FIRST_TIMES * np.sqrt(np.minimum(often, MOST_COUNTED)) / 4
    return scores[docs] / max(sum(position.weight for position in positions), 1e-6)


class _Features:
    """What speaks for each of some articles; lives for one ranking."""

    def __init__(self, view: IndexView, docs: Ints, positions: Sequence[Position]) -> None:
        self._articles = len(docs)
        self._positions = positions
        self._count = 1 + max((position.number for position in positions), default=0)
        self._weights = self._word_weights()
        self._row_of = np.full(view.size, -1, np.int32)
        self._row_of[docs] = np.arange(len(docs), dtype=np.int32)
        places = find_places(view, docs, [(each.slot, each.number) for each in positions])
        self._read_hits(places)

    def _word_weights(self) -> Floats:
        """The weight of each position, all together 1; a word that comes again weighs nothing."""
        weights = np.zeros(self._count)
        seen: set[object] = set()
        for position in self._positions:
            if position.word not in seen:
                weights[position.number] = max(weights[position.number], position.weight)
            seen.add(position.word)
        return weights / max(float(weights.sum()), 1e-6)

    def _read_hits(self, places: Places) -> None:
        streams = places.streams
        self._starts = streams.starts
        self._at = np.flatnonzero(places.bits)
        self._bits = places.bits[self._at]
        gaps = np.flatnonzero(streams.numbers < FIRST_NUMBER)
        block = np.searchsorted(gaps, self._at) - 1
        self._rows = np.searchsorted(streams.starts, self._at, "right") - 1
        first = np.flatnonzero(np.diff(block, prepend=-1))
        self._block_bits = np.bitwise_or.reduceat(self._bits, first) if len(first) else self._bits
        self._block_rows = self._rows[first]
        self._block_zones = streams.numbers[gaps[block[first]]]

    def score(self) -> Floats:
        """The sum of all features."""
        headline = self._headline()
        run, pairs = self._rows_of_words()
        return (
            HEADLINE * headline
            + CAPTION * np.maximum(headline, self._best_caption())
            + RUN * run
            + PAIRS * pairs
            + ALIGNED * self._aligned()
            + PRESENT * self._coverage(self._present())
            + LITERAL * self._literal()
        )

    def _coverage(self, bits: Bits) -> Floats:
        """The share of the query, by weight, of each element."""
        covered = np.zeros(len(bits))
        for number, weight in enumerate(self._weights):
            covered += weight * has_bit(bits, number)
        return covered

    def _or_by_row(self, rows: NDArray[np.intp], bits: Bits) -> Bits:
        together = np.zeros(self._articles, np.uint64)
        np.bitwise_or.at(together, rows, bits)
        return together

    def _add_aliases(self, bits: Bits, zone: int) -> Bits:
        """The bits with those of aliases in a zone, which have no place in the stream."""
        for position in self._positions:
            values = position.slot.values
            is_alias = ((values & NUMBER_MASK) == NOWHERE) & ((values >> ZONE_SHIFT & zone) != 0)
            if is_alias.any():
                rows = self._row_of[position.slot.docs[is_alias]]
                bits[rows[rows >= 0]] |= np.uint64(1 << position.number)
        return bits

    def _present(self) -> Bits:
        found = self._or_by_row(self._block_rows, self._block_bits)
        return self._add_aliases(found, ZONE_BITS)

    def _headline(self) -> Floats:
        is_headline = self._block_zones == Zone.HEADLINE
        found = self._or_by_row(self._block_rows[is_headline], self._block_bits[is_headline])
        return self._coverage(self._add_aliases(found, Zone.HEADLINE))

    def _best_caption(self) -> Floats:
        best = np.zeros(self._articles)
        is_caption = self._block_zones == Zone.CAPTION
        np.maximum.at(
            best, self._block_rows[is_caption], self._coverage(self._block_bits[is_caption])
        )
        return best

    def _rows_of_words(self) -> tuple[Floats, Floats]:
        """The longest row of words in the order of the query, and the share of its neighbours."""
        longest = np.zeros(self._articles)
        longest[self._rows] = 1
        pairs = np.zeros(self._articles, np.uint64)
        is_next = np.diff(self._at) == 1
        row_bits = self._bits
        for length in range(2, self._count + 1):
            shifted = np.where(is_next, row_bits[:-1] << np.uint64(1), np.uint64(0))
            row_bits = np.concatenate((row_bits[:1] & np.uint64(0), shifted & self._bits[1:]))
            rows = self._rows[row_bits != 0]
            if not len(rows):
                break
            longest[rows] = length
            if length == PAIR:
                pairs = self._or_by_row(rows, row_bits[row_bits != 0])
        share = np.zeros(self._articles)
        for number in range(1, self._count):
            share += has_bit(pairs, number) / (self._count - 1)
        return longest / self._count, share

    def _aligned(self) -> Floats:
        """The most words, by weight, that stand as far apart as in the query; forgives one."""
        keys: list[NDArray[np.intp]] = []
        weights: list[Floats] = []
        # Each article gets some room more, so that it does not reach into the next one.
        base = self._at + self._rows * self._count + self._count - 1
        for number, weight in enumerate(self._weights):
            chosen = has_bit(self._bits, number)
            keys.append(base[chosen] - number)
            weights.append(np.full(int(chosen.sum()), weight))
        begins = self._starts + np.arange(self._articles + 1) * self._count
        sums = np.bincount(np.concatenate(keys), np.concatenate(weights), int(begins[-1]) + 1)
        return np.maximum.reduceat(sums, begins[:-1])

    def _literal(self) -> Floats:
        """The share of the plain words that stand there plain too, when the rest was accented.

        Who types accents and leaves one word without means that word: "ban đảo" is no "bán đảo".
        """
        words = [each for each in self._positions if each.word.folded.isalpha()]
        plain = [each for each in words if not each.word.marked]
        share = np.zeros(self._articles)
        if not plain or 2 * len(plain) > len(words):
            return share
        for position in plain:
            rows = self._row_of[position.slot.docs[: position.slot.literal]]
            has = np.zeros(self._articles)
            has[rows[rows >= 0]] = 1 / len(plain)
            share += has
        return share

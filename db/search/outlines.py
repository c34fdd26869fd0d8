"""Where the words of a query stand in some articles, read from the index, not from their texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from db.records import QueryTerm
from db.search.codec.arrays import I64, U16, distinct, offsets, spans
from db.search.codec.boolean import ranges_of
from db.search.codec.build import GAP, RARE
from db.search.codec.candidates import SegmentScores
from db.search.codec.engine import ArrayIndex
from db.search.codec.questions import Chosen
from db.search.codec.segment import SegmentArrays
from db.search.spellings import further_names, spellings
from db.search.windows import Bits, columns_of, masks_of

Choices = Sequence[Chosen]

_RANKS: Final = 1 << 16
_BITS: Final = 64


@dataclass(frozen=True, slots=True)
class Outlines:
    """Some articles as the index has them: their paragraphs, and the places of terms in these.

    Paragraphs are numbered through all articles, zone after zone in each; a zone without blocks
    has one paragraph without words.
    """

    ids: list[int]
    paragraphs: list[list[int]]
    """How many paragraphs each zone of each article has."""
    words: list[int]
    """How many words each paragraph has."""
    named: list[int]
    """Paragraphs in which a word has a further name that is asked for, or may have: read them."""
    absent: list[int]
    """Of each article the terms, as bits, that were found with other accents: they are nowhere in
    it as they were typed."""
    paragraph: I64
    """Of each place where terms stand, in order."""
    at: I64
    """The word of the paragraph at each place."""
    terms: Bits


class _Asked:
    """What is looked for in every segment."""

    def __init__(self, terms: Sequence[QueryTerm], *, loosely: bool) -> None:
        self.terms = terms
        self.typed = [spellings(term, loosely=False) for term in terms]
        self.loose = [spellings(term, loosely=True) for term in terms] if loosely else []
        self.named = [name for term in terms for name in further_names(term)]


class Outliner:
    """Outlines articles of one generation of the index. For one thread: it has scratch arrays."""

    def __init__(self, index: ArrayIndex) -> None:
        self._index = index
        self._tables: list[Bits] = []

    def outlines(
        self, ids: Sequence[int], terms: Sequence[QueryTerm], *, loosely: bool
    ) -> Iterator[Outlines]:
        """Outline those of some articles that are in the index.

        `loosely` finds a word that is nowhere in the article with its accents where it has others.
        Raises PackDamaged.
        """
        asked = _Asked(terms, loosely=loosely)
        wanted = np.array(ids, np.int64)
        for segment in self._index.segments:
            with self._index.reading():
                numbers = _located(segment, wanted)
                if len(numbers):
                    yield self._outlined(_Streams(segment.arrays, numbers), asked)

    def _outlined(self, streams: _Streams, asked: _Asked) -> Outlines:
        terms = asked.terms
        bits = self._bits(streams, asked.typed)
        kept = _in_whole_phrases(bits, terms)
        absent = np.zeros((len(streams), kept.shape[1]), np.uint64)
        if asked.loose:
            absent = _marked(terms) & ~streams.present(kept)
            bits |= self._bits(streams, asked.loose) & absent[streams.owner]
            kept = _in_whole_phrases(bits, terms)
        return streams.outlines(kept, asked.named, absent)

    def _bits(self, streams: _Streams, asked: Sequence[Choices]) -> Bits:
        """The terms that each word of the streams means, phrase or not."""
        columns = columns_of(len(asked))
        while len(self._tables) < columns:
            self._tables.append(np.zeros(_RANKS, np.uint64))
        arrays = streams.arrays
        touched: list[list[U16]] = [[] for _ in range(columns)]
        rare: list[tuple[int, np.uint64, I64]] = []
        for number, choices in enumerate(asked):
            column, bit = number // _BITS, np.uint64(1 << number % _BITS)
            for first, last in ranges_of(arrays, choices):
                ranks = arrays.rank[first:last]
                self._tables[column][ranks] |= bit
                touched[column].append(ranks)
                seldom = np.flatnonzero(ranks == RARE)
                if len(seldom):
                    rare.append((column, bit, seldom + first))
        bits = np.zeros((len(streams.ranks), columns), np.uint64)
        for column, table in enumerate(self._tables[:columns]):
            table[RARE] = 0
            table.take(streams.ranks, out=bits[:, column])
            for ranks in touched[column]:
                table[ranks] = 0
        for column, bit_of, found in rare:
            bits[streams.places_of(found), column] |= bit_of
        return bits


def _located(segment: SegmentScores, ids: I64) -> I64:
    """Find the articles of a segment that have some ids, in ascending order."""
    known, numbers = segment.arrays.order_of_ids
    if not len(known):
        return numbers
    at = np.minimum(np.searchsorted(known, ids), len(known) - 1)
    found = numbers[at[known[at] == ids]]
    if segment.living is not None:
        found = found[segment.living[found]]
    return np.sort(found)


def _marked(terms: Sequence[QueryTerm]) -> Bits:
    """The terms that were typed with a mark."""
    marked = np.zeros(columns_of(len(terms)), np.uint64)
    for number, term in enumerate(terms):
        if term.marked:
            marked[number // _BITS] |= np.uint64(1 << number % _BITS)
    return marked


class _Streams:
    """The words of some articles of one segment, one article after the other."""

    def __init__(self, arrays: SegmentArrays, docs: I64) -> None:
        self.arrays = arrays
        self._docs = docs
        lows = arrays.fstart[docs]
        highs = arrays.fstart[docs + 1]
        self.ranks = np.concatenate(
            [arrays.fwd[low:high] for low, high in zip(lows.tolist(), highs.tolist(), strict=True)]
        )
        self._begins = offsets(highs - lows)
        self.owner = np.repeat(np.arange(len(docs)), highs - lows)

    def __len__(self) -> int:
        return len(self._docs)

    def present(self, bits: Bits) -> Bits:
        """The terms that each article has."""
        present: Bits = np.bitwise_or.reduceat(bits, self._begins[:-1], axis=0)
        return present

    def places_of(self, terms: I64) -> I64:
        """Where terms of the vocabulary stand; only terms whose places are stored."""
        arrays = self.arrays
        low = arrays.tstart[terms].astype(np.int64)
        articles = arrays.tstart[terms + 1] - low
        postings = spans(low, articles)
        owners = arrays.docs[postings].astype(np.int64)
        at = np.minimum(np.searchsorted(self._docs, owners), len(self._docs) - 1)
        held = np.flatnonzero(self._docs[at] == owners)
        if not len(held):
            return held
        counts = arrays.tf[postings].astype(np.int64)
        before = offsets(counts)[:-1]
        # The places of a term lie end to end in the order of its postings.
        shift = arrays.pstart[terms].astype(np.int64) - before[offsets(articles)[:-1]]
        first = before + np.repeat(shift, articles)
        place = arrays.pos[spans(first[held], counts[held])]
        found: I64 = np.repeat(self._begins[at[held]], counts[held]) + place
        return found

    def outlines(self, bits: Bits, named: Choices, absent: Bits) -> Outlines:
        """Part what was found into articles and paragraphs."""
        gaps = np.flatnonzero(self.ranks == GAP)
        starts = np.append(0, gaps[:-1] + 1)
        zone_ends = self.arrays.fb[self._docs].astype(np.int64) + self._begins[:-1, None]
        closed = np.searchsorted(gaps, zone_ends, side="right")
        places = np.flatnonzero(bits.any(axis=1))
        within = np.searchsorted(gaps, places)
        return Outlines(
            self.arrays.columns["id"][self._docs].tolist(),
            np.diff(closed, axis=1, prepend=np.append(0, closed[:-1, -1])[:, None]).tolist(),
            (gaps - starts).tolist(),
            distinct(np.searchsorted(gaps, self._named(named))).tolist(),
            masks_of(absent),
            within,
            places - starts[within],
            bits[places],
        )

    def _named(self, named: Choices) -> I64:
        """Where words stand that have some further names."""
        ranges = ranges_of(self.arrays, named)
        if not ranges:
            return np.zeros(0, np.int64)
        lows = np.array([low for low, _ in ranges], np.int64)
        highs = np.array([high for _, high in ranges], np.int64)
        terms = spans(lows, highs - lows)
        ranks = self.arrays.rank[terms]
        rare = ranks == RARE
        found = self.places_of(terms[rare])
        if rare.all():
            return found
        # Of a range of numbers: those that are words of the text stand in the streams.
        is_meant = np.zeros(_RANKS, np.bool_)
        is_meant[ranks[~rare]] = True
        return np.concatenate((found, np.flatnonzero(is_meant[self.ranks])))


def _in_whole_phrases(bits: Bits, terms: Sequence[QueryTerm]) -> Bits:
    """Take the terms of a phrase away wherever the phrase is not whole."""
    if all(term.phrase is None for term in terms):
        return bits
    kept = bits.copy()
    number = 0
    while number < len(terms):
        first, phrase = number, terms[number].phrase
        number += 1
        if phrase is None:
            continue
        while number < len(terms) and terms[number].phrase == phrase:
            number += 1
        _keep_whole(kept, bits, first, number)
    return kept


def _keep_whole(kept: Bits, bits: Bits, first: int, stop: int) -> None:
    """Leave the terms from `first` to before `stop` only where they stand in a row."""
    masks = [(number // _BITS, np.uint64(1 << number % _BITS)) for number in range(first, stop)]
    column, mask = masks[0]
    begins = np.flatnonzero(bits[:, column] & mask)
    for step, (column, mask) in enumerate(masks[1:], start=1):
        begins = begins[begins + step < len(bits)]
        begins = begins[(bits[begins + step, column] & mask) != 0]
    for step, (column, mask) in enumerate(masks):
        kept[:, column] &= ~mask
        kept[begins + step, column] |= mask

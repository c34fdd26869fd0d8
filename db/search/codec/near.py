"""Words that stand near each other: every word within a stretch of a block, in any order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from db.errors import Cancelled
from db.records import ShouldStop
from db.search.codec.arrays import I64, Mask, distinct, offsets
from db.search.codec.build import GAP, RARE
from db.search.codec.impacts import zone_of
from db.search.codec.phrase import articles_with, batches, global_places
from db.search.codec.segment import SegmentArrays
from db.search.codec.zones import EVERYWHERE

Ranges = Sequence[tuple[int, int]]
"""The terms that may stand for one word, as ranges."""


def near(
    arrays: SegmentArrays,
    slots: Sequence[tuple[Ranges, int]],
    reach: int,
    zones: int,
    should_stop: ShouldStop,
) -> Mask:
    """Find the articles with all the words within `reach` places of one block of the zones.

    Each word comes with the number of times it must stand there. Raises Cancelled.
    """
    found = np.zeros(arrays.articles, np.bool_)
    if not slots or not all(ranges for ranges, _ in slots):
        return found
    words = [_Word(arrays, ranges, times) for ranges, times in slots]
    candidates = np.flatnonzero(
        np.logical_and.reduce([articles_with(arrays, ranges) for ranges, _ in slots])
    )
    for batch in batches(arrays, candidates):
        if should_stop():
            raise Cancelled
        begins = _begins(arrays, words, batch, reach)
        docs = np.searchsorted(arrays.fstart, begins, side="right") - 1
        if zones != EVERYWHERE:
            bits = np.uint8(1) << zone_of(arrays.fb, docs, begins - arrays.fstart[docs])
            docs = docs[(bits & zones) != 0]
        found[docs] = True
    return found


class _Word:
    """The terms that may stand for one word, and how often it must stand there."""

    def __init__(self, arrays: SegmentArrays, ranges: Ranges, times: int) -> None:
        self.times = times
        terms = np.concatenate([np.arange(low, high) for low, high in ranges])
        ranks = arrays.rank[terms]
        self._at_rank = np.zeros(1 << 16, np.bool_)
        self._at_rank[ranks[ranks != RARE]] = True
        rare = terms[ranks == RARE]
        # Streams do not tell rare spellings and further names apart: their places are stored.
        self._rare = distinct(global_places(arrays, rare)) if len(rare) else np.zeros(0, np.int64)

    def places(self, arrays: SegmentArrays, spans: Sequence[tuple[int, int]]) -> I64:
        """List where the word stands within stretches of the streams, in ascending order."""
        found = [low + np.flatnonzero(self._at_rank[arrays.fwd[low:high]]) for low, high in spans]
        if len(self._rare):
            cuts = np.searchsorted(self._rare, np.array(spans, np.int64))
            found += [self._rare[low:high] for low, high in cuts.tolist()]
            return distinct(np.concatenate(found))
        return np.concatenate(found)


def _begins(arrays: SegmentArrays, words: Sequence[_Word], docs: I64, reach: int) -> I64:
    """List the places of words from which on all of them stand within the reach, in one block."""
    spans = _joined_spans(arrays, docs)
    places = [word.places(arrays, spans) for word in words]
    begins = distinct(np.concatenate(places))
    last = begins
    for word, at in zip(words, places, strict=True):
        nth = np.searchsorted(at, begins) + word.times - 1
        inside = nth < len(at)
        begins, last, nth = begins[inside], last[inside], nth[inside]
        last = np.maximum(last, at[nth])
    kept = last - begins < reach
    begins, last = begins[kept], last[kept]
    gaps = np.concatenate(
        [low + np.flatnonzero(arrays.fwd[low:high] == GAP) for low, high in spans]
    )
    together: Mask = np.searchsorted(gaps, begins) == np.searchsorted(gaps, last)
    result: I64 = begins[together]
    return result


def _joined_spans(arrays: SegmentArrays, docs: I64) -> list[tuple[int, int]]:
    """The stretches of the streams of some articles, neighbours together."""
    apart = np.flatnonzero(np.diff(docs) != 1) + 1
    edges = offsets(np.diff(np.concatenate(([0], apart, [len(docs)]))))
    firsts, lasts = docs[edges[:-1]], docs[edges[1:] - 1]
    lows, highs = arrays.fstart[firsts].tolist(), arrays.fstart[lasts + 1].tolist()
    return list(zip(lows, highs, strict=True))

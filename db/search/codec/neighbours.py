"""What stands beside a word: its neighbours to the right or to the left, counted in the streams."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from db.search.codec.arrays import F64, I64, U16, Mask, offsets, spans
from db.search.codec.build import RARE
from db.search.codec.phrase import global_places
from db.search.codec.segment import SegmentArrays

RANKS: Final = 1 << 16

WINDOWS: Final = 16
"""Parts of the streams, evenly apart, that are read for a word whose places are not stored."""


@dataclass(frozen=True, slots=True)
class _Sample:
    """Places of some terms in the streams of a segment, and how many each stands for."""

    places: I64
    weight: float


class Beside:
    """The places of some terms of one segment and what stands there. Lives for one question.

    Of more than `most` places an evenly spaced sample is taken, and of terms whose places are not
    stored those in evenly spaced parts of the streams, `read` words in all; counts are scaled up.
    """

    def __init__(self, arrays: SegmentArrays, terms: I64, most: int, read: int) -> None:
        self._arrays = arrays
        self._terms = terms
        self._most = most
        self._read = read

    @cached_property
    def occurrences(self) -> int:
        """How often the terms stand in the segment."""
        return int(occurrences(self._arrays, self._terms).sum())

    @cached_property
    def _samples(self) -> list[_Sample]:
        arrays = self._arrays
        placed = arrays.pstart[self._terms + 1] > arrays.pstart[self._terms]
        samples: list[_Sample] = []
        if placed.any():
            samples.append(_stored(arrays, self._terms[placed], self._most))
        if not placed.all():
            samples.append(_read(arrays, self._terms[~placed], self._read))
        return samples

    def counts(self, step: int) -> F64:
        """Count by rank the words `step` places further: 1 to the right, -1 to the left."""
        found = np.zeros(RANKS, np.float64)
        for sample in self._samples:
            ranks = self._arrays.fwd.take(sample.places + step, mode="clip")
            found += sample.weight * np.bincount(ranks, minlength=RANKS)
        return found

    def together(self, other: Beside, step: int) -> float:
        """Count how often a term of another list stands `step` places further."""
        if not len(self._terms) or not len(other._terms):
            return 0.0
        if other.occurrences < self.occurrences:
            return other._beside(self, -step)
        return self._beside(other, step)

    def _beside(self, other: Beside, step: int) -> float:
        ranks = self._arrays.rank[other._terms]
        rare = other._terms[ranks == RARE]
        rare_at = global_places(self._arrays, rare) if len(rare) else None
        total = 0.0
        for sample in self._samples:
            places = sample.places + step
            found = int(np.count_nonzero(_is_any(self._arrays.fwd[places], ranks)))
            if rare_at is not None:
                found += int(np.isin(places, rare_at).sum())
            total += sample.weight * found
        return total


def occurrences(arrays: SegmentArrays, terms: I64) -> I64:
    """Count how often each of some terms stands in the streams of a segment."""
    counts = (arrays.pstart[terms + 1] - arrays.pstart[terms]).astype(np.int64)
    for at in np.flatnonzero(counts == 0).tolist():
        low, high = arrays.tstart.item(terms[at]), arrays.tstart.item(terms[at] + 1)
        counts[at] = arrays.tf[low:high].sum(dtype=np.int64)
    return counts


def _stored(arrays: SegmentArrays, terms: I64, most: int) -> _Sample:
    first = arrays.pstart[terms].astype(np.int64)
    lengths = arrays.pstart[terms + 1] - first
    total = int(lengths.sum())
    if total <= most:
        return _Sample(global_places(arrays, terms), 1.0)
    chosen = np.linspace(0, total - 1, most).astype(np.int64)
    low = arrays.tstart[terms].astype(np.int64)
    postings = spans(low, arrays.tstart[terms + 1] - low)
    owner = np.searchsorted(offsets(arrays.tf[postings]), chosen, side="right") - 1
    begins = offsets(lengths)
    of_term = np.searchsorted(begins, chosen, side="right") - 1
    place = arrays.pos[first[of_term] + chosen - begins[of_term]]
    return _Sample(arrays.fstart[arrays.docs[postings[owner]]] + place, total / most)


def _read(arrays: SegmentArrays, terms: I64, read: int) -> _Sample:
    ranks = arrays.rank[terms]
    size = len(arrays.fwd) - 1
    if size <= read:
        return _Sample(_at_ranks(arrays.fwd, ranks), 1.0)
    length = read // WINDOWS
    starts = np.linspace(0, size - length, WINDOWS).astype(np.int64).tolist()
    found = [_at_ranks(arrays.fwd[start : start + length], ranks) + start for start in starts]
    return _Sample(np.concatenate(found), size / (length * WINDOWS))


def _at_ranks(stream: U16, ranks: U16) -> I64:
    found: I64 = _is_any(stream, ranks).nonzero()[0]
    return found


def _is_any(stream: U16, ranks: U16) -> Mask:
    """Tell which words of a stream have one of some ranks, rare ones aside."""
    if len(ranks) == 1 and ranks[0] != RARE:
        same: Mask = stream == ranks[0]
        return same
    wanted = np.zeros(RANKS, np.bool_)
    wanted[ranks] = True
    wanted[RARE] = False
    found: Mask = wanted[stream]
    return found

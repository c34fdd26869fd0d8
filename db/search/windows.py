"""Which stretches of a text have most of the words of a query, and which two to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

MOST_WORDS: Final = 30
"""Words of a passage."""

_COVERED: Final = 4.0
_NEIGHBOURS: Final = 2.0
_AGAIN: Final = 0.25
_MOST_AGAIN: Final = 6
_BITS: Final = 64

Ints = NDArray[np.int64]
Bits = NDArray[np.uint64]
Floats = NDArray[np.float64]


class Window(NamedTuple):
    """A stretch of a block: its first and its last word that a query asks for."""

    block: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Places:
    """Where terms of a query stand, in the order of the text: blocks and words of blocks."""

    block: Ints
    """Ascending; no number is that of two blocks."""
    first: Ints
    last: Ints
    terms: Bits
    """(places, columns): bit n % 64 of column n // 64 for the term n."""

    def __getitem__(self, chosen: Ints | NDArray[np.bool_]) -> Places:
        """Some of the places, in another order perhaps."""
        return Places(self.block[chosen], self.first[chosen], self.last[chosen], self.terms[chosen])


def joined(parts: Sequence[Places]) -> Places:
    """Put places one after the other."""
    return Places(
        np.concatenate([part.block for part in parts]),
        np.concatenate([part.first for part in parts]),
        np.concatenate([part.last for part in parts]),
        np.concatenate([part.terms for part in parts]),
    )


def columns_of(terms: int) -> int:
    """How many columns the bits of so many terms take."""
    return max(1, -(-terms // _BITS))


def bits_of(masks: Sequence[int], columns: int) -> Bits:
    """Lay bits of terms, one number for each place, out in columns."""
    if columns == 1:
        return np.array(masks, np.uint64).reshape(-1, 1)
    whole = (1 << _BITS) - 1
    rows = [[mask >> _BITS * column & whole for column in range(columns)] for mask in masks]
    return np.array(rows, np.uint64).reshape(-1, columns)


def masks_of(bits: Bits) -> list[int]:
    """The bits of terms, one number for each place, from columns of them."""
    masks: list[int] = bits[:, 0].tolist()
    for column in range(1, bits.shape[1]):
        higher: list[int] = bits[:, column].tolist()
        masks = [mask | more << _BITS * column for mask, more in zip(masks, higher, strict=True)]
    return masks


class Windows:
    """One window for each place that may be the first in it, for some articles at once."""

    def __init__(self, places: Places, liking: Floats) -> None:
        """Score the windows; `liking` is added to the score, for each place."""
        count = len(places.block)
        self._stop = np.arange(1, count + 1)
        self._terms = places.terms.copy()
        pairs = _pairs(places)
        paired = np.zeros_like(pairs)
        open_at = np.arange(count)
        for step in range(1, MOST_WORDS):
            open_at = open_at[: np.searchsorted(open_at, count - step)]
            goes_on = places.block[open_at + step] == places.block[open_at]
            goes_on &= places.last[open_at + step] - places.first[open_at] < MOST_WORDS
            open_at = open_at[goes_on]
            if not len(open_at):
                break
            self._stop[open_at] += 1
            self._terms[open_at] |= places.terms[open_at + step]
            paired[open_at] |= pairs[open_at + step]
        inside = self._stop - np.arange(count)
        score = (
            _COVERED * _counts(self._terms)
            + _NEIGHBOURS * _counts(paired)
            + _AGAIN * np.minimum(inside, _MOST_AGAIN)
            + liking
        )
        # From here on an article is a handful of places: too few for arrays to pay.
        self._score: list[float] = score.tolist()
        self._has = masks_of(self._terms)
        self._block: list[int] = places.block.tolist()
        self._first: list[int] = places.first.tolist()
        self._last: list[int] = places.last[self._stop - 1].tolist()

    def best(self, low: int, high: int) -> Window | None:
        """The best window of the places from `low` to before `high`."""
        return self._window(self._best(low, high)) if low < high else None

    def chosen(self, low: int, high: int) -> list[Window]:
        """The best window of some places, and one that shows something else; the best first."""
        if low == high:
            return []
        best = self._best(low, high)
        missing, score = ~self._has[best], self._score
        rest = [at for at in range(low, high) if not self._shows_same(at, best)]
        new = [(has & missing).bit_count() for has in map(self._has.__getitem__, rest)]
        windows = [self._window(best)]
        if rest:
            most = max(range(len(rest)), key=lambda at: (new[at], score[rest[at]]))
            second = rest[most]
            if new[most] or 2 * self._has[second].bit_count() > self._has[best].bit_count():
                windows.append(self._window(second))
        return windows

    def _best(self, low: int, high: int) -> int:
        return max(range(low, high), key=self._score.__getitem__)

    def _shows_same(self, at: int, best: int) -> bool:
        """Whether two windows would show the same words."""
        if self._block[at] != self._block[best]:
            return False
        apart = max(self._first[at], self._first[best]) - min(self._last[at], self._last[best])
        return apart < MOST_WORDS

    def _window(self, at: int) -> Window:
        return Window(self._block[at], self._first[at], self._last[at])


def _pairs(places: Places) -> Bits:
    """The terms whose neighbour in the query stands right before them, for each place."""
    pairs = np.zeros_like(places.terms)
    if not len(pairs):
        return pairs
    before, after = places.terms[:-1], places.terms[1:]
    follow = before << np.uint64(1)
    follow[:, 1:] |= before[:, :-1] >> np.uint64(_BITS - 1)
    adjacent = places.first[1:] == places.last[:-1] + 1
    adjacent &= places.block[1:] == places.block[:-1]
    pairs[1:] = np.where(adjacent[:, None], follow & after, np.uint64(0))
    return pairs


def _counts(bits: Bits) -> Ints:
    counts: Ints = np.bitwise_count(bits).sum(axis=1, dtype=np.int64)
    return counts

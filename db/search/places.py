"""Where the words of a query stand in articles: neighbours make phrases, and good hits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from db.search.schema import NUMBER_MASK
from db.search.segments import IndexView, Ints, Mask, Packed, Streams

Bits = NDArray[np.uint64]
"""One bit for each word that is sought."""

Check = Callable[[], None]
"""Raises Cancelled when nobody waits for the answer any more; asked every few milliseconds."""

ARTICLES_AT_ONCE: Final = 1_000
"""Streams read in one go: some 600,000 words, a few milliseconds."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The articles that have a word, in any spelling that it means.

    An article stands there once for each of its spellings.
    """

    docs: Ints
    values: Packed
    literal: int
    """How many of the first entries are of the word exactly as it was typed."""
    mask: Mask
    """The articles as a mask over all articles of the view, live ones only."""
    articles: int
    is_cut: bool
    """Whether the word began too many others, so that only the most frequent ones count."""

    @property
    def size(self) -> int:
        """Bytes."""
        return self.docs.nbytes + self.values.nbytes + self.mask.nbytes


@dataclass(frozen=True, slots=True)
class Places:
    """Some articles' streams, with the bits of the sought words at each place.

    They are 0 where a block begins.
    """

    streams: Streams
    bits: Bits


def find_places(view: IndexView, docs: Ints, sought: Sequence[tuple[Slot, int]]) -> Places:
    """Find the words (a slot and the number of its bit) in some articles, in ascending order."""
    streams = view.streams(docs.tolist())
    # Each article gets a table of its own from the numbers in its stream to bits.
    room = view.rooms[docs]
    begins = np.concatenate(([0], np.cumsum(room)))
    table = np.zeros(begins[-1], np.uint64)
    row_of = np.full(view.size, -1, np.int32)
    row_of[docs] = np.arange(len(docs), dtype=np.int32)
    for slot, bit in sought:
        rows = row_of[slot.docs]
        chosen = rows >= 0
        rows, number = rows[chosen], (slot.values[chosen] & NUMBER_MASK).astype(np.int64)
        is_placed = number < room[rows]  # aliases have no place
        table[begins[rows[is_placed]] + number[is_placed]] |= np.uint64(1 << bit)
    return Places(streams, table[np.repeat(begins[:-1], np.diff(streams.starts)) + streams.numbers])


def in_a_row(view: IndexView, docs: Ints, slots: Sequence[Slot], check: Check) -> Ints:
    """Those of the articles in which the words stand one after the other in one block."""
    found: list[Ints] = [docs[:0]]
    for start in range(0, len(docs), ARTICLES_AT_ONCE):
        check()
        some = docs[start : start + ARTICLES_AT_ONCE]
        places = find_places(view, some, [(slot, bit) for bit, slot in enumerate(slots)])
        at = _starts_of_rows(places.bits, slots)
        rows = np.searchsorted(places.streams.starts, at, "right") - 1
        found.append(some[np.unique(rows)])
    return np.concatenate(found)


def _starts_of_rows(bits: Bits, slots: Sequence[Slot]) -> NDArray[np.int64]:
    rarest = min(range(len(slots)), key=lambda number: slots[number].articles)
    at = np.flatnonzero(has_bit(bits, rarest)) - rarest
    at = at[(at >= 0) & (at <= len(bits) - len(slots))]
    for bit in range(len(slots)):
        at = at[has_bit(bits[at + bit], bit)]
    return at


def has_bit(bits: Bits, bit: int) -> Mask:
    """Which elements have a bit."""
    has: Mask = np.not_equal(bits & np.uint64(1 << bit), 0)
    return has

"""Words that stand side by side: found from the places of the rarest one, or in the streams."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from db.errors import Cancelled
from db.records import ShouldStop
from db.search.codec.arrays import I64, U16, Mask, distinct, offsets, spans
from db.search.codec.build import RARE
from db.search.codec.impacts import zone_of
from db.search.codec.reading import ALIAS_SIGNS
from db.search.codec.segment import SegmentArrays
from db.search.codec.zones import EVERYWHERE

_NAMES: Final = tuple(sign.encode() for sign in ALIAS_SIGNS)
_FEW_RANKS: Final = 8
"""So many spellings are found faster by comparing than by looking each word up."""

_PLACES_OF_ARTICLE: Final = 64
"""So many places are looked up in the time in which the stream of an article is read."""

_DENSE: Final = 2
_STREAMED_AT_ONCE: Final = 1 << 20
_MOST_PLACES: Final = 1 << 19
"""Beyond so many places of the rarest word, the streams of the candidates are read instead."""


class _Slot:
    """The terms that may stand at one position of a phrase, in one segment."""

    def __init__(self, arrays: SegmentArrays, ranges: Sequence[tuple[int, int]]) -> None:
        self._arrays = arrays
        lows = np.array([low for low, _ in ranges], np.int64)
        highs = np.array([high for _, high in ranges], np.int64)
        terms = spans(lows, highs - lows)
        places = arrays.pstart[terms + 1] - arrays.pstart[terms]
        self.is_placed = bool(places.all())
        """Whether the places of all its terms are stored."""
        self.places = int(places.sum(dtype=np.int64))
        self._terms = terms
        ranks = arrays.rank[terms]
        self.at_rank = np.zeros(1 << 16, np.bool_)
        self.at_rank[ranks] = True
        self.at_rank[RARE] = False
        self._ranks = ranks[ranks != RARE].tolist()
        rare = terms[ranks == RARE]
        self.rare_at = distinct(global_places(arrays, rare)) if len(rare) else None
        groups = arrays.group[rare]
        names = (arrays.groups_from(sign) for sign in ALIAS_SIGNS)
        self._is_named = any(((low <= groups) & (groups < high)).any() for low, high in names)
        """Whether it may be a further name, which stands where the stream has another word."""
        articles = arrays.tstart[highs] - arrays.tstart[lows]
        self.scanning = (len(self._ranks) > _FEW_RANKS, int(articles.sum(dtype=np.int64)))
        """How long it takes to look for it in a stream, and then at what stands beside it."""

    def found_in(self, stream: U16, begins: I64, lows: I64) -> I64:
        """List its places in a stream, whose pieces begin there and come from these places."""
        if len(self._ranks) > _FEW_RANKS:
            here = self.at_rank[stream]
        else:
            here = np.zeros(len(stream), np.bool_)
            for rank in self._ranks:
                here |= stream == rank
        if self.rare_at is not None:
            piece = np.searchsorted(lows, self.rare_at, side="right") - 1
            within = self.rare_at - lows[piece]
            held = (piece >= 0) & (within < np.diff(begins)[piece])
            here[(begins[piece] + within)[held]] = True
        return np.flatnonzero(here)

    def may_stand_in(self, stream: U16, places: I64) -> Mask:
        """Tell at which places of a stream it stands, or a spelling that no stream tells apart."""
        inside = (places >= 0) & (places < len(stream))
        if self._is_named:
            return inside
        ranks = stream[np.where(inside, places, 0)]
        found = self.at_rank[ranks]
        if self.rare_at is not None:
            found |= ranks == RARE
        return found & inside

    def everywhere(self) -> I64:
        """List all places of its terms. Only when they are stored."""
        return global_places(self._arrays, self._terms)

    def stands_at(self, places: I64) -> Mask:
        """Tell at which places of the streams one of its terms stands."""
        inside = (places >= 0) & (places < len(self._arrays.fwd))
        found = self.at_rank[self._arrays.fwd[np.where(inside, places, 0)]]
        if self.rare_at is not None:
            found |= np.isin(places, self.rare_at)
        return found & inside


def global_places(arrays: SegmentArrays, terms: I64) -> I64:
    """List the stored places of terms in the streams of the whole segment."""
    low = arrays.tstart[terms].astype(np.int64)
    posting = spans(low, arrays.tstart[terms + 1] - low)
    first = arrays.pstart[terms].astype(np.int64)
    place = arrays.pos[spans(first, arrays.pstart[terms + 1] - first)]
    starts = np.repeat(arrays.fstart[arrays.docs[posting]], arrays.tf[posting])
    found: I64 = starts + place
    return found


def phrase(
    arrays: SegmentArrays,
    ranges: Sequence[Sequence[tuple[int, int]]],
    zones: int,
    should_stop: ShouldStop,
) -> Mask:
    """Find the articles with a phrase in one of the zones, given the terms of each position."""
    found = np.zeros(arrays.articles, np.bool_)
    if not ranges or not all(ranges):
        return found
    slots = [_Slot(arrays, terms) for terms in ranges]
    placed = [at for at, slot in enumerate(slots) if slot.is_placed]
    rarest = min(placed, key=lambda at: slots[at].places, default=-1)
    paired = _with_pairs(arrays, ranges)
    few = len(paired) if paired is not None else arrays.articles
    places = slots[rarest].places if rarest >= 0 else few * _PLACES_OF_ARTICLE
    if rarest >= 0 and places <= min(_MOST_PLACES, few * _PLACES_OF_ARTICLE):
        begins = _checked(slots, slots[rarest].everywhere(), rarest)
        found[_articles(arrays, begins, zones)] = True
        return found
    if paired is None:
        having = [articles_with(arrays, terms) for terms in ranges]
        paired = np.flatnonzero(np.logical_and.reduce(having))
    for batch in batches(arrays, paired):
        if should_stop():
            raise Cancelled
        found[_articles(arrays, _scanned(arrays, slots, batch), zones)] = True
    return found


def _scanned(arrays: SegmentArrays, slots: Sequence[_Slot], docs: I64) -> I64:
    """Read the streams of some articles, in ascending order; return where the phrase begins."""
    span = docs[-1] - docs[0] + 1
    if _DENSE * len(docs) >= span:  # most of a stretch: read it as it lies
        docs = docs[:1]
        stream = arrays.fwd[arrays.fstart[docs[0]] : arrays.fstart[docs[0] + span]]
    else:
        lows, highs = arrays.fstart[docs].tolist(), arrays.fstart[docs + 1].tolist()
        pieces = [arrays.fwd[low:high] for low, high in zip(lows, highs, strict=True)]
        stream = np.concatenate(pieces)
    lows = arrays.fstart[docs]
    begins = np.append(offsets(arrays.fstart[docs + 1] - lows)[:-1], len(stream))
    pivot = min(range(len(slots)), key=lambda slot: slots[slot].scanning)
    at = slots[pivot].found_in(stream, begins, lows)
    # The nearest words first; one crosses no gap, since no word stands at a gap.
    for slot in sorted(range(len(slots)), key=lambda slot: abs(slot - pivot))[1:]:
        at = at[slots[slot].may_stand_in(stream, at + (slot - pivot))]
    places: I64 = at + (lows - begins[:-1])[np.searchsorted(begins, at, side="right") - 1]
    if any(slot.rare_at is not None for slot in slots):
        return _checked(slots, places, pivot)
    return places - pivot


def _checked(slots: Sequence[_Slot], places: I64, known: int) -> I64:
    """Keep the places around which the whole phrase stands; return where it begins.

    The word with the number `known` is known to stand there.
    """
    by_rarity = sorted(
        range(len(slots)), key=lambda slot: (not slots[slot].is_placed, slots[slot].places)
    )
    for slot in by_rarity:
        if slot != known and len(places):
            places = places[slots[slot].stands_at(places + (slot - known))]
    return places - known


def _articles(arrays: SegmentArrays, begins: I64, zones: int) -> I64:
    docs: I64 = np.searchsorted(arrays.fstart, begins, side="right") - 1
    if zones == EVERYWHERE:
        return docs
    bits = np.uint8(1) << zone_of(arrays.fb, docs, begins - arrays.fstart[docs])
    within: I64 = docs[(bits & zones) != 0]
    return within


def _with_pairs(arrays: SegmentArrays, ranges: Sequence[Sequence[tuple[int, int]]]) -> I64 | None:
    """List the articles that have each adjacent pair of plain words; None without such a pair."""
    groups = [_only_word(arrays, terms) for terms in ranges]
    pairs = [
        arrays.pairs_of(first, second)
        for first, second in pairwise(groups)
        if first >= 0 and second >= 0
    ]
    if not pairs:
        return None
    found = np.ones(arrays.articles, np.bool_)
    for docs in pairs:
        paired = np.zeros(arrays.articles, np.bool_)
        paired[docs] = True
        found &= paired
    return np.flatnonzero(found)


def articles_with(arrays: SegmentArrays, ranges: Sequence[tuple[int, int]]) -> Mask:
    """Find the articles that have any term of some ranges."""
    found = np.zeros(arrays.articles, np.bool_)
    for low, high in ranges:
        found[arrays.docs[arrays.tstart[low] : arrays.tstart[high]]] = True
    return found


def _only_word(arrays: SegmentArrays, terms: Sequence[tuple[int, int]]) -> int:
    """Return the group of all these terms, -1 when there are several or it is a further name."""
    groups = {arrays.group.item(at) for low, high in terms for at in (low, high - 1)}
    group = groups.pop()
    return -1 if groups or arrays.folds[group][:1] in _NAMES else group


def batches(arrays: SegmentArrays, docs: I64) -> list[I64]:
    """Part articles so that the streams of each part fit into the caches and take milliseconds."""
    lengths = np.cumsum(arrays.fstart[docs + 1] - arrays.fstart[docs])
    if not len(docs):
        return []
    cuts = np.searchsorted(lengths, np.arange(_STREAMED_AT_ONCE, lengths[-1], _STREAMED_AT_ONCE))
    return [part for part in np.split(docs, cuts) if len(part)]

"""Makes the arrays of a segment from streams of terms: postings, pairs, unions, dense tables.

One sort of (term, article, place) gives all postings. It runs over one range of the vocabulary
after the other, and each is put away when it is made: beside the streams, memory stays bounded
however long the articles are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np

from db.search.codec.arrays import F32, I64, U16, U32, U64, Array, Mask, narrow, offsets, starts_of
from db.search.codec.impacts import impact, place_weights, zone_of
from db.search.codec.pack import Packing
from db.search.codec.streams import Streams, is_name, join_blob

Check = Callable[[], None]
"""Raises when what is being made is not wanted any more."""


def unchecked() -> None:
    """The check of what nobody stops."""


MOST_ARTICLES: Final = 1 << 16
"""In a segment: a number of an article takes two bytes."""

RARE: Final = 65534
"""Rank of the spellings beyond the 65,534 most frequent ones, and of further names."""

GAP: Final = 65535
"""Rank that stands for a gap."""

DENSE_SHARE: Final = 8
"""A form in more than one article of this many is kept as a table of all articles."""

PLACELESS_SHARE: Final = 4
"""Of a spelling in more than one article of this many no places are kept: the streams do."""

DENSE_FROM: Final = 2048
"""Smaller segments keep lists only."""

BUCKETS: Final = 1 << 16
_SORTED_AT_ONCE: Final = 1 << 22
_PAIRED_AT_ONCE: Final = 1 << 24
_WEIGHED_AT_ONCE: Final = 1 << 20
_WEIGHT_STEPS: Final = 64.0
"""Weights are rounded to steps of 1/64, which sums over spellings need.

So a word weighs the same whether its segment has one spelling of it or several.
"""

_NOTHING_8: Final = np.zeros(0, np.uint8)
_NOTHING_16: Final = np.zeros(0, np.uint16)


def pair_mix(first: U32, second: U32) -> U32:
    """Mix the CRC-32 of two folded words into a bucket; of words, so that all segments agree."""
    mixed = first * np.uint32(0x9E3779B1)
    mixed ^= second * np.uint32(0x85EBCA6B) + np.uint32(0x7F4A7C15)
    mixed *= np.uint32(0xC2B2AE35)
    mixed >>= np.uint32(16)
    return mixed


def pair_bucket(first: str, second: str) -> int:
    """Return the bucket of two adjacent folded words."""
    words = np.array([crc32(first.encode()), crc32(second.encode())], np.uint32)
    return int(pair_mix(words[:1], words[1:])[0])


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """What is known of the terms before their postings."""

    rank: U16
    group: U32
    """Number of the folded form of each term."""
    group_first: U32
    """First term of each group; one more than groups."""
    is_name: Mask
    counts: I64
    """Occurrences in the streams; of further names, how often they were given."""


def _vocabulary(streams: Streams) -> _Vocabulary:
    words = streams.vocabulary
    size = len(words)
    folded = [folded for folded, _ in words]
    changes = [at == 0 or folded[at] != folded[at - 1] for at in range(size)]
    first = np.flatnonzero(np.array(changes, np.bool_))
    group = np.cumsum(changes, dtype=np.int64) - 1
    named = np.fromiter(map(is_name, words), np.bool_, size)
    counts = np.zeros(size + 1, np.int64)
    for at in range(0, len(streams.terms), _SORTED_AT_ONCE):
        counts += np.bincount(streams.terms[at : at + _SORTED_AT_ONCE], minlength=size + 1)
    counts = counts[:size]
    rank = np.full(size, RARE, np.uint16)
    ranked = np.argsort(-counts, kind="stable")
    ranked = ranked[~named[ranked]][:RARE]
    rank[ranked] = np.arange(len(ranked), dtype=np.uint16)
    counts = counts + np.bincount(streams.names.terms, minlength=size)
    return _Vocabulary(
        rank, group.astype(np.uint32), np.append(first, size).astype(np.uint32), named, counts
    )


def build(
    streams: Streams, packing: Packing, *, dense_from: int = DENSE_FROM, check: Check = unchecked
) -> None:
    """Make the arrays of a segment of at most 65,536 articles; `check` may raise between steps."""
    articles = streams.articles
    if articles > MOST_ARTICLES:
        raise ValueError(articles)
    words = _vocabulary(streams)
    arrays = _forms(streams, words) | {
        "fstart": streams.starts,
        "fb": narrow(streams.zones, 2),
        "rank": words.rank,
        "group": words.group,
        "gfirst": words.group_first,
    }
    for name, array in arrays.items():
        packing.add(name, array)
    check()
    rank = np.append(words.rank, np.uint16(GAP))
    packing.add("fwd", rank[:0])
    for at in range(0, len(streams.terms), _SORTED_AT_ONCE):
        packing.add("fwd", rank[streams.terms[at : at + _SORTED_AT_ONCE]])
    _add_pairs(streams, words, packing, check)
    dense_above = articles // DENSE_SHARE if articles >= dense_from else articles
    _Ranges(streams, words, dense_above).add_to(packing, check)


def _forms(streams: Streams, words: _Vocabulary) -> dict[str, Array]:
    exact, exact_at = join_blob([accented for _, accented in streams.vocabulary])
    folds, folds_at = join_blob([streams.vocabulary[at][0] for at in words.group_first[:-1]])
    return {"exact": exact, "exact_at": exact_at, "folds": folds, "folds_at": folds_at}


def _docs(starts: I64, low: int, high: int) -> U16:
    """Tell which article each term of a part of the streams belongs to."""
    first = int(np.searchsorted(starts, low, side="right")) - 1
    last = int(np.searchsorted(starts, high, side="left"))
    edges = np.clip(starts[first : last + 1], low, high)
    return np.repeat(np.arange(first, last, dtype=np.uint16), np.diff(edges))


def _add_pairs(streams: Streams, words: _Vocabulary, packing: Packing, check: Check) -> None:
    """Sort the articles of each adjacent pair of words into buckets."""
    hashes = np.array(
        [crc32(streams.vocabulary[at][0].encode()) for at in words.group_first[:-1]] or [0],
        np.uint32,
    )
    of_term = np.append(hashes[words.group], np.uint32(0))
    per_bucket = np.zeros(BUCKETS, np.int64)
    packing.add("pdocs", _NOTHING_16)
    parts = 1 + len(streams.terms) // _PAIRED_AT_ONCE
    for part in range(parts):
        low, high = part * BUCKETS // parts, (part + 1) * BUCKETS // parts
        for key in _merged(_pair_keys(streams, of_term, low, high, check)):
            check()
            packing.add("pdocs", key.astype(np.uint16))
            per_bucket += np.bincount(key >> np.uint32(16), minlength=BUCKETS)
    if per_bucket.sum() < BUCKETS:  # few pairs: a table of all buckets would outweigh them
        buckets, starts = np.repeat(np.arange(BUCKETS), per_bucket), np.zeros(0, np.int64)
    else:
        buckets, starts = np.zeros(0, np.int64), offsets(per_bucket)
    packing.add("pbuckets", buckets.astype(np.uint16))
    packing.add("poff", starts.astype(np.uint32))


def _pair_keys(streams: Streams, of_term: U32, low: int, high: int, check: Check) -> list[U32]:
    """Collect bucket << 16 | article of the pairs in a range of buckets, each part sorted."""
    gap = len(streams.vocabulary)
    keys: list[U32] = []
    for start in range(0, max(len(streams.terms) - 1, 0), _SORTED_AT_ONCE):
        check()
        part = streams.terms[start : start + _SORTED_AT_ONCE + 1]
        hashed = of_term[part]
        mixed = pair_mix(hashed[:-1], hashed[1:])
        is_word = part != gap
        chosen = is_word[1:] & is_word[:-1]
        if high - low < BUCKETS:
            chosen &= (mixed >= low) & (mixed < high)
        mixed <<= np.uint32(16)
        mixed |= _docs(streams.starts, start, start + len(mixed))
        mixed = mixed[chosen]
        mixed.sort()
        keys.append(mixed[starts_of(mixed)])
    return keys


def _merged(parts: Sequence[U32]) -> Iterator[U32]:
    """Merge sorted parts, each key once: one range of keys after the other."""
    limits = np.arange(0, 1 << 32, 1 << 29, dtype=np.uint64).astype(np.uint32)
    cuts = [[*np.searchsorted(part, limits).tolist(), len(part)] for part in parts]
    for at in range(len(limits)):
        pieces = [part[cut[at] : cut[at + 1]] for part, cut in zip(parts, cuts, strict=True)]
        key = np.concatenate([limits[:0], *pieces])
        if len(pieces) > 1:
            key.sort()
        yield key[starts_of(key)]


def _ranges(words: _Vocabulary) -> Iterator[tuple[int, int]]:
    """Part the vocabulary into ranges of whole groups with some four million occurrences each."""
    total = offsets(words.counts)
    group_ends = words.group_first[1:]
    first = 0
    while first < len(words.rank):
        beyond = np.searchsorted(total[group_ends], total[first] + _SORTED_AT_ONCE, side="right")
        at_least = np.searchsorted(group_ends, first, side="right")
        last = int(group_ends[max(int(beyond) - 1, int(at_least))])
        yield first, last
        first = last


class _Ranges:
    """Makes the postings of the terms, one range of the vocabulary after the other.

    For one thread; lives for one segment.
    """

    def __init__(self, streams: Streams, words: _Vocabulary, dense_above: int) -> None:
        self._streams = streams
        self._words = words
        self._dense_above = dense_above
        self._weight_of = place_weights(streams.zones)
        self._zones = streams.zones if len(streams.zones) else np.zeros((1, 4), np.uint32)
        self._per_term = np.zeros(len(words.rank), np.int64)
        self._places_per_term = np.zeros(len(words.rank), np.int64)
        self._per_group = np.zeros(len(words.group_first) - 1, np.int64)
        self._row_of = np.full(len(words.group_first) - 1, -1, np.int32)
        self._rows = 0

    def add_to(self, packing: Packing, check: Check) -> None:
        """Add the arrays."""
        groups = len(self._words.group_first) - 1
        df, occurrences = np.zeros(groups, np.int64), np.zeros(groups, np.int64)
        self._add(packing, docs=_NOTHING_16, imp=_NOTHING_8, fields=_NOTHING_8, tf=_NOTHING_8)
        self._add(packing, pos=_NOTHING_16, gdocs=_NOTHING_16, gimp=_NOTHING_8)
        self._add(packing, gdense=np.zeros((0, self._streams.articles), np.uint8))
        for first, last in _ranges(self._words):
            check()
            low, high = int(self._words.group[first]), int(self._words.group[last - 1]) + 1
            df[low:high], occurrences[low:high] = self._add_range(packing, first, last)
        self._add(
            packing,
            tstart=offsets(self._per_term).astype(np.uint32),
            pstart=offsets(self._places_per_term).astype(np.uint32),
            gstart=offsets(self._per_group).astype(np.uint32),
            gdf=df.astype(np.uint32),
            gcf=narrow(occurrences, 4),
            gdrow=self._row_of,
        )

    def _add(self, packing: Packing, **arrays: Array) -> None:
        for name, array in arrays.items():
            packing.add(name, array)

    def _add_range(self, packing: Packing, first: int, last: int) -> tuple[I64, I64]:
        """Add the arrays of a range; return articles and occurrences of each of its groups."""
        words = self._words
        key = _keys(self._streams, first, last)
        place = (key & np.uint64(0xFFFFFF)).astype(np.uint32)
        key >>= np.uint64(24)
        starts = starts_of(key)
        head = key[starts]
        del key
        doc = head.astype(np.uint16)
        term = (head >> np.uint64(16)).astype(np.uint32)
        del head
        counts = np.diff(starts, append=len(place))
        weights, zones = self._weigh(doc, counts, starts, place)
        del starts
        per_term = np.bincount(term, minlength=last - first)
        frequent = (per_term > self._dense_above * DENSE_SHARE // PLACELESS_SHARE) & (
            words.rank[first:last] != RARE
        )
        kept = np.repeat(~frequent[term], counts)
        self._add(packing, docs=doc, imp=impact(weights), fields=zones, tf=narrow(counts))
        self._add(packing, pos=narrow(place[kept], 2))
        occurrences = np.bincount(term, weights=counts, minlength=last - first).astype(np.int64)
        self._per_term[first:last] = per_term
        self._places_per_term[first:last] = np.where(frequent, 0, occurrences)
        del place, kept, counts, zones
        union = _unions(words, term, doc, weights, first, last)
        self._add_union(packing, union, first, last)
        group_starts = words.group_first[words.group[first] : words.group[last - 1] + 1]
        return union.df, np.add.reduceat(occurrences, group_starts - np.uint32(first))

    def _weigh(self, doc: U16, counts: I64, starts: I64, place: U32) -> tuple[F32, Array]:
        """Weigh each posting by the zones of its places; tell which zones those are, as bits."""
        weights = np.empty(len(doc), np.float32)
        zones = np.empty(len(doc), np.uint8)
        for at in range(0, len(doc), _WEIGHED_AT_ONCE):
            stop = min(at + _WEIGHED_AT_ONCE, len(doc))
            low, high = starts[at], starts[stop] if stop < len(doc) else len(place)
            owner = np.repeat(doc[at:stop], counts[at:stop])
            zone = zone_of(self._zones, owner, place[low:high])
            cuts = starts[at:stop] - low
            weights[at:stop] = np.add.reduceat(self._weight_of[owner, zone], cuts)
            zones[at:stop] = np.bitwise_or.reduceat(np.uint8(1) << zone, cuts)
        steps: F32 = np.clip(np.round(weights * np.float32(_WEIGHT_STEPS)), 1, 65535)
        return steps / np.float32(_WEIGHT_STEPS), zones

    def _add_union(self, packing: Packing, union: _Union, first: int, last: int) -> None:
        """Add the union of each group that is neither one term nor dense, and tables of dense ones.

        A table has the impact in every article, 0 where the group is absent.
        """
        low, high = int(self._words.group[first]), int(self._words.group[last - 1]) + 1
        dense_groups = np.flatnonzero(union.df > self._dense_above)
        dense = np.zeros((len(dense_groups), self._streams.articles), np.uint8)
        for row, group in zip(dense, dense_groups, strict=True):
            part = slice(union.starts[group], union.starts[group + 1])
            row[union.docs[part]] = union.impacts[part]
        self._row_of[low + dense_groups] = self._rows + np.arange(len(dense_groups))
        self._rows += len(dense_groups)
        kept = np.diff(self._words.group_first[low : high + 1]) > 1
        kept[dense_groups] = False
        self._per_group[low:high] = np.where(kept, union.df, 0)
        chosen = np.repeat(kept, union.df)
        self._add(packing, gdense=dense, gdocs=union.docs[chosen], gimp=union.impacts[chosen])


def _keys(streams: Streams, first: int, last: int) -> U64:
    """Collect (term - first) << 40 | article << 24 | place of a range of terms, sorted."""
    parts: list[U64] = []
    for at in range(0, len(streams.terms), _SORTED_AT_ONCE):
        terms = streams.terms[at : at + _SORTED_AT_ONCE] - np.uint32(first)
        chosen = np.flatnonzero(terms < last - first)
        doc = _docs(streams.starts, at, at + len(terms))[chosen]
        key = terms[chosen].astype(np.uint64)
        key <<= np.uint64(16)
        key |= doc
        key <<= np.uint64(24)
        chosen -= (streams.starts - at)[doc]
        key |= chosen.view(np.uint64)
        parts.append(key)
    names = streams.names
    named = np.flatnonzero((names.terms >= first) & (names.terms < last))
    further = (names.terms[named] - np.uint32(first)).astype(np.uint64) << np.uint64(40)
    further |= names.docs[named].astype(np.uint64) << np.uint64(24)
    further |= names.places[named]
    key = np.concatenate((*parts, further))
    key.sort()
    return key


@dataclass(frozen=True, slots=True)
class _Union:
    """The articles and impacts of the groups of a range, one after the other."""

    docs: U16
    impacts: Array
    starts: I64
    df: I64


def _unions(words: _Vocabulary, term: U32, doc: U16, weights: F32, first: int, last: int) -> _Union:
    """Sum the weights of the spellings of each folded form, then saturate the sum."""
    low = int(words.group[first])
    groups = int(words.group[last - 1]) - low + 1
    key = (words.group[first:last] - np.uint32(low)).astype(np.uint64)[term]
    key <<= np.uint64(16)
    key |= doc
    key <<= np.uint64(16)
    key |= (weights * np.float32(_WEIGHT_STEPS)).astype(np.uint16)
    key.sort()
    parts = key.astype(np.uint16).astype(np.float32)
    key >>= np.uint64(16)
    starts = starts_of(key)
    head = key[starts]
    summed: F32 = np.zeros(0, np.float32)
    if len(key):
        summed = (np.add.reduceat(parts, starts) / _WEIGHT_STEPS).astype(np.float32)
    df = np.bincount((head >> np.uint64(16)).astype(np.int64), minlength=groups)
    return _Union(head.astype(np.uint16), impact(summed), offsets(df), df)

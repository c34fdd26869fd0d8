"""Makes the arrays of a segment from streams of terms: postings, pairs, unions, dense tables.

One sort of (term, article, place) gives all postings. It runs over one range of the vocabulary
after the other, so that memory stays bounded however long the articles are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np

from db.search.codec.arrays import F32, I64, U16, U32, U64, Array, Mask, narrow, offsets, starts_of
from db.search.codec.impacts import impact, place_weights, zone_of
from db.search.codec.streams import Streams, is_name, join_blob

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
_SORTED_AT_ONCE: Final = 1 << 23
_WEIGHED_AT_ONCE: Final = 1 << 21
_WEIGHT_STEPS: Final = 64.0
"""Weights are rounded to steps of 1/64, which sums over spellings need.

So a word weighs the same whether its segment has one spelling of it or several.
"""


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
    counts = np.bincount(streams.terms, minlength=size + 1)[:size]
    rank = np.full(size, RARE, np.uint16)
    ranked = np.argsort(-counts, kind="stable")
    ranked = ranked[~named[ranked]][:RARE]
    rank[ranked] = np.arange(len(ranked), dtype=np.uint16)
    counts = counts + np.bincount(streams.names.terms, minlength=size)
    return _Vocabulary(
        rank, group.astype(np.uint32), np.append(first, size).astype(np.uint32), named, counts
    )


def build(streams: Streams, *, dense_from: int = DENSE_FROM) -> dict[str, Array]:
    """Make the arrays of a segment of at most 65,536 articles."""
    articles = streams.articles
    if articles > MOST_ARTICLES:
        raise ValueError(articles)
    words = _vocabulary(streams)
    docs = np.repeat(np.arange(articles, dtype=np.uint16), np.diff(streams.starts))
    arrays = _forms(streams, words)
    arrays["fwd"] = np.append(words.rank, np.uint16(GAP))[streams.terms]
    arrays["fstart"] = streams.starts
    arrays["fb"] = narrow(streams.zones, 2)
    arrays["rank"] = words.rank
    arrays["group"] = words.group
    arrays["gfirst"] = words.group_first
    arrays |= _pairs(streams, words, docs)
    dense_above = articles // DENSE_SHARE if articles >= dense_from else articles
    arrays |= _joined(
        words,
        [
            _postings(streams, words, docs, first, last, dense_above)
            for first, last in _ranges(words)
        ],
        articles,
    )
    return arrays


def _forms(streams: Streams, words: _Vocabulary) -> dict[str, Array]:
    exact, exact_at = join_blob([accented for _, accented in streams.vocabulary])
    folds, folds_at = join_blob([streams.vocabulary[at][0] for at in words.group_first[:-1]])
    return {"exact": exact, "exact_at": exact_at, "folds": folds, "folds_at": folds_at}


def _pairs(streams: Streams, words: _Vocabulary, docs: U16) -> dict[str, Array]:
    """Sort the articles of each adjacent pair of words into buckets."""
    hashes = np.array(
        [crc32(streams.vocabulary[at][0].encode()) for at in words.group_first[:-1]] or [0],
        np.uint32,
    )
    gap = len(streams.vocabulary)
    of_term = np.append(hashes[words.group], np.uint32(0))
    keys: list[U32] = []
    for start in range(0, max(len(streams.terms) - 1, 0), _SORTED_AT_ONCE):
        part = streams.terms[start : start + _SORTED_AT_ONCE + 1]
        side = np.flatnonzero((part[1:] != gap) & (part[:-1] != gap))
        mixed = pair_mix(of_term[part[side]], of_term[part[side + 1]]) << np.uint32(16)
        mixed |= docs[side + start]
        mixed.sort()
        keys.append(mixed[starts_of(mixed)])
    key = np.concatenate(keys) if keys else np.zeros(0, np.uint32)
    if len(keys) > 1:
        key.sort()
        key = key[starts_of(key)]
    bucket = (key >> np.uint32(16)).astype(np.uint16)
    arrays: dict[str, Array] = {"pdocs": key.astype(np.uint16)}
    if len(key) < BUCKETS:  # few pairs: a table of all buckets would outweigh them
        return arrays | {"pbuckets": bucket, "poff": np.zeros(0, np.uint32)}
    starts = offsets(np.bincount(bucket, minlength=BUCKETS)).astype(np.uint32)
    return arrays | {"pbuckets": np.zeros(0, np.uint16), "poff": starts}


def _ranges(words: _Vocabulary) -> Iterator[tuple[int, int]]:
    """Part the vocabulary into ranges of whole groups with some eight million occurrences each."""
    total = offsets(words.counts)
    group_ends = words.group_first[1:]
    first = 0
    while first < len(words.rank):
        beyond = np.searchsorted(total[group_ends], total[first] + _SORTED_AT_ONCE, side="right")
        at_least = np.searchsorted(group_ends, first, side="right")
        last = int(group_ends[max(int(beyond) - 1, int(at_least))])
        yield first, last
        first = last


@dataclass(frozen=True, slots=True)
class _Postings:
    """The arrays of one range of terms."""

    docs: U16
    impacts: Array
    counts: I64
    zones: Array
    per_term: I64
    """Articles of each term of the range."""
    places: Array
    places_per_term: I64
    group_docs: U16
    group_impacts: Array
    per_group: I64
    """Articles in the union of each group; 0 where no union is stored."""
    group_df: I64
    group_occurrences: I64
    dense_groups: I64
    dense: Array


def _keys(streams: Streams, docs: U16, first: int, last: int) -> U64:
    """Collect (term - first) << 40 | article << 24 | place of a range of terms, sorted."""
    chosen = np.flatnonzero((streams.terms >= first) & (streams.terms < last))
    doc = docs[chosen]
    key = (streams.terms[chosen] - np.uint32(first)).astype(np.uint64) << np.uint64(40)
    key |= doc.astype(np.uint64) << np.uint64(24)
    chosen -= streams.starts[doc]
    key |= chosen.view(np.uint64)
    names = streams.names
    named = np.flatnonzero((names.terms >= first) & (names.terms < last))
    if len(named):
        further = (names.terms[named] - np.uint32(first)).astype(np.uint64) << np.uint64(40)
        further |= names.docs[named].astype(np.uint64) << np.uint64(24)
        further |= names.places[named]
        key = np.concatenate((key, further))
    key.sort()
    return key


def _postings(
    streams: Streams, words: _Vocabulary, docs: U16, first: int, last: int, dense_above: int
) -> _Postings:
    key = _keys(streams, docs, first, last)
    place = (key & np.uint64(0xFFFFFF)).astype(np.uint32)
    key >>= np.uint64(24)
    starts = starts_of(key)
    head = key[starts]
    del key
    doc = head.astype(np.uint16)
    term = (head >> np.uint64(16)).astype(np.int64)
    counts = np.diff(np.append(starts, len(place)))
    weights, zones = _weigh(streams, doc, counts, starts, place)
    weights = _in_steps(weights)
    per_term = np.bincount(term, minlength=last - first)
    frequent = (per_term > dense_above * DENSE_SHARE // PLACELESS_SHARE) & (
        words.rank[first:last] != RARE
    )
    kept = np.repeat(~frequent[term], counts)
    occurrences = np.bincount(term, weights=counts, minlength=last - first).astype(np.int64)
    places_per_term = np.where(frequent, 0, occurrences)
    group_starts = words.group_first[words.group[first] : words.group[last - 1] + 1]
    union = _unions(words, term + first, doc, weights, first, last)
    dense_groups, dense = _dense(union, streams.articles, dense_above)
    stored = _stored_union(words, union, dense_groups, first, last)
    return _Postings(
        doc, impact(weights), counts, zones, per_term, place[kept], places_per_term,
        *stored, union.df, np.add.reduceat(occurrences, group_starts - np.uint32(first)),
        dense_groups, dense,
    )  # fmt: skip


def _weigh(streams: Streams, doc: U16, counts: I64, starts: I64, place: U32) -> tuple[F32, Array]:
    """Weigh each posting by the zones of its places; and tell which zones those are, as bits."""
    weight_of = place_weights(streams.zones)
    weights = np.empty(len(doc), np.float32)
    zones = np.empty(len(doc), np.uint8)
    for at in range(0, len(doc), _WEIGHED_AT_ONCE):
        stop = min(at + _WEIGHED_AT_ONCE, len(doc))
        low, high = starts[at], starts[stop] if stop < len(doc) else len(place)
        owner = np.repeat(doc[at:stop], counts[at:stop])
        zone = zone_of(streams.zones, owner, place[low:high])
        cuts = starts[at:stop] - low
        weights[at:stop] = np.add.reduceat(weight_of[owner, zone], cuts)
        zones[at:stop] = np.bitwise_or.reduceat(np.uint8(1) << zone, cuts)
    return weights, zones


def _in_steps(weights: F32) -> F32:
    steps: F32 = np.clip(np.round(weights * np.float32(_WEIGHT_STEPS)), 1, 65535)
    return steps / np.float32(_WEIGHT_STEPS)


@dataclass(frozen=True, slots=True)
class _Union:
    """The articles and impacts of the groups of a range, one after the other."""

    docs: U16
    impacts: Array
    starts: I64
    df: I64


def _unions(words: _Vocabulary, term: I64, doc: U16, weights: F32, first: int, last: int) -> _Union:
    """Sum the weights of the spellings of each folded form, then saturate the sum."""
    low = int(words.group[first])
    groups = int(words.group[last - 1]) - low + 1
    steps = (weights * _WEIGHT_STEPS).astype(np.uint64)
    key = (words.group[term] - np.uint32(low)).astype(np.uint64) << np.uint64(32)
    key |= doc.astype(np.uint64) << np.uint64(16)
    key |= steps
    key.sort()
    head = key >> np.uint64(16)
    starts = starts_of(head)
    head = head[starts]
    summed: F32 = np.zeros(0, np.float32)
    if len(key):
        parts = (key & np.uint64(0xFFFF)).astype(np.float32)
        summed = (np.add.reduceat(parts, starts) / _WEIGHT_STEPS).astype(np.float32)
    df = np.bincount((head >> np.uint64(16)).astype(np.int64), minlength=groups)
    return _Union(head.astype(np.uint16), impact(summed), offsets(df), df)


def _dense(union: _Union, articles: int, dense_above: int) -> tuple[I64, Array]:
    """Spread the impacts of the frequent groups over all articles."""
    groups = np.flatnonzero(union.df > dense_above)
    dense = np.zeros((len(groups), articles), np.uint8)
    for row, group in zip(dense, groups, strict=True):
        low, high = union.starts[group], union.starts[group + 1]
        row[union.docs[low:high]] = union.impacts[low:high]
    return groups, dense


def _stored_union(
    words: _Vocabulary, union: _Union, dense_groups: I64, first: int, last: int
) -> tuple[U16, Array, I64]:
    """Keep the unions that are neither a dense table nor the postings of a single term."""
    low = int(words.group[first])
    high = int(words.group[last - 1]) + 1
    kept = np.diff(words.group_first[low : high + 1]) > 1
    kept[dense_groups] = False
    chosen = np.repeat(kept, union.df)
    return union.docs[chosen], union.impacts[chosen], np.where(kept, union.df, 0)


def _joined(words: _Vocabulary, parts: list[_Postings], articles: int) -> dict[str, Array]:
    """Put the ranges of the vocabulary together."""

    def whole(pieces: list[Array], empty: type) -> Array:
        return np.concatenate(pieces) if pieces else np.zeros(0, empty)

    group_low = [int(words.group[first]) for first, _ in _ranges(words)]
    dense_groups = whole(
        [part.dense_groups + low for part, low in zip(parts, group_low, strict=True)], np.int64
    )
    row_of = np.full(len(words.group_first) - 1, -1, np.int32)
    row_of[dense_groups] = np.arange(len(dense_groups))
    dense = [part.dense for part in parts]
    per_term = whole([part.per_term for part in parts], np.int64)
    places_per_term = whole([part.places_per_term for part in parts], np.int64)
    per_group = whole([part.per_group for part in parts], np.int64)
    return {
        "docs": whole([part.docs for part in parts], np.uint16),
        "imp": whole([part.impacts for part in parts], np.uint8),
        "tf": narrow(whole([part.counts for part in parts], np.int64)),
        "fields": whole([part.zones for part in parts], np.uint8),
        "tstart": offsets(per_term).astype(np.uint32),
        "pos": narrow(whole([part.places for part in parts], np.uint32), 2),
        "pstart": offsets(places_per_term).astype(np.uint32),
        "gdocs": whole([part.group_docs for part in parts], np.uint16),
        "gimp": whole([part.group_impacts for part in parts], np.uint8),
        "gstart": offsets(per_group).astype(np.uint32),
        "gdf": whole([part.group_df for part in parts], np.int64).astype(np.uint32),
        "gcf": narrow(whole([part.group_occurrences for part in parts], np.int64), 4),
        "gdrow": row_of,
        "gdense": np.concatenate(dense) if dense else np.zeros((0, articles), np.uint8),
    }

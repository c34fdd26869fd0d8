"""Several segments become one: their streams are read back, and the arrays are made anew.

That needs no second way of making arrays, gives the same arrays as if all the articles had been
indexed together, and leaves out what was deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from db.search.codec.arrays import I64, U32, Array, Mask, offsets, spans
from db.search.codec.build import GAP, MOST_ARTICLES, RARE
from db.search.codec.columns import Lists, joined
from db.search.codec.segment import SegmentArrays
from db.search.codec.streams import Names, Streams, Term, is_name

TIER: Final = 8
"""So many segments of one tier become one; tiers are eight times apart."""

DELETED_SHARE: Final = 5
"""A segment is made anew when more than one article of this many is deleted."""

Part = tuple[SegmentArrays, Mask | None]
"""A segment, and which of its articles are to stay; None for all."""


def plan(sizes: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Choose the segments to merge, given how many articles each has and had: (living, all).

    Returns groups of positions in `sizes`; each group becomes one segment. A group of one is made
    anew because of its deletions.
    """
    chosen: list[list[int]] = []
    tiers: dict[int, list[int]] = {}
    for at, (living, whole) in enumerate(sizes):
        if (whole - living) * DELETED_SHARE > whole:
            chosen.append([at])
        else:
            tiers.setdefault(_tier(living), []).append(at)
    for _, members in sorted(tiers.items()):
        if len(members) >= TIER:
            group: list[int] = []
            room = MOST_ARTICLES
            for at in members[:TIER]:
                if sizes[at][0] <= room:
                    group.append(at)
                    room -= sizes[at][0]
            if len(group) > 1:
                chosen.append(group)
    return chosen


def _tier(living: int) -> int:
    tier = 0
    while living >= TIER:
        living //= TIER
        tier += 1
    return tier


def merged(parts: Sequence[Part]) -> tuple[Streams, dict[str, Array], Lists]:
    """Read segments back: the streams of what stays, the columns, and their lists of values."""
    vocabularies = [_vocabulary(arrays) for arrays, _ in parts]
    vocabulary = sorted(set().union(*vocabularies))
    number = {term: at for at, term in enumerate(vocabulary)}
    terms: list[U32] = []
    lengths: list[I64] = []
    zones: list[Array] = []
    names: list[Names] = []
    before = 0
    for (arrays, living), own in zip(parts, vocabularies, strict=True):
        renumber = np.array([number[term] for term in own] + [len(vocabulary)], np.uint32)
        named = np.fromiter(map(is_name, own), np.bool_, len(own))
        terms.append(_stream(arrays, living, renumber, named))
        names.append(_names(arrays, living, renumber, named, before))
        kept = slice(None) if living is None else living
        lengths.append(np.diff(arrays.fstart)[kept])
        zones.append(arrays.fb[kept].astype(np.uint32))
        before += len(lengths[-1])
    columns = [
        (
            {
                name: column if living is None else column[living]
                for name, column in arrays.columns.items()
            },
            arrays.lists,
        )
        for arrays, living in parts
    ]
    streams = Streams(
        vocabulary,
        np.concatenate(terms),
        offsets(np.concatenate(lengths)),
        np.concatenate(zones),
        Names(
            np.concatenate([part.terms for part in names]),
            np.concatenate([part.docs for part in names]),
            np.concatenate([part.places for part in names]),
        ),
    )
    return _without_lost_terms(streams), *joined(columns)


def _vocabulary(arrays: SegmentArrays) -> list[Term]:
    folds = arrays.folds.decoded()
    groups = arrays.group.tolist()
    return [
        (folds[group], exact) for group, exact in zip(groups, arrays.exact.decoded(), strict=True)
    ]


def _stream(arrays: SegmentArrays, living: Mask | None, renumber: U32, named: Mask) -> U32:
    """Turn the ranks of a segment back into terms."""
    of_rank = np.full(1 << 16, len(renumber) - 1, np.uint32)
    ranked = np.flatnonzero(arrays.rank != RARE)
    of_rank[arrays.rank[ranked]] = ranked
    of_rank[GAP] = len(renumber) - 1
    terms = renumber[of_rank][arrays.fwd]
    rare = np.flatnonzero((arrays.rank == RARE) & ~named)
    term, doc, place = _placed(arrays, rare)
    terms[arrays.fstart[doc] + place] = renumber[term]
    if living is not None:
        terms = terms[np.repeat(living, np.diff(arrays.fstart))]
    return terms


def _names(
    arrays: SegmentArrays, living: Mask | None, renumber: U32, named: Mask, before: int
) -> Names:
    term, doc, place = _placed(arrays, np.flatnonzero(named))
    if living is not None:
        stays = living[doc]
        doc = (np.cumsum(living) - 1)[doc[stays]]
        term, place = term[stays], place[stays]
    return Names(
        renumber[term],
        (doc.astype(np.int64) + before).astype(np.uint16),
        place.astype(np.uint32),
    )


def _placed(arrays: SegmentArrays, terms: I64) -> tuple[I64, Array, Array]:
    """List every occurrence of terms whose places are stored: term, article, place."""
    low, high = arrays.tstart[terms].astype(np.int64), arrays.tstart[terms + 1].astype(np.int64)
    posting = spans(low, high - low)
    counts = arrays.tf[posting]
    first, last = arrays.pstart[terms].astype(np.int64), arrays.pstart[terms + 1].astype(np.int64)
    place = arrays.pos[spans(first, last - first)]
    return np.repeat(terms, last - first), np.repeat(arrays.docs[posting], counts), place


def _without_lost_terms(streams: Streams) -> Streams:
    """Leave out the terms that only deleted articles had."""
    size = len(streams.vocabulary)
    used = np.zeros(size + 1, np.bool_)
    used[streams.terms] = True
    used[streams.names.terms] = True
    used[size] = True
    if used.all():
        return streams
    renumber = (np.cumsum(used) - 1).astype(np.uint32)
    names = streams.names
    return Streams(
        [term for term, kept in zip(streams.vocabulary, used[:-1].tolist(), strict=True) if kept],
        renumber[streams.terms],
        streams.starts,
        streams.zones,
        Names(renumber[names.terms], names.docs, names.places),
    )

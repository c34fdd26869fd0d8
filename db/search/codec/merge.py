"""Several segments become one: their streams are read back, and the arrays are made anew.

That needs no second way of making arrays, gives the same arrays as if all the articles had been
indexed together, and leaves out what was deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from db.search.codec.arrays import I64, U32, Array, Mask, offsets, spans
from db.search.codec.build import GAP, MOST_ARTICLES, RARE, Check, unchecked
from db.search.codec.columns import Lists, joined
from db.search.codec.gathering import MOST_WORDS
from db.search.codec.segment import SegmentArrays
from db.search.codec.streams import Names, Streams, Term, is_name, joined_names

TIER: Final = 8
"""So many segments of one tier become one; tiers are eight times apart."""

DELETED_SHARE: Final = 5
"""A segment is made anew when more than one article of this many is deleted."""

_AT_ONCE: Final = 1 << 22

Part = tuple[SegmentArrays, Mask | None]
"""A segment, and which of its articles are to stay; None for all."""


class Size(NamedTuple):
    """How large a segment is."""

    living: int
    """Articles that are not deleted."""
    whole: int
    """Articles, deleted ones included."""
    words: int
    """Words of all its articles: they decide how much memory a merge takes."""

    @property
    def stays(self) -> int:
        """Words of the articles that are not deleted, about."""
        return self.words * self.living // max(self.whole, 1)


def plan(sizes: Sequence[Size]) -> list[list[int]]:
    """Choose the segments to merge, the groups that cost least first.

    Returns groups of positions in `sizes`; each group becomes one segment. A group of one is made
    anew because of its deletions.
    """
    chosen: list[list[int]] = []
    tiers: dict[int, list[int]] = {}
    for at, size in enumerate(sizes):
        if (size.whole - size.living) * DELETED_SHARE > size.whole:
            chosen.append([at])
        else:
            tiers.setdefault(_tier(size.living), []).append(at)
    for _, members in sorted(tiers.items()):
        if len(members) >= TIER:
            smallest = sorted(members, key=lambda at: sizes[at].living)
            group = _fitting(sizes, smallest)[:TIER]
            if len(group) > 1:
                chosen.append(sorted(group))
    return sorted(chosen, key=lambda group: sum(sizes[at].stays for at in group))


def fit(sizes: Sequence[Size]) -> list[list[int]]:
    """Put all segments together into as few as hold them; groups as `plan` returns them."""
    groups: list[list[int]] = []
    left = sorted(range(len(sizes)), key=lambda at: -sizes[at].living)
    while left:
        groups.append(_fitting(sizes, left))
        left = [at for at in left if at not in groups[-1]]
    return [
        group
        for group in groups
        if len(group) > 1 or sizes[group[0]].living < sizes[group[0]].whole
    ]


def _fitting(sizes: Sequence[Size], members: Sequence[int]) -> list[int]:
    """Take members, in their order, as long as they fit into one segment together; at least one."""
    group: list[int] = []
    articles = words = 0
    for at in members:
        articles += sizes[at].living
        words += sizes[at].stays
        if group and (articles > MOST_ARTICLES or words > MOST_WORDS):
            break
        group.append(at)
    return group


def _tier(living: int) -> int:
    tier = 0
    while living >= TIER:
        living //= TIER
        tier += 1
    return tier


def merged(
    parts: Sequence[Part], check: Check = unchecked
) -> tuple[Streams, dict[str, Array], Lists]:
    """Read segments back: the streams of what stays, the columns, and their lists of values."""
    vocabularies = [_vocabulary(arrays) for arrays, _ in parts]
    vocabulary = sorted(set().union(*vocabularies))
    number = {term: at for at, term in enumerate(vocabulary)}
    lengths = [_lengths(arrays, living) for arrays, living in parts]
    starts = offsets(np.concatenate(lengths))
    terms = np.empty(int(starts[-1]), np.uint32)
    names: list[Names] = []
    before = 0
    for (arrays, living), own, added in zip(parts, vocabularies, lengths, strict=True):
        check()
        renumber = np.array([number[term] for term in own] + [len(vocabulary)], np.uint32)
        named = np.fromiter(map(is_name, own), np.bool_, len(own))
        low, high = starts[before], starts[before + len(added)]
        terms[low:high] = _stream(arrays, living, renumber, named)
        names.append(_names(arrays, living, renumber, named, before))
        before += len(added)
    columns = [
        (
            {name: _kept(column, living) for name, column in arrays.columns.items()},
            arrays.lists,
        )
        for arrays, living in parts
    ]
    zones = np.concatenate([_kept(arrays.fb, living).astype(np.uint32) for arrays, living in parts])
    streams = Streams(vocabulary, terms, starts, zones, joined_names(names))
    return _without_lost_terms(streams), *joined(columns)


def _kept(rows: Array, living: Mask | None) -> Array:
    return rows if living is None else rows[living]


def _lengths(arrays: SegmentArrays, living: Mask | None) -> I64:
    return _kept(np.diff(arrays.fstart), living)


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
    terms: U32 = renumber[of_rank][arrays.fwd]
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
    for at in range(0, len(streams.terms), _AT_ONCE):
        part = streams.terms[at : at + _AT_ONCE]
        part[:] = renumber[part]
    names = streams.names
    return Streams(
        [term for term, kept in zip(streams.vocabulary, used[:-1].tolist(), strict=True) if kept],
        streams.terms,
        streams.starts,
        streams.zones,
        Names(renumber[names.terms], names.docs, names.places),
    )

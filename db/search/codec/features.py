"""Second stage of ranking: what is true of each candidate, read from its stream alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from db.search.codec.arrays import F32, I64, U8, U32, Mask, distinct, offsets
from db.search.codec.candidates import Candidates, SegmentScores
from db.search.codec.hits import Hits, find_hits
from db.search.codec.impacts import SATURATION
from db.search.codec.query import RankedQuery, sum_to_one
from db.search.codec.zones import Zone

FEATURES: Final = {
    "first": 0.5,  # score of the first stage, over the best one
    "headline": 0.25,  # share of the words, by idf, in the headline
    "headline_run": 0.2,  # longest part of the query that stands word for word in the headline
    "headline_whole": 1.0,  # whether all of it does
    "headline_or_caption": 0.4,  # pairs in the headline, or longest part in a caption, if greater
    "whole": 1.0,  # whether all of the query stands word for word anywhere, with its marks
    "aligned": 0.3,  # most of the query on one diagonal: a part with wrong words between right ones
    "marks": 3.0,  # share of the required spellings that occur
    "words": 1.0,  # share of the distinct words that occur
    "pairs": 2.0,  # share of the adjacent pairs that occur, by association
    "pairs_marked": 2.0,  # the same, both words under the rule of marks
    "pairs_often": 0.8,  # how often the pairs occur, for an article of this length
    "short": 1.0,  # see _shortness
}
"""What is summed into a score, with weights found by coordinate ascent on known-item queries."""

MOST_IDF: Final = 8.0
SUSPECT: Final = 0.3
"""Weight of a word none of whose pairs occurs in any candidate: it may be misspelt."""

LEAST_PAIR: Final = 0.3
"""Weight of a pair whose words meet by chance only."""

ORDINARY_LENGTH: Final = 550.0
"""Words and gaps of an ordinary article."""

_SHORTEST_SUSPECT: Final = 3


@dataclass(frozen=True, slots=True)
class _Joined:
    """The hits of the candidates of all segments, one candidate after the other."""

    folded: U32
    marked: U32
    places: I64
    follows: Mask
    """Whether the next hit stands right after this one."""
    starts: I64
    """Where the stream of each candidate begins."""
    end: int
    paragraphs: I64
    """First hit of each paragraph."""
    first_paragraph: I64
    """Of each candidate."""
    zone_of_paragraph: I64
    cells: I64
    """Of each hit, its zone times the number of candidates plus its candidate."""


def _join(parts: Sequence[Hits]) -> _Joined:
    lengths = np.concatenate([part.lengths for part in parts])
    before = offsets(np.array([part.lengths.sum() for part in parts], np.int64))
    places = np.concatenate(
        [part.places + start for part, start in zip(parts, before[:-1], strict=True)]
    )
    is_gap = np.concatenate([part.is_gap for part in parts])
    zone_ends = np.concatenate([part.zone_ends.astype(np.int64) for part in parts])
    starts = offsets(lengths)
    first_hit = np.searchsorted(places, starts[:-1])
    gaps = np.flatnonzero(is_gap)
    paragraphs = np.zeros(len(gaps), np.int64)
    paragraphs[1:] = gaps[:-1] + 1
    follows = np.zeros(len(places), np.bool_)
    follows[:-1] = np.diff(places) == 1
    holder = np.searchsorted(first_hit, gaps, side="right") - 1
    ends = places[gaps] - starts[holder]
    zone = (ends[:, None] > zone_ends[holder, : len(Zone) - 1]).sum(axis=1)
    return _Joined(
        np.concatenate([part.folded for part in parts]),
        np.concatenate([part.marked for part in parts]),
        places,
        follows,
        starts[:-1],
        int(starts[-1]),
        paragraphs,
        np.searchsorted(paragraphs, first_hit),
        zone,
        np.repeat(zone * len(lengths) + holder, np.diff(gaps, prepend=-1)),
    )


@dataclass(frozen=True, slots=True)
class _Runs:
    """How much of the query stands word for word in each candidate."""

    longest: F32
    """(zones, candidates): words of the longest run; 0 where no two words stand side by side."""
    counts: F32
    """(zones, candidates, words): how often word j stands right after word j - 1."""

    @property
    def pairs(self) -> Mask:
        """(candidates, words): whether word j stands right after word j - 1."""
        found: Mask = np.logical_or.reduce(self.counts > 0, axis=0)
        return found


def _runs(joined: _Joined, bits: U32, words: int) -> _Runs:
    """Follow runs word by word, on the hits that go on with the next word of the query."""
    cells = len(Zone) * len(joined.starts)
    longest = np.zeros(cells, np.float32)
    counts = np.zeros((words, cells), np.float32)
    at = np.flatnonzero(joined.follows & (bits != 0))
    run = bits[at]
    length = 1
    while len(at):
        at = at + 1
        run = (run << np.uint32(1)) & bits[at]
        going = np.flatnonzero(run)
        at, run = at[going], run[going]
        length += 1
        held = joined.cells[at]
        longest[held] = length
        if length == 2:  # noqa: PLR2004 - a run of two is a pair
            for word in range(1, words):
                second = held[(run & np.uint32(1 << word)) != 0]
                counts[word] = np.bincount(second, minlength=cells)
        going = np.flatnonzero(joined.follows[at])
        at, run = at[going], run[going]
    shape = (len(Zone), len(joined.starts))
    return _Runs(longest.reshape(shape), np.moveaxis(counts.reshape(words, *shape), 0, -1))


def _aligned(joined: _Joined, bits: U32, weights: F32) -> F32:
    """Find for each candidate the diagonal on which most of the query stands, by weight."""
    words = len(weights)
    if words == 1:
        return np.zeros(len(joined.starts), np.float32)
    diagonals = np.zeros(joined.end + words, np.float32)
    for word in range(words):
        places = joined.places[np.flatnonzero(bits & np.uint32(1 << word))]
        diagonals[places + (words - 1 - word)] += weights[word]
    best: F32 = np.maximum.reduceat(diagonals, joined.starts + (words - 1))
    return best


def _share(bits: U32, weights: F32) -> F32:
    """Sum the weights of the positions that are set."""
    each = np.unpackbits(
        bits.astype("<u4").view(np.uint8).reshape(len(bits), 4), axis=1, bitorder="little"
    )
    share: F32 = each[:, : len(weights)].astype(np.float32) @ weights
    return share


@dataclass(frozen=True, slots=True)
class _Weights:
    """How much each position counts; each array sums to one or is all zero."""

    idf: F32
    words: F32
    marks: F32
    aligned: F32
    pairs: F32
    """At the second word of each pair."""


def _suspects(pairs: Mask) -> F32:
    """Weigh the positions: less where no candidate has a pair, if any pair occurs at all."""
    words = pairs.shape[1]
    trusted = np.ones(words, np.float32)
    occurs: Mask = np.logical_or.reduce(pairs, axis=0)
    if words >= _SHORTEST_SUSPECT and occurs.any():
        either = occurs.copy()
        either[:-1] |= occurs[1:]
        trusted[~either] = SUSPECT
    return trusted


def _weigh(query: RankedQuery, folded: F32, marked: F32, associations: Sequence[float]) -> _Weights:
    count = len(query.words)
    idf, words, marks, pairs = (np.zeros(count, np.float32) for _ in range(4))
    for form in query.forms:
        idf[form.positions] = min(form.idf, MOST_IDF)
        words[form.positions[0]] = max(folded[at] for at in form.positions)
    seen: set[str] = set()
    for at, word in enumerate(query.words):
        if query.keeps_marks(at) and word.accented not in seen:
            seen.add(word.accented)
            marks[at] = marked[at]
    for at, association in zip(query.pairs, associations, strict=True):
        weight = LEAST_PAIR + (1 - LEAST_PAIR) * association
        pairs[at + 1] = weight * min(folded[at], folded[at + 1])
    return _Weights(
        sum_to_one(idf * words),
        sum_to_one(words),
        sum_to_one(marks),
        sum_to_one(idf * folded),
        sum_to_one(pairs),
    )


def _often(joined: _Joined, counts: F32) -> F32:
    """Saturate counts as BM25 does: twice as often in an article twice as long is no more."""
    lengths = np.diff(np.append(joined.starts, joined.end)).astype(np.float32)
    expected = SATURATION * (0.4 + 0.6 * lengths / ORDINARY_LENGTH)
    often: F32 = (counts / (counts + expected[:, None])).astype(np.float32)
    return often


def _shortness(joined: _Joined, run: F32) -> F32:
    """Prefer the shorter of two articles, the more so the more the query is scattered in them.

    Any words at all are likely to meet by chance in a long article: each piece of the query in
    proportion to its length. A query that stands there in one piece is no chance.
    """
    lengths = np.diff(np.append(joined.starts, joined.end)).astype(np.float32)
    short: F32 = (run - 1) * np.log(lengths / np.float32(ORDINARY_LENGTH))
    return short


def final_scores(
    query: RankedQuery, segments: Sequence[SegmentScores], candidates: Candidates, lookup: U8
) -> F32:
    """Score the candidates, in their order. `lookup` is an array of 65,536 zeros, left so."""
    order = np.lexsort((candidates.docs, candidates.segments))
    number, docs = candidates.segments[order], candidates.docs[order]
    joined = _join(
        [
            find_hits(query, segments[one].arrays, one, docs[number == one], lookup)
            for one in distinct(number).tolist()
        ]
    )
    values = _features(query, joined, candidates.associations)
    first = candidates.scores[order]
    values["first"] = first / max(float(first.max()), 1e-9)
    total = np.zeros(len(order), np.float32)
    for feature, weight in FEATURES.items():
        total += np.float32(weight) * values[feature]
    scores = np.empty_like(total)
    scores[order] = total
    return scores


def _features(query: RankedQuery, joined: _Joined, associations: Sequence[float]) -> dict[str, F32]:
    count = len(query.words)
    folded_paragraph = np.bitwise_or.reduceat(joined.folded, joined.paragraphs)
    marked_paragraph = np.bitwise_or.reduceat(joined.marked, joined.paragraphs)
    folded_all = np.bitwise_or.reduceat(folded_paragraph, joined.first_paragraph)
    marked_all = np.bitwise_or.reduceat(marked_paragraph, joined.first_paragraph)
    headline = folded_paragraph[joined.first_paragraph]
    runs = marked_runs = _runs(joined, joined.folded, count)
    if any(query.keeps_marks(at) for at in range(count)):
        marked_runs = _runs(joined, joined.marked, count)
    pairs, marked_pairs = runs.pairs, marked_runs.pairs
    weights = _weigh(query, _suspects(pairs), _suspects(marked_pairs), associations)
    marks = _share(marked_all, weights.marks)
    headline_pairs = (runs.counts[Zone.HEADLINE] > 0) @ weights.pairs
    headline_run = _part(runs.longest[Zone.HEADLINE], headline, count)
    return {
        "headline": _share(headline, weights.idf),
        "headline_run": headline_run,
        "headline_whole": (headline_run == 1).astype(np.float32),
        "headline_or_caption": np.maximum(
            headline_pairs, runs.longest[Zone.CAPTION] / np.float32(count)
        ),
        "whole": (_part(marked_runs.longest.max(axis=0), marked_all, count) == 1).astype("f4"),
        "aligned": _aligned(joined, joined.folded, weights.aligned),
        "marks": marks if weights.marks.any() else np.ones_like(marks),
        "words": _share(folded_all, weights.words),
        "pairs": pairs @ weights.pairs,
        "pairs_marked": marked_pairs @ weights.pairs,
        "pairs_often": _often(joined, runs.counts.sum(axis=0)) @ weights.pairs,
        "short": _shortness(joined, _part(runs.longest.max(axis=0), folded_all, count)),
    }


def _part(longest: F32, present: U32, words: int) -> F32:
    """Tell the longest run as a part of the query; a word that stands alone is a run of one."""
    part: F32 = np.maximum(longest, present != 0) / np.float32(words)
    return part


def score_of_one(query: RankedQuery, hits: Hits, associations: Sequence[float]) -> float:
    """Score one article by its hits alone, as if it were the only candidate.

    What the first stage adds is left out: it is a share of the best article's.
    """
    values = _features(query, _join([hits]), associations)
    return sum(FEATURES[name] * value.item(0) for name, value in values.items())

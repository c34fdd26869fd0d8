"""First stage of ranking: a score for every article from impacts, marks, pairs and coverage.

Each step adds whole lists of articles to an array of scores; no article is left out because a word
is missing. The best of the index go on to the second stage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np

from db.errors import Cancelled
from db.records import ShouldStop
from db.search.codec.arrays import F32, I64, U8, Mask
from db.search.codec.build import pair_bucket
from db.search.codec.impacts import TO_SCORE
from db.search.codec.query import Form, RankedQuery, Totals
from db.search.codec.segment import SegmentArrays

TOO_COMMON: Final = 0.9
"""A word in more than this share of the articles is skipped when two others are left."""

MARK_WEIGHT: Final = 3.0
MARK_DISTINCTIVE: Final = 0.5
"""A spelling counts when it is rarer than this share of its folded form, or the query short."""

SHORT_QUERY: Final = 3
PAIR_WEIGHT: Final = 7.5
COVERAGE_WEIGHT: Final = 2.0
COVERAGE_POWER: Final = 4
LONGEST_PREFIX_LIST: Final = 400_000
"""Postings beyond which the beginning of a word says too little to be summed."""

COMPLETIONS: Final = 32
"""Words that an unfinished one may become, as far as pairs are concerned."""

_SAMPLE: Final = 16
_LARGE: Final = 8192


class SegmentScores:
    """Scores of the articles of one segment. Reused from query to query, so for one thread only."""

    def __init__(self, arrays: SegmentArrays, living: Mask | None) -> None:
        self.arrays = arrays
        self.living = living
        self.scores: F32 = np.zeros(arrays.articles, np.float32)
        self.covered: U8 = np.zeros(arrays.articles, np.uint8)
        """How many of the words of the query each article has."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The best articles of the first stage, in no order."""

    segments: I64
    docs: I64
    scores: F32
    associations: tuple[float, ...]
    """Of each pair of the query: 0 when its words meet by chance, 1 when they belong together."""


def score_all(
    query: RankedQuery,
    segments: Sequence[SegmentScores],
    totals: Totals,
    should_stop: ShouldStop,
) -> tuple[float, ...]:
    """Fill in the scores of all articles; return how strongly each pair belongs together."""
    used = [form for form in query.forms if form.df]
    telling = [form for form in used if form.df <= TOO_COMMON * totals.articles]
    if len(telling) > 1:
        used = telling
    marks = _marks(query, segments, totals)
    buckets = [_buckets(query, at, segments) for at in query.pairs]
    pair_df = [sum(len(docs) for docs in found) for found in buckets]
    factor = _coverage_factors(len(used))
    for number, segment in enumerate(segments):
        for low, high in (form.groups[number] for form in used):
            if high == low + 1:
                segment.arrays.expect_impacts(low)
    for number, segment in enumerate(segments):
        if should_stop():
            raise Cancelled
        segment.scores.fill(0)
        segment.covered.fill(0)
        for form in used:
            _add_form(segment, form, number)
        for term, weight in marks[number]:
            low, high = segment.arrays.tstart.item(term), segment.arrays.tstart.item(term + 1)
            add = segment.arrays.imp[low:high] * np.float32(weight)
            segment.scores[segment.arrays.docs[low:high]] += add
        for found, df in zip(buckets, pair_df, strict=True):
            # An article that comes twice counts once: fancy indexing adds once, as wanted.
            weight = PAIR_WEIGHT * totals.idf(min(df, totals.articles))
            segment.scores[found[number]] += np.float32(weight)
        segment.scores *= factor.take(segment.covered)
    return tuple(
        _association(query, at, df, totals) for at, df in zip(query.pairs, pair_df, strict=True)
    )


def _coverage_factors(used: int) -> F32:
    share = np.arange(256) / max(1, used)
    return (1 + COVERAGE_WEIGHT * share**COVERAGE_POWER).astype(np.float32)


def _add_form(segment: SegmentScores, form: Form, number: int) -> None:
    """Add the impacts of one word."""
    arrays = segment.arrays
    low, high = form.groups[number]
    weight = np.float32(form.idf * TO_SCORE)
    if high - low == 1:
        row = arrays.row_of(low)
        if row is None:
            docs, impacts = arrays.postings_of(low)
            segment.scores[docs] += impacts * weight
            segment.covered[docs] += np.uint8(1)
            return
    elif high > low:
        first, last = (arrays.tstart.item(arrays.gfirst.item(at)) for at in (low, high))
        if last - first > LONGEST_PREFIX_LIST:
            return
        # Of several completions in one article the last one counts: enough to find candidates.
        row = np.zeros(arrays.articles, np.uint8)
        row[arrays.docs[first:last]] = arrays.imp[first:last]
    else:
        return
    segment.scores += row * weight
    segment.covered += row != 0


def _marks(
    query: RankedQuery, segments: Sequence[SegmentScores], totals: Totals
) -> list[list[tuple[int, float]]]:
    """List for each segment the terms of the marked words, with the weight of their impacts."""
    found: list[list[tuple[int, float]]] = [[] for _ in segments]
    for form in query.forms:
        for at in form.positions:
            word = query.words[at]
            if not word.marked or word.prefix or not form.df:
                continue
            terms = [
                segment.arrays.term_of(low, word.accented) if high > low else -1
                for segment, (low, high) in zip(segments, form.groups, strict=True)
            ]
            df = sum(
                segment.arrays.tstart.item(term + 1) - segment.arrays.tstart.item(term)
                for segment, term in zip(segments, terms, strict=True)
                if term >= 0
            )
            if len(query.words) > SHORT_QUERY and df >= MARK_DISTINCTIVE * form.df:
                continue
            weight = MARK_WEIGHT * log(1 + totals.articles / (df + 1)) * TO_SCORE
            for number, term in enumerate(terms):
                if term >= 0:
                    found[number].append((term, weight))
    return found


def _buckets(query: RankedQuery, at: int, segments: Sequence[SegmentScores]) -> list[I64]:
    """Find in each segment the articles in which a pair of the query may stand."""
    first, second = query.words[at], query.words[at + 1]
    if not second.prefix:
        bucket = pair_bucket(first.folded, second.folded)
        return [segment.arrays.pairs_in(bucket).astype(np.int64) for segment in segments]
    found: list[I64] = []
    form = query.form_at(at + 1)
    for segment, (low, high) in zip(segments, form.groups, strict=True):
        groups = np.arange(low, high)
        if len(groups) > COMPLETIONS:
            df = segment.arrays.gdf[low:high]
            groups = low + np.argpartition(df, len(df) - COMPLETIONS)[len(df) - COMPLETIONS :]
        words = [segment.arrays.folds[group].decode() for group in groups.tolist()]
        pieces = [segment.arrays.pairs_in(pair_bucket(first.folded, word)) for word in words]
        docs = np.concatenate(pieces) if pieces else np.zeros(0, np.uint16)
        found.append(docs.astype(np.int64))
    return found


def _association(query: RankedQuery, at: int, df: int, totals: Totals) -> float:
    """Weigh a pair by pointwise mutual information: idf would reward chance neighbours."""
    first, second = query.form_at(at), query.form_at(at + 1)
    if not df:
        return 1.0
    by_chance = totals.pairs / (1 << 16)
    together = max(df - by_chance, 0.25) * totals.words
    information = log(together / max(1, first.occurrences * second.occurrences))
    return max(0.0, min(1.0, information / 3.0))


def best_of(
    segments: Sequence[SegmentScores],
    within: Sequence[Mask] | None,
    associations: tuple[float, ...],
    most: int,
) -> Candidates:
    """Choose the best articles that are not deleted and lie within a set."""
    numbers: list[I64] = []
    docs: list[I64] = []
    scores: list[F32] = []
    for number, segment in enumerate(segments):
        if segment.living is not None:
            segment.scores *= segment.living
        if within is not None:
            segment.scores *= within[number]
        best = _highest(segment.scores, most)
        numbers.append(np.full(len(best), number))
        docs.append(best)
        scores.append(segment.scores[best])
    score = np.concatenate(scores) if scores else np.zeros(0, np.float32)
    number_of = np.concatenate(numbers) if numbers else np.zeros(0, np.int64)
    doc = np.concatenate(docs) if docs else np.zeros(0, np.int64)
    if len(score) > most:
        kept = np.argpartition(score, len(score) - most)[len(score) - most :]
        score, number_of, doc = score[kept], number_of[kept], doc[kept]
    return Candidates(number_of, doc, score, associations)


def _highest(scores: F32, most: int) -> I64:
    """Find the highest scores above zero.

    A threshold from a sample comes first: partitioning an array that is full of equal values, as
    of zeros, takes forty times as long.
    """
    found = np.flatnonzero(scores > 0) if len(scores) <= _LARGE else _above_sample(scores, most)
    if len(found) <= most:
        return found
    values = scores[found]
    return found[np.argpartition(values, len(values) - most)[len(values) - most :]]


def _above_sample(scores: F32, most: int) -> I64:
    sample = scores[::_SAMPLE]
    at = len(sample) - min(len(sample) // 2, most // 4 + _SAMPLE)
    threshold = max(float(np.partition(sample, at)[at]), 0.0)
    found = np.flatnonzero(scores > threshold)
    return found if len(found) >= most else np.flatnonzero(scores > 0)

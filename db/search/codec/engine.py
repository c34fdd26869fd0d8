"""Answers questions from all segments of the index: which articles, how many, in what order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from whoosh.index import FileIndex

from db.errors import Cancelled
from db.records import ShouldStop, Sort, never
from db.search.codec.arrays import F32, I64, U8, U32, U64, Array, Mask, offsets
from db.search.codec.boolean import Evaluation
from db.search.codec.candidates import Candidates, SegmentScores, best_of, score_all
from db.search.codec.codec import path_of
from db.search.codec.features import final_scores, score_of_one
from db.search.codec.hits import find_hits
from db.search.codec.query import RankedQuery, Totals, read_query
from db.search.codec.questions import Question, Word
from db.search.codec.segment import SegmentArrays

CANDIDATES: Final = 200
"""Articles that the second stage of ranking looks at."""

FEWER_CANDIDATES: Final = 100
"""The same for a single word, of which only the zones are left to tell, and for longer queries,
whose first stage misses less and whose second costs more.
"""

_SHORT_QUERY: Final = range(2, 4)

_SCORE_DIGITS: Final = 3


@dataclass(frozen=True, slots=True)
class Matches:
    """A set of articles: one array of booleans for each segment. Deleted articles are not in it."""

    masks: tuple[Mask, ...]

    @property
    def total(self) -> int:
        """How many articles there are."""
        return sum(int(np.count_nonzero(mask)) for mask in self.masks)

    def __and__(self, other: Matches) -> Matches:
        return Matches(tuple(a & b for a, b in zip(self.masks, other.masks, strict=True)))

    def __or__(self, other: Matches) -> Matches:
        return Matches(tuple(a | b for a, b in zip(self.masks, other.masks, strict=True)))

    def __sub__(self, other: Matches) -> Matches:
        return Matches(tuple(a & ~b for a, b in zip(self.masks, other.masks, strict=True)))


@dataclass(frozen=True, slots=True)
class Ranking:
    """Articles in order of relevance."""

    ids: I64
    docs: I64
    """Their numbers through all segments."""
    scores: F32
    copies: dict[int, tuple[int, ...]]
    """Ids that are left out because they are identical to one that is listed, by its id."""


@dataclass(frozen=True, slots=True)
class _Order:
    """Articles in order, by their numbers through all segments."""

    docs: I64
    scores: F32


class ArrayIndex:
    """The index as it was when it was opened. It has scratch arrays: for one thread only.

    `before`, the index opened last, lends its segments that are still there.
    """

    def __init__(self, index: FileIndex, before: ArrayIndex | None = None) -> None:
        """Map the segments. Raises OSError or PackDamaged."""
        known = {one.arrays.pack.path: one.arrays for one in before.segments} if before else {}
        self.segments: list[SegmentScores] = []
        for segment in index._segments():  # noqa: SLF001 - Whoosh offers no other way to them
            path = path_of(index.storage, segment)
            arrays = known.get(path) or SegmentArrays(path)
            living = None
            if segment.deleted_count():
                living = np.ones(arrays.articles, np.bool_)
                living[list(segment.deleted_docs())] = False
            self.segments.append(SegmentScores(arrays, living))
        arrays_of = [segment.arrays for segment in self.segments]
        self._arrays = arrays_of
        self._totals = Totals(
            sum(arrays.articles for arrays in arrays_of),
            sum(arrays.words for arrays in arrays_of),
            sum(len(arrays.pdocs) for arrays in arrays_of),
        )
        self._bases = offsets(np.array([arrays.articles for arrays in arrays_of], np.int64))
        self._lookup: U8 = np.zeros(1 << 16, np.uint8)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Tell damaged files, whose arrays may lead anywhere, from mistakes of ours.

        Raises PackDamaged for the former.
        """
        try:
            yield
        except (IndexError, ValueError, OverflowError, MemoryError):
            for arrays in self._arrays:
                arrays.pack.verify()
            raise

    def verify(self, known: frozenset[Path] = frozenset()) -> frozenset[Path]:
        """Hold every array of the segments against its checksum; those in `known` were before.

        Segments never change, so their files are returned as known. Raises PackDamaged.
        """
        for arrays in self._arrays:
            if arrays.pack.path not in known:
                arrays.pack.verify()
        return frozenset(arrays.pack.path for arrays in self._arrays)

    # ---- exactly --------------------------------------------------------------------------

    def matching(self, question: Question, should_stop: ShouldStop = never) -> Matches:
        """Find all articles that answer a question. Raises Cancelled, PackDamaged."""
        masks: list[Mask] = []
        for segment in self.segments:
            with self.reading():
                mask = Evaluation(segment.arrays, should_stop).answer(question)
            masks.append(mask if segment.living is None else mask & segment.living)
        return Matches(tuple(masks))

    def facets(self, matches: Matches, columns: Sequence[str]) -> list[dict[str, int]]:
        """Count the articles of a set by the values of some keyword columns, for each column."""
        counted: list[dict[str, int]] = [{} for _ in columns]
        for arrays, mask in zip(self._arrays, matches.masks, strict=True):
            docs = np.flatnonzero(mask)
            for column, counts in zip(columns, counted, strict=True):
                values = arrays.lists[column]
                found = np.bincount(arrays.columns[column].take(docs), minlength=len(values))
                for at in np.flatnonzero(found).tolist():
                    counts[values[at]] = counts.get(values[at], 0) + found.item(at)
        return counted

    def column(self, matches: Matches, name: str) -> Array:
        """List the numbers of a column for the articles of a set, segment after segment."""
        columns = [
            arrays.columns[name][mask]
            for arrays, mask in zip(self._arrays, matches.masks, strict=True)
        ]
        return np.concatenate(columns) if columns else np.zeros(0, np.int64)

    def by_date(self, matches: Matches, sort: Sort = Sort.NEWEST) -> I64:
        """List the ids of a set by date, of one day the greatest id first; undated ones last."""
        return self._ids[self.docs_by_date(matches, sort)]

    def docs_by_date(self, matches: Matches, sort: Sort = Sort.NEWEST) -> I64:
        """List the articles of a set as `by_date` does, as numbers through all segments."""
        order = self._newest if sort is Sort.NEWEST else self._oldest
        chosen: I64 = order[self._whole(matches)[order]]
        return chosen

    def _whole(self, matches: Matches) -> Mask:
        empty: list[Mask] = [np.zeros(0, np.bool_)]
        return np.concatenate([*empty, *matches.masks])

    @cached_property
    def _ids(self) -> I64:
        return self._everywhere("id")

    @cached_property
    def _newest(self) -> I64:
        dates = self._everywhere("date")
        return np.lexsort((-self._ids, -dates, dates == 0))

    @cached_property
    def _oldest(self) -> I64:
        dates = self._everywhere("date")
        return np.lexsort((-self._ids, dates, dates == 0))

    @cached_property
    def recency(self) -> U32:
        """Of each article its place in the order of dates, the newest first."""
        places = np.empty(len(self._newest), np.uint32)
        places[self._newest] = np.arange(len(places), dtype=np.uint32)
        return places

    def _everywhere(self, name: str) -> I64:
        columns = [arrays.columns[name].astype(np.int64) for arrays in self._arrays]
        return np.concatenate([np.zeros(0, np.int64), *columns])

    # ---- by relevance ---------------------------------------------------------------------

    def ranked(
        self,
        words: Sequence[Word],
        within: Matches | None = None,
        *,
        limit: int | None = None,
        collapse: bool = True,
        should_stop: ShouldStop = never,
    ) -> Ranking:
        """Order articles by how well they answer a run of bare words, best first.

        Without `within`, all articles that have any of the words and are among the best of the
        first stage; with it, every article of the set. `collapse` lists identical texts once.
        Raises Cancelled.
        """
        with self.reading():
            query = read_query(words, self._arrays, self._totals)
            if any(form.df for form in query.forms):
                best = self._best(query, within, should_stop)
                if len(best.docs):
                    found = self._ordered(query, best)
                    if within is not None and (limit is None or limit > len(found.docs)):
                        found = self._completed(found, best, within, should_stop)
                    return self._ranking(found, limit, collapse=collapse)
        docs = self.docs_by_date(within)[:limit] if within else np.zeros(0, np.int64)
        return Ranking(self._ids[docs], docs, np.zeros(len(docs), np.float32), {})

    def _ranking(self, found: _Order, limit: int | None, *, collapse: bool) -> Ranking:
        """Cut the list, after keeping only the first of identical texts if asked to."""
        if not collapse:
            docs = found.docs[:limit]
            return Ranking(self._ids[docs], docs, found.scores[:limit], {})
        ids = self._ids[found.docs]
        signs = self._everywhere("sig")[found.docs]
        _, first, inverse = np.unique(signs, return_index=True, return_inverse=True)
        kept = np.sort(first)[:limit]
        copies: dict[int, tuple[int, ...]] = {}
        if len(first) < len(ids):
            leaders = ids[first][inverse]
            for one, leader in zip(ids.tolist(), leaders.tolist(), strict=True):
                if one != leader:
                    copies[leader] = (*copies.get(leader, ()), one)
        return Ranking(ids[kept], found.docs[kept], found.scores[kept], copies)

    def losses(self, words: Sequence[Word], article_id: int) -> tuple[float, list[float]]:
        """Score one article, and tell for each word what it would lose without it.

        Zero when the article is not in the index. Raises PackDamaged.
        """
        nothing = (0.0, [0.0] * len(words))
        with self.reading():
            query = read_query(words, self._arrays, self._totals)
            for number, segment in enumerate(self.segments):
                doc = segment.arrays.with_id(article_id)
                if doc < 0 or (segment.living is not None and not segment.living[doc]):
                    continue
                if not any(form.df for form in query.forms):
                    return nothing
                associations = score_all(query, self.segments, self._totals, never)
                docs = np.array([doc], np.int64)
                hits = find_hits(query, segment.arrays, number, docs, self._lookup)
                whole = score_of_one(query, hits, associations)
                losses = [0.0] * len(query.words)
                for form in query.forms:
                    others = ~np.uint32(sum(1 << at for at in form.positions))
                    without = replace(
                        hits, folded=hits.folded & others, marked=hits.marked & others
                    )
                    loss = whole - score_of_one(query, without, associations)
                    for at in form.positions:
                        losses[at] = max(0.0, loss) / len(form.positions)
                return whole, losses
        return nothing

    def _best(
        self, query: RankedQuery, within: Matches | None, should_stop: ShouldStop
    ) -> Candidates:
        associations = score_all(query, self.segments, self._totals, should_stop)
        most = CANDIDATES if len(query.words) in _SHORT_QUERY else FEWER_CANDIDATES
        best = best_of(self.segments, within.masks if within else None, associations, most)
        if should_stop():
            raise Cancelled
        return best

    def _ordered(self, query: RankedQuery, best: Candidates) -> _Order:
        scores = final_scores(query, self.segments, best, self._lookup)
        ids, dates = (self._values(best.segments, best.docs, name) for name in ("id", "date"))
        order = np.lexsort((-ids, -dates, -np.round(scores, _SCORE_DIGITS)))
        docs = self._bases[best.segments] + best.docs
        return _Order(docs[order], scores[order])

    def _values(self, segments: I64, docs: I64, name: str) -> I64:
        values = np.empty(len(docs), np.int64)
        for number in set(segments.tolist()):
            chosen = segments == number
            values[chosen] = self._arrays[number].columns[name][docs[chosen]]
        return values

    def _completed(
        self, found: _Order, best: Candidates, within: Matches, should_stop: ShouldStop
    ) -> _Order:
        """Add the articles of a set beyond the candidates, in first-stage order, then by date."""
        keys: list[U64] = []
        for number, segment in enumerate(self.segments):
            if should_stop():
                raise Cancelled
            rest = within.masks[number].copy()
            rest[best.docs[best.segments == number]] = False
            docs = np.flatnonzero(rest)
            # Scores are not negative, so their bits are in order as they are: one sort does both.
            bits = segment.scores[docs].view(np.uint32)
            key = (np.uint32(0xFFFFFFFF) - bits).astype(np.uint64) << np.uint64(32)
            docs += self._bases[number]
            key |= self.recency[docs]
            keys.append(key)
        if should_stop():
            raise Cancelled
        key = np.concatenate(keys)
        key.sort()
        if should_stop():
            raise Cancelled
        docs = np.concatenate((found.docs, self._newest[key.astype(np.uint32)]))
        scores = np.zeros(len(docs), np.float32)
        scores[: len(found.scores)] = found.scores
        return _Order(docs, scores)

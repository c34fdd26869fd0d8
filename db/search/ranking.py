"""Puts the articles of a search in order: the best first, then the newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.records import Sort
from db.search.codec.questions import Word
from db.search.segments import Check, IndexView, Ints, Mask

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Articles in order, with their scores."""

    docs: Ints
    scores: Floats


def by_date(view: IndexView, docs: Ints, *, oldest: bool) -> Ranked:
    """The articles by date, undated ones last, of one day the latest received first."""
    mask = np.zeros(view.size, np.bool_)
    mask[docs] = True
    sort = Sort.OLDEST if oldest else Sort.NEWEST
    ordered = view.arrays.docs_by_date(view.parts(mask), sort)
    return Ranked(ordered.astype(np.int32), np.zeros(len(docs)))


Run = tuple[Sequence[Word], float]
"""Words to rank by, and how much they count."""


def by_relevance(view: IndexView, docs: Ints, runs: Sequence[Run], check: Check) -> Ranked:
    """The articles (in ascending order) by score; equal ones by date, the newest first.

    Of several runs of words the one counts by which an article scores highest.
    """
    mask = np.zeros(view.size, np.bool_)
    mask[docs] = True
    ranked = [_ranked(view, words, mask, check) for words, _ in runs]
    numbers, scores = ranked[0]
    if len(ranked) > 1:
        best = np.zeros(view.size)
        for (each, scored), (_, weight) in zip(ranked, runs, strict=True):
            best[each] = np.maximum(best[each], scored * weight)
        scores = best[numbers].round(3)
        # Beyond the candidates of every run, the order of the first one stays.
        first, rest = np.flatnonzero(scores > 0), np.flatnonzero(scores <= 0)
        first = first[np.lexsort((view.arrays.recency[numbers[first]], -scores[first]))]
        order = np.concatenate((first, rest))
        numbers, scores = numbers[order], scores[order]
    return Ranked(numbers, scores)


def _ranked(
    view: IndexView, words: Sequence[Word], mask: Mask, check: Check
) -> tuple[Ints, Floats]:
    """All articles of a mask in order, and their scores."""

    def stopped() -> bool:
        check()
        return False

    found = view.arrays.ranked(words, view.parts(mask), collapse=False, should_stop=stopped)
    return found.docs.astype(np.int32), found.scores.astype(np.float64).round(3)

"""Puts the articles of a search in order: the best first, then the newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.records import Sort
from db.search.codec.questions import Word
from db.search.segments import Check, IndexView, Ints

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


def by_relevance(
    view: IndexView, docs: Ints, positions: Sequence[Word], share: Floats, check: Check
) -> Ranked:
    """The articles (in ascending order) by score; equal ones by date, the newest first.

    `share` says for each how much of the query it has, by weight.
    """
    mask = np.zeros(view.size, np.bool_)
    mask[docs] = True

    def stopped() -> bool:
        check()
        return False

    found = view.arrays.ranked(positions, view.parts(mask), collapse=False, should_stop=stopped)
    numbers = view.numbers_of(found.ids)
    scores = found.scores.astype(np.float64).round(3)
    if len(share) and share.min() < 1:  # what has more of the words comes first
        of = np.zeros(view.size)
        of[docs] = share
        order = np.argsort(-of[numbers].round(3), kind="stable")
        numbers, scores = numbers[order], scores[order]
    return Ranked(numbers, scores)

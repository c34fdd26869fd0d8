"""Years, outlets and sections: what a result list can be narrowed by, and how many each has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from db.records import Facet, FacetValue, Filter
from db.search.codec.questions import All, Between, Either, Question, Value
from db.search.codec.several import SEVERAL, shown_in
from db.search.collation import sort_key
from db.search.fields import EARLIEST, LATEST, read_days
from db.search.segments import IndexView, Ints, Mask

BY_TIME: Final = ("year", "month")
"""Facets whose values are listed from the newest to the oldest."""

BY_COUNT: Final = ("outlet", "section", "status", "place", "award", "term")
"""Facets whose values are listed from the most frequent to the rarest."""

DAYS: Final = "date"
"""A filter only, no facet: the days from one to another, such as 2018-10..2018-11."""


class Facets:
    """The facets of one generation of the index. Belongs to one Searcher and its thread."""

    def __init__(self, view: IndexView) -> None:
        self._view = view
        self._places: dict[str, bytes] = {}

    def allowed(self, filters: Iterable[Filter]) -> Mask:
        """The articles that pass: any of the values of one facet, and so for every facet."""
        wanted: dict[str, set[str]] = {}
        for each in filters:
            wanted.setdefault(each.facet, set()).add(each.value)
        asked = tuple(_question(facet, values) for facet, values in wanted.items())
        return self._view.whole(self._view.arrays.matching(All(asked)))

    def counts(self, docs: Ints) -> tuple[Facet, ...]:
        """The values that some articles have, with the number of these articles.

        Articles without a value count under the value "", which comes last.
        """
        mask = np.zeros(self._view.size, np.bool_)
        mask[docs] = True
        matches = self._view.parts(mask)
        facets: list[Facet] = []
        names = (*BY_TIME, *BY_COUNT)
        for name, counts in zip(names, self._view.arrays.facets(matches, names), strict=True):
            counted = _each(counts).items() if name in SEVERAL else counts.items()
            ordered = (
                sorted(counted, reverse=True)
                if name in BY_TIME
                else sorted(counted, key=lambda one: (not one[0], -one[1], self._place(one[0])))
            )
            facets.append(Facet(name, tuple(FacetValue(value, count) for value, count in ordered)))
        return tuple(facets)

    def _place(self, value: str) -> bytes:
        """The place of a value in Vietnamese order, worked out once."""
        place = self._places.get(value)
        if place is None:
            place = self._places[value] = sort_key(value)
        return place


def _each(counts: Mapping[str, int]) -> dict[str, int]:
    """Count articles with several values once for each of them."""
    each: dict[str, int] = {}
    for value, count in counts.items():
        for shown in shown_in(value):
            each[shown] = each.get(shown, 0) + count
    return each


def published(first: int, last: int) -> Question:
    """Ask for the articles that may have been published from one day to another (YYYYMMDD)."""
    known = Between("date", EARLIEST + 1, last)
    return All((known, Between("until", first, LATEST)))


def _question(facet: str, values: set[str]) -> Question:
    if facet != DAYS:
        return Value(facet, frozenset(values))
    days = [read_days(value) for value in values]
    if None in days:
        raise ValueError(values)
    return Either(tuple(published(*each) for each in days if each))

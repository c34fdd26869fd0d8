"""Years, outlets and sections: what a result list can be narrowed by, and how many each has."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from db.records import Facet, FacetValue, Filter
from db.search.codec.questions import All, Value
from db.search.segments import IndexView, Ints, Mask

YEAR = "year"
OUTLET = "outlet"


class Facets:
    """The facets of one generation of the index. Belongs to one Searcher and its thread."""

    def __init__(self, view: IndexView) -> None:
        self._view = view

    def allowed(self, filters: Iterable[Filter]) -> Mask:
        """The articles that pass: any of the values of one facet, and so for every facet."""
        wanted: dict[str, set[str]] = {}
        for each in filters:
            wanted.setdefault(each.facet, set()).add(each.value)
        values = tuple(Value(facet, frozenset(among)) for facet, among in wanted.items())
        return self._view.whole(self._view.arrays.matching(All(values)))

    def counts(self, docs: Ints) -> tuple[Facet, ...]:
        """The values that some articles have: years newest first, outlets most frequent first.

        Articles without a year or an outlet count under the value "", which comes last.
        """
        mask = np.zeros(self._view.size, np.bool_)
        mask[docs] = True
        matches = self._view.parts(mask)
        years = self._view.arrays.facet(matches, YEAR)
        outlets = self._view.arrays.facet(matches, OUTLET)
        by_year = sorted(years.items(), reverse=True)
        by_outlet = sorted(outlets.items(), key=lambda each: (not each[0], -each[1], each[0]))
        return _facet(YEAR, by_year), _facet(OUTLET, by_outlet)


def _facet(name: str, counted: Iterable[tuple[str, int]]) -> Facet:
    return Facet(name, tuple(FacetValue(value, count) for value, count in counted))

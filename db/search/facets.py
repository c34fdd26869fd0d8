"""Years, outlets and sections: what a result list can be narrowed by, and how many each has."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from db.records import Facet, FacetValue, Filter
from db.search.schema import OUTLET, SECTION
from db.search.segments import IndexView, Ints, Mask

YEAR = "year"
DAYS_IN_YEAR_NUMBER = 10_000


class Facets:
    """The facets of one generation of the index, read when they are first asked for.

    Belongs to one Searcher and its thread.
    """

    def __init__(self, view: IndexView) -> None:
        self._view = view

    def allowed(self, filters: Iterable[Filter]) -> Mask:
        """The articles that pass: any of the values of one facet, and so for every facet."""
        mask = self._view.live
        wanted: dict[str, Mask] = {}
        for each in filters:
            has = self._has(each.facet, each.value)
            wanted[each.facet] = wanted[each.facet] | has if each.facet in wanted else has
        for has in wanted.values():
            mask = mask & has
        return mask

    def counts(self, docs: Ints) -> tuple[Facet, ...]:
        """The values that some articles have: years newest first, outlets most frequent first.

        Articles without a year or an outlet count under the value "", which comes last.
        """
        years, year_counts = np.unique(self._years[docs], return_counts=True)
        by_year = [
            FacetValue(str(year) if year else "", int(count))
            for year, count in zip(years[::-1], year_counts[::-1], strict=True)
        ]
        names, codes = self._outlets
        counts = np.bincount(codes[docs], minlength=len(names))
        by_outlet = [
            FacetValue(name, int(count)) for name, count in zip(names, counts, strict=True) if count
        ]
        by_outlet.sort(key=lambda each: (not each.value, -each.count, each.value))
        return Facet(YEAR, tuple(by_year)), Facet(OUTLET, tuple(by_outlet))

    def _has(self, facet: str, value: str) -> Mask:
        if facet == YEAR:
            wanted = int(value) if value.isascii() and value.isdigit() else -1
            return np.equal(self._years, wanted if value else 0)
        names, codes = {OUTLET: self._outlets, SECTION: self._sections}[facet]
        return np.equal(codes, names.index(value) if value in names else -1)

    @cached_property
    def _years(self) -> NDArray[np.int32]:
        return self._view.dates // DAYS_IN_YEAR_NUMBER

    @cached_property
    def _outlets(self) -> tuple[list[str], Ints]:
        return self._codes(OUTLET)

    @cached_property
    def _sections(self) -> tuple[list[str], Ints]:
        return self._codes(SECTION)

    def _codes(self, field: str) -> tuple[list[str], Ints]:
        """The values of a field, "" first, and for each article the number of its value."""
        names = [""]
        number_of = {"": 0}
        codes = np.zeros(self._view.size, np.int32)
        for entry in self._view.entries("", field):
            number = number_of.setdefault(entry.name, len(names))
            if number == len(names):
                names.append(entry.name)
            codes[self._view.postings(entry)[0]] = number
        return names, codes

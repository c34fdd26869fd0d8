"""Years, outlets, places, people: what a result list can be narrowed by, and how many each has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from db.records import Facet, FacetValue, Filter, Join
from db.search.codec.engine import Matches
from db.search.codec.questions import All, Between, Either, Question, Value, Without
from db.search.codec.several import SEVERAL, shown_in
from db.search.collation import sort_key
from db.search.fields import EARLIEST, LATEST, print_day, read_days
from db.search.segments import IndexView, Mask

BY_TIME: Final = ("year", "month")
"""Facets whose values are listed from the newest to the oldest."""

DAY: Final = "day"
"""The days of the one month that is asked for; there are too many of all time."""

BY_COUNT: Final = (
    "outlet",
    "section",
    "status",
    "place",
    "award",
    "person",
    "organisation",
    "name",
    "term",
)
"""Facets whose values are listed from the most frequent to the rarest."""

DAYS: Final = "date"
"""A filter only, no facet: the days from one to another, such as 2018-10..2018-11."""

_TIME: Final = frozenset({*BY_TIME, DAY, DAYS})
"""Facets that say when: counted as one, so that whoever chose a year still sees the others."""

_MONTH: Final = 100
"""Of a day as YYYYMMDD."""


class Facets:
    """The facets of one generation of the index. Belongs to one Searcher and its thread."""

    def __init__(self, view: IndexView) -> None:
        self._view = view
        self._places: dict[str, bytes] = {}

    def allowed(self, filters: Iterable[Filter]) -> Mask:
        """The articles that pass, for every facet: any of its ANY, each of its ALL, no NONE."""
        wanted: dict[str, set[str]] = {}
        asked: list[Question] = []
        for each in filters:
            if each.how is Join.ANY:
                wanted.setdefault(each.facet, set()).add(each.value)
            else:
                only = _question(each.facet, {each.value})
                asked.append(only if each.how is Join.ALL else Without(only))
        asked += [_question(facet, values) for facet, values in wanted.items()]
        return self._view.whole(self._view.arrays.matching(All(tuple(asked))))

    def counts(self, found: Mask, filters: Sequence[Filter] = ()) -> tuple[Facet, ...]:
        """The values that articles of a set have, with the number of these articles.

        The articles of `found` that pass the filters are counted; those of a facet itself are
        left aside for it, so that another value can be seen and chosen beside the one that is.
        Articles without a value count under the value "", which comes last.
        """
        kin_of = {name: _kin(name, filters) for name in (*BY_TIME, DAY, *BY_COUNT)}
        counted: dict[str, Facet] = {}
        for kin in dict.fromkeys(kin_of.values()):
            others = self.allowed(one for one in filters if one.facet not in kin)
            matches = self._view.parts(found & others)
            names = [name for name in kin_of if kin_of[name] == kin]
            if DAY in names:
                names.remove(DAY)
                counted[DAY] = self._days(matches, filters)
            for name, counts in zip(names, self._view.arrays.facets(matches, names), strict=True):
                counted[name] = self._ordered(name, counts)
        return tuple(counted[name] for name in kin_of)

    def _ordered(self, name: str, counts: Mapping[str, int]) -> Facet:
        each = _each(counts).items() if name in SEVERAL else counts.items()
        ordered = (
            sorted(each, reverse=True)
            if name in BY_TIME
            else sorted(each, key=lambda one: (not one[0], -one[1], self._place(one[0])))
        )
        return Facet(name, tuple(FacetValue(value, count) for value, count in ordered))

    def _days(self, matches: Matches, filters: Sequence[Filter]) -> Facet:
        """The days of the month that the filters lie in, the newest first; none of several."""
        month = _month_of(filters)
        if month is None:
            return Facet(DAY, ())
        first = self._view.arrays.column(matches, "date")
        last = self._view.arrays.column(matches, "until")
        known = first[(first == last) & (first // _MONTH == month)]
        days, counts = np.unique(known, return_counts=True)
        told = zip(days.tolist()[::-1], counts.tolist()[::-1], strict=True)
        return Facet(DAY, tuple(FacetValue(print_day(day), count) for day, count in told))

    def _place(self, value: str) -> bytes:
        """The place of a value in Vietnamese order, worked out once."""
        place = self._places.get(value)
        if place is None:
            place = self._places[value] = sort_key(value)
        return place


def _kin(facet: str, filters: Iterable[Filter]) -> frozenset[str]:
    """The facets whose filters are left aside when this one is counted; none unless it has any."""
    kin = _TIME if facet in _TIME else frozenset({facet})
    return kin if any(one.facet in kin for one in filters) else frozenset()


def _month_of(filters: Iterable[Filter]) -> int | None:
    """The month (YYYYMM) that all filters of time lie in, if they lie in one."""
    months: set[int] = set()
    for each in filters:
        if each.facet in _TIME and each.how is not Join.NONE and each.value:
            days = read_days(each.value)
            if days is not None and each.facet != "year":
                months.update((days[0] // _MONTH, days[1] // _MONTH))
    return months.pop() if len(months) == 1 else None


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


def facet_of_date(value: str) -> str | None:
    """The facet of which 2018, 2018-10, 2018-10-24 or "" is a value; None when it is none."""
    if not value:
        return "year"
    named = {4: "year", 7: "month", 10: DAY}.get(len(value))
    return named if named and read_days(value) else None


def exactly(facet: str, value: str) -> Question:
    """Ask for the articles with exactly this value of a facet; "" for nothing known."""
    return _question(facet, {value})


def _question(facet: str, values: set[str]) -> Question:
    if facet not in {DAY, DAYS}:
        return Value(facet, frozenset(values))
    days = [read_days(value) for value in values]
    if None in days:
        raise ValueError(values)
    asked = surely if facet == DAY else published
    return Either(tuple(asked(*each) for each in days if each))


def surely(first: int, last: int) -> Question:
    """Ask for the articles that were published from one day to another, and at no other time."""
    return All((Between("date", max(first, EARLIEST + 1), last), Between("until", first, last)))

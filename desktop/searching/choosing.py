"""What a click on a value of a facet makes of the filters: only, and, or, without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from db.records import Filter, Join

TIME = ("year", "month", "day", "date")
"""Facets that all say when: a choice in one of them takes the place of those in the others."""


class Gesture(StrEnum):
    """How a value was chosen."""

    ONLY = "only"
    """A click: only these."""
    AND = "and"
    """With Ctrl: these as well."""
    OR = "or"
    """With Shift: or these."""
    WITHOUT = "without"
    """With Alt: but not these."""


_JOINS = {Gesture.AND: Join.ALL, Gesture.OR: Join.ANY, Gesture.WITHOUT: Join.NONE}


def choose(
    filters: Sequence[Filter], facet: str, value: str, gesture: Gesture
) -> tuple[Filter, ...]:
    """The filters after a value was chosen; the same gesture once more takes it back."""
    if gesture is Gesture.ONLY:
        mine = [one for one in filters if one.facet == facet]
        only = Filter(facet, value)
        others = tuple(one for one in filters if one.facet != facet)
        return others if mine == [only] else (*others, only)
    wanted = Filter(facet, value, _JOINS[gesture])
    others = tuple(one for one in filters if (one.facet, one.value) != (facet, value))
    return others if wanted in filters else (*others, wanted)


def in_time(filters: Iterable[Filter], chosen: Filter | None) -> tuple[Filter, ...]:
    """The filters with another time, or with none."""
    others = tuple(one for one in filters if one.facet not in TIME)
    return others if chosen is None else (*others, chosen)

"""Which bars a histogram of dates shows: years, the months of one, or the days of a month."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.records import Facet, Filter, Join
from desktop.searching.choosing import TIME

MOST_YEARS = 300
"""A misread date must not make a bar for each year since the Romans."""


class Level(StrEnum):
    """How long the time of one bar is; also the facet that counts it."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Bar:
    """A time and how many articles are of it."""

    value: str
    """YYYY, YYYY-MM or YYYY-MM-DD."""
    count: int


@dataclass(frozen=True, slots=True)
class Bars:
    """What a histogram shows."""

    level: Level = Level.YEAR
    within: str = ""
    """The year (YYYY) or month (YYYY-MM) whose parts are shown; empty for all years."""
    bars: tuple[Bar, ...] = ()
    first: int | None = None
    """The first of the bars that are chosen; None when all are shown and none is chosen."""
    last: int | None = None


def bars_of(facets: Iterable[Facet], filters: Sequence[Filter]) -> Bars:
    """The bars for an answer: one time chosen alone is shown in its parts, a range within all."""
    counts = {facet.name: {one.value: one.count for one in facet.values} for facet in facets}
    chosen = chosen_time(filters)
    begin, end = _ends(chosen)
    month, year = _common(begin, end)
    if month:
        bars = _days(month, counts.get("day", {}))
        level, within = Level.DAY, month
    elif year:
        bars = _months(year, counts.get("month", {}))
        level, within = Level.MONTH, year
    else:
        bars = _years(counts.get("year", {}))
        level, within = Level.YEAR, ""
    if not begin or begin == end == within:
        return Bars(level, within, bars)
    length = len(bars[0].value) if bars else 0
    inside = [
        at for at, bar in enumerate(bars) if begin[:length] <= bar.value <= (end or "9")[:length]
    ]
    return Bars(level, within, bars, min(inside, default=None), max(inside, default=None))


def chosen_time(filters: Iterable[Filter]) -> Filter | None:
    """The time that is asked for, if one is."""
    found = [one for one in filters if one.facet in TIME and one.how is Join.ANY and one.value]
    return found[-1] if found else None


def filter_of(bars: Bars, first: int, last: int) -> Filter:
    """The filter for one bar or for all from one to another."""
    begin, end = bars.bars[first].value, bars.bars[last].value
    return Filter(bars.level, begin) if first == last else Filter("date", f"{begin}..{end}")


def above(bars: Bars) -> Filter | None:
    """The filter one step up: of a month its year, of a year none."""
    return Filter("year", bars.within[:4]) if bars.level is Level.DAY else None


def _ends(chosen: Filter | None) -> tuple[str, str]:
    if chosen is None:
        return "", ""
    begin, dots, end = chosen.value.partition("..")
    return begin, end if dots else begin


def _common(begin: str, end: str) -> tuple[str, str]:
    """The month and the year that both ends lie in; empty for none."""
    month = begin[:7] if begin[:7] == end[:7] and len(begin[:7]) == len("2018-10") else ""
    year = begin[:4] if begin and begin[:4] == end[:4] else ""
    return month, year


def _years(counts: Mapping[str, int]) -> tuple[Bar, ...]:
    known = sorted(int(year) for year in counts if year.isdecimal())
    if not known:
        return ()
    first = max(known[0], known[-1] - MOST_YEARS)
    years = [f"{year:04}" for year in range(first, known[-1] + 1)]
    return tuple(Bar(year, counts.get(year, 0)) for year in years)


def _months(year: str, counts: Mapping[str, int]) -> tuple[Bar, ...]:
    months = [f"{year}-{month:02}" for month in range(1, 13)]
    return tuple(Bar(month, counts.get(month, 0)) for month in months)


def _days(month: str, counts: Mapping[str, int]) -> tuple[Bar, ...]:
    length = monthrange(int(month[:4]), int(month[5:]))[1]
    days = [f"{month}-{day:02}" for day in range(1, length + 1)]
    return tuple(Bar(day, counts.get(day, 0)) for day in days)

"""Round numbers for an axis, and where a value stands between two edges."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

STEPS = (1, 2, 5)
HALF = 0.5
TINY = 1e-9
YEARS_APART = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
DAYS_OF_MONTHS = 62
"""From so many days on an axis is told in months."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where values stand: `low` at one edge of the room, `high` at the other."""

    low: float
    high: float
    begin: float
    end: float

    def place(self, value: float) -> float:
        """Where a value stands; all of them in the middle when there is only one."""
        if self.high == self.low:
            return (self.begin + self.end) / 2
        share = (value - self.low) / (self.high - self.low)
        return self.begin + share * (self.end - self.begin)


def round_ticks(low: float, high: float, most: int) -> list[float]:
    """Find round numbers, at most `most` of them (three or more), around all from `low` to `high`.

    They are multiples of 1, 2 or 5 times a power of ten. Nought is among them unless all values
    are far from it.
    """
    if low > 0 and low < high * HALF:
        low = 0
    if high < 0 and high > low * HALF:
        high = 0
    if low == high:
        low, high = min(0.0, low), max(0.0, high)
    if low == high:
        high = 1.0
    power = math.floor(math.log10((high - low) / most))
    while True:
        for step in STEPS:
            width = step * 10.0**power
            first, last = math.floor(low / width), math.ceil(high / width)
            if last - first < most:
                return [number * width for number in range(first, last + 1)]
        power += 1


def decimals_of(ticks: Sequence[float]) -> int:
    """How many decimals tell two neighbours of an axis apart."""
    return max(0, -math.floor(math.log10(ticks[1] - ticks[0]) + TINY))


def time_ticks(first: date, last: date, most: int) -> list[str]:
    """Find years, months or days, at most `most`, that lie between two days: as EDTF."""
    for every in YEARS_APART:
        years = [year for year in range(first.year, last.year + 1) if year % every == 0]
        ticks = [f"{year:04}" for year in years if first <= date(year, 1, 1) <= last]
        if len(ticks) <= most:
            break
    if len(ticks) > 1:
        return ticks
    days = (last - first).days
    if days > DAYS_OF_MONTHS:
        months = {day.isoformat()[:7] for day in _days(first, last) if day.day == 1}
        return sorted(months)[:: max(1, math.ceil(len(months) / most))]
    every = max(1, math.ceil((days + 1) / most))
    return [day.isoformat() for day in _days(first, last)][::every]


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def thinned(count: int, room: float, width: float) -> int:
    """Say which of `count` words beside each other can be read: 2 for every second one."""
    fit = max(1, int(room // max(1.0, width)))
    return max(1, math.ceil(count / fit))

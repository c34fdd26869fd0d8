"""Articles sorted by the day, month or year in which they appeared."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from db.records import Appearance

MOST = 400
"""Bins that a picture can have: more cannot be told apart."""
DECEMBER = 12


class Grain(StrEnum):
    """How long a bin is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Bin:
    """A day, month or year, and the articles that surely appeared in it."""

    lo: date
    hi: date
    articles: tuple[Appearance, ...]


@dataclass(frozen=True, slots=True)
class Binned:
    """Bins that follow each other without a gap, from the first article to the last."""

    grain: Grain
    bins: tuple[Bin, ...]
    loose: tuple[Appearance, ...]
    """Articles whose date is not known so exactly, or not at all."""


def sorted_by(appearances: Sequence[Appearance], grain: Grain) -> Binned:
    """Sort articles into bins; one of which only the year is known is in no day and no month."""
    held: dict[date, list[Appearance]] = {}
    loose: list[Appearance] = []
    for one in appearances:
        if one.lo is None or one.hi is None:
            loose.append(one)
            continue
        first, last = (_begin(date.fromisoformat(day), grain) for day in (one.lo, one.hi))
        if first == last:
            held.setdefault(first, []).append(one)
        else:
            loose.append(one)
    bins: list[Bin] = []
    at = min(held, default=None)
    while at is not None and at <= max(held):
        last = _end(at, grain)
        bins.append(Bin(at, last, tuple(held.get(at, ()))))
        at = last + timedelta(days=1) if last < date.max else None
    return Binned(grain, tuple(bins), tuple(loose))


def grains(appearances: Sequence[Appearance], most: int = MOST) -> tuple[Grain, ...]:
    """Say which grains give at most so many bins, the finest first; years always do."""
    days = [date.fromisoformat(day) for one in appearances for day in (one.lo, one.hi) if day]
    if not days:
        return (Grain.YEAR,)
    first, last = min(days), max(days)
    counts = {
        Grain.DAY: (last - first).days + 1,
        Grain.MONTH: (last.year - first.year) * DECEMBER + last.month - first.month + 1,
    }
    return (*(grain for grain, count in counts.items() if count <= most), Grain.YEAR)


def _begin(day: date, grain: Grain) -> date:
    """The first day of the bin that a day is in."""
    if grain is Grain.DAY:
        return day
    return day.replace(day=1) if grain is Grain.MONTH else day.replace(month=1, day=1)


def _end(first: date, grain: Grain) -> date:
    """The last day of the bin that begins with a day."""
    if grain is Grain.DAY:
        return first
    month = first.month if grain is Grain.MONTH else DECEMBER
    return first.replace(month=month, day=monthrange(first.year, month)[1])

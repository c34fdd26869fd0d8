"""Which backups are kept as they grow old: all of the last days, then fewer and fewer."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

ALL_FOR: Final = timedelta(days=2)

Period = Callable[[datetime], Hashable]


def _day(at: datetime) -> Hashable:
    return at.date()


def _week(at: datetime) -> Hashable:
    return at.isocalendar()[:2]


def _month(at: datetime) -> Hashable:
    return at.year, at.month


PERIODS: Final[tuple[tuple[Period, int], ...]] = ((_day, 12), (_week, 10), (_month, 9))
"""The newest backup of each of so many days, weeks and months that have one."""


@dataclass(frozen=True, slots=True)
class Aged:
    """What thinning has to know of a backup. A higher number was made later, by any clock."""

    number: int
    made_at: datetime
    size: int
    """In bytes."""
    verified: bool


def kept(backups: Iterable[Aged], most_bytes: int) -> set[int]:
    """Choose which backups stay, by their numbers.

    Days are counted from the newest backup, not from today, and periods without a backup do not
    count: a clock that goes wrong by years, or an archive that nobody opened for one, costs
    nothing. Beyond `most_bytes` the oldest go first. The last verified one always stays.
    """
    ordered = sorted(backups, key=lambda one: one.number, reverse=True)
    if not ordered:
        return set()
    newest = ordered[0].made_at
    chosen = {one.number for one in ordered if abs(one.made_at - newest) <= ALL_FOR}
    for period, most in PERIODS:
        chosen |= _newest_of_each(ordered, period, most)
    last = next((one.number for one in ordered if one.verified), None)
    if last is not None:
        chosen.add(last)
    room = most_bytes
    stays: set[int] = {last} if last is not None else set()
    room -= sum(one.size for one in ordered if one.number in stays)
    for one in ordered:
        if one.number in stays or one.number not in chosen:
            continue
        room -= one.size
        if room < 0 and stays:
            break
        stays.add(one.number)
    return stays


def _newest_of_each(ordered: list[Aged], period: Period, most: int) -> set[int]:
    """The newest backup of each of the newest periods; one that is verified before all others."""
    by_time = sorted(ordered, key=lambda one: (one.made_at, one.number), reverse=True)
    found: dict[Hashable, Aged] = {}
    for one in by_time:
        held = found.get(period(one.made_at))
        if held is None:
            if len(found) == most:
                break
            found[period(one.made_at)] = one
        elif one.verified and not held.verified:
            found[period(one.made_at)] = one
    return {one.number for one in found.values()}

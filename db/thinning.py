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

    Which one is newer is told by its number alone. A date only says which days, weeks and months
    belong together, and is held against the dates of the two newest backups, never against today:
    a clock that goes wrong by years, once or for long, or an archive that nobody opened for one,
    costs nothing. Beyond `most_bytes` the oldest go first. The last verified one always stays.
    """
    ordered = sorted(backups, key=lambda one: one.number, reverse=True)
    if not ordered:
        return set()
    # Two of them: the newest may be the only one that was made by a wrong clock.
    newest = [one.made_at for one in ordered[:2]]
    chosen = {
        one.number
        for one in ordered
        if min(abs(one.made_at - moment) for moment in newest) <= ALL_FOR
    }
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
    """The newest backup of each of the newest periods; one that is verified before all others.

    The newest periods are those with the newest backups: what a clock once dated far ahead is not
    for ever among them.
    """
    found: dict[Hashable, Aged] = {}
    for one in ordered:
        held = found.get(period(one.made_at))
        if held is None or (one.verified and not held.verified):
            found[period(one.made_at)] = one
    return set(sorted((one.number for one in found.values()), reverse=True)[:most])

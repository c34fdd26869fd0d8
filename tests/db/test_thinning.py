"""Backups grow fewer as they grow old, and what matters always stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.thinning import ALL_FOR, PERIODS, Aged, kept

ROOM = 1 << 40
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
MOST = sum(most for _, most in PERIODS)

moments = st.datetimes(
    min_value=datetime(2016, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2036, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)
lists = st.lists(
    st.tuples(moments, st.integers(1, 1000), st.booleans()), min_size=1, max_size=60
).map(lambda rows: [Aged(number, *row) for number, row in enumerate(rows, 1)])


def daily(days: int, step: timedelta = timedelta(days=1)) -> list[Aged]:
    """One backup after the other, thinned each time, as they are made."""
    held: list[Aged] = []
    for number in range(1, days + 1):
        held.append(Aged(number, START + step * number, 1, verified=True))
        stays = kept(held, ROOM)
        held = [one for one in held if one.number in stays]
    return held


@given(lists, st.integers(1, 5000))
def test_the_last_verified_one_always_stays(backups: list[Aged], most: int) -> None:
    last = max((one.number for one in backups if one.verified), default=None)
    stays = kept(backups, most)
    assert stays
    assert last is None or last in stays


@given(lists)
def test_all_of_the_last_days_stay(backups: list[Aged]) -> None:
    stays = kept(backups, ROOM)
    newest = [one.made_at for one in backups[-2:]]
    young = {
        one.number
        for one in backups
        if any(abs(moment - one.made_at) <= ALL_FOR for moment in newest)
    }
    assert young <= stays
    assert len(stays) <= len(young) + MOST + 1


@given(lists, moments)
def test_one_wrong_date_costs_no_backup_of_the_last_days(
    backups: list[Aged], wrong: datetime
) -> None:
    """Made by a clock that is wrong for once, forwards or backwards."""
    newest = backups[-1]
    young = {one.number for one in backups if abs(newest.made_at - one.made_at) <= ALL_FOR}
    odd = Aged(newest.number + 1, wrong, 1, verified=True)
    assert young | {odd.number} <= kept([*backups, odd], ROOM)


@given(lists, st.lists(moments, min_size=1, max_size=30), st.integers(1, 100_000))
def test_whatever_was_dated_before_the_newest_and_the_last_verified_stay(
    backups: list[Aged], wrong: list[datetime], most: int
) -> None:
    """No date makes an older backup the newest one, and none makes thinning drop all others."""
    odd = [Aged(100 + number, at, 1, verified=False) for number, at in enumerate(wrong)]
    everything = [*backups, *odd]
    stays = kept(everything, most)
    last = max((one.number for one in backups if one.verified), default=None)
    assert last is None or last in stays
    if sum(one.size for one in everything) <= most:
        assert everything[-1].number in stays
        assert len(stays) >= min(len(everything), 3)


@given(lists, st.integers(1, 50_000))
def test_thinning_twice_removes_nothing_more(backups: list[Aged], most: int) -> None:
    stays = kept(backups, most)
    assert kept([one for one in backups if one.number in stays], most) == stays


@given(lists, st.integers(1, 50_000))
def test_more_than_there_is_room_for_does_not_stay(backups: list[Aged], most: int) -> None:
    stays = kept(backups, most)
    assert len(stays) == 1 or sum(one.size for one in backups if one.number in stays) <= most


@given(lists, st.timedeltas(timedelta(days=-4000), timedelta(days=4000)))
def test_what_day_it_is_does_not_matter(backups: list[Aged], shift: timedelta) -> None:
    """All of them made by a clock that is wrong by whole weeks: months alone may fall otherwise."""
    weeks = timedelta(weeks=shift.days // 7)
    moved = [Aged(one.number, one.made_at + weeks, one.size, one.verified) for one in backups]
    young = {one.number for one in backups if abs(backups[-1].made_at - one.made_at) <= ALL_FOR}
    assert young <= kept(moved, ROOM)


def test_a_year_of_days() -> None:
    held = daily(365)
    ages = [(held[-1].made_at - one.made_at).days for one in held]
    assert max(ages) > 200
    assert [age for age in ages if age < 12] == list(range(11, -1, -1))
    assert len(held) <= MOST


def test_a_day_of_half_hours_stays_whole() -> None:
    assert len(daily(48, timedelta(minutes=30))) == 48


def test_a_clock_that_jumps_ten_years_costs_no_old_months() -> None:
    held = daily(365)
    ahead = Aged(1000, START + timedelta(days=3650), 1, verified=True)
    stays = kept([*held, ahead], ROOM)
    old = [one for one in held if (held[-1].made_at - one.made_at).days > 30]
    assert sum(one.number in stays for one in old) >= len(old) - 2


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_is_wrong_for_a_year_thins_as_ever(years: int) -> None:
    """And once it is put right, what it dated far ahead does not hold the places of what is new."""
    held = daily(365)
    for number in range(400):
        moved = START + timedelta(days=365 + number)
        if number < 300:
            moved += timedelta(days=3650 * years // 10)
        held.append(Aged(1000 + number, moved, 1, verified=True))
        stays = kept(held, ROOM)
        held = [one for one in held if one.number in stays]
        days = {1000 + day for day in range(max(0, number - 11), number + 1)}
        assert days <= stays
    assert len(held) <= MOST + 4


def test_one_that_is_not_verified_does_not_push_a_verified_one_out() -> None:
    day = START + timedelta(hours=1)
    good = Aged(1, START, 1, verified=True)
    bad = Aged(2, day, 1, verified=False)
    later = [Aged(3 + n, START + timedelta(days=5 + n), 1, verified=True) for n in range(4)]
    assert 1 in kept([good, bad, *later], ROOM)

"""Axes have few round numbers, and all values lie between the first and the last of them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.charts.axis import Scale, decimals_of, round_ticks, thinned, time_ticks
from desktop.dates import shown_date

VALUE = st.floats(-1e12, 1e12, allow_nan=False).map(lambda number: round(number, 3))


@given(VALUE, VALUE, st.integers(3, 9))
def test_ticks_are_few_and_lie_around_all_values(one: float, other: float, most: int) -> None:
    low, high = sorted((one, other))
    ticks = round_ticks(low, high, most)
    assert 2 <= len(ticks) <= most
    steps = [after - before for before, after in pairwise(ticks)]
    assert steps == pytest.approx([steps[0]] * len(steps))
    slack = 1e-9 * max(1, abs(low), abs(high))
    assert ticks[0] <= low + slack
    assert ticks[-1] >= high - slack


def test_ticks_are_round_and_begin_at_nought_unless_all_is_far_from_it() -> None:
    assert round_ticks(0, 2, 4) == [0, 1, 2]
    assert round_ticks(3, 41, 4) == [0, 20, 40, 60]
    assert round_ticks(41_205, 52_310, 6) == [40_000, 45_000, 50_000, 55_000]
    assert round_ticks(7, 7, 4) == [0, 5, 10]
    assert round_ticks(0, 0, 4)[0] == 0


def test_neighbours_are_told_apart_by_their_decimals() -> None:
    for low, high, decimals in ((0, 4_500_000, 0), (0, 2, 1), (98.1, 99.9, 1), (0, 0.04, 2)):
        ticks = round_ticks(low, high, 6)
        assert decimals_of(ticks) == decimals
        assert len({f"{tick:.{decimals}f}" for tick in ticks}) == len(ticks)


def test_values_stand_between_the_edges() -> None:
    scale = Scale(0, 10, begin=200, end=100)
    assert [scale.place(value) for value in (0, 5, 10)] == [200, 150, 100]
    assert Scale(3, 3, 0, 50).place(3) == 25


@given(st.dates(date(1850, 1, 1), date(2100, 1, 1)), st.integers(0, 60_000), st.integers(3, 9))
def test_dates_on_an_axis_lie_on_it_and_are_few(first: date, days: int, most: int) -> None:
    last = first + timedelta(days)
    ticks = time_ticks(first, last, most)
    assert len(ticks) <= most + 1
    assert ticks == sorted(set(ticks))
    for tick in ticks:
        assert first <= date.fromisoformat((tick + "-01-01")[:10]) <= last
        assert shown_date(tick) != tick or len(tick) == 4


def test_dates_are_told_as_coarsely_as_the_axis_is_long() -> None:
    assert time_ticks(date(2016, 3, 1), date(2021, 6, 1), 6) == [
        *("2017", "2018", "2019", "2020", "2021"),
    ]
    assert time_ticks(date(1950, 1, 1), date(2021, 6, 1), 5) == ["1960", "1980", "2000", "2020"]
    assert time_ticks(date(2018, 2, 1), date(2018, 7, 9), 4) == ["2018-02", "2018-04", "2018-06"]
    assert time_ticks(date(2018, 5, 1), date(2018, 5, 4), 2) == ["2018-05-01", "2018-05-03"]


def test_words_are_thinned_to_what_fits() -> None:
    assert thinned(10, 200, 20) == 1
    assert thinned(10, 100, 20) == 2
    assert thinned(10, 5, 20) == 10

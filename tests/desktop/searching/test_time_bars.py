"""Which bars a histogram of dates shows for which question."""

from __future__ import annotations

import pytest

from db.records import Facet, FacetValue, Filter, Join
from desktop.searching.time_bars import Level, above, bars_of, chosen_time, filter_of

FACETS = (
    Facet("year", (FacetValue("2019", 4), FacetValue("2016", 2), FacetValue("", 7))),
    Facet("month", (FacetValue("2019-05", 3), FacetValue("2019-02", 1), FacetValue("2016-02", 2))),
    Facet("day", (FacetValue("2019-02-28", 1),)),
)


def test_all_years_without_gaps() -> None:
    bars = bars_of(FACETS, ())
    assert [(bar.value, bar.count) for bar in bars.bars] == [
        ("2016", 2), ("2017", 0), ("2018", 0), ("2019", 4),
    ]  # fmt: skip
    assert (bars.level, bars.within, bars.first) == (Level.YEAR, "", None)
    assert above(bars) is None


@pytest.mark.parametrize(
    ("chosen", "level", "within", "count", "first", "last"),
    [
        (Filter("year", "2019"), Level.MONTH, "2019", 12, None, None),
        (Filter("month", "2019-02"), Level.DAY, "2019-02", 28, None, None),
        (Filter("day", "2019-02-28"), Level.DAY, "2019-02", 28, 27, 27),
        (Filter("date", "2016..2018"), Level.YEAR, "", 4, 0, 2),
        (Filter("date", "2018.."), Level.YEAR, "", 4, 2, 3),
        (Filter("date", "2019-02..2019-05"), Level.MONTH, "2019", 12, 1, 4),
        (Filter("date", "2019-02-03..2019-02-05"), Level.DAY, "2019-02", 28, 2, 4),
        (Filter("date", "2016-02..2019-05"), Level.YEAR, "", 4, 0, 3),
        (Filter("year", "2019", Join.NONE), Level.YEAR, "", 4, None, None),
        (Filter("year", ""), Level.YEAR, "", 4, None, None),
    ],
)
def test_a_time_is_shown_in_its_parts_and_a_range_among_the_rest(
    chosen: Filter, level: Level, within: str, count: int, first: int | None, last: int | None
) -> None:
    bars = bars_of(FACETS, (Filter("outlet", "x"), chosen))
    told = (bars.level, bars.within, len(bars.bars), bars.first, bars.last)
    assert told == (level, within, count, first, last)


def test_what_a_choice_of_bars_asks_for_and_what_is_above() -> None:
    months = bars_of(FACETS, (Filter("year", "2019"),))
    assert filter_of(months, 4, 4) == Filter("month", "2019-05")
    assert filter_of(months, 1, 4) == Filter("date", "2019-02..2019-05")
    assert above(months) is None
    days = bars_of(FACETS, (Filter("month", "2019-02"),))
    assert above(days) == Filter("year", "2019")
    assert chosen_time((Filter("outlet", "x"),)) is None


def test_no_dates_no_bars() -> None:
    assert bars_of((Facet("year", (FacetValue("", 7),)),), ()).bars == ()
    ancient = Facet("year", (FacetValue("2019", 1), FacetValue("0019", 1)))
    assert len(bars_of((ancient,), ()).bars) == 301

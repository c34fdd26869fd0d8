"""Every article is counted once: in the bin of its date, or among those without one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from db.records import Appearance
from desktop.charts.bins import Grain, grains, sorted_by
from tests.desktop.articles import article_row
from tests.desktop.charts.drawings import DAYS, appeared

DAY = st.dates(date(1990, 1, 1), date(2030, 12, 31))
SPAN = st.one_of(
    st.just((None, None)),
    st.tuples(DAY, st.sampled_from([0, 0, 0, 20, 400])).map(
        lambda at: (at[0].isoformat(), (at[0] + timedelta(at[1])).isoformat())
    ),
)


@given(st.lists(SPAN, max_size=20), st.sampled_from([Grain.MONTH, Grain.YEAR]))
def test_nothing_is_lost_and_nothing_counted_twice(
    spans: list[tuple[str | None, str | None]], grain: Grain
) -> None:
    given_ = [Appearance(article_row(number), *span) for number, span in enumerate(spans)]
    binned = sorted_by(given_, grain)
    held = [one for each in binned.bins for one in each.articles]
    assert sorted(one.article.id for one in [*held, *binned.loose]) == list(range(len(spans)))
    for each in binned.bins:
        for one in each.articles:
            assert f"{each.lo}" <= (one.lo or "") <= (one.hi or "") <= f"{each.hi}"
    for before, after in pairwise(binned.bins):
        assert after.lo == before.hi + timedelta(days=1)
    if binned.bins:
        assert binned.bins[0].articles
        assert binned.bins[-1].articles


def test_a_year_alone_is_in_no_day() -> None:
    binned = sorted_by(appeared(*DAYS), Grain.DAY)
    assert [len(one.articles) for one in binned.bins] == [2, 0, 1, 1]
    assert [one.article.id for one in binned.loose] == [5, 6]
    binned = sorted_by(appeared(*DAYS), Grain.YEAR)
    assert [len(one.articles) for one in binned.bins] == [5]
    assert sorted_by([], Grain.DAY).bins == ()


def test_the_end_of_all_dates_is_no_fault() -> None:
    binned = sorted_by(appeared("9999-12-31"), Grain.DAY)
    assert binned.bins[0].hi == date.max


def test_only_grains_that_can_be_told_apart_are_offered() -> None:
    assert grains(appeared(*DAYS)) == (Grain.DAY, Grain.MONTH, Grain.YEAR)
    assert grains(appeared("2018-01-01", "2018-12-31"), most=100) == (Grain.MONTH, Grain.YEAR)
    assert grains(appeared("1900-01-01", "2018-12-31"), most=100) == (Grain.YEAR,)
    assert grains(appeared(None)) == (Grain.YEAR,)

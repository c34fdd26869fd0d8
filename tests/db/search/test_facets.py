"""Facets count what was found, and filters keep what they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from db.records import Filter, Join
from db.search.codec.several import packed
from db.search.facets import Facets
from db.search.segments import IndexView
from tests.db.search.indexes import body, entry, view_of

FACTS = [
    ("2018-01-01", "Báo Nhất", "Xã hội"),
    ("2018-12-31", "Báo Hai", None),
    ("2019-05-06", "Báo Hai", "Xã hội"),
    (None, None, None),
    ("2017-01-01", "", "Kinh tế"),
]


@pytest.fixture
def view(tmp_path: Path) -> Iterator[IndexView]:
    articles = [
        entry(number, body("x"), published=published, outlet=outlet, section=section, status="new")
        for number, (published, outlet, section) in enumerate(FACTS, 1)
    ]
    with view_of(tmp_path / "index", articles, per_segment=2) as view:
        yield view


def test_counts(view: IndexView) -> None:
    counted = Facets(view).counts(view.live)
    names = ["year", "month", "day", "outlet", "section", "status"]
    names += ["place", "award", "person", "organisation", "name", "term"]
    assert [facet.name for facet in counted] == names
    assert [[(one.value, one.count) for one in facet.values] for facet in counted] == [
        [("2019", 1), ("2018", 2), ("2017", 1), ("", 1)],
        [("2019-05", 1), ("2018-12", 1), ("2018-01", 1), ("2017-01", 1), ("", 1)],
        [],
        [("Báo Hai", 2), ("Báo Nhất", 1), ("", 2)],
        [("Xã hội", 2), ("Kinh tế", 1), ("", 2)],
        [("new", 5)],
        *([], [], [], [], [], []),
    ]
    assert all(not facet.values for facet in Facets(view).counts(~view.live))


def test_equally_frequent_values_in_vietnamese_order(tmp_path: Path) -> None:
    outlets = ["Báo Đá", "Báo Dưa", "Báo Dứa", "Báo An"]
    articles = [entry(number, body("x"), outlet=name) for number, name in enumerate(outlets)]
    with view_of(tmp_path / "index", articles) as view:
        counted = {one.name: one for one in Facets(view).counts(view.live)}
        values = [one.value for one in counted["outlet"].values]
        assert values == ["Báo An", "Báo Dưa", "Báo Dứa", "Báo Đá"]


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ([], [1, 2, 3, 4, 5]),
        ([Filter("year", "2018")], [1, 2]),
        ([Filter("year", "")], [4]),
        ([Filter("year", "2018"), Filter("year", "2019")], [1, 2, 3]),
        ([Filter("year", "2018"), Filter("outlet", "Báo Hai")], [2]),
        ([Filter("outlet", "")], [4, 5]),
        ([Filter("outlet", "Báo Ba")], []),
        ([Filter("section", "Xã hội")], [1, 3]),
        ([Filter("year", "x")], []),
        ([Filter("month", "2018-12")], [2]),
        ([Filter("status", "new"), Filter("year", "2017")], [5]),
        ([Filter("date", "2018-12..2019")], [2, 3]),
        ([Filter("date", "2017"), Filter("date", "2019")], [3, 5]),
    ],
)
def test_filters(view: IndexView, filters: list[Filter], kept: list[int]) -> None:
    assert view.ids[Facets(view).allowed(filters)].tolist() == kept


def test_a_facet_that_there_is_not_is_an_error_of_ours(view: IndexView) -> None:
    with pytest.raises(KeyError):
        Facets(view).allowed([Filter("weather", "mưa")])
    with pytest.raises(ValueError, match="yesterday"):
        Facets(view).allowed([Filter("date", "yesterday")])


def test_articles_with_several_values_count_for_each(tmp_path: Path) -> None:
    places = [
        [["Quảng Ninh", "Quản Ninh"], ["Nhật Bản", "Japan"]],
        [["Nhật Bản", "Japan"]],
        [],
    ]
    articles = [
        replace(entry(number, body("x")), place=packed(values))
        for number, values in enumerate(places, 1)
    ]
    with view_of(tmp_path / "index", articles) as view:
        facets = Facets(view)
        counted = {one.name: one for one in facets.counts(view.live)}
        told = [(one.value, one.count) for one in counted["place"].values]
        assert told == [("Nhật Bản", 2), ("Quảng Ninh", 1)]
        allowed = facets.allowed([Filter("place", "Quảng Ninh")])
        assert np.flatnonzero(allowed).tolist() == [0]
        assert not facets.allowed([Filter("place", "Quản Ninh")]).any()


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ([Filter("outlet", "Báo Hai", Join.NONE)], [1, 4, 5]),
        ([Filter("section", "Xã hội"), Filter("year", "2018", Join.NONE)], [3]),
        ([Filter("place", "Huế"), Filter("place", "Vinh")], [1, 2, 3]),
        ([Filter("place", "Huế"), Filter("place", "Vinh", Join.ALL)], [1]),
        ([Filter("place", "Huế", Join.ALL), Filter("place", "Vinh", Join.NONE)], [2]),
        ([Filter("place", "")], [4]),
        ([Filter("day", "2018-01-01")], [1]),
        ([Filter("day", "2018-12-31"), Filter("day", "2018-01-01")], [1, 2]),
    ],
)
def test_filters_of_one_facet_joined(
    tmp_path: Path, filters: list[Filter], kept: list[int]
) -> None:
    places = [[["Huế"], ["Vinh"]], [["Huế"]], [["Vinh"]], [], [["Sa Pa"]]]
    articles = [
        replace(
            entry(number, body("x"), published=day, outlet=outlet, section=section),
            place=packed(names),
        )
        for number, ((day, outlet, section), names) in enumerate(zip(FACTS, places, strict=True), 1)
    ]
    with view_of(tmp_path / "index", articles, per_segment=2) as view:
        assert view.ids[Facets(view).allowed(filters)].tolist() == kept


def counted(view: IndexView, *filters: Filter) -> dict[str, list[tuple[str, int]]]:
    return {
        facet.name: [(one.value, one.count) for one in facet.values]
        for facet in Facets(view).counts(view.live, filters)
    }


def test_beside_a_chosen_value_the_others_can_still_be_chosen(view: IndexView) -> None:
    told = counted(view, Filter("outlet", "Báo Hai"))
    assert told["outlet"] == [("Báo Hai", 2), ("Báo Nhất", 1), ("", 2)]
    assert told["year"] == [("2019", 1), ("2018", 1)]
    told = counted(view, Filter("outlet", "Báo Hai"), Filter("year", "2018"))
    assert told["outlet"] == [("Báo Hai", 1), ("Báo Nhất", 1)]
    assert told["year"] == [("2019", 1), ("2018", 1)]
    assert told["month"] == [("2019-05", 1), ("2018-12", 1)]


def test_days_are_counted_of_the_one_month_that_is_asked_for(view: IndexView) -> None:
    assert counted(view)["day"] == []
    assert counted(view, Filter("year", "2018"))["day"] == []
    assert counted(view, Filter("month", "2018-12"))["day"] == [("2018-12-31", 1)]
    assert counted(view, Filter("day", "2019-05-06"))["day"] == [("2019-05-06", 1)]
    assert counted(view, Filter("date", "2019-05-02..2019-05-20"))["day"] == [("2019-05-06", 1)]
    assert counted(view, Filter("date", "2019-05..2019-06"))["day"] == []

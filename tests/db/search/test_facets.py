"""Facets count what was found, and filters keep what they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from db.records import Filter
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
    counted = Facets(view).counts(np.arange(5, dtype=np.int32))
    names = ["year", "month", "outlet", "section", "status", "place", "award", "term"]
    assert [facet.name for facet in counted] == names
    assert [[(one.value, one.count) for one in facet.values] for facet in counted] == [
        [("2019", 1), ("2018", 2), ("2017", 1), ("", 1)],
        [("2019-05", 1), ("2018-12", 1), ("2018-01", 1), ("2017-01", 1), ("", 1)],
        [("Báo Hai", 2), ("Báo Nhất", 1), ("", 2)],
        [("Xã hội", 2), ("Kinh tế", 1), ("", 2)],
        [("new", 5)],
        *([], [], []),
    ]
    assert all(not facet.values for facet in Facets(view).counts(np.zeros(0, np.int32)))


def test_equally_frequent_values_in_vietnamese_order(tmp_path: Path) -> None:
    outlets = ["Báo Đá", "Báo Dưa", "Báo Dứa", "Báo An"]
    articles = [entry(number, body("x"), outlet=name) for number, name in enumerate(outlets)]
    with view_of(tmp_path / "index", articles) as view:
        counted = {one.name: one for one in Facets(view).counts(np.arange(4, dtype=np.int32))}
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
        counted = {one.name: one for one in facets.counts(np.arange(3, dtype=np.int32))}
        told = [(one.value, one.count) for one in counted["place"].values]
        assert told == [("Nhật Bản", 2), ("Quảng Ninh", 1)]
        allowed = facets.allowed([Filter("place", "Quảng Ninh")])
        assert np.flatnonzero(allowed).tolist() == [0]
        assert not facets.allowed([Filter("place", "Quản Ninh")]).any()

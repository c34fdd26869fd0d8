"""Facets count what was found, and filters keep what they name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from db.records import Facet, FacetValue, Filter
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
        entry(number, body("x"), published=published, outlet=outlet, section=section)
        for number, (published, outlet, section) in enumerate(FACTS, 1)
    ]
    with view_of(tmp_path / "index", articles, per_segment=2) as view:
        yield view


def test_counts(view: IndexView) -> None:
    assert Facets(view).counts(np.arange(5, dtype=np.int32)) == (
        Facet(
            "year",
            (
                FacetValue("2019", 1),
                FacetValue("2018", 2),
                FacetValue("2017", 1),
                FacetValue("", 1),
            ),
        ),
        Facet("outlet", (FacetValue("Báo Hai", 2), FacetValue("Báo Nhất", 1), FacetValue("", 2))),
    )
    assert Facets(view).counts(np.zeros(0, np.int32)) == (Facet("year", ()), Facet("outlet", ()))


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
    ],
)
def test_filters(view: IndexView, filters: list[Filter], kept: list[int]) -> None:
    assert view.ids[Facets(view).allowed(filters)].tolist() == kept


def test_a_facet_that_there_is_not_is_an_error_of_ours(view: IndexView) -> None:
    with pytest.raises(KeyError):
        Facets(view).allowed([Filter("weather", "mưa")])

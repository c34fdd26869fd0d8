"""A quantity of a subject is read through time, with the article of each number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db import Archive, Reader
from db.errors import FieldInvalid
from db.records import DeleteArticle, FigureSeries, Verdict
from tests.db.coverage import CARS, COST, covered_archive


@pytest.fixture
def covered(tmp_path: Path) -> Iterator[Archive]:
    archive = covered_archive(tmp_path)
    yield archive
    archive.close()


@pytest.fixture
def reader(covered: Archive) -> Iterator[Reader]:
    reader = covered.reader()
    yield reader
    reader.close()


def whole(reader: Reader, words: str) -> FigureSeries:
    [row] = reader.catalogue.series(words)
    assert row.subject is not None
    return reader.catalogue.figure_series(row.quantity.id, row.subject.id)


def test_quantities_are_listed_and_found_without_marks(reader: Reader) -> None:
    rows = reader.catalogue.series()
    assert [(row.quantity.label, row.figures, row.articles, row.differs) for row in rows] == [
        (CARS, 5, 5, False),
        (COST, 3, 3, True),
    ]
    assert [row.quantity.label for row in reader.catalogue.series("TIEN cau ben")] == [COST]
    assert len(reader.catalogue.series("ben da")) == 2
    assert len(reader.catalogue.series("", limit=1)) == 1
    for nothing in ("100%_", "không có"):
        assert reader.catalogue.series(nothing) == ()


def test_numbers_stand_in_order_of_the_time_that_they_count(reader: Reader) -> None:
    cars = whole(reader, CARS)
    assert [(one.figure.value, one.lo, one.is_told) for one in cars.points] == [
        ("41205", "2018-01-01", True),
        ("41000", "2018-01-01", True),
        ("52310", "2019-01-01", True),
        ("47002", "2021-01-01", False),
        ("50000", None, False),
    ]
    assert [one.article.id for one in cars.points] == [4, 5, 6, 7, 8]
    anchor = cars.points[0].figure.anchor
    assert anchor is not None
    assert anchor.exact == "41.205"
    [same] = cars.contrasts
    assert (same.verdict, same.scope) == (Verdict.AGREES_ROUNDED, ("qualifiers",))


def test_one_quantity_is_reported_differently(reader: Reader) -> None:
    [found] = whole(reader, COST).contrasts
    assert (found.verdict, found.scope, found.lo) == (Verdict.DIFFERS, (), "2018-05-01")
    assert [(one.figure.value, one.article.outlet) for one in found.points] == [
        ("86", "Báo Thử Nghiệm"),
        ("91", "Tin Làng"),
    ]


def test_articles_in_the_bin_give_no_numbers(covered: Archive, reader: Reader) -> None:
    [row] = reader.catalogue.series(CARS)
    cataloguer = covered.cataloguer("LAN")
    for number in range(4, 9):
        version = reader.article(number).row.row_version
        cataloguer.apply([DeleteArticle(number, version)])
    cataloguer.close()
    assert [one.quantity.label for one in reader.catalogue.series()] == [COST]
    assert row.subject is not None
    with pytest.raises(FieldInvalid):
        reader.catalogue.figure_series(row.quantity.id, row.subject.id)

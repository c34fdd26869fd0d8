"""A dossier is read whole: its order, what stands in it, its days, its numbers, who was first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db import Archive, Reader
from db.errors import FieldInvalid
from db.records import DeleteArticle, DossierDetail
from tests.db.coverage import covered_archive


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


def whole(reader: Reader, title: str) -> DossierDetail:
    [row] = [one for one in reader.catalogue.dossiers() if one.title == title]
    return reader.catalogue.dossier(row.id)


def test_the_outer_one_covers_what_stands_in_it(reader: Reader) -> None:
    outer = whole(reader, "Cầu Bến Đá")
    assert [one.article.id for one in outer.items] == [2, 1, 3]
    assert outer.items[0].note == "Bài đầu tiên nói hết bao nhiêu tiền"
    assert [(row.title, row.articles) for row in outer.inner] == [("Xe qua cầu", 5)]
    assert outer.above == ()
    assert [one.article.id for one in outer.appearances] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [(one.lo, one.hi) for one in outer.appearances[-2:]] == [
        ("2021-01-01", "2021-12-31"),
        (None, None),
    ]
    assert [row.id for row in outer.first] == [1]
    assert [one.figure.value for one in outer.figures] == [
        *("41205", "41000", "52310", "47002", "50000"),
        *("82", "86", "91"),
    ]


def test_the_inner_one_knows_where_it_stands(reader: Reader) -> None:
    inner = whole(reader, "Xe qua cầu")
    assert [row.title for row in inner.above] == ["Cầu Bến Đá"]
    assert (inner.inner, len(inner.items), len(inner.figures)) == ((), 5, 5)
    assert [row.id for row in inner.first] == [4]


def test_articles_in_the_bin_stand_in_no_dossier(covered: Archive, reader: Reader) -> None:
    cataloguer = covered.cataloguer("LAN")
    cataloguer.apply([DeleteArticle(1, reader.article(1).row.row_version)])
    cataloguer.close()
    outer = whole(reader, "Cầu Bến Đá")
    assert [one.article.id for one in outer.items] == [2, 3]
    assert [row.id for row in outer.first] == [2, 3]
    with pytest.raises(FieldInvalid):
        reader.catalogue.dossier(99)

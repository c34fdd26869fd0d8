"""A query with a misspelt word is put as it was perhaps meant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from db.records import never
from db.search.correcting import corrected
from db.search.grammar import parse
from db.search.suggest import Suggester
from tests.db.search.indexes import body, entry, view_of

TEXTS = [
    *["Thị trường bất động sản ở tỉnh Quảng Ninh"] * 6,
    *["Xử lý vi phạm, xản phẩm lạ"] * 6,
    *["Một bài khác hẳn về mùa màng"] * 30,
]


@pytest.fixture(scope="module")
def suggester(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Suggester]:
    articles = [entry(number, body(text)) for number, text in enumerate(TEXTS)]
    with view_of(tmp_path_factory.mktemp("meant") / "index", articles, per_segment=20) as view:
        yield Suggester(view.arrays)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bất động xản", "bất động sản"),
        ("Bất Động Xản, 2018", "Bất Động Sản, 2018"),
        ("tỉnh QUẢN ninh -mưa", "tỉnh QUẢNG ninh -mưa"),
        ("nguồn:báo bất động xản", None),
        ('thị trường (bất động xản) "Quảng Ninh"', 'thị trường (bất động sản) "Quảng Ninh"'),
        ("bất động sản", None),
        ("mùa màng", None),
        ("", None),
    ],
)
def test_queries(suggester: Suggester, typed: str, meant: str | None) -> None:
    assert corrected(parse(typed), typed, suggester, never) == meant

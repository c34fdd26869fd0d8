"""Articles by outlet, byline, section, status and date of publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.errors import Cancelled
from db.records import Filter, Join
from db.search.codec.several import packed
from db.search.evaluate import Accents, Evaluator
from db.search.expressions import expression
from db.search.facets import Facets
from db.search.grammar import parse
from db.search.segments import IndexView
from tests.db.search.indexes import body, entry, nobody_stops, view_of

ARTICLES = [
    entry(
        1,
        body("lũ"),
        published="2018-10-24",
        outlet="Báo Thử Nghiệm",
        byline="Nguyễn Văn Đào",
        section="Đời sống",
        status="new",
    ),
    entry(
        2,
        body("lũ"),
        published="2018-10-01",
        until="2018-11-30",
        outlet="Báo Miền Núi",
        byline="Đào Nguyên",
        status="catalogued",
    ),
    entry(3, body("lũ"), published="2019-10-24", outlet="Tạp chí Nghiệm", status="checked"),
    entry(4, body("lũ")),
]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexView]:
    folder = tmp_path_factory.mktemp("facts") / "index"
    with view_of(folder, ARTICLES, per_segment=2) as view:
        yield view


def ids(view: IndexView, query: str, accents: Accents = Accents.TYPED) -> list[int]:
    mask = Evaluator(view).matching(parse(query), accents, nobody_stops)
    return [int(number) for number in view.ids[mask]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("nguồn:báo", [1, 2]),
        ("nguon:bao mien nui", [2]),
        ("nguồn:nghiệm", [1, 3]),
        ("nguồn:núi miền", []),
        ("nguồn:ngh*", [1, 3]),
        ("nguồn:(thử OR núi) lũ", [1, 2]),
        ("-nguồn:báo", [3, 4]),
        ("tác giả:đào", [1, 2]),
        ("tác giả:văn đào", [1]),
        ("chuyên mục:đời sống", [1]),
        ("trạng thái:mới", [1]),
        ("trạng thái:đã biên mục", [2]),
        ("trạng thái:chuyện lạ", []),
        ("ngày:2018", [1, 2]),
        ("ngày:24/10/2018", [1, 2]),
        ("ngày:2018-12..", [3]),
        ("ngày:..2018", [1, 2]),
        ("ngày:24/10", [1, 3]),
        ("-ngày:2018", [3, 4]),
        ("lũ năm:2019", [3]),
    ],
)
def test_by_facts(view: IndexView, query: str, found: list[int]) -> None:
    assert ids(view, query) == found


def test_names_typed_with_marks_mean_these_marks(view: IndexView) -> None:
    assert ids(view, "tác giả:dào") == []
    assert ids(view, "tác giả:đáo") == []
    assert ids(view, "tác giả:đáo", Accents.OTHER) == [1, 2]


def test_reading_the_names_can_be_cancelled(view: IndexView) -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Evaluator(view).matching(parse("nguồn:báo"), Accents.TYPED, stop)


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ('nguồn:="Báo Thử Nghiệm"', [Filter("outlet", "Báo Thử Nghiệm")]),
        ('-nguồn:="Báo Thử Nghiệm"', [Filter("outlet", "Báo Thử Nghiệm", Join.NONE)]),
        ('nguồn:="báo"', [Filter("outlet", "báo")]),
        ('nguồn:=""', [Filter("outlet", "")]),
        ('ngày:="2018"', [Filter("year", "2018")]),
        ('ngày:="2018-10"', [Filter("month", "2018-10")]),
        ("ngày:=2018-10-24", [Filter("day", "2018-10-24")]),
        ('ngày:=""', [Filter("year", "")]),
        ('trạng thái:="mới"', [Filter("status", "new")]),
    ],
)
def test_exactly_a_value_is_what_its_filter_lets_through(
    view: IndexView, query: str, filters: list[Filter]
) -> None:
    allowed = view.ids[Facets(view).allowed(filters)].tolist()
    assert ids(view, query) == allowed
    assert ids(view, expression(filters)) == allowed


def test_what_is_no_date_finds_nothing_exactly(view: IndexView) -> None:
    assert ids(view, 'ngày:="hôm qua"') == []


def test_people_bodies_and_other_names(tmp_path: Path) -> None:
    articles = [
        replace(entry(1, body("x")), person=packed([["Lê Văn Cả", "Ông Cả"]])),
        replace(entry(2, body("x")), organisation=packed([["Hội Cả Nhà"]])),
        replace(entry(3, body("x")), name=packed([["Lễ hội Cả làng"]])),
        entry(4, body("x")),
    ]
    with view_of(tmp_path / "index", articles) as named:
        assert ids(named, "nhân vật:cả") == [1]
        assert ids(named, "cơ quan:cả") == [2]
        assert ids(named, "tên:cả") == [1, 2, 3]
        assert ids(named, 'nhân vật:"ông cả"') == [1]
        assert ids(named, 'tên:="Hội Cả Nhà"') == [2]
        assert ids(named, 'tên:=""') == [4]
        assert ids(named, 'nhân vật:="Ông Cả"') == []

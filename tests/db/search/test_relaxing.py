"""A question that finds nothing gives up one thing at a time, and says what it would find."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db import Archive
from db.errors import Cancelled
from db.records import AddToDossier, Easing, Filter, Join, KeepDossier, Scope, SearchRequest
from db.searcher import Searcher
from tests.db.articles import add, archive_of, article, sync

ARTICLES = [
    article(
        "Cầu Tràm khánh thành", "Dân xã qua cầu gỗ.", outlet="Báo Nhất", published="2018-10-24"
    ),
    article("Chợ phiên", "Con đường đất dẫn tới chợ.", outlet="Báo Hai", published="2019-01-02"),
    article("Mùa lũ", "Nước ngập cầu, đường và chợ.", outlet="Báo Hai", published="2017"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    archive = archive_of(tmp_path_factory.mktemp("relaxed"), ARTICLES)
    yield archive
    archive.close()


@pytest.fixture
def searcher(archive: Archive) -> Iterator[Searcher]:
    searcher = archive.searcher()
    yield searcher
    searcher.close()


def ways(searcher: Searcher, request: SearchRequest) -> list[tuple[Easing, str, str, int]]:
    found = searcher.relaxations(request)
    for one in found:  # what is promised is what is found
        assert searcher.search(one.request).total == one.total > 0
    return [(one.easing, one.request.text, one.part, one.total) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cầu đường", [(Easing.ANY_WORD, "cầu HOẶC đường", "cầu · đường", 3)]),
        ('"Cầu gỗ" khoai', [(Easing.CLAUSE, '"Cầu gỗ"', "khoai", 1)]),
        ('khoai "Cầu gỗ" sắn', [(Easing.WORDS, '"Cầu gỗ"', "khoai sắn", 1)]),
        ('"cầu chợ"', [(Easing.ORDER, "cầu chợ", '"cầu chợ"', 1)]),
        ("tiêu đề:đường", [(Easing.PLACE, "đường", "tiêu đề:đường", 2)]),
        ("Chợ -đường", [(Easing.EXCLUSION, "Chợ", "đường", 2)]),
        (
            'Chợ nguồn:"Báo Nhất"',
            [
                (Easing.CLAUSE, 'nguồn:"Báo Nhất"', "Chợ", 1),
                (Easing.CLAUSE, "Chợ", 'nguồn:"Báo Nhất"', 2),
            ],
        ),
        (
            'lũ năm:2019 nguồn:="Báo Hai"',
            [
                (Easing.CLAUSE, 'năm:2019 nguồn:="Báo Hai"', "lũ", 1),
                (Easing.CLAUSE, 'lũ nguồn:="Báo Hai"', "năm:2019", 1),
            ],
        ),
        ("khoai", []),
        ("", []),
    ],
)
def test_parts_of_the_text(
    searcher: Searcher, text: str, expected: list[tuple[Easing, str, str, int]]
) -> None:
    found = ways(searcher, SearchRequest(text))
    assert [one for one in expected if one not in found] == []


def test_filters_come_first_all_of_them_and_each_alone(searcher: Searcher) -> None:
    outlet, year = Filter("outlet", "Báo Nhất"), Filter("year", "2019")
    found = searcher.relaxations(SearchRequest("chợ", filters=(outlet, year)))
    assert [(one.easing, one.filter, one.total) for one in found] == [
        (Easing.FILTERS, None, 2),
        (Easing.FILTER, outlet, 1),
    ]
    (only,) = searcher.relaxations(SearchRequest("cầu gỗ", filters=(Filter("year", "2019"),)))
    assert (only.easing, only.request.filters, only.total) == (Easing.FILTERS, (), 1)


def test_where_one_thing_is_not_enough_two_are_given_up_then_all_but_one(
    searcher: Searcher,
) -> None:
    year = Filter("year", "1999")
    found = searcher.relaxations(SearchRequest('"cầu gỗ" khoai', filters=(year,)))
    assert [(one.easing, one.request.text, one.request.filters, one.total) for one in found] == [
        (Easing.CLAUSE, '"cầu gỗ"', (), 1),
        (Easing.ANY_WORD, '"cầu gỗ" HOẶC khoai', (), 1),
    ]
    found = searcher.relaxations(SearchRequest('nguồn:="Báo Nhất" lũ "chợ phiên" khoai'))
    assert [(one.easing, one.request.text, one.total) for one in found] == [
        (Easing.ONLY, 'nguồn:="Báo Nhất"', 1),
        (Easing.ONLY, "lũ", 1),
        (Easing.ONLY, '"chợ phiên"', 1),
    ]
    for one in found:
        assert searcher.search(one.request).total == one.total


def test_a_scope_can_be_left(searcher: Searcher) -> None:
    (way,) = searcher.relaxations(SearchRequest("gỗ", scope=Scope(headlines=True)))
    assert (way.easing, way.request.scope, way.total) == (Easing.SCOPE, Scope(), 1)


def test_counting_stops_when_nobody_waits(searcher: Searcher) -> None:
    with pytest.raises(Cancelled):
        searcher.relaxations(SearchRequest("cầu đường"), lambda: True)


def test_scopes(searcher: Searcher, archive: Archive) -> None:
    def total(text: str, scope: Scope) -> int:
        return searcher.search(SearchRequest(text, scope=scope)).total

    assert total("cầu", Scope(headlines=True)) == 1
    assert total("nội dung:cầu", Scope(headlines=True)) == 2
    assert total("đường", Scope(within=SearchRequest("lũ"))) == 1
    assert total("", Scope(within=SearchRequest("", filters=(Filter("outlet", "Báo Hai"),)))) == 2
    cataloguer = archive.cataloguer("LAN")
    outer = cataloguer.apply([KeepDossier(None, "Lũ lụt")]).made[0]
    assert outer is not None
    inner = cataloguer.apply([KeepDossier(None, "Năm 2017", parent_id=outer)]).made[0]
    assert inner is not None
    mine = searcher.search(SearchRequest("lũ")).ids[0]
    cataloguer.apply([AddToDossier(mine, inner)])
    assert total("", Scope(dossier_id=outer)) == total("chợ", Scope(dossier_id=inner)) == 1
    assert total("khánh thành", Scope(dossier_id=outer)) == 0
    assert total("", Scope(dossier_id=99)) == 0
    cataloguer.close()


def test_what_came_in_since_is_counted(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, ARTICLES)
    searcher = archive.searcher()
    bridge, fair = (
        SearchRequest("cầu"),
        SearchRequest("chợ", filters=(Filter("outlet", "Báo Hai"),)),
    )
    seen = searcher.search(bridge).latest
    assert searcher.newer([(bridge, seen), (fair, 0)]) == (0, 2)
    add(archive, [article("Cầu mới", "Bắc qua suối.", outlet="Báo Nhất")])
    sync(archive)
    assert searcher.newer([(bridge, seen), (fair, seen)]) == (1, 0)
    assert searcher.search(bridge).latest > seen
    without = SearchRequest("cầu", filters=(Filter("outlet", "Báo Nhất", Join.NONE),))
    assert searcher.newer([(without, 0)]) == (1,)
    searcher.close()
    archive.close()

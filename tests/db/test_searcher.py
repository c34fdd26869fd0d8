"""Searching a real archive: what is found, in which order, and what is shown of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text as sql

from db import Archive
from db.engine import WriteEngine
from db.errors import ArticleMissing, Cancelled, IndexUnusable
from db.records import (
    BlockKind,
    Filter,
    HitRow,
    Hits,
    Interpretation,
    Problem,
    Scope,
    SearchRequest,
    Sort,
    Tier,
)
from db.search.answering import ONE_WORD_MISSING, SOME_WORDS_MISSING
from db.search.storage import IndexHome, OpenIndex
from db.searcher import NO_INDEX, Searcher
from tests.db.articles import add, archive_of, article, sync

ARTICLES = [
    article(
        "Cầu Tràm khánh thành",
        "Người dân Hải Phòng qua cầu.",
        outlet="Báo Nhất",
        published="2018-10-24",
    ),
    article(
        "Đường về bản", "Con đường đất, kỹ sư Hoà kể.", outlet="Báo Hai", published="2019-01-02"
    ),
    article(
        "Chuyện ông Dương", "Ông Dương nói về giải thưởng.", outlet="Báo Hai", published="2017"
    ),
    article("Hai phong bì", "Duong nhat ky, khong dau.", published=None),
    article("Quyết định 15/2018/NĐ-CP", "Vốn 3 tỷ đồng, 589.005 hồ sơ.", published="2018-12-01"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archive_of(tmp_path_factory.mktemp("searched"), ARTICLES)


@pytest.fixture
def searcher(archive: Archive) -> Iterator[Searcher]:
    searcher = archive.searcher()
    yield searcher
    searcher.close()


def hits(searcher: Searcher, text: str, *filters: Filter, sort: Sort = Sort.RELEVANCE) -> Hits:
    return searcher.search(SearchRequest(text, sort, filters, facets=True))


def found(
    searcher: Searcher, text: str, *filters: Filter, sort: Sort = Sort.RELEVANCE
) -> list[str]:
    """The headlines of the hits as typed."""
    answer = hits(searcher, text, *filters, sort=sort)
    return [row.article.headline.split()[0] for row in searcher.page(answer, 0, answer.total)]


def other(searcher: Searcher, text: str) -> list[str]:
    """The headlines of the hits with other accents."""
    answer = hits(searcher, text)
    rows = searcher.page(answer, answer.total, 100)
    assert all(row.tier is Tier.OTHER_ACCENTS for row in rows)
    return [row.article.headline.split()[0] for row in rows]


def test_accents_as_typed_then_others(searcher: Searcher) -> None:
    assert found(searcher, "đường") == ["Đường"]
    assert other(searcher, "đường") == ["Hai"]
    assert found(searcher, "hải phòng") == ["Cầu"]
    assert other(searcher, "hải phòng") == ["Hai"]
    assert found(searcher, "hai phong") == ["Hai", "Cầu"]
    assert other(searcher, "hai phong") == []


@pytest.mark.parametrize(
    ("query", "headlines"),
    [
        ("589005", ["Quyết"]),
        ("15/2018/NĐ-CP", ["Quyết"]),
        ("3.000.000.000 đồng", ["Quyết"]),
        ('"người dân"', ["Cầu"]),
        ('"dân người"', []),
        ("con đường -bản", []),
        ("kĩ sư Hòa", ["Đường"]),
        ("-cầu -đường", ["Quyết", "Chuyện", "Hai"]),
        ("ngu*", ["Cầu"]),
    ],
)
def test_queries(searcher: Searcher, query: str, headlines: list[str]) -> None:
    assert found(searcher, query) == headlines


def test_an_empty_question_lists_everything(searcher: Searcher) -> None:
    for text in ("", "  ", '""', "!?"):
        assert found(searcher, text) == ["Đường", "Quyết", "Cầu", "Chuyện", "Hai"]
    assert found(searcher, "", sort=Sort.OLDEST) == ["Chuyện", "Cầu", "Quyết", "Đường", "Hai"]
    assert found(searcher, "", Filter("outlet", "Báo Hai")) == ["Đường", "Chuyện"]


def test_sorting_by_date(searcher: Searcher) -> None:
    assert found(searcher, "duong", sort=Sort.NEWEST) == ["Đường", "Chuyện", "Hai"]
    assert found(searcher, "duong", sort=Sort.OLDEST) == ["Chuyện", "Đường", "Hai"]


def test_facets_count_the_hits_after_the_filters_of_the_others(searcher: Searcher) -> None:
    years, _, _, outlets, *_ = hits(searcher, "duong").facets
    assert [(each.value, each.count) for each in years.values] == [
        ("2019", 1),
        ("2017", 1),
        ("", 1),
    ]
    assert [(each.value, each.count) for each in outlets.values] == [("Báo Hai", 2), ("", 1)]
    years, *_ = hits(searcher, "duong", Filter("outlet", "Báo Hai")).facets
    assert [each.value for each in years.values] == ["2019", "2017"]
    assert searcher.search(SearchRequest("duong")).facets == ()


def test_when_no_article_has_all_words_those_with_most_are_listed_and_said_so(
    searcher: Searcher,
) -> None:
    answer = hits(searcher, "con đường đất xyz")
    assert answer.problems == (Problem(SOME_WORDS_MISSING, 0, 17),)
    assert answer.total == len(answer.ids) == 1
    assert hits(searcher, "xyz").problems == ()
    assert found(searcher, "xyz") == []
    assert found(searcher, '"con đường" "đất con" xyz') == []


def test_what_was_perhaps_meant_is_proposed_and_takes_the_place_of_nothing(tmp_path: Path) -> None:
    texts = [article(f"Chợ {number}", "Thị trường bất động sản yên.") for number in range(6)]
    texts += [article(f"Mùa {number}", "Đồng lúa chín sớm, bất ngờ.") for number in range(30)]
    searcher = archive_of(tmp_path, texts).searcher()
    answer = searcher.search(SearchRequest("bất động xản"))
    assert (answer.did_you_mean, answer.total) == ("bất động sản", 6)
    assert [one.code for one in answer.problems] == [SOME_WORDS_MISSING]
    answer = searcher.search(SearchRequest("thị trườn"))
    assert (answer.did_you_mean, answer.total) == ("thị trường", 6)
    assert answer.interpretations == (Interpretation("correction", 0, 9, "thị trường"),)
    declined = searcher.search(SearchRequest("thị trườn", declined=frozenset({"thị trường"})))
    assert (declined.did_you_mean, len(declined.ids)) == ("thị trường", 0)
    assert searcher.search(SearchRequest("bất động sản")).did_you_mean is None
    searcher.close()


def test_below_a_few_hits_stand_articles_that_lack_one_word(tmp_path: Path) -> None:
    texts = [
        article("Chuyện vặt", "Hội chợ mua bán. Sách nói về thương nhân. Đường làng có đèn."),
        article("Hội sách đường phố", "Đông người tới hội sách đường phố."),
        article("Hội sách", "Ở trường."),
    ]
    searcher = archive_of(tmp_path, texts).searcher()
    asked = "hội sách đường đèn"
    answer = searcher.search(SearchRequest(asked))
    rows = searcher.page(answer, 0, 9)
    assert [(row.article.headline, row.tier) for row in rows] == [
        ("Chuyện vặt", Tier.AS_TYPED),
        ("Hội sách đường phố", Tier.OTHER_ACCENTS),
    ]
    assert answer.problems == (Problem(ONE_WORD_MISSING, 0, len(asked)),)
    assert searcher.search(SearchRequest(asked, sort=Sort.NEWEST)).problems == ()
    assert searcher.search(SearchRequest("hội sách đèn")).problems == ()
    searcher.close()


def test_pages_show_headline_marks_and_passages(searcher: Searcher) -> None:
    answer = hits(searcher, "cau")
    [row] = searcher.page(answer, 0, 10)
    assert row.headline_marks == ((0, 3),)
    [passage] = row.passages
    assert [passage.text[start:stop] for start, stop in passage.marks] == ["cầu"]
    assert row.score == answer.scores[0] > 0


def test_pages_leave_out_what_is_not_there(searcher: Searcher) -> None:
    answer = hits(searcher, "")
    pages = [searcher.page(answer, start, 2) for start in (-1, 0, 2, 4, 5, 99)]
    assert [len(page) for page in pages] == [2, 2, 2, 1, 0, 0]
    assert searcher.page(answer, 0, -1) == []
    answer.ids.append(12345)
    answer.scores.append(0.0)
    assert len(searcher.page(answer, 0, 100)) == 5


def test_the_same_question_in_other_spellings_has_the_same_answer(searcher: Searcher) -> None:
    random = Random(3)
    words = " ".join(each.text for each in ARTICLES).replace('"', "").split()
    for _ in range(60):
        text = " ".join(random.choices(words, k=random.randint(1, 4)))
        asked = hits(searcher, text)
        for rewritten in (
            unicodedata.normalize("NFD", text),
            text.upper(),
            text.replace("Hoà", "Hòa").replace("kỹ", "kĩ"),
            text.replace(" ", "  "),
            text.replace("đ", "ð").replace("Đ", "Ð"),
        ):
            again = hits(searcher, rewritten)
            assert (again.ids, again.scores, again.total) == (asked.ids, asked.scores, asked.total)


def test_typing_the_last_word_finds_its_beginning(searcher: Searcher) -> None:
    def typed(text: str) -> int:
        return searcher.search(SearchRequest(text, typing=True)).total

    assert typed("hai ph") == 2
    assert typed("hai ph ") == 0
    assert typed("giải thưở") == 1
    assert searcher.search(SearchRequest("hai ph")).total == 0


def test_cancelling(searcher: Searcher) -> None:
    with pytest.raises(Cancelled):
        searcher.search(SearchRequest("cầu"), lambda: True)
    answer = hits(searcher, "cầu")
    with pytest.raises(Cancelled):
        searcher.page(answer, 0, 10, lambda: True)


def test_a_newer_index_is_opened_by_the_next_search(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, ARTICLES[:1])
    searcher = archive.searcher()
    assert hits(searcher, "tràm").total == 1
    add(archive, [article("Cầu Tràm thứ hai", "Cầu Tràm nữa.")])
    assert hits(searcher, "tràm").total == 1
    sync(archive)
    assert hits(searcher, "tràm").total == 2
    searcher.close()


def test_what_lacks_one_word_may_stand_above_chance_finds_with_other_accents(
    tmp_path: Path,
) -> None:
    articles = [
        article("Lặt vặt", "Cau hoi ve met vuong dat; ong treo bien, tram lan bay luot."),
        article("Cầu treo trăm bậc", "Cầu treo trăm bậc vừa mở, ai cũng thích."),
        *(article(f"Chuyện {number}", "Không có gì để kể.") for number in range(8)),
    ]
    searcher = archive_of(tmp_path, articles).searcher()
    answer = hits(searcher, "cầu treo trăm mét")
    rows = searcher.page(answer, 0, 10)
    assert [row.article.headline for row in rows] == ["Cầu treo trăm bậc", "Lặt vặt"]
    assert answer.total == 0
    assert [problem.code for problem in answer.problems] == [SOME_WORDS_MISSING]
    searcher.close()


def test_an_archive_without_articles(tmp_path: Path) -> None:
    searcher = archive_of(tmp_path, []).searcher()
    for text in ("", "cầu", "cầu tràm", '"cầu tràm" -x', "c*"):
        assert hits(searcher, text).total == 0
    searcher.close()


def test_a_missing_or_damaged_index_is_said(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, ARTICLES)
    searcher = archive.searcher()
    assert hits(searcher, "cầu").total
    searcher.close()
    for file in (archive.path / "index").rglob("*.npk"):
        file.write_bytes(b"\0" * file.stat().st_size)
    with pytest.raises(IndexUnusable):
        hits(searcher, "dân")
    searcher.close()
    (archive.path / "index" / "CURRENT").unlink()
    searcher = archive.searcher()
    with pytest.raises(IndexUnusable):
        hits(searcher, "cầu")
    searcher.close()


def test_rows_are_those_of_the_hits(searcher: Searcher) -> None:
    answer = hits(searcher, "duong")
    rows: list[HitRow] = searcher.page(answer, 0, 10)
    assert [row.article.id for row in rows] == list(answer.ids)
    assert answer.took_ms > 0
    assert [term.folded for term in answer.terms] == ["duong"]


def test_a_page_is_the_same_without_the_index(archive: Archive, searcher: Searcher) -> None:
    answer = hits(searcher, "duong cau")
    other = archive.searcher()
    assert searcher.page(answer, 0, 9) == other.page(answer, 0, 9) != []
    other.close()


def test_a_page_shows_the_text_as_it_is_now(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, [article("Cầu", "Một cây cầu mới.", "Và cầu cũ.")])
    searcher = archive.searcher()
    answer = hits(searcher, "cầu")
    [before] = searcher.page(answer, 0, 9)
    assert [passage.text for passage in before.passages] == ["Một cây cầu mới.", "Và cầu cũ."]
    writer = WriteEngine(archive.path)
    with writer.transaction() as session:
        session.execute(sql("UPDATE text_version SET text = replace(text, 'cây cầu', 'cây gạo')"))
    writer.close()
    [after] = searcher.page(answer, 0, 9)
    assert [passage.text for passage in after.passages] == ["Và cầu cũ."]
    searcher.close()


def test_reasons(searcher: Searcher) -> None:
    answer = hits(searcher, "đường ky")
    [reason, other] = searcher.reasons(answer, answer.ids[0])
    assert (reason.word, reason.spellings) == ("đường", ("Đường", "đường"))
    assert reason.fields == (BlockKind.HEADLINE, BlockKind.BODY)
    assert (other.word, other.spellings) == ("ky", ("kỹ",))
    assert reason.share + other.share == pytest.approx(1)
    loose = hits(searcher, "đường")
    [reason] = searcher.reasons(loose, loose.ids[1])
    assert reason.spellings == ("Duong",)
    with pytest.raises(ArticleMissing):
        searcher.reasons(answer, 99)


def test_related(tmp_path: Path) -> None:
    matter = "Xưởng đóng tàu Thanh Mỹ"
    articles = [article(f"{matter} {n}", f"{matter} lại mở cửa.", f"Tin {n}.") for n in (1, 2)]
    articles += [article(f"Chuyện {n}", f"Lời kể số {n} của làng.") for n in range(40)]
    archive = archive_of(tmp_path, articles)
    searcher = archive.searcher()
    [found] = searcher.related(1)
    assert (found.article.id, found.article.headline) == (2, f"{matter} 2")
    assert "Thanh Mỹ" in " ".join(found.shared)
    with pytest.raises(ArticleMissing):
        searcher.related(99)
    searcher.close()


class SweptHome(IndexHome):
    """The door to an index that another program makes anew right after it was opened."""

    def __init__(self, home: IndexHome, archive: Archive, times: int) -> None:
        super().__init__(home.root, home.identity, home._token_at)
        self._archive, self._times = archive, times

    def open(self, *, deep: bool = False) -> OpenIndex:
        opened = super().open(deep=deep)
        if self._times:
            self._times -= 1
            indexer = self._archive.indexer()
            indexer.rebuild()
            indexer.close()
        return opened


def test_files_that_are_swept_away_while_they_are_opened(tmp_path: Path) -> None:
    own = archive_of(tmp_path, [article("Chợ phiên mở lại", "Chợ phiên có gốm.")])
    reader = own.reader()
    searcher = Searcher(SweptHome(reader.index_home(), own, times=2), reader)
    assert searcher.search(SearchRequest("gốm")).total == 1
    searcher.close()
    own.close()


def test_without_an_index_all_articles_are_listed_and_nothing_is_searched(tmp_path: Path) -> None:
    own = archive_of(tmp_path, ARTICLES)
    (own.path / "index" / "CURRENT").unlink()
    searcher, reader = own.searcher(), own.reader()
    for sort in (Sort.NEWEST, Sort.OLDEST):
        hits = searcher.search(SearchRequest("", sort, facets=True))
        assert list(hits.ids) == list(reader.browse(sort))
        assert (hits.total, hits.latest) == (len(ARTICLES), max(hits.ids))
        assert [one.code for one in hits.problems] == [NO_INDEX]
        assert [row.article.id for row in searcher.page(hits, 1, 2)] == list(hits.ids[1:3])
    outlet = SearchRequest("", filters=(Filter("outlet", "Báo Hai"),))
    for request in (SearchRequest("cầu"), outlet, SearchRequest("", scope=Scope(headlines=True))):
        with pytest.raises(IndexUnusable):
            searcher.search(request)
    sync(own)
    assert not searcher.search(SearchRequest("")).problems
    for one in (searcher, reader, own):
        one.close()

"""The first minutes with a new archive: what it starts with is there and is found as one types."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from db import Archive, create_archive
from db.ingest.starter import starter_articles
from db.records import BlockKind, Filter, Hits, IndexHealth, SearchRequest, TextAccess
from db.search.vietnamese import fold
from db.searcher import Searcher

QUERY = "quang ninh giai thuong"
SEED = "starter-citation-quang-ninh-2018"
AWARDED_2018 = {
    SEED,
    "starter-citation-vietnamplus-141570",
    "starter-citation-vietnamnews-469563",
    "starter-roster-2018",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    made = create_archive(tmp_path_factory.mktemp("starter") / "Kho.khobao", starter=True)
    yield made
    made.close()


@pytest.fixture
def searcher(archive: Archive) -> Iterator[Searcher]:
    made = archive.searcher()
    yield made
    made.close()


def sources(searcher: Searcher, hits: Hits) -> list[str]:
    """Give the source ids of all hits, best first."""
    return [str(row.article.source_id) for row in searcher.page(hits, 0, len(hits.ids))]


def test_every_article_came_in_and_is_indexed(archive: Archive) -> None:
    assert archive.info().articles == len(starter_articles())
    indexer = archive.indexer()
    state = indexer.state()
    indexer.close()
    assert state.health is IndexHealth.CURRENT
    assert state.documents == len(starter_articles())


def test_an_article_is_read_as_it_was_written(archive: Archive) -> None:
    reader = archive.reader()
    written = {article.source_id: article for article in starter_articles()}
    ids = reader.browse()
    for row in reader.rows(ids):
        detail, article = reader.article(row.id), written.pop(row.source_id)
        assert detail.text == article.text
        assert [(b.kind, b.start, b.stop) for b in detail.blocks] == [
            (b.kind, b.start, b.stop) for b in article.blocks
        ]
        assert (row.headline, row.outlet, row.published, row.text_access) == (
            article.headline,
            article.outlet,
            article.published,
            article.text_access,
        )
    reader.close()
    assert not written


def test_typing_without_accents_finds_the_award(searcher: Searcher) -> None:
    hits = searcher.search(SearchRequest(QUERY))
    found = sources(searcher, hits)
    assert set(found) >= AWARDED_2018
    last = max(found.index(source_id) for source_id in AWARDED_2018)
    assert not any("demonstration" in source_id for source_id in found[: last + 1])


@pytest.mark.parametrize("length", range(len("quang"), len(QUERY) + 1))
def test_the_award_is_there_at_every_keystroke(searcher: Searcher, length: int) -> None:
    hits = searcher.search(SearchRequest(QUERY[:length], typing=True))
    assert set(sources(searcher, hits)) >= AWARDED_2018


def test_passages_show_the_accents_and_mark_whole_words(searcher: Searcher) -> None:
    hits = searcher.search(SearchRequest(QUERY))
    (row,) = (r for r in searcher.page(hits, 0, 50) if r.article.source_id == SEED)
    marked = [row.article.headline[start:stop] for start, stop in row.headline_marks]
    assert {fold(word) for span in marked for word in span.split()} == set(QUERY.split())
    assert {"quảng", "ninh"} <= {word.lower() for span in marked for word in span.split()}
    assert row.passages
    for passage in row.passages:
        for start, stop in passage.marks:
            assert {fold(word) for word in passage.text[start:stop].split()} <= set(QUERY.split())


@pytest.mark.parametrize(
    ("query", "source_id"),
    [
        ("589005", SEED),
        ("589.005", SEED),
        ("Uỷ ban nhân dân tỉnh Quảng Ninh", "starter-roster-2018"),
        ("Ủy ban nhân dân tỉnh Quảng Ninh", "starter-roster-2018"),
        ("truong gia binh", "starter-roster-2013"),
        ("medlatec", "starter-roster-2021"),
        ("chua co tin trong kho", "starter-roster-2020"),
        ("dinh chinh", "starter-demonstration-correction"),
        ("Bến Mẫu", "starter-demonstration-table"),
    ],
)
def test_what_a_newcomer_would_try_is_found(searcher: Searcher, query: str, source_id: str) -> None:
    assert source_id in sources(searcher, searcher.search(SearchRequest(query)))


def test_both_placements_of_the_tone_find_the_demonstrations(searcher: Searcher) -> None:
    new, old = (
        set(sources(searcher, searcher.search(SearchRequest(query))))
        for query in ("bài minh hoạ", "bài minh họa")
    )
    assert new == old
    assert sum("demonstration" in source_id for source_id in new) == 8


def test_narrowing_to_the_invented_press(searcher: Searcher) -> None:
    request = SearchRequest("", filters=(Filter("outlet", "Báo Thử Nghiệm"),), facets=True)
    hits = searcher.search(request)
    assert hits.total == 5
    assert all("demonstration" in source_id for source_id in sources(searcher, hits))


def test_citations_show_no_body(archive: Archive) -> None:
    reader = archive.reader()
    for row in reader.rows(reader.browse()):
        if row.text_access is TextAccess.CITATION_ONLY:
            kinds = {block.kind for block in reader.article(row.id).blocks}
            assert BlockKind.BODY not in kinds
            assert BlockKind.STANDFIRST in kinds
    reader.close()

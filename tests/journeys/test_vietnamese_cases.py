"""The house's cases of Vietnamese searching, each beside a thousand real articles."""

from __future__ import annotations

import itertools
import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db import Archive, Searcher, create_archive
from db.records import DeleteArticle, HitRow, Hits, SearchRequest
from tests.db.articles import add, article, sync

SHARED = Path(__file__).resolve().parents[3] / "shared"
CASES = SHARED / "cases" / "vietnamese_dev.jsonl"
CORPUS = SHARED / "corpus" / "train30k.jsonl.xz"
BACKGROUND = 1000

pytestmark = pytest.mark.skipif(
    not (CASES.exists() and CORPUS.exists()), reason="the shared cases are not here"
)

Case = dict[str, Any]


def cases() -> list[Case]:
    """All cases; none where they are not shared."""
    if not CASES.exists():
        return []
    with CASES.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A thousand articles, and the texts of every case, told apart by their outlet."""
    folder = tmp_path_factory.mktemp("cases")
    with lzma.open(CORPUS, "rt", encoding="utf-8") as corpus:
        lines = "".join(itertools.islice(corpus, BACKGROUND))
    (folder / "background.jsonl").write_text(lines, encoding="utf-8")
    archive = create_archive(folder / "Thử.khobao")
    archive.ingest([folder / "background.jsonl"], lambda _: None)
    return archive


@pytest.fixture(scope="module")
def searcher(archive: Archive) -> Iterator[Searcher]:
    sync(archive)
    searcher = archive.searcher()
    yield searcher
    searcher.close()


class Answer:
    """What a case found: its own texts among all hits, by their number in the case."""

    def __init__(self, searcher: Searcher, case: Case, ids: list[int]) -> None:
        self.hits: Hits = searcher.search(SearchRequest(case["query"]))
        self.number_of = {article_id: number for number, article_id in enumerate(ids)}
        self.main = self._own(list(self.hits.ids[: self.hits.total]))
        self.other = self._own(list(self.hits.ids[self.hits.total :]))
        rows = searcher.page(self.hits, 0, len(self.hits.ids))
        self.rows = {self.number_of[row.article.id]: row for row in rows if self._is_own(row)}

    def _own(self, ids: list[int]) -> list[int]:
        return [self.number_of[one] for one in ids if one in self.number_of]

    def _is_own(self, row: HitRow) -> bool:
        return row.article.id in self.number_of

    def marked(self, number: int) -> list[str]:
        """What is marked of a text, in its passages."""
        return [
            passage.text[start:stop]
            for passage in self.rows[number].passages
            for start, stop in passage.marks
        ]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['id']}-{case['cat']}")
def test_case(archive: Archive, searcher: Searcher, case: Case) -> None:
    texts = [
        article(f"Bài {case['id']}", text, source_id=f"{case['id']}.{number}")
        for number, text in enumerate(case["texts"])
    ]
    ids = [added.article_id for added in add(archive, texts)]
    sync(archive)
    try:
        answer, expected = Answer(searcher, case, ids), case["expect"]
        assert set(expected.get("match", ())) <= set(answer.main)
        assert not set(expected.get("nomatch", ())) & {*answer.main, *answer.other}
        assert not set(expected.get("not_main", ())) & set(answer.main)
        assert set(expected.get("tier2", ())) <= set(answer.other)
        if "first" in expected:
            assert answer.main[0] == expected["first"]
        for number, marked in expected.get("hl", {}).items():
            assert answer.marked(int(number)) == marked
        if "interp" in expected:
            assert expected["interp"] in [one.reading for one in answer.hits.interpretations]
        if "dym" in expected:
            assert answer.hits.did_you_mean == expected["dym"]
    finally:
        remove(archive, ids)


def remove(archive: Archive, ids: list[int]) -> None:
    """Take the texts of a case out again."""
    cataloguer = archive.cataloguer()
    for article_id in ids:
        cataloguer.apply([DeleteArticle(article_id, 1)])
    cataloguer.close()

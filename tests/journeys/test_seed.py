"""The first article the archive must hold: taken in whole, found by whoever looks for it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from db import Archive, create_archive
from db.records import BlockKind, IngestItem, IngestReport, Progress, SearchRequest
from tests.db.articles import add, article, sync

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEED = SHARED / "seed" / "quang-ninh-asocio-2018.txt"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed article is not here")


def ingest(archive: Archive, path: Path) -> IngestReport:
    events: list[Progress | IngestItem] = []
    report = archive.ingest([path], events.append)
    sync(archive)
    return report


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = create_archive(tmp_path / "Kho.khobao")
    assert ingest(archive, SEED).added == 1
    return archive


def test_it_comes_out_in_thirteen_blocks(archive: Archive) -> None:
    reader = archive.reader()
    held = reader.article(1)
    reader.close()
    body = [BlockKind.BODY] * 2
    assert [block.kind for block in held.blocks] == [
        BlockKind.MASTHEAD,
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        *body,
        BlockKind.CAPTION,
        BlockKind.BODY,
        BlockKind.SEPARATOR,
        *body,
        *body,
        BlockKind.BYLINE,
    ]
    assert held.row.headline == held.blocks[1].text == held.blocks[5].text
    assert held.standfirst == held.blocks[2].text
    assert held.row.byline == "M.M"
    outside = list(held.text)
    for block in held.blocks:
        outside[block.start : block.stop] = [""] * (block.stop - block.start)
    assert set("".join(outside)) == {"\n"}
    assert held.text == unicodedata.normalize("NFC", SEED.read_text("utf-8")).strip("\n")


def test_its_text_bounds_its_publication(archive: Archive) -> None:
    reader = archive.reader()
    held = reader.article(1)
    reader.close()
    assert held.row.published == "2018-10-24/2018-11-07"
    assert held.published_basis == "inferred"
    assert (held.published_lo, held.published_hi) == ("2018-10-24", "2018-11-07")
    assert held.row.outlet is None


def test_its_bytes_are_kept(archive: Archive) -> None:
    reader = archive.reader()
    (file,) = reader.article(1).files
    reader.close()
    assert file.path is not None
    assert file.path.read_bytes() == SEED.read_bytes()
    assert file.size == 3466
    assert file.sha256.startswith("531e85f2")


def test_taking_it_in_again_adds_nothing(archive: Archive, tmp_path: Path) -> None:
    report = ingest(archive, SEED)
    assert (report.added, report.duplicates, report.failed) == (0, 1, 0)
    copy = tmp_path / "bản sao.txt"
    copy.write_text(unicodedata.normalize("NFD", SEED.read_text("utf-8")), "utf-8")
    report = ingest(archive, copy)
    assert (report.added, report.duplicates, report.failed) == (0, 1, 0)
    assert archive.info().articles == 1


@pytest.mark.parametrize(
    "query",
    [
        "quang ninh chinh quyen so",
        "QUẢNG NINH",
        unicodedata.normalize("NFD", "Quảng Ninh"),
        "Uỷ ban nhân dân",
        "Ủy ban nhân dân",
        "589005",
        "589.005",
        "586497",
        "ASOCIO",
        "quang ninh giai thuong",
        "Digital Government",
        "4.695.747 văn bản",
        '"giải thưởng chính quyền số"',
    ],
)
def test_whoever_looks_for_it_finds_it(archive: Archive, query: str) -> None:
    add(archive, [article(f"Bài khác số {number}", "Một bài khác hẳn.") for number in range(20)])
    sync(archive)
    searcher = archive.searcher()
    hits = searcher.search(SearchRequest(query))
    rows = searcher.page(hits, 0, 20)
    searcher.close()
    assert list(hits.ids) == [1]
    assert hits.total == 1
    assert rows[0].passages
    for passage in rows[0].passages:
        assert passage.marks


def test_duong_is_not_duong(archive: Archive) -> None:
    """The seed itself has "Đại Dương", so neither article has the road."""
    add(archive, [article("Ông Dương nhận việc", "Gia đình họ Dương ở bến sông.")])
    add(archive, [article("Đường mới", "Con đường qua bến sông đã thông xe.")])
    sync(archive)
    searcher = archive.searcher()
    assert list(searcher.search(SearchRequest("đường")).ids) == [3]
    assert sorted(searcher.search(SearchRequest("duong")).ids) == [1, 2, 3]
    searcher.close()

"""A run of ingest is taken back whole, but for what somebody has worked on since."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from db import tables
from db.catalogue.prints import text_sha256, words_and_sha256
from db.cataloguer import Cataloguer
from db.engine import WriteEngine
from db.errors import BatchMissing, Cancelled
from db.ingest import history
from db.ingest.undoing import undo_batch
from db.records import (
    AddNote,
    ArticleEdit,
    CorrectText,
    DeleteArticle,
    IngestBatch,
    IngestItem,
    NoteKind,
    Quote,
    TextAccess,
    Undone,
)
from tests.db.articles import article
from tests.db.ingest.workbench import Workbench, write_lines

FACTS = "SELECT headline, section, published, published_lo, norm_sha256, word_count FROM article"
TEXTS = "SELECT article_id, number, text, is_current FROM text_version ORDER BY id"


def line(number: int, title: str, **more: str) -> dict[str, object]:
    return {"id": f"a-{number}", "title": title, "body": [f"Thân bài {title}."], **more}


def undo(bench: Workbench, job_id: int) -> Undone:
    return undo_batch(bench.engine, job_id)


def taken_in(bench: Workbench, path: Path) -> int:
    job_id = bench.ingest(path).job_id
    assert job_id is not None
    return job_id


@pytest.fixture
def many(tmp_path: Path) -> Path:
    return write_lines(
        tmp_path / "a.jsonl", [line(number, f"Bài {number}") for number in range(450)]
    )


def test_all_of_a_run_goes_and_can_come_again(bench: Workbench, many: Path) -> None:
    job = taken_in(bench, many)
    objects = sorted(bench.objects.root.rglob("*"))
    assert undo(bench, job) == Undone(job, 450, 0, ())
    for table in ("article", "text_version", "block", "article_file"):
        assert bench.count(table) == 0, table
    assert sorted(bench.objects.root.rglob("*")) == objects
    assert bench.rows("SELECT undone_at IS NOT NULL FROM ingest_job") == [(1,)]
    bench.assert_sound()
    assert bench.ingest(many).added == 450


def test_the_run_before_stays(bench: Workbench, many: Path, tmp_path: Path) -> None:
    taken_in(bench, many)
    before = bench.rows(FACTS), bench.rows(TEXTS)
    more = write_lines(tmp_path / "b.jsonl", [line(number, f"Tin {number}") for number in range(3)])
    job = taken_in(bench, more)
    assert undo(bench, job) == Undone(job, 3, 0, ())
    assert (bench.rows(FACTS), bench.rows(TEXTS)) == before


def test_a_further_version_goes_and_the_former_is_as_it_was(
    bench: Workbench, tmp_path: Path
) -> None:
    first = line(1, "Mưa lớn", url="https://vi-du.example/mua", section="Thời tiết")
    second = line(1, "Mưa đã tạnh", url="https://vi-du.example/mua", published="2018-10-24")
    jobs = [
        taken_in(bench, write_lines(tmp_path / f"{number}.jsonl", [article]))
        for number, article in enumerate((first, second))
    ]
    (now,) = bench.rows("SELECT headline, published FROM article")
    assert now == ("Mưa đã tạnh", "2018-10-24")
    assert undo(bench, jobs[1]) == Undone(jobs[1], 0, 1, ())
    assert bench.rows("SELECT headline, section, published, published_hi FROM article") == [
        ("Mưa lớn", "Thời tiết", None, None)
    ]
    ((text, number),) = bench.rows("SELECT text, number FROM text_version WHERE is_current = 1")
    assert (number, text) == (1, "Mưa lớn\nThân bài Mưa lớn.")
    bench.assert_sound()
    assert undo(bench, jobs[0]) == Undone(jobs[0], 1, 0, ())


def test_a_run_below_a_newer_version_is_left(bench: Workbench, tmp_path: Path) -> None:
    url = "https://vi-du.example/mua"
    first = taken_in(bench, write_lines(tmp_path / "1.jsonl", [line(1, "Mưa lớn", url=url)]))
    taken_in(bench, write_lines(tmp_path / "2.jsonl", [line(1, "Mưa đã tạnh", url=url)]))
    undone = undo(bench, first)
    assert (undone.removed, undone.restored) == (0, 0)
    (conflict,) = undone.conflicts
    assert (conflict.article_id, conflict.headline, conflict.reason) == (
        1,
        "Mưa đã tạnh",
        "newer_version",
    )
    assert bench.count("text_version") == 2


def test_what_a_person_saved_is_left_and_told_of(bench: Workbench, many: Path) -> None:
    job = taken_in(bench, many)
    cataloguer = Cataloguer(WriteEngine(bench.folder), "lan")
    cataloguer.apply([ArticleEdit(7, 1, {"section": "Kinh tế"})])
    cataloguer.apply([DeleteArticle(9, 1)])
    cataloguer.close()
    undone = undo(bench, job)
    assert undone.removed == 448
    assert [(one.article_id, one.reason) for one in undone.conflicts] == [
        (9, "edited"),
        (7, "edited"),
    ]
    assert bench.rows("SELECT id, section FROM article ORDER BY id") == [(7, "Kinh tế"), (9, None)]
    bench.assert_sound()


def test_a_corrected_text_is_left_and_told_of(bench: Workbench, tmp_path: Path) -> None:
    job = taken_in(bench, write_lines(tmp_path / "a.jsonl", [line(1, "Mưa lớn")]))
    cataloguer = Cataloguer(WriteEngine(bench.folder), "lan")
    cataloguer.apply([CorrectText(1, 1, Quote("lớn", 4, 7), "to")])
    (conflict,) = undo(bench, job).conflicts
    assert (conflict.headline, conflict.reason) == ("Mưa to", "edited")
    bench.assert_sound()
    cataloguer.undo()
    cataloguer.close()
    assert undo(bench, job) == Undone(job, 1, 0, ())
    bench.assert_sound()


def test_a_further_version_that_notes_followed_is_left(bench: Workbench, tmp_path: Path) -> None:
    url = "https://vi-du.example/mua"
    taken_in(bench, write_lines(tmp_path / "1.jsonl", [line(1, "Mưa lớn", url=url)]))
    cataloguer = Cataloguer(WriteEngine(bench.folder), "lan")
    cataloguer.apply([AddNote(1, NoteKind.NOTE, "xem lại", Quote("lớn", 4, 7))])
    cataloguer.close()
    job = taken_in(bench, write_lines(tmp_path / "2.jsonl", [line(1, "Hôm nay mưa lớn", url=url)]))
    (conflict,) = undo(bench, job).conflicts
    assert conflict.reason == "edited"
    bench.assert_sound()
    assert bench.count("text_version") == 2


def test_a_citation_waits_again_for_a_text_that_is_taken_out(
    bench: Workbench, tmp_path: Path
) -> None:
    came = line(1, "Mưa lớn")
    text = "Mưa lớn\nThân bài Mưa lớn."
    bench.store(
        replace(
            article("Bài về mưa", "Tóm tắt của chúng tôi."),
            text_access=TextAccess.CITATION_ONLY,
        )
    )
    with bench.engine.transaction() as session:
        waits = {"awaits_sha256": words_and_sha256(text)[1]}
        session.execute(update(tables.Article).values(waits))
        for words in ("Thân bài", "Mưa lớn", "nắng"):
            known = {"quote_length": len(words), "quote_sha256": text_sha256(words)}
            session.execute(insert(tables.Anchor).values(article_id=1, state="awaited", **known))
    waiting = ("SELECT * FROM article", "SELECT * FROM anchor", TEXTS)
    before = [bench.rows(query) for query in waiting]
    for _ in range(2):
        job = taken_in(bench, write_lines(tmp_path / "a.jsonl", [came]))
        assert bench.outcomes() == ["new_version"]
        assert bench.rows("SELECT headline, text_access, awaits_sha256 FROM article") == [
            ("Mưa lớn", "full", None)
        ]
        assert bench.rows("SELECT state, start, exact FROM anchor") == [
            ("ok", 8, "Thân bài"),
            ("awaited", None, None),
            ("awaited", None, None),
        ]
        bench.assert_sound()
        assert undo(bench, job) == Undone(job, 0, 1, ())
        assert [bench.rows(query) for query in waiting] == before
        bench.assert_sound()


def test_two_further_versions_of_one_run_go_both(bench: Workbench, tmp_path: Path) -> None:
    url = "https://vi-du.example/mua"
    taken_in(bench, write_lines(tmp_path / "1.jsonl", [line(1, "Mưa lớn", url=url)]))
    before = bench.rows("SELECT * FROM article"), bench.rows(TEXTS)
    more = [line(number, f"Mưa {number}", url=url) for number in (2, 3)]
    job = taken_in(bench, write_lines(tmp_path / "2.jsonl", more))
    assert bench.rows("SELECT headline, row_version FROM article") == [("Mưa 3", 3)]
    assert undo(bench, job) == Undone(job, 0, 2, ())
    assert (bench.rows("SELECT * FROM article"), bench.rows(TEXTS)) == before
    bench.assert_sound()


def test_what_was_saved_before_a_further_version_came_does_not_hold_it(
    bench: Workbench, tmp_path: Path
) -> None:
    """Only what was saved since: a section, and not a word of the text."""
    url = "https://vi-du.example/mua"
    taken_in(bench, write_lines(tmp_path / "1.jsonl", [line(1, "Mưa lớn", url=url)]))
    cataloguer = Cataloguer(WriteEngine(bench.folder), "lan")
    cataloguer.apply([ArticleEdit(1, 1, {"section": "Thời tiết", "headline": "Mưa"})])
    before = bench.rows(FACTS), bench.rows(TEXTS)
    more = write_lines(tmp_path / "2.jsonl", [line(1, "Mưa đã tạnh", url=url)])
    job = taken_in(bench, more)
    assert undo(bench, job) == Undone(job, 0, 1, ())
    assert (bench.rows(FACTS), bench.rows(TEXTS)) == before
    assert bench.rows("SELECT row_version FROM article") == [(2,)]
    job = taken_in(bench, more)
    cataloguer.apply([ArticleEdit(1, 3, {"section": "Xã hội"})])
    cataloguer.close()
    assert [one.reason for one in undo(bench, job).conflicts] == ["edited"]


def test_a_cancelled_undo_goes_on(bench: Workbench, many: Path) -> None:
    job = taken_in(bench, many)
    asked: list[None] = []

    def should_stop() -> bool:
        asked.append(None)
        return len(asked) > 1

    with pytest.raises(Cancelled):
        undo_batch(bench.engine, job, should_stop=should_stop)
    assert bench.count("article") == 250
    assert bench.rows("SELECT undone_at FROM ingest_job") == [(None,)]
    bench.assert_sound()
    assert undo(bench, job).removed == 250


def test_a_run_that_never_was(bench: Workbench) -> None:
    with pytest.raises(BatchMissing):
        undo(bench, 5)


def runs(bench: Workbench) -> list[IngestBatch]:
    with bench.engine.transaction() as session:
        return history.batches(session)


def test_runs_are_listed_with_their_items(bench: Workbench, tmp_path: Path) -> None:
    (tmp_path / "ảnh.jpg").write_bytes(b"\xff\xd8")
    first = write_lines(tmp_path / "a.jsonl", [line(1, "Một"), "hỏng"])
    bench.ingest(first, tmp_path / "ảnh.jpg")
    bench.ingest(first)
    newest, oldest = runs(bench)
    assert (newest.added, newest.duplicates, newest.failed) == (0, 1, 1)
    assert (oldest.added, oldest.failed, oldest.state) == (1, 2, "done")
    assert oldest.paths == (str(first), str(tmp_path / "ảnh.jpg"))
    with bench.engine.transaction() as session:
        items = list(history.items(session, oldest.job_id))
        with pytest.raises(BatchMissing):
            history.batch(session, 77)
    assert items == [
        IngestItem(str(first), "line 2", "failed", code="E_MAPPING", message=items[0].message),
        IngestItem(
            str(tmp_path / "ảnh.jpg"),
            None,
            "failed",
            code="E_UNSUPPORTED",
            message="no reader for .jpg",
        ),
    ]

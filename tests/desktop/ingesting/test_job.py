"""One run of taking files in: its sums and its failures, in words."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.ingesting.job import Failure, IngestJob, Wish, item_name
from desktop.problems import explain_unwritable

SLOW = 60_000


def test_sums_failures_and_repeats(qtbot: QtBot, archive: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bài.jsonl").write_text(
        '{"id": "1", "headline": "Chợ quê", "body": ["Chợ họp từ lúc trời chưa sáng."]}\n'
        '{"id": "2", "headline": "Chợ quê", "body": ["Chợ họp từ lúc trời chưa sáng."]}\n'
        "{broken\n",
        encoding="utf-8",
    )
    (tmp_path / "in" / "trống.txt").touch()
    job = IngestJob()
    failures: list[Failure] = []
    job.item_failed.connect(failures.append)
    with qtbot.waitSignal(job.ended, timeout=SLOW):
        job.begin(archive, Wish((tmp_path / "in",)))
    tally = job.tally()
    assert tally.added + tally.repeats == 2
    assert tally.failed == 2
    assert {failure.name.split(",")[0] for failure in failures} == {"bài.jsonl", "trống.txt"}
    assert all(failure.said.advice for failure in failures)
    assert not job.running()
    assert (job.problem, job.broken, job.cancelled) == (None, False, False)


def test_what_the_archive_refuses_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    job = IngestJob()
    with qtbot.waitSignal(job.ended, timeout=SLOW):
        job.begin(tmp_path / "gone.khobao", Wish((tmp_path,)))
    assert job.problem is not None
    assert "gone.khobao" in job.problem.sentence
    assert not job.broken


def test_a_part_of_a_file_is_named_as_a_person_would() -> None:
    assert item_name("/a/b/c.jsonl", "line 12").startswith("c.jsonl, ")
    assert "12" in item_name("/a/b/c.jsonl", "line 12")
    assert item_name("/a/b/c.zip", "d.txt") == "c.zip, d.txt"
    assert item_name("/a/b/c.txt", None) == "c.txt"


def test_a_run_that_cannot_begin_says_why(qtbot: QtBot) -> None:
    job = IngestJob()
    with qtbot.waitSignal(job.ended):
        job.refuse(explain_unwritable("/đầy"))
    assert job.problem is not None
    assert "/đầy" in job.problem.sentence
    assert not job.running()

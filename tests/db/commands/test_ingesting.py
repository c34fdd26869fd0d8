"""`kho ingest` tells what becomes of each item, and has the index follow."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

import pytest

from db.cli import main
from db.commands import ingesting
from db.locks import held
from tests.db.ingest.workbench import write_lines
from tests.db.kho import LINES, Run


def test_ingest(tmp_path: Path, kho: Run) -> None:
    path = tmp_path / "a.khobao"
    kho("create", path)
    lines = write_lines(tmp_path / "kho.jsonl", [*LINES[:2], "hỏng"])
    code, answers = kho("ingest", path, lines, tmp_path / "nowhere")
    assert code == 0
    report = answers.pop()
    assert report.pop("seconds") > 0
    assert report == {
        "event": "report",
        "added": 2,
        "duplicates": 0,
        "failed": 2,
        "cancelled": False,
        "job_id": 1,
    }
    items = [answer for answer in answers if answer["event"] == "item"]
    assert items[0] == {
        "event": "item",
        "path": str(lines),
        "member": "line 1",
        "outcome": "added",
        "article_id": 1,
        "headline": "Mùa lúa năm 2010",
        "code": None,
        "message": None,
    }
    assert [item["code"] for item in items] == [None, None, "E_MAPPING", "E_READ"]
    progress = [answer for answer in answers if answer["event"] == "progress"]
    assert len(items) + len(progress) == len(answers)
    assert {answer["stage"] for answer in progress} == {"ingest", "index", "near"}
    assert all(set(answer) == {"event", "stage", "done", "total"} for answer in progress)

    answers = kho("ingest", path, lines)[1]
    assert (answers[-1]["added"], answers[-1]["duplicates"], answers[-1]["failed"]) == (0, 2, 1)


def test_ingest_brings_the_index_along(kho_archive: Path, kho: Run) -> None:
    findings = {finding["part"]: finding for finding in kho("check", kho_archive)[1][0]["findings"]}
    assert findings["index"]["detail"] == {"documents": 7, "pending": 0}


def test_the_index_follows_while_more_comes_in(
    tmp_path: Path, kho: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingesting, "INDEX_EVERY", 300)
    path = tmp_path / "a.khobao"
    kho("create", path)
    lines = write_lines(tmp_path / "a.jsonl", [{"title": f"Bài {n}"} for n in range(500)])
    answers = kho("ingest", path, lines)[1]
    stages = [answer["stage"] for answer in answers if answer["event"] == "progress"]
    assert [stage for stage, _ in groupby(stages)] == [
        *("ingest", "index", "ingest", "index", "near"),
    ]


def test_an_index_that_another_program_works_on_is_left_to_it(
    tmp_path: Path, kho_archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = write_lines(tmp_path / "a.jsonl", [{"title": "Bến phà cũ"}])
    with held(kho_archive / "index" / "indexer.lock", 0):
        assert main(["ingest", str(kho_archive), str(lines), "--json"]) == 0
    said = capsys.readouterr()
    assert "another program" in said.err
    report = json.loads(said.out.splitlines()[-1])
    assert (report["event"], report["added"]) == ("report", 1)

"""A rehearsal stores nothing, amendments are obeyed, and a run can be seen, saved and undone."""

from __future__ import annotations

import csv
import json
import os
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.db.ingest.workbench import write_lines
from tests.db.kho import LINES, PAGE, Run
from tests.house.rooms import ROOT


@pytest.fixture
def archive(tmp_path: Path, kho: Run) -> Path:
    path = tmp_path / "a.khobao"
    kho("create", path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "nguồn"
    folder.mkdir()
    write_lines(folder / "1 kho.jsonl", [*LINES[:2], "hỏng", LINES[0]])
    (folder / "2 bài.txt").write_text(PAGE, encoding="utf-8")
    (folder / "=3.jpg").write_bytes(b"\xff\xd8")
    return folder


def items(answers: list[Any]) -> list[dict[str, Any]]:
    return [answer for answer in answers if answer["event"] == "item"]


def state(archive: Path) -> list[tuple[str, bytes]]:
    """Give every file of an archive but those that only say who works on it."""
    return sorted(
        (path.name, path.read_bytes())
        for path in archive.rglob("*")
        if path.is_file() and not path.name.endswith((".lock", "-wal", "-shm"))
    )


def test_a_rehearsal_tells_everything_and_stores_nothing(
    archive: Path, folder: Path, kho: Run
) -> None:
    before = state(archive)
    code, answers = kho("ingest", archive, folder, "--dry-run")
    assert code == 0
    assert state(archive) == before
    told = items(answers)
    assert [item["code"] or item["outcome"] for item in told] == [
        *("added", "added", "E_MAPPING", "duplicate", "added", "E_UNSUPPORTED"),
    ]
    assert [item["article_id"] for item in told] == [None] * 6
    report = answers[-1]
    assert (report["added"], report["duplicates"], report["failed"]) == (3, 1, 2)
    assert report["job_id"] is None
    page = told[4]["staged"]
    assert page["fields"]["headline"] == "Bến cảng mới đón tàu"
    assert page["origins"]["headline"] == ["layout", 0.8]
    assert page["blocks"][0] == ["headline", "Bến cảng mới đón tàu"]
    assert page["encoding"] == "utf-8"
    assert "staged" not in told[2]


def test_a_rehearsal_knows_what_is_held(archive: Path, folder: Path, kho: Run) -> None:
    kho("ingest", archive, folder / "2 bài.txt")
    told = items(kho("ingest", archive, folder, "--dry-run")[1])
    (held,) = [item for item in told if item["path"].endswith("bài.txt")]
    assert (held["outcome"], held["article_id"]) == ("duplicate", 1)


def test_amendments_are_obeyed(archive: Path, folder: Path, tmp_path: Path, kho: Run) -> None:
    told = items(kho("ingest", archive, folder, "--dry-run")[1])
    first, second, _, _, page, _ = (item.get("staged", {}) for item in told)
    amend = tmp_path / "sửa.json"
    chosen = {
        first["sha256"]: {"fields": {"headline": "Mùa lúa sớm", "published": "2/5/2010"}},
        second["sha256"]: {"skip": True},
    }
    amend.write_text(json.dumps({"items": chosen}), encoding="utf-8")
    _, answers = kho("ingest", archive, folder, "--amend", amend)
    stored = [item["headline"] for item in items(answers) if item["outcome"] == "added"]
    assert stored == ["Mùa lúa sớm", page["fields"]["headline"]]
    shown = kho("show", archive, "1")[1][0]
    assert (shown["headline"], shown["published"]) == ("Mùa lúa sớm", "2010-05-02")


def test_a_resumed_run_keeps_its_amendments(
    archive: Path, folder: Path, tmp_path: Path, kho: Run
) -> None:
    page = items(kho("ingest", archive, folder / "2 bài.txt", "--dry-run")[1])[0]["staged"]
    amend = tmp_path / "sửa.json"
    chosen = {page["sha256"]: {"fields": {"section": "Kinh tế"}}}
    amend.write_text(json.dumps({"others": "skip", "items": chosen}), encoding="utf-8")
    kho("ingest", archive, folder, "--amend", amend)
    kho("batches", archive, 1, "--undo")
    amend.unlink()
    _, answers = kho("ingest", archive, "--resume", 1)
    assert answers[-1]["added"] == 1
    (item,) = [item for item in items(answers) if item["outcome"] == "added"]
    assert kho("show", archive, item["article_id"])[1][0]["section"] == "Kinh tế"


def test_only_what_is_chosen(archive: Path, folder: Path, tmp_path: Path, kho: Run) -> None:
    told = items(kho("ingest", archive, folder, "--dry-run")[1])
    amend = tmp_path / "sửa.json"
    chosen = {"others": "skip", "items": {told[4]["staged"]["sha256"]: {}}}
    amend.write_text(json.dumps(chosen), encoding="utf-8")
    _, answers = kho("ingest", archive, folder, "--amend", amend)
    assert answers[-1]["added"] == 1
    assert [item["headline"] for item in items(answers) if item["headline"]] == [
        "Bến cảng mới đón tàu"
    ]


def test_an_amendment_that_is_wrong_stops_the_run(
    archive: Path, folder: Path, tmp_path: Path, kho: Run
) -> None:
    amend = tmp_path / "sửa.json"
    amend.write_text('{"items": {"x": {"fields": {"published": "30/2/2018"}}}}', encoding="utf-8")
    code, answers = kho("ingest", archive, folder, "--amend", amend)
    assert code == 1
    assert (answers[0]["kind"], answers[0]["field"]) == ("FieldInvalid", "published")
    assert kho("ingest", archive, folder, "--amend", tmp_path / "nowhere")[0] == 1
    assert kho("ingest", archive, folder, "--encoding", "klingon")[0] == 1
    assert kho("ingest", archive, folder, "--columns", "nothing")[0] == 1
    assert kho("batches", archive)[1] == []


def test_the_outlet_of_a_batch(archive: Path, folder: Path, kho: Run) -> None:
    kho("ingest", archive, folder / "2 bài.txt", "--outlet", "Báo Thử Nghiệm")
    assert kho("show", archive, "1")[1][0]["outlet"] == "Báo Thử Nghiệm"


def test_a_report_opens_in_a_spreadsheet(
    archive: Path, folder: Path, tmp_path: Path, kho: Run
) -> None:
    live, later = tmp_path / "1.csv", tmp_path / "2.csv"
    kho("ingest", archive, folder, "--report", live)
    kho("batches", archive, 1, "--report", later)
    with live.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    assert [row["code"] or row["outcome"] for row in rows] == [
        *("added", "added", "E_MAPPING", "duplicate", "added", "E_UNSUPPORTED"),
    ]
    assert [row["member"] for row in rows] == ["line 1", "line 2", "line 3", "line 4", "", ""]
    assert rows[4]["headline"] == "Bến cảng mới đón tàu"
    with later.open(encoding="utf-8-sig", newline="") as source:
        assert [row["code"] for row in csv.DictReader(source)] == ["E_MAPPING", "", "E_UNSUPPORTED"]


def test_no_cell_of_a_report_is_a_formula(
    archive: Path, tmp_path: Path, kho: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("=1+1.txt").write_text("＝HYPERLINK(1)\n\nHai.", encoding="utf-8")
    kho("ingest", archive, "=1+1.txt", "--report", "r.csv")
    with Path("r.csv").open(encoding="utf-8-sig", newline="") as source:
        (row,) = csv.DictReader(source)
    assert row["path"] == "'=1+1.txt"
    assert row["headline"].startswith("'＝")


def test_a_run_is_listed_shown_and_undone(archive: Path, folder: Path, kho: Run) -> None:
    kho("ingest", archive, folder, "--outlet", "Báo Thử")
    kho("ingest", archive, folder)
    newest, oldest = kho("batches", archive)[1]
    assert (newest["job_id"], newest["added"], newest["duplicates"]) == (2, 0, 4)
    assert (oldest["paths"], oldest["options"]) == ([str(folder)], {"outlet": "Báo Thử"})
    shown = kho("batches", archive, 1)[1]
    assert [answer["event"] for answer in shown] == ["batch", "item", "item", "item"]
    code, answers = kho("batches", archive, 1, "--undo")
    assert code == 0
    assert answers[-1] == {
        "event": "undone",
        "job_id": 1,
        "removed": 3,
        "restored": 0,
        "conflicts": [],
    }
    assert kho("search", archive, "cảng")[1][-1]["total"] == 0
    assert kho("check", archive)[1][0]["ok"]
    assert kho("batches", archive, 7)[0] == 1


def test_a_stopped_run_goes_on_by_its_number(archive: Path, folder: Path, kho: Run) -> None:
    kho("ingest", archive, folder / "2 bài.txt", "--outlet", "Báo Thử")
    kho("batches", archive, 1, "--undo")
    _, answers = kho("ingest", archive, "--resume", 1)
    assert answers[-1]["added"] == 1
    assert kho("show", archive, items(answers)[0]["article_id"])[1][0]["outlet"] == "Báo Thử"


def test_profiles_are_kept_checked_and_used(archive: Path, tmp_path: Path, kho: Run) -> None:
    profile = tmp_path / "cột.json"
    columns = {"headline": "Ten", "body": "Bai"}
    profile.write_text(json.dumps({"name": "Sổ tay", "columns": columns}), encoding="utf-8")
    assert kho("profiles", archive, "--add", profile)[1] == [
        {
            "event": "profile",
            "kind": "columns",
            "name": "Sổ tay",
            "body": {"name": "Sổ tay", "columns": columns},
        }
    ]
    table = write_lines(tmp_path / "a.jsonl", [{"Ten": "Mưa lớn", "Bai": "Cả ngày."}])
    assert kho("ingest", archive, table)[1][-1]["failed"] == 1
    assert kho("ingest", archive, table, "--columns", "Sổ tay")[1][-1]["added"] == 1
    profile.write_text('{"name": "Sổ tay", "columns": {"tít": "Ten"}}', encoding="utf-8")
    code, answers = kho("profiles", archive, "--add", profile)
    assert (code, answers[0]["kind"]) == (1, "FieldInvalid")
    site = tmp_path / "trang.json"
    site.write_text('{"name": "Vi Du", "hosts": ["vi-du.example"], "body": [".noi-dung"]}')
    assert len(kho("profiles", archive, "--kind", "site", "--add", site)[1]) == 2
    assert len(kho("profiles", archive, "--remove", "Sổ tay")[1]) == 1
    assert kho("profiles", archive, "--remove", "Sổ tay")[0] == 1


def test_how_a_table_would_be_read(archive: Path, tmp_path: Path, kho: Run) -> None:
    table = tmp_path / "a.csv"
    rows = "Tiêu đề;Nội dung;Ngày đăng;Ghi chú\nMưa lớn;Cả ngày.;24/10/2018;x\n"
    table.write_text(rows, encoding="utf-8")
    code, (seen,) = kho("preview", archive, table)
    assert code == 0
    assert seen["header"] == ["Tiêu đề", "Nội dung", "Ngày đăng", "Ghi chú"]
    assert seen["rows"] == [["Mưa lớn", "Cả ngày.", "24/10/2018", "x"]]
    assert seen["profile"]["columns"]["headline"] == "Tiêu đề"
    assert (seen["guessed"], seen["delimiter"], seen["unmapped"]) == (True, ";", ["Ghi chú"])
    assert seen["examples"]["headline"] == ["Mưa lớn"]
    assert seen["problem"] is None
    profile = tmp_path / "p.json"
    named = {"name": "Ghi chú", "columns": {"headline": "Ghi chú", "body": "Tiêu đề"}}
    profile.write_text(json.dumps(named), encoding="utf-8")
    kho("profiles", archive, "--add", profile)
    seen = kho("preview", archive, table, "--columns", "Ghi chú")[1][0]
    assert (seen["guessed"], seen["examples"]["headline"]) == (False, ["x"])
    table.write_bytes(b"%PDF-1.4")
    code, answers = kho("preview", archive, table)
    assert (code, answers[0]["kind"]) == (1, "FileUnreadable")


@pytest.mark.skipif(os.name == "nt", reason="pipes are read otherwise there")
def test_a_run_waits_when_it_is_told_to(archive: Path, tmp_path: Path) -> None:
    lines = write_lines(
        tmp_path / "nhiều.jsonl",
        [{"id": f"{n}", "title": f"Bài {n}", "body": ["Một hai ba."]} for n in range(6000)],
    )
    command = [sys.executable, "-m", "db.cli", "ingest", str(archive), str(lines), "--json"]
    with subprocess.Popen(
        [*command, "--watch-stdin"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        said = child.stdout.fileno()
        answers = os.read(said, 1)  # its first word: it runs
        child.stdin.write(b"pause\n")
        child.stdin.flush()
        while select.select([said], [], [], 2)[0]:  # what was on its way comes to rest
            answers += os.read(said, 1 << 16)
        assert child.poll() is None
        assert b'"report"' not in answers
        child.stdin.write(b"resume\n")
        child.stdin.flush()
        answers += child.stdout.read()
    assert json.loads(answers.splitlines()[-1])["added"] == 6000

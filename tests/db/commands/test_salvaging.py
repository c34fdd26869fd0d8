"""`kho salvage`, for programs and for people."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from db.cli import main
from tests.db.ingest.workbench import write_lines
from tests.db.kho import Run
from tests.reliability.damaging import zero_first_page


def test_a_damaged_archive_is_shown_and_brought_back(
    kho_archive: Path, tmp_path: Path, kho: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    kho("backup", kho_archive)
    assert kho("salvage", kho_archive)[1][-1]["kind"] == "ArchiveWhole"
    lines = write_lines(tmp_path / "thêm.jsonl", [{"title": "Chợ nổi", "body": ["Họp sáng sớm."]}])
    kho("ingest", kho_archive, lines)
    zero_first_page(kho_archive, random.Random(1))
    code, (*progress, one, told) = kho("salvage", kho_archive)
    assert code == 0
    assert {event["event"] for event in progress} == {"progress"}
    assert (one["event"], one["headline"], one["is_new"]) == ("salvageable", "Chợ nổi", True)
    assert (told["event"], told["backup"]["number"], told["backup"]["articles"]) == (
        "salvage",
        1,
        7,
    )
    assert (told["salvaged"], told["new"], told["unproven"], told["articles"]) == (1, 1, 0, 8)

    assert main(["salvage", str(kho_archive)]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "The database is damaged: file is not a database." in said
    assert "Beyond it: 1 articles more and 0 newer, all verified; 0 not verified" in said
    assert "Together: 8 articles" in said
    assert "more 2026-000008 Chợ nổi" in said.replace("more  ", "more ").replace("  ", " ")

    code, (*_, done) = kho("salvage", kho_archive, "--apply")
    assert (code, done["event"], done["articles"]) == (0, "salvaged", 8)
    assert (Path(done["damaged"]) / "archive.db").is_file()
    assert kho("search", kho_archive, "chợ nổi")[1][-1]["total"] == 1
    assert kho("check", kho_archive)[0] == 0


def test_what_was_never_an_archive(tmp_path: Path, kho: Run) -> None:
    assert kho("salvage", tmp_path)[1][-1]["kind"] == "NotAnArchive"
    assert kho("salvage", tmp_path / "x")[1][-1]["kind"] == "ArchiveMissing"

"""`kho check` says how every part of an archive stands, to programs and to people."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from db.backup import Backups
from db.cli import main
from db.commands import checking
from db.records.backups import BackupReason
from db.records.soundness import Finding, Part, Remedy, Soundness
from tests.db.kho import Run

KEYS = {"event", "ok", "full", "made_at", "program", "system", "findings"}
OF_A_FINDING = {"part", "ok", "soundness", "state", "detail", "said", "remedy"}


@pytest.mark.parametrize("full", [[], ["--full"]])
def test_a_report_for_programs(kho_archive: Path, kho: Run, full: list[str]) -> None:
    code, (report,) = kho("check", kho_archive, *full)
    assert (code, report["ok"], report["full"]) == (0, True, bool(full))
    assert set(report) == KEYS
    assert [one["part"] for one in report["findings"]] == [*Part]
    assert all(set(one) == OF_A_FINDING for one in report["findings"])
    by_part = {one["part"]: one for one in report["findings"]}
    assert by_part["database"]["detail"]["articles"] == 7
    assert (by_part["backup"]["soundness"], by_part["backup"]["remedy"]) == ("advice", "back_up")
    next((kho_archive / "objects").glob("*/*/*")).unlink()
    code, (report,) = kho("check", kho_archive, *full)
    assert (code, report["ok"]) == (1, False)
    assert [one["part"] for one in report["findings"] if not one["ok"]] == ["files"]


def test_a_report_for_people(
    kho_archive: Path, kho: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(kho_archive)]) == 0
    said = capsys.readouterr().out
    assert "to do    Backups: there is no verified one\n" in said
    assert "Make a backup: kho backup ARCHIVE" in said
    assert said.endswith("Nothing is damaged. Things to do: 1\n")
    kho("backup", kho_archive)
    assert main(["check", str(kho_archive)]) == 0
    said = capsys.readouterr().out
    assert said.endswith("All is sound.\n")
    assert len([line for line in said.splitlines() if line.startswith("ok ")]) == len(Part)
    (kho_archive / "archive.db").write_bytes(b"x" * 5000)
    assert main(["check", str(kho_archive)]) == 1
    said = capsys.readouterr().out
    assert "DAMAGED  Database: it cannot be opened:\n         file is not a database\n" in said
    assert said.endswith("Something is damaged: see above.\n")


def test_who_watches_is_told_of_progress(kho_archive: Path) -> None:
    command = [sys.executable, "-P", "-m", "db.cli", "check", str(kho_archive), "--json"]
    with subprocess.Popen(
        [*command, "--watch-stdin", "--full"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        answers = [json.loads(line) for line in child.stdout]
        assert child.stdin is not None
        child.stdin.close()
    assert answers[-1]["event"] == "report"
    stages = [one["stage"] for one in answers[:-1]]
    assert set(stages) == {*Part}
    assert all({"event", "stage", "done", "total"} == set(one) for one in answers[:-1])


def test_every_state_has_its_sentence_and_every_remedy_its_advice(kho_archive: Path) -> None:
    Backups(kho_archive).make(BackupReason.ASKED)
    facts: dict[str, str | int] = dict.fromkeys(
        (
            *("schema", "newest", "articles", "broken", "missing", "documents", "pending"),
            *("differing", "files", "changed", "texts_changed", "number", "age_days", "free_mb"),
            *("needed_mb", "total_mb", "kept", "left", "bytes", "texts", "objects", "open"),
        ),
        3,
    )
    facts |= dict.fromkeys(
        (
            *("name", "created_at", "reason", "made_at", "path", "version", "journal_mode"),
            "finished_at",
        ),
        "lời",
    )
    for part, sentences in checking._SENTENCES.items():
        for state in sentences:
            said = checking.sentence(Finding(part, Soundness.OK, state, facts))
            assert "{" not in said
    assert set(checking._SENTENCES) == set(checking._NAMES) == set(Part)
    assert set(checking._HELPS) == set(Remedy)
    assert set(checking._SIGNS) == set(Soundness)

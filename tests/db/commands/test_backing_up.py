"""`kho backup`, `kho backups` and `kho restore`."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from db.cli import main
from db.own_folders import settings_folder
from tests.db.ingest.workbench import write_lines
from tests.db.kho import Run
from tests.db.test_backup import spoil


def test_from_backup_to_restore_and_back(kho_archive: Path, tmp_path: Path, kho: Run) -> None:
    code, (*progress, report) = kho("backup", kho_archive)
    assert code == 0
    assert [one["event"] for one in progress] == ["progress", "progress"]
    assert (report["made"]["number"], report["made"]["verified"], report["removed"]) == (1, True, 0)
    assert kho("backup", kho_archive, "--if-changed")[1][-1]["made"] is None

    lines = write_lines(tmp_path / "thêm.jsonl", [{"title": "Chợ nổi", "body": ["Họp sáng sớm."]}])
    kho("ingest", kho_archive, lines)
    code, (one, whole) = kho("backups", kho_archive)
    assert (one["articles_since"], one["saves_since"], one["reason"]) == (1, 0, "asked")
    assert (whole["backups"], whole["second"]) == (1, None)
    since = {"added": 1, "removed": 0, "changed": 0}
    assert kho("backups", kho_archive, 1)[1][-1]["since"] == since

    code, (*_, restored) = kho("restore", kho_archive, 1)
    assert (code, restored["articles"], restored["damaged"]) == (0, 7, None)
    assert kho("search", kho_archive, "chợ nổi")[1][-1]["total"] == 0
    kho("restore", kho_archive, restored["before"]["number"])
    assert kho("search", kho_archive, "chợ nổi")[1][-1]["total"] == 1


def test_one_article_comes_back(kho_archive: Path, tmp_path: Path, kho: Run) -> None:
    kho("backup", kho_archive)
    edits = tmp_path / "sửa.json"
    facts = {"edit": "article_edit", "article": "1", "fields": {"section": "Kinh tế"}}
    edits.write_text(json.dumps([facts]), encoding="utf-8")
    kho("apply", kho_archive, edits, "--user", "LAN")
    assert kho("show", kho_archive, 1)[1][0]["section"] == "Kinh tế"
    code, (*_, back) = kho("restore", kho_archive, 1, "--article", 1, "--user", "LAN")
    assert (code, back["left_out"], back["changes"]["updated"]) == (0, 0, [1])
    assert kho("show", kho_archive, 1)[1][0]["section"] is None
    kho("undo", kho_archive, "--user", "LAN")
    assert kho("show", kho_archive, 1)[1][0]["section"] == "Kinh tế"


def test_a_damaged_archive_still_has_its_backups(kho_archive: Path, kho: Run) -> None:
    kho("backup", kho_archive)
    spoil(kho_archive / "archive.db")
    assert kho("backup", kho_archive)[1][-1]["kind"] == "ArchiveDamaged"
    code, (one, _) = kho("backups", kho_archive)
    assert (code, one["number"], one["verified"], one["articles_since"]) == (0, 1, True, None)
    code, (*_, restored) = kho("restore", kho_archive, 1)
    assert (code, restored["before"]) == (0, None)
    assert Path(restored["damaged"], "archive.db").exists()
    assert kho("check", kho_archive, "--full")[0] == 0


def test_what_is_not_there(kho_archive: Path, tmp_path: Path, kho: Run) -> None:
    assert kho("restore", kho_archive, 7) == (
        1,
        [{"event": "error", "kind": "BackupMissing", "number": "7"}],
    )
    for command in (["backup"], ["backups"]):
        assert kho(command[0], tmp_path)[1][-1]["kind"] == "NotAnArchive"


def test_an_archive_without_its_folder_of_backups_is_one_all_the_same(
    kho_archive: Path, kho: Run
) -> None:
    """As when somebody made room on the disk."""
    kho("backup", kho_archive)
    shutil.rmtree(kho_archive / "backups")
    assert kho("backups", kho_archive)[0] == 0
    assert kho("backup", kho_archive)[0] == 0
    assert kho("backups", kho_archive)[1][0]["verified"]


def test_where_nothing_can_be_written_it_is_said(
    kho_archive: Path, kho: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    kho("backup", kho_archive)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    assert kho("backup", kho_archive)[1][-1]["kind"] == "ArchiveReadOnly"
    answers = kho("restore", kho_archive, 1, "--article", 1)[1]
    assert answers[-1]["kind"] == "ArchiveReadOnly"
    assert kho("backups", kho_archive)[0] == 0


def test_a_second_place_is_remembered(kho_archive: Path, tmp_path: Path, kho: Run) -> None:
    place = tmp_path / "ổ rời"
    place.mkdir()
    report = kho("backup", kho_archive, "--second", place)[1][-1]
    assert (report["second"]["ok"], report["second"]["files"]) == (True, 2)
    assert kho("backups", kho_archive)[1][-1]["second"] == str(place)
    shutil.rmtree(settings_folder())  # as at another computer
    listed = kho("backups", kho_archive)[1][-1]
    assert (listed["second"], listed["elsewhere"]) == (None, str(place))
    report = kho("backup", kho_archive)[1][-1]
    assert (report["second"], report["elsewhere"]) == (None, str(place))
    kho("backup", kho_archive, "--second", place)
    assert kho("backups", kho_archive)[1][-1]["elsewhere"] is None
    place.rename(tmp_path / "rút ra")
    code, answers = kho("backup", kho_archive)
    assert (code, answers[-1]["second"]["miss"]) == (0, "absent")
    assert kho("backup", kho_archive, "--no-second")[1][-1]["second"] is None


def test_before_a_change_of_many_a_backup_is_made(
    kho_archive: Path, tmp_path: Path, kho: Run
) -> None:
    edits = tmp_path / "ghi.json"
    notes = [
        {"edit": "add_note", "article": "1", "kind": "note", "body": f"Ghi {number}"}
        for number in range(100)
    ]
    edits.write_text(json.dumps(notes[1:]), encoding="utf-8")
    assert kho("apply", kho_archive, edits, "--user", "LAN")[0] == 0
    assert kho("backups", kho_archive)[1][-1]["backups"] == 0
    edits.write_text(json.dumps(notes), encoding="utf-8")
    assert kho("apply", kho_archive, edits, "--user", "LAN")[0] == 0
    one, whole = kho("backups", kho_archive)[1]
    assert (whole["backups"], one["reason"], one["saves_since"]) == (1, "bulk", 1)
    kho("batches", kho_archive, 1, "--undo")
    one, *_ = kho("backups", kho_archive)[1]
    assert (one["number"], one["reason"]) == (2, "bulk")
    assert one["articles_since"] < 0


def test_a_person_reads_sentences(
    kho_archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*arguments: object) -> str:
        capsys.readouterr()
        main(list(map(str, arguments)))
        captured = capsys.readouterr()
        assert captured.err == ""
        return " ".join(captured.out.split())  # where lines end depends on the path

    assert "There is no backup yet" in said("backups", kho_archive)
    made = said("backup", kho_archive, "--second", tmp_path / "không có")
    assert "Backup 1 is made and verified" in made
    assert "did not get it: it is not there" in made
    assert "asked 7 articles verified +0, 0 saves since" in said("backups", kho_archive)
    shutil.rmtree(settings_folder())
    assert "was chosen at another computer" in said("backups", kho_archive)
    assert "was chosen at another computer" in said("backup", kho_archive, "--if-changed")
    assert "0 articles came" in said("backups", kho_archive, 1)
    assert "take this back: kho restore ARCHIVE 2" in said("restore", kho_archive, 1)
    assert "nothing to change" in said("restore", kho_archive, 1, "--article", 1)
    assert "Nothing has changed" not in said("backup", kho_archive, "--if-changed")
    assert "Nothing has changed" in said("backup", kho_archive, "--if-changed")

"""What an archive could be brought back from, and what is left of mishaps, is told with advice."""

from __future__ import annotations

import json
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from db.backup import Backups, facts_path
from db.check import check
from db.own_folders import settings_folder
from db.records.backups import BackupReason
from db.records.soundness import Finding, Part, Remedy, Soundness
from db.second_target import bring, choose_second
from tests.db.test_backup import spoil
from tests.db.test_check import write

MADE = "2026-06-30T09:00:00Z"
Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as shutil has it


def found(
    folder: Path, part: Part, now: str = "2026-07-02T10:00:00Z", *, full: bool = False
) -> Finding:
    finding = check(folder, full=full, now=now).find(part)
    assert finding is not None
    return finding


def make(folder: Path) -> None:
    Backups(folder, lambda: MADE).make(BackupReason.ASKED)


def test_backups_from_none_to_an_old_one(kho_archive: Path) -> None:
    none = found(kho_archive, Part.BACKUP)
    assert (none.soundness, none.state, none.remedy) == (Soundness.ADVICE, "none", Remedy.BACK_UP)
    make(kho_archive)
    current = found(kho_archive, Part.BACKUP, "2027-06-30T09:00:00Z")
    assert (current.soundness, current.state) == (Soundness.OK, "current")
    assert (current.detail["number"], current.detail["made_at"]) == (1, MADE)
    assert (current.detail["articles"], current.detail["age_days"]) == (7, 365)
    write(kho_archive, "UPDATE article SET section = 'mới' WHERE id = 1")
    recent = found(kho_archive, Part.BACKUP)
    assert (recent.soundness, recent.state, recent.detail["age_days"]) == (
        Soundness.OK,
        "recent",
        2,
    )
    old = found(kho_archive, Part.BACKUP, "2026-08-30T09:00:00Z")
    assert (old.soundness, old.state) == (Soundness.ADVICE, "old")
    assert old.ok
    early = found(kho_archive, Part.BACKUP, "2016-07-02T10:00:00Z")
    assert (early.state, early.detail["age_days"]) == ("recent", 0)


def test_a_spoiled_backup_is_found_when_it_is_read(kho_archive: Path) -> None:
    make(kho_archive)
    (backup,) = Backups(kho_archive).listed()
    spoil(backup.path)
    assert found(kho_archive, Part.BACKUP).ok
    read = found(kho_archive, Part.BACKUP, full=True)
    assert (read.soundness, read.state) == (Soundness.DAMAGE, "spoiled")
    facts = json.loads(facts_path(backup.path).read_bytes())
    facts_path(backup.path).write_text(json.dumps(facts | {"verified": False}))
    assert found(kho_archive, Part.BACKUP).state == "none"


def test_the_second_place(kho_archive: Path, tmp_path: Path) -> None:
    assert found(kho_archive, Part.SECOND).state == "none"
    place = tmp_path / "đĩa hai"
    choose_second(kho_archive, place)
    absent = found(kho_archive, Part.SECOND)
    assert (absent.state, absent.remedy) == ("absent", Remedy.CONNECT)
    place.mkdir()
    assert found(kho_archive, Part.SECOND).state == "empty"
    make(kho_archive)
    assert bring(Backups(kho_archive), place).ok
    current = found(kho_archive, Part.SECOND)
    assert (current.soundness, current.state) == (Soundness.OK, "near")
    assert (current.detail["number"], current.detail["path"]) == (1, str(place))
    make(kho_archive)
    behind = found(kho_archive, Part.SECOND)
    assert (behind.soundness, behind.state) == (Soundness.ADVICE, "behind")
    shutil.rmtree(settings_folder())
    elsewhere = found(kho_archive, Part.SECOND)
    assert (elsewhere.state, elsewhere.remedy) == ("elsewhere", Remedy.CHOOSE)
    assert elsewhere.detail == {"path": str(place)}


def test_little_room(kho_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(kho_archive, Part.ROOM).state == "enough"
    make(kho_archive)
    place = tmp_path / "đĩa hai"
    place.mkdir()
    choose_second(kho_archive, place)
    bring(Backups(kho_archive), place)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(9_000_000_000, 0, 5_000))
    low = found(kho_archive, Part.ROOM)
    assert (low.soundness, low.state, low.remedy) == (Soundness.ADVICE, "low", Remedy.MAKE_ROOM)
    assert (low.detail["free_mb"], low.detail["total_mb"]) == (0, 9000)
    assert found(kho_archive, Part.SECOND).state == "full"


def test_what_is_kept_and_what_is_left(kho_archive: Path) -> None:
    assert found(kho_archive, Part.DAMAGED).state == "none"
    (kho_archive / "damaged").mkdir()
    assert found(kho_archive, Part.DAMAGED).state == "none"
    (kho_archive / "damaged" / "20260101T000000Z-0a").mkdir()
    (kho_archive / "damaged" / "20260101T000000Z-0a" / "archive.db").write_bytes(b"x" * 100)
    kept = found(kho_archive, Part.DAMAGED)
    assert (kept.soundness, kept.state) == (Soundness.ADVICE, "kept")
    assert (kept.detail["kept"], kept.detail["bytes"]) == (1, 100)
    assert found(kho_archive, Part.LEFTOVERS).state == "none"
    (kho_archive / "backups" / "0a.tmp").write_bytes(b"x" * 7)
    left = found(kho_archive, Part.LEFTOVERS)
    assert (left.soundness, left.state) == (Soundness.OK, "some")
    assert (left.detail["left"], left.detail["bytes"]) == (1, 7)

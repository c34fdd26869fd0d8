"""A check tells of every part, changes nothing, and reports also what cannot be opened."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

import db.checks.looking
from db import create_archive, open_archive
from db.backup import Backups
from db.check import IN_THE_DATABASE, LOOKS, check
from db.engine import DATABASE, SCHEMA, WriteEngine
from db.errors import ArchiveMissing, ArchiveTooNew, Cancelled, NotAnArchive
from db.records import Progress
from db.records.backups import BackupReason
from db.records.soundness import CheckReport, Part, Remedy, Soundness
from tests.db.conftest import KHO_NAME


def states(report: CheckReport) -> dict[str, str]:
    return {one.part.value: f"{one.soundness}: {one.state}" for one in report.findings}


def hashes(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def spoil_a_text(database: Path) -> None:
    """Overwrite two pages in the midst of the texts."""
    content = bytearray(database.read_bytes())
    page = content.index("Mỗi ngày bến nhận".encode()) // 4096
    content[page * 4096 : (page + 2) * 4096] = b"\xff" * 8192
    database.write_bytes(content)


def write(folder: Path, statement: str) -> None:
    engine = WriteEngine(folder)
    with engine.transaction() as session:
        session.execute(text(statement))
    engine.checkpoint()
    engine.close()


def test_a_sound_archive(kho_archive: Path) -> None:
    Backups(kho_archive).make(BackupReason.ASKED)
    report = check(kho_archive, full=True, now="2026-11-30T04:00:00Z")
    assert report.ok
    assert report.made_at == "2026-11-30T04:00:00Z"
    assert all(one.soundness is Soundness.OK for one in report.findings), states(report)
    assert [one.part for one in report.findings] == [*Part]
    found = report.find(Part.ARCHIVE)
    assert found is not None
    assert (found.detail["name"], found.detail["schema"]) == (KHO_NAME, SCHEMA)


@pytest.mark.parametrize("full", [False, True])
def test_nothing_is_changed(kho_archive: Path, full: bool) -> None:
    before = hashes(kho_archive)
    assert check(kho_archive, full=full).ok
    after = hashes(kho_archive)
    assert {name: after[name] for name in before} == before
    assert {name.removeprefix(DATABASE) for name in after.keys() - before.keys()} <= {
        "-shm",
        "-wal",
    }


def test_a_damaged_database_is_told_page_by_page(kho_archive: Path) -> None:
    Backups(kho_archive).make(BackupReason.ASKED)
    spoil_a_text(kho_archive / DATABASE)
    report = check(kho_archive, full=True)
    assert not report.ok
    found = report.find(Part.DATABASE)
    assert found is not None
    assert (found.soundness, found.remedy) == (Soundness.DAMAGE, Remedy.SALVAGE)
    assert any("page" in line for line in found.said), found.said
    for finding in report.findings:
        assert finding.soundness is not Soundness.UNKNOWN or finding.part in IN_THE_DATABASE


def damages() -> dict[str, Callable[[Path], object]]:
    def cut(path: Path) -> None:
        path.write_bytes(path.read_bytes()[:1500])

    def zero_the_first_page(path: Path) -> None:
        path.write_bytes(bytes(4096) + path.read_bytes()[4096:])

    def zero_the_schema(path: Path) -> None:
        content = path.read_bytes()
        path.write_bytes(content[:100] + bytes(3996) + content[4096:])

    return {
        "gone": lambda path: path.unlink(),
        "empty": lambda path: path.write_bytes(b""),
        "cut off": cut,
        "noise": lambda path: path.write_bytes(b"x" * 50_000),
        "no first page": zero_the_first_page,
        "no schema": zero_the_schema,
    }


@pytest.mark.parametrize("damage", damages())
def test_what_cannot_be_opened_gets_a_report(kho_archive: Path, damage: str) -> None:
    backup = Backups(kho_archive).make(BackupReason.ASKED)
    damages()[damage](kho_archive / DATABASE)
    report = check(kho_archive, full=True)
    found = {one.part: one for one in report.findings}
    assert found[Part.DATABASE].soundness is Soundness.DAMAGE, states(report)
    assert found[Part.DATABASE].said
    assert found[Part.BACKUP].detail["number"] == backup.number
    assert found[Part.BACKUP].soundness is Soundness.OK
    assert found[Part.ROOM].ok
    assert found[Part.FILES].soundness is not Soundness.OK


def test_an_archive_that_does_not_say_what_it_is(kho_archive: Path) -> None:
    write(kho_archive, "DELETE FROM meta WHERE key = 'uuid'")
    report = check(kho_archive, full=False)
    found = {one.part: one for one in report.findings}
    assert (found[Part.ARCHIVE].state, found[Part.ARCHIVE].ok) == ("incomplete", False)
    assert found[Part.INDEX].soundness is Soundness.UNKNOWN


def test_an_archive_of_a_former_format_is_left_as_it_is(tmp_path: Path) -> None:
    create_archive(tmp_path / "a.khobao").close()
    write(tmp_path / "a.khobao", f"PRAGMA user_version = {SCHEMA - 1}")
    report = check(tmp_path / "a.khobao", full=False)
    assert report.ok
    told = states(report)
    assert told["archive"] == "advice: older"
    assert told["database"] == "ok: sound"
    assert told["index"] == told["files"] == "unknown: older"


def test_what_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissing):
        check(tmp_path / "none", full=False)
    with pytest.raises(NotAnArchive):
        check(tmp_path, full=False)
    (tmp_path / DATABASE).write_bytes(b"")
    with pytest.raises(NotAnArchive):
        check(tmp_path, full=False)
    create_archive(tmp_path / "new.khobao").close()
    write(tmp_path / "new.khobao", f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(ArchiveTooNew):
        check(tmp_path / "new.khobao", full=False)


def test_it_can_be_stopped_at_every_part(kho_archive: Path) -> None:
    for part in LOOKS:
        reached: list[str] = []

        def notice(progress: Progress, reached: list[str] = reached) -> None:
            reached.append(progress.stage)

        def stop(part: Part = part, reached: list[str] = reached) -> bool:
            return part in reached

        with pytest.raises(Cancelled):
            check(kho_archive, full=False, on_progress=notice, should_stop=stop)
        assert reached[-1] == part


def test_a_long_statement_can_be_stopped(
    kho_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.checks.looking, "STEPS", 20)
    asked = 0

    def stop_later() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3  # when the database is begun it is asked once

    reached: list[Progress] = []
    with pytest.raises(Cancelled):
        check(kho_archive, full=True, on_progress=reached.append, should_stop=stop_later)
    assert {one.stage for one in reached} == {Part.DATABASE}
    assert any(one.total for one in reached)


def test_a_check_through_the_archive(kho_archive: Path) -> None:
    assert open_archive(kho_archive, read_only=True).check().ok

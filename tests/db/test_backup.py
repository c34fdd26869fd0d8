"""Backups: whole or not there, verified, and never worse than what was there before."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import db.backup
from db import Archive, open_archive
from db.backup import Backups, expect_sound, facts_path
from db.copying import connect, read_contents
from db.engine import DATABASE
from db.errors import (
    ArchiveDamaged,
    ArchiveReadOnly,
    BackupDamaged,
    BackupMissing,
    BackupRoomMissing,
)
from db.records import ArticleEdit
from db.records.backups import BackupReason
from tests.db.articles import add, archive_of, article

ASKED = BackupReason.ASKED


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    texts = [article(f"Tin số {n}", f"Đường về làng số {n}.") for n in range(5)]
    return archive_of(tmp_path, texts, indexed=False)


def change(archive: Archive, section: str) -> None:
    reader, cataloguer = archive.reader(), archive.cataloguer("ab")
    (row,) = reader.rows([1])
    cataloguer.apply([ArticleEdit(1, row.row_version, {"section": section})])
    cataloguer.close()
    reader.close()


def spoil(database: Path) -> None:
    """Overwrite the middle of a database."""
    content = bytearray(database.read_bytes())
    middle = len(content) // 2
    content[middle - 30_000 : middle + 30_000] = bytes(60_000)
    database.write_bytes(content)


def test_a_backup_holds_what_the_archive_holds(archive: Archive) -> None:
    backup = Backups(archive.path, lambda: "2026-11-30T09:00:00Z").make(ASKED)
    assert backup.path.name == "000001-20261130T090000Z.db"
    assert backup.verified
    assert read_contents(backup.path).counts == read_contents(archive.path / DATABASE).counts
    facts = json.loads(facts_path(backup.path).read_bytes())
    assert (facts["reason"], facts["contents"]["articles"], facts["size"]) == (
        "asked",
        5,
        backup.path.stat().st_size,
    )
    assert Backups(archive.path).listed() == [backup]
    expect_sound(backup)


def test_somebody_may_save_while_it_is_made(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first copy holds other than what was there just before: it is made again, alone."""
    copied, times = db.copying._copied, []

    def meanwhile(folder: Path, part: Path) -> Any:
        times.append(part)
        if len(times) > 1:
            return copied(folder, part)
        copied(folder, part)
        change(archive, "Thể thao")
        return None

    monkeypatch.setattr(db.copying, "_copied", meanwhile)
    backup = Backups(archive.path).make(ASKED)
    assert len(times) == 2
    assert backup.contents is not None
    assert backup.contents.saves == 1


def test_changes_are_seen(archive: Archive) -> None:
    backups = Backups(archive.path)
    assert backups.is_changed()
    backups.make(ASKED)
    assert not backups.is_changed()
    change(archive, "Thể thao")
    assert backups.is_changed()
    (line,) = backups.lines()
    assert (line.articles, line.saves) == (0, 1)
    add(archive, [article("Tin nữa", "Thêm một bài.")])
    (line,) = backups.lines()
    assert (line.articles, line.saves) == (1, 1)


def test_a_damaged_archive_is_not_backed_up_over_good_ones(archive: Archive) -> None:
    backups = Backups(archive.path)
    good = backups.make(ASKED)
    archive.close()
    spoil(archive.path / DATABASE)
    with pytest.raises(ArchiveDamaged):
        backups.make(ASKED)
    assert backups.listed() == [good]
    assert sorted(path.name for path in backups.root.iterdir()) == sorted(
        [good.path.name, facts_path(good.path).name]
    )
    assert backups.lines()[0].articles is None


def test_a_backup_that_changed_is_found_out(archive: Archive) -> None:
    backups = Backups(archive.path)
    backup = backups.make(ASKED)
    content = bytearray(backup.path.read_bytes())
    content[-100] ^= 1
    backup.path.write_bytes(content)
    with pytest.raises(BackupDamaged, match="changed"):
        backups.verify(backup)
    backup.path.write_bytes(content[:-4096])
    assert not backups.listed()[0].verified


def test_a_file_without_facts_is_not_verified_until_it_is_read(archive: Archive) -> None:
    backups = Backups(archive.path)
    made = backups.make(ASKED)
    facts_path(made.path).unlink()
    (found,) = backups.listed()
    assert (found.verified, found.number, found.contents) == (False, 1, None)
    assert backups.verify(found).verified
    assert backups.listed()[0].contents == made.contents


@pytest.mark.parametrize("made_at", ["hôm qua", "2026-01-02T03:04:05", None, 7])
def test_facts_that_tell_no_moment_are_none(archive: Archive, made_at: object) -> None:
    backups = Backups(archive.path)
    made = backups.make(ASKED)
    facts = json.loads(facts_path(made.path).read_bytes())
    facts_path(made.path).write_text(json.dumps(facts | {"made_at": made_at}))
    assert not backups.listed()[0].verified
    assert backups.thin() == 0


def test_a_backup_is_found_by_number_name_and_path(archive: Archive, tmp_path: Path) -> None:
    backups = Backups(archive.path)
    made = backups.make(ASKED)
    elsewhere = shutil.copy(made.path, tmp_path / "mang đi.db")
    assert backups.find("1") == backups.find(made.path.name) == backups.find(made.path.stem) == made
    assert backups.find(str(elsewhere)).path == elsewhere
    for wrong in ("0", "2", "", "không có.db"):
        with pytest.raises(BackupMissing):
            backups.find(wrong)


def test_what_a_killed_program_left_is_swept(archive: Archive) -> None:
    backups = Backups(archive.path)
    (backups.root / "dở dang.tmp").write_bytes(b"x")
    (backups.root / "xem.tmp.khobao").mkdir()
    backups.make(ASKED)
    assert not list(backups.root.glob("*.tmp*"))


def test_thinning_removes_a_backup_with_its_facts(archive: Archive) -> None:
    hours = iter(f"2026-{month:02}-{day:02}T08:00:00Z" for month in (1, 3) for day in range(1, 19))
    backups = Backups(archive.path, lambda: next(hours))
    for _ in range(36):
        backups.make(ASKED)
    assert backups.thin() > 8
    left = backups.listed()
    assert left[0].number == 36
    assert len(list(backups.root.iterdir())) == 2 * len(left)


class Usage(NamedTuple):
    """What `shutil.disk_usage` answers."""

    total: int
    used: int
    free: int


def test_a_disk_without_room_is_told_with_sizes(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10_000_000, 9_990_000, 10_000))
    with pytest.raises(BackupRoomMissing) as caught:
        Backups(archive.path).make(ASKED)
    size = (archive.path / DATABASE).stat().st_size
    assert (caught.value.free_mb, caught.value.needed_mb) == (0, -(-size // 1_000_000))
    assert list((archive.path / "backups").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="no such file there")
def test_a_disk_that_fills_up_meanwhile(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(db.copying, "sync_path", full)
    with pytest.raises(BackupRoomMissing):
        Backups(archive.path).make(ASKED)
    assert list((archive.path / "backups").iterdir()) == []


def test_a_text_that_was_changed_behind_the_back_is_no_backup(archive: Archive) -> None:
    archive.close()
    connection = connect(archive.path / DATABASE)
    connection.execute("UPDATE text_version SET text = text || 'x'")
    connection.close()
    with pytest.raises(ArchiveDamaged, match="text of article"):
        Backups(archive.path).make(ASKED)
    assert open_archive(archive.path).info().articles == 5


def test_a_folder_of_backups_that_cannot_be_written_is_told_as_that(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite only says that it cannot open the copy, which would be told as damage."""
    root = archive.path / "backups"
    touch = Path.touch

    def refuse(path: Path, *others: Any, **named: Any) -> None:
        if path.parent == root:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        touch(path, *others, **named)

    monkeypatch.setattr(Path, "touch", refuse)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    with pytest.raises(ArchiveReadOnly) as caught:
        Backups(archive.path).make(ASKED)
    assert caught.value.path == root
    assert not list(root.iterdir())

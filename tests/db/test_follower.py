"""What another window saves is noticed: by the count of its saves, by the index, by the history."""

from __future__ import annotations

import shutil
from pathlib import Path

from db import Archive, open_archive
from db.backup import Backups
from db.records import ArticleEdit
from db.records.backups import BackupReason
from db.restoring import restore
from db.window_lock import take
from tests.db.articles import archive_of, article


def edit(archive: Archive, section: str) -> None:
    """Save something."""
    reader, cataloguer = archive.reader(), archive.cataloguer("LAN")
    (row,) = reader.rows([1])
    cataloguer.apply([ArticleEdit(1, row.row_version, {"section": section})])
    cataloguer.close()
    reader.close()


def test_saves_index_and_lock_are_seen(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, [article("Phà Mười Cây", "Bến phà có thêm chuyến.")])
    lock = take(archive.path, "LAN")
    follower = open_archive(archive.path, read_only=True).follower()
    first = follower.look()
    assert follower.look() == first
    assert not first.free
    edit(archive, "Mục một")
    second = follower.look()
    assert second.saves != first.saves
    assert (second.index, second.history) == (first.index, first.history)
    indexer = archive.indexer()
    indexer.sync(merge=False)
    indexer.close()
    third = follower.look()
    assert third.index != second.index
    del lock
    assert follower.look().free
    follower.close()


def test_a_restore_and_another_file_are_another_history(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, [article("Phà Mười Cây", "Bến phà có thêm chuyến.")])
    follower = open_archive(archive.path, read_only=True).follower()
    first = follower.look()
    made = Backups(archive.path).make(BackupReason.ASKED)
    assert follower.look().history == first.history
    restore(archive.path, str(made.number))
    second = follower.look()
    assert second.history[0] != first.history[0]
    archive.close()
    database = archive.path / "archive.db"
    shutil.copyfile(database, tmp_path / "new.db")
    (tmp_path / "new.db").replace(database)
    assert follower.look().history[1] != second.history[1]
    follower.close()

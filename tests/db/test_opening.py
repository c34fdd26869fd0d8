"""A damaged archive is told from what never was one, and is never opened as a blank one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db import open_archive
from db.copying import connect
from db.engine import DATABASE
from db.errors import ArchiveDamaged, NotAnArchive
from tests.db.articles import archive_of, article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    archive = archive_of(tmp_path, [article("Tít", "Thân bài.")], indexed=False)
    archive.close()
    return archive.path


def run(*statements: str) -> Callable[[Path], None]:
    def harm(database: Path) -> None:
        with closing(connect(database)) as connection:
            triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in triggers.fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.execute(statement)

    return harm


def garble_a_name(database: Path) -> None:
    """Let the schema name a table by bytes that are no text: the driver cannot even say so."""
    content = database.read_bytes()
    assert b"tablemetameta" in content
    garbled = b"table\xa0\xa0\xa0\xa0meta"
    database.write_bytes(
        content.replace(b"tablemetameta", garbled).replace(b"TABLE meta", b"TABEL meta")
    )


HARMS: dict[str, Callable[[Path], object]] = {
    "is missing": Path.unlink,
    "is empty": lambda database: database.write_bytes(b"x" * 100),
    "does not say": run("PRAGMA application_id = 7"),
    "the table note is missing": run("DROP TABLE note"),
    "its articles are missing": run("DELETE FROM article"),
    "its number is missing": run("DELETE FROM meta WHERE key = 'uuid'"),
    "not UTF-8": garble_a_name,
    "not a database": lambda database: database.write_bytes(b"x" * 10_000),
}


@pytest.mark.parametrize("reason", HARMS)
def test_what_was_an_archive_is_called_damaged(folder: Path, reason: str) -> None:
    HARMS[reason](folder / DATABASE)
    with pytest.raises(ArchiveDamaged) as caught:
        open_archive(folder)
    assert reason in caught.value.reason


def test_it_is_damaged_without_its_backups_too(folder: Path) -> None:
    """Somebody made room on the disk before it broke."""
    (folder / "backups").rmdir()
    (folder / DATABASE).write_bytes(b"")
    with pytest.raises(ArchiveDamaged, match="empty"):
        open_archive(folder)


def test_the_log_beside_an_empty_database_is_kept(folder: Path) -> None:
    """SQLite would take the database for a new one, and throw its log away."""
    (folder / DATABASE).write_bytes(b"")
    log = folder / f"{DATABASE}-wal"
    log.write_bytes(b"x" * 5000)
    with pytest.raises(ArchiveDamaged):
        open_archive(folder)
    assert log.read_bytes() == b"x" * 5000


def test_another_program_may_have_an_archive_db(tmp_path: Path) -> None:
    with closing(connect(tmp_path / DATABASE, "rwc")) as database:
        database.execute("CREATE TABLE song (title)")
    with pytest.raises(NotAnArchive):
        open_archive(tmp_path)

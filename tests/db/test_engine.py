"""The one place that opens SQLite: rules of every connection, transactions, the writer's lock."""

from __future__ import annotations

import errno
import os
import shutil
import threading
import unicodedata
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db.disk import ROOM_TO_WRITE
from db.engine import (
    APPLICATION_ID,
    SAFE_WAL_VERSION,
    SCHEMA,
    ReadEngine,
    WriteEngine,
    create_database,
    journal_mode,
    settle,
    sqlite_module,
)
from db.errors import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveFull,
    ArchiveMissing,
    ArchivePutBack,
    ArchiveReadOnly,
)
from db.locks import held, holder_of

OUTLET = text("INSERT INTO outlet (uid, name, name_key) VALUES (:uid, :uid, :uid)")
COUNT = text("SELECT count(*) FROM outlet")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_database(tmp_path)
    return tmp_path


def count(folder: Path) -> int:
    engine = ReadEngine(folder)
    try:
        with engine.session() as session:
            return int(session.scalar(COUNT) or 0)
    finally:
        engine.close()


def test_a_new_database_says_whose_it_is(folder: Path) -> None:
    engine = ReadEngine(folder)
    with engine.session() as session:
        assert session.scalar(text("PRAGMA application_id")) == APPLICATION_ID
        assert session.scalar(text("PRAGMA user_version")) == SCHEMA
    engine.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("foreign_keys", 1), ("trusted_schema", 0), ("cell_size_check", 1), ("synchronous", 2)],
)
def test_every_writing_connection_keeps_the_rules(folder: Path, pragma: str, value: int) -> None:
    engine = WriteEngine(folder)
    with engine.transaction() as session:
        assert session.scalar(text(f"PRAGMA {pragma}")) == value
        assert session.scalar(text("PRAGMA journal_mode")) == journal_mode().lower()
    engine.close()


def test_wal_only_where_it_is_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sqlite_module().sqlite_version_info >= SAFE_WAL_VERSION
    assert journal_mode() == "WAL"
    monkeypatch.setattr(sqlite_module(), "sqlite_version_info", (3, 51, 2))
    assert journal_mode() == "DELETE"


def test_a_transaction_is_all_or_nothing(folder: Path) -> None:
    engine = WriteEngine(folder)
    with pytest.raises(IntegrityError), engine.transaction() as session:
        session.execute(OUTLET, {"uid": "a"})
        session.execute(OUTLET, {"uid": "a"})
    engine.close()
    assert count(folder) == 0


def test_rolled_back_definitions_are_gone(folder: Path) -> None:
    engine = WriteEngine(folder)
    with pytest.raises(RuntimeError), engine.transaction() as session:
        session.execute(text("CREATE TABLE extra (x TEXT) STRICT"))
        raise RuntimeError
    with engine.transaction() as session:
        assert not session.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'extra'"))
    engine.close()


def test_a_reader_cannot_write(folder: Path) -> None:
    engine = ReadEngine(folder)
    with pytest.raises(ArchiveReadOnly), engine.session() as session:
        session.execute(OUTLET, {"uid": "a"})
    engine.close()


def test_a_reader_sees_one_moment(folder: Path) -> None:
    reader, writer = ReadEngine(folder), WriteEngine(folder)
    with reader.session() as session:
        assert session.scalar(COUNT) == 0
        with writer.transaction() as other:
            other.execute(OUTLET, {"uid": "a"})
        assert session.scalar(COUNT) == 0
    with reader.session() as session:
        assert session.scalar(COUNT) == 1
    reader.close()
    writer.close()


def test_writers_wait_for_each_other_and_lose_nothing(folder: Path) -> None:
    """Read, then write: with deferred transactions most of these would fail as "locked"."""

    def save(name: str) -> None:
        engine = WriteEngine(folder)
        for number in range(20):
            with engine.transaction() as session:
                session.scalar(COUNT)
                session.execute(OUTLET, {"uid": f"{name}{number}"})
        engine.close()

    threads = [threading.Thread(target=save, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(folder) == 60


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody move a file that is open")
def test_nothing_is_saved_into_a_database_that_was_moved_away(tmp_path: Path) -> None:
    """A connection keeps the file that it opened: a save there would be told, and not be there."""
    place, aside, copy = tmp_path / "kho", tmp_path / "cũ", tmp_path / "bản sao"
    place.mkdir()
    create_database(place)
    writer = WriteEngine(place)
    with writer.transaction() as session:
        session.execute(OUTLET, {"uid": "a"})
    shutil.copytree(place, copy)
    place.rename(aside)
    copy.rename(place)
    with pytest.raises(ArchivePutBack), writer.transaction() as session:
        session.execute(OUTLET, {"uid": "b"})
    writer.close()
    assert (count(place), count(aside)) == (1, 1)

    writer = WriteEngine(place)
    with writer.transaction() as session:
        session.execute(OUTLET, {"uid": "c"})
    (place / "archive.db").unlink()
    with pytest.raises(ArchiveDamaged, match="missing"), writer.transaction() as session:
        session.execute(OUTLET, {"uid": "d"})
    writer.close()


def test_an_archive_that_was_moved_is_missing_and_not_damaged(tmp_path: Path) -> None:
    """Or its disk was unplugged: advice for what is damaged would be wrong."""
    place, aside = tmp_path / "kho", tmp_path / "cũ"
    place.mkdir()
    create_database(place)
    writer = WriteEngine(place)
    with writer.transaction() as session:
        session.execute(OUTLET, {"uid": "a"})
    writer.close()
    place.rename(aside)
    with pytest.raises(ArchiveMissing):
        count(place)
    with pytest.raises(ArchiveMissing), writer.transaction():
        pass
    aside.rename(place)
    with writer.transaction() as session:
        session.execute(OUTLET, {"uid": "b"})
    writer.close()
    assert count(place) == 2


def test_the_lock_says_who_holds_it(folder: Path) -> None:
    engine = WriteEngine(folder, lock_seconds=0)
    with held(folder / "writer.lock", 0):
        with pytest.raises(ArchiveBusy) as caught, engine.transaction():
            pass
        assert "process" in caught.value.holder
        assert caught.value.holder == holder_of(folder / "writer.lock")
    with engine.transaction() as session:
        session.execute(OUTLET, {"uid": "a"})
    engine.close()


def test_a_lock_file_left_behind_locks_nothing(folder: Path) -> None:
    (folder / "writer.lock").write_text('{"program": "kho", "pid": 1, "computer": "x"}')
    engine = WriteEngine(folder, lock_seconds=0)
    with engine.transaction() as session:
        session.execute(OUTLET, {"uid": "a"})
    engine.close()
    assert count(folder) == 1


def test_nobody_known_holds_a_lock_without_a_name(tmp_path: Path) -> None:
    assert holder_of(tmp_path / "none") == "?"
    (tmp_path / "odd").write_text("[]")
    assert holder_of(tmp_path / "odd") == "?"


@pytest.mark.parametrize(
    "name",
    [
        "a b",
        "50% #1 ?x=1&y",
        unicodedata.normalize("NFD", "Kho Báo Quảng Ninh"),
        "📰",
        "d" * 200,
    ],
)
def test_odd_paths(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    create_database(folder)
    engine = WriteEngine(folder)
    with engine.transaction() as session:
        session.execute(OUTLET, {"uid": "a"})
    engine.close()
    assert count(folder) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_bytes(b"no database at all" * 100)
    engine = ReadEngine(tmp_path)
    with pytest.raises(ArchiveDamaged), engine.session() as session:
        session.scalar(COUNT)
    engine.close()
    assert (tmp_path / "archive.db").read_bytes() == b"no database at all" * 100


def test_a_full_disk_is_told_as_one(folder: Path) -> None:
    engine = WriteEngine(folder)
    with pytest.raises(ArchiveFull), engine.transaction() as session:
        pages = session.scalar(text("PRAGMA page_count"))
        session.execute(text(f"PRAGMA max_page_count = {pages}"))
        for number in range(20_000):
            session.execute(OUTLET, {"uid": str(number)})
    engine.close()
    assert count(folder) == 0


def test_a_save_is_refused_before_the_disk_is_full(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that there is still room for the files by which others read."""
    engine = WriteEngine(folder)
    usage = shutil.disk_usage(folder)
    free = usage._replace(free=ROOM_TO_WRITE - 1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: free)
    with pytest.raises(ArchiveFull) as refused, engine.transaction():
        pytest.fail("it began")
    assert (refused.value.needed_mb, refused.value.free_mb) == (8, 7)
    monkeypatch.undo()
    with engine.transaction() as session:
        session.execute(OUTLET, {"uid": "a"})
    engine.close()
    assert count(folder) == 1


def test_a_lock_holds_though_nobody_can_sign_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int, _length: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "ftruncate", full)
    with (
        held(tmp_path / "lock", 0),
        pytest.raises(ArchiveBusy),
        held(tmp_path / "lock", 0),
    ):
        pytest.fail("two hold it")


def test_who_reads_without_room_sees_what_is_saved_since(folder: Path) -> None:
    """For want of room a database is read as it lies; nobody may miss what is saved later."""
    engine = WriteEngine(folder)
    with engine.transaction() as session:
        session.execute(OUTLET, {"uid": "a"})
    engine.close()
    reader = ReadEngine(folder)
    reader._engine, reader._lying = reader._open(as_it_lies=True), reader._facts()
    for before, uid in enumerate(("b", "c"), 1):
        with reader.session() as session:
            assert session.scalar(COUNT) == before
        engine = WriteEngine(folder)
        with engine.transaction() as session:
            session.execute(OUTLET, {"uid": uid})
        engine.close()
    with reader.session() as session:
        assert session.scalar(COUNT) == 3
    reader.close()


def test_a_checkpoint_empties_the_log(folder: Path) -> None:
    engine = WriteEngine(folder)
    with engine.transaction() as session:
        session.execute(OUTLET, {"uid": "a"})
    log = folder / "archive.db-wal"
    assert log.stat().st_size > 0
    engine.checkpoint()
    assert log.stat().st_size == 0
    engine.close()
    assert count(folder) == 1


def test_what_a_power_cut_left_half_written_is_undone_before_it_is_read(tmp_path: Path) -> None:
    """An archive that is upgraded, or put in the place of a damaged one, has no WAL yet."""
    create_database(tmp_path)
    connection = sqlite_module().connect(str(tmp_path / "archive.db"), isolation_level=None)
    for pragma in ("journal_mode = DELETE", "cache_size = 1", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "INSERT INTO outlet (uid, name, name_key) VALUES (?, ?, ?)",
        [(f"{number}", f"Tin {number} " * 90, f"{number}") for number in range(200)],
    )
    cut = tmp_path / "sau khi mất điện"
    cut.mkdir()
    for path in tmp_path.glob("archive.db*"):
        shutil.copy(path, cut)
    connection.close()
    assert (cut / "archive.db-journal").stat().st_size > 0
    with pytest.raises(ArchiveReadOnly):
        count(cut)
    settle(cut)
    assert count(cut) == 0

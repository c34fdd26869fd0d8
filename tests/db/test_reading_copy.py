"""A copy that is read in the place of a database holds what was saved, whoever saves meanwhile."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

import db.reading_copy
from db.copying import connect
from db.engine import DATABASE, ReadEngine, WriteEngine
from db.errors import ArchiveBusy, ArchiveDamaged, CacheUnwritable
from db.reading_copy import ReadingCopy, reading_copy
from tests.db.articles import archive_of, article

NOW = "2026-03-01T02:12:00Z"
Copying = Callable[..., object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive with one article."""
    archive = archive_of(tmp_path, [article("Phà Mười Cây", "Có thêm chuyến.")], indexed=False)
    archive.close()
    return archive.path


PUT = "INSERT INTO meta VALUES (:key, :value) ON CONFLICT DO UPDATE SET value = :value"


def put(engine: WriteEngine, value: int) -> None:
    """Save a number in two places at once."""
    with engine.transaction() as session:
        for key in ("one", "two"):
            session.execute(text(PUT), {"key": key, "value": str(value)})


def held(copy: ReadingCopy) -> tuple[int, int]:
    """The two numbers in a copy."""
    engine = ReadEngine(copy.folder, frozen=True)
    with engine.session() as session:
        rows = session.execute(text("SELECT key, value FROM meta WHERE key IN ('one', 'two')"))
        values = {row[0]: int(row[1]) for row in rows}
    engine.close()
    return values.get("one", 0), values.get("two", 0)


def test_a_copy_is_made_once_of_each_state(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    engine = WriteEngine(folder)
    put(engine, 1)
    assert (folder / f"{DATABASE}-wal").stat().st_size, "the log holds the save"
    first = reading_copy(folder, cache, lambda: NOW)
    assert (held(first), first.as_of) == ((1, 1), NOW)
    assert reading_copy(folder / "." / ".." / folder.name, cache).folder == first.folder
    put(engine, 2)
    second = reading_copy(folder, cache)
    assert held(second) == (2, 2)
    assert held(first) == (1, 1), "it is in use, and stays"
    del first
    engine.close()
    put(engine, 3)
    third = reading_copy(folder, cache)
    (root,) = (cache / "copies").iterdir()
    assert {path.name for path in root.iterdir()} == {second.folder.name, third.folder.name}
    engine.close()


@pytest.mark.parametrize("name", [DATABASE, f"{DATABASE}-wal"])
def test_a_log_that_begins_anew_meanwhile_is_noticed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """What SQLite puts away and what comes after it never stand half in a copy."""
    engine = WriteEngine(folder)
    put(engine, 1)
    copied, times = shutil.copyfile, 0

    def copy_and_save(source: Path, target: Path) -> None:
        nonlocal times
        copied(source, target)
        if source.name == name and times < 2:
            times += 1
            engine.checkpoint()
            put(engine, 10 + times)

    monkeypatch.setattr(shutil, "copyfile", copy_and_save)
    copy = reading_copy(folder, tmp_path / "cache", sleep=lambda _seconds: None)
    assert held(copy) == (12, 12)
    engine.close()


def test_copies_of_an_archive_in_use_are_whole_and_not_late(folder: Path, tmp_path: Path) -> None:
    saved, ended, failed = [0], threading.Event(), list[Exception]()

    def save() -> None:
        engine = WriteEngine(folder)
        try:
            while not ended.is_set():
                put(engine, saved[0] + 1)
                saved[0] += 1
                if saved[0] % 7 == 0:
                    engine.checkpoint()
        except Exception as error:  # noqa: BLE001 - told by the test
            failed.append(error)
        engine.close()

    thread = threading.Thread(target=save)
    thread.start()
    try:
        for _ in range(12):
            before = saved[0]
            try:
                one, two = held(reading_copy(folder, tmp_path / "cache", sleep=time.sleep))
            except ArchiveBusy:
                continue
            assert one == two
            assert one >= before
    finally:
        ended.set()
        thread.join()
    assert failed == []
    assert saved[0] > 0


def test_a_copy_without_the_log_would_be_noticed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = WriteEngine(folder)
    put(engine, 1)
    monkeypatch.setattr(db.reading_copy, "_head", lambda _log: b"")
    assert held(reading_copy(folder, tmp_path / "cache")) == (0, 0)
    engine.close()


def test_what_changes_all_the_time_is_told(folder: Path, tmp_path: Path) -> None:
    (folder / f"{DATABASE}-journal").write_bytes(b"somebody is saving")
    waited: list[float] = []
    with pytest.raises(ArchiveBusy):
        reading_copy(folder, tmp_path / "cache", sleep=waited.append)
    assert len(waited) == db.reading_copy.ATTEMPTS - 1
    (root,) = (tmp_path / "cache" / "copies").iterdir()
    assert list(root.iterdir()) == []


def test_a_damaged_database_is_no_copy(folder: Path, tmp_path: Path) -> None:
    database = folder / DATABASE
    content = bytearray(database.read_bytes())
    content[4096 : 4096 * 3] = bytes(4096 * 2)
    database.write_bytes(content)
    with pytest.raises(ArchiveDamaged):
        reading_copy(folder, tmp_path / "cache")


def test_a_cache_that_is_a_file(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    with pytest.raises(CacheUnwritable):
        reading_copy(folder, tmp_path / "cache")


def test_nothing_is_made_beside_the_database(folder: Path, tmp_path: Path) -> None:
    with_log = connect(folder / DATABASE)
    with_log.execute("UPDATE meta SET value = 'x' WHERE key = 'name'")
    before = {path.name for path in folder.iterdir()}
    reading_copy(folder, tmp_path / "cache")
    assert {path.name for path in folder.iterdir()} == before
    with_log.close()


def test_a_save_that_was_broken_off_is_taken_back_in_the_copy(folder: Path, tmp_path: Path) -> None:
    """Where there is no log to write ahead, what was there before lies in a journal."""
    place = tmp_path / "disc"
    place.mkdir()
    writing = connect(folder / DATABASE)
    writing.execute("PRAGMA journal_mode = DELETE")
    writing.execute("PRAGMA cache_spill = 1")
    writing.execute("PRAGMA cache_size = 1")
    writing.execute("BEGIN IMMEDIATE")
    for number in range(3000):
        writing.execute("INSERT INTO meta VALUES (?, 'half')", (f"key {number}",))
    journal = folder / f"{DATABASE}-journal"
    assert journal.stat().st_size
    for path in (folder / DATABASE, journal):
        shutil.copyfile(path, place / path.name)
    writing.execute("ROLLBACK")
    writing.close()
    copy = reading_copy(place, tmp_path / "cache", frozen=True)
    engine = ReadEngine(copy.folder, frozen=True)
    with engine.session() as session:
        assert session.scalar(text("SELECT count(*) FROM meta WHERE value = 'half'")) == 0
    engine.close()

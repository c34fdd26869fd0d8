"""The log beside a database: what SQLite would read of it, and what stands behind damage."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.salvaging.pages import PageFile
from db.salvaging.write_ahead import FRAME, HEADER, read_log

SAVES = 30


@pytest.fixture(params=[512, 4096, 65536])
def page_size(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def log(tmp_path: Path, page_size: int) -> Path:
    """The log of thirty saves, each of one row; none has reached the database."""
    live, kept = tmp_path / "live.db", tmp_path / "kept.db"
    with closing(sqlite3.connect(live)) as database:
        database.execute(f"PRAGMA page_size = {page_size}")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA wal_autocheckpoint = 0")
        database.execute("CREATE TABLE one (a INTEGER PRIMARY KEY, b)")
        for number in range(SAVES):
            database.execute("INSERT INTO one (b) VALUES (?)", ("bến " * 20 * number,))
            database.commit()
        for end in ("", "-wal"):
            Path(f"{kept}{end}").write_bytes(Path(f"{live}{end}").read_bytes())
    return Path(f"{kept}-wal")


def rows(log: Path) -> int:
    """How many of the rows are found in a database and its log."""
    with PageFile(Path(str(log).removesuffix("-wal"))) as pages:
        numbers = {
            row.rowid
            for number in range(1, pages.count + 1)
            for row in pages.records(number)
            if row is not None and len(row.values) == 2
        }
        pages.look_later()
        for number in pages.later_pages:
            numbers |= {row.rowid for row in pages.records(number) if row and len(row.values) == 2}
    return len(numbers)


def test_saves_that_are_only_in_the_log_are_found(log: Path, page_size: int) -> None:
    found = read_log(log)
    assert found is not None
    assert (found.page_size, found.later) == (page_size, {})
    assert rows(log) == SAVES


def test_what_was_not_committed_is_not_handed_out(log: Path, page_size: int) -> None:
    """A log that ends in the middle of a save."""
    content = log.read_bytes()
    whole = read_log(log)
    last = int.from_bytes(content[-FRAME - page_size :][4:8], "big")
    assert last > 0
    log.write_bytes(content[: -page_size // 2])
    found = read_log(log)
    assert whole is not None
    assert found is not None
    assert found.later == {}
    assert max(found.committed.values()) < max(whole.committed.values())


def test_saves_behind_damage_are_found_and_told_apart(log: Path, page_size: int) -> None:
    content = bytearray(log.read_bytes())
    content[HEADER + FRAME + 3 * (page_size + FRAME) + page_size // 2] ^= 1
    log.write_bytes(content)
    found = read_log(log)
    assert found is not None
    assert found.committed
    assert found.later
    assert rows(log) == SAVES


def test_a_log_without_its_head_is_read(log: Path, page_size: int) -> None:
    content = bytearray(log.read_bytes())
    content[:HEADER] = bytes(HEADER)
    log.write_bytes(content)
    for known in (page_size, None):
        found = read_log(log, known)
        assert found is not None
        assert (found.page_size, found.committed) == (page_size, {})
        assert found.later


def test_what_is_no_log_is_none(tmp_path: Path) -> None:
    path = tmp_path / "one.db-wal"
    assert read_log(path) is None
    for content in (b"", b"x" * 100, bytes(20_000)):
        path.write_bytes(content)
        assert read_log(path) is None

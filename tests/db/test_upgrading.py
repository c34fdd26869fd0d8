"""Archives of former versions open as those of today do, after a copy of them was made."""

from __future__ import annotations

import hashlib
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from db import open_archive
from db.engine import DATABASE, SCHEMA, ReadEngine, create_database
from db.errors import ArchiveDamaged, ArchiveTooOld
from db.records import SearchRequest
from db.upgrading import upgrade

ARCHIVES = Path(__file__).parents[1] / "archives"
VERSIONS = range(1, SCHEMA)


@pytest.fixture(params=VERSIONS)
def former(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Copy the archive of a former version."""
    folder = tmp_path / "Kho cũ.khobao"
    shutil.copytree(ARCHIVES / f"version-{request.param}", folder)
    return folder


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    engine = ReadEngine(folder)
    with engine.session() as session:
        found = [tuple(row) for row in session.execute(text(query))]
    engine.close()
    return found


TEXTS = "SELECT id, article_id, number, text, sha256, is_current FROM text_version ORDER BY id"
FACTS = "SELECT id, uid, headline, section, published_lo, row_version FROM article ORDER BY id"
ITEMS = "SELECT path, member, outcome, article_id, code, message FROM ingest_item ORDER BY id"


def test_nothing_is_lost(former: Path) -> None:
    before = [rows(former, query) for query in (TEXTS, FACTS, ITEMS)]
    archive = open_archive(former)
    assert archive.info().schema == SCHEMA
    assert rows(former, "PRAGMA user_version") == [(SCHEMA,)]
    assert [rows(former, query) for query in (TEXTS, FACTS, ITEMS)] == before
    indexer = archive.indexer()
    indexer.sync()
    indexer.close()
    searcher = archive.searcher()
    assert searcher.search(SearchRequest("giải mùa thu")).total == 1
    searcher.close()
    assert archive.check(full=True).ok
    archive.close()


def test_it_has_the_tables_of_a_new_archive(former: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "mới"
    fresh.mkdir()
    create_database(fresh)
    open_archive(former).close()
    tables = "SELECT name, sql FROM sqlite_master WHERE name <> 'sqlite_stat1' ORDER BY name"
    assert rows(former, tables) == rows(fresh, tables)


def test_the_copy_holds_the_former_state(former: Path) -> None:
    (version,) = rows(former, "PRAGMA user_version")
    before = rows(former, TEXTS)
    open_archive(former).close()
    (copy,) = (former / "backups").glob("*.db")
    place = former.with_name("bản sao")
    place.mkdir()
    shutil.copy(copy, place / DATABASE)
    assert rows(place, "PRAGMA user_version") == [version]
    assert rows(place, TEXTS) == before
    open_archive(former).close()
    assert len(list((former / "backups").glob("*.db"))) == 1


def test_two_programs_upgrade_once(former: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        copies = list(pool.map(lambda _: upgrade(former), range(2)))
    assert sorted(copy is None for copy in copies) == [False, True]


def test_a_damaged_database_is_not_touched(former: Path) -> None:
    database = former / DATABASE
    content = bytearray(database.read_bytes())
    content[40_000:60_000] = os.urandom(20_000)
    database.write_bytes(content)
    digest = hashlib.sha256(database.read_bytes()).hexdigest()
    with pytest.raises(ArchiveDamaged):
        open_archive(former)
    assert hashlib.sha256(database.read_bytes()).hexdigest() == digest
    assert list((former / "backups").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="folders have no such rights there")
def test_where_nothing_can_be_written_it_says_so(
    former: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (version,) = rows(former, "PRAGMA user_version")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    with pytest.raises(ArchiveTooOld) as caught:
        open_archive(former)
    assert (caught.value.found, caught.value.needed) == (*version, SCHEMA)
    assert rows(former, "PRAGMA user_version") == [version]

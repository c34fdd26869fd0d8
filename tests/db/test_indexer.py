"""Index and database: the index may be behind, never wrong, and always finds its way back."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

import db.indexer
from db import Archive
from db.engine import WriteEngine
from db.errors import ArchiveBusy, Cancelled, IndexUnusable
from db.locks import held
from db.records import ArticleEdit, DeleteArticle, IndexHealth, Progress, SearchRequest
from db.search.schema import new_schema
from db.search.storage import SEGMENT_NAME, latest_generation
from tests.db.articles import add, archive_of, article, sync


def found(archive: Archive, query: str) -> list[int]:
    searcher = archive.searcher()
    try:
        return sorted(searcher.search(SearchRequest(query)).ids)
    finally:
        searcher.close()


def current(archive: Archive) -> Path:
    return archive.path / "index" / (archive.path / "index" / "CURRENT").read_text()


def health(archive: Archive) -> IndexHealth:
    indexer = archive.indexer()
    try:
        return indexer.state().health
    finally:
        indexer.close()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return archive_of(
        tmp_path, [article(f"Tít số {number}", f"Mùa lúa thứ {number}.") for number in range(5)]
    )


def test_a_change_is_behind_until_synced(archive: Archive) -> None:
    add(archive, [article("Bài mới", "Mùa lúa muộn.")])
    indexer = archive.indexer()
    state = indexer.state()
    assert (state.health, state.documents, state.pending) == (IndexHealth.BEHIND, 5, 1)
    assert found(archive, "lúa") == [1, 2, 3, 4, 5]
    state = indexer.sync()
    assert (state.health, state.documents, state.pending) == (IndexHealth.CURRENT, 6, 0)
    assert found(archive, "lúa") == [1, 2, 3, 4, 5, 6]
    indexer.close()


def test_saved_and_deleted_articles_follow(archive: Archive) -> None:
    cataloguer = archive.cataloguer()
    cataloguer.apply([ArticleEdit(2, 1, {"section": "Xã hội"})])
    cataloguer.apply([DeleteArticle(3, 1)])
    cataloguer.close()
    sync(archive)
    assert found(archive, "lúa") == [1, 2, 4, 5]
    assert archive.check(full=True).ok


def test_a_second_sync_changes_nothing(archive: Archive) -> None:
    before = sorted(path.name for path in current(archive).iterdir())
    sync(archive)
    assert sorted(path.name for path in current(archive).iterdir()) == before


def test_the_journal_keeps_only_its_last_row(archive: Archive) -> None:
    engine = WriteEngine(archive.path)
    with engine.transaction() as session:
        assert session.scalar(text("SELECT count(*) FROM journal")) == 1
    engine.close()


def test_rebuild_gives_the_same_answers_in_a_new_folder(archive: Archive) -> None:
    before, answers = current(archive), found(archive, "lúa")
    indexer = archive.indexer()
    indexer.rebuild()
    indexer.close()
    assert current(archive) != before
    assert not before.exists()
    assert found(archive, "lúa") == answers


def test_a_cancelled_rebuild_goes_on_where_it_was(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.indexer.REBUILD_ARTICLES", 2)
    done: list[int] = []
    indexer = archive.indexer()
    with pytest.raises(Cancelled):
        indexer.rebuild(lambda part: done.append(part.done), lambda: len(done) > 1)
    assert found(archive, "lúa") == [1, 2, 3, 4, 5]
    cataloguer = archive.cataloguer()
    cataloguer.apply([DeleteArticle(1, 1)])  # behind the cursor of the rebuild
    cataloguer.close()
    add(archive, [article("Bài mới", "Mùa lúa muộn.")])
    again: list[Progress] = []
    indexer.rebuild(again.append)
    indexer.close()
    assert again[0].done == 4
    assert found(archive, "lúa") == [2, 3, 4, 5, 6]
    assert archive.check(full=True).ok


@pytest.fixture
def in_bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let other processes index even a few articles."""
    monkeypatch.setattr("db.indexer.BULK_ARTICLES", 4)
    monkeypatch.setattr("db.indexer.TASK_ARTICLES", 2)


def folders(archive: Archive) -> list[str]:
    return sorted(path.name for path in current(archive).iterdir() if path.is_dir())


@pytest.mark.usefixtures("in_bulk")
def test_a_rebuild_by_other_processes_gives_the_same_answers(archive: Archive) -> None:
    add(archive, [article("Bài mới", "Mùa lúa muộn.")])
    indexer = archive.indexer()
    told: list[Progress] = []
    state = indexer.rebuild(told.append)
    indexer.close()
    assert (state.health, state.documents, state.pending) == (IndexHealth.CURRENT, 6, 0)
    assert [part.done for part in told] == sorted(part.done for part in told)
    assert told[-1] == Progress("index", 6, 6)
    assert found(archive, "lúa") == [1, 2, 3, 4, 5, 6]
    assert len([path for path in current(archive).iterdir() if path.suffix == ".npk"]) == 3
    assert folders(archive) == []
    assert archive.check(full=True).ok


@pytest.mark.usefixtures("in_bulk")
def test_a_cancelled_rebuild_by_other_processes_goes_on(archive: Archive) -> None:
    building = archive.path / "index" / "building"
    indexer = archive.indexer()
    with pytest.raises(Cancelled):
        indexer.rebuild(should_stop=lambda: (latest_generation(building) or 0) > 0)
    cataloguer = archive.cataloguer()
    cataloguer.apply([DeleteArticle(1, 1)])  # behind the cursor of the rebuild
    cataloguer.close()
    again: list[Progress] = []
    indexer.rebuild(again.append)
    indexer.close()
    assert again[0].done >= 2
    assert found(archive, "lúa") == [2, 3, 4, 5]
    assert folders(archive) == []
    assert archive.check(full=True).ok


@pytest.mark.usefixtures("in_bulk")
def test_many_new_articles_are_indexed_by_a_rebuild(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, [article("Một", "Mùa lúa.")])
    before = current(archive)
    add(archive, [article(f"Bài {number}", f"Mùa lúa thứ {number}.") for number in range(5)])
    sync(archive)
    assert current(archive) != before
    after = current(archive)
    add(archive, [article(f"Thêm {number}", f"Mùa lúa sau {number}.") for number in range(5)])
    sync(archive)
    assert current(archive) == after, "less than half is new"
    assert found(archive, "lúa") == list(range(1, 12))


def segments_of(archive: Archive) -> int:
    """How many pieces the index has, those that nobody needs any more included."""
    return len(list(current(archive).glob("*.npk")))


def test_a_day_of_saves_leaves_few_segments(archive: Archive) -> None:
    """Small ones are merged at once; what is due of large ones waits for somebody who has time."""
    indexer = archive.indexer()
    for number in range(70):
        add(archive, [article(f"Bài {number}", f"Mùa lúa muộn {number}.")])
        assert indexer.sync(merge=False).documents == 6 + number
        assert segments_of(archive) <= 1 + 7 + 7
    indexer.close()
    assert found(archive, "lúa") == list(range(1, 76))
    assert archive.check(full=True).ok


def test_a_save_does_not_wait_for_a_merge_that_takes_long(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.indexer, "FEW_WORDS", 20)
    indexer = archive.indexer()
    for number in range(9):
        add(archive, [article(f"Bài {number}", f"Mùa lúa muộn {number}.")])
        state = indexer.sync(merge=False)
        assert (state.health, state.documents, state.pending) == (
            IndexHealth.CURRENT,
            6 + number,
            0,
        )
    assert segments_of(archive) == 10
    with pytest.raises(Cancelled):
        indexer.sync(should_stop=lambda: True)
    assert found(archive, "lúa") == list(range(1, 15))
    indexer.sync()
    indexer.close()
    assert segments_of(archive) < 8
    assert found(archive, "lúa") == list(range(1, 15))
    assert archive.check(full=True).ok


def test_an_interrupted_rebuild_of_another_analyser_begins_anew(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index that was read in another way is neither searched nor gone on with."""
    monkeypatch.setattr("db.indexer.REBUILD_ARTICLES", 2)
    done: list[int] = []
    indexer = archive.indexer()
    with pytest.raises(Cancelled):
        indexer.rebuild(lambda part: done.append(part.done), lambda: len(done) > 1)
    (building,) = (archive.path / "index" / "building").glob("stamp.*")
    building.write_text(json.dumps(json.loads(building.read_text()) | {"analyser": "0"}))
    forge(archive, analyser="0")
    state = indexer.state()
    assert state.health is IndexHealth.UNUSABLE
    assert state.reason is not None
    assert "analyser 0" in state.reason
    again: list[Progress] = []
    state = indexer.sync(again.append)
    indexer.close()
    assert again[0].done == 2
    assert state.health is IndexHealth.CURRENT
    assert found(archive, "lúa") == [1, 2, 3, 4, 5]


def test_an_old_rebuild_of_a_pruned_history_begins_anew(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was pruned meanwhile can no longer be replayed onto the half-built index."""
    monkeypatch.setattr("db.indexer.REBUILD_ARTICLES", 2)
    done: list[int] = []
    indexer = archive.indexer()
    with pytest.raises(Cancelled):
        indexer.rebuild(lambda part: done.append(part.done), lambda: bool(done))
    for number, version in ((1, 1), (2, 1)):
        cataloguer = archive.cataloguer()
        cataloguer.apply([DeleteArticle(number, version)])
        cataloguer.close()
        indexer.sync()
    indexer.rebuild()
    indexer.close()
    assert found(archive, "lúa") == [3, 4, 5]
    assert archive.check(full=True).ok


def segment(archive: Archive) -> Path:
    return next(path for path in current(archive).iterdir() if SEGMENT_NAME.match(path.name))


def toc(archive: Archive) -> Path:
    return next(path for path in current(archive).iterdir() if path.name.endswith(".toc"))


def stamp(archive: Archive) -> Path:
    return next(path for path in current(archive).iterdir() if path.name.startswith("stamp."))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(bytes(content))


def forge(archive: Archive, **facts: object) -> None:
    path = stamp(archive)
    path.write_text(json.dumps(json.loads(path.read_text()) | facts))


DAMAGE: dict[str, Callable[[Archive], object]] = {
    "no CURRENT": lambda archive: (archive.path / "index" / "CURRENT").unlink(),
    "CURRENT points out": lambda archive: (archive.path / "index" / "CURRENT").write_text("../.."),
    "no folder": lambda archive: shutil.rmtree(current(archive)),
    "no segment": lambda archive: segment(archive).unlink(),
    "short segment": lambda archive: cut(segment(archive)),
    "no table of contents": lambda archive: toc(archive).unlink(),
    "short table of contents": lambda archive: cut(toc(archive)),
    "flipped table of contents": lambda archive: flip(toc(archive)),
    "no stamp": lambda archive: stamp(archive).unlink(),
    "short stamp": lambda archive: cut(stamp(archive)),
    "another archive": lambda archive: forge(archive, uuid="somebody else's"),
    "another epoch": lambda archive: forge(archive, epoch=7),
    "another format": lambda archive: forge(archive, format=0),
    "another analyser": lambda archive: forge(archive, analyser="0"),
    "unstamped segment": lambda archive: forge(archive, files={}),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_index_is_found_out_and_mended(archive: Archive, damage: str) -> None:
    DAMAGE[damage](archive)
    assert health(archive) is IndexHealth.UNUSABLE
    with pytest.raises(IndexUnusable):
        found(archive, "lúa")
    reader = archive.reader()
    assert len(reader.browse()) == 5
    reader.close()
    sync(archive)
    assert found(archive, "lúa") == [1, 2, 3, 4, 5]
    assert archive.check(full=True).ok


def test_a_flipped_bit_in_a_segment_is_found_by_the_full_check(archive: Archive) -> None:
    flip(segment(archive))
    assert not archive.check(full=True).ok


class Doctored:
    """What a doctored table of contents would run when it is unpickled."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (str(self.marker),)


def test_an_index_from_elsewhere_is_never_unpickled(archive: Archive, tmp_path: Path) -> None:
    """A table of contents is a pickle: one that was not stamped is not even read."""
    marker = tmp_path / "ran"
    folder, generation = current(archive), latest_generation(current(archive))
    toc(archive).unlink()
    TOC(new_schema(), Doctored(marker), generation).write(FileStorage(str(folder)), "MAIN")
    assert health(archive) is IndexHealth.UNUSABLE
    assert not marker.exists()
    TOC.read(FileStorage(str(folder)), "MAIN", schema=new_schema())
    assert marker.exists(), "the doctored file does nothing, so this test proves nothing"


def test_a_database_put_back_by_hand_is_noticed(archive: Archive, tmp_path: Path) -> None:
    archive.close()
    shutil.copy(archive.path / "archive.db", tmp_path / "old.db")
    add(archive, [article("Bài mới", "Mùa lúa muộn.")])
    cataloguer = archive.cataloguer()
    cataloguer.apply([DeleteArticle(1, 1)])
    cataloguer.close()
    sync(archive)
    archive.close()
    for name in ("archive.db-wal", "archive.db-shm"):
        (archive.path / name).unlink(missing_ok=True)
    shutil.copy(tmp_path / "old.db", archive.path / "archive.db")
    add(archive, [article("Bài khác", "Mùa lúa sớm.")])
    assert health(archive) is IndexHealth.UNUSABLE
    sync(archive)
    assert found(archive, "lúa") == [1, 2, 3, 4, 5, 6]
    assert found(archive, "muộn") == []
    assert archive.check(full=True).ok


def test_only_one_indexer_works_at_a_time(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.indexer.LOCK_SECONDS", 0)
    indexer = archive.indexer()
    with held(archive.path / "index" / "indexer.lock", 0), pytest.raises(ArchiveBusy):
        indexer.sync()
    indexer.close()


def test_a_failed_publication_leaves_the_index_as_it_was(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(archive, [article("Bài mới", "Mùa lúa muộn.")])
    monkeypatch.setattr("db.search.storage.sync_path", _full_disk)
    indexer = archive.indexer()
    with pytest.raises(Exception, match="index"):
        indexer.sync()
    monkeypatch.undo()
    assert found(archive, "lúa") == [1, 2, 3, 4, 5]
    assert indexer.sync().health is IndexHealth.CURRENT
    assert found(archive, "lúa") == [1, 2, 3, 4, 5, 6]
    indexer.close()


def _full_disk(_path: Path) -> None:
    raise OSError(28, "No space left on device")

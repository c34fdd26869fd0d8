"""An archive is one folder: made whole or not at all, opened only when it is ours."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

import db
from db import create_archive, open_archive
from db.engine import SCHEMA, WriteEngine
from db.errors import (
    ArchiveDamaged,
    ArchiveExists,
    ArchiveMissing,
    ArchiveReadOnly,
    ArchiveTooNew,
    NotAnArchive,
)
from db.records import ArticleEdit, DeleteArticle, IndexHealth, SearchRequest
from tests.db.articles import add, archive_of, article, sync


def test_a_new_archive_is_empty_sound_and_searchable(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "Báo Tỉnh.khobao")
    info = archive.info()
    assert (info.name, info.articles, info.schema, info.read_only) == ("Báo Tỉnh", 0, SCHEMA, False)
    assert archive.check(full=True).ok
    searcher = archive.searcher()
    assert searcher.search(SearchRequest("giải thưởng")).total == 0
    searcher.close()
    archive.close()


def test_a_closed_archive_is_one_file_and_its_folders(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, [article("Tít", "Thân bài.")])
    archive.close()
    names = sorted(path.name for path in archive.path.iterdir())
    assert names == ["archive.db", "backups", "index", "objects", "writer.lock"]


def test_an_archive_can_be_copied_and_opened_elsewhere(tmp_path: Path) -> None:
    archive_of(tmp_path, [article("Hồ Thử Nghiệm", "Nước lên.")]).close()
    shutil.copytree(tmp_path / "Thử.khobao", tmp_path / "Bản sao 50% #1.khobao")
    copy = open_archive(tmp_path / "Bản sao 50% #1.khobao")
    searcher = copy.searcher()
    assert searcher.search(SearchRequest("ho thu nghiem")).total == 1
    searcher.close()
    copy.close()


def test_nothing_is_made_where_something_is(tmp_path: Path) -> None:
    (tmp_path / "có").mkdir()
    (tmp_path / "có" / "thư.txt").write_text("đừng xoá")
    with pytest.raises(ArchiveExists):
        create_archive(tmp_path / "có")
    assert (tmp_path / "có" / "thư.txt").read_text() == "đừng xoá"
    (tmp_path / "trống").mkdir()
    create_archive(tmp_path / "trống").close()


def test_a_failed_creation_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_folder: Path) -> None:
        raise RuntimeError

    monkeypatch.setattr("db.making.create_database", broken)
    with pytest.raises(RuntimeError):
        create_archive(tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_archive_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissing):
        open_archive(tmp_path / "none")
    with pytest.raises(NotAnArchive):
        open_archive(tmp_path)
    (tmp_path / "archive.db").write_bytes(b"")
    with pytest.raises(NotAnArchive):
        open_archive(tmp_path)
    (tmp_path / "archive.db").write_bytes(b"x" * 5000)
    with pytest.raises(ArchiveDamaged):
        open_archive(tmp_path)


def test_a_newer_archive_is_refused_politely(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "a")
    engine = WriteEngine(archive.path)
    with engine.transaction() as session:
        session.execute(text(f"PRAGMA user_version = {SCHEMA + 1}"))
    engine.close()
    with pytest.raises(ArchiveTooNew) as caught:
        open_archive(archive.path)
    assert (caught.value.found, caught.value.supported) == (SCHEMA + 1, SCHEMA)


def test_read_only_means_no_change(tmp_path: Path) -> None:
    archive_of(tmp_path, [article("Tít", "Thân bài.")]).close()
    archive = open_archive(tmp_path / "Thử.khobao", read_only=True)
    assert archive.info().read_only
    with pytest.raises(ArchiveReadOnly):
        archive.cataloguer()
    with pytest.raises(ArchiveReadOnly):
        archive.ingest([tmp_path], lambda _event: None)
    indexer = archive.indexer()
    assert indexer.state().health is IndexHealth.CURRENT
    indexer.close()
    archive.close()


def test_two_programs_see_each_other(tmp_path: Path) -> None:
    first = archive_of(tmp_path, [article("Bài một", "Nội dung.")])
    second = open_archive(first.path)
    searcher = second.searcher()
    assert searcher.search(SearchRequest("bài hai")).total == 0
    add(first, [article("Bài hai", "Nội dung khác.")])
    sync(first)
    assert searcher.search(SearchRequest("bài hai")).total == 1
    searcher.close()
    second.close()
    first.close()


def test_the_starter_archive(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "Kho mẫu.khobao", starter=True)
    assert archive.info().articles > 10
    assert archive.check(full=True).ok
    archive.close()


def test_check_tells_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "bài.txt"
    path.write_text("Tít của bài\n\nThân bài thử nghiệm.\n", "utf-8")
    archive = create_archive(tmp_path / "a")
    archive.ingest([path], lambda _event: None)
    sync(archive)
    assert archive.check(full=True).ok
    stored = next(file for file in (archive.path / "objects").rglob("*") if file.is_file())
    stored.chmod(0o644)
    stored.write_bytes(stored.read_bytes().replace(b"b", b"c"))
    assert not archive.check(full=True).ok
    stored.unlink()
    assert [part.part for part in archive.check().findings if not part.ok] == ["files"]
    engine = WriteEngine(archive.path)
    with engine.transaction() as session:
        session.execute(text("UPDATE text_version SET text = text || ' thêm'"))
        session.execute(text("DROP TRIGGER journal_block_insert"))
    engine.close()
    wrong = {part.part for part in archive.check(full=True).findings if not part.ok}
    assert wrong == {"files", "journal"}
    archive.close()


def test_a_save_over_somebody_elses_is_refused(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, [article("Tít", "Thân bài.")])
    cataloguer = archive.cataloguer()
    cataloguer.apply([ArticleEdit(1, 1, {"section": "Xã hội"})])
    with pytest.raises(db.errors.ArticleChanged):
        cataloguer.apply([ArticleEdit(1, 1, {"section": "Kinh tế"})])
    with pytest.raises(db.errors.ArticleMissing):
        cataloguer.apply([ArticleEdit(99, 1, {"section": "Kinh tế"})])
    for field, value in (("id", "7"), ("status", "checked"), ("text_access", "nobody")):
        with pytest.raises(db.errors.FieldInvalid):
            cataloguer.apply([ArticleEdit(1, 2, {field: value})])
    reader = archive.reader()
    assert reader.rows([1])[0].section == "Xã hội"
    cataloguer.apply([DeleteArticle(1, 2)])
    assert reader.rows([1]) == []
    reader.close()
    cataloguer.close()
    archive.close()

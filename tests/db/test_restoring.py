"""An archive goes back to a backup, whole or article by article, and forward again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from db import Archive, open_archive, open_backup
from db.backup import Backups
from db.copying import read_contents
from db.engine import DATABASE, WriteEngine
from db.errors import (
    ArchiveBusy,
    ArchivePutBack,
    ArticleMissing,
    BackupDamaged,
    FieldInvalid,
)
from db.locks import held
from db.records import (
    AddNote,
    ArticleEdit,
    CorrectText,
    DeleteArticle,
    Edit,
    NoteKind,
    Quote,
    SearchRequest,
)
from db.records.backups import BackupReason
from db.restoring import compare, restore, restore_articles
from tests.db.articles import add, archive_of, article, sync
from tests.db.test_backup import ASKED, spoil
from tests.reliability.states import flaws, states

ARCHIVES = Path(__file__).parents[1] / "archives"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    texts = [article(f"Tin số {n}", f"Đường về làng số {n}.", source_id=f"s-{n}") for n in range(4)]
    return archive_of(tmp_path, texts)


def apply(archive: Archive, *edits: Edit) -> None:
    cataloguer = archive.cataloguer("ab")
    cataloguer.apply(edits)
    cataloguer.close()


def version(archive: Archive, article_id: int) -> int:
    reader = archive.reader()
    (row,) = reader.rows([article_id])
    reader.close()
    return row.row_version


def words(archive: Archive, article_id: int) -> str:
    reader = archive.reader()
    found = reader.article(article_id).text
    reader.close()
    return found


def total(archive: Archive, query: str) -> int:
    sync(archive)
    searcher = archive.searcher()
    found = searcher.search(SearchRequest(query)).total
    searcher.close()
    return found


def work_on(archive: Archive) -> None:
    """Change a fact, correct a text, put one into the bin, and take one in."""
    apply(archive, ArticleEdit(1, version(archive, 1), {"section": "Thể thao"}))
    start = words(archive, 2).index("làng")
    quote = Quote("làng", start, start + 4)
    apply(archive, CorrectText(2, version(archive, 2), quote, "sửađất"))
    apply(archive, DeleteArticle(3, version(archive, 3)))
    add(archive, [article("Tin mới nhất", "Chợ nổi họp sáng sớm.", source_id="s-9")])


def test_whole_and_forward_again(archive: Archive) -> None:
    backups = Backups(archive.path)
    first = backups.make(ASKED)
    before = states(archive.path)
    work_on(archive)
    after = states(archive.path)
    assert total(archive, "chợ nổi") == 1
    assert vars_of(compare(archive.path, first)) == (1, 1, 2)

    restored = restore(archive.path, "1")
    assert (restored.articles, restored.damaged, restored.files) == (4, None, 0)
    assert states(archive.path) == before
    assert total(archive, "chợ nổi") == 0
    assert total(archive, "đường về làng") == 4
    assert open_archive(archive.path).check(full=True).ok

    assert restored.before is not None
    assert restored.before.reason is BackupReason.RESTORE
    restore(archive.path, str(restored.before.number))
    assert states(archive.path) == after
    assert total(archive, "chợ nổi") == 1
    assert open_archive(archive.path).check(full=True).ok


def vars_of(difference: object) -> tuple[int, ...]:
    return tuple(getattr(difference, name) for name in ("added", "removed", "changed"))


def test_every_restore_is_another_history(archive: Archive) -> None:
    Backups(archive.path).make(ASKED)
    epochs = {read_contents(archive.path / DATABASE).epoch}
    for _ in range(3):
        restore(archive.path, "1")
        epochs.add(read_contents(archive.path / DATABASE).epoch)
    assert len(epochs) == 4


def test_a_program_that_has_it_open_saves_nothing_into_another_history(archive: Archive) -> None:
    Backups(archive.path).make(ASKED)
    cataloguer = archive.cataloguer("ab")
    cataloguer.apply([ArticleEdit(1, version(archive, 1), {"section": "Một"})])
    reader = archive.reader()
    assert reader.rows([1])[0].section == "Một"
    restore(archive.path, "1")
    assert reader.rows([1])[0].section is None
    with pytest.raises(ArchivePutBack):
        cataloguer.apply([ArticleEdit(1, version(archive, 1), {"section": "Hai"})])
    cataloguer.close()
    reader.close()
    sync(archive)
    assert open_archive(archive.path).check(full=True).ok


def test_a_program_that_has_it_open_saves_nothing_into_the_damaged_files(archive: Archive) -> None:
    Backups(archive.path).make(ASKED)
    cataloguer = archive.cataloguer("ab")
    cataloguer.apply([ArticleEdit(1, version(archive, 1), {"section": "Một"})])
    archive.close()
    spoil(archive.path / DATABASE)
    assert restore(archive.path, "1").damaged is not None
    with pytest.raises(ArchivePutBack):
        cataloguer.apply([ArticleEdit(2, version(archive, 2), {"section": "Hai"})])
    cataloguer.close()


def test_not_while_another_program_writes(archive: Archive) -> None:
    Backups(archive.path).make(ASKED)
    before = read_contents(archive.path / DATABASE)
    with held(archive.path / "writer.lock", 0), pytest.raises(ArchiveBusy):
        restore(archive.path, "1")
    assert read_contents(archive.path / DATABASE) == before


def test_not_from_a_damaged_or_foreign_backup(archive: Archive, tmp_path: Path) -> None:
    backups = Backups(archive.path)
    backup = backups.make(ASKED)
    (tmp_path / "khác").mkdir()
    other = archive_of(tmp_path / "khác", [article("Kho khác", "Bài của kho khác.")])
    foreign = Backups(other.path).make(ASKED)
    before = read_contents(archive.path / DATABASE)
    with pytest.raises(BackupDamaged, match="another archive"):
        restore(archive.path, str(foreign.path))
    spoil(backup.path)
    with pytest.raises(BackupDamaged):
        restore(archive.path, "1")
    assert read_contents(archive.path / DATABASE) == before


@pytest.mark.parametrize("harm", ["spoilt", "gone", "emptied", "no database"])
def test_a_damaged_archive_is_kept_and_replaced(archive: Archive, harm: str) -> None:
    Backups(archive.path).make(ASKED)
    before = states(archive.path)
    archive.close()
    database = archive.path / DATABASE
    if harm == "spoilt":
        spoil(database)
    elif harm == "gone":
        database.unlink()
    else:
        database.write_bytes(b"" if harm == "emptied" else b"no database at all" * 1000)
    found = database.read_bytes() if database.exists() else b""
    (archive.path / f"{DATABASE}-wal").write_bytes(b"of the old one")
    restored = restore(archive.path, "1")
    assert restored.before is None
    assert restored.damaged is not None
    if harm != "gone":
        assert (restored.damaged / DATABASE).read_bytes() == found
    assert (restored.damaged / f"{DATABASE}-wal").exists()
    assert states(archive.path) == before
    again = open_archive(archive.path)
    sync(again)
    assert again.check(full=True).ok


def test_an_archive_is_made_of_the_database_of_another_with_its_log(
    archive: Archive, tmp_path: Path
) -> None:
    """As from the disk of a computer that broke down: the newest saves stand only in the log."""
    (tmp_path / "bài.txt").write_text("Bến đò\n\nBến đò cũ nay đã có cầu.\n", "utf-8")
    archive.ingest([tmp_path / "bài.txt"], lambda _event: None)
    archive.close()
    writer = WriteEngine(archive.path)
    with writer.transaction() as session:
        session.execute(text("UPDATE article SET section = 'Mới' WHERE id = 1"))
    left = tmp_path / "máy hỏng"
    shutil.copytree(archive.path, left)
    writer.close()
    assert (left / f"{DATABASE}-wal").stat().st_size

    new = tmp_path / "mới.khobao"
    assert restore(new, str(left / DATABASE)).files == 1
    made = open_archive(new)
    reader = made.reader()
    assert reader.rows([1])[0].section == "Mới"
    reader.close()
    sync(made)
    assert made.check(full=True).ok


def test_a_backup_of_a_former_version_comes_back_in_todays(tmp_path: Path) -> None:
    folder = shutil.copytree(ARCHIVES / "version-1", tmp_path / "Kho cũ.khobao")
    archive = open_archive(folder)
    (backup,) = Backups(folder).listed()
    assert backup.reason is BackupReason.UPGRADE
    assert backup.contents is not None
    assert backup.contents.schema == 1
    before = states(folder)
    restore(folder, "1")
    assert states(folder) == before
    sync(archive)
    assert open_archive(folder).check(full=True).ok


def test_a_backup_can_be_looked_at(archive: Archive, tmp_path: Path) -> None:
    backup = Backups(archive.path).make(ASKED)
    work_on(archive)
    (tmp_path / "xem").mkdir()
    preview = open_backup(backup.path, tmp_path / "xem")
    assert preview.read_only
    assert preview.info().articles == 4
    assert states(preview.path)["s-0"] == ""
    assert states(archive.path)["s-0"] == "Thể thao"


# ---- single articles ------------------------------------------------------------------------


def test_single_articles_come_back_and_this_is_undone(archive: Archive) -> None:
    Backups(archive.path).make(ASKED)
    before = states(archive.path)
    work_on(archive)
    start = words(archive, 2).index("Đường")
    quote = Quote("Đường", start, start + 5)
    apply(archive, AddNote(2, NoteKind.NOTE, "ghi thêm", quote))
    after = states(archive.path)

    back = restore_articles(archive.path, "1", ["1", "2", "3"], "cd")
    assert back.left_out == 0
    assert (back.changes.added, back.changes.updated) == ((3,), (1, 2))
    assert states(archive.path) == before | {"s-9": ""}
    assert flaws(archive.path) == []
    assert words(archive, 2) == "Tin số 1\n\nĐường về làng số 1."
    assert total(archive, "đường về làng") == 4
    assert open_archive(archive.path).check(full=True).ok

    cataloguer = archive.cataloguer("cd")
    cataloguer.undo(back.change_set)
    cataloguer.close()
    assert states(archive.path) == after
    assert flaws(archive.path) == []
    assert total(archive, "sửađất") == 1
    assert open_archive(archive.path).check(full=True).ok


def test_an_article_that_is_as_it_was_makes_no_change(archive: Archive) -> None:
    Backups(archive.path).make(ASKED)
    apply(archive, ArticleEdit(1, version(archive, 1), {"section": "Thể thao"}))
    assert restore_articles(archive.path, "1", ["2"], "cd").change_set is None
    assert version(archive, 2) == 1


def test_an_article_that_is_gone_comes_back(archive: Archive) -> None:
    Backups(archive.path).make(ASKED)
    before = states(archive.path)
    engine = WriteEngine(archive.path)
    with engine.transaction() as session:
        session.execute(text("DELETE FROM article WHERE id = 4"))
    engine.close()
    assert "s-3" not in states(archive.path)
    back = restore_articles(archive.path, "1", ["4"], "cd")
    assert back.changes.added == (4,)
    assert states(archive.path) == before
    assert total(archive, "đường về làng") == 4
    assert open_archive(archive.path).check(full=True).ok


def test_what_cannot_come_back_changes_nothing(archive: Archive) -> None:
    Backups(archive.path).make(ASKED)
    work_on(archive)
    after = states(archive.path)
    with pytest.raises(ArticleMissing):
        restore_articles(archive.path, "1", ["1", "5"], "cd")
    engine = WriteEngine(archive.path)
    with engine.transaction() as session:
        session.execute(text("UPDATE article SET uid = 'khác' WHERE id = 2"))
    engine.close()
    with pytest.raises(FieldInvalid):
        restore_articles(archive.path, "1", ["1", "2"], "cd")
    assert states(archive.path) == after

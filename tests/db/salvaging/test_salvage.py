"""A backup and a damaged database become one archive: what is newer comes, if it is proven."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db import Archive, open_archive
from db.backup import Backups
from db.copying import connect, read_contents
from db.engine import DATABASE
from db.errors import (
    ArchiveTooNew,
    ArchiveWhole,
    BackupDamaged,
    NothingSalvaged,
)
from db.records import AddNote, ArticleEdit, CorrectText, NoteKind, Quote, RemoveNote
from db.records.salvage import Unproven
from db.restoring import restore
from db.safekeeping import back_up
from db.salvaging.flaws import flaw_of
from db.salvaging.salvage import NO_BACKUP, look, salvage
from db.second_target import choose_second
from tests.db.articles import add, archive_of, article
from tests.db.test_backup import ASKED, spoil
from tests.reliability.damaging import zero_first_page
from tests.reliability.states import flaws

ARCHIVES = Path(__file__).parents[2] / "archives"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    texts = [article(f"Tin số {n}", f"Đường về làng số {n}.", outlet="Báo Thử") for n in range(4)]
    return archive_of(tmp_path, texts, indexed=False)


def zero(archive: Archive) -> None:
    archive.close()
    zero_first_page(archive.path, random.Random(1))


def change(archive: Archive, article_id: int, section: str) -> None:
    reader, cataloguer = archive.reader(), archive.cataloguer("ab")
    (row,) = reader.rows([article_id])
    cataloguer.apply([ArticleEdit(article_id, row.row_version, {"section": section})])
    cataloguer.close()
    reader.close()


def note(archive: Archive, article_id: int, words: str) -> None:
    cataloguer = archive.cataloguer("ab")
    cataloguer.apply([AddNote(article_id, NoteKind.NOTE, words)])
    cataloguer.close()


def ask(archive: Archive, query: str) -> list[tuple[object, ...]]:
    with closing(connect(archive.path / DATABASE, "ro")) as connection:
        return [tuple(row) for row in connection.execute(query).fetchall()]


def overwrite(archive: Archive, old: str, new: str) -> None:
    """Put other words in the place of words of the same length, everywhere in the database."""
    path = archive.path / DATABASE
    content = path.read_bytes()
    assert old.encode() in content
    assert len(old.encode()) == len(new.encode())
    path.write_bytes(content.replace(old.encode(), new.encode()))


def test_what_is_newer_than_the_backup_comes(archive: Archive) -> None:
    backup = Backups(archive.path).make(ASKED)
    add(archive, [article("Chợ nổi", "Họp sáng sớm.", outlet="Báo Mới")])
    change(archive, 1, "Thể thao")
    note(archive, 2, "Hỏi lại")
    before = read_contents(archive.path / DATABASE)
    zero(archive)
    found = look(archive.path)
    assert found.backup == backup
    assert [(one.headline, one.is_new) for one in found.salvaged] == [
        ("Tin số 0", False),
        ("Tin số 1", False),
        ("Chợ nổi", True),
    ]
    assert (found.unproven, found.articles, found.left_out) == ((), 5, 0)
    assert found.recorded == {"outlet": 1, "note": 1, "user": 1, "change_set": 2, "change": 4}
    assert not (archive.path / "damaged").exists()

    done = salvage(archive.path)
    assert done.salvage == found
    assert flaw_of(archive.path) is None
    after = read_contents(archive.path / DATABASE)
    ignored = {"journal", "sqlite_sequence"}
    assert {name: rows for name, rows in after.counts.items() if name not in ignored} == {
        name: rows for name, rows in before.counts.items() if name not in ignored
    }
    assert (after.uuid, after.saves) == (before.uuid, before.saves)
    assert after.epoch != before.epoch
    assert ask(archive, "SELECT section FROM article WHERE id = 1") == [("Thể thao",)]
    assert ask(archive, "SELECT body FROM note") == [("Hỏi lại",)]
    with pytest.raises(ArchiveWhole):
        salvage(archive.path)


def test_what_was_taken_away_since_stays_away(archive: Archive) -> None:
    note(archive, 1, "Bỏ đi")
    note(archive, 1, "Để lại")
    Backups(archive.path).make(ASKED)
    cataloguer = archive.cataloguer("ab")
    cataloguer.apply([RemoveNote(1)])
    cataloguer.close()
    zero(archive)
    salvage(archive.path)
    assert ask(archive, "SELECT body FROM note") == [("Để lại",)]


def test_a_corrected_text_takes_its_places_along(archive: Archive) -> None:
    reader, cataloguer = archive.reader(), archive.cataloguer("ab")
    text = reader.article(1).text
    at = text.index("làng")
    cataloguer.apply([AddNote(1, NoteKind.NOTE, "Ở đâu?", Quote("làng", at, at + 4))])
    Backups(archive.path).make(ASKED)
    (row,) = reader.rows([1])
    quote = Quote("Đường", text.index("Đường"), text.index("Đường") + 5)
    cataloguer.apply([CorrectText(1, row.row_version, quote, "Những con đường")])
    cataloguer.close()
    reader.close()
    zero(archive)
    salvage(archive.path)
    assert flaws(archive.path) == []
    assert ask(archive, "SELECT number, is_current FROM text_version WHERE article_id = 1") == [
        (1, 0),
        (2, 1),
    ]


def test_a_changed_text_is_never_mixed_in_but_kept(archive: Archive) -> None:
    Backups(archive.path).make(ASKED)
    add(archive, [article("Chợ nổi", "Họp sáng sớm."), article("Bến đò", "Đò sang sông.")])
    zero(archive)
    overwrite(archive, "Họp sáng", "Hợp sáng")
    found = look(archive.path)
    assert [one.headline for one in found.salvaged] == ["Bến đò"]
    (lost,) = found.unproven
    assert (lost.headline, lost.reason) == ("Chợ nổi", Unproven.TEXT_CHANGED)
    done = salvage(archive.path)
    assert done.damaged is not None
    place = done.damaged / "unproven"
    (listed,) = json.loads((place / "unproven.json").read_text("utf-8"))
    assert (listed["accession"], listed["reason"]) == (lost.accession, "text_changed")
    assert "Hợp sáng sớm." in (place / listed["file"]).read_text("utf-8")
    assert ask(archive, "SELECT count(*) FROM article") == [(5,)]


@pytest.mark.parametrize(
    ("spoil_it", "reason"),
    [
        ("UPDATE article SET headline = 'Tin khác' WHERE id = 5", Unproven.FACTS_CHANGED),
        ("DELETE FROM text_version WHERE article_id = 5", Unproven.TEXT_LOST),
        ("DELETE FROM article WHERE id = 5", Unproven.FACTS_LOST),
        (
            "UPDATE text_version SET article_id = 11 - article_id, number = 9 WHERE article_id > 4",
            Unproven.TEXT_FOREIGN,
        ),
    ],
)
def test_why_an_article_is_not_proven(archive: Archive, spoil_it: str, reason: Unproven) -> None:
    Backups(archive.path).make(ASKED)
    add(archive, [article("Chợ nổi", "Họp sáng sớm."), article("Bến đò", "Đò sang sông.")])
    with closing(connect(archive.path / DATABASE)) as database:
        for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute("DROP INDEX uq_text_version_current")
        database.execute(spoil_it)
    zero(archive)
    assert reason in {one.reason for one in look(archive.path).unproven}
    assert look(archive.path).articles < 6


def test_without_a_backup_all_comes_from_the_damaged_database(archive: Archive) -> None:
    note(archive, 1, "Nhớ hỏi")
    before = read_contents(archive.path / DATABASE)
    zero(archive)
    done = salvage(archive.path)
    assert done.salvage.backup is None
    after = read_contents(archive.path / DATABASE)
    assert (after.uuid, after.articles, after.saves) == (before.uuid, 4, before.saves)
    held = open_archive(archive.path)
    assert held.info().name == "Thử"
    held.close()


def test_neither_backup_nor_article_makes_no_archive(archive: Archive) -> None:
    archive.close()
    path = archive.path / DATABASE
    for content in (b"", random.Random(1).randbytes(9000)):
        path.write_bytes(content)
        with pytest.raises(NothingSalvaged):
            salvage(archive.path)
        assert path.read_bytes() == content
        assert look(archive.path).articles == 0
    assert not (archive.path / "damaged").exists()


def test_the_backup_is_chosen_with_care(archive: Archive) -> None:
    """The newest one that is sound, and of the history that the damaged database had."""
    backups = Backups(archive.path)
    first = backups.make(ASKED)
    change(archive, 1, "Bỏ")
    of_other_history = backups.make(ASKED)
    restore(archive.path, str(first.number))
    change(archive, 2, "Mới")
    spoilt = backups.make(ASKED)
    spoil(spoilt.path)
    zero(archive)
    found = look(archive.path)
    assert found.backup is not None
    assert found.backup.number not in {of_other_history.number, spoilt.number}
    chosen = look(archive.path, str(first.number))
    assert chosen.backup == first
    with pytest.raises(BackupDamaged):
        look(archive.path, str(spoilt.number))
    assert look(archive.path, NO_BACKUP).backup is None


def test_a_backup_in_the_second_place_is_a_ground_too(archive: Archive, tmp_path: Path) -> None:
    """The disk lost the folder of backups; what was copied to another disk is still there."""
    (tmp_path / "đĩa").mkdir()
    choose_second(archive.path, tmp_path / "đĩa")
    back_up(archive.path, ASKED)
    zero(archive)
    for backup in (archive.path / "backups").glob("0*"):
        backup.unlink()
    found = look(archive.path)
    assert found.backup is not None
    assert found.backup.path.is_relative_to(tmp_path / "đĩa")
    assert (len(found.salvaged), found.articles) == (0, 4)
    assert salvage(archive.path).salvage.articles == 4


def test_lost_parts_of_a_page_are_laid_anew(archive: Archive) -> None:
    Backups(archive.path).make(ASKED)
    add(archive, [article("Chợ nổi", "Họp sáng sớm.", "Tan lúc trưa.")])
    with closing(connect(archive.path / DATABASE)) as database:
        database.execute("DELETE FROM block WHERE text_version_id = 5 AND seq = 1")
    zero(archive)
    assert salvage(archive.path).salvage.laid_anew == 1
    reader = open_archive(archive.path).reader()
    blocks = reader.article(5).blocks
    reader.close()
    assert [(str(one.kind), one.text) for one in blocks] == [
        ("headline", "Chợ nổi"),
        ("body", "Họp sáng sớm."),
        ("body", "Tan lúc trưa."),
    ]


@pytest.mark.parametrize("version", [1, 4])
def test_archives_of_former_versions_are_salvaged(version: int, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ARCHIVES / f"version-{version}", tmp_path / "a.khobao"))
    before = read_contents(folder / DATABASE)
    zero_first_page(folder, random.Random(1))
    done = salvage(folder)
    assert done.salvage.articles == before.articles
    assert read_contents(folder / DATABASE).uuid == before.uuid
    assert flaw_of(folder) is None


def test_a_newer_archive_is_left_alone(archive: Archive) -> None:
    with closing(connect(archive.path / DATABASE)) as database:
        database.execute("UPDATE alembic_version SET version_num = '0099'")
    zero(archive)
    content = (archive.path / DATABASE).read_bytes()
    with pytest.raises(ArchiveTooNew):
        salvage(archive.path)
    assert (archive.path / DATABASE).read_bytes() == content


def test_a_crash_before_the_end_changes_nothing(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    Backups(archive.path).make(ASKED)
    zero(archive)
    content = (archive.path / DATABASE).read_bytes()

    def crash(*_where: object) -> Callable[[], None]:
        raise RuntimeError

    monkeypatch.setattr("db.salvaging.salvage.replace_database", crash)
    with pytest.raises(RuntimeError):
        salvage(archive.path)
    assert (archive.path / DATABASE).read_bytes() == content
    assert not list((archive.path / "backups").glob("*.tmp*"))
    monkeypatch.undo()
    assert salvage(archive.path).salvage.articles == 4


def test_a_kill_between_the_log_and_the_database_loses_no_save(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log was taken away, and then the power went: its saves are in what was set aside."""
    Backups(archive.path).make(ASKED)
    reader = archive.reader()  # while somebody reads, the log is not emptied
    reader.count()
    add(archive, [article("Chợ nổi", "Họp sáng sớm.")])
    kept = archive.path.parent / "kept"
    shutil.copytree(archive.path, kept)
    reader.close()
    zero_first_page(kept, random.Random(1))

    def crash(_self: Path, _target: Path) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", crash)
        with pytest.raises(RuntimeError):
            salvage(kept)
    assert not (kept / f"{DATABASE}-wal").exists()
    done = salvage(kept)
    assert [one.headline for one in done.salvage.salvaged] == ["Chợ nổi"]

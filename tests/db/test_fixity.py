"""Fixity: what was stored is read again; what is not so is kept, and nothing is repaired."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from db import Archive, create_archive, open_archive
from db.backup import Backups
from db.engine import WriteEngine
from db.errors import ArchiveBusy, ArchiveDamaged, ArchivePutBack
from db.fixity import LOCK, Fixity, fixity_state
from db.locks import held
from db.records import Progress
from db.records.backups import BackupReason
from db.records.fixity import FindingState, FixityFinding, FixityKind, FixityReport, Flaw
from db.restoring import restore
from tests.db.articles import add, article
from tests.reliability.flipping import flip_file, flip_texts, originals_of, rows_of

KEPT = ("article", "text_version", "block", "source_file", "article_file", "journal", "change_set")

Clock = Callable[[], str]


def at(day: str) -> Clock:
    return lambda: f"{day}T08:00:00Z"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three files and three articles without a file, closed; nobody changes it."""
    archive = archive_of_files(tmp_path_factory.mktemp("kho"), 3)
    add(archive, [article(f"Tin số {n}", f"Đường về làng số {n} đã xong.") for n in range(3)])
    archive.close()
    return archive.path


@pytest.fixture
def archive(sound: Path, tmp_path: Path) -> Archive:
    """Such an archive of one's own."""
    return open_archive(shutil.copytree(sound, tmp_path / sound.name))


def archive_of_files(folder: Path, files: int) -> Archive:
    archive = create_archive(folder / "Thử % # ?.khobao")
    room = folder / "tệp"
    room.mkdir()
    for number in range(files):
        words = f"Bến cảng số {number}\n\nSáng nay bến số {number} đón {number + 7} chuyến tàu.\n"
        (room / f"{number}.txt").write_text(words, encoding="utf-8")
    archive.ingest([room], lambda _event: None)
    return archive


def run(archive: Archive, now: Clock | None = None, **options: Any) -> FixityReport:
    fixity = Fixity(archive.path, now or at("2026-01-05"), save_seconds=0, batch=2)
    try:
        return fixity.run(**options)
    finally:
        fixity.close()


def test_what_is_sound_is_counted(archive: Archive) -> None:
    before = rows_of(archive.path, KEPT)
    report = run(archive)
    assert (report.texts, report.objects, report.new_count) == (6, 3, 0)
    assert (report.ended, report.due, report.kept) == (True, True, True)
    assert report.state == fixity_state(archive.path)
    assert report.state.last_finished == "2026-01-05T08:00:00Z"
    assert (report.state.checked_texts, report.state.checked_objects) == (6, 3)
    assert not report.state.under_way
    assert rows_of(archive.path, KEPT) == before


def test_it_begins_anew_after_a_month_or_when_asked(archive: Archive) -> None:
    run(archive)
    add(archive, [article("Tin mới", "Cầu mới.")])
    report = run(archive, at("2026-02-03"))
    assert (report.due, report.texts) == (False, 0)
    assert run(archive, at("2026-02-03"), again=True).texts == 7
    assert run(archive, at("2026-03-05")).texts == 7
    assert run(archive, at("2026-03-04")).texts == 7  # the clock was put back
    assert not run(archive, at("2026-03-04")).due


def test_each_kind_of_flaw_is_told_and_kept(archive: Archive) -> None:
    chance = random.Random(5)
    flip_texts(archive.path, [5], chance)
    turned, short, gone = originals_of(archive.path)
    flip_file(turned, chance)
    short.write_bytes(short.read_bytes()[:-1])
    gone.unlink()
    before = rows_of(archive.path, KEPT)
    heard: list[FixityFinding] = []
    report = run(archive, on_finding=heard.append)
    assert report.findings == tuple(heard)
    assert report.new_count == 4
    first, *files = heard
    assert (first.kind, first.flaw, first.article_ids) == (FixityKind.TEXT, Flaw.CHANGED, (5,))
    assert first.found not in {None, first.sha256}
    assert [(one.sha256, one.flaw, one.article_ids) for one in files] == [
        (turned.name, Flaw.CHANGED, (1,)),
        (short.name, Flaw.CHANGED, (2,)),
        (gone.name, Flaw.MISSING, (3,)),
    ]
    assert files[1].found == f"{short.stat().st_size} bytes"
    state = fixity_state(archive.path)
    assert state.open_count == 4
    assert [one.id for one in state.open_findings] == [1, 2, 3, 4]
    assert rows_of(archive.path, KEPT) == before
    assert run(archive).new_count == 0
    assert fixity_state(archive.path).open_count == 4
    assert run(archive, again=True).new_count == 0


def test_what_cannot_be_read_is_a_finding(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other, folder = originals_of(archive.path)
    folder.unlink()
    folder.mkdir()
    real = Path.open

    def failing(path: Path, *rest: Any, **named: Any) -> Any:
        if path == one:
            raise OSError(5, "Input/output error")
        return real(path, *rest, **named)

    monkeypatch.setattr(Path, "open", failing)
    found = {finding.sha256: (finding.flaw, finding.found) for finding in run(archive).findings}
    assert found == {
        one.name: (Flaw.UNREADABLE, "Input/output error"),
        folder.name: (Flaw.CHANGED, "no file"),
    }
    assert other.name not in found


def test_what_came_back_is_healed_and_never_deleted(archive: Archive) -> None:
    _, lost, _ = originals_of(archive.path)
    content = lost.read_bytes()
    lost.unlink()
    run(archive)
    lost.write_bytes(content)
    heard: list[FixityFinding] = []
    report = run(archive, at("2026-01-09"), on_finding=heard.append)
    assert (report.due, report.healed, report.new_count) == (False, 1, 0)
    assert [one.state for one in heard] == [FindingState.HEALED]
    state = fixity_state(archive.path)
    assert (state.open_count, state.healed_count) == (0, 1)
    (told,) = rows_of(archive.path, ["fixity_finding"])
    assert [row[-2:] for row in told] == [(b"healed", b"2026-01-09T08:00:00Z")]
    lost.unlink()
    assert run(archive, again=True).new_count == 1
    assert fixity_state(archive.path).healed_count == 1


def test_it_goes_on_where_it_was_stopped(archive: Archive) -> None:
    flip_texts(archive.path, [2, 6], random.Random(3))
    for read in range(1, 7):
        asked = iter([False] * (1 if read == 1 else 1 + (read > 2)) + [True])
        report = run(archive, should_stop=lambda asked=asked: next(asked, True))
        assert not report.ended
        assert report.state.under_way
    assert run(archive).ended
    state = fixity_state(archive.path)
    assert (state.checked_texts, state.checked_objects, state.open_count) == (6, 3, 2)


def test_no_time_is_no_time(archive: Archive) -> None:
    report = run(archive, seconds=0)
    assert (report.texts, report.ended, report.state.under_way) == (0, False, True)


def test_after_a_restore_everything_is_read_anew(archive: Archive) -> None:
    Backups(archive.path).make(BackupReason.ASKED)
    run(archive)
    restore(archive.path, "1")
    assert fixity_state(archive.path).last_finished is None
    assert run(archive).texts == 6


def test_a_restore_meanwhile_ends_it(archive: Archive) -> None:
    Backups(archive.path).make(BackupReason.ASKED)
    originals_of(archive.path)[0].unlink()
    fixity = Fixity(archive.path, save_seconds=1000, batch=2)
    restored: list[object] = []

    def put_back(_progress: Progress) -> None:
        if not restored:
            restored.append(restore(archive.path, "1"))

    with pytest.raises(ArchivePutBack):
        fixity.run(on_progress=put_back)
    fixity.close()
    assert fixity_state(archive.path).last_finished is None
    assert run(archive).new_count == 1


def test_a_pass_is_no_change(archive: Archive) -> None:
    backups = Backups(archive.path)
    backups.make(BackupReason.ASKED)
    originals_of(archive.path)[0].unlink()
    assert run(archive).new_count == 1
    assert not backups.is_changed()


def test_while_somebody_saves_the_results_wait(archive: Archive) -> None:
    originals_of(archive.path)[0].unlink()
    with held(archive.path / "writer.lock", 1):
        report = run(archive)
    assert (report.kept, report.new_count, report.ended) == (False, 1, True)
    assert fixity_state(archive.path).last_finished is None
    report = run(archive)
    assert (report.kept, report.new_count, report.texts) == (True, 1, 6)


def test_only_one_at_a_time(archive: Archive) -> None:
    with held(archive.path / LOCK, 1), pytest.raises(ArchiveBusy):
        run(archive)


def test_what_cannot_be_written_is_only_told(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    originals_of(archive.path)[0].unlink()
    before = sorted(path.name for path in archive.path.iterdir())
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    report = run(archive)
    assert (report.kept, report.new_count, report.texts) == (False, 1, 6)
    assert fixity_state(archive.path).open_count == 0
    assert sorted(path.name for path in archive.path.iterdir()) == before


def test_a_page_that_cannot_be_read_ends_the_pass(archive: Archive) -> None:
    long = "Đường làng dài thêm một đoạn, qua cầu gỗ, tới chợ. " * 3000
    add(archive, [article("Bài dài", long)])
    archive.close()
    database = archive.path / "archive.db"
    content = bytearray(database.read_bytes())
    place = content.index("tới chợ. Đường làng".encode())
    page = place - place % 4096
    content[page : page + 4096] = bytes(4096)  # the chain of its pages breaks off here
    database.write_bytes(content)
    report = run(archive)
    assert not report.ended
    assert not report.kept
    (finding,) = report.findings
    assert (finding.kind, finding.flaw) == (FixityKind.DATABASE, Flaw.UNREADABLE)
    assert "malformed" in (finding.found or "")
    assert database.read_bytes() == bytes(content)


def test_a_text_that_is_gone_is_no_open_matter(archive: Archive) -> None:
    flip_texts(archive.path, [5], random.Random(1))
    run(archive)
    writer = WriteEngine(archive.path)
    with writer.transaction() as session:
        session.execute(text("DELETE FROM text_version WHERE id = 5"))
    writer.close()
    run(archive)
    state = fixity_state(archive.path)
    assert (state.open_count, state.healed_count) == (0, 0)


def test_a_wrong_bit_never_opens_as_a_mistake_of_ours(archive: Archive) -> None:
    """One that leaves no UTF-8 is the archive's own error, also for whoever reads the article."""
    path = archive.path / "archive.db"
    content = bytearray(path.read_bytes())
    content[content.index("làng số 1 đã xong".encode()) + 1] = 0xFF
    path.write_bytes(content)
    reader = open_archive(archive.path).reader()
    with pytest.raises(ArchiveDamaged):
        reader.article(5)
    reader.close()
    assert [one.article_ids for one in run(archive).findings] == [(5,)]

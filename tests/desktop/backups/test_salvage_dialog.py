"""A damaged archive in the window: never blank, never new; what can be done stands side by side."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db import open_archive
from db.backup import Backups
from db.records.backups import BackupReason
from db.records.salvage import Unproven
from desktop.application import Application, Start
from desktop.backups.salvage_dialog import SalvageDialog, reason_words
from desktop.backups.salvage_work import SalvageWork
from desktop.language import Language
from desktop.theme import Scheme, Theme
from tests.db.articles import add, article
from tests.reliability.damaging import KINDS

SLOW = 30_000


@pytest.fixture
def damaged(archive: Path) -> Path:
    """A backup of 27 articles, two more behind it, and then a database without its first page."""
    Backups(archive).make(BackupReason.ASKED)
    held = open_archive(archive)
    add(held, [article(f"Chợ phiên {n}", f"Chợ họp lần thứ {n}.") for n in range(2)])
    held.close()
    KINDS["first page zeroed"](archive, random.Random(1))
    return archive


def opened_on(
    program: Callable[[Start], Application], archive: Path, qtbot: QtBot
) -> tuple[Application, SalvageDialog]:
    running = program(
        Start(archive=archive, language=Language.VIETNAMESE, scheme=Scheme.LIGHT, backs_up=False)
    )
    qtbot.waitUntil(lambda: running.backups.salvage_dialog is not None, timeout=SLOW)
    dialog = running.backups.salvage_dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not running.backups.salvage.running(), timeout=SLOW)
    return running, dialog


def test_a_backup_and_what_is_left_are_brought_together(
    program: Callable[[Start], Application], damaged: Path, qtbot: QtBot
) -> None:
    before = (damaged / "archive.db").read_bytes()
    running, dialog = opened_on(program, damaged, qtbot)
    assert running.session.path is None
    assert "27 bài" in dialog.backup.words
    assert "Bản sao ngày" in dialog.backup.words
    assert dialog.more.words.startswith("Cứu được thêm từ tệp hỏng\n2 bài\n")
    assert "2 bài chưa có trong bản sao" in dialog.more.words
    assert dialog.said.endswith("Ghép lại, kho có 29 bài.")
    assert dialog.unproven == []
    assert (damaged / "archive.db").read_bytes() == before
    assert dialog._both.hasFocus()
    dialog._both.click()
    qtbot.waitUntil(lambda: running.session.path == damaged, timeout=SLOW)
    assert "Kho đã mở lại, có 29 bài." in dialog.said
    assert not dialog._both.isVisible()
    qtbot.waitUntil(lambda: running.window.desk.searching.hits is not None, timeout=SLOW)
    (kept,) = (damaged / "damaged").glob("*/archive.db")
    assert kept.read_bytes() == before


def test_only_the_backup_may_be_chosen(
    program: Callable[[Start], Application], damaged: Path, qtbot: QtBot
) -> None:
    before = (damaged / "archive.db").read_bytes()
    running, dialog = opened_on(program, damaged, qtbot)
    dialog._only.click()
    qtbot.waitUntil(lambda: running.session.path == damaged, timeout=SLOW)
    reader = open_archive(damaged, read_only=True).reader()
    assert reader.count() == 27
    reader.close()
    assert running.backups.salvage_dialog is None or not dialog.isVisible()
    (kept,) = (damaged / "damaged").glob("*/archive.db")
    assert kept.read_bytes() == before


def test_what_gives_nothing_is_left_as_it_is(
    program: Callable[[Start], Application], archive: Path, qtbot: QtBot
) -> None:
    KINDS["noise"](archive, random.Random(1))
    for log in archive.glob("archive.db-*"):
        log.unlink()
    left = {path.name for path in archive.iterdir()}
    running, dialog = opened_on(program, archive, qtbot)
    assert running.session.path is None
    assert "Không có bản sao lưu nào dùng được." in dialog.backup.words
    assert "Kho được để nguyên" in dialog.said
    assert not dialog._both.isVisible()
    assert not dialog._only.isVisible()
    assert {path.name for path in archive.iterdir()} - {"backup.lock", "writer.lock"} <= left
    assert not (archive / "damaged").exists()
    dialog._all.click()
    listed = running.backups.dialog
    assert listed is not None
    qtbot.waitUntil(lambda: "Chưa có bản sao lưu nào" in listed.said, timeout=SLOW)


def test_what_nothing_proves_is_listed_with_its_reason(
    theme: Theme, archive: Path, qtbot: QtBot
) -> None:
    shutil.rmtree(archive / "backups")
    (archive / "backups").mkdir()
    database = archive / "archive.db"
    held = open_archive(archive)
    add(held, [article("Bến đò mới", "Sáng nay bến đò mới mở cho mọi người qua sông.")])
    held.close()
    content = database.read_bytes()
    at = content.rindex("Sáng nay bến đò mới mở".encode())
    database.write_bytes(bytes(100) + content[100:at] + b"X" + content[at + 1 :])
    work = SalvageWork()
    work.survey(archive)
    dialog = SalvageDialog(theme, archive, work)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not work.running(), timeout=SLOW)
    assert "27" in dialog.more.words
    assert "1 article(s) could not be verified" in dialog.more.words
    (line,) = dialog.unproven
    assert line.endswith("Bến đò mới  (its text is not as it was stored)")


def test_every_reason_has_its_words() -> None:
    assert len({reason_words(reason) for reason in Unproven}) == len(Unproven)

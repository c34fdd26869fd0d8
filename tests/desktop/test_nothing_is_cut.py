"""No word is cut off, in either language, from a small window to one at twice the size."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError as TookTooLong
from pytestqt.qtbot import QtBot

from db.records.backups import BackupReason
from db.records.salvage import Unproven
from db.records.soundness import CheckReport, Finding, Part, Remedy, Soundness
from desktop.answering.article_window import ArticleWindow
from desktop.application import Application, Start
from desktop.backups.backup_line import ShownBackup
from desktop.backups.salvage_dialog import SalvageDialog
from desktop.backups.salvage_work import SalvageWork, ShownSalvage, ShownUnproven
from desktop.checking.report_window import ReportWindow
from desktop.language import Language
from desktop.reading.tabs import Tab
from desktop.theme import Scheme
from tests.desktop.cut_words import cut_words
from tests.desktop.test_vietnamese_input import OPENERS, top

SLOW = 20_000
QUERY = "giai thuong asocio quảng nính"
BACKUP = ShownBackup(
    7, Path("7.db"), "2026-11-30T02:05:00Z", BackupReason.BULK, 898_000_000, True, 150_000, 3, 12
)
FACTS: Mapping[str, str | int] = {
    "name": "Báo Quảng Ninh",
    "uuid": "0191c2d8",
    "schema": 5,
    "free_mb": 900,
    "total_mb": 9000,
    "needed_mb": 1900,
    "path": "/media/thư viện tỉnh/đĩa ngoài",
    "age_days": 41,
    "kept": 2,
    "bytes": 898_000_000,
    "made_at": "2026-11-30T02:05:00Z",
    "articles": 150_000,
    "version": "3.53.4",
    "journal_mode": "wal",
    "files": 140_000,
    "missing": 2,
    "changed": 1,
}
REPORT = CheckReport(
    full=True,
    made_at="2026-11-30T02:05:00Z",
    program="0.1.0",
    system="Windows-11-10.0.22631-SP0, Python 3.11.9",
    findings=(
        Finding(Part.ARCHIVE, Soundness.OK, "current", FACTS),
        Finding(
            *(Part.DATABASE, Soundness.DAMAGE, "damaged", FACTS),
            said=("*** in database main ***", *("Tree 34 page 176: free space corruption",) * 20),
            remedy=Remedy.SALVAGE,
        ),
        Finding(Part.FOREIGN_KEYS, Soundness.UNKNOWN, "database"),
        Finding(Part.FILES, Soundness.DAMAGE, "files", FACTS, remedy=Remedy.BRING_BACK),
        Finding(Part.BACKUP, Soundness.ADVICE, "old", FACTS, remedy=Remedy.BACK_UP),
        Finding(Part.SECOND, Soundness.ADVICE, "full", FACTS, remedy=Remedy.MAKE_ROOM),
        Finding(Part.ROOM, Soundness.ADVICE, "low", FACTS, remedy=Remedy.MAKE_ROOM),
        Finding(Part.SQLITE, Soundness.OK, "safe", FACTS),
        Finding(Part.DAMAGED, Soundness.ADVICE, "kept", FACTS, remedy=Remedy.LOOK),
    ),
)
UNPROVEN = ShownUnproven("2026-000012", "Phiên chợ đầu năm ở làng ven sông", Unproven.TEXT_FOREIGN)
SALVAGE = ShownSalvage(BACKUP, 1_234, 56, (UNPROVEN,) * 9, 151_234, None)
LOOKS = {
    "small": (QSize(960, 600), 100),
    "wide": (QSize(1440, 900), 100),
    "half as large again": (QSize(1440, 900), 150),
    "twice as large": (QSize(1920, 1200), 200),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("look", LOOKS)
def test_no_words_are_cut_off(
    program: Callable[[Start], Application],
    archive: Path,
    qtbot: QtBot,
    language: Language,
    look: str,
) -> None:
    running = program(Start(archive=archive, language=language, scheme=Scheme.LIGHT, debounce_ms=0))
    desk, window = running.window.desk, running.window
    qtbot.waitUntil(lambda: bool(window.status.words), timeout=SLOW)
    running.workplace.work_as("LAN")
    size, zoom = LOOKS[look]
    running.theme.scale(zoom)
    window.resize(size)
    found: dict[str, list[str]] = {}

    def look_at(name: str) -> None:
        with suppress(TookTooLong):  # layouts come to rest over some turns of the event loop
            qtbot.waitUntil(lambda: not cut_words(top(running)), timeout=1500)
        if cut := cut_words(top(running)):
            found[name] = cut

    look_at("all articles")
    desk.bar.ask(QUERY)
    qtbot.waitUntil(lambda: _asked(running) == QUERY, timeout=SLOW)
    look_at("answer")
    desk.results.view.choose(0)
    qtbot.waitUntil(lambda: desk.cataloguing.catalogue is not None, timeout=SLOW)
    for tab in desk.detail.tabs:
        desk.show_tab(tab)
        look_at(f"tab {tab}")
    desk.show_tab(Tab.READ)
    read_beside(running, qtbot, look_at)
    for name, opener in OPENERS.items():
        opener(running)
        qtbot.wait(50)
        look_at(name)
        modal = QApplication.activeModalWidget()
        if modal is not None:
            modal.close()
    _look_at_backups(running, qtbot, look_at)
    _look_at_check(running, look_at)
    assert found == {}


def _look_at_backups(running: Application, qtbot: QtBot, look_at: Callable[[str], None]) -> None:
    running.window.menus.backups.trigger()
    dialog = running.backups.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "…" not in dialog.said, timeout=SLOW)
    look_at("no backups")
    dialog.confirm_restore(BACKUP)
    look_at("restore")
    dialog.close()
    salvage = SalvageDialog(
        running.theme, Path("Kho báo làng.khobao"), SalvageWork(), running.window
    )
    salvage.open()
    salvage._on_surveyed(SALVAGE)
    look_at("a damaged archive")
    salvage.close()
    running.backups.bar.show_backup(BACKUP.made_at)
    look_at("look at a backup")


def _look_at_check(running: Application, look_at: Callable[[str], None]) -> None:
    """Look at what a check finds at the worst, part by part, and at its report."""
    running.window.menus.check.trigger()
    dialog, work = running.checking.dialog, running.checking.work
    assert dialog is not None
    look_at("check at work")
    work.end(0)
    work.reported.emit(REPORT)
    work.ended.emit()
    look_at("check")
    dialog.report_wanted.emit(REPORT)
    look_at("report of a check")
    for window in dialog.findChildren(ReportWindow):
        window.reject()
    dialog.close()


def read_beside(running: Application, qtbot: QtBot, look_at: Callable[[str], None]) -> None:
    """Look at articles in tabs, at two of them side by side, and at the pages of one."""
    desk = running.window.desk
    desk.comparing.pin()
    desk.results.view.choose(1)
    qtbot.waitUntil(lambda: not _pinned_is_shown(running), timeout=SLOW)
    desk.visits.open_again()
    look_at("articles in tabs")
    desk.comparing.compare()
    qtbot.waitUntil(lambda: desk.comparing.shown, timeout=SLOW)
    look_at("two articles")
    desk.comparing.close()
    running.window.menus.print.trigger()
    look_at("pages of an article")
    for dialog in running.window.findChildren(ArticleWindow):
        dialog.reject()


def _pinned_is_shown(running: Application) -> bool:
    article = running.window.desk.detail.article
    return article is not None and article.row.id == running.window.desk.comparing.pinned


def _asked(running: Application) -> str:
    hits = running.window.desk.searching.hits
    return hits.request.text if hits is not None else ""

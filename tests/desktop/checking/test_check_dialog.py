"""The check names every part, says what helps, and goes to paper, mail, backups and the index."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from db.records.soundness import Part, Remedy, Soundness
from desktop.application import Application, Start
from desktop.checking.check_dialog import CheckDialog
from desktop.checking.check_work import CheckWork
from desktop.checking.report_window import ReportWindow
from desktop.language import Language
from desktop.theme import Theme
from tests.desktop.access import nameless, out_of_reach, same_mnemonics, silent_rows

SLOW = 60_000


def cells(dialog: CheckDialog) -> list[list[str]]:
    table = dialog.findChild(QTableWidget)
    assert table is not None
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(3)]
        for row in range(model.rowCount())
    ]


def checked(opened: Application, qtbot: QtBot) -> CheckDialog:
    """Open the check by its menu, and wait for what it finds."""
    opened.window.menus.check.trigger()
    dialog = opened.checking.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not opened.checking.work.running(), timeout=SLOW)
    return dialog


def looked(theme: Theme, qtbot: QtBot, archive: Path) -> CheckDialog:
    """A check without a window around it, and what it found."""
    work = CheckWork()
    dialog = CheckDialog(theme, archive, work, ())
    work.setParent(dialog)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not work.running(), timeout=SLOW)
    return dialog


def test_what_is_to_be_done_comes_first_and_is_done_there(
    opened: Application, qtbot: QtBot
) -> None:
    dialog = checked(opened, qtbot)
    assert dialog.title == "Kho không hỏng gì, nhưng có việc nên làm"
    rows = cells(dialog)
    assert rows[0] == ["⚠  nên làm", "Bản sao lưu", "Chưa có bản sao lưu nào đã kiểm."]
    assert len(rows) == len(Part)
    assert all(state == "✓  tốt" for state, _part, _found in rows[1:])
    assert dialog._do.text() == "&Sao lưu ngay"
    for look in (nameless, silent_rows, out_of_reach, same_mnemonics):
        assert look(dialog) == []
    with qtbot.waitSignal(opened.checking.work.reported, timeout=SLOW):
        dialog._do.click()
        assert dialog.title == "Đang sao lưu…"
    qtbot.waitUntil(lambda: not opened.checking.work.running(), timeout=SLOW)
    assert dialog.title == "Kho không có lỗi gì"
    assert dialog._do.isHidden()
    dialog._full.click()
    assert not dialog._stop.isHidden()
    qtbot.waitUntil(lambda: not opened.checking.work.running(), timeout=SLOW)
    assert dialog.report is not None
    assert dialog.report.full
    dialog.close()


def test_the_report_goes_to_paper_and_into_a_mail(
    opened: Application, qtbot: QtBot, archive: Path
) -> None:
    (archive / "damaged" / "20260101T000000Z-0a").mkdir(parents=True)
    dialog = checked(opened, qtbot)
    dialog._copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Báo cáo kiểm tra kho\nKho thử · Kiểm tra nhanh lúc ")
    assert "Bản sao lưu: Chưa có bản sao lưu nào đã kiểm.\n   → Hãy sao lưu ngay.\n" in copied
    assert "SQLite 3." in copied
    dialog._print.click()
    window = dialog.findChild(ReportWindow)
    assert window is not None
    document = window.pane.document
    assert document is not None
    assert document.pageCount() == 1
    assert document.paper.foot.startswith("Kho thử · ")
    window.close()
    dialog.close()


def test_an_index_that_is_gone_is_rebuilt_from_here(
    opened: Application, qtbot: QtBot, archive: Path
) -> None:
    (archive / "index" / "CURRENT").unlink()
    dialog = checked(opened, qtbot)
    assert dialog.title == "Kho có chỗ hỏng"
    assert cells(dialog)[0][:2] == ["✕  hỏng", "Chỉ mục tìm kiếm"]
    with qtbot.waitSignal(opened.checking.work.reported, timeout=SLOW):
        dialog._do.click()
    qtbot.waitUntil(lambda: not opened.checking.work.running(), timeout=SLOW)
    assert dialog.report is not None
    assert dialog.report.ok
    dialog.close()


def test_a_damaged_archive_is_checked_though_it_does_not_open(
    program: Callable[[Start], Application],
    archive: Path,
    qtbot: QtBot,
) -> None:
    (archive / "archive.db").write_bytes(b"x" * 50_000)
    running = program(Start(archive=archive, language=Language.VIETNAMESE, backs_up=False))
    qtbot.waitUntil(lambda: running.backups.salvage_dialog is not None, timeout=SLOW)
    offered = running.backups.salvage_dialog
    assert offered is not None
    qtbot.waitUntil(lambda: not running.backups.salvage.running(), timeout=SLOW)
    offered.close()
    dialog = checked(running, qtbot)
    assert cells(dialog)[0] == ["✕  hỏng", "Dữ liệu", "Không đọc được."]
    assert "file is not a database" in dialog._said.text()
    assert dialog.report is not None
    assert {one.soundness for one in dialog.report.findings} == set(Soundness)
    qtbot.waitUntil(lambda: running.backups.salvage_dialog is None, timeout=SLOW)
    dialog._do.click()
    offered = running.backups.salvage_dialog
    assert offered is not None
    qtbot.waitUntil(lambda: not running.backups.salvage.running(), timeout=SLOW)
    offered.close()


def test_an_archive_that_is_gone(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = looked(theme, qtbot, tmp_path / "gone.khobao")
    assert "gone.khobao" in dialog.title
    assert not dialog._print.isEnabled()


def test_what_the_program_may_not_do_has_no_button(
    theme: Theme, qtbot: QtBot, archive: Path
) -> None:
    dialog = looked(theme, qtbot, archive)
    assert dialog.report is not None
    backup = dialog.report.find(Part.BACKUP)
    assert backup is not None
    assert backup.remedy is Remedy.BACK_UP
    assert dialog._do.isHidden()
    assert dialog._advice.text()


def test_it_can_be_stopped_and_closing_it_ends_the_look(
    theme: Theme, qtbot: QtBot, archive: Path
) -> None:
    work = CheckWork()
    dialog = CheckDialog(theme, archive, work, ())
    work.setParent(dialog)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._stop.click()
    qtbot.waitUntil(lambda: not work.running(), timeout=SLOW)
    assert dialog.title == dialog.tr("The check was stopped")
    assert dialog.report is None
    dialog.begin(full=True)
    assert work.running()
    dialog.accept()
    assert not work.running()

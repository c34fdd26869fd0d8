"""What goes on beside the window can be watched, stopped and undone, whenever one looks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from desktop.application import Application
from desktop.ingesting.job import Wish
from desktop.ingesting.jobs_dialog import JobsDialog

SLOW = 30_000


def opened_jobs(running: Application) -> JobsDialog:
    """The dialog, as a click on the status line opens it."""
    running.window.status.jobs_wanted.emit()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, JobsDialog)
    return dialog


def button(dialog: JobsDialog, words: str) -> QPushButton:
    found = [one for one in dialog.findChildren(QPushButton) if one.text() == words]
    assert len(found) == 1
    return found[0]


def lines(folder: Path, count: int) -> Path:
    """A file of so many articles, and one line that is none."""
    rows = [
        f'{{"id": "{n}", "headline": "Bài thử {n}", "body": ["Ngày {n} ở xóm nhỏ."]}}'
        for n in range(count)
    ]
    file = folder / "bài.jsonl"
    file.write_text("\n".join([*rows, "{"]), encoding="utf-8")
    return file


def words(dialog: JobsDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def test_while_nothing_goes_on_it_says_so(opened: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not opened.care.running(), timeout=SLOW)
    dialog = opened_jobs(opened)
    assert dialog.said == ("Không có bài nào đang nhập", "Chỉ mục tìm kiếm đang nghỉ")
    assert not dialog.run.isVisible()
    dialog.close()


def test_whoever_looks_in_the_middle_sees_all_of_it_and_can_undo_it(
    opened: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    opened.window.ingest_wanted.emit(Wish((lines(tmp_path, 40),)))
    dialog = opened_jobs(opened)
    assert dialog.run.isVisible()
    button(dialog, "Tạm dừng").click()
    assert opened.job.paused()
    assert dialog.said[0] == "Đang tạm dừng"
    button(dialog, "Tiếp tục").click()
    qtbot.waitUntil(lambda: not opened.job.running(), timeout=SLOW)
    dialog.close()
    again = opened_jobs(opened)
    assert "40" in words(again)
    failures = again.findChildren(QListWidget)
    assert any(one.isVisible() and one.count() == 1 for one in failures)
    with qtbot.waitSignal(opened.batches.undone, timeout=SLOW):
        button(again, "Hoàn tác lần nhập này").click()
    again.close()


def test_the_index_can_be_watched_and_stopped(opened: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not opened.care.running(), timeout=SLOW)
    dialog = opened_jobs(opened)
    dialog.rebuild.click()
    assert opened.care.running()
    assert dialog.progress.isVisible()
    with qtbot.waitSignal(opened.care.ended, timeout=SLOW):
        dialog.stop.click()
    assert dialog.said[1] == "Chỉ mục tìm kiếm đang nghỉ"
    assert dialog.rebuild.isVisible()
    dialog.close()


def test_the_status_line_says_what_goes_on(opened: Application) -> None:
    status = opened.window.status
    status.show_job("Đang nhập 3 / 40")
    assert status.jobs == "Đang nhập 3 / 40"
    status.show_job("")
    assert status.jobs == "Công việc"

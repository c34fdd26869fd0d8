"""The dialog: files are put on a list, watched going in, and reported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db import open_archive
from db.records import UndoConflict, Undone
from desktop.ingesting.batch_work import BatchWork
from desktop.ingesting.ingest_dialog import IngestDialog
from desktop.ingesting.job import MOST_FAILURES, Failure, IngestJob, Wish
from desktop.ingesting.keeping import keep_amendments
from desktop.ingesting.paths_list import PathsList
from desktop.ingesting.progress_view import ProgressView
from desktop.ingesting.staged_item import State
from desktop.ingesting.staging_model import Column
from desktop.ingesting.undoing import UndoWords
from desktop.problems import Explanation
from desktop.theme import Theme
from tests.desktop.keys import press

SLOW = 60_000


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> Iterator[IngestDialog]:
    job = IngestJob()
    batches = BatchWork()
    dialog = IngestDialog(theme, job, batches)
    qtbot.addWidget(dialog)
    yield dialog
    job.end(5_000)
    batches.end(5_000)


def said(dialog: IngestDialog) -> str:
    labels = dialog.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_a_path_is_listed_once_and_can_be_taken_off(theme: Theme, qtbot: QtBot) -> None:
    paths = PathsList(theme)
    qtbot.addWidget(paths)
    paths.add([Path("a.txt"), Path("b"), Path("a.txt")])
    assert paths.paths() == [Path("a.txt"), Path("b")]
    paths.item(0).setSelected(True)
    press(paths, Qt.Key.Key_Delete)
    assert paths.paths() == [Path("b")]


def test_files_can_be_dropped(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    paths = PathsList(theme)
    qtbot.addWidget(paths)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/x.txt")])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, plain)
    paths.dragEnterEvent(enter)
    assert enter.isAccepted()
    paths.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, plain))
    assert paths.paths() == [tmp_path]


def test_files_go_in_and_are_reported(
    dialog: IngestDialog, qtbot: QtBot, archive: Path, tmp_path: Path
) -> None:
    text = tmp_path / "bài.txt"
    text.write_text("Chợ quê\n\nChợ họp từ lúc trời chưa sáng hẳn.\n", encoding="utf-8")
    job = dialog._job
    dialog.ingest_wanted.connect(lambda wish: job.begin(archive, wish))
    dialog.show_for("Kho thử")
    assert "Kho thử" in said(dialog)
    dialog.add([text])
    with qtbot.waitSignal(job.ended, timeout=SLOW):
        dialog.begin()
    assert "1 new article" in said(dialog).replace("(s)", "")


def test_a_refusal_is_the_report(dialog: IngestDialog, qtbot: QtBot, tmp_path: Path) -> None:
    job = dialog._job
    dialog.ingest_wanted.connect(lambda wish: job.begin(tmp_path / "gone", wish))
    dialog.show_for("Kho thử")
    dialog.add([tmp_path])
    with qtbot.waitSignal(job.ended, timeout=SLOW):
        dialog.begin()
    assert "gone" in said(dialog)


def articles_in(archive: Path) -> int:
    kept = open_archive(archive, read_only=True)
    try:
        return kept.info().articles
    finally:
        kept.close()


def button(dialog: QWidget, words: str) -> QPushButton:
    """The button with these words, which must be in view."""
    named = [one for one in dialog.findChildren(QPushButton) if one.text() == words]
    assert len(named) == 1, words
    assert named[0].isVisible(), words
    return named[0]


def test_a_run_is_paused_reported_and_undone(
    dialog: IngestDialog,
    qtbot: QtBot,
    archive: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text, report = tmp_path / "chợ.txt", tmp_path / "báo cáo.csv"
    text.write_text("Chợ quê\n\nChợ họp từ lúc trời chưa sáng hẳn.\n", encoding="utf-8")
    job, batches = dialog._job, dialog._batches
    dialog.ingest_wanted.connect(lambda wish: job.begin(archive, wish))
    dialog.show_for("Kho thử")
    dialog.add([text])
    dialog.begin()
    button(dialog, "Pause").click()
    assert job.paused()
    with qtbot.waitSignal(job.ended, timeout=SLOW):
        button(dialog, "Go on").click()
    assert job.job_id is not None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(report), ""))
    with qtbot.waitSignal(batches.ended, timeout=SLOW):
        button(dialog, "Save the report (CSV)…").click()
    assert "chợ.txt" in report.read_text(encoding="utf-8-sig")
    assert report.name in said(dialog)
    with qtbot.waitSignal(batches.ended, timeout=SLOW):
        button(dialog, "Undo this ingest").click()
    assert "This ingest is undone" in said(dialog)
    assert "1 article(s) taken out" in said(dialog)
    with pytest.raises(AssertionError):
        button(dialog, "Undo this ingest")


def test_what_was_put_right_in_the_preview_is_stored(
    dialog: IngestDialog, qtbot: QtBot, archive: Path, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for name, words in (("a", "Chợ quê"), ("b", "Lụt lớn"), ("c", "Mùa gặt")):
        body = f"{words}\n\nBuổi sáng ở làng, {words.lower()} là chuyện ai cũng nhắc.\n"
        (tmp_path / "in" / f"{name}.txt").write_text(body, encoding="utf-8")
    job = dialog._job

    def begin(wish: Wish) -> None:
        written = wish.amendments
        job.begin(archive, wish, keep_amendments(tmp_path, written) if written else None)

    dialog.ingest_wanted.connect(begin)
    dialog.show_for("Kho thử")
    dialog.add([tmp_path / "in"])
    with qtbot.waitSignal(job.ended, timeout=SLOW):
        button(dialog, "Preview").click()
    model = dialog._staging.model
    assert [model.item(row).value("headline") for row in range(3)] == [
        "Chợ quê",
        "Lụt lớn",
        "Mùa gặt",
    ]
    before = articles_in(archive)
    model.take(1, taken=False)
    assert model.setData(model.index(0, Column.HEADLINE), "Chợ phiên")
    with qtbot.waitSignal(job.ended, timeout=SLOW):
        button(dialog, "Ingest the 2 chosen").click()
    assert job.tally().added == 2
    assert articles_in(archive) == before + 2
    dialog.add([tmp_path / "in" / "a.txt"])
    with qtbot.waitSignal(job.ended, timeout=SLOW):
        dialog.rehearse()
    assert model.item(0).state is State.HELD


def test_what_an_undo_leaves_is_named() -> None:
    conflicts = (UndoConflict(7, "Chợ quê", "edited"), UndoConflict(8, "Lụt", "newer_version"))
    undone = Undone(3, removed=2, restored=1, conflicts=conflicts)
    words = UndoWords()
    assert len(words.sums(undone).split(" · ")) == 3
    assert "Chợ quê" in words.conflict(conflicts[0])
    assert "newer" in words.conflict(conflicts[1])


def test_thousands_of_failures_are_one_list(theme: Theme, qtbot: QtBot) -> None:
    view = ProgressView(theme)
    qtbot.addWidget(view)
    for number in range(MOST_FAILURES + 7):
        view.add_failure(Failure(str(number), Explanation("It failed.", "Mend it.")))
    listed = view.findChild(QListWidget)
    assert isinstance(listed, QListWidget)
    assert listed.count() == MOST_FAILURES

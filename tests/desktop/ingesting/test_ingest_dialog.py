"""The dialog: files are put on a list, watched going in, and reported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot

from desktop.ingesting.ingest_dialog import IngestDialog
from desktop.ingesting.job import Failure, IngestJob
from desktop.ingesting.paths_list import PathsList
from desktop.ingesting.progress_view import MOST_FAILURES, ProgressView
from desktop.problems import Explanation
from desktop.theme import Theme
from tests.desktop.keys import press

SLOW = 60_000


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> Iterator[IngestDialog]:
    job = IngestJob()
    dialog = IngestDialog(theme, job)
    qtbot.addWidget(dialog)
    yield dialog
    job.end(5_000)


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
    dialog.ingest_wanted.connect(lambda paths: job.begin(archive, paths))
    dialog.show_for("Kho thử")
    assert "Kho thử" in said(dialog)
    dialog.add([text])
    with qtbot.waitSignal(job.ended, timeout=SLOW):
        dialog.begin()
    assert "1 new article" in said(dialog).replace("(s)", "")


def test_a_refusal_is_the_report(dialog: IngestDialog, qtbot: QtBot, tmp_path: Path) -> None:
    job = dialog._job
    dialog.ingest_wanted.connect(lambda paths: job.begin(tmp_path / "gone", paths))
    dialog.show_for("Kho thử")
    dialog.add([tmp_path])
    with qtbot.waitSignal(job.ended, timeout=SLOW):
        dialog.begin()
    assert "gone" in said(dialog)


def test_thousands_of_failures_are_one_list(theme: Theme, qtbot: QtBot) -> None:
    view = ProgressView(theme)
    qtbot.addWidget(view)
    for number in range(MOST_FAILURES + 7):
        view.add_failure(Failure(str(number), Explanation("It failed.", "Mend it.")))
    listed = view.findChild(QListWidget)
    assert isinstance(listed, QListWidget)
    assert listed.count() == MOST_FAILURES

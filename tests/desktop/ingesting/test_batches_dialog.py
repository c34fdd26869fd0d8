"""The list of runs: what they brought, and undoing, reporting and going on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from db import open_archive
from db.records import IngestBatch, IngestItem, Progress
from desktop.application import Application
from desktop.ingesting.batch_work import BatchWork
from desktop.ingesting.batches_dialog import STATE, BatchesDialog
from desktop.ingesting.job import IngestJob
from desktop.theme import Theme

SLOW = 60_000


def unheard(_event: Progress | IngestItem) -> None:
    """Nobody watches this run."""


@pytest.fixture
def batches() -> Iterator[BatchWork]:
    work = BatchWork()
    yield work
    work.end(5_000)


@pytest.fixture
def filled(archive: Path, tmp_path: Path) -> Path:
    """An archive with one run in it."""
    text = tmp_path / "chợ.txt"
    text.write_text("Chợ quê\n\nChợ họp từ lúc trời chưa sáng hẳn.\n", encoding="utf-8")
    kept = open_archive(archive)
    kept.ingest([text], unheard)
    kept.close()
    return archive


def button(dialog: BatchesDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == words)


def state(dialog: BatchesDialog) -> str:
    cell = dialog._table.item(0, STATE)
    assert cell is not None
    return cell.text()


def test_a_run_is_listed_reported_and_undone(
    theme: Theme,
    qtbot: QtBot,
    batches: BatchWork,
    filled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = BatchesDialog(theme, filled, batches, IngestJob(), None)
    qtbot.waitUntil(lambda: dialog._table.rowCount() == 1, timeout=SLOW)
    qtbot.waitUntil(button(dialog, "Undo it").isEnabled, timeout=SLOW)
    assert "done" in state(dialog)
    assert not button(dialog, "Go on with it").isEnabled()
    report = tmp_path / "báo cáo.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(report), ""))
    with qtbot.waitSignal(batches.saved, timeout=SLOW):
        button(dialog, "Save the report (CSV)…").click()
    assert "chợ.txt" in report.read_text(encoding="utf-8-sig")
    qtbot.waitUntil(button(dialog, "Undo it").isEnabled, timeout=SLOW)
    button(dialog, "Undo it").click()
    qtbot.waitUntil(lambda: "undone" in state(dialog), timeout=SLOW)
    assert "1 article(s) taken out" in dialog._said.text()
    assert not button(dialog, "Undo it").isEnabled()
    dialog.deleteLater()


def test_a_run_that_was_killed_can_be_gone_on_with(
    theme: Theme, qtbot: QtBot, batches: BatchWork, filled: Path
) -> None:
    dialog = BatchesDialog(theme, filled, batches, IngestJob(), None)
    qtbot.waitUntil(lambda: not batches.running(), timeout=SLOW)
    killed = IngestBatch(9, ("/a/b",), {}, "running", "2026-03-04T05:06:07Z", None, 3, 0, 0, None)
    batches.listed.emit((killed,))
    assert "unfinished" in state(dialog)
    with qtbot.waitSignal(dialog.resume_wanted) as wanted:
        button(dialog, "Go on with it").click()
    assert wanted.args == [9]
    dialog.deleteLater()


def test_the_program_goes_on_with_a_run(opened: Application, qtbot: QtBot, tmp_path: Path) -> None:
    path = opened.session.path
    assert path is not None
    text = tmp_path / "chợ.txt"
    text.write_text("Chợ quê\n\nChợ họp từ lúc trời chưa sáng hẳn.\n", encoding="utf-8")
    kept = open_archive(path)
    report = kept.ingest([text], unheard, lambda: True)
    kept.close()
    assert report.job_id is not None
    with qtbot.waitSignal(opened.job.ended, timeout=SLOW):
        opened.window.resume_ingest(report.job_id)
    assert opened.job.tally().added == 1

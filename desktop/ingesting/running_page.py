"""The page that shows a run going on: pause it, stop it, and afterwards undo or report it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from db.records import Undone
from desktop.ingesting.batch_work import BatchWork
from desktop.ingesting.job import IngestJob
from desktop.ingesting.progress_view import ProgressView
from desktop.ingesting.undoing import UndoWords
from desktop.problems import Explanation
from desktop.rows import row_of
from desktop.theme import Theme

REFRESH_MS = 100
"""How often the figures are shown anew; thousands of articles go in every second."""


class RunningPage(QWidget):
    """Owns the buttons and figures of the run of `job`; `batches` looks after it when it is over.

    `titled` says what the heading should be now. GUI thread.
    """

    titled = Signal(str)
    again_wanted = Signal()
    close_wanted = Signal()

    def __init__(
        self, theme: Theme, job: IngestJob, batches: BatchWork, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._batches = batches
        self._progress = ProgressView(theme)
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.clicked.connect(self._on_stop_wanted)
        self._pause = QPushButton()
        self._pause.clicked.connect(self._on_pause_wanted)
        self._undo = QPushButton(self.tr("Undo this ingest"))
        self._undo.setToolTip(self.tr("Takes out what it brought, except what was edited since"))
        self._undo.clicked.connect(self._on_undo_wanted)
        self._report = QPushButton(self.tr("Save the report (CSV)…"))
        self._report.clicked.connect(self._on_report_wanted)
        self._again = QPushButton(self.tr("Ingest more…"))
        self._again.clicked.connect(self.again_wanted)
        self._hide = QPushButton(self.tr("Close"))
        self._hide.setToolTip(self.tr("Ingesting goes on when this window is closed"))
        self._hide.clicked.connect(self.close_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._progress, 1)
        buttons = (self._stop, self._pause, self._undo, self._report, None, self._again, self._hide)
        layout.addLayout(row_of(*buttons))
        self._refresh = QTimer(self, interval=REFRESH_MS, singleShot=True)
        self._refresh.timeout.connect(self._show_tally)
        job.progressed.connect(self._on_progressed)
        job.item_failed.connect(self._progress.add_failure)
        job.ended.connect(self._on_ended)
        batches.undone.connect(self._on_undone)
        batches.saved.connect(self._on_saved)
        batches.refused.connect(self._on_refused)
        batches.ended.connect(self._allow)

    def begin(self) -> None:
        """Make ready for the run that begins now."""
        self._progress.clear()
        self._allow(going=True)
        self._stop.setEnabled(True)
        self._hide.setFocus()

    def catch_up(self) -> None:
        """Show a run that began without this page, or is over by now."""
        self._progress.clear()
        self._hide.setFocus()
        for failure in self._job.failures:
            self._progress.add_failure(failure)
        if not self._job.running():
            self._on_ended()
            return
        self.titled.emit(self.tr("Paused") if self._job.paused() else self.doing())
        self._show_tally()
        self._allow()

    def doing(self) -> str:
        """Say what goes on."""
        if self._job.rehearsal:
            return self.tr("Reading for the preview…")
        return self.tr("Ingesting…")

    def _allow(self, *, going: bool | None = None) -> None:
        """Show the buttons that make sense now."""
        going = self._job.running() if going is None else going
        over = not going and self._job.job_id is not None and not self._job.rehearsal
        for button, shown in (
            (self._stop, going),
            (self._pause, going),
            (self._undo, over),
            (self._report, over),
            (self._again, not going),
        ):
            button.setVisible(shown)
            button.setEnabled(not self._batches.running())
        paused = self._job.paused()
        self._pause.setText(self.tr("Go on") if paused else self.tr("Pause"))

    def _on_progressed(self) -> None:
        if not self._refresh.isActive():
            self._refresh.start()

    def _show_tally(self) -> None:
        self._progress.show_tally(self._job.tally())

    def _on_pause_wanted(self) -> None:
        if self._job.paused():
            self._job.go_on()
            self.titled.emit(self.doing())
        else:
            self._job.pause()
            self.titled.emit(self.tr("Paused"))
        self._allow()

    def _on_stop_wanted(self) -> None:
        self._stop.setEnabled(False)
        self._pause.setEnabled(False)
        if not self._job.rehearsal:
            self.titled.emit(self.tr("Stopping after this article…"))
        self._job.cancel()

    def _on_ended(self) -> None:
        self._refresh.stop()
        self.titled.emit(self._ending())
        self._progress.show_end(self._job.tally(), self._job.problem)
        self._allow(going=False)

    def _ending(self) -> str:
        if self._job.problem is not None or self._job.broken:
            return self.tr("The articles could not be ingested")
        if self._job.cancelled:
            return self.tr("Stopped: what is in the archive stays there")
        return self.tr("Done")

    def _on_undo_wanted(self) -> None:
        archive, job_id = self._job.archive, self._job.job_id
        if archive is not None and job_id is not None and self._batches.undo(archive, job_id):
            self.titled.emit(self.tr("Undoing this ingest…"))
            self._allow()

    def _on_report_wanted(self) -> None:
        archive, job_id = self._job.archive, self._job.job_id
        title, kinds = self.tr("Save the report"), self.tr("Table (*.csv)")
        name, _ = QFileDialog.getSaveFileName(self, title, f"{job_id}.csv", kinds)
        if name and archive is not None and job_id is not None:
            self._batches.save_report(archive, job_id, Path(name))
            self._allow()

    def _on_undone(self, undone: Undone) -> None:
        if undone.job_id != self._job.job_id or self._job.running():
            return
        self._job.job_id = None  # there is nothing left of it to undo
        self.titled.emit(self.tr("This ingest is undone"))
        words = UndoWords(self)
        self._progress.say(words.sums(undone))
        for conflict in undone.conflicts:
            self._progress.add_line(words.conflict(conflict))

    def _on_saved(self, report: Path) -> None:
        if not self._job.running():
            self._progress.say(self.tr("The report is saved: {file}").format(file=report.name))

    def _on_refused(self, said: Explanation) -> None:
        if not self._job.running():
            self.titled.emit(self._ending())
            self._progress.say(str(said))

"""The runs of ingest there were: when, what they brought, and what can still be done about them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.records import IngestBatch, Undone
from desktop.dates import shown_moment
from desktop.ingesting.batch_work import BatchWork
from desktop.ingesting.job import IngestJob
from desktop.ingesting.undoing import UndoWords
from desktop.language import number
from desktop.problems import Explanation
from desktop.row_table import row_table
from desktop.rows import row_of
from desktop.theme import Theme

SIZE = QSize(820, 480)
ROW = 32
WHEN, PATHS, ADDED, HELD, FAILED, STATE = range(6)
WIDTHS = {WHEN: 140, ADDED: 84, HELD: 84, FAILED: 64, STATE: 150}
MOST_CONFLICTS_HEIGHT = 96


class BatchesDialog(QDialog):
    """Owns the list of runs of one archive; `batches` asks and does. GUI thread."""

    resume_wanted = Signal(int)
    """Go on with this run."""

    def __init__(
        self,
        theme: Theme,
        archive: Path,
        batches: BatchWork,
        job: IngestJob,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._archive = theme, archive
        self._batches, self._job = batches, job
        self._runs: Sequence[IngestBatch] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Ingests"))
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        self._title = QLabel(self.tr("What was ingested"))
        self._title.setFont(theme.interface(18, QFont.Weight.DemiBold))
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._conflicts = QListWidget()
        self._conflicts.setMaximumHeight(theme.px(MOST_CONFLICTS_HEIGHT))
        self._conflicts.setAccessibleName(self.tr("Articles that stay"))
        self._conflicts.hide()
        self._table = self._new_table()
        self._resume = QPushButton(self.tr("Go on with it"))
        self._resume.clicked.connect(self._on_resume_wanted)
        self._undo = QPushButton(self.tr("Undo it"))
        self._undo.clicked.connect(self._on_undo_wanted)
        self._report = QPushButton(self.tr("Save the report (CSV)…"))
        self._report.clicked.connect(self._on_report_wanted)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        layout.setSpacing(theme.px(12))
        for widget in (self._title, self._table, self._said, self._conflicts):
            layout.addWidget(widget, int(widget is self._table))
        layout.addLayout(row_of(self._resume, self._undo, self._report, None, close))
        self._table.itemSelectionChanged.connect(self._allow)
        batches.listed.connect(self._on_listed)
        batches.undone.connect(self._on_undone)
        batches.saved.connect(self._on_saved)
        batches.refused.connect(self._on_refused)
        batches.ended.connect(self._allow)
        self._ask()

    def _new_table(self) -> QTableWidget:
        names = [self.tr("Begun"), self.tr("Files"), self.tr("New"), self.tr("Already there")]
        names += [self.tr("Failed"), self.tr("State")]
        return row_table(
            self._theme, self.tr("Ingests"), names, WIDTHS, ROW, numbers=(ADDED, HELD, FAILED)
        )

    def _waiting(self) -> str:
        return self.tr("Reading the list…")

    def _ask(self) -> None:
        if not self._runs:
            self._said.setText(self._waiting())
        self._batches.list_runs(self._archive)
        self._allow()

    def _on_listed(self, runs: Sequence[IngestBatch]) -> None:
        self._runs = runs
        self._table.setRowCount(len(runs))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, run in enumerate(runs):
            for column, words in enumerate(self._cells(run, newest=row == 0)):
                cell = QTableWidgetItem(words)
                if column in {ADDED, HELD, FAILED}:
                    cell.setTextAlignment(right)
                elif column == PATHS:
                    cell.setToolTip("\n".join(run.paths))
                self._table.setItem(row, column, cell)
        if self._said.text() == self._waiting():
            self._said.clear()
        if runs:
            self._table.selectRow(max(0, self._table.currentRow()))
            self._allow()
        else:
            self._said.setText(self.tr("Nothing was ingested into this archive yet."))

    def _cells(self, run: IngestBatch, *, newest: bool) -> tuple[str, ...]:
        names = ", ".join(Path(path).name or path for path in run.paths)
        counts = (number(count) for count in (run.added, run.duplicates, run.failed))
        return (shown_moment(run.started_at), names, *counts, self._state(run, newest=newest))

    def _state(self, run: IngestBatch, *, newest: bool) -> str:
        if run.undone_at is not None:
            return "↶ " + self.tr("undone")
        if run.state == "done":
            return "✓ " + self.tr("done")
        if newest and self._going():
            return "… " + self.tr("going on")
        return "⚠ " + self.tr("unfinished")

    def _going(self) -> bool:
        job = self._job
        return job.running() and not job.rehearsal and job.archive == self._archive

    def _chosen(self) -> IngestBatch | None:
        rows = self._table.selectionModel().selectedRows()
        return self._runs[rows[0].row()] if rows and rows[0].row() < len(self._runs) else None

    def _allow(self) -> None:
        """Allow only what makes sense with the run that is chosen."""
        run, free = self._chosen(), not self._batches.running() and not self._job.running()
        there = run is not None and run.undone_at is None
        self._resume.setEnabled(free and there and run is not None and run.state != "done")
        self._undo.setEnabled(free and there)
        self._report.setEnabled(free and run is not None)

    def _on_resume_wanted(self) -> None:
        run = self._chosen()
        if run is not None:
            self.accept()
            self.resume_wanted.emit(run.job_id)

    def _on_undo_wanted(self) -> None:
        run = self._chosen()
        if run is not None and self._batches.undo(self._archive, run.job_id):
            self._conflicts.hide()
            self._said.setText(self.tr("Undoing this ingest…"))
            self._allow()

    def _on_report_wanted(self) -> None:
        run = self._chosen()
        title, kinds = self.tr("Save the report"), self.tr("Table (*.csv)")
        name, _ = QFileDialog.getSaveFileName(self, title, "", kinds)
        if name and run is not None:
            self._batches.save_report(self._archive, run.job_id, Path(name))
            self._allow()

    def _on_undone(self, undone: Undone) -> None:
        words = UndoWords(self)
        self._said.setText(words.sums(undone))
        self._conflicts.clear()
        self._conflicts.addItems([words.conflict(one) for one in undone.conflicts])
        self._conflicts.setVisible(bool(undone.conflicts))
        self._ask()

    def _on_saved(self, report: Path) -> None:
        self._said.setText(self.tr("The report is saved: {file}").format(file=report.name))

    def _on_refused(self, said: Explanation) -> None:
        self._said.setText(str(said))

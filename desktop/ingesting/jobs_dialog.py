"""What goes on beside the window: the run of ingest and the search index, to watch or to stop."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QWidget

from desktop.ingesting.batch_work import BatchWork
from desktop.ingesting.job import IngestJob
from desktop.ingesting.progress_view import ProgressView
from desktop.ingesting.running_page import RunningPage
from desktop.opening.index_care import IndexCare
from desktop.rows import column_of, plain_button, row_of
from desktop.theme import Theme

SIZE = QSize(680, 520)


class JobsDialog(QDialog):
    """Owns the view of both jobs, which live on without it; GUI thread."""

    again_wanted = Signal()
    """Files are to be chosen for another run."""
    batches_wanted = Signal()
    """The runs before this one are to be listed."""
    rebuild_wanted = Signal()
    """The search index is to be made anew."""

    def __init__(
        self,
        theme: Theme,
        job: IngestJob,
        batches: BatchWork,
        care: IndexCare,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._job, self._care = theme, job, care
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Jobs"))
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        self._title = self._heading()
        self.run = RunningPage(theme, job, batches)
        self._former = plain_button(self.tr("&Earlier ingests…"), self._on_former_wanted)
        self._index = self._heading()
        self.progress = ProgressView(theme)
        self.stop = plain_button(self.tr("Stop the &index"), self._on_stop_wanted)
        self.rebuild = plain_button(self.tr("&Make the index anew"), self.rebuild_wanted.emit)
        line = QFrame()
        line.setProperty("line", True)
        column = column_of(self, theme)
        column.addWidget(self._title)
        column.addWidget(self.run, 1)
        for part in (line, self._index, self.progress):
            column.addWidget(part)
        column.addLayout(row_of(self.stop, self.rebuild, None, self._former))
        self.run.titled.connect(self._title.setText)
        self.run.close_wanted.connect(self.accept)
        self.run.again_wanted.connect(self._on_again_wanted)
        job.began.connect(self._on_begun)
        care.began.connect(self._show_index)
        care.progressed.connect(self._show_index)
        care.ended.connect(self._show_index)
        self._show_run()
        self._show_index()

    @property
    def said(self) -> tuple[str, str]:
        """What is said of the run and of the index."""
        return self._title.text(), self._index.text()

    def _heading(self) -> QLabel:
        heading = QLabel()
        heading.setFont(self._theme.interface(16, QFont.Weight.DemiBold))
        heading.setWordWrap(True)
        return heading

    def _show_run(self) -> None:
        there = self._job.running() or self._job.over
        self.run.setVisible(there)
        if there:
            self.run.catch_up()
        else:
            self._title.setText(self.tr("Nothing is being ingested"))

    def _show_index(self) -> None:
        going = self._care.running()
        self.progress.setVisible(going)
        self.stop.setVisible(going)
        self.stop.setEnabled(True)
        self.rebuild.setVisible(not going)
        if going:
            self._index.setText(self.tr("The search index is being brought up to date"))
            self.progress.show_pace(self._care.tally())
        else:
            self._index.setText(self.tr("The search index is at rest"))

    def _on_begun(self) -> None:
        self.run.show()
        self.run.catch_up()

    def _on_stop_wanted(self) -> None:
        self.stop.setEnabled(False)
        self._care.cancel()

    def _on_again_wanted(self) -> None:
        self.accept()
        self.again_wanted.emit()

    def _on_former_wanted(self) -> None:
        self.accept()
        self.batches_wanted.emit()

"""Taking files in: choose them, watch them go in, read what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.ingesting.batch_work import BatchWork
from desktop.ingesting.choosing_page import ChoosingPage
from desktop.ingesting.job import IngestJob
from desktop.ingesting.running_page import RunningPage
from desktop.theme import Theme

SIZE = QSize(900, 560)


class IngestDialog(QDialog):
    """Owns the pages of an ingest; watches a job that lives on without it. GUI thread.

    `ingest_wanted(paths)` asks for the run; `folder_used` says where files were taken from.
    """

    ingest_wanted = Signal(object)
    folder_used = Signal(str)

    def __init__(
        self,
        theme: Theme,
        job: IngestJob,
        batches: BatchWork,
        folder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._batches = batches
        self._archive = ""
        self.setWindowTitle(self.tr("Ingest articles"))
        self.resize(SIZE)
        self._title = QLabel()
        self._title.setFont(theme.interface(18, QFont.Weight.DemiBold))
        self._title.setWordWrap(True)
        self._choosing = ChoosingPage(theme, folder)
        self._running = RunningPage(theme, job, batches)
        self._pages = QStackedWidget()
        for page in (self._choosing, self._running):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(self._title)
        layout.addWidget(self._pages, 1)
        self._choosing.begin_wanted.connect(self.begin)
        self._choosing.close_wanted.connect(self.reject)
        self._choosing.folder_used.connect(self.folder_used)
        self._running.titled.connect(self._title.setText)
        self._running.again_wanted.connect(lambda: self._choose_again(self._archive))
        self._running.close_wanted.connect(self.reject)

    def show_for(self, archive: str) -> None:
        """Come forward for an archive: to choose files, or to watch the run that goes on."""
        if not self._job.running():
            self._choose_again(archive)
        self.show()
        self.raise_()
        self.activateWindow()

    def add(self, paths: Sequence[Path]) -> None:
        """Put files and folders on the list, as if they had been dropped there."""
        self._choosing.paths.add(paths)

    def begin(self) -> None:
        """Ask for the run over what is on the list."""
        paths = self._choosing.paths.paths()
        if paths and not self._job.running():
            self._title.setText(self.tr("Ingesting…"))
            self._pages.setCurrentWidget(self._running)
            self._running.begin()
            self.ingest_wanted.emit(paths)

    def _choose_again(self, archive: str) -> None:
        self._archive = archive
        self._choosing.clear()
        self._title.setText(self.tr("Ingest articles into {archive}").format(archive=archive))
        self._pages.setCurrentWidget(self._choosing)

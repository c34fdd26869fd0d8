"""Taking files in: choose them, watch them go in, read what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ingesting.formats import file_filters
from desktop.ingesting.job import IngestJob
from desktop.ingesting.paths_list import PathsList
from desktop.ingesting.progress_view import ProgressView
from desktop.theme import Theme

SIZE = QSize(620, 460)
REFRESH_MS = 100
"""How often the figures are shown anew; thousands of articles go in every second."""


class IngestDialog(QDialog):
    """Owns the choice of files; watches a job that lives on without it. GUI thread.

    `ingest_wanted(paths)` asks for the run; `folder_used` says where files were taken from.
    """

    ingest_wanted = Signal(object)
    folder_used = Signal(str)

    def __init__(
        self, theme: Theme, job: IngestJob, folder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._job = job
        self._folder = folder
        self.setWindowTitle(self.tr("Ingest articles"))
        self.resize(SIZE)
        self._title = QLabel()
        self._title.setFont(theme.interface(18, QFont.Weight.DemiBold))
        self._title.setWordWrap(True)
        self._paths = PathsList(theme)
        self._progress = ProgressView(theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._choosing_page())
        self._pages.addWidget(self._running_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(self._title)
        layout.addWidget(self._pages, 1)
        self._refresh = QTimer(self, interval=REFRESH_MS, singleShot=True)
        self._refresh.timeout.connect(self._show_tally)
        self._paths.paths_changed.connect(self._on_paths_changed)
        job.progressed.connect(self._on_progressed)
        job.item_failed.connect(self._progress.add_failure)
        job.ended.connect(self._on_ended)

    def show_for(self, archive: str) -> None:
        """Come forward for an archive: to choose files, or to watch the run that goes on."""
        if not self._job.running():
            self._choose_again(archive)
        self.show()
        self.raise_()
        self.activateWindow()

    def add(self, paths: Sequence[Path]) -> None:
        """Put files and folders on the list, as if they had been dropped there."""
        self._paths.add(paths)

    def begin(self) -> None:
        """Ask for the run over what is on the list."""
        paths = self._paths.paths()
        if paths and not self._job.running():
            self._progress.clear()
            self._title.setText(self.tr("Ingesting…"))
            self._stop.show()
            self._again.hide()
            self._pages.setCurrentIndex(1)
            self._hide.setFocus()
            self.ingest_wanted.emit(paths)

    def _choosing_page(self) -> QWidget:
        page = QWidget()
        files = QPushButton(self.tr("Add files…"))
        files.clicked.connect(self._on_files_wanted)
        folder = QPushButton(self.tr("Add a folder…"))
        folder.clicked.connect(self._on_folder_wanted)
        self._begin = QPushButton(self.tr("Ingest"))
        self._begin.setProperty("primary", True)
        self._begin.setEnabled(False)
        self._begin.clicked.connect(self.begin)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._paths, 1)
        layout.addLayout(_row(files, folder, None, close, self._begin))
        return page

    def _running_page(self) -> QWidget:
        page = QWidget()
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.clicked.connect(self._on_stop_wanted)
        self._again = QPushButton(self.tr("Ingest more…"))
        self._again.clicked.connect(lambda: self._choose_again(self._archive))
        self._hide = QPushButton(self.tr("Close"))
        self._hide.setToolTip(self.tr("Ingesting goes on when this window is closed"))
        self._hide.clicked.connect(self.reject)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._progress, 1)
        layout.addLayout(_row(self._stop, self._again, None, self._hide))
        return page

    def _choose_again(self, archive: str) -> None:
        self._archive = archive
        self._paths.clear()
        self._on_paths_changed()
        self._title.setText(self.tr("Ingest articles into {archive}").format(archive=archive))
        self._pages.setCurrentIndex(0)

    def _on_paths_changed(self) -> None:
        self._begin.setEnabled(bool(self._paths.count()))

    def _on_files_wanted(self) -> None:
        title = self.tr("Add files")
        names, _ = QFileDialog.getOpenFileNames(self, title, self._folder, file_filters())
        self._take([Path(name) for name in names])

    def _on_folder_wanted(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Add a folder"), self._folder)
        if name:
            self._take([Path(name)])

    def _take(self, paths: Sequence[Path]) -> None:
        if paths:
            self._folder = str(paths[0].parent)
            self.folder_used.emit(self._folder)
            self.add(paths)

    def _on_progressed(self) -> None:
        if not self._refresh.isActive():
            self._refresh.start()

    def _show_tally(self) -> None:
        self._progress.show_tally(self._job.tally())

    def _on_stop_wanted(self) -> None:
        self._stop.setEnabled(False)
        self._title.setText(self.tr("Stopping after this article…"))
        self._job.cancel()

    def _on_ended(self) -> None:
        self._refresh.stop()
        self._title.setText(self._ending())
        self._progress.show_end(self._job.tally(), self._job.problem)
        self._stop.setEnabled(True)
        self._stop.hide()
        self._again.show()

    def _ending(self) -> str:
        if self._job.problem is not None or self._job.broken:
            return self.tr("The articles could not be ingested")
        if self._job.cancelled:
            return self.tr("Stopped: what is in the archive stays there")
        return self.tr("Done")


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Widgets beside each other, with the free room where None stands."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch()
        else:
            row.addWidget(part)
            row.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
    return row

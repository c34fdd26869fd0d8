"""Everything that brings articles in: the run, the list of former runs, the watched folder."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.ingesting.batch_work import BatchWork
from desktop.ingesting.batches_dialog import BatchesDialog
from desktop.ingesting.folder_watch import FolderWatch
from desktop.ingesting.job import IngestJob, Wish
from desktop.ingesting.keeping import keep_amendments, keep_pasted
from desktop.main_window import MainWindow
from desktop.problems import explain_unwritable
from desktop.theme import Theme

log = logging.getLogger(__name__)


class IngestDesk(QObject):
    """Owns the wiring between what a person wants taken in and the runs that do it; GUI thread."""

    changed = Signal()
    """The archive may hold other articles now."""
    told = Signal(object)
    """An Explanation of what a person can do something about."""
    broke = Signal(object)
    """A fault of the program: an exception."""
    watch_chosen = Signal(object, object)
    """Keep it: an archive, and the folder that is watched for it or None."""

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        job: IngestJob,
        batches: BatchWork,
        watch: FolderWatch,
        folder: Path,
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._job = job
        self._batches = batches
        self._watch = watch
        self._folder = folder
        self._archive: Path | None = None
        window.ingest_wanted.connect(self._on_ingest_wanted)
        window.text_pasted.connect(self._on_text_pasted)
        window.batches_wanted.connect(self._on_batches_wanted)
        window.menus.watch.triggered.connect(self._on_watch_wanted)
        job.ended.connect(self._on_job_ended)
        batches.undone.connect(self.changed)
        batches.broke.connect(self.broke)
        watch.came_in.connect(window.show_came_in)

    def attach(self, archive: Path, watched: Path | None) -> None:
        """Bring into this archive from now on, by itself what is put into the watched folder."""
        self._archive = archive
        self._watch.attach(archive, watched)
        self._window.menus.watch.setChecked(watched is not None)

    def detach(self) -> None:
        """Bring into nothing, before the archive is closed."""
        self._archive = None
        self._watch.detach()

    def end(self, milliseconds: int) -> None:
        """Stop what runs, and wait so long for its end."""
        self._watch.detach()
        self._job.end(milliseconds)
        self._batches.end(milliseconds)
        self._window.ingest_dialog.end_work(milliseconds)

    def _on_ingest_wanted(self, wish: Wish) -> None:
        if self._archive is None:
            return
        try:
            amend = keep_amendments(self._folder, wish.amendments) if wish.amendments else None
        except OSError as error:
            log.warning("amendments: %s", error)
            self._job.refuse(explain_unwritable(str(self._folder)))
            return
        self._job.begin(self._archive, wish, amend)

    def _on_text_pasted(self, text: str) -> None:
        try:
            file = keep_pasted(self._folder, text, datetime.now().astimezone())
        except OSError as error:
            log.warning("pasted text: %s", error)
            self.told.emit(explain_unwritable(str(self._folder)))
            return
        self._window.ingest_dialog.add([file])

    def _on_job_ended(self) -> None:
        if not self._job.rehearsal:
            self.changed.emit()
        if self._job.broken:
            self.broke.emit(RuntimeError("kho ingest ended by a fault"))
        elif self._job.problem is not None and not self._window.ingest_dialog.isVisible():
            self.told.emit(self._job.problem)

    def _on_batches_wanted(self) -> None:
        if self._archive is not None:
            dialog = BatchesDialog(
                self._theme, self._archive, self._batches, self._job, self._window
            )
            dialog.resume_wanted.connect(self._window.resume_ingest)
            dialog.open()

    def _on_watch_wanted(self) -> None:
        """Watch a folder that is chosen now, or no longer the one that was."""
        archive = self._archive
        if archive is None:
            return
        chosen = ""
        if self._watch.folder() is None:
            title = self.tr("Choose the folder to watch")
            place = self._window.folder
            chosen = QFileDialog.getExistingDirectory(self._window, title, place)
        folder = Path(chosen) if chosen else None
        self.watch_chosen.emit(archive, folder)
        self.attach(archive, folder)

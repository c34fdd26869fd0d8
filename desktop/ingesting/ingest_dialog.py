"""Taking files in: choose them, watch them go in, read what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ingesting.batch_work import BatchWork
from desktop.ingesting.choosing_page import ChoosingPage
from desktop.ingesting.columns_dialog import ColumnsDialog
from desktop.ingesting.formats import is_table, table_filter
from desktop.ingesting.job import IngestJob, Wish
from desktop.ingesting.paste_dialog import PasteDialog
from desktop.ingesting.running_page import RunningPage
from desktop.ingesting.staged_item import StagedItem, read_item
from desktop.ingesting.staging_page import StagingPage
from desktop.ingesting.table_work import TableWork
from desktop.theme import Theme

SIZE = QSize(900, 560)


class IngestDialog(QDialog):
    """Owns the pages of an ingest; watches a job that lives on without it. GUI thread.

    `ingest_wanted(Wish)` asks for a run; `folder_used` says where files were taken from.
    """

    ingest_wanted = Signal(object)
    folder_used = Signal(str)
    pasted = Signal(str)
    """A text that is to become a file on the list."""

    def __init__(
        self,
        theme: Theme,
        job: IngestJob,
        batches: BatchWork,
        folder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._job = job
        self._batches = batches
        self._archive = ""
        self._path: Path | None = None
        self._tables = TableWork(self)
        self.setWindowTitle(self.tr("Ingest articles"))
        self.resize(SIZE)
        self._title = QLabel()
        self._title.setFont(theme.interface(18, QFont.Weight.DemiBold))
        self._title.setWordWrap(True)
        self._choosing = ChoosingPage(theme, folder)
        self._running = RunningPage(theme, job, batches)
        self._pages = QStackedWidget()
        self._staging = StagingPage(theme)
        self._items: list[StagedItem] = []
        self._paths: tuple[Path, ...] = ()
        for page in (self._choosing, self._running, self._staging):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(self._title)
        layout.addWidget(self._pages, 1)
        self._tables.listed.connect(self._choosing.choices.show_profiles)
        self._choosing.choices.naming_wanted.connect(self.open_columns_dialog)
        self._choosing.begin_wanted.connect(self.begin)
        self._choosing.close_wanted.connect(self.reject)
        self._choosing.folder_used.connect(self.folder_used)
        self._running.titled.connect(self._title.setText)
        self._running.again_wanted.connect(lambda: self._choose_again(self._archive))
        self._running.close_wanted.connect(self.reject)
        self._choosing.paste_wanted.connect(self.open_paste_dialog)
        self._choosing.rehearsal_wanted.connect(self.rehearse)
        self._staging.back_wanted.connect(self._on_back_wanted)
        self._staging.ingest_wanted.connect(self._on_amended)
        job.item_staged.connect(lambda event: self._items.append(read_item(event)))
        job.ended.connect(self._on_ended)

    def show_for(self, archive: str, path: Path | None = None) -> None:
        """Come forward for an archive: to choose files, look them over, or watch the run."""
        if path != self._path:
            self._path = path
            self._choosing.choices.show_profiles(())
            if path is not None:
                self._tables.list_profiles(path)
        staging = self._pages.currentWidget() is self._staging
        if not self._job.running() and not (staging and archive == self._archive):
            self._choose_again(archive)
        self.show()
        self.raise_()
        self.activateWindow()

    def end_work(self, milliseconds: int) -> None:
        """End what is being looked up, because the window is about to close."""
        self._tables.end(milliseconds)

    def add(self, paths: Sequence[Path]) -> None:
        """Put files and folders on the list, as if they had been dropped there."""
        self._choosing.paths.add(paths)

    def open_paste_dialog(self) -> None:
        """Ask for a text to be pasted."""
        dialog = PasteDialog(self._theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.pasted.connect(self.pasted)
        dialog.open()

    def open_columns_dialog(self) -> None:
        """Have the columns of a table named: the first on the list, else one that is chosen."""
        tables = [path for path in self._choosing.paths.paths() if is_table(path)]
        if not tables:
            title = self.tr("Choose a table")
            name, _ = QFileDialog.getOpenFileName(self, title, "", table_filter())
            tables = [Path(name)] if name else []
        if tables and self._path is not None:
            dialog = ColumnsDialog(self._theme, self._path, tables[0], self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.kept.connect(self._on_profile_kept)
            dialog.open()

    def _on_profile_kept(self, name: str) -> None:
        names = [*self._choosing.choices.profiles(), name]
        self._choosing.choices.show_profiles(sorted(set(names)), name)

    def _wish(self) -> Wish:
        choices = self._choosing.choices
        return Wish(
            self._paths,
            encoding=choices.encoding(),
            outlet=choices.outlet(),
            columns=choices.columns(),
        )

    def begin(self) -> None:
        """Ask for the run over what is on the list, unseen."""
        self._paths = tuple(self._choosing.paths.paths())
        self._ask(self._wish())

    def rehearse(self) -> None:
        """Ask for a rehearsal over what is on the list, to look at."""
        self._items.clear()
        self._paths = tuple(self._choosing.paths.paths())
        self._ask(replace(self._wish(), rehearsal=True))

    def resume(self, job_id: int) -> None:
        """Ask to go on with a run that was stopped."""
        self._ask(Wish((), resume=job_id))

    def _ask(self, wish: Wish) -> None:
        if (not wish.paths and wish.resume is None) or self._job.running():
            return
        self._pages.setCurrentWidget(self._running)
        self._job.rehearsal = wish.rehearsal
        self._title.setText(self._running.doing())
        self._running.begin()
        self.ingest_wanted.emit(wish)

    def _on_amended(self, amendments: str) -> None:
        self._ask(replace(self._wish(), amendments=amendments))

    def _on_ended(self) -> None:
        """Show the rehearsal; where there is nothing to show, the page of the run says why."""
        if self._job.rehearsal and self._items:
            self._staging.show_items(self._items, whole=not self._cut_short())
            self._title.setText(self._staged_title())
            self._pages.setCurrentWidget(self._staging)

    def _cut_short(self) -> bool:
        return self._job.cancelled or self._job.broken or self._job.problem is not None

    def _staged_title(self) -> str:
        if self._cut_short():
            return self.tr("Only a part was read. Nothing is stored yet")
        return self.tr("Look it over. Nothing is stored yet")

    def _on_back_wanted(self) -> None:
        self._title.setText(self._choosing_title())
        self._pages.setCurrentWidget(self._choosing)

    def _choosing_title(self) -> str:
        return self.tr("Ingest articles into {archive}").format(archive=self._archive)

    def _choose_again(self, archive: str) -> None:
        self._archive = archive
        self._choosing.clear()
        self._on_back_wanted()

"""The main window: menus, first screen, desk and status line, wired together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.helping.about import AboutDialog
from desktop.icons import seal
from desktop.ingesting.batch_work import BatchWork
from desktop.ingesting.ingest_dialog import IngestDialog
from desktop.ingesting.job import IngestJob
from desktop.ingesting.paths_list import dropped_paths
from desktop.language import number
from desktop.menus import Menus
from desktop.notice import Notice
from desktop.opening.archive_session import Standing
from desktop.opening.first_run import FirstRun
from desktop.opening.new_archive import SUFFIX, NewArchiveDialog
from desktop.problems import Explanation
from desktop.status_line import StatusLine
from desktop.theme import Theme

FIRST_SIZE = QSize(1280, 800)
LEAST_SIZE = QSize(800, 520)
ZOOM_STEP = 10

ANY_HEIGHT = 16_777_215
"""Qt's own: no bound at all."""
CAME_IN_MS = 8000
"""How long it is said what came in by itself, or what became of a key."""


class MainWindow(QMainWindow):
    """Owns what is in view and asks for what it cannot do itself; lives on the GUI thread."""

    painted = Signal()
    """The window is on the screen for the first time: heavy work may begin."""
    archive_chosen = Signal(object)
    """Open this one: its path."""
    new_archive_chosen = Signal(object, str)
    """Make one: its path and name."""
    starter_wanted = Signal()
    ingest_wanted = Signal(object)
    """Take this in: a Wish."""
    text_pasted = Signal(str)
    """Make a file of this, to be taken in."""
    batches_wanted = Signal()
    check_wanted = Signal()
    folder_used = Signal(str)
    closed = Signal()

    def __init__(
        self, theme: Theme, job: IngestJob, batches: BatchWork, *, debounce_ms: int = 100
    ) -> None:
        super().__init__()
        self._theme = theme
        self._job = job
        self._batches = batches
        self._painted = False
        self._standing: Standing | None = None
        self._folder = ""
        self._home = Path.home()
        self.setWindowIcon(seal())
        self.setMinimumSize(LEAST_SIZE)
        self.resize(FIRST_SIZE)
        self.setAcceptDrops(True)
        self.menus = Menus(self)
        self.setMenuBar(self.menus)
        self.notice = Notice(theme)
        self.first_run = FirstRun(theme)
        self.desk = Desk(theme, debounce_ms=debounce_ms)
        self.status = StatusLine(theme)
        self.setStatusBar(self.status)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.first_run)
        self._pages.addWidget(self.desk)
        self.ingest_dialog = self._new_ingest_dialog()
        self._lay_out()
        self._wire_menus()
        self._wire_pages()
        self.show_standing(None)

    @property
    def folder(self) -> str:
        """Where a person looks for files."""
        return self._folder or str(self._home)

    def place(self, geometry: str, folder: str, home: Path) -> None:
        """Stand where a person left the window; files are looked for in `folder`."""
        self._folder, self._home = folder, home
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    def geometry_text(self) -> str:
        """Where the window stands, for the settings."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def show_first_run(self) -> None:
        """Show the first screen: there is no archive to work on."""
        self._pages.setCurrentWidget(self.first_run)
        self.status.hide()
        self.first_run.take_focus()

    def show_desk(self) -> None:
        """Show the desk, with the caret in the search box."""
        self._pages.setCurrentWidget(self.desk)
        self.status.show()
        self.desk.take_search_focus()

    def show_standing(self, standing: Standing | None) -> None:
        """Say which archive is open and how it stands."""
        self._standing = standing
        name = standing.info.name if standing is not None else ""
        program = self.tr("Kho Báo")
        self.setWindowTitle(f"{name} – {program}" if name else program)
        there = standing is not None
        writable = standing is not None and not standing.info.read_only
        self.menus.allow_archive(there=there, writable=writable)
        self.status.show_standing(standing)
        self.desk.searching.show_index(standing.index if standing is not None else None)

    def show_rebuild(self, done: int, total: int | None) -> None:
        """Say how far the index is that is being rebuilt."""
        words = self.tr("The search index is being brought up to date. You can go on working.")
        self.notice.say_job(words, done, total)
        self.status.show_rebuilding(rebuilding=True)

    def end_rebuild(self) -> None:
        """Say nothing more of a rebuild."""
        self.notice.close_job()
        self.status.show_rebuilding(rebuilding=False)

    def place_bar(self, bar: QWidget) -> None:
        """Give a line that tells of all that is in view its place, above the pages."""
        self._column.insertWidget(self._column.count() - 1, bar)

    def show_came_in(self, articles: int) -> None:
        """Say for a moment that the watched folder brought something."""
        said = self.tr("%Ln article(s) came in from the watched folder.", "", articles)
        self.statusBar().showMessage(said, CAME_IN_MS)

    def tell(self, problem: Explanation) -> None:
        """Say a problem that a person can do something about."""
        self.notice.say(problem)

    def come_forward(self) -> None:
        """Be in front of all windows, because somebody started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell, once, that the window can be seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the rest of the program end too."""
        self.desk.be_alone(False)
        event.accept()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_standing(self._standing)
            if not self._job.running():
                self.ingest_dialog.end_work(0)
                self.ingest_dialog.deleteLater()
                self.ingest_dialog = self._new_ingest_dialog()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings back what is around the article."""
        if event.key() == Qt.Key.Key_Escape:
            self.desk.be_alone(False)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and archives from a file manager."""
        paths = dropped_paths(event.mimeData())
        if any(_is_archive(path) for path in paths) or (paths and self.menus.ingest.isEnabled()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open an archive that was dropped, or offer to take the files in."""
        event.acceptProposedAction()
        paths = dropped_paths(event.mimeData())
        archives = [path for path in paths if _is_archive(path)]
        if archives:
            self.archive_chosen.emit(archives[0])
        else:
            self.open_ingest_dialog(paths)

    def open_ingest_dialog(self, paths: Sequence[Path]) -> None:
        """Open the dialog in which files are chosen, with some on its list."""
        if self._standing is not None:
            self.ingest_dialog.show_for(self._standing.info.name, self._standing.info.path)
            self.ingest_dialog.add(paths)

    def resume_ingest(self, job_id: int) -> None:
        """Go on with a run of ingest, in view."""
        if self._standing is not None:
            self.ingest_dialog.show_for(self._standing.info.name, self._standing.info.path)
            self.ingest_dialog.resume(job_id)

    def _lay_out(self) -> None:
        centre = QWidget()
        self._column = QVBoxLayout(centre)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.notice)
        self._column.addWidget(self._pages, 1)
        self.setCentralWidget(centre)

    def _new_ingest_dialog(self) -> IngestDialog:
        dialog = IngestDialog(self._theme, self._job, self._batches, self._folder, self)
        dialog.ingest_wanted.connect(self.ingest_wanted)
        dialog.folder_used.connect(self.folder_used)
        dialog.pasted.connect(self.text_pasted)
        return dialog

    def _wire_menus(self) -> None:
        menus, desk, theme = self.menus, self.desk, self._theme
        menus.new.triggered.connect(self._on_new_wanted)
        menus.open.triggered.connect(self._on_open_wanted)
        menus.recent_chosen.connect(self.archive_chosen)
        menus.ingest.triggered.connect(self._on_ingest_wanted)
        menus.paste.triggered.connect(self._on_paste_wanted)
        menus.batches.triggered.connect(self.batches_wanted)
        menus.quit.triggered.connect(self.close)
        menus.search.triggered.connect(desk.take_search_focus)
        menus.build.triggered.connect(desk.room.build)
        menus.keep_search.triggered.connect(desk.room.shelving.keep)
        menus.why.triggered.connect(desk.room.why.toggle)
        menus.next_hit.triggered.connect(lambda: desk.step_hit(1))
        menus.previous_hit.triggered.connect(lambda: desk.step_hit(-1))
        menus.find_in_article.triggered.connect(desk.detail.find_in_article)
        menus.next_article.triggered.connect(lambda: desk.searching.step(1))
        menus.previous_article.triggered.connect(lambda: desk.searching.step(-1))
        menus.back.triggered.connect(desk.step_back)
        menus.forward.triggered.connect(desk.step_forward)
        menus.pin.triggered.connect(desk.comparing.pin)
        menus.cite.triggered.connect(desk.detail.copy_with_citation)
        menus.filters.toggled.connect(desk.show_filters)
        menus.turn.triggered.connect(desk.turn_focus)
        for action, deed in (
            (menus.open_again, desk.visits.open_again),
            (menus.close_tab, desk.visits.close_front),
            (menus.reopen_tab, desk.visits.reopen),
            (menus.next_tab, partial(desk.visits.step, 1)),
            (menus.previous_tab, partial(desk.visits.step, -1)),
        ):
            action.triggered.connect(lambda _checked=False, does=deed: does())
        menus.alone.triggered.connect(desk.turn_alone)
        for tab, action in menus.tabs.items():
            action.setVisible(tab in desk.detail.tabs)
            action.triggered.connect(lambda _checked=False, one=tab: desk.show_tab(one))
        menus.larger.triggered.connect(lambda: theme.scale(theme.zoom + ZOOM_STEP))
        menus.smaller.triggered.connect(lambda: theme.scale(theme.zoom - ZOOM_STEP))
        menus.normal.triggered.connect(lambda: theme.scale(100))
        menus.next_pane.triggered.connect(lambda: desk.step_pane(1))
        menus.previous_pane.triggered.connect(lambda: desk.step_pane(-1))
        menus.check.triggered.connect(self.check_wanted)
        menus.about.triggered.connect(lambda: AboutDialog(self._theme, self).open())
        slash = QShortcut(QKeySequence("/"), desk)
        slash.activated.connect(desk.take_search_focus)

    def _wire_pages(self) -> None:
        self.first_run.starter_wanted.connect(self.starter_wanted)
        self.first_run.new_wanted.connect(self._on_new_wanted)
        self.first_run.open_wanted.connect(self._on_open_wanted)
        self.desk.ingest_wanted.connect(self._on_ingest_wanted)
        self.desk.alone_changed.connect(self._on_alone_changed)
        self.desk.told.connect(lambda words: self.statusBar().showMessage(words, CAME_IN_MS))
        self._job.progressed.connect(self._on_job_progressed)
        self._job.ended.connect(lambda: self.status.show_job(""))

    def _on_alone_changed(self, alone: bool) -> None:
        """Give the whole screen to the article; the menus keep their keys without any height."""
        self.menus.setMaximumHeight(0 if alone else ANY_HEIGHT)
        self.status.setVisible(not alone)
        state, full = self.windowState(), Qt.WindowState.WindowFullScreen
        self.setWindowState(state | full if alone else state & ~full)

    def _on_job_progressed(self) -> None:
        tally = self._job.tally()
        counted = number(tally.done)
        if tally.total:
            counted = f"{counted} / {number(tally.total)}"
        self.status.show_job(self.tr("Ingesting {counted}").format(counted=counted))

    def _on_ingest_wanted(self) -> None:
        self.open_ingest_dialog(())

    def _on_new_wanted(self) -> None:
        dialog = NewArchiveDialog(self._theme, self._home, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.new_archive_chosen)
        dialog.open()

    def _on_paste_wanted(self) -> None:
        self.open_ingest_dialog(())
        if not self._job.running():
            self.ingest_dialog.open_paste_dialog()

    def _on_open_wanted(self) -> None:
        title = self.tr("Open an archive (a folder that ends in .khobao)")
        name = QFileDialog.getExistingDirectory(self, title, self.folder)
        if name:
            self.archive_chosen.emit(Path(name))


def _is_archive(path: Path) -> bool:
    return path.suffix == SUFFIX and path.is_dir()

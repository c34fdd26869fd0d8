"""The composition root: it makes everything the windows stand on, and joins it together."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from db.errors import ArchiveError, ArchiveMissing, IndexUnusable
from desktop.answering.answer_desk import AnswerDesk
from desktop.backups.backup_desk import BackupDesk
from desktop.cataloguing.workplace import Workplace
from desktop.checking.check_desk import CheckDesk
from desktop.coverage.coverage_room import CoverageRoom
from desktop.error_door import ErrorDoor
from desktop.focus_ring import FocusRings
from desktop.helping.commands import Commands
from desktop.ingesting.batch_work import BatchWork
from desktop.ingesting.duplicates_dialog import DuplicatesDialog
from desktop.ingesting.duplicates_session import DuplicatesSession
from desktop.ingesting.folder_watch import FolderWatch
from desktop.ingesting.ingest_desk import IngestDesk
from desktop.ingesting.job import IngestJob
from desktop.ingesting.jobs_dialog import JobsDialog
from desktop.language import Language, speak
from desktop.main_window import MainWindow
from desktop.opening.archive_session import ArchiveSession, Lanes, OpenArchive, Standing
from desktop.opening.index_care import IndexCare
from desktop.opening.sharing import Sharing
from desktop.places import Places
from desktop.settings import Settings, SettingsFile
from desktop.single_instance import Presence
from desktop.sweeper import Sweeper
from desktop.tasks import Lane
from desktop.theme import Scheme, Theme, load_fonts
from desktop.typography import Typography
from desktop.watchdog import Watchdog

CHILD_MS = 4_000
"""How long the end of a child is awaited when the window closes."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Start:
    """What was asked for at the start; None leaves it to the settings."""

    archive: Path | None = None
    starter: bool = False
    language: Language | None = None
    scheme: Scheme | None = None
    debounce_ms: int = 100
    backs_up: bool = True
    """Whether backups make themselves."""


class Application(QObject):
    """Owns every part of the running program; lives on the GUI thread until `shut_down`."""

    def __init__(self, application: QApplication, places: Places, start: Start) -> None:
        super().__init__(application)
        self._application = application
        self._places = places
        self._start = start
        self._file = SettingsFile(places.settings)
        self._settings = self._file.load()
        load_fonts()
        settings = self._settings
        self._translations = speak(application, start.language or settings.language)
        self.theme = Theme(application, start.scheme or settings.scheme, settings.zoom)
        self.theme.set_type(settings.typography)
        self.door = ErrorDoor(places.log, self)
        self.lanes = Lanes(
            Lane("read", parent=self), Lane("search", parent=self), Lane("write", parent=self)
        )
        self.session = ArchiveSession(self.lanes, self)
        self.care = IndexCare(self)
        self.job = IngestJob(self)
        self.batches = BatchWork(self)
        self.watch = FolderWatch(self.job, self)
        self.duplicates = DuplicatesSession(self)
        self.presence = Presence(places.claims, self)
        self.sweeper = Sweeper(self)
        self.watchdog = Watchdog(application, self)
        self.rings = FocusRings(self.theme, application, self)
        self.window = MainWindow(self.theme, self.job, self.batches, debounce_ms=start.debounce_ms)
        self.ingesting = IngestDesk(
            self.theme, self.window, self.job, self.batches, self.watch, places.ingest
        )
        self.workplace = Workplace(
            self.theme, self.window.desk, self.window.menus, self.window, pause_ms=start.debounce_ms
        )
        self.answers = AnswerDesk(self.theme, self.window, lambda: self.workplace.user)
        self.coverage = CoverageRoom(self.theme, self.window.desk, self.window.menus, self.window)
        self.sharing = Sharing(self.theme, self.window, self.session, self.door)
        self.backups = BackupDesk(self.theme, self.window, self.session, by_itself=start.backs_up)
        self.checking = CheckDesk(self.theme, self.window, self.session, self.backups, self.care)
        self.commands = Commands(
            self.theme, self.window.menus, self.window.desk.room.shelf, self.window
        )
        self.commands.keys.restore(settings.keys)
        self.commands.keys_changed.connect(
            lambda keys: self._keep(replace(self._settings, keys=keys))
        )
        self.session.work_as(settings.initials)
        self.workplace.work_as(settings.initials)
        self._wire_session()
        self._wire_window()

    def begin(self) -> bool:
        """Show the window, and open an archive once it is on the screen.

        False when a window with this archive is there already; it was asked to come forward.
        """
        archive = self._first_archive()
        if archive is not None and not self.presence.claim(archive):
            return False
        self.door.watch()
        self.sweeper.begin()
        self.watchdog.watch()
        window, settings = self.window, self._settings
        window.place(settings.geometry, settings.folder, self._places.documents)
        window.desk.restore(settings.panes, filters_shown=settings.filters_shown)
        window.menus.filters.setChecked(settings.filters_shown)
        self._show_choices()
        if archive is None:
            window.show_first_run()
        else:
            window.show_desk()
            window.painted.connect(lambda: self._open(archive))
        window.show()
        return True

    def shut_down(self) -> None:
        """Keep the settings, stop the children, finish the saves, close the archive."""
        self.workplace.flush()
        self._keep_window()
        self.watchdog.leave()
        self.ingesting.end(CHILD_MS)
        self.care.end(CHILD_MS)
        self.backups.end(CHILD_MS)
        self.checking.end(0)
        self.sharing.end(CHILD_MS)
        self.session.close()
        self.lanes.close()
        self.sweeper.end()  # no sooner: a lane at work would clear dead widgets on its thread
        self.backups.leave()
        self.presence.release()
        self.door.leave()
        self._application.quit()

    def leave_language(self) -> None:
        """Speak no language any more, where the QApplication outlives this program."""
        self._application.removeTranslator(self._translations)

    def _first_archive(self) -> Path | None:
        """Say which archive to begin with: the one asked for, else the last one."""
        if self._start.archive is not None:
            return self._start.archive
        if self._start.starter:
            return self._places.starter
        recent = self._settings.recent
        return Path(recent[0]) if recent and Path(recent[0]).exists() else None

    def _wire_session(self) -> None:
        for lane in (self.lanes.read, self.lanes.search, self.lanes.write):
            lane.work_failed.connect(self.door.receive)
        session, care, ingesting = self.session, self.care, self.ingesting
        session.opened.connect(self._on_opened)
        session.closing.connect(self._on_closing)
        session.standing_changed.connect(self._on_standing_changed)
        session.refused.connect(self._on_refused)
        care.began.connect(lambda: self.window.show_rebuild(0, None))
        care.progressed.connect(self.window.show_rebuild)
        care.ended.connect(self._on_care_ended)
        care.told.connect(self.door.tell)
        care.broke.connect(self.door.receive)
        ingesting.changed.connect(self._on_refresh_wanted)
        ingesting.told.connect(self.door.tell)
        ingesting.broke.connect(self.door.receive)
        ingesting.watch_chosen.connect(self._on_watch_chosen)
        ingesting.changed.connect(self.backups.notice_save)
        self._wire_backups()
        self.sharing.changed.connect(self._on_refresh_wanted)
        self.sharing.archive_wanted.connect(self._open)
        self.window.status.jobs_wanted.connect(self._on_jobs_wanted)
        self.window.menus.jobs.triggered.connect(self._on_jobs_wanted)
        self.presence.asked_forward.connect(self.window.come_forward)
        self.door.told.connect(self.window.tell)

    def _wire_backups(self) -> None:
        backups = self.backups
        backups.told.connect(self.door.tell)
        backups.broke.connect(self.door.receive)
        self.checking.broke.connect(self.door.receive)
        backups.saves_wanted.connect(self.workplace.flush)
        backups.archive_wanted.connect(self._open)
        backups.index_wanted.connect(self.care.rebuild)
        backups.index_left.connect(self._on_index_left)
        self.window.desk.cataloguing.applied.connect(backups.notice_save)

    def _wire_window(self) -> None:
        window, desk, menus = self.window, self.window.desk, self.window.menus
        window.archive_chosen.connect(self._open)
        window.new_archive_chosen.connect(self._on_new_archive_chosen)
        window.starter_wanted.connect(lambda: self._open(self._places.starter))
        window.folder_used.connect(self._on_folder_used)
        window.closed.connect(self.shut_down)
        desk.rebuild_wanted.connect(self._on_rebuild_wanted)
        desk.search_failed.connect(self._on_search_failed)
        desk.searching.index_missed.connect(self.session.look_again)
        desk.reading_failed.connect(self._on_reading_failed)
        desk.cataloguing.applied.connect(self.session.catch_up)
        desk.cataloguing.applied.connect(self.duplicates.count)
        self.workplace.initials_given.connect(self._on_initials_given)
        self.workplace.failed.connect(self._on_reading_failed)
        self.answers.failed.connect(self._on_reading_failed)
        menus.scheme_chosen.connect(self._on_scheme_chosen)
        menus.language_chosen.connect(self._on_language_chosen)
        menus.typography_chosen.connect(self._on_typography_chosen)
        menus.duplicates.triggered.connect(self._on_duplicates_wanted)
        self.duplicates.counted.connect(menus.show_waiting)
        self.duplicates.failed.connect(self._on_reading_failed)
        self.coverage.failed.connect(self._on_reading_failed)
        menus.refresh.triggered.connect(self._on_refresh_wanted)

    # ---- archives ---------------------------------------------------------------------------

    def _open(self, archive: Path) -> None:
        """Open an archive, unless another window has it: that one comes forward then."""
        if not self.presence.claim(archive):
            return
        self.window.notice.close_problem()
        if archive == self._places.starter and not archive.exists():
            self.session.create(archive, self.tr("Starter archive"), starter=True)
        else:
            self.session.open(archive)

    def _on_new_archive_chosen(self, path: Path, name: str) -> None:
        if self.presence.claim(path):
            self.session.create(path, name)

    def _on_opened(self, opened: OpenArchive) -> None:
        self.window.show_desk()
        self.window.desk.room.recall(self._settings.memory_of(opened.archive.path))
        writing = None if opened.archive.read_only else opened.deciding
        self.window.desk.attach(opened.reading, opened.finding, opened.paging, writing)
        self.workplace.attach(opened.reading)
        self.answers.attach(opened)
        self.duplicates.attach(opened.reading, opened.deciding)
        self.coverage.attach(opened.reading)
        path = opened.archive.path
        articles, at = self._settings.tabs_of(path)
        if articles:
            self.window.desk.visits.resume(opened.reading, articles, at)
        read_only = opened.archive.read_only
        if not self.backups.is_preview(path):
            self._keep(self._settings.opened(path))
        self.backups.attach(path, read_only=read_only)
        self.ingesting.attach(path, None if read_only else self._settings.watched_for(path))

    def _on_closing(self) -> None:
        path, desk = self.session.path, self.window.desk
        if path is not None and not self.backups.is_preview(path):
            settings = self._settings.remembering(path, desk.room.memory)
            self._keep(settings.keeping_tabs(path, desk.visits.articles, desk.visits.at))
        self.answers.detach()
        self.workplace.detach()
        self.window.desk.detach()
        self.duplicates.detach()
        self.coverage.detach()
        self.ingesting.detach()
        self.backups.detach()
        self.window.show_standing(None)
        self.sweeper.sweep_thoroughly()

    def _on_refused(self, path: Path, error: Exception) -> None:
        self.backups.answer_refusal(path, error)
        if isinstance(error, ArchiveMissing):
            self._keep(self._settings.forgotten(path))
        if self.session.path is None:
            self.presence.release()
            self.window.show_first_run()
        else:
            self.presence.claim(self.session.path)
        self.door.receive(error)

    # ---- the index, ingest, and checking ----------------------------------------------------

    def _on_standing_changed(self, standing: Standing) -> None:
        self.window.show_standing(standing)
        self.coverage.name_archive(standing.info.name)
        if not self.job.running():
            self.care.consider(standing)
        self.backups.consider(standing)

    def _on_care_ended(self, whole: bool) -> None:
        self.window.end_rebuild()
        self.session.look_again()
        if whole:
            self.window.desk.searching.renew()

    def _on_index_left(self) -> None:
        """Stop at once: what is made of a backup that nobody looks at is thrown away."""
        self.care.end(0)
        self.window.end_rebuild()

    def _on_refresh_wanted(self) -> None:
        """Look at the archive anew: another program may have changed it."""
        self.session.look_again()
        self.window.desk.searching.renew()
        self.window.desk.reading.renew()
        self.window.desk.cataloguing.renew()
        self.duplicates.count()

    def _on_rebuild_wanted(self) -> None:
        if self.session.path is not None:
            self.care.rebuild(self.session.path)

    def _on_search_failed(self, error: Exception) -> None:
        if isinstance(error, IndexUnusable):
            self.session.look_again()
        elif not isinstance(error, ArchiveError):
            self.door.receive(error)

    def _on_reading_failed(self, error: Exception) -> None:
        if not isinstance(error, ArchiveError):
            self.door.receive(error)

    def _on_duplicates_wanted(self) -> None:
        dialog = DuplicatesDialog(self.theme, self.duplicates, self.window)
        dialog.finished.connect(self._on_refresh_wanted)
        dialog.open()

    def _on_jobs_wanted(self) -> None:
        dialog = JobsDialog(self.theme, self.job, self.batches, self.care, self.window)
        dialog.again_wanted.connect(lambda: self.window.open_ingest_dialog(()))
        dialog.batches_wanted.connect(self.window.batches_wanted)
        dialog.rebuild_wanted.connect(self._on_rebuild_wanted)
        dialog.open()

    # ---- choices that are kept --------------------------------------------------------------

    def _on_scheme_chosen(self, scheme: Scheme) -> None:
        self.theme.choose(scheme)
        self._keep(replace(self._settings, scheme=scheme))

    def _on_typography_chosen(self, chosen: Typography) -> None:
        self.theme.set_type(chosen)
        kept = replace(self._settings, width=chosen.width, face=chosen.face, leading=chosen.leading)
        self._keep(kept)

    def _on_language_chosen(self, language: Language) -> None:
        self._translations = speak(self._application, language, self._translations)
        self._keep(replace(self._settings, language=language))

    def _on_initials_given(self, initials: str) -> None:
        self.session.work_as(initials)
        self._keep(replace(self._settings, initials=initials))

    def _on_folder_used(self, folder: str) -> None:
        self._keep(replace(self._settings, folder=folder))

    def _on_watch_chosen(self, archive: Path, folder: Path | None) -> None:
        self._keep(self._settings.watching(archive, folder))

    def _keep_window(self) -> None:
        desk = self.window.desk
        self._keep(
            replace(
                self._settings,
                zoom=self.theme.zoom,
                geometry=self.window.geometry_text(),
                panes=desk.widths,
                filters_shown=desk.filters_shown,
            )
        )

    def _keep(self, settings: Settings) -> None:
        """Take over settings and write them down; not being able to is no reason to stop."""
        self._settings = settings
        self._show_choices()
        try:
            self._file.save(settings)
        except OSError as error:
            log.warning("settings: %s", error)

    def _show_choices(self) -> None:
        menus, settings = self.window.menus, self._settings
        menus.show_recent([Path(one) for one in settings.recent])
        language = Language(self._translations.language())
        menus.show_choices(self.theme.scheme, language, self.theme.typography)

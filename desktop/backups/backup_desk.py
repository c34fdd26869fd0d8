"""The archive as it was: backups that make themselves, their list, a look at one, a restore."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import ArchiveDamaged, NotAnArchive
from db.records import IndexHealth
from db.records.backups import BackupReason
from desktop.backups.backup_line import ShownBackup
from desktop.backups.backup_work import BackupWork
from desktop.backups.backups_dialog import BackupsDialog
from desktop.backups.preview_bar import PreviewBar
from desktop.backups.salvage_dialog import SalvageDialog
from desktop.backups.salvage_work import SalvageWork
from desktop.backups.second_notice import SecondNotice
from desktop.child import run_aside
from desktop.fixity.fixity_desk import FixityDesk
from desktop.main_window import MainWindow
from desktop.opening.archive_session import ArchiveSession, Standing
from desktop.theme import Theme

EDITING_MS = 30 * 60 * 1000
"""How long after a save a backup is made."""

AGAIN_MS = 60 * 1000
"""When to try again while something else goes on."""

SAID_MS = 12_000

MOST_TRIES = 3
"""To make an index of a backup: the first may come while that of the archive is at work."""


class BackupDesk(QObject):
    """Owns the backups of the archive that is open, and the look at one of them; GUI thread.

    With `by_itself` false backups are made only when somebody asks for one, and nothing is read
    again while nobody works.
    """

    told = Signal(object)
    """An Explanation of what a person can do something about."""
    broke = Signal(object)
    """A fault of the program: an exception."""
    saves_wanted = Signal()
    """What is being typed is to be saved: the archive is about to be put back."""
    archive_wanted = Signal(object)
    """Open this archive, which was put back."""
    index_wanted = Signal(object)
    """Make the index of this archive, which has none."""
    index_left = Signal()
    """No index is needed any more."""

    def __init__(
        self, theme: Theme, window: MainWindow, session: ArchiveSession, *, by_itself: bool
    ) -> None:
        super().__init__(window)
        self._theme, self._window, self._session = theme, window, session
        self._by_itself = by_itself
        self.work = BackupWork(self)
        self.salvage = SalvageWork(self)
        self.fixity = FixityDesk(window, session, self.work.running, by_itself=by_itself)
        self.bar = PreviewBar(theme)
        window.place_bar(self.bar)
        self._archive: Path | None = None
        self._listed: Path | None = None
        self._unsaved = False
        self._second = SecondNotice(window.notice, self)
        self._preview: ShownBackup | None = None
        self._place: Path | None = None
        self._former: list[Path] = []
        """Places that some system may not let go of while a thread still reads there."""
        self._to_restore: ShownBackup | None = None
        self._tries = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self._wire()

    @property
    def dialog(self) -> BackupsDialog | None:
        """The list, while it is open."""
        return self._window.findChild(BackupsDialog)

    @property
    def salvage_dialog(self) -> SalvageDialog | None:
        """What a damaged archive still gives, while it is shown."""
        return self._window.findChild(SalvageDialog)

    def is_preview(self, path: Path) -> bool:
        """Whether this is no archive of a person, but a look at a backup."""
        return self._place is not None and path.is_relative_to(self._place)

    def attach(self, archive: Path, *, read_only: bool) -> None:
        """Look after an archive, or show that a backup is open."""
        if self.is_preview(archive) and self._preview is not None:
            self.bar.show_backup(self._preview.made_at)
            return
        self._forget_preview()
        self._archive = archive
        self._unsaved = False
        wanted, self._to_restore = self._to_restore, None
        if wanted is not None and not read_only:
            self.open_list(archive).confirm_restore(wanted)

    def consider(self, standing: Standing) -> None:
        """See to it that a backup can be searched while it is looked at, and is kept twice."""
        info, health = standing.info, standing.index.health
        if standing.place_elsewhere is not None and info.path == self._archive:
            self._second.say_elsewhere(info.path, standing.place_elsewhere)
        if self.is_preview(info.path) and health is not IndexHealth.CURRENT and self._tries:
            self._tries -= 1
            self.index_wanted.emit(info.path)

    def detach(self) -> None:
        """Leave the archive, which is about to be closed: what was saved in it is backed up."""
        self._timer.stop()
        if self._archive is not None and self._unsaved and self._by_itself:
            reason = BackupReason.CLOSING.value
            run_aside(["backup", str(self._archive), "--if-changed", "--reason", reason])
        self._unsaved = False

    def end(self, milliseconds: int) -> None:
        """Stop what runs, and wait so long for its end."""
        self._timer.stop()
        self.work.end(milliseconds)
        self.salvage.end(milliseconds)

    def leave(self) -> None:
        """Leave nothing of a look at a backup behind, once nothing has it open."""
        self._forget_preview()
        for place in self._former:
            shutil.rmtree(place, ignore_errors=True)

    def notice_save(self) -> None:
        """Know that the archive was changed: half an hour later it is backed up."""
        if self._archive is None or self._preview is not None:
            return
        self._unsaved = True
        if self._by_itself and not self._timer.isActive():
            self._timer.start(EDITING_MS)

    def open_list(self, archive: Path) -> BackupsDialog:
        """Open the list of the backups of an archive, be it damaged."""
        self._listed = archive
        dialog = BackupsDialog(self._theme, archive, self.work, self._window)
        dialog.preview_wanted.connect(self.look_at)
        dialog.restore_confirmed.connect(self._on_restore_confirmed)
        dialog.open()
        return dialog

    def open_salvage(self, archive: Path) -> SalvageDialog:
        """Show what a damaged archive still gives, beside its newest backup."""
        shown = self.salvage_dialog
        if shown is not None:
            return shown
        self._listed = archive
        self.salvage.survey(archive)
        dialog = SalvageDialog(self._theme, archive, self.salvage, self._window)
        dialog.both_wanted.connect(self._on_salvage_wanted)
        dialog.backup_wanted.connect(self._on_backup_wanted)
        dialog.list_wanted.connect(lambda: self.open_list(archive))
        dialog.salvaged.connect(lambda: self._on_restored({}))
        self.work.restored.connect(dialog.accept)
        dialog.open()
        return dialog

    def look_at(self, backup: ShownBackup) -> None:
        """Open a backup in the window, for reading, in the place of the archive."""
        self._forget_preview()
        self._preview, self._tries = backup, MOST_TRIES
        self._place = Path(tempfile.mkdtemp(prefix="khobao-"))
        self._session.look_at(backup.path, self._place)

    def answer_refusal(self, path: Path, error: Exception) -> None:
        """Forget a look that could not be had; show what a damaged archive still gives."""
        if self.bar.isHidden():
            self._forget_preview()
        is_lost = isinstance(error, ArchiveDamaged) and path.is_dir()
        is_left = isinstance(error, NotAnArchive) and any((path / "backups").glob("*.db"))
        if (is_lost or is_left) and self.dialog is None and self.salvage_dialog is None:
            self.open_salvage(path)

    def _wire(self) -> None:
        menus = self._window.menus
        menus.backups.triggered.connect(self._on_list_wanted)
        menus.batch.triggered.connect(self._on_bulk)
        self._window.desk.article_shown.connect(lambda _one: self.bar.allow_article(there=True))
        self.bar.left.connect(self._on_left)
        self.bar.article_wanted.connect(self._on_article_wanted)
        self.bar.archive_wanted.connect(self._on_archive_wanted)
        self._second.list_wanted.connect(self._on_list_wanted)
        self.work.listed.connect(self._on_listed)
        self.work.made.connect(self._on_made)
        self.work.restored.connect(self._on_restored)
        self.work.brought.connect(self._on_brought)
        self.work.refused.connect(self._on_refused)
        self.work.broke.connect(self.broke)
        self.salvage.broke.connect(self.broke)
        self.fixity.broke.connect(self.broke)

    def _on_listed(self, _all: object, _second: Path | None, elsewhere: Path | None) -> None:
        self._second.take_list(elsewhere)

    def _on_made(self, report: Mapping[str, Any]) -> None:
        if self._archive is not None:
            self._second.take_report(self._archive, report)

    def _forget_preview(self) -> None:
        self.bar.hide()
        self._preview = None
        place, self._place = self._place, None
        if place is not None:
            self.index_left.emit()
            shutil.rmtree(place, ignore_errors=True)
            self._former.append(place)

    def _on_list_wanted(self) -> None:
        if self._archive is not None:
            self.open_list(self._archive)

    def _on_bulk(self) -> None:
        """Make a backup while somebody thinks about a change of many articles."""
        if self._archive is not None and self._by_itself:
            self.work.make(self._archive, BackupReason.BULK, if_changed=True)

    def _on_time(self) -> None:
        if self._archive is not None and not self.work.make(
            self._archive, BackupReason.EDITING, if_changed=True
        ):
            self._timer.start(AGAIN_MS)

    def _on_refused(self, said: object) -> None:
        if self.dialog is None:
            self.told.emit(said)

    def _on_left(self) -> None:
        if self._archive is not None:
            self._session.open(self._archive)

    def _on_article_wanted(self) -> None:
        article, preview = self._window.desk.detail.article, self._preview
        if self._archive is not None and preview is not None and article is not None:
            self.work.bring(self._archive, preview.name, article.row.id, self._session.user)

    def _on_archive_wanted(self) -> None:
        self._to_restore = self._preview
        self._on_left()

    def _on_restore_confirmed(self, backup: ShownBackup) -> None:
        if self._listed is not None:
            self.saves_wanted.emit()
            self.work.restore(self._listed, backup.name)

    def _on_backup_wanted(self, backup: ShownBackup) -> None:
        """Put the archive back to a backup, which may lie in the second place."""
        if self._listed is not None:
            self.work.restore(self._listed, str(backup.path))

    def _on_salvage_wanted(self) -> None:
        if self._listed is not None:
            self.saves_wanted.emit()
            self.salvage.salvage(self._listed)

    def _on_restored(self, _answer: Mapping[str, Any]) -> None:
        self._unsaved = False
        self.archive_wanted.emit(self._listed)

    def _on_brought(self, answer: Mapping[str, Any]) -> None:
        if answer["change_set"] is None:
            said = self.tr("The article is the same in the archive.")
        else:
            said = self.tr("The article is in the archive as it was. Undo there takes this back.")
            self._unsaved = True
        self._window.statusBar().showMessage(said, SAID_MS)

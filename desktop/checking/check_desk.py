"""The check of the archive in the window: its list, what helps, and its report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from db.errors import ArchiveDamaged, NotAnArchive
from db.records.backups import BackupReason
from db.records.soundness import CheckReport, Finding, Remedy
from desktop.backups.backup_desk import BackupDesk
from desktop.checking.check_dialog import CheckDialog
from desktop.checking.check_work import CheckWork
from desktop.main_window import MainWindow
from desktop.opening.archive_session import ArchiveSession
from desktop.opening.index_care import IndexCare
from desktop.theme import Theme

ALWAYS = (
    *(Remedy.SALVAGE, Remedy.RESTORE, Remedy.HEAL),
    *(Remedy.BRING_BACK, Remedy.CONNECT, Remedy.LOOK),
)
WRITING = (Remedy.BACK_UP, Remedy.REINDEX)
"""What only helps where the archive may be written."""


class CheckDesk(QObject):
    """Owns the check of the archive that is open, or could not be opened; GUI thread."""

    broke = Signal(object)
    """A fault of the program: an exception."""

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        session: ArchiveSession,
        backups: BackupDesk,
        care: IndexCare,
    ) -> None:
        super().__init__(window)
        self._theme, self._window, self._session = theme, window, session
        self._backups, self._care = backups, care
        self.work = CheckWork(self)
        self._refused: Path | None = None
        self.work.broke.connect(self.broke)
        window.check_wanted.connect(self.open)
        session.refused.connect(self._on_refused)
        session.opened.connect(lambda _opened: self._forget())
        backups.work.ended.connect(self._on_helped)
        care.ended.connect(lambda _whole: self._on_helped())

    @property
    def dialog(self) -> CheckDialog | None:
        """The list, while it is open."""
        return self._window.findChild(CheckDialog)

    def open(self) -> None:
        """Look over the archive that is open, else the one that could not be opened."""
        archive = self._session.path or self._refused
        if archive is None or self.work.running():
            return
        standing = self._session.standing
        may_write = standing is not None and not standing.info.read_only
        remedies = ALWAYS + (WRITING if may_write else ())
        dialog = CheckDialog(self._theme, archive, self.work, remedies, self._window)
        dialog.remedy_wanted.connect(lambda finding: self._help(archive, finding))
        dialog.report_wanted.connect(self._on_report_wanted)
        dialog.open()

    def end(self, milliseconds: int) -> None:
        """Stop what runs, and wait so long for its end."""
        self.work.end(milliseconds)

    def _forget(self) -> None:
        self._refused = None

    def _on_refused(self, path: Path, error: Exception) -> None:
        if isinstance(error, ArchiveDamaged | NotAnArchive) and self._session.path is None:
            self._refused = path
            self._window.menus.check.setEnabled(True)

    def _help(self, archive: Path, finding: Finding) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        if finding.remedy is Remedy.BACK_UP:
            if self._backups.work.make(archive, BackupReason.ASKED, if_changed=False):
                dialog.wait(self.tr("Backing up…"))
        elif finding.remedy is Remedy.REINDEX:
            self._care.rebuild(archive)
            dialog.wait(self.tr("The index is being rebuilt…"))
        elif finding.remedy is Remedy.LOOK:
            folder = Path(str(finding.detail.get("path", archive)))
            # What is no folder is not opened: the system would run a program that it names.
            place = folder if folder.is_dir() else archive
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
        elif finding.remedy is Remedy.SALVAGE:
            dialog.accept()
            self._backups.open_salvage(archive)
        else:
            dialog.accept()
            self._backups.open_list(archive)

    def _on_helped(self) -> None:
        """Look again: something else may be found now."""
        if self.dialog is not None and self.dialog.is_waiting:
            self.dialog.begin(full=False)

    def _on_report_wanted(self, report: CheckReport) -> None:
        # Loaded by whoever prints, as every window of papers is.
        from desktop.checking.check_paper import check_paper
        from desktop.checking.report_window import ReportWindow

        window = ReportWindow(self._theme, check_paper(report), self.dialog or self._window)
        window.finished.connect(window.deleteLater)
        window.open()

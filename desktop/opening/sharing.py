"""An archive that is not ours alone: what keeps from writing, and what others save meanwhile."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from db.errors import ArchiveError
from db.records.sharing import Barrier, Seen
from desktop.error_door import ErrorDoor
from desktop.main_window import MainWindow
from desktop.opening.archive_session import ArchiveSession, OpenArchive
from desktop.opening.copy_work import CopyWork
from desktop.opening.sharing_bar import SharingBar
from desktop.tasks import Ticket
from desktop.theme import Theme

LOOK_MS = 1_500
"""How often it is looked whether the other window saved something."""

MOST_LOOKS = 4
"""So often what is shown waits for an end of the saves, while they go on and on."""

SAID_MS = 8_000
MOST_COPIES = 1_000
"""Of one name in one folder."""


class Sharing(QObject):
    """Owns the bar, and the looks at what another window saves; GUI thread, never waits."""

    changed = Signal()
    """Another window saved something: what is in view is to be read again."""
    archive_wanted = Signal(object)
    """Open this archive anew."""

    def __init__(
        self, theme: Theme, window: MainWindow, session: ArchiveSession, door: ErrorDoor
    ) -> None:
        super().__init__(window)
        self._window, self._door = window, door
        self._opened: OpenArchive | None = None
        self._ticket = Ticket()
        self._looking = self._is_held = False
        self._seen: Seen | None = None
        self._shown: Seen | None = None
        """What is in view."""
        self._looks = 0
        self._asked = False
        self.bar = SharingBar(theme)
        window.place_bar(self.bar)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.work = CopyWork(self)
        self._wire(session)

    def end(self, milliseconds: int) -> None:
        """Stop what is being copied, and wait so long for its end."""
        self.work.end(milliseconds)

    def copy_to(self, folder: Path) -> None:
        """Copy the archive into a folder of this computer, under its own name or one like it."""
        if self._opened is None:
            return
        self.bar.show_copying(0, None)
        self.work.copy(self._path, free_place(folder, self._path.name))

    def _wire(self, session: ArchiveSession) -> None:
        bar, work = self.bar, self.work
        bar.write_wanted.connect(self._on_write_wanted)
        bar.again_wanted.connect(lambda: self.archive_wanted.emit(self._path))
        bar.copy_wanted.connect(self._on_copy_wanted)
        bar.stop_wanted.connect(work.cancel)
        bar.copy_chosen.connect(self.archive_wanted)
        work.progressed.connect(bar.show_copying)
        work.ended.connect(bar.end_copying)
        work.copied.connect(bar.end_copying)
        work.told.connect(self._door.tell)
        work.broke.connect(self._door.receive)
        session.opened.connect(self._on_opened)
        session.closing.connect(self._on_closing)

    @property
    def _path(self) -> Path:
        assert self._opened is not None
        return self._opened.archive.path

    def look(self) -> None:
        """Look whether something was saved; the answer comes later."""
        if self._opened is not None and self._is_held and not self._looking:
            self._looking = True
            self._ticket = self._opened.following.submit(
                lambda follower, _ticket: follower.look(), self._on_seen, self._on_failed
            )

    def _on_opened(self, opened: OpenArchive) -> None:
        reason = opened.archive.reading_only
        self.bar.show_reason(reason)
        self._opened = opened
        self._is_held = reason is not None and reason.barrier is Barrier.HELD
        if self._is_held:
            self.look()
            self._timer.start()

    def _on_closing(self) -> None:
        self._timer.stop()
        self._ticket.cancel()
        self.work.cancel()
        self._looking = False
        self._opened = self._seen = self._shown = None
        self._asked = False
        self.bar.show_reason(None)

    def _on_seen(self, seen: Seen) -> None:
        """Follow what changed, once the saves have ended for a moment."""
        self._looking = False
        before, self._seen = self._seen, seen
        if self._shown is None:
            self._shown = seen
        self.bar.show_free(free=seen.free)
        asked, self._asked = self._asked, False
        if seen.history != self._shown.history or (
            seen.free and (asked or self.bar.take_over.isChecked())
        ):
            self.archive_wanted.emit(self._path)
        elif (seen.saves, seen.index) != (self._shown.saves, self._shown.index):
            self._looks += 1
            if seen == before or self._looks >= MOST_LOOKS:
                self._shown, self._looks = seen, 0
                self.changed.emit()
        if asked and not seen.free:
            words = self.tr("It is still open for writing there.")
            self._window.statusBar().showMessage(words, SAID_MS)

    def _on_failed(self, error: Exception) -> None:
        """Let the next look tell: a share or a disk may be gone for a moment."""
        self._looking = False
        if not isinstance(error, ArchiveError | OSError):
            self._door.receive(error)

    def _on_copy_wanted(self) -> None:
        title = self.tr("Choose a folder of this computer for the copy")
        name = QFileDialog.getExistingDirectory(self._window, title, str(Path.home()))
        if name:
            self.copy_to(Path(name))

    def _on_write_wanted(self) -> None:
        self._asked = True
        self.look()


def free_place(folder: Path, name: str) -> Path:
    """Where a copy can lie in a folder: by its own name, or with a number where that is taken."""
    stem, suffix = Path(name).stem, Path(name).suffix
    names = (name, *(f"{stem} {count}{suffix}" for count in range(2, MOST_COPIES)))
    return next((folder / one for one in names if not (folder / one).exists()), folder / name)

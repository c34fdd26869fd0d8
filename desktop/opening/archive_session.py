"""The archive that is open: who reads and searches it, and how its index stands."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db import create_archive, open_archive, open_backup
from db.errors import ArchiveBusy
from db.records import ArchiveInfo, IndexHealth, IndexState
from desktop.tasks import Lane, Resident, Ticket

if TYPE_CHECKING:
    from db import Archive, Cataloguer, Follower, Reader, Searcher, WindowLock


SETTLE_MS = 1_500
"""How long nothing must have been saved before search is told of it."""

MOST_AT_ONCE = 200
"""Changed articles beyond which a child brings the index up to date, not the lane that saves."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """The three threads that work for the window, each on its own kind of work."""

    read: Lane
    search: Lane
    write: Lane

    def close(self) -> None:
        """End them: questions are dropped, saves are finished."""
        self.search.close()
        self.read.close()
        self.write.close(finish=True)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an archive stands: what it holds, and whether search sees all of it."""

    info: ArchiveInfo
    index: IndexState
    keeps_index: bool = True
    """Whether the index can be brought up to date from here, if only in the user's cache."""
    place_elsewhere: Path | None = None
    """A second place for backups that was chosen at another computer: none are taken there."""


@dataclass(frozen=True, slots=True)
class OpenArchive:
    """An open archive with its residents on the lanes."""

    archive: Archive
    reading: Resident[Reader]
    finding: Resident[Searcher]
    """On the search lane."""
    paging: Resident[Searcher]
    """On the read lane: scrolling must not wait for a search."""
    deciding: Resident[Cataloguer]
    """On the write lane."""
    following: Resident[Follower]
    """On the read lane: sees what another window saves."""


class ArchiveSession(QObject):
    """Owns the open archive and the lock of the window that writes; lives on the GUI thread.

    It never waits.
    Opening a second archive closes the first only once the second is open. `opened` comes before
    the first `standing_changed` of an archive, `closing` while it can still be used.
    """

    opened = Signal(object)
    """An `OpenArchive`."""
    closing = Signal()
    standing_changed = Signal(object)
    """A `Standing`."""
    refused = Signal(object, object)
    """The path that could not be opened or made, and the exception."""

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._open: OpenArchive | None = None
        self._lock: WindowLock | None = None
        self._opening = Ticket()
        self._looking = Ticket()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._on_settled)
        self.standing: Standing | None = None
        self.user = ""
        """The initials of whoever saves; empty for the name they are logged in by."""

    @property
    def path(self) -> Path | None:
        """Where the open archive lies."""
        return self._open.archive.path if self._open is not None else None

    def open(self, path: Path) -> None:
        """Open an archive in the place of the one that is open; to read, while another writes."""
        self._bring(path, lambda: open_archive(path))

    def create(self, path: Path, name: str, *, starter: bool = False) -> None:
        """Make an archive and open it."""
        self._bring(path, lambda: create_archive(path, name=name, starter=starter))

    def look_at(self, backup: Path, place: Path) -> None:
        """Open a backup for reading, in a folder made for it in `place`."""
        self._bring(backup, lambda: open_backup(backup, place))

    def work_as(self, user: str) -> None:
        """Save under these initials from now on."""
        self.user = user
        if self._open is not None:
            self._open.deciding.renew()

    def look_again(self) -> None:
        """Read anew what the archive holds and how its index stands."""
        if self._open is not None:
            archive = self._open.archive
            self._looking.cancel()
            self._looking = self._lanes.write.submit(
                lambda _ticket: _standing(archive), self._on_looked
            )

    def catch_up(self) -> None:
        """Let search find what was saved, once nothing was saved for a moment."""
        if self._open is not None and not self._open.archive.read_only:
            self._settling.start()

    def close(self) -> None:
        """Close the archive; its residents leave, and what is in the log of SQLite is put away."""
        self._opening.cancel()
        self._looking.cancel()
        self._settling.stop()
        self._leave(None)

    def _leave(self, kept: WindowLock | None) -> None:
        """Close the open archive; its lock is released after the last save, unless it is kept."""
        if self._open is None:
            return
        self.closing.emit()
        gone, self._open, self.standing = self._open, None, None
        lock, self._lock = self._lock, None
        for resident in (gone.reading, gone.finding, gone.paging, gone.following):
            resident.close()
        gone.deciding.close(finish=True)

        def end(_ticket: Ticket) -> None:
            try:
                gone.archive.close()
            finally:
                if lock is not None and lock is not kept:
                    lock.release()

        self._lanes.write.submit(end, lambda _nothing: None)

    def _bring(self, path: Path, make: Callable[[], Archive]) -> None:
        self._opening.cancel()
        former, user = self._lock, self.user or None

        def bring(_ticket: Ticket) -> tuple[Archive, WindowLock | None]:
            archive = make()
            return archive, archive.hold(user, former)

        self._opening = self._lanes.write.submit(
            bring, self._on_opened, lambda error: self.refused.emit(path, error)
        )

    def _on_opened(self, held: tuple[Archive, WindowLock | None]) -> None:
        archive, lock = held
        self._opening.cancel()
        self._looking.cancel()
        self._settling.stop()
        self._leave(lock)
        self._lock = lock
        read, search = self._lanes.read, self._lanes.search
        self._open = OpenArchive(
            archive,
            read.open(archive.reader, lambda reader: reader.close()),
            search.open(archive.searcher, lambda searcher: searcher.close()),
            read.open(archive.searcher, lambda searcher: searcher.close()),
            self._lanes.write.open(
                lambda: archive.cataloguer(self.user or None), lambda cataloguer: cataloguer.close()
            ),
            read.open(archive.follower, lambda follower: follower.close()),
        )
        self.opened.emit(self._open)
        self.look_again()

    def _on_settled(self) -> None:
        if self._open is None:
            return
        archive = self._open.archive
        self._looking.cancel()
        self._looking = self._lanes.write.submit(
            lambda _ticket: _caught_up(archive), self._on_looked
        )

    def _on_looked(self, standing: Standing) -> None:
        self.standing = standing
        self.standing_changed.emit(standing)


def _caught_up(archive: Archive) -> Standing:
    """Bring what was saved into the index, on the thread of the lane that saves.

    While another program is at the index, it is that program that brings it up to date; an index
    that is no more than a few saves behind takes a fraction of a second, any other one is mended by
    a child.
    """
    indexer = archive.indexer()
    try:
        state = indexer.state()
        if state.health is IndexHealth.BEHIND and state.pending <= MOST_AT_ONCE:
            with suppress(ArchiveBusy):
                indexer.sync(merge=False)
    finally:
        indexer.close()
    return _standing(archive)


def _standing(archive: Archive) -> Standing:
    """Look at an archive, on the thread of a lane."""
    indexer = archive.indexer()
    try:
        return Standing(
            archive.info(), indexer.state(), archive.keeps_index, archive.place_elsewhere
        )
    finally:
        indexer.close()

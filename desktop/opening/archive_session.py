"""The archive that is open: who reads and searches it, and how its index stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db import create_archive, open_archive
from db.records import ArchiveInfo, IndexState
from desktop.tasks import Lane, Resident, Ticket

if TYPE_CHECKING:
    from db import Archive, Cataloguer, Reader, Searcher


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


class ArchiveSession(QObject):
    """Owns the open archive, if there is one; lives on the GUI thread and never waits.

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
        self._opening = Ticket()
        self._looking = Ticket()
        self.standing: Standing | None = None
        self.user = ""
        """The initials of whoever saves; empty for the name they are logged in by."""

    @property
    def path(self) -> Path | None:
        """Where the open archive lies."""
        return self._open.archive.path if self._open is not None else None

    def open(self, path: Path) -> None:
        """Open an archive in the place of the one that is open."""
        self._bring(path, lambda: open_archive(path))

    def create(self, path: Path, name: str, *, starter: bool = False) -> None:
        """Make an archive and open it."""
        self._bring(path, lambda: create_archive(path, name=name, starter=starter))

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

    def close(self) -> None:
        """Close the archive; its residents leave, and what is in the log of SQLite is put away."""
        self._opening.cancel()
        self._looking.cancel()
        if self._open is None:
            return
        self.closing.emit()
        gone, self._open, self.standing = self._open, None, None
        for resident in (gone.reading, gone.finding, gone.paging):
            resident.close()
        gone.deciding.close(finish=True)
        self._lanes.write.submit(lambda _ticket: gone.archive.close(), lambda _nothing: None)

    def _bring(self, path: Path, make: Callable[[], Archive]) -> None:
        self._opening.cancel()
        self._opening = self._lanes.write.submit(
            lambda _ticket: make(),
            self._on_opened,
            lambda error: self.refused.emit(path, error),
        )

    def _on_opened(self, archive: Archive) -> None:
        self.close()
        read, search = self._lanes.read, self._lanes.search
        self._open = OpenArchive(
            archive,
            read.open(archive.reader, lambda reader: reader.close()),
            search.open(archive.searcher, lambda searcher: searcher.close()),
            read.open(archive.searcher, lambda searcher: searcher.close()),
            self._lanes.write.open(
                lambda: archive.cataloguer(self.user or None), lambda cataloguer: cataloguer.close()
            ),
        )
        self.opened.emit(self._open)
        self.look_again()

    def _on_looked(self, standing: Standing) -> None:
        self.standing = standing
        self.standing_changed.emit(standing)


def _standing(archive: Archive) -> Standing:
    """Look at an archive, on the thread of a lane."""
    indexer = archive.indexer()
    try:
        return Standing(archive.info(), indexer.state())
    finally:
        indexer.close()

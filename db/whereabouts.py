"""Where the parts of an archive are read that lie in its folder, or have to lie elsewhere."""

from __future__ import annotations

import errno
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Self

from db.engine import has_log, is_writable
from db.errors import CacheUnwritable
from db.file_systems import file_system_of
from db.own_folders import cache_folder
from db.reading_copy import ReadingCopy, reading_copy
from db.records.sharing import Barrier, ReadingOnly

INDEXES: Final = "indexes"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where an archive is read. Of one that can be written, everything lies in its folder."""

    archive: Path
    """The folder that people name; the original files lie there."""
    database: Path
    """The folder whose `archive.db` is read."""
    frozen: bool = False
    """Whether nobody changes that database, so that it is read without locks."""
    indexes: Path | None = None
    """The folder in which the archive has its index under its uuid; None: it is in the archive."""
    reading_only: ReadingOnly | None = None
    copy: ReadingCopy | None = None
    """What keeps the copy that is read from being swept away."""

    def without_use(self) -> Self:
        """The same for a process whose parent keeps the copy."""
        return replace(self, copy=None)

    def index(self, uuid: str) -> Path:
        """The folder of the index of the archive, by its uuid."""
        return self.archive / "index" if self.indexes is None else self.indexes / uuid

    def index_lock(self, index: Path) -> Path:
        """Make the folder of the index, and name the file by which one at a time works on it.

        Raises CacheUnwritable where it is a cache.
        """
        lock = index / "indexer.lock"
        if self.indexes is None:
            index.mkdir(exist_ok=True)
            return lock
        try:
            index.mkdir(parents=True, exist_ok=True)
            lock.touch()
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise
            raise CacheUnwritable(self.indexes.parent) from error
        return lock


def own(folder: Path) -> Whereabouts:
    """Where everything lies of an archive that is read as it lies."""
    return Whereabouts(folder, folder)


def whereabouts(folder: Path, cache: Path | None = None) -> Whereabouts:
    """Find out where an archive can be read, and why nowhere else.

    An index from elsewhere is never opened, since Whoosh unpickles it: an archive that cannot be
    written gets one in the cache. Raises what `reading_copy` raises.
    """
    system = file_system_of(folder)
    if not system.network and is_writable(folder):
        return own(folder)
    cache = cache_folder() if cache is None else cache
    barrier = Barrier.NETWORK if system.network else Barrier.MEDIA
    kind = system.kind if system.network else ""
    if system.frozen and not system.network and not has_log(folder):
        reason = ReadingOnly(barrier, system=kind)
        return Whereabouts(folder, folder, True, cache / INDEXES, reason)
    copy = reading_copy(folder, cache, frozen=system.frozen and not system.network)
    reason = ReadingOnly(barrier, system=kind, copied_at=copy.as_of)
    return Whereabouts(folder, copy.folder, True, cache / INDEXES, reason, copy)

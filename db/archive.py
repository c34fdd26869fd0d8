"""An archive is one folder: made, opened, checked, and handed out for reading and writing.

What an archive needs to be looked at loads with this module; what takes in, saves, checks and
upgrades loads when it is asked for, which spares every start of the window a third of its time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from db.clock import utc_now
from db.engine import (
    SCHEMA,
    ReadEngine,
    WriteEngine,
    expect_short_path,
    settle,
)
from db.errors import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveFull,
    ArchiveMissing,
    ArchiveOnNetwork,
    ArchiveReadOnly,
    ArchiveTooOld,
)
from db.follower import Follower
from db.indexer import Indexer
from db.login import login_name
from db.objects import ObjectStore
from db.opening import expect_database, expect_ours, what_is_foreign, what_lacks
from db.reader import Reader
from db.records import (
    ArchiveInfo,
    IngestBatch,
    IngestItem,
    IngestProfile,
    IngestReport,
    NearReport,
    OnProgress,
    ProfileKind,
    Progress,
    ShouldStop,
    Undone,
    never,
    unheard,
)
from db.records.sharing import Barrier, ReadingOnly
from db.records.soundness import CheckReport
from db.searcher import Searcher
from db.whereabouts import Whereabouts, own, whereabouts
from db.window_lock import WindowLock, take

if TYPE_CHECKING:
    from db.cataloguer import Cataloguer
    from db.ingest.choices import Choices

log = logging.getLogger(__name__)


class Archive:
    """One open archive: its paths, and the makers of everything that works on it.

    It may be shared by threads. Each maker returns a new object with connections of its own, to be
    used and closed on one thread.
    """

    def __init__(self, path: Path, *, read_only: bool, where: Whereabouts | None = None) -> None:
        self.path = path
        self.read_only = read_only
        self._where = where or own(path)
        self.reading_only: ReadingOnly | None = self._where.reading_only
        """Why nothing can be changed, where that is not what the caller asked for."""

    def hold(self, user: str | None, former: WindowLock | None = None) -> WindowLock | None:
        """Be the window that writes to this archive; while another one is, it can only be read.

        Returns the lock, which is to be released after `close`: `former`, where the window has it
        from an archive that was opened from the same folder. Called before anything is made.
        """
        if self.read_only:
            return None
        if former is not None and former.is_of(self.path):
            return former
        taken = take(self.path, user or login_name())
        if isinstance(taken, WindowLock):
            return taken
        self.read_only, self.reading_only = True, ReadingOnly(Barrier.HELD, taken)
        return None

    def info(self) -> ArchiveInfo:
        """Say what archive this is and how much it holds."""
        reader = self.reader()
        try:
            meta = reader.meta()
            return ArchiveInfo(
                path=self.path,
                name=meta["name"],
                uuid=meta["uuid"],
                schema=SCHEMA,
                articles=reader.count(),
                read_only=self.read_only,
            )
        finally:
            reader.close()

    def reader(self) -> Reader:
        """Make a reader of articles."""
        return Reader(self.path, self._where)

    def searcher(self) -> Searcher:
        """Make a searcher. It opens the index with its first search."""
        reader = self.reader()
        return Searcher(reader.index_home(), reader)

    @property
    def keeps_index(self) -> bool:
        """Whether `indexer` can bring the index up to date, if only one in the user's cache."""
        return not self.read_only or self._where.indexes is not None

    @property
    def place_elsewhere(self) -> Path | None:
        """The second place for backups that was chosen at another computer: none are taken there.

        None for an archive that makes no backups, as it is only read.
        """
        from db.second_target import place_elsewhere

        return None if self.read_only else place_elsewhere(self.path)

    def follower(self) -> Follower:
        """Make a follower, which sees what another window saves."""
        return Follower(self.path)

    def cataloguer(self, user: str | None = None) -> Cataloguer:
        """Make a cataloguer for a person: their initials, else the name they are logged in by.

        Raises ArchiveReadOnly.
        """
        from db.cataloguer import Cataloguer

        return Cataloguer(self._writer(), user or login_name())

    def indexer(self) -> Indexer:
        """Make an indexer; with `keeps_index` false it can only tell the state of the index."""
        reader = self.reader()
        return Indexer(reader.index_home(), reader, None if self.read_only else self._writer())

    def ingest(
        self,
        paths: Sequence[Path],
        on_event: Callable[[Progress | IngestItem], None],
        should_stop: ShouldStop = never,
        *,
        choices: Choices | None = None,
        wait: Callable[[], object] = never,
    ) -> IngestReport:
        """Take files and folders into the archive; the index is brought up to date by `indexer`.

        `choices` are a person's, as is a rehearsal; `wait` returns when the run may go on. Raises
        ArchiveReadOnly, ArchiveBusy, ArchiveFull. A file that cannot be read is an event of its
        own and ends nothing.
        """
        from db.ingest.pipeline import ingest

        writer = self._writer()
        objects = ObjectStore(self.path / "objects")
        try:
            return ingest(writer, objects, paths, on_event, should_stop, choices=choices, wait=wait)
        finally:
            writer.close()

    def batches(self) -> list[IngestBatch]:
        """List the runs of ingest, the newest first."""
        from db.ingest import history

        with self._reading() as session:
            return history.batches(session)

    def batch(self, job_id: int) -> tuple[IngestBatch, list[IngestItem]]:
        """Fetch one run of ingest and what is recorded of its items; raises BatchMissing."""
        from db.ingest import history

        with self._reading() as session:
            return history.batch(session, job_id), list(history.items(session, job_id))

    def undo_batch(
        self, job_id: int, on_progress: OnProgress = unheard, should_stop: ShouldStop = never
    ) -> Undone:
        """Take out what a run of ingest brought; see `db.ingest.undoing.undo_batch`."""
        from db.ingest.undoing import undo_batch

        writer = self._writer()
        try:
            return undo_batch(writer, job_id, on_progress, should_stop)
        finally:
            writer.close()

    def profiles(self) -> list[IngestProfile]:
        """List the profiles for tables and sites."""
        from db.ingest.profiles import profiles

        with self._reading() as session:
            return profiles(session)

    def keep_profile(self, kind: ProfileKind, body: Mapping[str, Any]) -> IngestProfile:
        """Keep a profile under its own name, in place of a former one.

        Raises FieldInvalid, which names the key that is wrong, and ArchiveReadOnly.
        """
        from db.ingest.profiles import keep_profile

        with self._writing() as session:
            return keep_profile(session, kind, body, utc_now())

    def remove_profile(self, kind: ProfileKind, name: str) -> None:
        """Remove a profile; raises ProfileMissing and ArchiveReadOnly."""
        from db.ingest.profiles import remove_profile

        with self._writing() as session:
            remove_profile(session, kind, name)

    def link_near(
        self, on_progress: OnProgress = unheard, should_stop: ShouldStop = never
    ) -> NearReport:
        """Find near duplicates among the articles that came in or changed since the last time.

        Raises Cancelled, ArchiveReadOnly, ArchiveBusy when another program is at it, ArchiveFull.
        What was found before stays.
        """
        from db.ingest.near import link_near

        writer, reader = self._writer(), ReadEngine(self.path)
        try:
            return link_near(writer, reader, self.path, on_progress, should_stop)
        finally:
            reader.close()
            writer.close()

    def forget_sketches(self) -> None:
        """Have `link_near` look at every article again. Raises ArchiveReadOnly, ArchiveBusy."""
        from db.ingest.near import forget_sketches

        self._expect_writable()
        forget_sketches(self.path)

    def check(
        self,
        *,
        full: bool = False,
        on_progress: OnProgress = unheard,
        should_stop: ShouldStop = never,
    ) -> CheckReport:
        """Look the archive over without changing it; see `db.check.check`."""
        from db.check import check

        return check(self.path, full=full, on_progress=on_progress, should_stop=should_stop)

    def close(self) -> None:
        """Move everything into `archive.db`, so that the folder can be copied as it lies."""
        if self.read_only:
            return
        writer = WriteEngine(self.path, lock_seconds=0)
        try:
            writer.checkpoint()
        except ArchiveBusy:
            log.info("close: another program is writing; it will empty the log")
        except (ArchiveDamaged, ArchiveFull, ArchiveMissing, ArchiveReadOnly) as error:
            log.warning("close: %r", error)
        finally:
            writer.close()

    def _writer(self) -> WriteEngine:
        self._expect_writable()
        return WriteEngine(self.path)

    def _expect_writable(self) -> None:
        reason = self.reading_only
        if reason is not None and reason.barrier is Barrier.NETWORK:
            raise ArchiveOnNetwork(self.path, reason.system)
        if self.read_only:
            raise ArchiveReadOnly(self.path)

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        engine = ReadEngine(self._where.database, frozen=self._where.frozen)
        try:
            with engine.session() as session:
                yield session
        finally:
            engine.close()

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        writer = self._writer()
        try:
            with writer.transaction() as session:
                yield session
        finally:
            writer.close()


def open_archive(path: Path, *, read_only: bool = False) -> Archive:
    """Open an archive folder; for reading only when asked, or when it cannot be written.

    An archive of a former version is upgraded first, after a verified copy of it was made. One on
    a network, or one that cannot be read where it lies, is read from a copy in the user's cache.

    Raises ArchiveMissing, NotAnArchive, ArchiveTooNew, ArchiveDamaged; ArchiveTooOld when it has to
    be upgraded and cannot be written; ArchiveBusy and ArchiveFull from the upgrade;
    CacheUnwritable and PathTooLong.
    """
    if not path.exists():
        raise ArchiveMissing(path)
    expect_short_path(path)
    expect_database(path)
    where = whereabouts(path)
    if where.reading_only is None:
        settle(path)
    engine = ReadEngine(where.database, frozen=where.frozen)
    try:
        with engine.session() as session:
            version = expect_ours(path, session)
            wrong = what_is_foreign(session)
            if version == SCHEMA and wrong is None:
                wrong = what_lacks(session)
    finally:
        engine.close()
    if wrong is not None:
        raise ArchiveDamaged(path, wrong)
    if version < SCHEMA:
        if where.reading_only is not None:
            raise ArchiveTooOld(path, version, SCHEMA)
        from db.upgrading import upgrade

        upgrade(path)
    return Archive(path, read_only=read_only or where.reading_only is not None, where=where)

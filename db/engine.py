"""The only place that opens the database of an archive, and the rules every connection keeps."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from db.disk import ROOM_TO_READ, expect_room, file_identity, free_room, no_room
from db.errors import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveError,
    ArchiveFull,
    ArchiveMissing,
    ArchiveOnNetwork,
    ArchivePutBack,
    ArchiveReadOnly,
    DiskFailed,
    PathTooLong,
)
from db.file_systems import file_system_of
from db.locks import held

DATABASE = "archive.db"
APPLICATION_ID = int.from_bytes(b"KhoB", "big")
LOG_HEADER, FRAME_HEADER = 32, 24
"""Bytes before the frames of a log, and before the page in each (https://sqlite.org/fileformat2.html)."""
LEAST_BYTES = 512
"""Of a database: the smallest page there is. What is smaller SQLite takes for a new one, and throws
the log beside it away: it is never opened."""
SCHEMA = 5
"""The number of the newest migration, kept in `user_version`."""

# Older versions can corrupt a WAL database when two connections write or checkpoint at once
# (the WAL-reset bug, SQLite 3.7.0 to 3.51.2).
SAFE_WAL_VERSION = (3, 51, 3)
LOCK_SECONDS = 10.0

_FILE = "file"  # under which a connection remembers which file it opened

MOST_PATH_BYTES = 450
"""SQLite takes 512 (MAX_PATHNAME of its `os_unix.c`); a restore needs 55 below the archive."""


def sqlite_module() -> ModuleType:
    """Return the SQLite driver: the bundled newest one, or Python's where it is not built."""
    try:
        return import_module("pysqlite3.dbapi2")
    except ImportError:
        return import_module("sqlite3")


def sqlite_version() -> str:
    """Return the version of the SQLite library in use."""
    return str(sqlite_module().sqlite_version)


def has_safe_wal() -> bool:
    """Whether the SQLite in use has the WAL-reset bug mended."""
    return bool(sqlite_module().sqlite_version_info >= SAFE_WAL_VERSION)


def journal_mode() -> str:
    """Return WAL, or DELETE where this SQLite could corrupt a WAL database."""
    return "WAL" if has_safe_wal() else "DELETE"


@contextmanager
def archive_errors(folder: Path) -> Iterator[None]:
    """Turn what SQLite says about the whole database into the archive's own errors."""
    try:
        yield
    except UnicodeDecodeError as error:  # so the driver fails where even SQLite's message is none
        raise ArchiveDamaged(folder, "a text is not UTF-8") from error
    except (DatabaseError, sqlite_module().DatabaseError) as error:
        said = str(getattr(error, "orig", error))
        known: tuple[tuple[str, Callable[[], ArchiveError]], ...] = (
            ("full", lambda: no_room(folder)),
            ("readonly", lambda: ArchiveReadOnly(folder)),
            ("locked", lambda: ArchiveBusy(folder, "?")),
            ("malformed", lambda: ArchiveDamaged(folder, said)),
            ("not a database", lambda: ArchiveDamaged(folder, said)),
            ("unsupported file format", lambda: ArchiveDamaged(folder, said)),
            ("unable to open", lambda: _unreachable(ArchiveDamaged(folder, said))),
            ("disk I/O error", lambda: _unreachable(DiskFailed(folder, said))),
            # What follows these words is the text itself, which no log and no report may hold.
            ("Could not decode to UTF-8", lambda: ArchiveDamaged(folder, "a text is not UTF-8")),
        )
        for words, make in known:
            if words in said:
                raise make() from error
        raise


def _is_full(folder: Path) -> bool:
    """Whether the disk has not even room for the files by which SQLite reads."""
    free = free_room(folder)
    return free is not None and free < ROOM_TO_READ


def _unreachable(damage: ArchiveDamaged) -> ArchiveError:
    """Say why a file cannot be used; of a full disk SQLite often says no more than that."""
    if not damage.path.is_dir():  # moved, or its disk was unplugged
        return ArchiveMissing(damage.path)
    return no_room(damage.path) if _is_full(damage.path) else damage


def _on_connect(database: Path, pragmas: tuple[str, ...]) -> Callable[[Any, Any], None]:
    def set_pragmas(connection: Any, record: Any) -> None:
        record.info[_FILE] = file_identity(database)
        # SQLAlchemy begins transactions itself (below); the driver must not.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return set_pragmas


def _engine(folder: Path, mode: str, begin: str, pragmas: tuple[str, ...]) -> Engine:
    """Make an engine on the database of an archive folder; nothing is opened yet."""
    driver = sqlite_module()
    # as_uri quotes % # and ?, which would otherwise end the path early and open another file.
    address = f"{(folder / DATABASE).absolute().as_uri()}?mode={mode}"

    def connect() -> Any:
        return driver.connect(
            address, uri=True, timeout=LOCK_SECONDS, check_same_thread=False, cached_statements=256
        )

    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=connect,
        poolclass=QueuePool,
        pool_size=1,
        # An error must not print what was to be saved: it goes into logs.
        hide_parameters=True,
    )
    common = ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON")
    event.listen(engine, "connect", _on_connect(folder / DATABASE, common + pragmas))

    # A deferred transaction that reads and then writes fails with "database is locked" whenever
    # another connection wrote in between; IMMEDIATE takes the right to write first.
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def expect_short_path(folder: Path) -> None:
    """Raise PathTooLong where SQLite could not open every file below an archive folder."""
    found = len(os.fsencode(folder.absolute()))
    if os.name != "nt" and found > MOST_PATH_BYTES:
        raise PathTooLong(folder, found, MOST_PATH_BYTES)


def expect_own_disk(folder: Path) -> None:
    """Raise ArchiveOnNetwork where another computer may write to a folder, too."""
    system = file_system_of(folder)
    if system.network:
        raise ArchiveOnNetwork(folder, system.kind)


def has_log(folder: Path) -> bool:
    """Whether something has to be played back before the database says everything."""
    logs = (folder / f"{DATABASE}-wal", folder / f"{DATABASE}-journal")
    return any(log.exists() and log.stat().st_size for log in logs)


def settle(folder: Path) -> None:
    """Undo what a power cut left half written in a database without WAL, as right after an upgrade.

    A read-only connection cannot, and refuses to read (https://sqlite.org/rescode.html, code 776).
    """
    if not (folder / f"{DATABASE}-journal").exists() or not is_writable(folder):
        return
    address = f"{(folder / DATABASE).absolute().as_uri()}?mode=rw"
    with (
        archive_errors(folder),
        closing(sqlite_module().connect(address, uri=True, timeout=LOCK_SECONDS)) as connection,
    ):
        connection.execute("PRAGMA user_version").fetchone()


def is_writable(folder: Path) -> bool:
    """Whether this user may change an archive folder and its database."""
    return os.access(folder, os.W_OK) and os.access(folder / DATABASE, os.W_OK)


class ReadEngine:
    """Owns read-only connections to one archive. For one thread at a time.

    SQLite reads by way of files beside the database. A `frozen` one, that nobody changes, is read
    as it lies, without them; None has the medium asked whether that is so. So is one on a disk that
    has no room for them, which is right as long as nobody writes: each session looks whether
    somebody did.
    """

    def __init__(self, folder: Path, *, frozen: bool | None = None) -> None:
        self.folder = folder
        if frozen is None:
            frozen = file_system_of(folder).frozen and not has_log(folder)
        self._frozen = frozen
        self._engine: Engine | None = None
        self._lying: tuple[object, ...] | None = None
        """What the file was when it was opened as it lies for want of room; else None."""

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Read in one transaction, so that everything read belongs together."""
        with archive_errors(self.folder), Session(self._opened()) as session, session.begin():
            yield session

    def close(self) -> None:
        """Close the connections."""
        if self._engine is not None:
            self._engine.dispose()
        self._engine = self._lying = None

    def _opened(self) -> Engine:
        """Open the database, unless it is open and nobody wrote to it as it lay."""
        if self._lying is not None and self._lying != self._facts():
            self.close()
        if self._engine is None:
            try:
                self._engine = self._open(as_it_lies=self._frozen)
            except ArchiveFull:
                if has_log(self.folder):
                    raise
                lying = self._facts()
                self._engine, self._lying = self._open(as_it_lies=True), lying
        return self._engine

    def _open(self, *, as_it_lies: bool) -> Engine:
        """Open the database and read a little of it, which is when SQLite says what is wrong."""
        mode = "ro&immutable=1" if as_it_lies else "ro"
        engine = _engine(self.folder, mode, "BEGIN", ("query_only = ON",))
        try:
            with archive_errors(self.folder), engine.connect() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        except BaseException:
            engine.dispose()
            raise
        return engine

    def _facts(self) -> tuple[object, ...]:
        facts = (self.folder / DATABASE).stat()
        return has_log(self.folder), facts.st_mtime_ns, facts.st_size, facts.st_ino


class WriteEngine:
    """Owns the only read-write connection of its owner. For one thread at a time.

    Many programs may have one on the same archive: each transaction waits for `writer.lock`.
    There is none on an archive where another computer may write, too: ArchiveOnNetwork.
    """

    def __init__(self, folder: Path, lock_seconds: float = LOCK_SECONDS) -> None:
        expect_own_disk(folder)
        self.folder = folder
        self._lock_seconds = lock_seconds
        self._epoch: str | None = None
        self._engine = _engine(
            folder,
            "rw",
            "BEGIN IMMEDIATE",
            (
                f"journal_mode = {journal_mode()}",
                "synchronous = FULL",
                "recursive_triggers = ON",
                # Pages of an index are hit at random and again and again: a cache that holds
                # them, and a log that gathers them, make ingest a third faster.
                "cache_size = -32000",
                "wal_autocheckpoint = 8000",
            ),
        )

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Write in one transaction: all of it is on disk when the block ends, or none of it.

        It does not begin on a disk that is nearly full, so that reading can go on there.

        Raises ArchiveBusy, ArchiveFull, ArchiveReadOnly, ArchiveDamaged; and ArchivePutBack when a
        backup or another copy took the place of the archive since the first transaction: what the
        caller knows of it is no longer so.
        """
        expect_room(self.folder)
        with held(self.folder / "writer.lock", self._lock_seconds):
            try:
                with (
                    archive_errors(self.folder),
                    Session(self._engine) as session,
                    session.begin(),
                ):
                    self._expect_same_history(session)
                    yield session
            except (ArchiveDamaged, ArchiveFull):
                self._bury()
                raise

    def _bury(self) -> None:
        """Write over what a commit left in the log that the disk refused to make safe.

        The whole of it may stand there: whoever opened the archive after a kill would take it for
        saved, though it was refused.
        """
        troubles = (DatabaseError, sqlite_module().DatabaseError)
        try:
            with self._engine.begin() as connection:
                version = connection.scalar(text("PRAGMA user_version"))
                connection.execute(text(f"PRAGMA user_version = {version}"))
        except troubles:
            with suppress(*troubles, OSError):
                self._cut_log()

    def _cut_log(self) -> None:
        """Cut off the log what no reader counts: for that a full disk needs no room."""
        raw = self._engine.raw_connection()
        try:
            # NOOP only tells how many frames count (https://sqlite.org/pragma.html).
            _, frames, _ = raw.cursor().execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
            (page_size,) = raw.cursor().execute("PRAGMA page_size").fetchone()
        finally:
            raw.close()
        if frames >= 0:
            log = self.folder / f"{DATABASE}-wal"
            os.truncate(log, LOG_HEADER + frames * (FRAME_HEADER + page_size))

    def _expect_same_history(self, session: Session) -> None:
        # The connection keeps the file that it opened, wherever that was moved: what is saved
        # there is not in the archive.
        found = file_identity(self.folder / DATABASE)
        if found is None:
            raise ArchiveDamaged(self.folder, f"{DATABASE} is missing")
        if found != session.connection().info[_FILE]:
            raise ArchivePutBack(self.folder)
        epoch = session.scalar(text("SELECT value FROM meta WHERE key = 'epoch'"))
        if self._epoch is None:
            self._epoch = epoch
        elif epoch != self._epoch:
            raise ArchivePutBack(self.folder)

    def checkpoint(self) -> None:
        """Move what the write-ahead log holds into the database and empty the log."""
        with held(self.folder / "writer.lock", self._lock_seconds), archive_errors(self.folder):
            raw = self._engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()

    def close(self) -> None:
        """Close the connection."""
        self._engine.dispose()


def raw_connection(session: Session) -> Any:
    """The connection of the driver below a session, for what only SQLite itself can do."""
    return session.connection().connection.dbapi_connection


def create_database(folder: Path) -> None:
    """Make a new database of today's schema in a folder that has none."""
    _migrate(folder, "rwc")


def migrate(folder: Path) -> None:
    """Bring a database to today's schema in one transaction; `upgrading` makes a copy first."""
    _migrate(folder, "rw")


def _migrate(folder: Path, mode: str) -> None:
    import alembic.command
    import alembic.config

    expect_own_disk(folder)
    engine = _engine(folder, mode, "BEGIN IMMEDIATE", (f"journal_mode = {journal_mode()}",))
    config = alembic.config.Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    try:
        with archive_errors(folder), engine.begin() as connection:
            config.attributes["connection"] = connection
            alembic.command.upgrade(config, "head")
    finally:
        engine.dispose()

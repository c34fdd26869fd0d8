"""Brings an archive of a former version up to today's, after a verified copy of it was made."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from db.clock import utc_now
from db.disk import sync_path
from db.engine import (
    DATABASE,
    LOCK_SECONDS,
    SCHEMA,
    archive_errors,
    migrate,
    sqlite_module,
)
from db.errors import ArchiveDamaged
from db.locks import held

log = logging.getLogger(__name__)


def upgrade(folder: Path, now: Callable[[], str] = utc_now) -> Path | None:
    """Upgrade the database in `folder`; return the copy made before, in `backups`.

    None when another program was faster. The copy is compact and whole: it was opened, checked
    and counted against the database before anything was changed. A crash leaves the former
    version or the new one, nothing between.

    Raises ArchiveBusy, ArchiveFull, ArchiveReadOnly, and ArchiveDamaged when the copy does not
    hold what the database holds; then the database was not touched.
    """
    with held(folder / "writer.lock", LOCK_SECONDS), archive_errors(folder):
        found = _version(folder / DATABASE)
        if found >= SCHEMA:
            return None
        copy = _copy(folder, f"before-version-{SCHEMA}-{now().replace(':', '')}.db")
        migrate(folder)
        log.info("upgraded from version %s to %s; former state in %s", found, SCHEMA, copy.name)
        return copy


def _copy(folder: Path, name: str) -> Path:
    """Copy a database into `backups` and hold the copy against it."""
    backups = folder / "backups"
    backups.mkdir(exist_ok=True)
    part = backups / f"{secrets.token_hex(8)}.tmp"
    try:
        with closing(_connect(folder / DATABASE)) as database:
            database.execute("VACUUM INTO ?", (str(part),))
            counts = _counts(database)
        with closing(_connect(part)) as copied:
            said = copied.execute("PRAGMA quick_check(1)").fetchone()[0]
            if said != "ok" or _counts(copied) != counts:
                raise ArchiveDamaged(folder, f"the copy before the upgrade is not whole: {said}")
        sync_path(part)
        part.replace(backups / name)
        sync_path(backups)
    finally:
        part.unlink(missing_ok=True)
    return backups / name


def _connect(database: Path) -> Any:
    connection = sqlite_module().connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)
    connection.isolation_level = None
    return connection


def _version(database: Path) -> int:
    with closing(_connect(database)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _counts(connection: Any) -> dict[str, int]:
    """Count the rows of every table."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - names of tables
        for (name,) in names
    }

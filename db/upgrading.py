"""Brings an archive of a former version up to today's, after a verified copy of it was made."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from db.backup import Backups
from db.clock import utc_now
from db.copying import connect
from db.engine import DATABASE, LOCK_SECONDS, SCHEMA, archive_errors, migrate
from db.locks import held
from db.records.backups import BackupReason

log = logging.getLogger(__name__)


def upgrade(folder: Path, now: Callable[[], str] = utc_now) -> Path | None:
    """Upgrade the database in `folder`; return the copy made before, in `backups`.

    None when another program was faster. The copy is compact and whole: it was opened, checked
    and counted against the database before anything was changed. A crash leaves the former
    version or the new one, nothing between.

    Raises ArchiveBusy, BackupRoomMissing, ArchiveFull, ArchiveReadOnly, and ArchiveDamaged when
    the database is not whole or the copy does not hold what it holds; then nothing was touched.
    """
    with held(folder / "writer.lock", LOCK_SECONDS), archive_errors(folder):
        found = _version(folder / DATABASE)
        if found >= SCHEMA:
            return None
        copy = Backups(folder, now).make(BackupReason.UPGRADE, is_alone=True).path
        migrate(folder)
        log.info("upgraded from version %s to %s; former state in %s", found, SCHEMA, copy.name)
        return copy


def _version(database: Path) -> int:
    with closing(connect(database)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])

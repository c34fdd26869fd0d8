"""Says what is wrong with the database of an archive, as thoroughly as it can be told."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from db import tables
from db.copying import connect, contents_of
from db.engine import (
    APPLICATION_ID,
    DATABASE,
    LEAST_BYTES,
    SCHEMA,
    archive_errors,
    settle,
    sqlite_module,
)
from db.errors import ArchiveDamaged
from db.salvaging.write_ahead import read_log

_TEXTS: Final = "SELECT article_id, text, sha256 FROM text_version ORDER BY id"


def flaw_of(folder: Path) -> str | None:
    """Say what is wrong with a database; None when all of it is whole, every text included.

    Raises ArchiveBusy when another program has it for itself.
    """
    database = folder / DATABASE
    if not database.is_file():
        return "archive.db is missing"
    if database.stat().st_size < LEAST_BYTES:
        return "archive.db is empty"  # and not opened: SQLite would throw its log away
    log = read_log(Path(f"{database}-wal"))
    if log is not None and log.later:
        return "the log of the last saves is damaged"
    try:
        settle(folder)
        with archive_errors(folder), closing(connect(database, "ro")) as connection:
            return _flaw(connection)
    except ArchiveDamaged as error:
        return error.reason
    except (KeyError, ValueError, UnicodeDecodeError, sqlite_module().Error) as error:
        return str(error)


def _flaw(connection: Any) -> str | None:
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    if owner != APPLICATION_ID:
        return "archive.db does not say that it is of Kho Báo"
    said = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if said != "ok":
        return said
    if schema >= SCHEMA:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        lacking = tables.Table.metadata.tables.keys() - {name for (name,) in found.fetchall()}
        if lacking:
            return f"the table {min(lacking)} is missing"
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        return f"a row of {broken[0]} names what is not there"
    contents_of(connection)
    for article_id, text, sha256 in connection.execute(_TEXTS):
        if hashlib.sha256(text.encode()).hexdigest() != sha256:
            return f"the text of article {article_id} is changed"
    return None

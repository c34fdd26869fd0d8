"""Tells an archive that was damaged from what never was one, before it is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from db import tables
from db.engine import APPLICATION_ID, DATABASE, LEAST_BYTES, SCHEMA
from db.errors import ArchiveDamaged, ArchiveError, ArchiveTooNew, NotAnArchive
from db.known_objects import OBJECTS, foreign_object

LASTING: Final = ("objects", "backups", "index")
"""Folders by which an archive is known that lost its database, and one of them, too."""


def expect_database(path: Path) -> None:
    """See that there is a database, and that SQLite would not take it for a new one.

    Raises ArchiveDamaged, and NotAnArchive where there never was one.
    """
    database = path / DATABASE
    if not database.is_file():
        raise no_archive(path, f"{DATABASE} is missing")
    if database.stat().st_size < LEAST_BYTES:
        raise no_archive(path, f"{DATABASE} is empty")


def no_archive(path: Path, reason: str) -> ArchiveError:
    """Tell what was an archive, and lost its database, from what never was one."""
    is_left = sum((path / folder).is_dir() for folder in LASTING) >= len(LASTING) - 1
    return ArchiveDamaged(path, reason) if is_left else NotAnArchive(path)


def expect_ours(path: Path, session: Session) -> int:
    """Read the version of the database of an archive, from 1 to `SCHEMA`.

    Raises ArchiveTooNew; ArchiveDamaged or NotAnArchive where it is of no version of ours.
    """
    owner = session.scalar(text("PRAGMA application_id"))
    version: int = session.scalar(text("PRAGMA user_version")) or 0
    if owner != APPLICATION_ID or version < 1:
        raise no_archive(path, f"{DATABASE} does not say that it is of Kho Báo")
    if version > SCHEMA:
        raise ArchiveTooNew(path, version, SCHEMA)
    return version


def what_is_foreign(session: Session) -> str | None:
    """Name a table, trigger or view that a stranger put there; None for nothing.

    To be asked before anything is read: a view may stand where a table is expected.
    """
    rows = session.execute(text(OBJECTS))
    return foreign_object((kind, name, table, sql) for kind, name, table, sql in rows)


def what_lacks(session: Session) -> str | None:
    """Say what an archive has lost that would otherwise look like a blank one; None for nothing."""
    names = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
    gone = tables.Table.metadata.tables.keys() - set(names)
    if gone:
        return f"the table {min(gone)} is missing"
    texts = select(tables.TextVersion.id).limit(1)
    is_blank = session.scalar(select(tables.Article.id).limit(1)) is None
    if is_blank and session.scalar(texts) is not None:
        return "its articles are missing"
    uuid = select(tables.Meta.value).where(tables.Meta.key == "uuid")
    return None if session.scalar(uuid) else "its number is missing"

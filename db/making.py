"""A new archive is made beside its place, and put there once it is whole."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

from sqlalchemy import insert

from db import tables
from db.archive import Archive, open_archive
from db.clock import utc_now
from db.disk import file_errors
from db.engine import WriteEngine, create_database, expect_own_disk, expect_short_path
from db.placing import expect_free, made_whole

SUFFIX = ".khobao"
FOLDERS = ("objects", "index", "backups")


def create_archive(path: Path, *, name: str | None = None, starter: bool = False) -> Archive:
    """Make a new archive folder, filled with the starter articles when asked, and open it.

    It is made beside its place and then renamed, so a crash leaves no half archive there. The name
    people see is `name`, else the folder's name without `.khobao`.

    Raises ArchiveExists when the path is there already (an empty folder may be), PlaceInArchive,
    ArchiveReadOnly, ArchiveOnNetwork, PathTooLong, ArchiveFull, ArchiveDamaged.
    """
    expect_short_path(path)
    expect_own_disk(path)
    expect_free(path)
    with file_errors(path.parent), made_whole(path) as place:
        _fill(place, name or printed_name(path), starter=starter)
    return open_archive(path)


def printed_name(path: Path) -> str:
    """The name of an archive folder for people; bytes that are no letters show as such."""
    return os.fsencode(path.name).decode("utf-8", "replace").removesuffix(SUFFIX)


def _fill(place: Path, name: str, *, starter: bool) -> None:
    """Make everything that a new archive holds."""
    for folder in FOLDERS:
        (place / folder).mkdir()
    create_database(place)
    facts = {"uuid": str(uuid4()), "epoch": "1", "name": name, "created_at": utc_now()}
    writer = WriteEngine(place)
    try:
        with writer.transaction() as session:
            session.execute(
                insert(tables.Meta), [{"key": key, "value": value} for key, value in facts.items()]
            )
            if starter:
                from db.starting import fill

                fill(session, utc_now())
    finally:
        writer.close()
    archive = Archive(place, read_only=False)
    indexer = archive.indexer()
    try:
        indexer.sync()
    finally:
        indexer.close()
    archive.close()

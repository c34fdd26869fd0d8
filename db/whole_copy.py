"""A whole archive copied to another folder: the database, the originals, each checked as it comes.

Backups stay where they are, and the index is made anew: one from elsewhere is never opened.
"""

from __future__ import annotations

import random
import secrets
import shutil
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import text

from db.copying import (
    connect,
    copy_database,
    disk_errors,
    read_contents,
    structure_flaw,
    text_flaw,
)
from db.disk import file_facts, megabytes, sync_path
from db.engine import (
    APPLICATION_ID,
    DATABASE,
    SCHEMA,
    ReadEngine,
    expect_own_disk,
    expect_short_path,
)
from db.errors import (
    ArchiveDamaged,
    ArchiveMissing,
    ArchiveTooNew,
    Cancelled,
    CopyRoomMissing,
    FileUnreadable,
    NotAnArchive,
)
from db.objects import ObjectStore
from db.placing import expect_free, made_whole
from db.records import OnProgress, Progress, ShouldStop, never, unheard
from db.records.sharing import CopyReport
from db.whereabouts import Whereabouts, whereabouts

STAGE: Final = "copy"
_FOLDERS: Final = ("objects", "index", "backups")
_ORIGINALS: Final = "SELECT sha256, size FROM source_file WHERE container_id IS NULL"


def copy_archive(
    folder: Path,
    target: Path,
    on_progress: OnProgress = unheard,
    should_stop: ShouldStop = never,
) -> CopyReport:
    """Copy an archive of this or a former version, wherever it lies, to a disk of this computer.

    The copy is made beside its place and named once it is whole. It begins a history of its own: a
    new epoch. An original that is missing or changed where it comes from is counted, and stops
    nothing. Raises ArchiveMissing, NotAnArchive, ArchiveTooNew, ArchiveExists, PlaceInArchive,
    ArchiveOnNetwork, PathTooLong, ArchiveReadOnly, CopyRoomMissing, ArchiveFull, ArchiveDamaged,
    CacheUnwritable and Cancelled; then there is nothing at `target`.
    """
    if not folder.exists():
        raise ArchiveMissing(folder)
    if not (folder / DATABASE).is_file():
        raise NotAnArchive(folder)
    expect_short_path(target)
    expect_own_disk(target)
    expect_free(target)
    where = whereabouts(folder)
    _expect_known(folder, where)
    with disk_errors(target.parent), made_whole(target) as place:
        for name in _FOLDERS:
            (place / name).mkdir()
        _copy_database(where, place)
        articles, originals = _begun_anew(place)
        _expect_room(place, originals)
        files, wrong = _copy_originals(folder, place, originals, on_progress, should_stop)
    return CopyReport(target, articles, files, wrong)


def _copy_database(where: Whereabouts, place: Path) -> None:
    """Copy the database; the copy is read again, and holds what it was made of."""
    target = place / DATABASE
    if not where.frozen:
        copy_database(where.database, target, is_alone=False)
        return
    source = where.database / DATABASE
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        _expect_there(where.archive, error)
        raise
    sync_path(target)
    if file_facts(source) != file_facts(target):
        raise ArchiveDamaged(where.archive, "the copy is not what was copied")
    with closing(connect(target)) as copy:
        flaw = structure_flaw(copy) or text_flaw(copy, random.SystemRandom())
    if flaw is not None:
        raise ArchiveDamaged(where.archive, flaw)


def _expect_there(folder: Path, error: Exception) -> None:
    """Raise ArchiveMissing when an archive went away meanwhile, as one on a network may."""
    if not (folder / DATABASE).is_file():
        raise ArchiveMissing(folder) from error


def _expect_known(folder: Path, where: Whereabouts) -> None:
    """See that the database is an archive's, of a version that is known."""
    engine = ReadEngine(where.database, frozen=where.frozen)
    try:
        with engine.session() as session:
            owner = session.scalar(text("PRAGMA application_id"))
            schema = session.scalar(text("PRAGMA user_version")) or 0
    finally:
        engine.close()
    if owner != APPLICATION_ID or schema < 1:
        raise NotAnArchive(folder)
    if schema > SCHEMA:
        raise ArchiveTooNew(folder, schema, SCHEMA)


def _begun_anew(place: Path) -> tuple[int, list[tuple[str, int]]]:
    """Give the copy a history of its own; say how many articles it has, and which originals."""
    epoch = secrets.randbits(52) | 1 << 52
    with closing(connect(place / DATABASE)) as copy:
        copy.execute("UPDATE meta SET value = ? WHERE key = 'epoch'", (str(epoch),))
        originals = copy.execute(_ORIGINALS).fetchall()
    sync_path(place / DATABASE)
    return read_contents(place / DATABASE).articles, originals


def _expect_room(place: Path, originals: list[tuple[str, int]]) -> None:
    needed, free = sum(size for _, size in originals), shutil.disk_usage(place).free
    if free < needed:
        raise CopyRoomMissing(place.parent, megabytes(needed), free // 1_000_000)


def _copy_originals(
    folder: Path,
    place: Path,
    originals: list[tuple[str, int]],
    on_progress: OnProgress,
    should_stop: ShouldStop,
) -> tuple[int, int]:
    """Copy the original files: how many came, and how many are missing or not what they were."""
    held, mine = ObjectStore(folder / "objects"), ObjectStore(place / "objects")
    copied = wrong = 0
    for number, (sha256, _size) in enumerate(originals):
        if should_stop():
            raise Cancelled
        on_progress(Progress(STAGE, number, len(originals)))
        try:
            stored = mine.put_file(held.path(sha256), should_stop)
        except FileUnreadable as error:
            _expect_there(folder, error)
            wrong += 1
            continue
        if stored.sha256 == sha256:
            copied += 1
        else:
            mine.path(stored.sha256).unlink(missing_ok=True)
            wrong += 1
    on_progress(Progress(STAGE, len(originals), len(originals)))
    return copied, wrong

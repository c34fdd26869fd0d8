"""Puts an archive back to the state of a backup, so that this can be taken back, too."""

from __future__ import annotations

import json
import logging
import os
import random
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from db import tables
from db.backup import BACKUPS, Backups, expect_sound
from db.clock import utc_now
from db.copying import connect, disk_errors, read_contents, structure_flaw, write_compact
from db.disk import megabytes, sync_path
from db.engine import (
    DATABASE,
    LEAST_BYTES,
    SCHEMA,
    ReadEngine,
    WriteEngine,
    archive_errors,
    expect_own_disk,
    expect_short_path,
    migrate,
    settle,
    sqlite_module,
)
from db.errors import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveTooNew,
    BackupDamaged,
    BackupRoomMissing,
)
from db.locks import held
from db.objects import ObjectStore
from db.reader import Reader
from db.records import Changes
from db.records.backups import (
    Backup,
    BackupReason,
    BroughtBack,
    Contents,
    Difference,
    Restored,
)
from db.saving.applying import record
from db.saving.bringing_back import BringingBack
from db.saving.checking import recheck
from db.saving.ledger import VERSION_COLUMNS, Ledger
from db.saving.users import user_named

DAMAGED: Final = "damaged"
LOCK_SECONDS: Final = 2.0
"""How long the end of another program's save is awaited."""

BUSY: Final = frozenset({5, 6})
"""What SQLite calls busy and locked."""

MOST_TIMES: Final = 40
"""A quarter of a second each."""

ACTION: Final = "restore_articles"
_LOGS: Final = ("-wal", "-shm", "-journal")
_ARTICLES: Final = "SELECT uid, row_version FROM article WHERE deleted_at IS NULL"
_ORIGINALS: Final = "SELECT sha256, size FROM source_file WHERE container_id IS NULL"

log = logging.getLogger(__name__)


def restore(
    folder: Path,
    name: str,
    now: Callable[[], str] = utc_now,
    chance: random.Random | None = None,
) -> Restored:
    """Give an archive the state of a backup: its number, its file name, or a path to such a file.

    The present state is backed up first. The database is changed in one transaction of its own
    file, so a crash leaves the one state or the other, and no other program keeps writing to what
    is no longer the archive. Where the database cannot be read any more its files go to `damaged`,
    and the backup takes their place; where there is no archive at all one is made. A new
    `meta.epoch` tells the index, and programs that have the archive open, that this is another
    history.

    Raises BackupMissing, BackupDamaged, ArchiveTooNew, ArchiveOnNetwork, ArchiveBusy,
    ArchiveReadOnly, ArchiveFull and BackupRoomMissing; nothing of the archive was changed then.
    """
    expect_short_path(folder)
    expect_own_disk(folder)
    backups = Backups(folder, now, chance)
    backup = backups.find(name)
    expect_sound(backup, chance)
    with disk_errors(folder):
        (folder / BACKUPS).mkdir(parents=True, exist_ok=True)
    with held(folder / "writer.lock", LOCK_SECONDS), disk_errors(folder):
        present = present_contents(folder)
        _expect_same(backup, present)
        before = None
        if present is not None:
            before = backups.make(BackupReason.RESTORE, is_alone=True)
        growth = max(0, backup.size - (folder / DATABASE).stat().st_size) if present else 0
        with backups.alone(), prepared(folder, backup.path, growth) as place:
            contents = begin_anew(place, present)
            files = fetch_originals(folder, backup)
            if present is not None:
                damaged = None
                _pour(place / DATABASE, folder / DATABASE)
            else:
                damaged = set_aside(folder, now())
                replace_database(place / DATABASE, folder / DATABASE)
        log.info("restored %s; epoch %s", backup.path.name, contents.epoch)
    return Restored(contents.articles, before, damaged, files)


def compare(folder: Path, backup: Backup) -> Difference:
    """Say how many articles are otherwise now than in a backup. Raises ArchiveDamaged."""
    with archive_errors(folder):
        now, then = _versions(folder / DATABASE), _versions(backup.path)
    return Difference(
        added=len(now.keys() - then.keys()),
        removed=len(then.keys() - now.keys()),
        changed=sum(now[uid] != then[uid] for uid in now.keys() & then.keys()),
    )


def restore_articles(
    folder: Path,
    name: str,
    numbers: Sequence[str],
    user: str,
    now: Callable[[], str] = utc_now,
) -> BroughtBack:
    """Make single articles what they were in a backup, as one change of a person.

    An article is named by its id, accession number or uid. All come back, or none; the change
    stands in the history and is undone as any other. Raises BackupMissing, BackupDamaged,
    ArticleMissing, FieldInvalid and what a save raises.
    """
    backups = Backups(folder, now)
    backup = backups.find(name)
    expect_sound(backup)
    writer = WriteEngine(folder)
    try:
        with backups.alone(), disk_errors(folder), prepared(folder, backup.path) as place:
            _expect_same(backup, read_contents(folder / DATABASE))
            ids = _numbers(place, numbers)
            then = ReadEngine(place)
            try:
                with then.session() as former, writer.transaction() as session:
                    return _bring(former, session, ids, user, now())
            finally:
                then.close()
    finally:
        writer.close()


def _numbers(place: Path, numbers: Sequence[str]) -> list[int]:
    reader = Reader(place)
    try:
        return list(dict.fromkeys(reader.find(number) for number in numbers))
    finally:
        reader.close()


def _bring(
    former: Session, session: Session, ids: Sequence[int], user: str, now: str
) -> BroughtBack:
    ledger = Ledger(session, now)
    user_id = user_named(session, user)
    known = len(ledger.written)
    back = BringingBack(former, session, ledger)
    for article_id in ids:
        back.bring(article_id)
    if not back.mended and all(
        row.table == "article" and row.operation == "update" for row in ledger.written[known:]
    ):
        told = [json.loads(row.after or "{}").keys() for row in ledger.written[known:]]
        if all(names <= VERSION_COLUMNS for names in told):
            session.rollback()
            return BroughtBack(None, Changes(), back.left_out)
    recheck(session, ledger.written)
    summary = session.get_one(tables.Article, ids[0]).headline
    change_set = record(session, ledger, user_id, ACTION, summary, len(ids), now)
    return BroughtBack(change_set, ledger.changes(), back.left_out, back.mended)


def preview_folder(path: Path, parent: Path) -> Path:
    """Make a folder in another one that can be opened as an archive, holding a backup.

    The caller removes it. Raises BackupMissing, BackupDamaged, BackupRoomMissing, ArchiveFull and
    ArchiveReadOnly.
    """
    backup = Backups(path.parent.parent).find(str(path))
    expect_sound(backup)
    with disk_errors(parent):
        return prepare_copy(parent, backup.path)


@contextmanager
def prepared(folder: Path, source: Path, growth: int = 0) -> Iterator[Path]:
    """Give a backup in a folder of its own; the caller holds the lock of backups."""
    place = prepare_copy(folder / BACKUPS, source, growth)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def prepare_copy(parent: Path, source: Path, growth: int = 0) -> Path:
    """Copy a backup into a folder of its own, and bring it to today's format."""
    place = parent / f"{secrets.token_hex(8)}.tmp.khobao"
    # As much again for the log when the archive takes the content over, and what it grows by.
    needed, free = 2 * source.stat().st_size + growth, shutil.disk_usage(parent).free
    if free < needed:
        raise BackupRoomMissing(parent, megabytes(needed), free // 1_000_000)
    place.mkdir()
    try:
        _copy(source, place / DATABASE)
        _modernise(place, source)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
    return place


def _copy(source: Path, target: Path) -> None:
    """Copy a backup, or the database of an archive with what only its log holds."""
    if not Path(f"{source}-wal").exists():
        shutil.copyfile(source, target)
        return
    with closing(connect(source, "ro")) as database:
        write_compact(database, target)


def _modernise(place: Path, source: Path) -> None:
    with closing(connect(place / DATABASE)) as database:
        schema = int(database.execute("PRAGMA user_version").fetchone()[0])
    if schema > SCHEMA:
        raise ArchiveTooNew(source, schema, SCHEMA)
    if schema < SCHEMA:
        migrate(place)


def present_contents(folder: Path) -> Contents | None:
    """What the archive holds; None when it is damaged or not there."""
    database = folder / DATABASE
    if not database.is_file() or database.stat().st_size < LEAST_BYTES:
        return None  # and not opened: beside an empty file SQLite throws the log away
    try:
        settle(folder)
        with archive_errors(folder), closing(connect(folder / DATABASE, "ro")) as database:
            if structure_flaw(database) is not None:
                return None
        with archive_errors(folder):
            return read_contents(folder / DATABASE)
    except (ArchiveDamaged, KeyError, sqlite_module().DatabaseError) as error:
        log.warning("restore: %r", error)
        return None


def _expect_same(backup: Backup, present: Contents | None) -> None:
    uuid = (backup.contents or read_contents(backup.path)).uuid
    if present is not None and uuid != present.uuid:
        raise BackupDamaged(backup.path, "it is of another archive")


def begin_anew(place: Path, present: Contents | None) -> Contents:
    """Give the copy an epoch that no state of the archive had."""
    epoch = secrets.randbits(52) | 1 << 52
    assert present is None or epoch != present.epoch
    with closing(connect(place / DATABASE)) as database:
        database.execute("UPDATE meta SET value = ? WHERE key = 'epoch'", (str(epoch),))
        flaw = structure_flaw(database)
    if flaw is not None:
        raise BackupDamaged(place, flaw)
    return read_contents(place / DATABASE)


def _pour(source: Path, target: Path) -> None:
    """Give a database the content of another one, in one transaction."""
    with closing(connect(source, "ro")) as new, closing(connect(target)) as live:
        new.backup(live, progress=_Patience(target.parent).told)
        with suppress(sqlite_module().Error):  # it is done already: the rest is tidiness
            live.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class _Patience:
    """Counts how often another program was in the way of a copy that SQLite makes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._times = 0

    def told(self, status: int, _remaining: int, _total: int) -> None:
        """Give up in the end: SQLite itself would try for ever. Raises ArchiveBusy."""
        if status in BUSY:
            self._times += 1
            if self._times > MOST_TIMES:
                raise ArchiveBusy(self._folder, "?")


def set_aside(folder: Path, now: str) -> Path | None:
    """Keep the files of a database that cannot be read; they stay in their place until replaced."""
    files = [folder / DATABASE, *(folder / f"{DATABASE}{end}" for end in _LOGS)]
    there = [file for file in files if file.exists()]
    if not there:
        return None
    place = folder / DAMAGED / f"{now.replace(':', '').replace('-', '')}-{secrets.token_hex(4)}"
    place.mkdir(parents=True)
    for file in there:
        try:
            os.link(file, place / file.name)
        except OSError:  # a disk without hard links
            shutil.copyfile(file, place / file.name)
            sync_path(place / file.name)
    for step in (place, place.parent, folder):
        sync_path(step)
    return place


def replace_database(new: Path, database: Path) -> None:
    """Put a database in the place of one that cannot be read; its old logs must not follow it."""
    sync_path(new)
    for end in _LOGS:
        Path(f"{database}{end}").unlink(missing_ok=True)
    sync_path(database.parent)
    new.replace(database)
    sync_path(database.parent)


def fetch_originals(folder: Path, backup: Backup) -> int:
    """Bring back original files that the archive lacks from beside a backup that lies elsewhere."""
    beside = backup.path.parent
    home = beside if backup.path.name == DATABASE else beside.parent
    (folder / "objects").mkdir(exist_ok=True)
    if home == folder or not (home / "objects").is_dir():
        return 0
    held_there, store = ObjectStore(home / "objects"), ObjectStore(folder / "objects")
    with closing(connect(backup.path, "ro")) as database:
        originals = database.execute(_ORIGINALS).fetchall()
    count = 0
    for sha256, size in originals:
        mine, theirs = store.path(sha256), held_there.path(sha256)
        if (
            theirs.is_file()
            and not theirs.is_symlink()
            and not (mine.exists() and mine.stat().st_size == size)
        ):
            count += store.put_file(theirs).sha256 == sha256
    return count


def _versions(database: Path) -> dict[str, int]:
    with closing(connect(database, "ro")) as connection:
        return dict(connection.execute(_ARTICLES).fetchall())

"""Makes an archive of a backup and what a damaged database still gives beyond it."""

from __future__ import annotations

import logging
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

from db.backup import BACKUPS, Backups, expect_sound
from db.clock import utc_now
from db.copying import connect, disk_errors, read_contents, structure_flaw
from db.disk import file_facts, megabytes, sync_path
from db.engine import DATABASE, create_database
from db.errors import (
    ArchiveDamaged,
    ArchiveWhole,
    BackupDamaged,
    BackupRoomMissing,
    NothingSalvaged,
)
from db.locks import held
from db.records import OnProgress, Progress, unheard
from db.records.backups import Backup
from db.records.salvage import Salvage, Salvaged
from db.restoring import (
    DAMAGED,
    LOCK_SECONDS,
    begin_anew,
    fetch_originals,
    prepare_copy,
    replace_database,
    set_aside,
)
from db.salvaging.bringing import GATHERED, ArticleBringing
from db.salvaging.flaws import flaw_of
from db.salvaging.gathering import gather
from db.salvaging.joining import Joining
from db.salvaging.keeping import keep_unproven
from db.salvaging.shapes import shapes
from db.second_home import home_of
from db.second_target import second_folder

NO_BACKUP: Final = "none"
"""The name of no backup: everything from the damaged database."""

_GATHERED: Final = "gathered.db"
_SUFFIX: Final = ".khobao"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Joined:
    """An archive that is made, beside the damaged one."""

    place: Path
    gathered: Path
    salvage: Salvage


def look(
    folder: Path,
    name: str | None = None,
    *,
    on_progress: OnProgress = unheard,
    now: Callable[[], str] = utc_now,
) -> Salvage:
    """Say what a backup holds and what the damaged database gives beyond it; nothing is changed.

    `name` is a backup by number, file name or path, or `NO_BACKUP`; else it is the newest one that
    is sound. Raises ArchiveWhole, BackupMissing, BackupDamaged, ArchiveBusy, ArchiveFull,
    ArchiveReadOnly and BackupRoomMissing.
    """
    with _locked(folder), _joined(folder, name, on_progress, now) as joined:
        return joined.salvage


def salvage(
    folder: Path,
    name: str | None = None,
    *,
    on_progress: OnProgress = unheard,
    now: Callable[[], str] = utc_now,
) -> Salvaged:
    """Give an archive the state of a backup and, beyond it, what a damaged database still gives.

    An article comes when its text has the SHA-256 that was stored with it, and is the text that
    its facts were written for; all others are kept as files, with the reason. The damaged files
    go to `damaged` untouched before anything takes their place, and the backup stays, so this can
    be taken back. All is made beside the archive and checked; a crash leaves the damaged database
    or the new one.

    Raises what `look` raises, and NothingSalvaged where there is neither backup nor article: a
    blank archive is never made.
    """
    with _locked(folder), _joined(folder, name, on_progress, now) as joined:
        found = joined.salvage
        if found.backup is None and not found.salvaged:
            raise NothingSalvaged(folder)
        files = fetch_originals(folder, found.backup) if found.backup is not None else 0
        damaged = set_aside(folder, now())
        if damaged is not None and found.unproven:
            keep_unproven(joined.gathered, damaged, found.unproven)
        replace_database(joined.place / DATABASE, folder / DATABASE)
        log.info("salvaged %s articles; kept %s", len(found.salvaged), len(found.unproven))
    return Salvaged(found, damaged, files)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep other programs from saving and from making backups."""
    with disk_errors(folder):
        (folder / BACKUPS).mkdir(parents=True, exist_ok=True)
    backups = Backups(folder)
    with held(folder / "writer.lock", LOCK_SECONDS), backups.alone(), disk_errors(folder):
        yield


@contextmanager
def _joined(
    folder: Path, name: str | None, on_progress: OnProgress, now: Callable[[], str]
) -> Iterator[_Joined]:
    """Make the archive beside the damaged one, and remove it if it is still there afterwards."""
    flaw = flaw_of(folder)
    if flaw is None:
        raise ArchiveWhole(folder)
    parent = folder / BACKUPS
    work = parent / f"{secrets.token_hex(8)}.tmp.gathered"
    _expect_room(parent, folder)
    work.mkdir()
    place: Path | None = None
    try:
        gathered = work / _GATHERED
        survey = gather(_source(folder), gathered, shapes(), on_progress)
        known = _meta(gathered)
        backup = _ground(folder, name, known)
        place = prepare_copy(parent, backup.path) if backup else _blank(parent, folder, known, now)
        on_progress(Progress("joining", 0, None))
        made = _join(place / DATABASE, gathered)
        contents = begin_anew(place, None)
        found = Salvage(
            flaw=flaw,
            backup=backup,
            salvaged=tuple(made[0].salvaged),
            unproven=tuple(made[0].unproven),
            articles=contents.articles,
            recorded={table: rows for table, rows in made[1].recorded.items() if rows},
            left_out=made[1].left_out,
            laid_anew=made[0].laid_anew,
            survey=survey,
        )
        yield _Joined(place, gathered, found)
    finally:
        for path in (work, *((place,) if place is not None else ())):
            shutil.rmtree(path, ignore_errors=True)


def _source(folder: Path) -> Path:
    """Where the damaged database lies: with the log that a salvage killed at its end had set aside.

    The log goes first, since the new database must never meet it; what is in it is in `damaged`.
    """
    database = folder / DATABASE
    if Path(f"{database}-wal").exists():
        return database
    for kept in sorted((folder / DAMAGED).glob(f"*/{DATABASE}"), reverse=True):
        if Path(f"{kept}-wal").exists() and database.exists() and _is_same(kept, database):
            return kept
    return database


def _is_same(one: Path, other: Path) -> bool:
    return one.samefile(other) or (
        one.stat().st_size == other.stat().st_size and file_facts(one) == file_facts(other)
    )


def _ground(folder: Path, name: str | None, known: Mapping[str, str]) -> Backup | None:
    """Choose the backup to begin with: the newest of this history that is sound when read again."""
    backups = Backups(folder)
    if name == NO_BACKUP:
        return None
    if name is not None:
        chosen = backups.find(name)
        expect_sound(chosen)
        uuid = (chosen.contents or read_contents(chosen.path)).uuid
        if known.get("uuid", uuid) != uuid:
            raise BackupDamaged(chosen.path, "it is of another archive")
        return chosen
    there = _listed(backups, known)
    for backup in sorted(there, key=lambda one: _worth(one, known), reverse=True):
        try:
            expect_sound(backup)
        except BackupDamaged as error:
            log.warning("salvage: %r", error)
        else:
            return backup
    return None


def _listed(backups: Backups, known: Mapping[str, str]) -> list[Backup]:
    """The backups in the archive, and those in the second place as far as it can be reached."""
    found = backups.listed()
    held = next((one.contents.uuid for one in found if one.contents is not None), None)
    uuid, place = known.get("uuid", held), second_folder(backups.folder)
    if uuid is None or place is None:
        return found
    return [*found, *Backups(home_of(backups.folder, uuid, place)).listed()]


def _worth(backup: Backup, known: Mapping[str, str]) -> tuple[bool, bool, int]:
    """How much speaks for a backup: verified, of the same history, new."""
    contents = backup.contents
    is_same = contents is not None and str(contents.epoch) == known.get("epoch")
    return backup.verified, is_same, backup.number


def _meta(gathered: Path) -> Mapping[str, str]:
    """What the damaged database says of the archive itself."""
    with closing(connect(gathered, "ro")) as connection:
        facts = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    try:
        UUID(facts.get("uuid", ""))
    except ValueError:
        facts.pop("uuid", None)
    return facts


def _blank(parent: Path, folder: Path, known: Mapping[str, str], now: Callable[[], str]) -> Path:
    """Make a database that holds nothing yet, with the identity of the archive."""
    place = parent / f"{secrets.token_hex(8)}.tmp.khobao"
    place.mkdir()
    create_database(place)
    facts = {
        "uuid": known.get("uuid") or str(uuid4()),
        "epoch": "1",
        "name": known.get("name") or folder.name.removesuffix(_SUFFIX),
        "created_at": known.get("created_at") or now(),
    }
    with closing(connect(place / DATABASE)) as database:
        database.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", facts.items())
    return place


def _join(database: Path, gathered: Path) -> tuple[ArticleBringing, Joining]:
    """Bring what was gathered into a sound database, in one transaction."""
    known = shapes()
    with closing(connect(database)) as connection:
        for pragma in ("journal_mode = DELETE", "foreign_keys = OFF", "recursive_triggers = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"ATTACH ? AS {GATHERED}", (str(gathered),))
        connection.execute("BEGIN IMMEDIATE")
        articles, rest = ArticleBringing(connection, known), Joining(connection, known)
        articles.bring()
        rest.join()
        wrong = connection.execute("PRAGMA main.foreign_key_check").fetchone()
        if wrong is not None:
            raise ArchiveDamaged(database.parent, f"what was salvaged does not fit: {wrong[0]}")
        connection.execute("COMMIT")
        flaw = structure_flaw(connection)
    if flaw is not None:
        raise ArchiveDamaged(database.parent, flaw)
    sync_path(database)
    return articles, rest


def _expect_room(parent: Path, folder: Path) -> None:
    """See that what is gathered, and the archive made of it, have room."""
    files = (folder / DATABASE, folder / f"{DATABASE}-wal")
    size = sum(file.stat().st_size for file in files if file.exists())
    needed, free = 3 * size, shutil.disk_usage(parent).free
    if free < needed:
        raise BackupRoomMissing(parent, megabytes(needed), free // 1_000_000)

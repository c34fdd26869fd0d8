"""Looks an archive over: whether everything is there, and fits together."""

from __future__ import annotations

import platform
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from db.checks import contents, database, keeping, programs
from db.checks.looking import Look, LookAt
from db.clock import utc_now
from db.engine import ReadEngine, settle
from db.errors import ArchiveDamaged, ArchiveMissing
from db.opening import expect_database, expect_ours
from db.reader import Reader
from db.records import OnProgress, ShouldStop, never, unheard
from db.records.soundness import CheckReport, Finding, Part, Remedy
from db.release import VERSION
from db.whereabouts import Whereabouts, own, whereabouts

LOOKS: dict[Part, LookAt] = {
    Part.ARCHIVE: database.archive,
    Part.DATABASE: database.database,
    Part.FOREIGN_KEYS: database.foreign_keys,
    Part.JOURNAL: database.journal,
    Part.INDEX: contents.index,
    Part.FILES: contents.files,
    Part.FIXITY: contents.fixity,
    Part.BACKUP: keeping.backup,
    Part.SECOND: keeping.second,
    Part.ROOM: keeping.room,
    Part.SQLITE: programs.sqlite,
    Part.LOCKS: programs.locks,
    Part.DAMAGED: keeping.damaged,
    Part.LEFTOVERS: keeping.leftovers,
}
IN_THE_DATABASE = frozenset(
    {
        *(Part.DATABASE, Part.ARCHIVE, Part.FOREIGN_KEYS, Part.JOURNAL),
        *(Part.INDEX, Part.FILES, Part.FIXITY, Part.SQLITE),
    }
)
"""Parts that nothing can be said of when the database cannot be read."""

OF_TODAY = frozenset({Part.JOURNAL, Part.INDEX, Part.FILES, Part.FIXITY})
"""Parts that are as they should be only in an archive of today's format."""


def check(
    folder: Path,
    *,
    full: bool,
    on_progress: OnProgress = unheard,
    should_stop: ShouldStop = never,
    now: str | None = None,
) -> CheckReport:
    """Check an archive folder without changing it, be it so damaged that it cannot be opened.

    (But for what SQLite undoes by itself where a power cut left a save half written.)

    Quick: the database's structure, foreign keys, the journal's triggers, the index against its
    stamp, that every original is there with its size, and all that is around them: backups, room,
    programs. Full: also the whole database page by page, the SHA-256 of every index file, every
    original and every text, the index against every article, and the last backup.

    Raises Cancelled, ArchiveMissing, NotAnArchive, ArchiveTooNew and ArchiveBusy.
    """
    where, flaw = _found(folder)
    look = Look(
        folder=folder,
        engine=ReadEngine(where.database, frozen=where.frozen),
        reader=Reader(folder, where),
        full=full,
        now=now or utc_now(),
        on_progress=on_progress,
        should_stop=should_stop,
        is_readable=flaw is None,
    )
    try:
        findings = _findings(look, flaw)
    finally:
        look.engine.close()
        look.reader.close()
    system = f"{platform.platform()}, Python {platform.python_version()}"
    return CheckReport(full, findings, look.now, VERSION, system)


def _findings(look: Look, flaw: str | None) -> tuple[Finding, ...]:
    """Look at every part; at the database first, since other parts lie in it."""
    found: dict[Part, Finding] = {}
    for part in (Part.DATABASE, *LOOKS):
        if part in found:
            continue
        look.begin(part)
        if flaw is not None and part is Part.DATABASE:
            found[part] = look.damaged("unreadable", Remedy.SALVAGE, said=[flaw])
        elif flaw is not None and part in IN_THE_DATABASE:
            found[part] = look.unknown("database")
        elif part in OF_TODAY and found[Part.ARCHIVE].state == "older":
            found[part] = look.unknown("older")
        else:
            found[part] = _looked(look, LOOKS[part])
        look.is_sound = look.is_sound and (found[part].ok or part not in IN_THE_DATABASE)
    return tuple(found[part] for part in LOOKS)


def _looked(look: Look, look_at: LookAt) -> Finding:
    """Look at a part; what cannot be read is told instead of raised.

    Once the database is known to be damaged, no wonder that a part of it cannot be read.
    """
    is_within = look.part in IN_THE_DATABASE
    try:
        return look_at(look)
    except (ArchiveDamaged, DatabaseError) as error:
        reason = error.reason if isinstance(error, ArchiveDamaged) else str(error.orig)
        if is_within and look.is_sound:
            return look.damaged("unreadable", Remedy.SALVAGE, said=[reason])
    except OSError as error:
        reason = error.strerror or type(error).__name__
        if look.part is Part.FILES:
            return look.damaged("unreadable", Remedy.BRING_BACK, said=[reason])
    except (LookupError, ValueError, TypeError):
        if look.is_sound:
            raise
        reason = "nonsense"
    if is_within:
        return look.unknown("database")
    return look.unknown("unreadable", [reason])


def _found(folder: Path) -> tuple[Whereabouts, str | None]:
    """Say where the archive is read, and why its database cannot even be opened, if it cannot.

    Raises ArchiveMissing, NotAnArchive, ArchiveTooNew, ArchiveBusy.
    """
    if not folder.exists():
        raise ArchiveMissing(folder)
    try:
        expect_database(folder)
        where = whereabouts(folder)
        if where.reading_only is None:
            settle(folder)
    except ArchiveDamaged as error:
        return own(folder), error.reason
    return where, _flaw(folder, where)


def _flaw(folder: Path, where: Whereabouts) -> str | None:
    """Say why the database cannot be opened; None where it can.

    Raises NotAnArchive and ArchiveTooNew.
    """
    engine = ReadEngine(where.database, frozen=where.frozen)
    try:
        with engine.session() as session:
            expect_ours(folder, session)
    except ArchiveDamaged as error:
        return error.reason
    finally:
        engine.close()
    return None

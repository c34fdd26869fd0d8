"""Backups of an archive: made while people work, verified, listed, and thinned as they grow old.

A backup is the database. Original files are named by what is in them and never removed, so the
folder `objects` serves every backup that lies in the same archive; `db.second_target` takes them
along to another disk.
"""

from __future__ import annotations

import json
import logging
import random
import re
import secrets
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from db.clock import utc_now
from db.copying import (
    connect,
    contents_of,
    copy_database,
    disk_errors,
    read_contents,
    structure_flaw,
    text_flaw,
)
from db.disk import file_errors, file_facts, megabytes, sync_path, write_durably
from db.engine import DATABASE, LOCK_SECONDS, archive_errors, sqlite_module
from db.errors import (
    ArchiveDamaged,
    ArchiveError,
    ArchiveFull,
    BackupDamaged,
    BackupMissing,
    BackupRoomMissing,
)
from db.locks import held
from db.records.backups import Backup, BackupLine, BackupReason, Contents
from db.thinning import Aged, kept

BACKUPS: Final = "backups"
LOCK: Final = "backup.lock"
FORMAT: Final = 1
"""Of the facts beside a backup."""

LEAST_BYTES: Final = 2 << 30
"""All backups together may take so much, or some times what the newest takes if that is more."""

TIMES_NEWEST: Final = 10

_NUMBERS: Final = ("epoch", "schema", "seq", "saves", "articles")
_MOST: Final = 1 << 63
_NUMBER = re.compile(r"(\d{6,})-")

log = logging.getLogger(__name__)


class Backups:
    """Owns the folder `backups` of one archive. For one thread at a time.

    A lock keeps other programs from making and removing backups meanwhile; reading the list needs
    none. A backup gets its name once it is whole and on the disk; the facts that say it is
    verified are written after that.
    """

    def __init__(
        self,
        folder: Path,
        now: Callable[[], str] = utc_now,
        chance: random.Random | None = None,
    ) -> None:
        self.folder = folder
        self.root = folder / BACKUPS
        self._now = now
        self._chance = chance or random.SystemRandom()

    def listed(self) -> list[Backup]:
        """List what is there, the newest first. Files without facts are listed as not verified."""
        found = [_read(path) for path in self.root.glob("*.db")]
        return sorted(found, key=lambda one: (one.number, one.made_at), reverse=True)

    def lines(self) -> list[BackupLine]:
        """List what is there beside the archive as it is now."""
        backups = self.listed()
        try:
            with archive_errors(self.folder):
                now = read_contents(self.folder / DATABASE) if backups else None
        except (OSError, ArchiveError, KeyError, sqlite_module().Error) as error:
            log.warning("backups: %r", error)
            now = None
        return [_line(backup, now) for backup in backups]

    def find(self, name: str) -> Backup:
        """Find a backup by its number or its file name, or any file by its path.

        Raises BackupMissing.
        """
        for backup in self.listed():
            if name in {str(backup.number or ""), backup.path.name, backup.path.stem}:
                return backup
        path = Path(name)
        if path.suffix == ".db" and path.is_file():
            return _read(path)
        raise BackupMissing(name)

    def is_changed(self) -> bool:
        """Whether the archive holds something that no verified backup of it holds."""
        with archive_errors(self.folder):
            now = read_contents(self.folder / DATABASE)
        last = next((one.contents for one in self.listed() if one.verified), None)
        return last is None or _state(last) != _state(now)

    def make(self, reason: BackupReason, *, is_alone: bool = False, above: int = 0) -> Backup:
        """Make a backup, read it again, and give it its name, with a number above a given one.

        `is_alone` says that the caller holds `writer.lock`. Raises ArchiveDamaged when the archive
        is not whole: then nothing is made, and nothing that was made before is touched. Raises
        BackupRoomMissing, ArchiveReadOnly, ArchiveBusy.
        """
        with self.alone(), disk_errors(self.folder):
            self.root.mkdir(exist_ok=True)
            self._sweep()
            self._expect_room()
            part = self.root / f"{secrets.token_hex(8)}.tmp"
            try:
                with file_errors(self.root):  # SQLite would only say that it cannot be opened
                    part.touch()
                contents = copy_database(self.folder, part, is_alone=is_alone, chance=self._chance)
                return self._name(part, reason, contents, above)
            except ArchiveFull as error:
                part.unlink(missing_ok=True)
                raise self._no_room() from error
            finally:
                part.unlink(missing_ok=True)

    def thin(self) -> int:
        """Remove what is no longer worth its room; return how many backups that were."""
        with self.alone(), disk_errors(self.folder):
            backups = [one for one in self.listed() if one.contents is not None]
            most = max([LEAST_BYTES, *(TIMES_NEWEST * one.size for one in backups[:1])])
            stays = kept(map(_aged, backups), most)
            gone = [one for one in backups if one.number not in stays]
            for backup in gone:
                backup.path.unlink(missing_ok=True)
                facts_path(backup.path).unlink(missing_ok=True)
        return len(gone)

    def verify(self, backup: Backup) -> Backup:
        """Read a backup whole; write down that it is sound where that was not known.

        Raises BackupDamaged.
        """
        expect_sound(backup, self._chance)
        if backup.verified or backup.path.parent != self.root:
            return backup
        with self.alone(), disk_errors(self.folder):
            contents = backup.contents or read_contents(backup.path)
            return _write(
                replace(
                    backup,
                    contents=contents,
                    sha256=file_facts(backup.path)[1],
                    verified=True,
                )
            )

    def alone(self) -> AbstractContextManager[None]:
        """Keep other programs from making and removing backups, for a block of code."""
        return held(self.folder / LOCK, LOCK_SECONDS)

    def _name(self, part: Path, reason: BackupReason, contents: Contents, above: int) -> Backup:
        """Give a whole copy its name, and write down what it is."""
        number = 1 + max(above, *(one.number for one in self.listed()), 0)
        made_at = self._now()
        path = self.root / f"{number:06}-{made_at.replace(':', '').replace('-', '')}.db"
        size, sha256 = file_facts(part)
        part.replace(path)
        sync_path(self.root)
        return _write(Backup(number, path, made_at, reason, size, sha256, True, contents))

    def _sweep(self) -> None:
        """Remove what killed programs left: with the lock, nobody is at work on it."""
        for left in self.root.glob("*.tmp*"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)

    def _expect_room(self) -> None:
        if shutil.disk_usage(self.root).free < self._needed():
            raise self._no_room()

    def _no_room(self) -> BackupRoomMissing:
        free = shutil.disk_usage(self.root).free
        return BackupRoomMissing(self.root, megabytes(self._needed()), free // 1_000_000)

    def _needed(self) -> int:
        """Bytes that a backup takes at most."""
        files = (self.folder / DATABASE, self.folder / f"{DATABASE}-wal")
        return sum(file.stat().st_size for file in files if file.exists())


def expect_sound(backup: Backup, chance: random.Random | None = None) -> None:
    """Read a backup whole and hold it against its facts. Raises BackupDamaged."""
    try:
        flaw = _flaw(backup, chance or random.SystemRandom())
    except (OSError, ArchiveDamaged, KeyError, sqlite_module().Error) as error:
        raise BackupDamaged(backup.path, str(error)) from error
    if flaw is not None:
        raise BackupDamaged(backup.path, flaw)


def _flaw(backup: Backup, chance: random.Random) -> str | None:
    if backup.sha256 is not None and file_facts(backup.path) != (backup.size, backup.sha256):
        return "it changed since it was made"
    with archive_errors(backup.path.parent), closing(connect(backup.path, "ro")) as copy:
        flaw = structure_flaw(copy) or text_flaw(copy, chance)
        contents_of(copy)
    return flaw


def facts_path(path: Path) -> Path:
    """Where the facts of a backup stand."""
    return path.with_suffix(".json")


def _write(backup: Backup) -> Backup:
    facts = {"format": FORMAT} | asdict(backup)
    del facts["path"]
    content = json.dumps(facts, indent=1, ensure_ascii=False)
    write_durably(facts_path(backup.path), content.encode())
    return backup


def _read(path: Path) -> Backup:
    """Read the facts of a backup; without them it is only a file."""
    try:
        size, changed = path.stat().st_size, path.stat().st_mtime
    except OSError:
        size, changed = 0, 0.0
    try:
        return _described(path, size, json.loads(facts_path(path).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        number = _NUMBER.match(path.name)
        made_at = datetime.fromtimestamp(changed, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return Backup(
            int(number[1]) if number else 0,
            *(path, made_at, BackupReason.UNKNOWN, size, None, False, None),
        )


def _moment(written: str) -> str:
    """Take a moment over as it is written; raises ValueError for what is none."""
    if datetime.fromisoformat(written).utcoffset() is None:
        raise ValueError(written)
    return written


def _described(path: Path, size: int, facts: Mapping[str, Any]) -> Backup:
    """Take the facts of a backup, which anybody may have written. Raises ValueError and others."""
    held = facts["contents"]
    texts = (facts["made_at"], facts["sha256"], held["uuid"], held["tok"])
    numbers = (facts["number"], *(held[name] for name in _NUMBERS), *held["counts"].values())
    if not all(type(one) is str for one in texts):
        raise TypeError(texts)
    if not all(type(one) is int and 0 <= one < _MOST for one in numbers):
        raise TypeError(numbers)
    return Backup(
        number=facts["number"],
        path=path,
        made_at=_moment(facts["made_at"]),
        reason=BackupReason(facts["reason"]),
        size=size,
        sha256=facts["sha256"],
        verified=facts["verified"] is True and facts["size"] == size,
        contents=Contents(**held),
    )


def _state(contents: Contents) -> Sequence[object]:
    return contents.epoch, contents.seq, contents.tok, contents.saves


def _line(backup: Backup, now: Contents | None) -> BackupLine:
    held = backup.contents
    if held is None or now is None or held.uuid != now.uuid:
        return BackupLine(backup, None, None)
    saves = now.saves - held.saves if now.epoch == held.epoch else None
    return BackupLine(backup, now.articles - held.articles, saves)


def _aged(backup: Backup) -> Aged:
    return Aged(backup.number, datetime.fromisoformat(backup.made_at), backup.size, backup.verified)


def facts_of(backup: Backup) -> Mapping[str, object]:
    """What a backup is, for programs: as it stands beside it, without the rows of each table."""
    contents = backup.contents
    return {
        "number": backup.number,
        "path": backup.path,
        "made_at": backup.made_at,
        "reason": backup.reason,
        "size": backup.size,
        "sha256": backup.sha256,
        "verified": backup.verified,
        "articles": contents and contents.articles,
        "schema": contents and contents.schema,
        "epoch": contents and contents.epoch,
        "saves": contents and contents.saves,
    }

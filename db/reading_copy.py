"""A copy of a database, read in its place where it cannot be read safely where it lies.

Such is a database on a network, where another computer may write while its locks do not reach
here; one in a folder where this user may not write, so that SQLite cannot keep its own files beside
it; and one that a killed program left with a log that has to be played back. The copy lies in the
user's cache, is checked, says of which moment it is, and never changes: each newer state gets a
folder of its own.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import secrets
import shutil
import sys
import time
import weakref
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

from db.clock import utc_now
from db.copying import structure_flaw, text_flaw
from db.disk import sync_path, told, write_durably
from db.engine import DATABASE, SCHEMA, archive_errors, sqlite_module
from db.errors import ArchiveBusy, ArchiveDamaged, CacheUnwritable
from db.locks import try_lock, try_share

COPIES: Final = "copies"
FACTS: Final = "copy.json"
UNFINISHED: Final = ".tmp"
ATTEMPTS: Final = 6
PAUSE_SECONDS: Final = 0.25
WAL_HEADER: Final = 32
STALE_SECONDS: Final = 24 * 3600
"""After so long a copy that was never finished is nobody's any more."""

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


class ReadingCopy:
    """Owns the use of a folder with a database that nobody changes, until nobody holds this."""

    def __init__(self, folder: Path, as_of: str) -> None:
        self.folder = folder
        self.as_of = as_of
        """ISO 8601, UTC: the database was so at this moment."""
        descriptor = os.open(folder / FACTS, os.O_RDONLY)
        self._close = weakref.finalize(self, os.close, descriptor)
        try_share(descriptor)


def reading_copy(
    folder: Path,
    cache: Path,
    now: Callable[[], str] = utc_now,
    sleep: Callable[[float], None] = time.sleep,
    *,
    frozen: bool = False,
) -> ReadingCopy:
    """Copy the database of an archive into the cache, unless a copy there is of this state.

    `frozen` says that nobody can change it, so that whatever log lies there is a dead program's.
    Nothing is locked and nothing is written beside the database. Raises CacheUnwritable,
    ArchiveFull, ArchiveDamaged, and ArchiveBusy when it changes all the time.
    """
    key = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:20]
    root = cache / COPIES / key
    try:
        root.mkdir(parents=True, exist_ok=True)
        as_of, signs = now(), _signs(folder)
        for copy in _held(root):
            if _source(copy) == signs:
                with suppress(FileNotFoundError):  # swept away just now
                    return ReadingCopy(copy, as_of)
        made = _make(folder, root, now, sleep, _all_copied if frozen else _copied)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise told(error, root) from error
        raise CacheUnwritable(cache) from error
    _sweep(root, made.folder)
    return made


def _make(
    folder: Path,
    root: Path,
    now: Callable[[], str],
    sleep: Callable[[float], None],
    copied: Callable[[Path, Path], bool],
) -> ReadingCopy:
    place = root / f"{secrets.token_hex(8)}{UNFINISHED}"
    place.mkdir()
    try:
        as_of, signs = now(), _signs(folder)
        left = ATTEMPTS
        while not copied(folder, place):
            left -= 1
            _expect_patience(folder, left)
            sleep(PAUSE_SECONDS)
            as_of, signs = now(), _signs(folder)
        _settle(folder, place)
        write_durably(place / FACTS, json.dumps({"source": signs}).encode())
        copy = place.with_suffix("")
        place.rename(copy)
        return ReadingCopy(copy, as_of)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def _expect_patience(folder: Path, left: int) -> None:
    if not left:
        raise ArchiveBusy(folder, "?")


def _all_copied(folder: Path, place: Path) -> bool:
    """Copy the database and what is beside it to be played back, where nobody can change them."""
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-journal"):
        if (folder / name).exists():
            shutil.copyfile(folder / name, place / name)
    return True


def _copied(folder: Path, place: Path) -> bool:
    """Copy database and log; False when they may not belong together.

    What a program moves from its log into the database meanwhile stands in the log as well, until
    that begins anew, which its head shows: so the database goes first, and the log must have the
    same head before and after. Without a log nothing may have changed at all.
    """
    source, log = folder / DATABASE, folder / f"{DATABASE}-wal"
    head, signs = _head(log), _signs(folder)
    if _is_rolling_back(folder):
        return False
    for name in (DATABASE, f"{DATABASE}-wal"):
        (place / name).unlink(missing_ok=True)
    shutil.copyfile(source, place / DATABASE)
    if head:
        try:
            shutil.copyfile(log, place / f"{DATABASE}-wal")
        except FileNotFoundError:
            return False
    if _is_rolling_back(folder) or _head(log) != head:
        return False
    return bool(head) or _signs(folder) == signs


def _is_rolling_back(folder: Path) -> bool:
    """Whether a program is in the middle of a save, where there is no log to write ahead."""
    return (folder / f"{DATABASE}-journal").exists()


def _head(log: Path) -> bytes:
    """The head of a log, which is another one each time the log begins anew."""
    try:
        with log.open("rb") as file:
            head = file.read(WAL_HEADER)
    except FileNotFoundError:
        return b""
    return head if len(head) == WAL_HEADER else b""


def _signs(folder: Path) -> list[list[int]]:
    """By what a change is noticed without reading: sizes and times of database and log."""
    signs = []
    for name in (DATABASE, f"{DATABASE}-wal"):
        try:
            facts = (folder / name).stat()
            signs.append([facts.st_size, facts.st_mtime_ns])
        except FileNotFoundError:
            signs.append([0, 0])
    return signs


def _settle(folder: Path, place: Path) -> None:
    """Play the log back into the copy, check it, and bring it to the disk."""
    address = f"{(place / DATABASE).absolute().as_uri()}?mode=rw"
    with archive_errors(folder), closing(_opened(address)) as copy:
        # Alone with it, SQLite wants no memory to share, which a home on a network may not have.
        copy.execute("PRAGMA locking_mode = EXCLUSIVE")
        mode = copy.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
        flaw = _flaw(copy)
    if mode != "delete" or flaw is not None:
        raise ArchiveDamaged(folder, flaw or f"the copy stays in mode {mode}")
    sync_path(place / DATABASE)


def _flaw(copy: Any) -> str | None:
    """Say what is wrong with a copy; of what a newer version made, only its pages are judged."""
    if copy.execute("PRAGMA user_version").fetchone()[0] > SCHEMA:
        said = str(copy.execute("PRAGMA quick_check(1)").fetchone()[0])
        return None if said == "ok" else said
    return structure_flaw(copy) or text_flaw(copy, random.SystemRandom())


def _opened(address: str) -> Any:
    connection = sqlite_module().connect(address, uri=True, isolation_level=None)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _held(root: Path) -> list[Path]:
    return [path for path in root.iterdir() if path.is_dir() and path.suffix != UNFINISHED]


def _source(copy: Path) -> object:
    """The signs of what was copied; None where that cannot be read."""
    try:
        return json.loads((copy / FACTS).read_bytes())["source"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _sweep(root: Path, kept: Path) -> None:
    """Remove former copies that nobody reads, and what was never finished."""
    for path in root.iterdir():
        if path != kept and _is_nobodys(path):
            shutil.rmtree(path, ignore_errors=True)


def _is_nobodys(path: Path) -> bool:
    try:
        if path.suffix == UNFINISHED:
            return path.stat().st_mtime < time.time() - STALE_SECONDS
        if sys.platform == "win32":  # where a folder with open files cannot be renamed
            path.rename(path.with_suffix(".old"))
            path.with_suffix(".old").rename(path)
            return True
        descriptor = os.open(path / FACTS, os.O_RDONLY)
    except OSError:
        return False
    try:
        return try_lock(descriptor)
    finally:
        os.close(descriptor)

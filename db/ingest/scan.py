"""Finds the files to take in: those that are named, and all those below the folders named."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from db.engine import DATABASE
from db.ingest.source import Code, Refused


@dataclass(frozen=True, slots=True)
class Found:
    """A file to take in, or a place where none can be: then `fault` says why."""

    path: Path
    fault: Refused | None = None


def scan(paths: Iterable[Path]) -> Iterator[Found]:
    """Find files in the order of `paths`, folders with all that is below them, by name.

    Below a folder hidden names are left out, and so are symbolic links: what they point to inside
    the folder is found by itself, and what lies outside was not asked for. A link that is named
    itself is followed. An archive is never taken into an archive.
    """
    for path in paths:
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            yield _unreadable(path, error)
            continue
        yield from _below(path) if stat.S_ISDIR(mode) else (_file(path, mode),)


def _below(folder: Path) -> Iterator[Found]:
    """Walk through a folder without recursion, however deep it is."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            mode = path.lstat().st_mode if path != folder else stat.S_IFDIR
            if stat.S_ISLNK(mode):
                continue
            if not stat.S_ISDIR(mode):
                yield _file(path, mode)
                continue
            names = sorted((entry.name for entry in path.iterdir()), reverse=True)
        except OSError as error:
            yield _unreadable(path, error)
            continue
        if DATABASE in names:
            yield Found(path, Refused(Code.UNSUPPORTED, "an archive"))
            continue
        waiting.extend(path / name for name in names if not name.startswith("."))


def _file(path: Path, mode: int) -> Found:
    """Take a regular file; a pipe or a device could keep a reader waiting for ever."""
    fault = None if stat.S_ISREG(mode) else Refused(Code.UNSUPPORTED, "no regular file")
    return Found(path, fault)


def _unreadable(path: Path, error: OSError | ValueError) -> Found:
    reason = error.strerror if isinstance(error, OSError) else None
    return Found(path, Refused(Code.READ, reason or str(error)))

"""Files that must survive a power cut, what a file is known by, and what a disk says."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from db.errors import (
    ArchiveDamaged,
    ArchiveError,
    ArchiveFull,
    ArchiveMissing,
    ArchiveReadOnly,
    DiskFailed,
)

FileFacts = tuple[int, str]
"""Size in bytes and SHA-256 of a file."""

ROOM_TO_WRITE: Final = 8_000_000
"""Bytes that must be free for a change: what it writes, its log, and the index of it."""

ROOM_TO_READ: Final = 1 << 18
"""Bytes that SQLite may need on the disk to read a database whose log others may write to."""

FILES_TO_WRITE: Final = 16
"""Files that a disk must take yet: for a change, its log, and the index of it."""

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_NO_DISK: Final = frozenset(
    {errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE, errno.ETIMEDOUT, errno.ENOTCONN}
)
"""A disk that is broken or was pulled out, a network drive that does not answer."""

_NO_RIGHT: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def sync_path(path: Path) -> None:
    """Force a file, or the names in a folder, to the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows keeps names in a journal of its own and opens no folders.
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_durably(path: Path, content: bytes) -> None:
    """Replace a small file so that a crash leaves the old one or the new one."""
    temporary = path.with_name(path.name + ".tmp")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_path(path.parent)


def file_facts(path: Path) -> FileFacts:
    """Read a file once for its size and SHA-256."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return path.stat().st_size, digest


def file_identity(path: Path) -> tuple[int, int] | None:
    """By what a file is told from another one that gets its name; None where there is none."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino


def on_same_disk(first: Path, second: Path) -> bool:
    """Whether two folders are lost together when a disk fails. Raises OSError."""
    return first.stat().st_dev == second.stat().st_dev


def forget_cached(path: Path) -> None:
    """Have the disk itself asked when a file that was read or written lately is read again."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError), path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def free_room(folder: Path) -> int | None:
    """Bytes that are free on the disk of a folder; None where nobody knows.

    Where a disk takes no more files nothing of it is free, however many bytes are.
    """
    try:
        if sys.platform != "win32":
            facts = os.statvfs(folder)
            if facts.f_files and facts.f_favail < FILES_TO_WRITE:
                return 0
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def no_room(folder: Path, size: int = 0) -> ArchiveFull:
    """Say that a disk is full: what is needed, for `size` bytes and the change, and what is free.

    Where more is free than is needed, a quota or a limit on files stands in the way, and nothing
    of what is free is ours.
    """
    needed, free = size + ROOM_TO_WRITE, free_room(folder) or 0
    return ArchiveFull(folder, megabytes(needed), free // 1_000_000 if free < needed else 0)


def expect_room(folder: Path, size: int = 0) -> None:
    """Raise ArchiveFull unless there is room for a change that brings `size` bytes."""
    free = free_room(folder)
    if free is not None and free < size + ROOM_TO_WRITE:
        raise no_room(folder, size)


def told(error: OSError, folder: Path, size: int = 0) -> ArchiveError:
    """Say what the system says of a file of an archive, as the archive says it."""
    if error.errno in _NO_ROOM:
        return no_room(folder, size)
    if error.errno in _NO_RIGHT:
        # In an archive that may be written, one file may be another user's: that one is named.
        is_one = isinstance(error.filename, str) and os.access(folder, os.W_OK)
        return ArchiveReadOnly(Path(error.filename) if is_one else folder)
    if error.errno == errno.ENOENT and not folder.is_dir():  # moved, or its disk was unplugged
        return ArchiveMissing(folder)
    kind = DiskFailed if error.errno in _NO_DISK else ArchiveDamaged
    return kind(folder, error.strerror or str(error))


@contextmanager
def file_errors(folder: Path, size: int = 0) -> Iterator[None]:
    """Turn what the system says of files into the archive's own errors."""
    try:
        yield
    except OSError as error:
        raise told(error, folder, size) from error


def megabytes(size: int) -> int:
    """Give a size in whole megabytes, at least one where there is anything."""
    return -(-size // 1_000_000)

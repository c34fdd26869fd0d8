"""Files that must survive a power cut, and what a file is known by."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

FileFacts = tuple[int, str]
"""Size in bytes and SHA-256 of a file."""


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


def forget_cached(path: Path) -> None:
    """Have the disk itself asked when a file that was read or written lately is read again."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError), path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def megabytes(size: int) -> int:
    """Give a size in whole megabytes, at least one where there is anything."""
    return -(-size // 1_000_000)

"""The store of original bytes: each file once, untouched, under the SHA-256 of what is in it."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from db.disk import expect_room, file_errors, sync_path
from db.errors import ArchiveDamaged, Cancelled, FileUnreadable
from db.locks import try_lock
from db.records import ShouldStop, never

CHUNK = 1 << 20
"""Bytes held in memory at a time, whatever the size of a file."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_BINARY = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Stored:
    """What bytes are known by: their SHA-256 in hexadecimal digits, and how many they are."""

    sha256: str
    size: int


def _chunks(path: Path, should_stop: ShouldStop) -> Iterator[bytes]:
    """Read a file piece by piece; raises FileUnreadable (E_READ) and Cancelled."""
    try:
        with path.open("rb") as source:
            while chunk := source.read(CHUNK):
                if should_stop():
                    raise Cancelled
                yield chunk
    except OSError as error:
        raise FileUnreadable(path, "E_READ", error.strerror or str(error)) from error


def fingerprint(path: Path, should_stop: ShouldStop = never) -> Stored:
    """Hash a file without keeping it; raises FileUnreadable (E_READ) and Cancelled."""
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(path, should_stop):
        digest.update(chunk)
        size += len(chunk)
    return Stored(digest.hexdigest(), size)


def _copy(chunks: Iterable[bytes], target: BinaryIO) -> Stored:
    """Write the pieces, bring them to the disk, and say what they are known by."""
    target.seek(0)
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        target.write(chunk)
        size += len(chunk)
    target.flush()
    os.fsync(target.fileno())
    return Stored(digest.hexdigest(), size)


class ObjectStore:
    """Owns the folder `objects` of an archive: objects/ab/cd/<sha256>. For one thread at a time.

    An object is written to a temporary file in `objects/incoming`, flushed to the disk and only
    then given its name, so a name always stands for whole bytes. Several programs may put
    objects into the same archive.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._incoming = root / "incoming"
        self._settled: set[Path] = set()

    def path(self, sha256: str) -> Path:
        """Say where the object with this SHA-256 lies, whether it is there or not.

        What is no SHA-256 is never there: a database that a stranger made may hold any path.
        """
        if not _SHA256.fullmatch(sha256):
            return self.root / "nothing"
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def put_file(self, path: Path, should_stop: ShouldStop = never) -> Stored:
        """Keep the bytes of a file and return what they are known by.

        A file that is held already is only read. Raises FileUnreadable (E_READ) when the file
        cannot be read; Cancelled; ArchiveFull, ArchiveReadOnly and ArchiveDamaged when the
        archive cannot be written. In each of these cases nothing of the file is kept.
        """
        found = fingerprint(path, should_stop)
        if self._holds(found):
            return found
        return self._keep(_chunks(path, should_stop), found.size)

    def put_bytes(self, content: bytes) -> Stored:
        """Keep bytes that are in memory; errors as for `put_file`."""
        found = Stored(hashlib.sha256(content).hexdigest(), len(content))
        return found if self._holds(found) else self._keep((content,), found.size)

    def sweep(self) -> int:
        """Remove what killed programs left half copied; return how many files that were.

        A copy that another program is still writing is locked by it and stays.
        """
        swept = 0
        for left in sorted(self._incoming.glob("*.part")):
            with suppress(OSError):
                descriptor = os.open(left, os.O_RDWR)
                try:
                    if try_lock(descriptor):
                        left.unlink()
                        swept += 1
                finally:
                    os.close(descriptor)
        return swept

    def _holds(self, found: Stored) -> bool:
        """Whether the object is there in its full length, its name safe on the disk."""
        place = self.path(found.sha256)
        try:
            held = place.lstat()
        except FileNotFoundError:
            return False
        if not stat.S_ISREG(held.st_mode) or held.st_size != found.size:
            return False  # what only leads to a file elsewhere keeps nothing
        # A program that was killed between the renaming and this never made the name safe.
        with file_errors(self.root.parent):
            self._settle(place)
        return True

    def _keep(self, chunks: Iterable[bytes], size: int) -> Stored:
        """Write a new object, or one that was found too short anew."""
        with file_errors(self.root.parent, size):
            expect_room(self.root.parent, size)
            self._incoming.mkdir(parents=True, exist_ok=True)
            part = self._incoming / f"{secrets.token_hex(8)}.part"
            descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | _BINARY, 0o666)
            try:
                with os.fdopen(descriptor, "wb") as target:
                    # Locked until it has its name, so that no other program sweeps it away.
                    try_lock(descriptor)
                    stored = _copy(chunks, target)
                    if sys.platform != "win32":
                        self._name(part, self.path(stored.sha256))
                if sys.platform == "win32":  # which cannot rename a file that is open
                    self._name(part, self.path(stored.sha256))
            finally:
                part.unlink(missing_ok=True)
        return stored

    def _name(self, part: Path, place: Path) -> None:
        for folder in self._above(place)[:2]:
            if folder.is_symlink():
                raise ArchiveDamaged(self.root.parent, f"objects/{folder.name} leads elsewhere")
        fresh = [folder for folder in self._above(place) if not folder.exists()]
        place.parent.mkdir(parents=True, exist_ok=True)
        part.replace(place)
        self._settled -= {place.parent, *(folder.parent for folder in fresh)}
        self._settle(place)

    def _above(self, place: Path) -> tuple[Path, Path, Path]:
        return place.parent, place.parent.parent, self.root

    def _settle(self, place: Path) -> None:
        """Make every name on the way to an object survive a power cut."""
        for folder in self._above(place):
            if folder not in self._settled:
                sync_path(folder)
                self._settled.add(folder)

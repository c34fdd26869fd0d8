"""One file of a segment: a header that says what lies where, then arrays that are read in place."""

from __future__ import annotations

import json
import mmap
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from whoosh.reading import CorruptIndexError

from db.search.codec.arrays import Array

MAGIC = b"KBNPK\x00\x00\x01"
"""First bytes of a pack; the last one is the version of the format."""

ALIGNED = 64
"""Arrays begin at multiples of this many bytes, a line of the processor's cache."""

_FRAME = len(MAGIC) + 12  # magic, length of the header (8 bytes), CRC-32 of the header (4 bytes)


class PackDamaged(CorruptIndexError):
    """A file of arrays is not what was written, or another version wrote it."""


def _aligned(size: int) -> int:
    return -(-size // ALIGNED) * ALIGNED


def _view(array: Array) -> memoryview:
    return np.ascontiguousarray(array).reshape(-1).data.cast("B")


def write_pack(file: BinaryIO, arrays: Mapping[str, Array], facts: Mapping[str, object]) -> None:
    """Write arrays, by name, and facts that JSON can hold. Little-endian on every machine."""
    entries: dict[str, tuple[str, tuple[int, ...], int, int]] = {}
    views: list[tuple[int, memoryview]] = []
    end = 0
    for name, given in arrays.items():
        array = given.astype(given.dtype.newbyteorder("<"), copy=False)
        start = _aligned(end)
        view = _view(array) if array.size else memoryview(b"")
        entries[name] = (array.dtype.str, array.shape, start, zlib.crc32(view))
        views.append((start, view))
        end = start + array.nbytes
    header = json.dumps({"arrays": entries, "facts": facts}).encode()
    frame = MAGIC + len(header).to_bytes(8, "little") + zlib.crc32(header).to_bytes(4, "little")
    file.write((frame + header).ljust(_aligned(_FRAME + len(header)), b"\0"))
    written = 0
    for start, view in views:
        file.write(bytes(start - written))
        file.write(view)
        written = start + len(view)


class Pack:
    """The arrays of one file, mapped into memory and read only. Any number of threads may read."""

    def __init__(self, path: Path) -> None:
        """Map the file. Raises OSError, or PackDamaged when its header is not sound."""
        with path.open("rb") as file:
            if not path.stat().st_size:
                raise PackDamaged(path)
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.path = path
        header = self._header()
        self._entries: dict[str, tuple[str, list[int], int, int]] = header["arrays"]
        self.facts: dict[str, Any] = header["facts"]

    def _header(self) -> dict[str, Any]:
        frame = self._map[:_FRAME]
        length = int.from_bytes(frame[len(MAGIC) : len(MAGIC) + 8], "little")
        text = self._map[_FRAME : _FRAME + length]
        self._base = _aligned(_FRAME + length)
        sound = zlib.crc32(text).to_bytes(4, "little") == frame[len(MAGIC) + 8 :]
        if frame[: len(MAGIC)] != MAGIC or not sound:
            raise PackDamaged(self.path)
        header: dict[str, Any] = json.loads(text)
        return header

    def names(self) -> list[str]:
        """Name the arrays."""
        return list(self._entries)

    def array(self, name: str) -> Array:
        """Return an array by name; it stays valid as long as anything refers to it."""
        kind, shape, start, _ = self._entries[name]
        dtype = np.dtype(kind)
        count = int(np.prod(shape, dtype=np.int64))
        if self._base + start + count * dtype.itemsize > len(self._map):
            raise PackDamaged(self.path)
        flat = np.frombuffer(self._map, dtype, count, self._base + start)
        return flat.reshape(shape)

    def size(self, name: str) -> int:
        """Tell how many bytes an array takes."""
        return self.array(name).nbytes

    def verify(self) -> None:
        """Read every array once; PackDamaged when one is not what was written."""
        for name, entry in self._entries.items():
            array = self.array(name)
            if zlib.crc32(_view(array) if array.size else b"") != entry[3]:
                raise PackDamaged(self.path)

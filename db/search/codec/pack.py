"""One file of a segment: a header that says what lies where, then arrays that are read in place."""

from __future__ import annotations

import json
import mmap
import zlib
from collections.abc import Iterable, Mapping
from math import prod
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, NamedTuple, Self

import numpy as np
from whoosh.reading import CorruptIndexError

from db.search.codec.arrays import Array

MAGIC = b"KBNPK\x00\x00\x01"
"""First bytes of a pack; the last one is the version of the format."""

ALIGNED = 64
"""Arrays begin at multiples of this many bytes, a line of the processor's cache."""

_IN_MEMORY = 1 << 20
_COPIED_AT_ONCE = 1 << 20
_LARGEST_CRC = (1 << 32) - 1

_FRAME = len(MAGIC) + 12  # magic, length of the header (8 bytes), CRC-32 of the header (4 bytes)


class PackDamaged(CorruptIndexError):
    """A file of arrays is not what was written, or another version wrote it."""


_Entry = tuple[str, tuple[int, ...], int, int]
"""What the header says of an array: its type, its shape, where it begins, and its CRC-32."""


class _Piece(NamedTuple):
    """A part of an array that is kept."""

    kind: np.dtype[Any]
    shape: tuple[int, ...]
    start: int


def _aligned(size: int) -> int:
    return -(-size // ALIGNED) * ALIGNED


def _view(array: Array) -> memoryview:
    return np.ascontiguousarray(array).reshape(-1).data.cast("B")


class Packing:
    """The arrays that are to become one file, kept on disk meanwhile when they are large.

    For one thread, as a context: what it keeps is gone at the end.
    """

    def __init__(self, folder: Path) -> None:
        self._kept = SpooledTemporaryFile(_IN_MEMORY, "w+b", dir=str(folder))  # noqa: SIM115 - see __exit__
        self._pieces: dict[str, list[_Piece]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._kept.close()

    def add(self, name: str, array: Array) -> None:
        """Add an array, or the next part of one; integers may come in different widths."""
        given = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
        pieces = self._pieces.setdefault(name, [])
        pieces.append(_Piece(given.dtype, given.shape, self._kept.tell()))
        if given.size:
            self._kept.write(_view(given))

    def write(self, file: BinaryIO, facts: Mapping[str, object]) -> None:
        """Write the arrays, by name, and facts that JSON can hold. Little-endian everywhere."""
        entries: dict[str, _Entry] = {}
        end = 0
        for name, pieces in self._pieces.items():
            kind = np.result_type(*(piece.kind for piece in pieces))
            shape = (sum(piece.shape[0] for piece in pieces), *pieces[0].shape[1:])
            entries[name] = (kind.str, shape, _aligned(end), _LARGEST_CRC)
            end = _aligned(end) + kind.itemsize * prod(shape)
        length = len(_header(entries, facts))
        base = _aligned(_FRAME + length)
        file.write(bytes(base))
        written = 0
        for name, (code, shape, start, _) in entries.items():
            file.write(bytes(start - written))
            entries[name] = (code, shape, start, self._copy(name, np.dtype(code), file))
            written = start + np.dtype(code).itemsize * prod(shape)
        header = _header(entries, facts).ljust(length)
        frame = MAGIC + length.to_bytes(8, "little") + zlib.crc32(header).to_bytes(4, "little")
        file.seek(0)
        file.write(frame + header)

    def _copy(self, name: str, kind: np.dtype[Any], file: BinaryIO) -> int:
        """Copy the parts of an array to where the file is; return their CRC-32."""
        crc = 0
        for piece in self._pieces[name]:
            self._kept.seek(piece.start)
            left = piece.kind.itemsize * prod(piece.shape)
            while left:
                part = np.frombuffer(self._kept.read(min(left, _COPIED_AT_ONCE)), piece.kind)
                left -= part.nbytes
                view = _view(part.astype(kind, copy=False))
                crc = zlib.crc32(view, crc)
                file.write(view)
        return crc


def _header(entries: Mapping[str, _Entry], facts: Mapping[str, object]) -> bytes:
    return json.dumps({"arrays": entries, "facts": facts}).encode()


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
        count = prod(shape)
        if self._base + start + count * dtype.itemsize > len(self._map):
            raise PackDamaged(self.path)
        flat = np.frombuffer(self._map, dtype, count, self._base + start)
        return flat.reshape(shape)

    def expect(self, names: Iterable[str]) -> None:
        """Ask the system to read some arrays ahead, all at once; it goes on by itself."""
        for name in names:
            self.expect_parts(name, [(0, int(np.prod(self._entries[name][1], dtype=np.int64)))])

    def expect_parts(self, name: str, parts: Iterable[tuple[int, int]]) -> None:
        """Ask for some stretches of an array, given by their first element and the one behind."""
        if not hasattr(mmap, "MADV_WILLNEED"):
            return
        kind, _, start, _ = self._entries[name]
        size = np.dtype(kind).itemsize
        base = self._base + start
        for low, high in parts:
            first = (base + low * size) // mmap.PAGESIZE * mmap.PAGESIZE
            stop = min(base + high * size, len(self._map))
            if first < stop:
                self._map.madvise(mmap.MADV_WILLNEED, first, stop - first)

    def size(self, name: str) -> int:
        """Tell how many bytes an array takes."""
        return self.array(name).nbytes

    def verify(self) -> None:
        """Read every array once; PackDamaged when one is not what was written."""
        for name, entry in self._entries.items():
            array = self.array(name)
            if zlib.crc32(_view(array) if array.size else b"") != entry[3]:
                raise PackDamaged(self.path)

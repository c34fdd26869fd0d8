"""The file of sketches: a cache beside the database that can be deleted and is then made anew."""

from __future__ import annotations

import json
import os
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from db.disk import file_errors
from db.ingest.sketches import BINS, VERSION

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

SKETCHES: Final = "sketches.bin"
"""The name of the file in the folder of an archive."""

_ID_BYTES, _DIGEST_BYTES, _BIN_BYTES = 8, 8, 2
_ENTRY: Final = _ID_BYTES + _DIGEST_BYTES + BINS * _BIN_BYTES
_HEAD: Final = struct.Struct("<II")
"""Before each part: how many entries it has, and the CRC-32 of their bytes."""


class SketchFile:
    """Owns the sketches of one archive, in memory and on the disk. For one thread.

    `ids` and `digests` (of the texts) have an entry for each sketch, `columns` a row for each bin
    and a column for each sketch; all in the order in which the articles were looked at. The file is
    only ever added to, part by part: what a crash left of a part is cut off when it is opened. A
    file of another archive, of another life of it, or of other sketches counts as empty.
    """

    def __init__(self, folder: Path, uuid: str, epoch: str) -> None:
        import numpy as np

        self._path = folder / SKETCHES
        facts = {"uuid": uuid, "epoch": epoch, "version": VERSION}
        self._title = json.dumps(facts).encode() + b"\n"
        parts, self._good = self._read()
        self.ids: Array = np.concatenate([np.zeros(0, "<i8"), *(ids for ids, _, _ in parts)])
        self.digests: Array = np.concatenate([np.zeros(0, "<u8"), *(part[1] for part in parts)])
        bare = np.zeros((BINS, 0), "<u2")
        self.columns: Array = np.concatenate([bare, *(part[2] for part in parts)], axis=1)

    def append(self, ids: Array, digests: Array, sketches: Array) -> None:
        """Add sketches, one a row, to the file and to memory. Raises ArchiveFull."""
        import numpy as np

        columns = np.ascontiguousarray(sketches.T, "<u2")
        self._write(_part(ids.astype("<i8"), digests.astype("<u8"), columns))
        self.ids = np.concatenate([self.ids, ids])
        self.digests = np.concatenate([self.digests, digests])
        self.columns = np.concatenate([self.columns, columns], axis=1)

    def keep(self, places: Array) -> None:
        """Drop every sketch but those at these places, from the file, too. Raises ArchiveFull."""
        import numpy as np

        self.ids, self.digests = self.ids[places], self.digests[places]
        self.columns = np.ascontiguousarray(self.columns[:, places])
        content = self._title
        if len(self.ids):
            content += _part(self.ids, self.digests, self.columns)
        temporary = self._path.with_name(self._path.name + ".tmp")
        with file_errors(self._path.parent):
            temporary.write_bytes(content)
            temporary.replace(self._path)
        self._good = len(content)

    def _write(self, part: bytes) -> None:
        with (
            file_errors(self._path.parent),
            self._path.open("r+b" if self._path.exists() else "x+b") as file,
        ):
            if not self._good:
                part = self._title + part
            file.truncate(self._good)
            file.seek(self._good)
            file.write(part)
        self._good += len(part)

    def _read(self) -> tuple[list[tuple[Array, Array, Array]], int]:
        """Read the parts that are whole, and tell where they end; 0 for a file that is not ours."""
        parts: list[tuple[Array, Array, Array]] = []
        try:
            with self._path.open("rb") as file:
                if file.read(len(self._title)) != self._title:
                    return [], 0
                good = len(self._title)
                while part := _read_part(file):
                    parts.append(part)
                    good = file.tell()
        except FileNotFoundError:
            return [], 0
        return parts, good


def _part(ids: Array, digests: Array, columns: Array) -> bytes:
    body = ids.tobytes() + digests.tobytes() + columns.tobytes()
    return _HEAD.pack(len(ids), zlib.crc32(body)) + body


def _read_part(file: BinaryIO) -> tuple[Array, Array, Array] | None:
    import numpy as np

    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    count, checksum = _HEAD.unpack(head)
    if count * _ENTRY > os.fstat(file.fileno()).st_size:
        return None
    body = file.read(count * _ENTRY)
    if len(body) < count * _ENTRY or zlib.crc32(body) != checksum:
        return None
    ids = np.frombuffer(body, "<i8", count)
    digests = np.frombuffer(body, "<u8", count, offset=count * _ID_BYTES)
    offset = count * (_ID_BYTES + _DIGEST_BYTES)
    columns = np.frombuffer(body, "<u2", count * BINS, offset=offset).reshape(BINS, count)
    return ids, digests, columns

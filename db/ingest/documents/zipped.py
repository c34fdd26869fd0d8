"""The parts of a document that is a ZIP file, unpacked within bounds."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final, Self

from db.ingest.source import Code, Refused

_MOST_ENTRIES = 20_000
_MOST_DIRECTORY = 8 << 20
_MOST_PART = 64 << 20
"""Unpacked bytes of the text of a document. A novel of 4 MiB has some 30 MiB of markup."""
_SWELLS_FROM = 4 << 20
_MOST_SWELLING = 200
"""Unpacked bytes for each packed one. Markup of office programs gives 10 to 40."""
_CHUNK = 1 << 16
_END = struct.Struct("<4s4H2LH")
_LONGEST_END = _END.size + (1 << 16)
PACKED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How the parts of office documents are packed. Others of Python's fail like a disk that fails."""

_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    OverflowError,
)


class Zipped:
    """An open document. It is closed with the `with` statement it stands in."""

    def __init__(self, stored: BinaryIO) -> None:
        """Read the directory; raises Refused with E_BAD_ARCHIVE, and OSError."""
        _assert_short_directory(stored)
        try:
            self._zip = zipfile.ZipFile(stored)
        except _FAULTS as error:
            raise Refused(Code.BAD_ARCHIVE, str(error)) from None
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> list[str]:
        """List the parts in the order of the directory."""
        return list(self._entries)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack a part piece by piece; nothing when there is no such part.

        Raises Refused: E_BAD_ARCHIVE, E_TOO_BIG, and E_ENCRYPTED for a ZIP file with a password.
        """
        entry = self._entries.get(name)
        if entry is None:
            return
        if entry.flag_bits & 1:
            raise Refused(Code.ENCRYPTED)
        if entry.compress_type not in PACKED:
            raise Refused(Code.BAD_ARCHIVE, f"{name} is packed as no document is")
        if entry.file_size > _MOST_PART:
            raise Refused(Code.TOO_BIG, f"{name} is longer than {_MOST_PART >> 20} MiB")
        if entry.file_size > max(_SWELLS_FROM, _MOST_SWELLING * entry.compress_size):
            raise Refused(Code.BAD_ARCHIVE, f"{name} swells without end")
        try:
            # It gives no more bytes than the directory says, and checks their sum.
            with self._zip.open(entry) as part:
                while chunk := part.read(_CHUNK):
                    yield chunk
        except _FAULTS as error:
            raise Refused(Code.BAD_ARCHIVE, f"{name}: {error}") from None


def _assert_short_directory(stored: BinaryIO) -> None:
    """Refuse a directory that is longer than that of any document, before it is read."""
    length = stored.seek(0, 2)
    stored.seek(max(0, length - _LONGEST_END))
    tail = stored.read(_LONGEST_END)
    at = tail.rfind(b"PK\5\6")
    if at < 0 or at + _END.size > len(tail):
        raise Refused(Code.BAD_ARCHIVE, "no directory at its end: it is cut off, or no ZIP file")
    *_, entries, size, _, _ = _END.unpack_from(tail, at)
    if entries > _MOST_ENTRIES or size > _MOST_DIRECTORY:
        raise Refused(Code.TOO_BIG, f"more than {_MOST_ENTRIES} parts")


def is_zip(start: bytes) -> bool:
    """Whether a file that starts so may be a ZIP file."""
    return start.startswith(b"PK\3\4")

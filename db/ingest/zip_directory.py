"""The directory at the end of a ZIP file, and the bytes of each file that it names.

Read here and not by the standard library, which gives up on a whole package for one name that is
not UTF-8, and holds a directory of any length. After APPNOTE 6.3.10 of PKWARE.
"""

from __future__ import annotations

import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import BinaryIO, NamedTuple

from db.errors import Cancelled
from db.ingest.packages import MOST_FILES
from db.ingest.source import Code, Refused
from db.records import ShouldStop

_CHUNK = 1 << 18
_MOST_DIRECTORY = 64 << 20
_LONGEST_END = 22 + (1 << 16)

_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_EXTRA = struct.Struct("<2H")

_ENCRYPTED = 0x2001
"""Of the flags: this file is encrypted, or the directory is."""
_IS_UTF8 = 0x800
_STORED, _DEFLATED = 0, 8
_UNIX, _MAC = 3, 19
_SIZES_64, _UTF8_NAME = 0x0001, 0x7075
_ASKS_64 = 0xFFFFFFFF


class Entry(NamedTuple):
    """One file or folder in the directory. What it says of itself may be a lie."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    """Where its own header begins, counted from the beginning of the file."""
    is_link: bool

    @property
    def is_folder(self) -> bool:
        """Whether it only makes a folder."""
        return self.name.endswith(("/", "\\"))


class _End(NamedTuple):
    size: int
    offset: int
    place: int
    """Where the directory ends."""


def entries(stored: BinaryIO) -> list[Entry]:
    """List the files of a ZIP file; raises Refused, and OSError."""
    end = _find_end(stored)
    start = end.place - end.size
    if start < 0 or end.offset > start:
        raise Refused(Code.BAD_ARCHIVE, "its directory is cut off")
    if end.size > _MOST_DIRECTORY:
        raise Refused(Code.TOO_BIG, f"its directory is longer than {_MOST_DIRECTORY >> 20} MiB")
    stored.seek(start)
    # Something may stand before a ZIP file, such as the program that unpacks it.
    found = _central(stored.read(end.size), start - end.offset)
    _assert_apart(found, start)
    return found


def _find_end(stored: BinaryIO) -> _End:
    length = stored.seek(0, 2)
    first = max(0, length - _LONGEST_END)
    stored.seek(first)
    tail = stored.read(_LONGEST_END)
    at = tail.rfind(b"PK\5\6")
    while at >= 0:
        if at + _END.size <= len(tail):
            *_, size, offset, comment = _END.unpack_from(tail, at)
            if at + _END.size + comment <= len(tail):
                return _end_64(stored, first + at) or _End(size, offset, first + at)
        at = tail.rfind(b"PK\5\6", 0, at)
    raise Refused(Code.BAD_ARCHIVE, "no directory at its end: it is cut off, or no ZIP file")


def _end_64(stored: BinaryIO, end: int) -> _End | None:
    """Find the end of the directory of a package that is too long for 32 bits."""
    if end < _LOCATOR_64.size:
        return None
    stored.seek(end - _LOCATOR_64.size)
    mark, _, stated, _ = _LOCATOR_64.unpack(stored.read(_LOCATOR_64.size))
    if mark != b"PK\6\7":
        return None
    for place in (stated, end - _LOCATOR_64.size - _END_64.size):
        if 0 <= place <= end - _END_64.size:
            stored.seek(place)
            mark, *_, size, offset = _END_64.unpack(stored.read(_END_64.size))
            if mark == b"PK\6\6":
                return _End(size, offset, place)
    raise Refused(Code.BAD_ARCHIVE, "its directory cannot be found")


def _central(raw: bytes, shift: int) -> list[Entry]:
    found: list[Entry] = []
    at = 0
    while at + _CENTRAL.size <= len(raw) and raw.startswith(b"PK\1\2", at):
        if len(found) == MOST_FILES:
            raise Refused(Code.TOO_BIG, f"more than {MOST_FILES} files")
        (_, made, _, flags, method, _, _, crc, packed, size, *lengths, _, _, mode, offset) = (
            _CENTRAL.unpack_from(raw, at)
        )
        named, extended, commented = lengths
        at += _CENTRAL.size
        name = raw[at : at + named]
        extra = _extra(raw[at + named : at + named + extended])
        at += named + extended + commented
        size, packed, offset = _sizes_64(extra.get(_SIZES_64, b""), size, packed, offset)
        is_link = made >> 8 in {_UNIX, _MAC} and stat.S_ISLNK(mode >> 16)
        text = _name(name, flags, extra.get(_UTF8_NAME, b""))
        found.append(Entry(text, flags, method, crc, packed, size, offset + shift, is_link))
    if at != len(raw):
        raise Refused(Code.BAD_ARCHIVE, "its directory is damaged")
    return found


def _extra(raw: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    at = 0
    while at + _EXTRA.size <= len(raw):
        kind, length = _EXTRA.unpack_from(raw, at)
        at += _EXTRA.size
        found.setdefault(kind, raw[at : at + length])
        at += length
    return found


def _sizes_64(extra: bytes, *numbers: int) -> list[int]:
    """Put what stands in the extra field in the place of each number that did not fit."""
    wide = iter(struct.unpack_from(f"<{min(3, len(extra) // 8)}Q", extra))
    return [next(wide, number) if number == _ASKS_64 else number for number in numbers]


def _assert_apart(found: Sequence[Entry], end: int) -> None:
    """Refuse a package whose files lie over each other: it unpacks to more than it can hold."""
    places = sorted((entry.offset, entry.offset + _LOCAL.size + entry.packed) for entry in found)
    for (_, stop), (start, _) in pairwise([*places, (end, end)]):
        if start < stop:
            raise Refused(Code.BAD_ARCHIVE, "its files lie over each other, or are cut off")


def _name(raw: bytes, flags: int, extra: bytes) -> str:
    """Read a name. Where its encoding is not told, it is found out: it may be any at all.

    What is told may be wrong too. macOS writes UTF-8 without saying so; Vietnamese Windows writes
    code page 1258, all others 437, of which only accents make sense in a name.
    """
    if extra[:1] == b"\1" and extra[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
        return extra[5:].decode("utf-8", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        if flags & _IS_UTF8:
            return raw.decode("utf-8", "replace")
    for encoding in ("cp1258", "cp437"):
        text = unicodedata.normalize("NFC", raw.decode(encoding, "replace"))
        if all(char.isascii() or char.isalpha() for char in text):
            return text
    return raw.decode("cp437")


def unpack(stored: BinaryIO, entry: Entry, should_stop: ShouldStop) -> Iterator[bytes]:
    """Unpack a file piece by piece, as many bytes as it has and not as many as it says.

    Raises Refused when it is encrypted or damaged, also at its very end; Cancelled; OSError.
    """
    if entry.flags & _ENCRYPTED:
        raise Refused(Code.ENCRYPTED)
    if entry.method not in {_STORED, _DEFLATED}:
        raise Refused(Code.BAD_ARCHIVE, f"packed by method {entry.method}, which is not known")
    crc = 0
    packed = _packed(stored, entry)
    for chunk in packed if entry.method == _STORED else _inflated(packed):
        if should_stop():
            raise Cancelled
        crc = zlib.crc32(chunk, crc)
        yield chunk
    if crc != entry.crc:
        raise Refused(Code.BAD_ARCHIVE, "damaged: its checksum differs")


def _packed(stored: BinaryIO, entry: Entry) -> Iterator[bytes]:
    stored.seek(entry.offset)
    header = stored.read(_LOCAL.size)
    if len(header) < _LOCAL.size or not header.startswith(b"PK\3\4"):
        raise Refused(Code.BAD_ARCHIVE, "damaged: its header is missing")
    *_, named, extended = _LOCAL.unpack(header)
    stored.seek(named + extended, 1)
    left = entry.packed
    while left:
        chunk = stored.read(min(left, _CHUNK))
        if not chunk:
            raise Refused(Code.BAD_ARCHIVE, "cut off")
        left -= len(chunk)
        yield chunk


def _inflated(packed: Iterator[bytes]) -> Iterator[bytes]:
    decoder = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for chunk in packed:
            given = chunk
            while given and not decoder.eof:
                unpacked = decoder.decompress(given, _CHUNK)
                given = decoder.unconsumed_tail
                yield unpacked
        yield decoder.flush()
    except zlib.error as error:
        raise Refused(Code.BAD_ARCHIVE, f"damaged: {error}") from None
    if not decoder.eof:
        raise Refused(Code.BAD_ARCHIVE, "damaged: it has no end")

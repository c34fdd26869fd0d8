"""Office files of before 2007 and encrypted ones: no article, but the reason why not."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, Final, NoReturn

from db.ingest.source import Code, Member, Options, Original, Reading, Refused, Source
from db.records import NewSource, ShouldStop

_MAGIC: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_HEADER: Final = 512
_SHIFT: Final = 30
"""Where the header of MS-CFB has the size of a sector; then the directory, the sectors."""
_DIRECTORY: Final = 48
_SECTORS: Final = 76
_LISTED: Final = 109
_ENTRY: Final = 128
_MOST_SECTORS: Final = 64
_NO_SECTOR: Final = 0xFFFFFFFA
_SIZES: Final = (9, 12)

_PROGRAMS: Final = {
    "WordDocument": "Word 97-2003",
    "Workbook": "Excel 97-2003",
    "Book": "Excel 5-95",
    "PowerPoint Document": "PowerPoint 97-2003",
    "__properties_version1.0": "an Outlook message",
}


def _streams(stored: BinaryIO) -> set[str]:
    """Name what is in the file, as far as it can be found."""
    header = stored.read(_HEADER)
    if len(header) < _HEADER:
        return set()
    (shift,) = struct.unpack_from("<H", header, _SHIFT)
    (sector,) = struct.unpack_from("<I", header, _DIRECTORY)
    tables = struct.unpack_from(f"<{_LISTED}I", header, _SECTORS)
    if shift not in _SIZES:
        return set()
    size = 1 << shift
    found: set[str] = set()
    for _ in range(_MOST_SECTORS):
        if sector >= _NO_SECTOR:
            break
        stored.seek((sector + 1) * size)
        names = stored.read(size)
        for at in range(0, len(names) - _ENTRY + 1, _ENTRY):
            (length,) = struct.unpack_from("<H", names, at + 64)
            name = names[at : at + max(0, min(length, 64) - 2)]
            found.add(name.decode("utf-16-le", "replace"))
        sector = _next(stored, tables, sector, size)
    return found


def _next(stored: BinaryIO, tables: tuple[int, ...], sector: int, size: int) -> int:
    """Find the sector that follows another one."""
    number, place = divmod(sector, size // 4)
    if number >= len(tables) or tables[number] >= _NO_SECTOR:
        return _NO_SECTOR
    stored.seek((tables[number] + 1) * size + 4 * place)
    entry = stored.read(4)
    return int.from_bytes(entry, "little") if len(entry) == 4 else _NO_SECTOR  # noqa: PLR2004 - bytes


def _members(original: Original, _options: Options, _should_stop: ShouldStop) -> Iterator[Member]:
    """Say why nothing can be read."""
    if original.size == 0:
        raise Refused(Code.EMPTY)
    with original.open() as stored:
        names = _streams(stored) if _recognise(original) else set()
    _refuse(names, is_compound=_recognise(original))
    yield  # type: ignore[unreachable]  # it makes a generator of what always refuses


def _refuse(names: set[str], *, is_compound: bool) -> NoReturn:
    if "EncryptedPackage" in names:
        raise Refused(Code.ENCRYPTED)
    if not is_compound:
        raise Refused(Code.UNSUPPORTED, "no document of Word, whatever its name says")
    programs = [program for name, program in _PROGRAMS.items() if name in names]
    raise Refused(Code.UNSUPPORTED, programs[0] if programs else "an office file of before 2007")


def _read(_member: Member, _source: NewSource, _options: Options) -> Reading:
    _refuse(set(), is_compound=True)


def _recognise(original: Original) -> bool:
    return original.read(len(_MAGIC)) == _MAGIC


OLE = Source(
    mime="application/msword",
    members=_members,
    read=_read,
    extensions=(".doc", ".dot"),
    mimes=("application/x-ole-storage", "application/vnd.ms-office"),
    recognise=_recognise,
)

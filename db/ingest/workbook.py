"""What is looked at in a workbook before it is opened: its size, its sheets' merged cells."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Final

from db.errors import Cancelled
from db.ingest.documents.zipped import PACKED
from db.ingest.source import MOST_BYTES, Code, Original, Refused
from db.records import ShouldStop

PART: Final = b"xl/workbook.xml"

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_GLANCE: Final = 1 << 16
_ENTRY: Final = re.compile(rb"PK\x01\x02.{42}" + re.escape(PART), re.DOTALL)

_MOST_UNPACKED: Final = 512 << 20
_MOST_STRINGS: Final = 128 << 20
"""The table of strings, styles and the like stay in memory while sheets are read."""
_SWELLS_FROM: Final = 16 << 20
_MOST_SWELLING: Final = 200
_MOST_PARTS: Final = 20_000
_MOST_MERGED: Final = 100_000
_MOST_OF_A_ROW: Final = 8 * MOST_BYTES
_CHUNK: Final = 1 << 20
_OVERLAP: Final = 256
_FURTHER: Final = 4096

_MARKUP: Final = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^<>]*?ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\""
    rb"|(?P<empty><(?:\w+:)?f(?:\s[^<>]*?)?(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>)"
)
_ROW_END: Final = re.compile(rb"</(?:\w+:)?row>|<(?:\w+:)?row\s[^<>]*/>")
_ROW_EDGES: Final = (b"</row>", b":row>", b"<row")
_SIGNS: Final = (b"mergeCell ", b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/")
_DOCTYPE: Final = b"<!DOCTYPE"


@dataclass(frozen=True, slots=True)
class Glance:
    """What a look at the bytes of a sheet tells."""

    merged: dict[int, list[tuple[int, int]]]
    """By the row where they begin, cells that go on downwards: column from 0, last row."""
    unknown: int
    """Formula cells without a stored value."""


def is_workbook(original: Original) -> bool:
    """Whether the bytes are a ZIP file with a workbook in its directory; raises OSError."""
    if original.read(len(_ZIP)) != _ZIP:
        return False
    with original.open() as stored:
        stored.seek(max(0, original.size - _GLANCE))
        return _ENTRY.search(stored.read(_GLANCE)) is not None


def refuse_foreign(original: Original) -> None:
    """Say what a file is that has the name of a workbook and is none; raises Refused."""
    if original.size == 0:
        raise Refused(Code.EMPTY)
    beginning = original.read(_GLANCE)
    if beginning.startswith(_OLE):
        with original.open() as stored:
            while piece := stored.read(_CHUNK):
                if _ENCRYPTED in piece:
                    raise Refused(Code.ENCRYPTED)
        raise Refused(Code.UNSUPPORTED, "Excel 97-2003")
    if not beginning.startswith(_ZIP):
        raise Refused(Code.UNSUPPORTED, "no Excel workbook, whatever its name says")


@contextmanager
def checked_zip(original: Original) -> Iterator[zipfile.ZipFile]:
    """Open a workbook as a ZIP file of bearable size; raises Refused and OSError."""
    with original.open() as stored:
        try:
            packed = zipfile.ZipFile(stored)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise Refused(Code.BAD_ARCHIVE, str(error)) from None
        with packed:
            _check(packed.infolist(), original.size)
            yield packed


def _check(parts: list[zipfile.ZipInfo], size: int) -> None:
    if len(parts) > _MOST_PARTS:
        raise Refused(Code.TOO_BIG, f"more than {_MOST_PARTS} parts")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > max(_SWELLS_FROM, _MOST_SWELLING * size):
        raise Refused(Code.BAD_ARCHIVE, "it swells without end")
    if unpacked > _MOST_UNPACKED:
        raise Refused(Code.TOO_BIG, f"more than {_MOST_UNPACKED >> 20} MiB unpacked")
    for part in parts:
        if part.flag_bits & 1:
            raise Refused(Code.ENCRYPTED)
        if part.compress_type not in PACKED:
            raise Refused(Code.BAD_ARCHIVE, f"{part.filename} is packed as no workbook is")
        if part.file_size > _MOST_STRINGS and "/worksheets/" not in part.filename:
            most = f"longer than {_MOST_STRINGS >> 20} MiB"
            raise Refused(Code.TOO_BIG, f"{part.filename} is {most}")


def refuse_entities(packed: zipfile.ZipFile) -> None:
    """Refuse a workbook whose parts define entities: the format forbids it; raises Refused."""
    for part in packed.infolist():
        if part.filename.endswith((".xml", ".rels")):
            with packed.open(part) as stored:
                if _DOCTYPE in stored.read(_FURTHER):
                    raise Refused(Code.READ, f"{part.filename} defines entities")


def glance(sheet: IO[bytes], should_stop: ShouldStop) -> Glance:
    """Look over the bytes of a sheet for what its reader does not tell.

    Raises Refused when one row has no end, and Cancelled.
    """
    merged: dict[int, list[tuple[int, int]]] = {}
    unknown = found_merged = open_bytes = 0
    kept = b""
    while chunk := sheet.read(_CHUNK):
        if should_stop():
            raise Cancelled
        text = kept + chunk
        stop = 0
        is_marked = any(sign in text for sign in _SIGNS)  # a tenth of the time of looking closely
        for found in _MARKUP.finditer(text) if is_marked else ():
            stop = found.end()
            if found["empty"]:
                unknown += 1
            elif found_merged < _MOST_MERGED and int(found[2]) < int(found[4]):
                found_merged += 1
                merged.setdefault(int(found[2]), []).append((_column(found[1]), int(found[4])))
        edge = max(map(chunk.rfind, _ROW_EDGES))
        open_bytes = len(chunk) - edge if edge >= 0 else open_bytes + len(chunk)
        if open_bytes > _MOST_OF_A_ROW:
            raise Refused(Code.TOO_BIG, f"a row longer than {_MOST_OF_A_ROW >> 20} MiB")
        kept = text[max(stop, len(text) - _OVERLAP) :]
    return Glance(merged, unknown)


def _column(letters: bytes) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + letter - ord("A") + 1
    return at - 1


def estimate_rows(packed: zipfile.ZipFile) -> int:
    """Estimate the rows of all sheets from the beginning of each; raises what ZipFile does."""
    rows = 0
    for part in packed.infolist():
        if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
            with packed.open(part) as stored:
                beginning = stored.read(_CHUNK)
            here = sum(1 for _ in _ROW_END.finditer(beginning))
            rows += here * max(part.file_size, 1) // max(len(beginning), 1)
    return rows


DAMAGED: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)

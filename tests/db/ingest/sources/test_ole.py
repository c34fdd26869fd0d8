"""An office file of before 2007 is refused with the name of its program, or as encrypted."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest

from db.ingest.source import Code, Original, Refused
from db.ingest.sources import source_for
from db.ingest.sources.ole import OLE
from tests.db.ingest.sources.reading import members, read_or_refused

SECTOR = 512
END = 0xFFFFFFFE


def compound(*names: str, first: int = 2, table: int = 0) -> bytes:
    """Write a compound file: its table of sectors, then a directory in sectors 2 and 1."""
    header = bytearray(SECTOR)
    header[:8] = bytes.fromhex("D0CF11E0A1B11AE1")
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, first)
    struct.pack_into("<109I", header, 76, table, *[0xFFFFFFFF] * 108)
    links = struct.pack("<3I", 0xFFFFFFFD, END, 1).ljust(SECTOR, b"\xff")
    entries = bytearray()
    for name in ("Root Entry", *names):
        entries += name.encode("utf-16-le").ljust(64, b"\0")
        entries += struct.pack("<H", 2 * len(name) + 2).ljust(64, b"\0")
    entries = entries.ljust(2 * SECTOR, b"\0")
    return bytes(header) + links + entries[SECTOR:] + entries[:SECTOR]


@pytest.mark.parametrize(
    ("names", "code", "detail"),
    [
        (("1Table", "x", "y", "WordDocument"), Code.UNSUPPORTED, "Word 97-2003"),
        (("Workbook",), Code.UNSUPPORTED, "Excel 97-2003"),
        (("EncryptionInfo", "EncryptedPackage"), Code.ENCRYPTED, ""),
        (("x",), Code.UNSUPPORTED, "an office file of before 2007"),
    ],
)
def test_what_it_says(tmp_path: Path, names: tuple[str, ...], code: Code, detail: str) -> None:
    path = tmp_path / "bài.docx"
    path.write_bytes(compound(*names))
    with pytest.raises(Refused) as refused:
        members(OLE, path)
    assert (refused.value.code, refused.value.detail) == (code, detail)


def test_it_takes_what_looks_like_it_or_is_called_so() -> None:
    raw = compound("WordDocument")
    assert source_for(Original("bài.docx", "", len(raw), content=raw)) is OLE
    assert source_for(Original("bài.doc", "", 1, content=b"x")) is OLE
    assert isinstance(read_or_refused(OLE, raw), Refused)


def test_what_is_called_a_document_and_is_none(tmp_path: Path) -> None:
    path = tmp_path / "bài.doc"
    for raw, code in ((b"", Code.EMPTY), (b"Hai dong chu", Code.UNSUPPORTED)):
        path.write_bytes(raw)
        with pytest.raises(Refused, match=code.value):
            members(OLE, path)


def test_damaged_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bài.doc"
    chance = random.Random(16)
    path.write_bytes(compound("WordDocument", first=1, table=7))
    with pytest.raises(Refused):
        members(OLE, path)
    for _ in range(200):
        raw = bytearray(compound("WordDocument"))
        for _ in range(6):
            raw[chance.randrange(8, 600)] = chance.randrange(256)
        path.write_bytes(raw[: chance.randint(8, 2 * len(raw))])
        with pytest.raises(Refused):
            members(OLE, path)

"""A document that is a ZIP file is unpacked within bounds."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest

from db.ingest.documents.zipped import Zipped
from db.ingest.source import Code, Refused
from tests.db.ingest.sources.packed import packed


def test_parts() -> None:
    with Zipped(BytesIO(packed({"a.xml": "bến", "b.xml": ""}))) as document:
        assert document.names() == ["a.xml", "b.xml"]
        assert b"".join(document.chunks("a.xml")).decode() == "bến"
        assert list(document.chunks("c.xml")) == []


def test_a_password() -> None:
    raw = bytearray(packed({"a.xml": "bến"}))
    raw[raw.index(b"PK\1\2") + 8] |= 1
    with Zipped(BytesIO(bytes(raw))) as document, pytest.raises(Refused, match="E_ENCRYPTED"):
        list(document.chunks("a.xml"))


@pytest.mark.parametrize("method", [12, 14, 9])
def test_a_part_that_is_packed_as_no_document_is(method: int) -> None:
    """One bit makes bzip2 of it, whose errors are those of a disk."""
    raw = bytearray(packed({"a.xml": "bến" * 1000}))
    struct.pack_into("<H", raw, raw.index(b"PK\1\2") + 10, method)
    struct.pack_into("<H", raw, 8, method)
    with Zipped(BytesIO(bytes(raw))) as document, pytest.raises(Refused, match="E_BAD_ARCHIVE"):
        list(document.chunks("a.xml"))


def test_a_size_that_is_a_lie() -> None:
    raw = bytearray(packed({"a.xml": "bến" * 1000}))
    for size, code in ((65 << 20, Code.TOO_BIG), (10, Code.BAD_ARCHIVE)):
        struct.pack_into("<I", raw, raw.index(b"PK\1\2") + 24, size)
        with Zipped(BytesIO(bytes(raw))) as document, pytest.raises(Refused) as refused:
            list(document.chunks("a.xml"))
        assert refused.value.code is code


def test_a_long_directory() -> None:
    raw = bytearray(packed({"a.xml": "bến"}))
    struct.pack_into("<H", raw, raw.rindex(b"PK\5\6") + 10, 30_000)
    with pytest.raises(Refused, match="E_TOO_BIG"):
        Zipped(BytesIO(bytes(raw)))

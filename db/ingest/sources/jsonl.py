"""JSON Lines, plain or packed by gzip or xz: each line an article with named fields."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import json
import lzma
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from db.errors import Cancelled
from db.ingest.mapping import json_type, read_object
from db.ingest.source import (
    MOST_BYTES,
    Code,
    Member,
    Options,
    Original,
    Reading,
    Refused,
    Source,
)
from db.records import NewSource, ShouldStop

EXTRACTOR = "jsonl/1"

_CHUNK = 1 << 20
_PACKED_CHUNK = 1 << 16
_SAMPLE = 8 << 20
"""Unpacked bytes that stand for the rest when lines are counted beforehand."""
_MOST_MEMORY = 128 << 20
"""What unpacking xz may take: `xz -9` needs 65 MiB, a made-up file could ask for 1.5 GiB."""
_SWELLS_FROM = 64 << 20
_MOST_SWELLING = 200
"""Unpacked bytes for each packed one. Vietnamese prose gives 4 to 6."""


# ---- bytes to lines -------------------------------------------------------------------------


def _unxz(packed: BinaryIO) -> Iterator[bytes]:
    """Unpack one xz stream after the other, within `_MOST_MEMORY`."""
    decoder = None
    while True:
        given = b""
        if decoder is None or decoder.eof:
            given = decoder.unused_data.lstrip(b"\0") if decoder else b""
            while not given:
                more = packed.read(_PACKED_CHUNK)
                if not more:
                    return
                given = more.lstrip(b"\0")
            decoder = lzma.LZMADecompressor(memlimit=_MOST_MEMORY)
        elif decoder.needs_input:
            given = packed.read(_PACKED_CHUNK)
            if not given:
                raise EOFError("the packed file is cut off")
        yield decoder.decompress(given, _CHUNK)


def _ungzip(packed: BinaryIO) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=packed) as unpacked:
        while chunk := unpacked.read(_CHUNK):
            yield chunk


def _plain(unpacked: BinaryIO) -> Iterator[bytes]:
    while chunk := unpacked.read(_CHUNK):
        yield chunk


def _unpacked(original: Original, stored: BinaryIO, should_stop: ShouldStop) -> Iterator[bytes]:
    """Read the unpacked bytes piece by piece; raises Refused and Cancelled."""
    name = original.name.lower()
    unpack = _unxz if name.endswith(".xz") else _ungzip if name.endswith(".gz") else _plain
    unpacked = 0
    try:
        for chunk in unpack(stored):
            if should_stop():
                raise Cancelled
            unpacked += len(chunk)
            if unpacked > max(_SWELLS_FROM, _MOST_SWELLING * stored.tell()):
                raise Refused(Code.BAD_ARCHIVE, "it swells without end")
            yield chunk
    except (EOFError, lzma.LZMAError, zlib.error, gzip.BadGzipFile) as error:
        raise Refused(Code.BAD_ARCHIVE, str(error)) from None


def _lines(chunks: Iterator[bytes]) -> Iterator[bytes | None]:
    """Part bytes into lines; None stands for a line that is longer than `MOST_BYTES`."""
    kept: list[bytes] = []
    length = 0
    for chunk in chunks:
        *ended, open_end = chunk.split(b"\n")
        for part in ended:
            length += len(part)
            yield b"".join((*kept, part)) if length <= MOST_BYTES else None
            kept.clear()
            length = 0
        length += len(open_end)
        if length <= MOST_BYTES:
            kept.append(open_end)
        else:
            kept.clear()
    if length:
        yield b"".join(kept) if length <= MOST_BYTES else None


def _members(original: Original, _options: Options, should_stop: ShouldStop) -> Iterator[Member]:
    """Yield each line that is not blank, under its number."""
    if original.size == 0:
        raise Refused(Code.EMPTY)
    with original.open() as stored:
        for number, line in enumerate(_lines(_unpacked(original, stored, should_stop)), start=1):
            name = f"line {number}"
            if line is None:
                most = f"longer than {MOST_BYTES >> 20} MiB"
                yield Member(b"", "", name, Refused(Code.TOO_BIG, most))
                continue
            raw = (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).strip()
            if raw:
                yield Member(raw, hashlib.sha256(raw).hexdigest(), name)


def _count(original: Original, should_stop: ShouldStop) -> int:
    """Estimate the number of lines from the beginning of the file."""
    lines = unpacked = 0
    with original.open() as stored:
        for chunk in _unpacked(original, stored, should_stop):
            lines += chunk.count(b"\n")
            unpacked += len(chunk)
            if unpacked >= _SAMPLE:
                return lines * original.size // stored.tell()
    return lines


# ---- a line to an article ----------------------------------------------------------------------


def _object(raw: bytes) -> dict[str, Any]:
    """Read the object that a line holds; raises Refused."""
    try:
        fields = json.loads(raw.decode())
    except UnicodeDecodeError as error:
        raise Refused(Code.ENCODING, f"byte {error.start} is not utf-8") from None
    except (ValueError, RecursionError) as error:
        raise Refused(Code.MAPPING, f"not JSON: {error}") from None
    if not isinstance(fields, dict):
        raise Refused(Code.MAPPING, f"not an object but {json_type(fields)}")
    return fields


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    file = replace(source, encoding="utf-8")
    return read_object(_object(member.raw), file, options, extractor=EXTRACTOR, hints=member.hints)


JSONL = Source(
    mime="application/jsonl",
    members=_members,
    read=_read,
    extensions=tuple(
        kind + packed for kind in (".jsonl", ".ndjson") for packed in ("", ".gz", ".xz")
    ),
    member_mime="application/json",
    count=_count,
)

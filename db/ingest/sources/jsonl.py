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
from itertools import chain
from typing import BinaryIO

from db.errors import Cancelled
from db.ingest.dates import to_edtf
from db.ingest.encodings import normalise
from db.ingest.source import (
    MOST_BYTES,
    MOST_LINES,
    Code,
    Member,
    Options,
    Original,
    Reading,
    Refused,
    Source,
)
from db.records import BlockKind, NewArticle, NewBlock, NewSource, ShouldStop

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

_LONGEST_LINE = 4000
"""Characters of a headline, a name or an address. What is longer is a text in the wrong field."""


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


class _Fields:
    """The fields of one line, each fetched with the type it must have."""

    def __init__(self, raw: bytes) -> None:
        try:
            fields = json.loads(raw.decode())
        except UnicodeDecodeError as error:
            raise Refused(Code.ENCODING, f"byte {error.start} is not utf-8") from None
        except (ValueError, RecursionError) as error:
            raise Refused(Code.MAPPING, f"not JSON: {error}") from None
        if not isinstance(fields, dict):
            raise Refused(Code.MAPPING, f"not an object but {_type(fields)}")
        self._fields = fields

    def line(self, *names: str) -> str | None:
        """Fetch text that stands on one line, by the first of its names that is there."""
        text = " ".join(self.lines(*names))
        if len(text) > _LONGEST_LINE:
            raise Refused(Code.MAPPING, f"{names[0]} is longer than {_LONGEST_LINE} characters")
        return text or None

    def lines(self, *names: str) -> list[str]:
        """Fetch text by the first of its names that is there, parted where lines end."""
        for name in names:
            value = self._fields.get(name)
            if isinstance(value, str):
                return _parted(value)
            if value is not None:
                raise Refused(Code.MAPPING, f"{name} is {_type(value)}, not a string")
        return []

    def paragraphs(self, name: str) -> list[str]:
        """Fetch a list of texts, or one text, parted where lines end."""
        value = self._fields.get(name)
        if not isinstance(value, list):
            return self.lines(name)
        for number, part in enumerate(value):
            if not isinstance(part, str):
                raise Refused(Code.MAPPING, f"{name}[{number}] is {_type(part)}, not a string")
        return list(chain.from_iterable(map(_parted, value)))

    def identifier(self) -> str | None:
        """Fetch what the source knows the article by; a whole number will do."""
        value = self._fields.get("id")
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return self.line("id")


def _type(value: object) -> str:
    """Name a JSON type as people who write JSON do."""
    names = {dict: "an object", list: "a list", str: "a string", bool: "a truth value"}
    return "null" if value is None else names.get(type(value), "a number")


def _parted(text: str) -> list[str]:
    """Part text into lines, blank ones left out, in the archive's form."""
    text = normalise(text)
    if "\n" not in text:
        line = text.strip()
        return [line] if line else []
    stripped = (line.strip() for line in text.split("\n"))
    return [line for line in stripped if line]


def _laid_out(parts: list[tuple[BlockKind, list[str]]]) -> tuple[str, tuple[NewBlock, ...]]:
    """Put lines under each other and tell where each one stands."""
    text: list[str] = []
    blocks: list[NewBlock] = []
    start = 0
    for kind, lines in parts:
        if len(text) + len(lines) > MOST_LINES:
            raise Refused(Code.TOO_BIG, f"more than {MOST_LINES} lines")
        text += lines
        for line in lines:
            stop = start + len(line)
            blocks.append(NewBlock(kind, start, stop))
            start = stop + 1
    return "\n".join(text), tuple(blocks)


def _published(fields: _Fields) -> tuple[str | None, str | None]:
    """Read the date of publication, and what to say when it cannot be read."""
    printed = fields.line("published")
    if printed is None:
        return None, None
    edtf = to_edtf(printed)
    return edtf, None if edtf else f"published is no date that can be read: {printed[:80]}"


def _read(member: Member, source: NewSource, _options: Options) -> Reading:
    fields = _Fields(member.raw)
    headline = fields.line("headline", "title")
    if headline is None:
        raise Refused(Code.MAPPING, "headline is missing")
    standfirst = fields.lines("standfirst", "sapo")
    byline = fields.line("byline")
    text, blocks = _laid_out(
        [
            (BlockKind.HEADLINE, [headline]),
            (BlockKind.STANDFIRST, standfirst),
            (BlockKind.BODY, fields.paragraphs("body")),
            (BlockKind.CAPTION, fields.paragraphs("captions")),
            (BlockKind.BYLINE, [byline] if byline else []),
        ]
    )
    published, warning = _published(fields)
    article = NewArticle(
        headline=headline,
        text=text,
        blocks=blocks,
        extractor=EXTRACTOR,
        source=replace(source, encoding="utf-8"),
        source_id=fields.identifier(),
        standfirst="\n".join(standfirst) or None,
        byline=byline,
        outlet=fields.line("outlet"),
        url=fields.line("url"),
        section=fields.line("section"),
        language=fields.line("language") or "vi",
        published=published,
        published_basis="metadata" if published else "unknown",
    )
    return Reading(article, warning)


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

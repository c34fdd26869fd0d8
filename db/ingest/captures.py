"""WARC files (ISO 28500): the records of a web capture, and the pages and files in them.

Read here and not by warcio, which holds a header of any length in memory and stops at a damaged
record without saying so.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final, NamedTuple

from db.catalogue.edtf import bounds
from db.errors import Cancelled
from db.ingest.packages import MOST_BYTES_OF_A_FILE, MOST_SWELLING, SWELLS_FROM
from db.ingest.source import Code, Hints, Refused
from db.records import ShouldStop

_CHUNK: Final = 1 << 18
_LONGEST_LINE: Final = 1 << 16
_MOST_LINES: Final = 1000
_LONGEST_HEAD: Final = 1 << 16
_GZIP: Final = b"\x1f\x8b"
_FETCHED: Final = range(200, 300)
_CHUNK_SIZE: Final = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,999})?\r?\n")
_DRESS: Final = re.compile(
    r"(?:image|audio|video|font)/.*|text/(?:css|dns|.*javascript|vtt)"
    r"|application/(?:.*javascript|.*json|.*font.*|wasm|octet-stream|.*xml(?<!xhtml\+xml)"
    r"|vnd\.apple\.mpegurl|ocsp-.*|x-shockwave-flash|binary)|text/xml"
)
"""Types of what pages are made of beside their text, and of answers to their scripts."""


class Refusal(NamedTuple):
    """A capture that cannot be read, and why."""

    url: str
    fault: Refused


class Capture(NamedTuple):
    """A page or file as it was fetched, unpacked."""

    url: str
    raw: bytes
    hints: Hints


class Stream:
    """Bytes read piece by piece; knows how many were read."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._held = b""
        self._at = 0
        self.taken = 0

    def line(self) -> bytes:
        """Read one line with its end, or what there is; raises Refused when it has no end."""
        while (end := self._held.find(b"\n", self._at) + 1) == 0:
            if len(self._held) - self._at > _LONGEST_LINE:
                raise Refused(Code.BAD_ARCHIVE, "a header without end")
            if not self._more():
                end = len(self._held)
                break
        return self._cut(end - self._at)

    def pieces(self, length: int) -> Iterator[bytes]:
        """Read so many bytes; raises Refused when there are fewer."""
        while length:
            if self._at == len(self._held) and not self._more():
                raise Refused(Code.BAD_ARCHIVE, "cut off")
            piece = self._cut(min(length, len(self._held) - self._at))
            length -= len(piece)
            yield piece

    def take(self, length: int) -> bytes:
        """Read so many bytes at once."""
        return b"".join(self.pieces(length))

    def skip(self, length: int) -> None:
        """Leave so many bytes out."""
        for _ in self.pieces(length):
            pass

    def _more(self) -> bool:
        for chunk in self._chunks:
            if chunk:
                self._held = self._held[self._at :] + chunk
                self._at = 0
                return True
        return False

    def _cut(self, length: int) -> bytes:
        piece = self._held[self._at : self._at + length]
        self._at += length
        self.taken += length
        return piece


def chunks_of(stored: BinaryIO) -> Iterator[bytes]:
    """Read a file piece by piece."""
    while chunk := stored.read(_CHUNK):
        yield chunk


def unpacked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack gzip, one stream after the other, or pass on what is not packed.

    Raises Refused when it is damaged, cut off or swells; what came before is good.
    """
    first = next(chunks, b"")
    if not first.startswith(_GZIP):
        yield first
        yield from chunks
        return
    decoder = None
    given, read, swollen = first, len(first), 0
    while True:
        if not given:
            given = next(chunks, b"")
            read += len(given)
            if not given:
                break
        decoder = decoder or zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            piece = decoder.decompress(given, _CHUNK)
        except zlib.error as error:
            raise Refused(Code.BAD_ARCHIVE, f"damaged: {error}") from None
        given = decoder.unconsumed_tail
        if decoder.eof:
            given = decoder.unused_data.lstrip(b"\0")
            decoder = None
        swollen += len(piece)
        if swollen > max(SWELLS_FROM, MOST_SWELLING * read):
            raise Refused(Code.BAD_ARCHIVE, "it swells without end")
        yield piece
    if decoder:
        raise Refused(Code.BAD_ARCHIVE, "cut off")


def captures(stream: Stream, should_stop: ShouldStop) -> Iterator[Capture | Refusal]:
    """Yield each page and file that was fetched; what dresses a page is left out.

    Raises Refused from where the file is damaged or cut off, and Cancelled.
    """
    while True:
        if should_stop():
            raise Cancelled
        line = b"\r\n"
        while line and not line.strip():
            line = stream.line()
        if not line:
            return
        if not line.startswith(b"WARC/"):
            raise Refused(Code.BAD_ARCHIVE, "damaged: no record where one must begin")
        headers = _record_headers(stream)
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 16):  # noqa: PLR2004 - digits of a petabyte
            raise Refused(Code.BAD_ARCHIVE, "damaged: a record without length")
        found = _captured(headers, stream, int(length))
        if found:
            yield found


def _record_headers(stream: Stream) -> dict[str, str]:
    lines: list[bytes] = []
    while (line := stream.line()).strip():
        lines.append(line)
        if len(lines) > _MOST_LINES:
            raise Refused(Code.BAD_ARCHIVE, "a header without end")
    if not line:
        raise Refused(Code.BAD_ARCHIVE, "cut off")
    return _fields(lines)


def _fields(lines: list[bytes]) -> dict[str, str]:
    """Read headers; the first of a name counts, and one that goes on in the next line is one."""
    fields: dict[str, str] = {}
    name = ""
    for line in lines:
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[:1] in {" ", "\t"} and name:
            fields[name] += " " + text.strip()
            continue
        name, _, value = text.partition(":")
        name = name.strip().lower()
        fields.setdefault(name, value.strip())
    return fields


def _captured(headers: Mapping[str, str], stream: Stream, length: int) -> Capture | Refusal | None:
    """Read the block of one record, or leave it out."""
    url = headers.get("warc-target-uri", "").strip("<>")
    kind = headers.get("warc-type", "").lower()
    if kind not in {"response", "resource"} or not url.lower().startswith(("http:", "https:")):
        stream.skip(length)
        return None
    head = b""
    fields: Mapping[str, str] = headers
    status = _FETCHED[0]
    if kind == "response":
        head = stream.take(min(length, _LONGEST_HEAD))
        length -= len(head)
        status, fields, head = _http(head)
    mime, charset = _type(fields.get("content-type", ""))
    is_dress = _DRESS.fullmatch(mime) or url.lower().endswith("/robots.txt")
    if status not in _FETCHED or is_dress or not length + len(head):
        stream.skip(length)
        return None
    try:
        raw = _body(head, stream, length, fields if kind == "response" else {})
        if "warc-truncated" in headers:
            return Refusal(url, Refused(Code.BAD_ARCHIVE, "cut off when it was captured"))
    except _Unreadable as error:
        return Refusal(url, error.fault)
    moment = headers.get("warc-date", "")
    return Capture(url, raw, Hints(mime or None, charset, url, moment if bounds(moment) else None))


class _Unreadable(Exception):
    """One capture cannot be read; those behind it can."""

    def __init__(self, fault: Refused) -> None:
        super().__init__(fault)
        self.fault = fault


def _body(head: bytes, stream: Stream, length: int, fields: Mapping[str, str]) -> bytes:
    """Read the rest of a page; raises _Unreadable, or Refused where the whole file is damaged."""
    if length > MOST_BYTES_OF_A_FILE:
        stream.skip(length)
        raise _Unreadable(_too_big())
    raw = head + stream.take(length)
    try:
        return _decoded(raw, fields)
    except Refused as fault:
        raise _Unreadable(fault) from None


def _http(head: bytes) -> tuple[int, Mapping[str, str], bytes]:
    """Part an answer into its status, its headers and what follows them."""
    found = re.match(rb"HTTP/[\d.]+ +(\d{3})[^\n]*\n", head)
    if not found:
        return 0, {}, head
    end = re.search(rb"\r?\n\r?\n", head)
    first, last = (end.start(), end.end()) if end else (len(head), len(head))
    return int(found[1]), _fields(head[found.end() : first].splitlines()), head[last:]


def _type(declared: str) -> tuple[str, str | None]:
    mime, *parameters = declared.split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return mime.strip().lower(), value.strip(" '\"").lower() or None
    return mime.strip().lower(), None


def _decoded(raw: bytes, headers: Mapping[str, str]) -> bytes:
    """Undo what was done to a page on its way; capturers often did, and left the headers."""
    if headers.get("transfer-encoding", "").lower() == "chunked":
        raw = _joined(raw)
    for coding in reversed(headers.get("content-encoding", "").lower().split(",")):
        match coding.strip():
            case "" | "identity" | "none":
                pass
            case "gzip" | "x-gzip":
                raw = _inflated(raw, zlib.MAX_WBITS | 16) if raw.startswith(_GZIP) else raw
            case "deflate":
                raw = _inflated(raw, zlib.MAX_WBITS if _is_zlib(raw) else -zlib.MAX_WBITS)
            case other:
                raise Refused(Code.UNSUPPORTED, f"packed as {other[:20]}")
    return raw


def _is_zlib(raw: bytes) -> bool:
    return len(raw) > 1 and raw[0] & 15 == zlib.DEFLATED and (raw[0] << 8 | raw[1]) % 31 == 0


def _joined(raw: bytes) -> bytes:
    """Join the chunks of an answer (RFC 9112, 7.1); one that has none is as it is."""
    kept: list[bytes] = []
    at = 0
    while found := _CHUNK_SIZE.match(raw, at):
        size = int(found[1], 16)
        if not size:
            return b"".join(kept)
        kept.append(raw[found.end() : found.end() + size])
        at = found.end() + size
        at += 2 if raw.startswith(b"\r\n", at) else 1
    if kept and at >= len(raw):
        raise Refused(Code.BAD_ARCHIVE, "cut off")
    return raw


def _inflated(raw: bytes, bits: int) -> bytes:
    decoder = zlib.decompressobj(bits)
    try:
        unpacked = decoder.decompress(raw, MOST_BYTES_OF_A_FILE)
    except zlib.error as error:
        raise Refused(Code.BAD_ARCHIVE, f"damaged: {error}") from None
    if decoder.unconsumed_tail:
        raise _too_big()
    if not decoder.eof:
        raise Refused(Code.BAD_ARCHIVE, "cut off")
    return unpacked


def _too_big() -> Refused:
    return Refused(Code.TOO_BIG, f"longer than {MOST_BYTES_OF_A_FILE >> 20} MiB")

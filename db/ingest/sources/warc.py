"""Web captures (WARC): the pages and documents in them, with their address and date."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from db.ingest.captures import Capture, Refusal, Stream, captures, chunks_of, unpacked
from db.ingest.packages import printable_name
from db.ingest.source import Code, Member, Options, Original, Reading, Refused, Source
from db.records import NewSource, ShouldStop

_SAMPLE = 8 << 20
"""Unpacked bytes that stand for the rest when captures are counted beforehand."""


def member_of(found: Capture | Refusal, folder: str = "") -> Member:
    """Make a capture a file inside the collection, under its address."""
    name = printable_name(folder + found.url)
    if isinstance(found, Refusal):
        return Member(b"", "", name, found.fault)
    digest = hashlib.sha256(found.raw).hexdigest()
    return Member(found.raw, digest, name, is_file=True, hints=found.hints)


def _members(original: Original, _options: Options, should_stop: ShouldStop) -> Iterator[Member]:
    """Yield each page and document, as often as it was captured.

    A record that says that a page had not changed is left out: the page is there before it.
    """
    if original.size == 0:
        raise Refused(Code.EMPTY)
    with original.open() as stored:
        for found in captures(Stream(unpacked(chunks_of(stored))), should_stop):
            yield member_of(found)


def _count(original: Original, should_stop: ShouldStop) -> int:
    """Estimate the number of captures from the beginning of the file."""
    number = 0
    with original.open() as stored:
        stream = Stream(unpacked(chunks_of(stored)))
        for number, _ in enumerate(captures(stream, should_stop), start=1):
            if stream.taken >= _SAMPLE:
                return number * original.size // stored.tell()
    return number


def _recognise(original: Original) -> bool:
    if original.read(5) == b"WARC/":
        return True
    if original.read(2) != b"\x1f\x8b":
        return False
    try:
        return Stream(unpacked(iter([original.read(1 << 12)]))).take(5) == b"WARC/"
    except Refused:
        return False


def _read(_member: Member, _source: NewSource, _options: Options) -> Reading:
    raise Refused(Code.UNSUPPORTED, "a collection has no text of its own")


WARC = Source(
    mime="application/warc",
    members=_members,
    read=_read,
    extensions=(".warc", ".warc.gz"),
    recognise=_recognise,
    count=_count,
)

"""Web captures packed with their index (WACZ): the captures of every WARC file inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.ingest.captures import Stream, captures, unpacked
from db.ingest.packages import printable_name
from db.ingest.source import Code, Member, Options, Original, Reading, Refused, Source
from db.ingest.sources.warc import member_of
from db.ingest.zip_directory import Entry, entries, unpack
from db.records import NewSource, ShouldStop

_WARC = re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.IGNORECASE)
_INDEX = "datapackage.json"


def _members(original: Original, _options: Options, should_stop: ShouldStop) -> Iterator[Member]:
    """Yield each page and document; a damaged WARC file is a fault, and the next one follows."""
    if original.size == 0:
        raise Refused(Code.EMPTY)
    with original.open() as stored:
        for entry in _collections(entries(stored)):
            try:
                stream = Stream(unpacked(unpack(stored, entry, should_stop)))
                for found in captures(stream, should_stop):
                    yield member_of(found, f"{entry.name}/")
            except Refused as fault:
                yield Member(b"", "", printable_name(entry.name), fault)


def _collections(listed: list[Entry]) -> list[Entry]:
    return [entry for entry in listed if _WARC.fullmatch(entry.name)]


def _recognise(original: Original) -> bool:
    if original.read(4) != b"PK\3\4":
        return False
    try:
        with original.open() as stored:
            listed = entries(stored)
    except Refused:
        return False
    return any(entry.name == _INDEX for entry in listed) and bool(_collections(listed))


def _read(_member: Member, _source: NewSource, _options: Options) -> Reading:
    raise Refused(Code.UNSUPPORTED, "a collection has no text of its own")


WACZ = Source(
    mime="application/wacz",
    members=_members,
    read=_read,
    extensions=(".wacz",),
    mimes=("application/wacz+zip",),
    recognise=_recognise,
)

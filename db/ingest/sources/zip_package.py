"""ZIP packages: the files in them, each read by the reader of its own format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from db.ingest.packages import (
    MOST_BYTES_OF_A_FILE,
    MOST_SWELLING,
    SWELLS_FROM,
    Media,
    fault_of_name,
    is_litter,
    page_folders,
    printable_name,
)
from db.ingest.source import Code, Member, Options, Original, Reading, Refused, Source
from db.ingest.zip_directory import Entry, entries, unpack
from db.records import NewSource, ShouldStop

_FORMATS_OF_THEIR_OWN = {"[content_types].xml", "mimetype", "meta-inf/manifest.mf"}
"""What only documents and programs have that are ZIP files by accident."""


def _members(original: Original, _options: Options, should_stop: ShouldStop) -> Iterator[Member]:
    """Yield each file that may hold an article, then one member for all pictures and films.

    A file that cannot be unpacked has a fault, and the rest goes on.
    """
    if original.size == 0:
        raise Refused(Code.EMPTY)
    media = Media()
    swollen = 0
    with original.open() as stored:
        listed = entries(stored)
        pages = {folder for entry in listed for folder in page_folders(_printable(entry))}
        for entry in listed:
            name = _printable(entry)
            fault = fault_of_name(entry.name)
            if not fault and (_is_left_out(entry) or media.takes(name, pages)):
                continue
            if not fault and entry.is_link:
                fault = Refused(Code.BAD_ARCHIVE, "a link to another place")
            member = (
                Member(b"", "", name, fault)
                if fault
                else _unpacked(stored, entry, name, should_stop)
            )
            swollen += len(member.raw)
            if swollen > max(SWELLS_FROM, MOST_SWELLING * original.size):
                raise Refused(Code.BAD_ARCHIVE, "it swells without end")
            yield member
    report = media.report()
    if report:
        yield report


def _printable(entry: Entry) -> str:
    return printable_name(entry.name)


def _is_left_out(entry: Entry) -> bool:
    return entry.is_folder or is_litter(_printable(entry))


def _unpacked(stored: BinaryIO, entry: Entry, name: str, should_stop: ShouldStop) -> Member:
    kept: list[bytes] = []
    length = 0
    try:
        for chunk in unpack(stored, entry, should_stop):
            length += len(chunk)
            if length > MOST_BYTES_OF_A_FILE:
                too_big = Refused(Code.TOO_BIG, f"longer than {MOST_BYTES_OF_A_FILE >> 20} MiB")
                return Member(b"", "", name, too_big)
            kept.append(chunk)
    except Refused as fault:
        return Member(b"", "", name, fault)
    raw = b"".join(kept)
    return Member(raw, hashlib.sha256(raw).hexdigest(), name, is_file=True)


def _count(original: Original, _should_stop: ShouldStop) -> int:
    with original.open() as stored:
        media = Media()
        return sum(
            not (_is_left_out(entry) or media.takes(_printable(entry))) for entry in entries(stored)
        )


def _recognise(original: Original) -> bool:
    if original.read(4) not in {b"PK\3\4", b"PK\5\6"}:
        return False
    try:
        with original.open() as stored:
            names = {entry.name.lower() for entry in entries(stored)}
    except Refused:
        return False  # the end of its name must do
    return names.isdisjoint(_FORMATS_OF_THEIR_OWN)


def _read(_member: Member, _source: NewSource, _options: Options) -> Reading:
    raise Refused(Code.UNSUPPORTED, "a package has no text of its own")


ZIP = Source(
    mime="application/zip",
    members=_members,
    read=_read,
    extensions=(".zip",),
    mimes=("application/x-zip-compressed", "application/x-zip"),
    recognise=_recognise,
    count=_count,
)

"""Records of our own making, read as ingest reads those of a container."""

from __future__ import annotations

from db.ingest.source import Member, Options, Original, Reading, Refused, Source
from db.records import NewSource, never
from tests.db.ingest.sources.reading import DIGEST, assert_sound

FEW = 60
"""Examples of a property whose every example reads a file."""


def held(raw: bytes, name: str = "tệp") -> Original:
    """Take bytes for a file that came out of another one."""
    return Original(name, DIGEST, len(raw), content=raw)


def parted(source: Source, raw: bytes) -> list[Member]:
    """Part a file into its members."""
    return list(source.members(held(raw), Options(), never))


def read_member(source: Source, member: Member) -> Reading:
    """Read one record, or raise what speaks against it."""
    if member.fault:
        raise member.fault
    file = NewSource(member.sha256, len(member.raw), "tệp", source.member_mime or source.mime)
    reading = source.read(member, file, Options())
    assert_sound(reading.article)
    return reading


def outcomes(source: Source, raw: bytes) -> list[Reading | Refused]:
    """Read every record of a file: an article or a reason for each, and for the rest of it."""
    found: list[Reading | Refused] = []
    try:
        for member in source.members(held(raw), Options(), never):
            try:
                found.append(read_member(source, member))
            except Refused as refused:
                found.append(refused)
    except Refused as refused:
        found.append(refused)
    return found


def told(found: list[Reading | Refused]) -> list[str]:
    """Name each outcome: the headline of an article, or the code."""
    return [str(one.code) if isinstance(one, Refused) else one.article.headline for one in found]

"""Plain text files: one article each, its parts told by their place on the page."""

from __future__ import annotations

from dataclasses import replace

from db.ingest.encodings import LINE_ENDS, decode, normalise, readings
from db.ingest.finishing import finish
from db.ingest.layout import lay_out
from db.ingest.source import (
    MOST_BYTES,
    MOST_LINES,
    Code,
    Member,
    Options,
    Reading,
    Refused,
    Source,
    whole,
)
from db.records import NewSource

EXTRACTOR = "text/1"

_SAMPLE = 4096
_SAMPLE_LINES = 5
"""What a person compares encodings by."""


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    decoded = decode(member.raw, declared=member.hints.charset, encoding=options.encoding)
    if sum(map(decoded.text.count, LINE_ENDS)) > 2 * MOST_LINES:
        raise Refused(Code.TOO_BIG, f"more than {MOST_LINES} lines")
    layout = lay_out(normalise(decoded.text))
    file = replace(source, encoding=decoded.encoding)
    reading = finish(layout, file, EXTRACTOR, options, hints=member.hints)
    if options.rehearsal and (decoded.other or decoded.encoding != "utf-8"):
        return replace(reading, readings=_beginnings(member.raw))
    return reading


def _beginnings(raw: bytes) -> tuple[tuple[str, str], ...]:
    """Give the first lines in each encoding that a person may choose, the likeliest first."""
    found = readings(raw[:_SAMPLE])
    return tuple((one.encoding, "\n".join(one.text.splitlines()[:_SAMPLE_LINES])) for one in found)


TEXT = Source("text/plain", whole, _read, extensions=(".txt", ".text"), most_bytes=MOST_BYTES)

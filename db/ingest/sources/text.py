"""Plain text files: one article each, its parts told by their place on the page."""

from __future__ import annotations

from dataclasses import replace

from db.ingest.encodings import LINE_ENDS, decode, normalise
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


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    decoded = decode(member.raw, declared=member.hints.charset, encoding=options.encoding)
    if sum(map(decoded.text.count, LINE_ENDS)) > 2 * MOST_LINES:
        raise Refused(Code.TOO_BIG, f"more than {MOST_LINES} lines")
    layout = lay_out(normalise(decoded.text))
    file = replace(source, encoding=decoded.encoding)
    return finish(layout, file, EXTRACTOR, options, hints=member.hints)


TEXT = Source("text/plain", whole, _read, extensions=(".txt", ".text"), most_bytes=MOST_BYTES)

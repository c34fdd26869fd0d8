"""Plain text files: one article each, its parts told by their place on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from db.ingest.encodings import LINE_ENDS, decode, normalise
from db.ingest.layout import lay_out
from db.ingest.source import (
    MOST_BYTES,
    MOST_LINES,
    Code,
    Member,
    Original,
    Reading,
    Refused,
    Source,
)
from db.records import NewArticle, NewSource, ShouldStop

EXTRACTOR = "text/1"


def _whole(original: Original, _should_stop: ShouldStop) -> Iterator[Member]:
    if original.size == 0:
        raise Refused(Code.EMPTY)
    yield Member(original.path.read_bytes(), original.sha256)


def _read(member: Member, source: NewSource) -> Reading:
    decoded = decode(member.raw)
    if sum(map(decoded.text.count, LINE_ENDS)) > 2 * MOST_LINES:
        raise Refused(Code.TOO_BIG, f"more than {MOST_LINES} lines")
    layout = lay_out(normalise(decoded.text))
    if layout.headline is None:
        raise Refused(Code.NO_TEXT)
    return Reading(
        NewArticle(
            headline=layout.headline,
            text=layout.text,
            blocks=layout.blocks,
            extractor=EXTRACTOR,
            source=replace(source, encoding=decoded.encoding),
            standfirst=layout.standfirst,
            kicker=layout.kicker,
            byline=layout.byline,
            dateline=layout.dateline,
        )
    )


TEXT = Source("text/plain", _whole, _read, most_bytes=MOST_BYTES)

"""JSON files: news items, references, or articles with the fields of our JSON Lines."""

from __future__ import annotations

from typing import Final

from db.ingest.json_records import fields_of, json_members
from db.ingest.record_files import MOST_WHOLE
from db.ingest.source import Code, Member, Options, Reading, Refused, Source
from db.ingest.sources.csl_json import is_csl, read_reference
from db.ingest.sources.jsonl import JSONL
from db.ingest.sources.ninjs import is_ninjs, read_news
from db.records import NewSource

_EXPECTED: Final = (
    "neither a news item (uri with headlines or bodies), a reference (type and title)"
    " nor an article (headline or title)"
)


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    """Read an object as what its fields say it is."""
    fields = fields_of(member)
    if is_ninjs(fields):
        return read_news(fields, source, options, member.hints)
    if is_csl(fields):
        return read_reference(fields, source, options, member.hints)
    if options.columns is None and not {"headline", "title"} & fields.keys():
        raise Refused(Code.MAPPING, _EXPECTED)
    return JSONL.read(member, source, options)


JSON = Source(
    mime="application/json",
    members=json_members,
    read=_read,
    extensions=(".json",),
    mimes=("text/json",),
    member_mime="application/json",
    most_bytes=MOST_WHOLE,
)

"""Tables as text, parted by commas, semicolons, tabs or bars: each row an article."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Final

from db.ingest.delimited import count, rows, writing
from db.ingest.guessing import matching
from db.ingest.mapping import chosen_profile
from db.ingest.sheets import look, members, read_row
from db.ingest.source import Member, Options, Original, Reading, Source
from db.records import NewSource, ShouldStop

EXTRACTOR = "csv/1"

_GLANCE: Final = 1 << 12
_FEWEST_KNOWN: Final = 2


def _members(original: Original, options: Options, should_stop: ShouldStop) -> Iterator[Member]:
    profile = None if options.columns is None else chosen_profile(options.columns)
    written = writing(original, profile, options.encoding)
    table = rows(original, written, should_stop)
    head = look(table, profile)
    yield from members(head, table, encoding=written.encoding)


def _count(original: Original, should_stop: ShouldStop) -> int:
    """Estimate the number of rows below the header."""
    return max(0, count(original, writing(original, None, None), should_stop) - 1)


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    return read_row(member, source, options, EXTRACTOR)


def _recognise(original: Original) -> bool:
    """Whether it is what spreadsheets save as Unicode text: tabs, and a header that is known."""
    beginning = original.read(_GLANCE)
    encoding = "utf-8"
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if beginning.startswith(mark):
            beginning, encoding = beginning.removeprefix(mark), name
    if b"\t" not in beginning:
        return False
    line = beginning.decode(encoding, "replace").removeprefix("\ufeff").split("\n", 1)[0]
    known = matching([cell.strip('" \r') for cell in line.split("\t")]) if "\t" in line else {}
    return "headline" in known and len(known) >= _FEWEST_KNOWN


CSV = Source(
    mime="text/csv",
    members=_members,
    read=_read,
    extensions=(".csv", ".tsv", ".tab"),
    mimes=("text/tab-separated-values", "application/csv"),
    recognise=_recognise,
    member_mime="application/json",
    count=_count,
)

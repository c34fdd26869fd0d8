"""Rich Text files: the text of one article, in the code page of each of its fonts."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from db.ingest.documents.assembly import assemble
from db.ingest.documents.properties import believable
from db.ingest.documents.rtf import RichText
from db.ingest.source import Code, Member, Options, Original, Reading, Refused, Source, whole
from db.records import NewSource

EXTRACTOR = "rtf/1"

_MOST_BYTES: Final = 128 << 20
"""Pictures stand in it as hexadecimal digits, twice as long as they are."""
_BEGINS: Final = b"{\\rtf"
_START: Final = 64
"""Bytes that may stand before: blanks, or the mark of an editor that took it for text."""


def _beginning(raw: bytes) -> int:
    """Tell where the file begins after such bytes; -1 when it is no RTF."""
    at = raw[:_START].find(_BEGINS)
    return at if not raw[: max(at, 0)].strip(b" \t\r\n\x00\xef\xbb\xbf") else -1


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    start = _beginning(member.raw)
    if start < 0:
        raise Refused(Code.READ, "it does not begin as RTF does")
    document = RichText(member.raw[start:] if start else member.raw)
    paragraphs = document.paragraphs()
    told = believable(document.told.get("title"), document.told.get("author"))
    file = replace(source, encoding=document.fonts.encoding())
    return assemble(paragraphs, told, member, file, options, EXTRACTOR)


def _recognise(original: Original) -> bool:
    return _beginning(original.read(_START)) >= 0


RTF = Source(
    mime="application/rtf",
    members=whole,
    read=_read,
    extensions=(".rtf",),
    mimes=("text/rtf",),
    recognise=_recognise,
    most_bytes=_MOST_BYTES,
)

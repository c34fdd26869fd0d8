"""E-mail messages: the message itself where it is an article, and the files sent with it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from io import BytesIO

from db.ingest.finishing import Told, finish
from db.ingest.layout import Part, lay_out_parts
from db.ingest.lines import is_outlet_name, paragraph
from db.ingest.mail import Letter
from db.ingest.mail_text import own_length, paragraphs
from db.ingest.packages import Media, is_litter, printable_name
from db.ingest.source import (
    MOST_BYTES,
    Code,
    Hints,
    Member,
    Options,
    Original,
    Reading,
    Refused,
    Source,
)
from db.records import BlockKind, NewSource, Origin, ShouldStop
from db.search.collation import match_key

EXTRACTOR = "eml/1"

_SHORTEST_ARTICLE = 400
"""Characters. A shorter message that comes with files only says that they are enclosed."""
_MOST_BYTES = 64 << 20

_SUBJECT = Origin("record", 0.8)
"""As sure as the layout of a page: who sends an article names it in the subject."""
_SENDER = Origin("record", 0.5)
"""Less: an office sends for those who write."""
_SENT = Origin("record", 0.6)
"""Less than a date on the page: it is sent some days before or after it is published."""

_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):.*(?:\r?\n[ \t].*)*\r?(?:\n|\Z)")
_MAILBOX_LINE = re.compile(rb"(?:From [^\r\n]*\r?\n)?")
_READ_FOR_HEADERS = 16_000
_TRANSPORT = {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"to"}
_SAVED_PAGE = re.compile(
    rb"^Snapshot-Content-Location:|^From: *<?Saved by|^X-MimeOLE:.*MSHTML",
    re.IGNORECASE | re.MULTILINE,
)


def _members(original: Original, _options: Options, _should_stop: ShouldStop) -> Iterator[Member]:
    """Yield the message itself where it is an article, then each file sent with it."""
    if original.size == 0:
        raise Refused(Code.EMPTY)
    with original.open() as stored:
        letter = Letter(stored)
    if letter.is_encrypted:
        raise Refused(Code.ENCRYPTED)
    media = Media()
    files = [
        file
        for file in letter.files()
        if not (file.is_shown or is_litter(file.name) or media.takes(file.name))
    ]
    if not files or own_length(_parts(letter)) >= _SHORTEST_ARTICLE:
        yield Member(original.read(), original.sha256, hints=original.hints)
    captured = letter.sent or original.hints.captured
    for file in files:
        hints = Hints(mime=file.mime, charset=file.charset, captured=captured)
        raw = file.read()
        digest = hashlib.sha256(raw).hexdigest()
        yield Member(raw, digest, printable_name(file.name), is_file=True, hints=hints)
    report = media.report()
    if report:
        yield report


def _parts(letter: Letter) -> list[Part]:
    return [part for text in letter.texts() for part in paragraphs(text)]


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    letter = Letter(BytesIO(member.raw))
    parts = _parts(letter)
    if not any(char.isalnum() for part in parts if part.kind is None for char in part.text):
        raise Refused(Code.NO_TEXT, "only what others wrote" if parts else "")
    if sum(len(part.text) for part in parts) > MOST_BYTES:
        raise Refused(Code.TOO_BIG, f"longer than {MOST_BYTES >> 20} MiB")
    told: dict[str, Told] = {}
    if letter.subject:
        told["headline"] = Told(letter.subject, _SUBJECT)
        if match_key(parts[0].text) == match_key(letter.subject):
            parts[0] = Part(parts[0].text, BlockKind.HEADLINE)
        else:
            parts.insert(0, Part(letter.subject, BlockKind.HEADLINE))
    if letter.sender and not letter.is_passed_on:
        name = letter.sender
        field = "outlet" if is_outlet_name(paragraph(name, 0, len(name))) else "byline"
        told[field] = Told(name, _SENDER)
    if letter.sent and not letter.is_passed_on:
        told["published"] = Told(letter.sent, _SENT)
    layout = lay_out_parts(parts)
    return finish(layout, source, EXTRACTOR, options, hints=member.hints, told=told)


def _recognise(original: Original) -> bool:
    """Whether it begins with the headers of a message, and is no web page saved as one."""
    head = original.read(_READ_FOR_HEADERS)
    at = _MAILBOX_LINE.match(head).end()  # type: ignore[union-attr]  # it matches nothing too
    names: set[bytes] = set()
    start = at
    while found := _HEADER.match(head, at):
        names.add(found.group(1).lower())
        at = found.end()
    if b"from" not in names or not names & _TRANSPORT or not names & {b"subject", b"date"}:
        return False
    return not _SAVED_PAGE.search(head[start:at])


EML = Source(
    mime="message/rfc822",
    members=_members,
    read=_read,
    extensions=(".eml",),
    mimes=("message/global",),
    recognise=_recognise,
    most_bytes=_MOST_BYTES,
)

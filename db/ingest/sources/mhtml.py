"""Pages saved as a web archive in one file (.mht, .mhtml): the page in it, without its pictures."""

from __future__ import annotations

import email
import re
from collections.abc import Iterable
from email.message import Message
from typing import Final

from db.ingest.source import (
    Code,
    Hints,
    Member,
    Options,
    Original,
    Reading,
    Refused,
    Source,
    whole,
)
from db.ingest.sources.html import MOST_BYTES, read_page
from db.records import NewSource

EXTRACTOR: Final = "mhtml/1"

_MOST_BYTES: Final = 64 << 20
"""With the pictures of the page; the page itself may be as long as any."""
_MOST_LEVELS: Final = 20
"""Parts that hold parts."""
_HEAD: Final = 8192
_RELATED: Final = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_POSTED: Final = re.compile(
    rb"^(?:received|delivered-to|return-path|to|cc|bcc|message-id):", re.IGNORECASE | re.MULTILINE
)
_PAGES: Final = ("text/html", "application/xhtml+xml")


def _recognise(original: Original) -> bool:
    """Whether it is a package of a page and its pictures that nobody has posted as mail."""
    head = original.read(_HEAD).replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return _RELATED.search(head) is not None and _POSTED.search(head) is None


def _root(package: Message, parts: Iterable[Message]) -> Message:
    """Find the page among the parts; raises Refused."""
    pages = [part for part in parts if part.get_content_type() in _PAGES]
    start = str(package.get_param("start") or "").strip()
    location = str(package.get("Snapshot-Content-Location") or "").strip()
    for part in pages:
        is_start = start and str(part.get("Content-ID") or "").strip() == start
        if is_start or (location and str(part.get("Content-Location") or "").strip() == location):
            return part
    if not pages:
        raise Refused(Code.READ, "no page in the package")
    return pages[0]


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    if member.raw.lower().count(b"content-type: multipart/") > _MOST_LEVELS:
        raise Refused(Code.TOO_BIG, f"more than {_MOST_LEVELS} packages in packages")
    package = email.message_from_bytes(member.raw)
    if not package.is_multipart() and package.get_content_type() not in _PAGES:
        raise Refused(Code.READ, "no package of a page")
    page = _root(package, package.walk())
    raw = page.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw.strip():
        raise Refused(Code.READ, "the page in the package is empty")
    if len(raw) > MOST_BYTES:
        raise Refused(Code.TOO_BIG, f"the page is longer than {MOST_BYTES >> 20} MiB")
    location = str(page.get("Content-Location") or package.get("Snapshot-Content-Location") or "")
    url = location.strip() if location.strip().startswith(("http://", "https://")) else None
    charset = page.get_content_charset()
    hints = Hints(
        mime=page.get_content_type(),
        charset=charset or member.hints.charset,
        url=url or member.hints.url,
        captured=member.hints.captured,
    )
    return read_page(raw, source, options, hints=hints, extractor=EXTRACTOR)


MHTML = Source(
    "multipart/related",
    whole,
    _read,
    extensions=(".mht", ".mhtml"),
    mimes=("application/x-mimearchive",),
    recognise=_recognise,
    most_bytes=_MOST_BYTES,
)

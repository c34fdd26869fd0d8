"""E-mail messages: what their headers say, the text of the message, and the files sent with it."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError, MessageError
from email.feedparser import BytesFeedParser
from email.header import decode_header
from email.message import Message
from email.policy import Policy, compat32
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from db.ingest.encodings import decode, normalise
from db.ingest.source import Code, Refused

_CHUNK = 1 << 16
_DEEPEST = 50
"""Parts in parts. Mail programs make up to six."""
_MOST_PARTS = 10_000
_LONGEST_HEADER = 20_000
_YEARS = range(1980, 2100)
"""Of messages. What says otherwise was sent by a clock that was never set."""
_LETTER_TYPES = {"message/rfc822", "message/global"}
_TEXT_TYPES = {"text/plain", "text/html"}
_SPACE = re.compile(r"\s+")
_KNOWN_CHARSET = re.compile(
    r"(?:utf|iso|latin|windows|cp|us-?ascii|koi8|gb|big5|euc|shift|tis)[\w.:-]*", re.IGNORECASE
)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_ANSWERED = re.compile(
    r"\s*(?:re|fwd?|trả lời|chuyển tiếp|tl|ct)\s*(?:\[\d+\])?\s*[:：]\s*", re.IGNORECASE
)


class _Part(Message):
    """A part of a message. A message sent with another one stays the bytes that it is."""

    _payload: object
    """What the parser put here; `get_payload` would guess an encoding for it."""

    def get_content_maintype(self) -> str:
        """Name the first half of the type; the parser goes into what is called `message`."""
        kind = self.get_content_type()
        return "application" if kind in _LETTER_TYPES else kind.split("/")[0]

    @property
    def inner(self) -> list[_Part] | None:
        """The parts in it; None of a part that has none."""
        payload = self._payload
        if not isinstance(payload, list):
            return None
        return [part for part in payload if isinstance(part, _Part)]

    @property
    def stored(self) -> bytes:
        """The payload of a part without parts, byte for byte as it stands in the message."""
        payload = self._payload
        return payload.encode("ascii", "surrogateescape") if isinstance(payload, str) else b""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is part of the message itself."""

    text: str
    is_html: bool
    is_flowed: bool
    """Whether lines that end in a space go on (RFC 3676)."""
    drops_space: bool
    """Whether that space is not part of the text."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file sent with a message."""

    name: str
    """Without folders; where the message gives no name, its number among the parts."""
    mime: str
    charset: str | None
    is_shown: bool
    """Whether it is a picture that the text of the message shows, such as a logo."""
    part: _Part

    def read(self) -> bytes:
        """Decode the bytes of the file; they are not held."""
        return _content(self.part)


class Letter:
    """One message, taken apart. Whatever is broken in it is left out, never raised."""

    def __init__(self, stored: BinaryIO) -> None:
        """Raises Refused when its parts are too many or lie too deep, and OSError."""
        made = 0

        def part(policy: Policy = compat32) -> _Part:
            nonlocal made
            made += 1
            if made > _MOST_PARTS:
                raise Refused(Code.TOO_BIG, f"more than {_MOST_PARTS} parts")
            return _Part(policy)

        try:
            parser = BytesFeedParser(part, policy=compat32)
            while chunk := stored.read(_CHUNK):  # all at once takes eight times the memory
                parser.feed(chunk)
            message = parser.close()
        except RecursionError:
            raise Refused(Code.TOO_BIG, "its parts lie too deep in each other") from None
        except (MessageError, ValueError, LookupError, AttributeError, TypeError) as error:
            raise Refused(Code.READ, f"no message: {error}") from None
        assert isinstance(message, _Part)
        self._message = message
        self._parts = list(_leaves(message))

    @property
    def is_encrypted(self) -> bool:
        """Whether the message can be read by its receiver only."""
        kind = self._message.get_content_type()
        smime = str(self._message.get("content-type", "")).lower()
        return kind == "multipart/encrypted" or (
            kind in {"application/pkcs7-mime", "application/x-pkcs7-mime"}
            and "signed-data" not in smime
        )

    @property
    def subject(self) -> str | None:
        """What it is about, without the signs of an answer or of passing on."""
        subject = self._header("subject") or ""
        while found := _ANSWERED.match(subject):
            subject = subject[found.end() :]
        return subject.strip() or None

    @property
    def is_passed_on(self) -> bool:
        """Whether somebody else than the sender wrote it, or it answers another one."""
        return _ANSWERED.match(self._header("subject") or "") is not None

    @property
    def sender(self) -> str | None:
        """The name of who sent it; None when only an address is given."""
        name, address, _ = (self._header("from") or "").partition("<")
        name = name.replace("\\", "").strip(" '\"") if address else ""
        return name if name and "@" not in name else None

    @property
    def sent(self) -> str | None:
        """When it was sent: EDTF, with the offset if there is one."""
        try:
            moment = parsedate_to_datetime(self._header("date") or "")
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
        return _edtf(moment)

    def texts(self) -> list[Text]:
        """The texts of the message in order; of several forms of one text the plain one."""
        return [text for text in _texts(self._message) if text.text.strip()]

    def files(self) -> Iterator[Attached]:
        """Yield the files sent with it."""
        for number, part in enumerate(self._parts, start=1):
            mime = part.get_content_type()
            if not _is_file(part):
                continue
            name = _file_name(part) or (
                f"message {number}.eml" if mime in _LETTER_TYPES else f"attachment {number}"
            )
            is_shown = mime.startswith("image/") and "content-id" in part
            yield Attached(name, mime, _charset(part), is_shown, part)

    def _header(self, name: str) -> str | None:
        value = self._message.get(name)
        return None if value is None else readable(str(value))


def readable(value: str) -> str:
    """Read a header as people write them: RFC 2047, or letters of any encoding as they are."""
    value = value[:_LONGEST_HEADER]
    if value.isascii():
        try:
            words = decode_header(value)
        except (HeaderParseError, ValueError):
            words = [(value, None)]
    else:
        words = (
            [(value.encode("ascii", "surrogateescape"), None)]
            if _is_raw(value)
            else [(value, None)]
        )
    text = "".join(
        word if isinstance(word, str) else _decoded(word, charset) for word, charset in words
    )
    return _SPACE.sub(" ", normalise(text or value)).strip()


def _is_raw(value: str) -> bool:
    """Whether every letter that is not ASCII stands for a byte."""
    return all(char.isascii() or "\udc80" <= char <= "\udcff" for char in value)


def _decoded(raw: bytes, charset: str | None) -> str:
    """Read bytes as what they show to be, else as they are declared, else as far as possible."""
    try:
        return decode(raw, declared=charset).text
    except Refused:
        pass
    if charset and _KNOWN_CHARSET.fullmatch(charset):
        try:
            return raw.decode(charset)
        except (LookupError, ValueError):
            pass
    return raw.decode("utf-8", "replace")


def _edtf(moment: datetime) -> str | None:
    """Write a moment with its offset; `-0000` says that the offset is not known."""
    if moment.year not in _YEARS:
        return None
    offset = moment.utcoffset()
    if offset is not None and offset.total_seconds() % 60:
        return f"{moment:%Y-%m-%d}"
    return moment.replace(microsecond=0).isoformat()


def _leaves(message: _Part) -> Iterator[_Part]:
    """Yield the parts that have no parts, in order; raises Refused."""
    waiting: list[tuple[_Part, int]] = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        inner = part.inner
        if inner is None:
            yield part
        elif depth >= _DEEPEST:
            raise Refused(Code.TOO_BIG, "its parts lie too deep in each other")
        elif part.get_content_maintype() == "multipart":
            waiting += [(one, depth + 1) for one in reversed(inner)]


def _texts(part: _Part) -> list[Text]:
    inner = part.inner
    if inner is None:
        return [] if _is_file(part) else _text(part)
    if part.get_content_maintype() != "multipart":
        return []  # a report on a delivery
    found = [_texts(one) for one in inner]
    match part.get_content_subtype():
        case "alternative":
            filled = [texts for texts in found if any(text.text.strip() for text in texts)]
            plain = [texts for texts in filled if not any(text.is_html for text in texts)]
            return (plain or filled[-1:] or [[]])[0]
        case "related":
            return found[0] if found else []
        case _:
            return [text for texts in found for text in texts]


def _text(part: _Part) -> list[Text]:
    kind = part.get_content_type()
    if kind not in _TEXT_TYPES:
        return []
    text = _decoded(_content(part), _charset(part))
    is_flowed = _parameter(part, "format") == "flowed"
    return [Text(text, kind == "text/html", is_flowed, _parameter(part, "delsp") == "yes")]


def _is_file(part: _Part) -> bool:
    """Whether a part without parts is a file. Invitations and the like without a name are none."""
    kind = part.get_content_type()
    if _file_name(part) is not None or part.get_content_disposition() == "attachment":
        return True
    return kind in _LETTER_TYPES or (
        kind not in _TEXT_TYPES
        and not kind.startswith(("text/", "message/", "multipart/"))
        and kind not in {"application/pgp-signature", "application/pkcs7-signature"}
    )


def _file_name(part: _Part) -> str | None:
    """The name of a file as its sender gave it, without folders (RFC 2231, RFC 2047, or raw)."""
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    name = re.split(r"[/\\]", readable(str(name or "")))[-1].strip(" .")
    return name or None


def _parameter(part: _Part, name: str) -> str:
    try:
        value = part.get_param(name)
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    value = value[2] if isinstance(value, tuple) else value
    return str(value or "").strip().lower()


def _charset(part: _Part) -> str | None:
    return _parameter(part, "charset") or None


def _content(part: _Part) -> bytes:
    """The bytes of a part as they were before they were sent; what was cut off is cut off."""
    raw = part.stored
    match str(part.get("content-transfer-encoding", "")).strip().lower():
        case "base64":
            try:
                return binascii.a2b_base64(raw)
            except binascii.Error:
                digits = _NOT_BASE64.sub(b"", raw)
                digits = digits[: len(digits) - (len(digits) % 4 == 1)]
                return binascii.a2b_base64(digits + b"=" * (-len(digits) % 4))
        case "quoted-printable":
            return quopri.decodestring(raw)
        case _:
            return raw

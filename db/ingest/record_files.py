"""Files of many records: their bytes in one kind of encoding, parted into members."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO, Final

from db.errors import Cancelled
from db.ingest.encodings import Decoded, decode
from db.ingest.source import MOST_BYTES, Code, Hints, Member, Options, Original, Refused
from db.records import ShouldStop

MOST_WHOLE: Final = 64 << 20
"""The longest file that is held in memory as a whole: 64 MiB."""

_CHUNK: Final = 1 << 16
_HEAD: Final = 1 << 12
_SAMPLE: Final = 1 << 16


def head(original: Original) -> bytes:
    """Read the beginning of a file, in an encoding in which ASCII letters are single bytes.

    Raises OSError only.
    """
    raw = original.read(_HEAD)
    if raw.startswith(codecs.BOM_UTF8):
        return raw.removeprefix(codecs.BOM_UTF8)
    wide = _wide(raw)
    if wide is None:
        return raw
    return raw.decode(wide, "ignore").removeprefix("\ufeff").encode("utf-8", "ignore")


def narrow(original: Original) -> BinaryIO:
    """Open a file so that ASCII letters are single bytes: UTF-16 and UTF-32 become UTF-8.

    Marks of the byte order are left out. Raises Refused and OSError.
    """
    if original.size == 0:
        raise Refused(Code.EMPTY)
    wide = _wide(original.read(_HEAD))
    if wide is None:
        stored = original.open()
        if stored.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
            stored.seek(0)
        return stored
    if original.size > MOST_WHOLE:
        raise Refused(Code.TOO_BIG, f"longer than {MOST_WHOLE >> 20} MiB in {wide}")
    try:
        text = original.read().decode(wide)
    except UnicodeDecodeError as error:
        raise Refused(Code.ENCODING, f"byte {error.start} is not {wide}") from None
    return BytesIO(text.removeprefix("\ufeff").encode("utf-8", "replace"))


def chunks(stored: BinaryIO, should_stop: ShouldStop) -> Iterator[bytes]:
    """Read an open file piece by piece; raises Cancelled and OSError."""
    while chunk := stored.read(_CHUNK):
        ask(should_stop)
        yield chunk


def ask(should_stop: ShouldStop) -> None:
    """Raise Cancelled when the run is to stop."""
    if should_stop():
        raise Cancelled


def sampled(stored: BinaryIO, hints: Hints) -> Hints:
    """Add to what is known of an open file the encoding that its beginning is in.

    A single reference may be too short to tell. The file is read from its place on afterwards.
    """
    place = stored.tell()
    sample = stored.read(_SAMPLE)
    stored.seek(place)
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    if hints.charset or whole.isascii():
        return hints
    try:
        return replace(hints, charset=decode(whole).encoding)
    except Refused:
        return hints


def record(raw: bytes, number: int, hints: Hints) -> Member:
    """Make a member of the bytes of one record."""
    if len(raw) > MOST_BYTES:
        return faulty(number, Code.TOO_BIG, f"longer than {MOST_BYTES >> 20} MiB")
    return Member(raw, hashlib.sha256(raw).hexdigest(), f"record {number}", hints=hints)


def faulty(number: int, code: Code, detail: str) -> Member:
    """Make a member of what should be a record and is none."""
    return Member(b"", "", f"record {number}", Refused(code, detail))


def declared_in(hints: Hints, declaration: re.Match[bytes] | None) -> Hints:
    """Add to what is known of a file the encoding that it declares in its own text."""
    if declaration is None:
        return hints
    return replace(hints, charset=declaration[1].decode("ascii").lower())


def text_of(raw: bytes, hints: Hints, options: Options) -> Decoded:
    """Decode the text of a record by what is known of its file; raises Refused."""
    return decode(raw, declared=hints.charset, encoding=options.encoding)


def _wide(raw: bytes) -> str | None:
    """Tell which encoding of wide characters bytes are in, by their mark or their zeros."""
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = raw[0:64:2].count(0), raw[1:64:2].count(0)
    most = len(raw[:64]) // 4
    if odd > most and not even:
        return "utf-16-le"
    return "utf-16-be" if even > most and not odd else None

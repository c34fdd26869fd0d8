"""Bytes become text: which encoding they are in, and one form for letters and line ends."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from db.ingest.paragraphs import normalised
from db.ingest.source import Code, Refused
from db.search.syllables import ZERO_WIDTH

_MARKED = (
    # UTF-32 first: its mark begins as that of UTF-16 does.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16
_NOISE_SHARE = 0.02
_NOISE = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b"))

LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
"""The characters that end a line, each by itself; CR LF ends one line."""

_LINE_END = re.compile(f"\r\n|[{LINE_ENDS[1:]}]")
_UNSEEN = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{ZERO_WIDTH}]")
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a character outside the basic plane, which only broken escapes leave alone."""

_LONG = 1000
"""Code points without a space that no word has; only they could pile up marks."""
_HIGHEST_PILE = 30


ENCODINGS = ("utf-8",)


class Decoded(NamedTuple):
    """Text, and the encoding its bytes were in."""

    text: str
    encoding: str


def decode(raw: bytes) -> Decoded:
    """Read bytes by their byte order mark, else as strict UTF-8.

    Raises Refused: E_UNSUPPORTED when they are no text at all, E_ENCODING when they are text in
    another encoding.
    """
    mark, encoding = next((pair for pair in _MARKED if raw.startswith(pair[0])), (b"", "utf-8"))
    if not mark:
        sample = raw[:_SAMPLE]
        noise = len(sample) - len(sample.translate(None, _NOISE))
        if b"\0" in raw or noise > _NOISE_SHARE * len(sample):
            raise Refused(Code.UNSUPPORTED, "binary")
    try:
        text = raw.removeprefix(mark).decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(Code.ENCODING, f"byte {error.start} is not {encoding}") from None
    if "\0" in text:
        raise Refused(Code.UNSUPPORTED, "binary")
    return Decoded(text, encoding)


def normalise(text: str) -> str:
    """Give text the form the archive keeps: NFC, line ends as one line feed, nothing unseen.

    Spelling, spaces of every width and tone placement stay as printed; of more than 30 marks on
    one letter the first 30.
    """
    # Nearly every text is so already, and asking costs a tenth of doing.
    if not text.isprintable():
        text = _UNSEEN.sub("", _LINE_END.sub("\n", _HALF.sub("\ufffd", text)))
    if len(text) > _LONG and any(len(word) > _LONG for word in text.split()):
        text = _without_piles(text)
    return text if unicodedata.is_normalized("NFC", text) else normalised(text)[0]


def _without_piles(text: str) -> str:
    """Leave at most 30 marks on a letter, as the stream-safe form of UAX #15 does.

    The time that NFC takes grows with the square of their number.
    """
    kept: list[str] = []
    height = 0
    for char in text:
        height = height + 1 if unicodedata.combining(char) else 0
        if height <= _HIGHEST_PILE:
            kept.append(char)
    return "".join(kept)

"""Bytes become text: which encoding they are in, and one form for letters and line ends."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from math import exp
from typing import Final, NamedTuple

from db.ingest.charsets import CODE_TABLES, read
from db.ingest.detecting import candidates, forced, is_nearly_utf8, sample
from db.ingest.fonts import font_encoding, from_font
from db.ingest.mojibake import (
    MOJIBAKE,
    PREFIX,
    RIGHT,
    better_tables,
    repair,
    repaired_as,
    spoilt_bytes,
)
from db.ingest.paragraphs import normalised
from db.ingest.plausibility import weigh
from db.ingest.source import Code, Refused
from db.ingest.viqr import may_be_viqr, read_viqr
from db.search.syllables import ZERO_WIDTH

__all__ = [
    "ENCODINGS",
    "LINE_ENDS",
    "Decoded",
    "decode",
    "font_encoding",
    "from_font",
    "normalise",
    "readings",
    "repair",
]

_MARKED = (
    # UTF-32 first: its mark begins as that of UTF-16 does.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNICODE: Final = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

ENCODINGS: Final = (*_UNICODE, *CODE_TABLES, "viqr", "cp1252", *MOJIBAKE)
"""The names of all encodings that a person can choose and that the archive records.

`utf-8` is ASCII too. The tables are those of `charsets.CODE_TABLES`; `cp1252` is Western European
text. `mojibake-NAME` is Unicode text that came about when bytes in NAME were read as cp1252 or
Latin-1; `mojibake-utf-8-twice` went through that twice.
"""

_ALIASES: Final = {
    "utf8": "utf-8",
    "utf16": "utf-16-le",
    "unicode": "utf-16-le",
    "tcvn": "tcvn3",
    "abc": "tcvn3",
    "tcvn57121": "tcvn5712",
    "tcvn571211993": "tcvn5712",
    "vni": "vni-windows",
    "vniwin": "vni-windows",
    "csviscii": "viscii",
    "viscii111": "viscii",
    "viscii11": "viscii",
    "csviqr": "viqr",
    "windows1258": "cp1258",
    "windows1252": "cp1252",
    "iso88591": "cp1252",
    "iso885915": "cp1252",
    "latin1": "cp1252",
}
"""Names without hyphens and prefixes that files and messages give, beside those above."""

_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]")

_SAMPLE = 1 << 16
_NOISE_SHARE = 0.02
_NOISE = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b"))
_VIQR_SAMPLE: Final = 4000
_MOST_READINGS: Final = 5
_WESTERN_SHARE: Final = 0.18
"""Sentences in French or Italian have up to 15 accented letters of 100, Vietnamese ones over 20."""
_USUAL_SHARE: Final = 0.95
_LAST_USUAL: Final = "\u20ff"
_UNSURE: Final = 0.5
_MENDED: Final = 0.9

LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
"""The characters that end a line, each by itself; CR LF ends one line."""

_LINE_END = re.compile(f"\r\n|[{LINE_ENDS[1:]}]")
_UNSEEN = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{ZERO_WIDTH}]")
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a character outside the basic plane, which only broken escapes leave alone."""

_LONG = 1000
"""Code points without a space that no word has; only they could pile up marks."""
_HIGHEST_PILE = 30


class Decoded(NamedTuple):
    """Text, and the encoding its bytes were in."""

    text: str
    encoding: str
    """A name of `ENCODINGS`."""
    confidence: float = 1.0
    """From 0 to 1: how far the next best reading is behind."""
    other: str | None = None
    """The encoding of the next best reading that gives another text, if there is a likely one."""


def decode(raw: bytes, *, declared: str | None = None, encoding: str | None = None) -> Decoded:
    """Read bytes by their byte order mark, else as strict UTF-8 or UTF-16, else by the best table.

    `declared` is what the surroundings call it, and may lie: it decides between readings that are
    nearly as likely. `encoding` is a person's choice out of `ENCODINGS`: nothing else is tried. A
    table is chosen only when it has a meaning for every byte; what a person chose has the letters
    of cp1252 for the rest.

    Raises Refused: E_UNSUPPORTED when they are no text at all, E_ENCODING when they are text in
    no encoding that is known here, or not in the one that was chosen.
    """
    unicode = _unicode(raw)
    if encoding is not None:
        return _as_chosen(raw, encoding, unicode)
    if unicode is None:
        return _by_tables(raw, _known_name(declared))
    if unicode.text.isascii():
        return _perhaps_viqr(unicode, _known_name(declared))
    repaired = repair(unicode.text)
    return unicode if repaired is None else Decoded(*repaired, _MENDED, unicode.encoding)


def readings(raw: bytes) -> list[Decoded]:
    """Read bytes in up to five ways for a person to choose from, the detected one first.

    Each gives another text, which is what `decode` gives for its encoding. Nothing for bytes that
    are no text.
    """
    found: list[Decoded] = []
    for name in (None, *_others(raw)):
        try:
            further = decode(raw, encoding=name)
        except Refused as refused:
            if refused.code is Code.UNSUPPORTED:
                break
            continue
        if further.text not in {one.text for one in found}:
            found.append(further)
        if len(found) == _MOST_READINGS:
            break
    return found


def _others(raw: bytes) -> Iterator[str]:
    """Name the encodings that a person may want to see bytes in, likely ones first."""
    try:
        unicode = _unicode(raw)
    except Refused:
        return
    if unicode is None:
        yield from (*forced(raw), "cp1252")
        return
    yield unicode.encoding
    if raw.isascii():
        yield "viqr"
    elif not RIGHT.search(unicode.text):
        spoilt = spoilt_bytes(unicode.text)
        tables = [] if spoilt is None else forced(spoilt)
        yield from (*MOJIBAKE[:2], *(PREFIX + table for table in tables))


# ---- Unicode --------------------------------------------------------------------------------


def _unicode(raw: bytes) -> Decoded | None:
    """Read bytes as the Unicode that they are; None when they are in an older encoding."""
    for mark, name in _MARKED:
        if raw.startswith(mark):
            text = _strict(raw.removeprefix(mark), name)
            if "\0" in text:
                raise Refused(Code.UNSUPPORTED, "binary")
            return Decoded(text, name)
    if b"\0" in raw:
        return _without_mark(raw)
    part = raw[:_SAMPLE]
    if len(part) - len(part.translate(None, _NOISE)) > _NOISE_SHARE * len(part):
        raise Refused(Code.UNSUPPORTED, "binary")
    try:
        return Decoded(raw.decode(), "utf-8")
    except UnicodeDecodeError:
        return None


def _strict(raw: bytes, name: str) -> str:
    try:
        return raw.decode(name)
    except UnicodeDecodeError as error:
        raise _not_in(name, error) from None


def _not_in(name: str, error: UnicodeDecodeError) -> Refused:
    return Refused(Code.ENCODING, f"byte {error.start} is not {name}")


def _without_mark(raw: bytes) -> Decoded:
    """Read UTF-16 that has no mark: nearly all its characters are those of European scripts."""
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        part = text[:_SAMPLE]
        usual = sum(char <= _LAST_USUAL and (char.isprintable() or char.isspace()) for char in part)
        if usual >= _USUAL_SHARE * len(part) and "\0" not in text:
            return Decoded(text, name)
    raise Refused(Code.UNSUPPORTED, "binary")


def _perhaps_viqr(ascii_text: Decoded, hint: str | None) -> Decoded:
    part = ascii_text.text[:_VIQR_SAMPLE]
    if not may_be_viqr(part):
        return ascii_text
    now, then = weigh(part), weigh(read_viqr(part))
    if then.mean >= now.mean + (hint == "viqr") or not then.is_vietnamese:
        return ascii_text
    confidence = _confidence(now.mean - then.mean)
    return Decoded(read_viqr(ascii_text.text), "viqr", confidence, ascii_text.encoding)


# ---- older encodings ------------------------------------------------------------------------


def _by_tables(raw: bytes, hint: str | None) -> Decoded:
    """Read bytes by the best table that has a meaning for each of them."""
    if is_nearly_utf8(raw):
        _strict(raw, "utf-8")
    found = candidates(raw, hint)
    if hint == "cp1252":
        better = better_tables(raw)
        found = [candidate for candidate in found if candidate.table in better]
    fault: Refused | None = None
    for at, (table, plausibility) in enumerate(found):
        try:
            text = read(raw, table)
        except UnicodeDecodeError as error:
            fault = fault or _not_in(table, error)
            continue
        for rival in found[at + 1 :]:
            part = sample(raw)
            if read(part, rival.table) != read(part, table):
                gap = rival.plausibility.mean - plausibility.mean
                return Decoded(text, table, _confidence(gap), rival.table)
        return Decoded(text, table, _confidence(plausibility.mean), "cp1252")
    if fault is None and (hint == "cp1252" or _is_western(raw)):
        return Decoded(_strict(raw, "cp1252"), "cp1252", _UNSURE)
    if fault is None:
        _strict(raw, "utf-8")
    raise fault or Refused(Code.ENCODING)


def _confidence(gap: float) -> float:
    """Say how sure a lead of so many nats a word makes, from 0.5 to 0.99."""
    return min(0.99, 1 / (1 + exp(-4 * max(0.0, gap))))


def _is_western(raw: bytes) -> bool:
    """Whether hardly any letter has an accent, and no byte is without a meaning in cp1252."""
    text = raw.decode("cp1252", "replace")
    letters = [char for char in text if char.isalpha()]
    accented = sum(not char.isascii() for char in letters)
    return "\ufffd" not in text and accented <= _WESTERN_SHARE * len(letters)


def _as_chosen(raw: bytes, name: str, unicode: Decoded | None) -> Decoded:
    """Read bytes in the encoding that a person chose."""
    if name not in ENCODINGS:
        raise Refused(Code.ENCODING, f"no encoding is called {name}")
    try:
        if name in CODE_TABLES:
            return Decoded(read(raw, name, leniently=True), name)
        if name == "cp1252":
            return Decoded(raw.decode(name), name)
        if name in _UNICODE and (unicode is None or unicode.encoding != name):
            return Decoded(raw.decode(name), name)
        if unicode is None:
            raw.decode()
        assert unicode is not None, "else decoding raised"
        if name in _UNICODE:
            return unicode
        if name == "viqr":
            return Decoded(read_viqr(unicode.text), name)
        return Decoded(repaired_as(unicode.text, name), name)
    except UnicodeDecodeError as error:
        raise _not_in(name, error) from None


def _known_name(declared: str | None) -> str | None:
    """Name the encoding of `ENCODINGS` that is meant; None when it is not among them."""
    if declared is None:
        return None
    plain = _NOT_PLAIN.sub("", declared.lower())
    plain = plain.removeprefix("xviet").removeprefix("x")
    return next((name for name in ENCODINGS if _NOT_PLAIN.sub("", name) == plain), None) or (
        _ALIASES.get(plain)
    )


# ---- one form for all -----------------------------------------------------------------------


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

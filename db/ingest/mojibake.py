"""Text whose letters are wrong because its bytes were once read by the wrong table, put right."""

from __future__ import annotations

import re
from typing import Final

from db.ingest.charsets import CODE_TABLES, OUTSIDE, read, read_again, windows_bytes
from db.ingest.detecting import candidates, sample
from db.ingest.plausibility import weigh

PREFIX: Final = "mojibake-"
ONCE: Final = "mojibake-utf-8"
TWICE: Final = "mojibake-utf-8-twice"
MOJIBAKE: Final = (ONCE, TWICE, *(PREFIX + table for table in CODE_TABLES))
"""What `repair` finds: bytes in UTF-8 or by a table, read as cp1252 or Latin-1."""

RIGHT: Final = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1ea0-\u1ef9]")
"""Finds a letter of Vietnamese that reading as cp1252 or Latin-1 cannot give."""

_LIKELY: Final = re.compile(
    "[\x00-\x7f\xa0-\xffĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1ea0-\u1ef9\u2010-\u2026\u20ab\u20ac™\ufeff]*"
)
_NO_CHANCE: Final = 3
"""So many sequences of UTF-8 and nothing else: no text in another encoding has them by chance."""
_SURE_LONE: Final = re.compile(
    "[\xc2-\xdf][\xa1-\xbf]|[a-z][\xc2-\xde][\x80-\xbf]|[\xe0-\xf4]..", re.DOTALL
)
"""A lone sequence that is no capital before a quotation mark, as in XÃ”."""

_LEAST_GAIN: Final = 10.0
"""Nats by which the repaired text must be more usual than the text as it is."""
_LEAST_GAIN_A_WORD: Final = 1.0


def repair(text: str) -> tuple[str, str] | None:
    """Put right what reading bytes as cp1252 or Latin-1 has spoilt; None when nothing is wrong.

    Gives the text and the name, one of `MOJIBAKE`. Takes as much text as there is at a time, for
    three words say little. It needs the characters U+0080–U+009F and no-break spaces, so it comes
    before `normalise`. Text with a letter of Vietnamese that cannot come about so stays.
    """
    if text.isascii() or RIGHT.search(text):
        return None
    raw = spoilt_bytes(text)
    if raw is None:
        return None
    once = _from_utf8(text, raw)
    if once is not None:
        raw = spoilt_bytes(once)
        twice = None if raw is None or RIGHT.search(once) else _from_utf8(once, raw)
        return (once, ONCE) if twice is None else (twice, TWICE)
    return _by_tables(text, raw)


def repaired_as(text: str, name: str, *, leniently: bool = True) -> str:
    """Put text right as a person chose, by a name of `MOJIBAKE`.

    Raises UnicodeError when the text cannot have come about so.
    """
    if name == TWICE:
        return repaired_as(repaired_as(text, ONCE), ONCE)
    if name == ONCE:
        return read_again(text, bytes.decode)
    table = name.removeprefix(PREFIX)
    return read_again(text, lambda raw: read(raw, table, leniently=leniently))


def spoilt_bytes(text: str) -> bytes | None:
    """Take the reading back; a blank stands for a sign that no reading gives.

    None when there is a letter that none gives.
    """
    if any(char.isalpha() for signs in OUTSIDE.findall(text) for char in signs):
        return None
    return windows_bytes(OUTSIDE.sub(" ", text))


def _from_utf8(text: str, raw: bytes) -> str | None:
    """Read the bytes as UTF-8 if they can be nothing else."""
    try:
        read_whole = raw.decode()
        repaired = read_again(text, bytes.decode)
    except UnicodeDecodeError:
        return None
    sequences = sum(char > "\x7f" for char in read_whole)
    if not sequences or any("\x80" <= char <= "\x9f" for char in read_whole if sequences == 1):
        return None
    if sequences < _NO_CHANCE and not _LIKELY.fullmatch(read_whole):
        return None
    if sequences == 1 and not _SURE_LONE.search(raw.decode("latin-1")):
        return None
    return repaired


def better_tables(raw: bytes) -> list[str]:
    """Name the tables that make bytes much more usual text than cp1252 does, the best one first."""
    found = candidates(raw)
    if not found:
        return []
    now = weigh(sample(raw).decode("cp1252", "replace"))
    gains = [(now.mean - then.mean, then.words) for _, then in found]
    return [
        candidate.table
        for candidate, (gain, words) in zip(found, gains, strict=True)
        if gain >= _LEAST_GAIN_A_WORD and gain * words >= _LEAST_GAIN
    ]


def _by_tables(text: str, raw: bytes) -> tuple[str, str] | None:
    for table in better_tables(raw):
        try:
            return repaired_as(text, PREFIX + table, leniently=False), PREFIX + table
        except UnicodeDecodeError:
            continue
    return None

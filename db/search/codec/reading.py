"""How the text of an article becomes raw words, cheaply: each distinct one is analysed only once.

What a word means depends on its neighbours only near some numbers: in dates, magnitudes, and
groups of digits parted by spaces. All other text is cut at spaces and punctuation by the
machine's fastest means, and the pieces are analysed one by one when the arrays are made: a piece
may hold no word, or several.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from db.records import BlockKind
from db.search.codec.zones import ZONES, Zone
from db.search.definitions import definitions
from db.search.syllables import ZERO_WIDTH, index_forms
from db.search.vietnamese import Token, tokens
from db.search.words import LONGEST, defined_name, names

GAP: Final = b"\x1e"
"""Stands in a stream after each block but the last of its zone: no phrase crosses it."""

ZONE_END: Final = b"\x1d"
"""Stands in a stream at the end of each of the four zones, in the order of `Zone`."""

MOST_WORDS: Final = 1 << 22
"""Raw words of an article that are searchable, some fifty novels; what follows is not."""

ALIAS_SIGNS: Final = "#~&"
"""What the name of a date (#), a magnitude (#), a hyphened word (~) or a definition (&) begins
with."""

Spelling = tuple[str, str, tuple[str, ...]]
"""A word: its folded form, its accented form, and its further names."""

_READ: Final = "\x1f"
_CACHED_NUMBERS: Final = 1 << 14
_NUMBER: Final = re.compile("[0-9][^ ]*")
_DIGIT: Final = re.compile("[0-9\uff10-\uff19]")
_UNEVEN: Final = re.compile(f"[{ZERO_WIDTH}\uff01-\uff5e]|  ")
_NEIGHBOUR: Final = re.compile(
    r" (?:[-\u2010-\u2015,0-9]|ng(?:h[iì]|[aà])\S?n|t[iyỉỷ]\S?(?![^\W_])|th[aá]\S?ng|tri\S{1,3}u"
    r"|v[aà]\S?(?![^\W_])|[dđÐðƉɖ][eêếé]\S{0,2}n)",
    re.IGNORECASE,
)
"""What follows a number that may mean more together with its neighbours: a number, a dash, a
comma, or nghìn, ngàn, tỷ, tháng, triệu, và, đến, however their marks are written.
"""

_FOLLOWED_BY_YEAR: Final = re.compile(r" n[aă]\S?m", re.IGNORECASE)
_JOINED: Final = re.compile("[0-9][/-]")
_MONTH: Final = re.compile(r"th\S{1,3}ng $", re.IGNORECASE)
_MONTH_LENGTH: Final = 8
"""A number after tháng belongs together with the year that follows it."""

_WORDS_BEFORE: Final = 4
_WORDS_AFTER: Final = 6
_ASCII: Final = 0x7F
_SIGNS_TO_SPACES: Final = bytes(
    code if code > _ASCII or chr(code).isalnum() or chr(code) == "-" else 0x20
    for code in range(0x100)
)


def raw_words(blocks: Sequence[tuple[BlockKind, str]], year: str) -> list[bytes]:
    """The raw words of an article, zone by zone, each zone closed by its end.

    `year` is the year of publication, or "": it completes a day and month without a year.
    """
    zones: list[list[bytes]] = [[] for _ in Zone]
    for kind, text in blocks:
        zone = ZONES.get(kind)
        if zone is not None:
            zones[zone] += (*_cut(text, year), GAP)
    stream: list[bytes] = []
    for words in zones:
        del words[MOST_WORDS:]
        stream += words[:-1]
        stream.append(ZONE_END)
    return stream


def _cut(text: str, year: str) -> list[bytes]:
    defined = {found.start: defined_name(found) for found in definitions(text)}
    if defined:
        return [_read(token, year, defined.get(token.start)) for token in tokens(text)]
    if not _DIGIT.search(text):
        return _pieces(text)
    if _UNEVEN.search(text):
        return [_read(token, year) for token in tokens(text)]
    words: list[bytes] = []
    done = 0
    for start, stop, together in _numbers(text):
        words += _pieces(text[done:start])
        if together:
            words += [_read(token, year) for token in tokens(text[start:stop])]
        else:
            words += _number(text[start:stop], year)
        done = stop
    words += _pieces(text[done:])
    return words


@lru_cache(_CACHED_NUMBERS)
def _number(piece: str, year: str) -> list[bytes]:
    return [_read(token, year) for token in tokens(piece)]


def _numbers(text: str) -> list[tuple[int, int, bool]]:
    """Find the pieces of text with digits, and whether to read a piece with its neighbours.

    Pieces with neighbours reach some words to both sides; overlapping ones are one.
    """
    found: list[tuple[int, int, bool]] = []
    stop = 0
    for match in _NUMBER.finditer(text):
        start = text.rfind(" ", 0, match.start()) + 1
        end = match.end()
        together = _needs_neighbours(text, start, end)
        if together:
            start, end = _before(text, start), _after(text, end)
        while found and start < stop:
            earlier, _, joined = found.pop()
            start, end = min(start, earlier), max(end, stop)
            together = together or joined
            stop = found[-1][1] if found else 0
        found.append((start, end, together))
        stop = end
    return found


def _needs_neighbours(text: str, start: int, end: int) -> bool:
    if _NEIGHBOUR.match(text, end):
        return True
    return bool(_MONTH.search(text, max(start - _MONTH_LENGTH, 0), start)) and bool(
        _FOLLOWED_BY_YEAR.match(text, end) or _JOINED.search(text, start, end)
    )


def _before(text: str, start: int) -> int:
    for _ in range(_WORDS_BEFORE):
        if start:
            start = text.rfind(" ", 0, start - 1) + 1
    return start


def _after(text: str, end: int) -> int:
    for _ in range(_WORDS_AFTER):
        end = text.find(" ", end + 1)
        if end < 0:
            return len(text)
    return end


def _pieces(text: str) -> list[bytes]:
    return text.encode(errors="replace").translate(_SIGNS_TO_SPACES).split()


def _read(token: Token, year: str, defined: str | None = None) -> bytes:
    """A word that was analysed already, with its further names, as a raw word."""
    further = [*names(token.aliases, year)] if token.aliases else []
    if defined:
        further.append(defined)
    return _READ.join(("", token.accented, *further)).encode()


def spellings(raw: bytes) -> Sequence[Spelling]:
    """The words of a raw word, in order."""
    text = raw.decode(errors="replace")
    if text.startswith(_READ):
        accented, *names = text[1:].split(_READ)
        return ((_kept(index_forms(accented)[1]), _kept(accented), tuple(names)),)
    if text.isalpha():
        accented, folded = index_forms(text)
        return ((_kept(folded), _kept(accented), ()),)
    return [
        (_kept(token.folded), _kept(token.accented), tuple(map(_kept, token.aliases)))
        for token in tokens(text)
    ]


def _kept(form: str) -> str:
    return form[:LONGEST]

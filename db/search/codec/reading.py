"""How the text of an article becomes raw words, cheaply: each distinct one is analysed only once.

What a word means depends on its neighbours only near some numbers: in dates, magnitudes, and
groups of digits parted by spaces. All other text is cut at spaces and punctuation by the
machine's fastest means, and the pieces are analysed one by one when the arrays are made: a piece
may hold no word, or several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from db.records import BlockKind
from db.search.codec.zones import ZONES, Zone
from db.search.definitions import definitions
from db.search.numbers import Role, leads, role
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

_GAP: Final = GAP.decode()
_LIKE_GAP: Final = "\x1c"
"""A white sign as well, which the text of an article may keep."""

_READ: Final = "\x1f"
_NOTHING: Final[Mapping[int, str]] = MappingProxyType({})
_CACHED: Final = 1 << 15
_LONGEST_CACHED: Final = 80
_NUMBER: Final = re.compile("[0-9][^ ]*")
_EDGES: Final = '()[],.;:!?"“”‘’'
"""Signs that say nothing of the numbers inside of them."""

_JOINT: Final = re.compile("[/-]")
_DIGIT: Final = re.compile("[0-9\uff10-\uff19]")
_FULL_WIDTH: Final = re.compile("[\uff01-\uff5e]")
_UNEVEN: Final = ("  ", *ZERO_WIDTH)
_ASCII: Final = 0x7F
_SIGNS_TO_SPACES: Final = bytes(
    code if code > _ASCII or chr(code).isalnum() or chr(code) in f"-{_GAP}" else 0x20
    for code in range(0x100)
)


def raw_words(blocks: Sequence[tuple[BlockKind, str]], year: str) -> list[bytes]:
    """The raw words of an article, zone by zone, each zone closed by its end.

    `year` is the year of publication, or "": it completes a day and month without a year.
    """
    zones: list[list[str]] = [[] for _ in Zone]
    for kind, text in blocks:
        zone = ZONES.get(kind)
        if zone is not None:
            zones[zone].append(text if _GAP not in text else text.replace(_GAP, _LIKE_GAP))
    stream: list[bytes] = []
    for texts in zones:
        words = _cut(texts, year)
        del words[MOST_WORDS:]
        stream += words
        stream.append(ZONE_END)
    return stream


def _cut(texts: Sequence[str], year: str) -> list[bytes]:
    """The raw words of the blocks of a zone, with a gap between two blocks."""
    defined = [{found.start: defined_name(found) for found in definitions(text)} for text in texts]
    if not any(defined):
        return _cut_at_once(texts, year)
    words: list[bytes] = []
    for text, names_at in zip(texts, defined, strict=True):
        words += _read_all(text, year, names_at) if names_at else _cut_at_once([text], year)
        words.append(GAP)
    return words[:-1]


def _cut_at_once(texts: Sequence[str], year: str) -> list[bytes]:
    """Cut blocks without definitions together: most of what a block costs is not its text."""
    text = f" {_GAP} ".join(texts)
    if not _DIGIT.search(text):
        return _spaced(text).split()
    if any(sign in text for sign in _UNEVEN) or _FULL_WIDTH.search(text):
        if len(texts) == 1:
            return _read_all(text, year)
        return [word for one in texts for word in (*_cut_at_once([one], year), GAP)][:-1]
    parts: list[bytes] = []
    done = 0
    for start, stop in _runs(text):
        parts.append(_spaced(text[done:start]))
        parts += _run(text[start:stop], year)
        done = stop
    parts.append(_spaced(text[done:]))
    return b" ".join(parts).split()


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Find the pieces of text with digits, together with those beside them that matter to them."""
    stop = 0
    while match := _NUMBER.search(text, stop):
        least = stop + 1 if stop else 0
        start = text.rfind(" ", 0, match.start()) + 1
        stop = _end_of_run(text, match.end())
        words = stop > match.end()
        if start > least and (words or _JOINT.search(text, start, stop)):
            before = text.rfind(" ", 0, start - 1) + 1
            if _leads(text[before : start - 1], words=words):
                start = before
        yield start, stop


def _end_of_run(text: str, at: int) -> int:
    """Go on from a number, as long as what follows may belong to it, to the last that does."""
    stop = at
    after_word = not text[at - 1].isdecimal()  # as in "24tỷ"
    while at < len(text):
        start, at = at + 1, text.find(" ", at + 1)
        at = at if at >= 0 else len(text)
        kind = _role(text[start:at])
        if kind is Role.STRANGER or (kind is Role.NO_BILLION and not after_word):
            break
        if kind is not Role.LINK:
            stop = at
            after_word = not text[at - 1].isdecimal()
    return stop


def _role(piece: str) -> Role | None:
    """What a piece may be to the number before it; None for another number."""
    return _short_role(piece) if len(piece) <= _LONGEST_CACHED else Role.STRANGER


@lru_cache(_CACHED)
def _short_role(piece: str) -> Role | None:
    if _DIGIT.search(piece):
        return None
    roles = {role(token.accented) for token in tokens(piece)}
    if len(roles) > 1:
        return None  # as good as a number: what it is decides the thorough reading
    return roles.pop() if roles else Role.STRANGER if piece == _GAP else Role.LINK


@lru_cache(_CACHED)
def _leads(piece: str, *, words: bool) -> bool:
    found = tokens(piece[-_LONGEST_CACHED:])
    return bool(found) and leads(found[-1].accented, words=words)


def _run(run: str, year: str) -> list[bytes]:
    if len(run) > _LONGEST_CACHED:
        return _read_all(run, year)
    bare = run.strip(_EDGES)
    if not (bare[0].isalnum() and bare[-1].isalnum()):
        bare = run  # the sign at its edge means something else than together with those outside
    return _short_run(bare, year if "/" in run or " " in run else "")


@lru_cache(_CACHED)
def _short_run(run: str, year: str) -> list[bytes]:
    return _read_all(run, year)


def _read_all(text: str, year: str, defined: Mapping[int, str] = _NOTHING) -> list[bytes]:
    """Read a text word by word; `defined` are further names by where their word begins."""
    return [_read(token, year, defined.get(token.start)) for token in tokens(text)]


def _spaced(text: str) -> bytes:
    """The text with spaces for its signs; gaps stay."""
    return text.encode(errors="replace").translate(_SIGNS_TO_SPACES)


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

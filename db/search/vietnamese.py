"""The words of a Vietnamese text as the index knows them, each with its place in the original text.

Follows the archive's Vietnamese specification: characters (1.1), tone placement (1.2), i and y
(1.3), hyphen chains (1.7), numbers and dates (1.9).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from db.search.numbers import NUMBER, aliases, read_number
from db.search.syllables import (
    SAME_LENGTH,
    ZERO_WIDTH,
    canonical,
    fold,
    index_forms,
    is_marked,
)

__all__ = ["Token", "canonical", "fold", "is_marked", "tokens"]


class Token(NamedTuple):
    """A syllable or number of a text. `text[start:stop]` is what was printed, in whole letters."""

    position: int
    """0, 1, 2 … through the text, so that neighbours in the text are neighbours here."""
    start: int
    stop: int
    """Offsets in code points of the text as it was given; stop is exclusive."""
    accented: str
    folded: str
    aliases: tuple[str, ...]
    """Further terms at this position, such as `~xingapo`, `#d20181024`, `#m201810`, `#dm1107`."""


_HYPHENS: Final = frozenset("-\u2010\u2011")
_NUMBER_JOINTS: Final = frozenset("/-.\u2010\u2011")
_DOCUMENT_REACH: Final = 4
_RESPELLED: Final = re.compile(f"[{ZERO_WIDTH}\uff01-\uff5e]")
_HIDDEN: Final = frozenset(ZERO_WIDTH)


@cache
def _words() -> re.Pattern[str]:
    """Finds what may be a word or a number; compiled on first use, not on import."""
    # A letter keeps every mark that follows it, so that a token never cuts one in two.
    signs = map(chr, (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0)))
    marks = "".join(sign for sign in signs if unicodedata.category(sign)[0] == "M")
    return re.compile(rf"([^\W0-9_][^\W_]*(?:[{marks}]+[^\W_]*)*|(?:{NUMBER})[{marks}]*)")


def tokens(text: str) -> list[Token]:
    """The words and numbers of a text in reading order; any string will do.

    NFC, NFD or half-composed, old or new tone placement, i or y, capitals or not: the same text
    gives the same index forms and aliases. Use it on one block at a time: a date or a hyphenated
    name does not run over a line break, but neighbours do.
    """
    plain, places = _respell(text) if _RESPELLED.search(text) else (text, None)
    parts = _words().split(plain)
    found: list[Token] = []
    gaps: list[str] = []
    numbers: list[int] = []
    joined: list[int] = []
    stop = position = 0
    for gap, printed in zip(parts[::2], parts[1::2], strict=False):
        start = stop + len(gap)
        stop = start + len(printed)
        if printed[0] > "9":
            if gap in _HYPHENS and position:
                joined.append(position)
            accented, folded = index_forms(printed)
            found.append(Token(position, start, stop, accented, folded, ()))
            gaps.append(gap)
            position += 1
            continue
        before = start
        for piece in read_number(printed):
            numbers.append(position)
            number = Token(
                position, start + piece.start, start + piece.stop, piece.form, piece.form, ()
            )
            found.append(number)
            gaps.append(gap if number.start == start else plain[before : number.start])
            before = number.stop
            position += 1
    if numbers:
        forms = [token.accented for token in found]
        for at, names in aliases(forms, gaps, numbers).items():
            found[at] = found[at]._replace(aliases=names)
    for at, name in _chains(found, gaps, joined):
        found[at] = found[at]._replace(aliases=(*found[at].aliases, name))
    return found if places is None else [_replaced(token, places) for token in found]


def _respell(text: str) -> tuple[str, list[int]]:
    """The text without zero-width and full-width characters, and where each character stood."""
    places = [at for at, char in enumerate(text) if char not in _HIDDEN]
    plain = "".join(text[at] for at in places).translate(SAME_LENGTH)
    return plain, [*places, len(text)]


def _replaced(token: Token, places: Sequence[int]) -> Token:
    return token._replace(start=places[token.start], stop=places[token.stop])


def _chains(
    found: Sequence[Token], gaps: Sequence[str], joined: Sequence[int]
) -> Iterator[tuple[int, str]]:
    """The last position and the joined alias of each chain such as Xin-ga-po.

    `joined` are the words with a hyphen before them. A chain of letters only; none inside a
    document number, where 15/2018/NĐ-CP would give a word that nobody writes.
    """
    members: list[str] = []
    for number, at in enumerate(joined):
        if not members:
            members = [found[at - 1].folded]
        members.append(found[at].folded)
        if number + 1 < len(joined) and joined[number + 1] == at + 1:
            continue
        first = at + 1 - len(members)
        if all(map(str.isalpha, members)) and not _in_document_number(found, gaps, first):
            yield at, f"~{''.join(members)}"
        members = []


def _in_document_number(found: Sequence[Token], gaps: Sequence[str], at: int) -> bool:
    """Whether signs without spaces join a word to a number before it, as in 01/CT/BGD-ĐT."""
    for first in range(at, max(at - _DOCUMENT_REACH, 0), -1):
        if gaps[first] not in _NUMBER_JOINTS:
            return False
        if found[first - 1].folded.isdecimal():
            return True
    return False

"""Finds where a text says what an abbreviation means: giao thông vận tải (GTVT).

Follows the archive's Vietnamese specification, 1.8: the initials of the words are the letters of
the abbreviation; và, của, các, về, cho may have none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from db.search.syllables import plain_characters
from db.search.vietnamese import Token, tokens

__all__ = ["SKIPPED", "Definition", "definitions"]


class Definition(NamedTuple):
    """A place where a text says what an abbreviation means."""

    abbreviation: str
    """As it was printed, in NFC: GD-ĐT."""
    expansion: str
    """The words as they were printed, in NFC, a space apart; signs between them are left out."""
    start: int
    """Where the abbreviation begins, in code points of the text."""


_REACH: Final = 160
"""Code points before a bracket in which an expansion may stand."""

SKIPPED: Final = frozenset({"và", "của", "các", "về", "cho"})
"""Words that an abbreviation may leave out."""

_BEFORE_SHORT: Final = frozenset({"được", "sau", "đây", "là", "xin", "tên"})
_LETTER: Final = "[A-ZĐÐĂÂÊÔƠƯ][\u0300-\u036f]*"
_MAY_END_SHORT: Final = frozenset(
    [*"ABCDEFGHIJKLMNOPQRSTUVWXYZĐÐĂÂÊÔƠƯ\"”'’", *map(chr, range(0x300, 0x370))]
)
_SHORT: Final = rf"{_LETTER}(?:[&.-]?{_LETTER}){{1,7}}(?![^\W_]|[&.-][^\W_])"
_IS_SHORT_FOR: Final = r"(?:vi\S{1,3}t|g\S{1,2}i)\s+t\S{1,3}t(?:\s+l\S{1,2})?\s*:?\s*"
"""Viết tắt (là), gọi tắt (là), however their marks are written."""

_IN_BRACKETS: Final = re.compile(
    rf"\(\s*(?:(?:\S{{2,5}}\s+){{0,3}}?{_IS_SHORT_FOR})?[\"“'‘]?(?P<short>{_SHORT})[\"”'’]?\s*\)"
)
_IN_A_ROW: Final = re.compile(rf"{_IS_SHORT_FOR}[\"“'‘]?(?P<short>{_SHORT})")
_BEFORE_BRACKET: Final = re.compile(rf"(?<![^\W_])(?<![^\W_][&.-])(?P<short>{_SHORT})\s*$")
_CONTENT: Final = re.compile(r"\(([^()]{5,120})\)")
_LONGEST_SHORT: Final = 24
_TAT: Final = ("tắt", unicodedata.normalize("NFD", "tắt"))
_JOINTS: Final = frozenset(" \u00a0\u202f\t,-‐‑–—&/\"“”'‘’")
"""What may stand between the words of an expansion."""


def definitions(text: str) -> list[Definition]:
    """The definitions in one block of text; those without brackets come last.

    `expansion (ABBR)`, `ABBR (expansion)`, `expansion (viết tắt là ABBR)` and the same without
    brackets, with gọi tắt too.
    """
    found: list[Definition | None] = []
    at = text.find("(")
    while at >= 0:
        stop = text.find(")", at)
        # Most brackets hold something else: these looks at single letters spare them the patterns.
        if stop > 0 and text[stop - 1] in _MAY_END_SHORT:
            found.append(_in_brackets(text, at))
        if text[max(at - 2, 0) : at].rstrip()[-1:] in _MAY_END_SHORT:
            found.append(_before_brackets(text, at))
        at = text.find("(", at + 1)
    if _TAT[0] in text or _TAT[1] in text:
        found += [
            _defined(text, match.start(), match["short"], match.start("short"))
            for match in _IN_A_ROW.finditer(text)
            if "(" not in text[max(match.start() - _LONGEST_SHORT, 0) : match.start()]
        ]
    return [one for one in found if one]


def _in_brackets(text: str, at: int) -> Definition | None:
    """The definition whose abbreviation stands in the brackets that open at a place."""
    match = _IN_BRACKETS.match(text, at)
    return _defined(text, at, match["short"], match.start("short")) if match else None


def _before_brackets(text: str, at: int) -> Definition | None:
    """The definition whose abbreviation stands before the brackets that open at a place."""
    before = text[max(at - _LONGEST_SHORT, 0) : at]
    match = _BEFORE_BRACKET.search(before)
    content = _CONTENT.match(text, at) if match else None
    if match is None or content is None:
        return None
    words = _joined_words(content[1], len(content[1]))
    short = _plain(match["short"])
    if _first_word(words, short) != 0:
        return None
    start = at - len(before) + match.start("short")
    return Definition(short, _printed(content[1], words), start)


def _defined(text: str, end: int, short: str, start: int) -> Definition | None:
    """The definition whose expansion ends at a place."""
    low = max(end - _REACH, 0)
    if low:
        low = text.find(" ", low, end) + 1
    before = text[low:end]
    words = _joined_words(before, len(before))
    while words and words[-1].accented in _BEFORE_SHORT and text[end] != "(":
        words.pop()
    short = _plain(short)
    first = _first_word(words, short)
    if first is None:
        return None
    return Definition(short, _printed(before, words[first:]), start)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", plain_characters(text))


def _printed(text: str, words: Sequence[Token]) -> str:
    return _plain(" ".join(text[word.start : word.stop] for word in words))


def _joined_words(text: str, end: int) -> list[Token]:
    """The last words before a place, as far back as no full stop or bracket parts them."""
    found = tokens(text)
    for at in range(len(found) - 1, -1, -1):
        if not _JOINTS.issuperset(text[found[at].stop : end]):
            return found[at + 1 :]
        end = found[at].start
    return found


def _first_word(words: Sequence[Token], short: str) -> int | None:
    """The position of the first of the last words whose initials are the abbreviation."""
    letters = [letter.lower() for letter in short if letter.isalpha()]

    def before(at: int, left: int) -> int | None:
        """Go on from a word to the left, with so many letters left."""
        if not left:
            return at + 1
        if at < 0:
            return None
        found = None
        if _begins(words[at], letters[left - 1]):
            found = before(at - 1, left - 1)
        if found is None and words[at].accented in SKIPPED:
            found = before(at - 1, left)
        return found

    if not words or words[-1].accented in SKIPPED:
        return None
    return before(len(words) - 1, len(letters))


def _begins(word: Token, letter: str) -> bool:
    if letter == "đ":
        return word.accented[0] == "đ"
    return word.accented[0] == letter or word.folded[0] == _unmarked(letter)


def _unmarked(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]

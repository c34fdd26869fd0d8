"""Vietnamese written in ASCII, its marks behind the letters: VIQR, by RFC 1456."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from db.ingest.plausibility import UNKNOWN, cost

_MARKS: Final = {
    "(": "\u0306",
    "^": "\u0302",
    "+": "\u031b",
    "'": "\u0301",
    "`": "\u0300",
    "?": "\u0309",
    "~": "\u0303",
    ".": "\u0323",
}
_LEAST_SHARE: Final = 0.03
_TELLING: Final = re.compile(r"[AEOUaeou][(^+]|[Dd][Dd]")
_LETTER: Final = re.compile(r"[A-Za-z]")

_TONE: Final = r"['`?~.]"
_UNIT: Final = rf"(?:[Dd][Dd]|[AaEeOoUu][(^+]?{_TONE}?|[IiYy]{_TONE}?|[A-Za-z])"
_WORD: Final = re.compile(rf"\\(?P<literal>.)|(?P<word>{_UNIT}+)", re.DOTALL)
_PART: Final = re.compile(rf"([Dd])[Dd]|([A-Za-z])([(^+]?)({_TONE}?)")
_LITERAL: Final = frozenset("\\dD" + "".join(_MARKS))

_VOWEL: Final = "aăâeêioôơuưy"
_SPELLED: Final = re.compile(
    r"(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|th?|tr|v|x)?"
    rf"[{_VOWEL}]{{1,3}}(?:ch?|m|ng?|nh|p|t|k)?"
)
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")

_ESCAPED: Final = re.compile(r"\\[(^+'`?~.]")

# ln of how much likelier a mark behind a word is a stop than a tone, by what follows. One word in
# 25 ends a sentence, one in six begins with a capital, and nearly every paragraph ends in a stop.
_BEFORE_CAPITAL: Final = -1.4
_AT_END_OF_TITLE: Final = -1.0
_AT_END_OF_PARAGRAPH: Final = 2.0
_INSIDE: Final = -7.0
_LONGEST_TITLE: Final = 150
_LONGEST_ABBREVIATION: Final = 8


def may_be_viqr(ascii_text: str) -> bool:
    """Whether 3 of 100 letters have the marks of â, ă, ơ, ư, ê or ô behind them, or are dd."""
    letters = len(_LETTER.findall(ascii_text))
    return len(_TELLING.findall(ascii_text)) > _LEAST_SHARE * letters


def read_viqr(text: str) -> str:
    """Read words whose marks make them Vietnamese; all else stays as it is.

    Where backslashes part signs from letters, every other mark belongs to its letter. Without
    them a mark that ends a word, such as a full stop, is a tone where the word with it is so much
    more usual than the word without it that what follows speaks for it.
    """
    read_word = _read_marks if _ESCAPED.search(text) else _read_likely
    return unicodedata.normalize("NFC", _WORD.sub(read_word, text))


def _literal(found: re.Match[str]) -> str:
    return found["literal"] if found["literal"] in _LITERAL else found[0]


def _read_marks(found: re.Match[str]) -> str:
    return _literal(found) if found["literal"] else _composed(found["word"])


def _read_likely(found: re.Match[str]) -> str:
    if found["literal"]:
        return _literal(found)
    written = found["word"]
    whole = _composed(written)
    mark = written[-1]
    if mark not in ".?'" or len(written) == 1:
        return whole if _is_word(whole) or _is_abbreviation(written) else written
    bare = _composed(written[:-1])
    against = _against_tone(found.string, found.end(), mark)
    is_initial = mark == "." and len(written) == len("A.") and written[0].isupper()
    if not is_initial and _is_word(whole) and cost(whole) + against <= cost(bare):
        return whole
    return (bare if _is_word(bare) else written[:-1]) + mark


def _composed(written: str) -> str:
    """Put the marks of a word on its letters."""
    letters = []
    for part in _PART.finditer(written):
        if part[1]:
            letters.append("Đ" if part[1] == "D" else "đ")
        else:
            letters += part[2], _MARKS.get(part[3], ""), _MARKS.get(part[4], "")
    return unicodedata.normalize("NFC", "".join(letters))


def _is_word(word: str) -> bool:
    """Whether it is known, or is spelled as a Vietnamese syllable."""
    if word.isascii() or cost(word) < UNKNOWN:
        return True
    apart = unicodedata.normalize("NFD", word.lower())
    toneless = unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES))
    return sum(c in _TONES for c in apart) <= 1 and bool(_SPELLED.fullmatch(toneless))


def _is_abbreviation(written: str) -> bool:
    """Whether it has a Đ among a few capitals, as NĐT has."""
    return (
        "DD" in written
        and written.isupper()
        and len(written) <= _LONGEST_ABBREVIATION
        and cost(written) >= UNKNOWN
    )


def _against_tone(text: str, stop: int, mark: str) -> float:
    """How much what follows a closing mark speaks against its being a tone."""
    following = text[stop : stop + 3]
    if mark == "'" or following[:1] == mark != following[1:2]:
        return _INSIDE
    following = following.lstrip("\"')” ")
    if not following or following[0] in "\r\n":
        line = stop - text.rfind("\n", 0, stop)
        return _AT_END_OF_TITLE if line <= _LONGEST_TITLE else _AT_END_OF_PARAGRAPH
    return _BEFORE_CAPITAL if following[0].isupper() else _INSIDE

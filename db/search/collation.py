"""In which order Vietnamese headlines and names stand in a list, the same on every computer.

Letters rank a ă â b c d đ e ê … o ô ơ … u ư … over the whole text; only where those are equal
the tones decide (ngang huyền hỏi ngã sắc nặng), and last the case. The keys are compared byte by
byte, as SQLite compares BLOBs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from db.search.syllables import part_tone, plain_characters, without_marks

_CACHED_PARTS: Final = 1 << 14
_LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

# First bytes of a weight. The 0 that ends a level is lower than all of them.
_LEVEL_END: Final = b"\x00"
_SPACE: Final = b"\x01"
_SIGN: Final = b"\x02"
_NUMBER: Final = b"\x03"
_FIRST_LETTER: Final = 0x10
_FOREIGN_LETTER: Final = b"\xf0"

_WEIGHTS: Final = {
    letter: bytes([_FIRST_LETTER + 2 * rank]) for rank, letter in enumerate(_LETTERS)
}
_TONES: Final = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}
_OTHER_MARK: Final = 7
_WORD_END: Final = b"\x01"
_LENGTH_BASE: Final = 254

_PARTS: Final = re.compile(r"[0-9]+|[^\W0-9_](?:[^\W0-9_]|[\u0300-\u036f])*|.", re.DOTALL)


class _Part(NamedTuple):
    """A word, a number or a sign of a text, as each of the three levels weighs it."""

    letters: bytes
    tones: bytes
    capitals: str
    """A 1 for each capital of a word, a 0 for each other letter."""


def sort_key(text: str) -> bytes:
    """The key that puts texts in Vietnamese order.

    NFC and NFD, old and new tone placement have the same key; a run of spaces counts as one, and
    numbers go by their value. Spaces come first, then signs, digits, letters.
    """
    parts = _parts(text)
    return _letters_and_tones(parts) + _capitals(parts)


def personal_name_key(text: str) -> bytes:
    """The key that puts people in order: given name (the last syllable), family, middle names.

    The given name with its tones decides before the family name does, so that all people called
    Hà stand together.
    """
    *others, given = text.split() or [""]
    ordered = [_parts(part) for part in (given, " ".join(others[:1]), " ".join(others[1:]))]
    return b"".join(map(_letters_and_tones, ordered)) + _capitals(chain.from_iterable(ordered))


def match_key(text: str) -> str:
    """The text as people type it in a hurry: lower case, no marks, d for đ, single spaces."""
    composed = unicodedata.normalize("NFC", plain_characters(text))
    return " ".join(without_marks(composed.lower()).split())


def _parts(text: str) -> list[_Part]:
    plain = " ".join(unicodedata.normalize("NFC", plain_characters(text)).split())
    return [_part(found[0]) for found in _PARTS.finditer(plain)]


@lru_cache(_CACHED_PARTS)
def _part(printed: str) -> _Part:
    if printed == " ":
        return _Part(_SPACE, b"", "")
    if printed.isdecimal() and printed.isascii():
        return _Part(_number(printed), b"", "")
    if not printed[0].isalnum():
        return _Part(_SIGN + _code_point(printed), b"", "")
    base, tones = part_tone(printed)
    marks = [_TONES[tone] for tone in tones]
    letters, capitals = b"", ""
    for char in base:
        lower = char.lower()
        letter = lower if lower in _WEIGHTS else unicodedata.normalize("NFD", lower)[0]
        if letter != lower and letter in _WEIGHTS:
            marks.append(_OTHER_MARK)
        if unicodedata.combining(char):
            marks.append(_OTHER_MARK)
        else:
            letters += _WEIGHTS.get(letter) or _FOREIGN_LETTER + _code_point(lower[0])
            capitals += "01"[char != lower]
    return _Part(letters, bytes(marks) + _WORD_END, capitals)


def _number(digits: str) -> bytes:
    """More digits say more, so their count comes first; it may take several bytes itself."""
    value = digits.lstrip("0") or "0"
    longer, rest = divmod(len(value), _LENGTH_BASE)
    return _NUMBER + b"\xff" * longer + bytes([rest]) + value.encode()


def _code_point(char: str) -> bytes:
    return ord(char).to_bytes(3, "big")


def _letters_and_tones(parts: Sequence[_Part]) -> bytes:
    letters = b"".join(part.letters for part in parts)
    tones = b"".join(part.tones for part in parts).rstrip(_WORD_END)
    return letters + _LEVEL_END + tones + _LEVEL_END


def _capitals(parts: Iterable[_Part]) -> bytes:
    """One bit for each letter: as short as case can be, since it nearly never decides."""
    bits = "".join(part.capitals for part in parts).rstrip("0")
    return bytes(int(bits[at : at + 8].ljust(8, "0"), 2) for at in range(0, len(bits), 8))

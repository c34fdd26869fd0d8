"""Reads the raw keystrokes of Telex and VNI, typed while the Vietnamese keyboard was switched off.

Follows the archive's Vietnamese specification, 1.6: the keys are played as UniKey plays them, and
what comes out counts only when it is a syllable that the archive knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from db.search.syllables import canonical, fold, part_tone

Spellings = Callable[[str], Sequence[str]]
"""The canonical spellings that the archive has of a folded form, the most frequent first."""

_LONGEST: Final = 12
"""Keys of the longest syllable: nghieengs, with room for delayed marks."""

_TELEX: Final = re.compile(r"[a-z]+")
_VNI: Final = re.compile(r"[a-z]+[0-9][a-z0-9]*")
_TELEX_TONES: Final = dict(zip("sfrxj", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_TONES: Final = dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_CIRCUMFLEX: Final = {"a": "â", "e": "ê", "o": "ô"}
_HORN: Final = {"o": "ơ", "u": "ư"}
_BREVE: Final = {"a": "ă"}
_VNI_MARKS: Final = {"6": _CIRCUMFLEX, "7": _HORN, "8": _BREVE}
_VOWELS: Final = frozenset("aăâeêioôơuưy")
_FEWEST: Final = 2


class Decoded(NamedTuple):
    """Words of a query that read as Vietnamese when their keystrokes are played."""

    first: int
    last: int
    """Positions among the words, both included."""
    text: str
    """What they read as: NFC, lower case."""


class _Syllable:
    """A syllable while its keys are played; lives for one word."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.tone = ""
        self.changed = False
        """Whether any key was more than its letter."""

    @property
    def has_vowel(self) -> bool:
        return not _VOWELS.isdisjoint(self.letters)

    def mark(self, table: dict[str, str]) -> bool:
        """Give the last letter that can have it a mark; Uo takes its horn as one."""
        for at in range(len(self.letters) - 1, -1, -1):
            letter = table.get(self.letters[at])
            if letter:
                self.letters[at] = letter
                if letter == "ơ" and at and self.letters[at - 1] == "u":
                    self.letters[at - 1] = "ư"
                self.changed = True
                return True
        return False

    def stroke(self) -> bool:
        """Make a đ of the d at the beginning."""
        if self.letters[:1] != ["d"]:
            return False
        self.letters[0] = "đ"
        self.changed = True
        return True

    def take_tone(self, tone: str) -> bool:
        """Take the one tone there may be; it needs a vowel."""
        if self.tone or not self.has_vowel:
            return False
        self.tone = tone
        self.changed = True
        return True

    def readings(self) -> Iterator[str]:
        """What the keys may have meant, the likeliest first: thuở is typed as thương is."""
        written = "".join(self.letters).replace("ưo", "ươ")
        for each in dict.fromkeys((written, written.replace("ươ", "uơ"))):
            vowel = next(at for at, letter in enumerate(each) if letter in _VOWELS)
            toned = f"{each[: vowel + 1]}{self.tone}{each[vowel + 1 :]}"
            yield canonical(unicodedata.normalize("NFC", toned))


def decoded(word: str, spellings: Spellings, *, loosely: bool = False) -> str | None:
    """The syllable that the keys of a word spell, in NFC and lower case; None when they do not.

    With `loosely` a mark may have been forgotten: nghej for nghệ; the tone may not.
    """
    keys = word.lower()
    if len(keys) > _LONGEST:
        return None
    if _TELEX.fullmatch(keys):
        syllable = _played(keys, _telex)
    elif _VNI.fullmatch(keys):
        syllable = _played(keys, _vni)
    else:
        return None
    if syllable is None or not syllable.changed or not syllable.has_vowel:
        return None
    for reading in syllable.readings():
        held = spellings(fold(reading))
        if reading in held:
            return reading
        if loosely and syllable.tone:
            return next((each for each in held if _completes(each, reading)), None)
    return None


def _completes(syllable: str, reading: str) -> bool:
    """Whether a syllable has the tone and every mark of a reading, and perhaps more marks."""
    (letters, tone), (played, played_tone) = part_tone(syllable), part_tone(reading)
    return tone == played_tone and all(
        letter == key or fold(letter) == key for letter, key in zip(letters, played, strict=True)
    )


def readings(words: Sequence[str], spellings: Spellings) -> list[Decoded]:
    """The words of a query that are keystrokes, neighbours as one reading.

    A word that the archive has is meant as it is (bus, visa, u23), unless it stands among others
    that the archive does not have and that decode.
    """
    unknown = [not spellings(fold(word)) for word in words]
    found = [decoded(word, spellings) for word in words]
    strange = [text is not None and odd for text, odd in zip(found, unknown, strict=True)]
    if not any(strange):
        return []
    for at, word in enumerate(words):
        if found[at] is None and unknown[at]:
            found[at] = decoded(word, spellings, loosely=True)
            strange[at] = found[at] is not None
    several = sum(text is not None for text in found) >= _FEWEST
    meant = [text if odd or several else None for text, odd in zip(found, strange, strict=True)]
    runs: list[Decoded] = []
    for is_meant, run in groupby(enumerate(meant), key=lambda one: one[1] is not None):
        if is_meant:
            members = list(run)
            text = " ".join(each for _, each in members if each)
            runs.append(Decoded(members[0][0], members[-1][0], text))
    return runs


def _played(keys: str, play: Callable[[_Syllable, str], bool]) -> _Syllable | None:
    """Play the keys one after the other; None when one of them cannot be."""
    syllable = _Syllable()
    return syllable if all(play(syllable, key) for key in keys) else None


def _telex(syllable: _Syllable, key: str) -> bool:
    if key in _TELEX_TONES and syllable.has_vowel:
        return syllable.take_tone(_TELEX_TONES[key])
    if key in _CIRCUMFLEX and syllable.mark({key: _CIRCUMFLEX[key]}):
        return True
    if key == "w":
        return _telex_w(syllable)
    if key == "d" and syllable.letters and syllable.stroke():
        return True
    syllable.letters.append(key)
    return True


def _telex_w(syllable: _Syllable) -> bool:
    if syllable.mark(_HORN | _BREVE):
        return True
    if syllable.has_vowel:
        return False
    syllable.letters.append("ư")
    syllable.changed = True
    return True


def _vni(syllable: _Syllable, key: str) -> bool:
    if key in _VNI_TONES:
        return syllable.take_tone(_VNI_TONES[key])
    if key in _VNI_MARKS:
        return syllable.mark(_VNI_MARKS[key])
    if key == "9":
        return syllable.stroke()
    if key == "0":
        return False
    syllable.letters.append(key)
    return True

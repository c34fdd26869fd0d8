"""How a Vietnamese word is spelled for the index: one spelling with its marks, one without.

The rules are those of the archive's Vietnamese specification: characters (1.1), where the tone
mark stands (1.2), i and y (1.3), what "marked" means (1.5). They apply to index forms only;
the text that people read is never changed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# 30,000 articles print 64,000 different words.
_CACHED_WORDS: Final = 1 << 17

ZERO_WIDTH: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Characters that leave no trace on paper, soft hyphen included: they never part a word."""

_ETH: Final = {"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"}
_FULL_WIDTH: Final = {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}

SAME_LENGTH: Final = str.maketrans(_ETH | _FULL_WIDTH)
"""Look-alikes of đ and the full-width block, each to the one character that is meant."""

_PLAIN: Final = SAME_LENGTH | str.maketrans("", "", ZERO_WIDTH)

# Letters that Unicode does not decompose, so that removing combining marks leaves them whole.
_UNMARKED: Final = str.maketrans(
    {"đ": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"}
)

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")

_VOWELS: Final = "aăâeêioôơuưy"
_SYLLABLE: Final = re.compile(
    rf"(gi(?=[{_VOWELS}])|qu(?=[{_VOWELS}])|[^{_VOWELS}]*)([{_VOWELS}]{{1,3}})([^{_VOWELS}]*)"
)
_SECOND_WHEN_OPEN: Final = frozenset({"oa", "oe", "uy"})
_PAIR: Final = 2
_RIME_Y: Final = re.compile(r"(qu|th|[hklmtsvbxn])y")


def plain_characters(text: str) -> str:
    """Đ for its look-alikes, ASCII for the full-width block, no zero-width characters; not NFC."""
    return text.translate(_PLAIN)


def without_marks(text: str) -> str:
    """The lower-case text without combining marks, đ as d; NFC, so that Hangul stays whole."""
    apart = unicodedata.normalize("NFD", text.translate(_UNMARKED))
    kept = "".join(char for char in apart if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", kept.translate(_UNMARKED))


def part_tone(word: str) -> tuple[str, str]:
    """A word (any normal form) as the NFC word without tone marks, and its tone marks in order."""
    apart = unicodedata.normalize("NFD", word)
    base = "".join(char for char in apart if char not in _TONES)
    tones = "".join(char for char in apart if char in _TONES)
    return unicodedata.normalize("NFC", base), tones


def canonical(word: str) -> str:
    """The one accented index spelling of a word, whatever its case, normal form or tone placement.

    `hòa` and `hoà` give `hoà`, `kỹ` and `kĩ` give `kĩ`. A word that is no Vietnamese syllable,
    or that has more than one tone mark, only becomes lower-case NFC. Not for display.
    """
    return index_forms(word)[0]


def fold(word: str) -> str:
    """The index spelling without any mark, d for đ; the same for a word and its canonical form."""
    return index_forms(word)[1]


def is_marked(word: str) -> bool:
    """Whether the word has a tone mark, a quality mark or đ, so that its folded form loses some."""
    accented, folded = index_forms(word)
    return accented != folded


@lru_cache(_CACHED_WORDS)
def index_forms(word: str) -> tuple[str, str]:
    """The canonical and the folded form of a word."""
    # One string for what is equal: tens of thousands of words are kept.
    if word.isascii():
        lower = _i_for_y(word.lower())
        lower = word if lower == word else lower
        return lower, lower
    accented = _canonical(word)
    accented = word if accented == word else accented
    folded = _i_for_y(without_marks(accented))
    return accented, accented if folded == accented else folded


def _canonical(word: str) -> str:
    composed = unicodedata.normalize("NFC", plain_characters(word))
    # Lower case can part a letter (İ), hence the second composition.
    lower = unicodedata.normalize("NFC", composed.lower())
    base, tones = part_tone(lower)
    if len(tones) > 1:
        return lower
    if not tones:
        return _i_for_y(base)
    return with_tone(_i_for_y(base), tones) or lower


def with_tone(base: str, tone: str) -> str | None:
    """A lower-case syllable with its tone mark on the vowel that new-style spelling puts it on.

    `base` is NFC and has no tone mark, `tone` is one; None when `base` is no syllable.
    """
    syllable = _SYLLABLE.fullmatch(base)
    if syllable is None:
        return None
    onset, vowels, coda = syllable.groups()
    stop = _toned_vowel(vowels, is_open=not coda) + 1
    return unicodedata.normalize("NFC", f"{onset}{vowels[:stop]}{tone}{vowels[stop:]}{coda}")


def _toned_vowel(vowels: str, *, is_open: bool) -> int:
    marked = [at for at, vowel in enumerate(vowels) if vowel in "ăâêôơ"]
    if marked:
        return marked[-1]
    if "ư" in vowels:
        return vowels.rindex("ư")
    if len(vowels) == _PAIR:
        return 1 if not is_open or vowels in _SECOND_WHEN_OPEN else 0
    return len(vowels) // 2


def _i_for_y(base: str) -> str:
    rime = _RIME_Y.fullmatch(base)
    return f"{rime[1]}i" if rime else base

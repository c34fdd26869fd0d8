"""Reads Telex and VNI keystrokes that were typed while the input method was switched off.

`quarng ninh` and `qua3ng ninh` stand for Quảng Ninh. Follows the archive's Vietnamese
specification (1.6): a word that the archive has is never taken for keystrokes on its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from db.search.syllables import canonical, with_tone, without_marks

Together = Callable[[str, str], float]
"""How often two words, in canonical form, stand side by side in the archive."""

LONGEST: Final = 12
"""Keystrokes of a syllable: nghuowngj and the like, with some to spare."""

CLEARLY: Final = 20.0
"""So many times oftener must a spelling with one more mark than was typed occur."""

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300\u0301\u0309\u0303\u0323"
_TELEX_TONES: Final = {"f": _GRAVE, "s": _ACUTE, "r": _HOOK, "x": _TILDE, "j": _DOT}
_VNI_TONES: Final = {"1": _ACUTE, "2": _GRAVE, "3": _HOOK, "4": _TILDE, "5": _DOT}

_CIRCUMFLEX, _HORN, _BREVE = "678"
"""The quality marks, named by their VNI digits."""

_HORN_OR_BREVE: Final = _HORN + _BREVE
_ANY_QUALITY: Final = _CIRCUMFLEX + _HORN + _BREVE
_STROKE: Final = "9"
_QUALITY_OF: Final = {
    **dict.fromkeys("âêô", _CIRCUMFLEX),
    **dict.fromkeys("ơư", _HORN),
    **dict.fromkeys("ă", _BREVE),
}
_MARKED_VOWELS: Final = (
    "â âu ây ê êu iê iêu yê yêu uâ uây uê uyê ô ôi uô uôi "  # circumflex
    "ơ ơi uơ ư ưa ưi ưu ươ ươi ươu "  # horn
    "ă oă"  # breve
)
_CLOSED_ONLY: Final = frozenset({"â", "ă", "oă", "iê", "yê", "uâ", "uyê", "uô", "ươ"})
_OPEN_ONLY: Final = frozenset({"uơ"})
_STOPS: Final = frozenset({"c", "ch", "k", "p", "t"})
_TONES_OF_STOPS: Final = frozenset({_ACUTE, _DOT})

_PARTS: Final = re.compile(
    r"(ngh|ng|nh|ch|gh|gi(?=[aeiouy])|kh|ph|qu(?=[aeiouy])|th|tr|[bcdghklmnprstvx]?)"
    r"([aeiouy]{1,3})(ch|ng|nh|[ckmnpt]?)"
)
_TELEX: Final = re.compile(r"([^aeiouyw]*)([aeiouyw].*)")
_VNI: Final = re.compile(r"[a-z]+(?:[1-9][a-z]*)+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Words of a query in a row that were keystrokes, and what they spell."""

    first: int
    last: int
    """Positions among the words, both included."""
    text: str


@dataclass(frozen=True, slots=True)
class _Strokes:
    """A syllable as it was typed: its letters without marks, and the marks apart."""

    letters: str
    tone: str
    qualities: str
    """Any one of these marks; empty for none."""
    circumflexed: str
    """The vowel that gets the circumflex, when its key tells; empty for any."""
    stroke: bool
    """Whether the d is đ."""


def decoded(word: str, is_syllable: Callable[[str], bool]) -> str | None:
    """Spell the syllable that the keystrokes of a word make, NFC and lower case, or None.

    The tone may come at the end or before, other marks where they belong or later; Telex and VNI,
    not mixed. `is_syllable` is asked with canonical forms. A word without any mark is None.
    """
    found = (spelling for strokes in _strokes(word) for spelling in _spellings(strokes))
    return next((spelling for spelling in found if is_syllable(canonical(spelling))), None)


def readings(
    words: Sequence[str],
    knows: Callable[[str], bool],
    is_syllable: Callable[[str], bool],
    together: Together,
) -> list[Decoded]:
    """Find the keystrokes among the words of a query, given in order as they were typed.

    `knows` tells whether the archive has a word, whatever its marks. A word that it does not know
    and that decodes is keystrokes. One letter with a mark, such as `o73`, may be anything.

    Beside keystrokes, words are looked at again. One that the archive knows is keystrokes too
    when what it spells occurs beside its neighbours more often than itself does: `car nuwowcs`,
    but `bus haf nooij`. And one with a tone only may have lost its other mark: `coong nghej`.
    Adjacent words are one reading.
    """
    chosen = [
        None if _is_single(word) or knows(word) else decoded(word, is_syllable) for word in words
    ]
    sure = [spelling is not None for spelling in chosen]
    for at in _outwards(sure):
        sides = [side for side in (at - 1, at + 1) if 0 <= side < len(words)]
        if any(chosen[side] for side in sides):
            others = {side: canonical(chosen[side] or words[side]) for side in sides}
            beside = _Beside(at, others, together)
            chosen[at] = _best(words[at], chosen[at], beside, is_syllable)
    return list(_runs(chosen))


@dataclass(frozen=True, slots=True)
class _Beside:
    """How often words stand beside the neighbours of a position; lives for one call."""

    at: int
    others: dict[int, str]
    together: Together

    def __call__(self, word: str) -> float:
        """Return the count on the side where it is greater."""
        form = canonical(word)
        return max(
            self.together(*((other, form) if side < self.at else (form, other)))
            for side, other in self.others.items()
        )


def _best(
    word: str, spelled: str | None, beside: _Beside, is_syllable: Callable[[str], bool]
) -> str | None:
    """What a word beside keystrokes spells, or None when it is meant as it stands."""
    least = beside(spelled) * CLEARLY if spelled else beside(word)
    for strokes in _strokes(word):
        for marks in (strokes, replace(strokes, qualities=strokes.qualities or _ANY_QUALITY)):
            for spelling in _spellings(marks):
                if is_syllable(canonical(spelling)) and beside(spelling) > least:
                    spelled, least = spelling, beside(spelling)
    return spelled


def _is_single(word: str) -> bool:
    """Whether it is one letter with a mark: A4, U2 and E5 are names more often than keystrokes."""
    return sum(map(str.isalpha, word)) == 1 or len(word) <= len("ow")


def _outwards(sure: Sequence[bool]) -> Iterator[int]:
    """The positions after those that are sure, then the ones before them from right to left."""
    yield from (at for at in range(1, len(sure)) if any(sure[:at]))
    yield from (at for at in reversed(range(len(sure) - 1)) if any(sure[at + 1 :]))


def _runs(chosen: Sequence[str | None]) -> Iterator[Decoded]:
    first = 0
    run: list[str] = []
    for at, spelling in enumerate((*chosen, None)):
        if spelling:
            first = first if run else at
            run.append(spelling)
        elif run:
            yield Decoded(first, at - 1, " ".join(run))
            run = []


def _strokes(word: str) -> Iterator[_Strokes]:
    if not word.isascii() or not 1 < len(word) <= LONGEST:
        return iter(())
    lower = word.lower()
    return _telex(lower) if lower.isalpha() else _vni(lower)


def _telex(word: str) -> Iterator[_Strokes]:
    """The ways to take a word as Telex: tone keys after the first vowel, aa ee oo, w, dd."""
    parts = _TELEX.fullmatch(word)
    if not parts:
        return
    onset, rime = parts.groups()
    tones = [key for key in rime if key in _TELEX_TONES]
    if len(tones) > 1 or rime.count("w") > len("uwow") // 2:
        return
    tone = _TELEX_TONES[tones[0]] if tones else ""
    rime = rime.translate(dict.fromkeys(map(ord, _TELEX_TONES)))
    stroke = (onset == "dd", onset == "d" and rime.count("d") == 1)
    if any(stroke):
        onset, rime = "d", rime.replace("d", "") if stroke[1] else rime
    # A w before any vowel stands for ư itself, as in tw and nwocs.
    spread = f"u{rime}" if rime[0] == "w" else rime
    letters = spread.replace("w", "")
    if letters != rime:
        yield _Strokes(onset + letters, tone, _HORN_OR_BREVE, "", any(stroke))
        return
    for vowel in "aeo":
        if rime.count(vowel) == len("aa"):
            at = rime.rindex(vowel)
            once = f"{onset}{rime[:at]}{rime[at + 1 :]}"
            yield _Strokes(once, tone, _CIRCUMFLEX, vowel, any(stroke))
    if tone or any(stroke):
        yield _Strokes(onset + rime, tone, "", "", any(stroke))


def _vni(word: str) -> Iterator[_Strokes]:
    """The way to take a word as VNI: each mark a digit, anywhere after the first letter."""
    if not _VNI.fullmatch(word):
        return
    letters = "".join(filter(str.isalpha, word))
    tones = [key for key in word if key in _VNI_TONES]
    # A horn may be typed on both letters of ươ.
    qualities = re.sub(f"^{_HORN}+$", _HORN, re.sub(f"[^{_CIRCUMFLEX}{_HORN}{_BREVE}]", "", word))
    strokes = word.count(_STROKE)
    if max(len(tones), len(qualities), strokes) > 1 or (strokes and letters[0] != "d"):
        return
    tone = _VNI_TONES[tones[0]] if tones else ""
    yield _Strokes(letters, tone, qualities, "", bool(strokes))


def _spellings(strokes: _Strokes) -> Iterator[str]:
    """The well-formed syllables with these letters and marks."""
    parts = _PARTS.fullmatch(strokes.letters)
    if not parts:
        return
    onset, vowels, coda = parts.groups()
    if coda in _STOPS and strokes.tone and strokes.tone not in _TONES_OF_STOPS:
        return
    if strokes.stroke:
        onset = f"đ{onset[1:]}"
    for marked in _vowels(vowels, strokes):
        if marked in (_OPEN_ONLY if coda else _CLOSED_ONLY):
            continue
        base = f"{onset}{marked}{coda}"
        spelling = with_tone(base, strokes.tone) if strokes.tone else base
        if spelling:
            yield spelling


def _vowels(plain: str, strokes: _Strokes) -> Iterator[str]:
    """The vowels with one of the quality marks that were typed."""
    if not strokes.qualities:
        yield plain
        return
    for marked in _MARKED_VOWELS.split():
        vowel = next(letter for letter in marked if letter in _QUALITY_OF)
        if (
            without_marks(marked) == plain
            and _QUALITY_OF[vowel] in strokes.qualities
            and strokes.circumflexed in ("", without_marks(vowel))
        ):
            yield marked

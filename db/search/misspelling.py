"""How likely a syllable was written in the place of another one: sounds alike, slips, lost marks.

The pairs of sounds are those that writers of one region or another do not tell apart, as the
archive's Vietnamese specification lists them (1.11).
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from db.search.codec.query import one_edit_away
from db.search.syllables import part_tone

LETTER: Final = 8.0
"""What an added, missing, other or swapped letter costs; this and the others in nats."""

SOUND: Final = 3.0
"""A beginning or an end that sounds alike somewhere in the country."""

HOOK_FOR_TILDE: Final = 2.0
"""Hỏi for ngã or the other way round."""

TONE: Final = 4.0
"""Any other tone."""

QUALITY: Final = 3.0
"""Another mark on a vowel, or d for đ."""

_BEGINNINGS: Final = (
    ("s", "x"), ("ch", "tr"), ("l", "n"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("v", "d"),
    ("v", "gi"), ("ng", "ngh"), ("g", "gh"), ("c", "k"), ("c", "q"), ("k", "q"),
)  # fmt: skip
_ENDS: Final = (
    ("n", "ng"), ("n", "nh"), ("ng", "nh"), ("m", "n"), ("t", "c"), ("t", "ch"), ("c", "ch"),
    ("t", "p"), ("i", "y"), ("o", "u"),
)  # fmt: skip
_MAY_PRECEDE_CONSONANT: Final = re.compile("(gi|q)")
_ONSET: Final = re.compile("[^aeiouy]*")
_MARKED_LETTERS: Final = frozenset("âăêôơưđ")
_HOOK_AND_TILDE: Final = frozenset({"\u0309", "\u0303"})


class Misspelling:
    """A syllable as it was written, and what it may stand for.

    The forms are index forms. A syllable without marks stands for plain letters in a query that
    has marks; `ignoring_marks` is for a query without any.
    """

    def __init__(self, folded: str, accented: str, *, ignoring_marks: bool = False) -> None:
        self._costs = _folded_costs(folded)
        self._marks = None if ignoring_marks else _marks(accented)

    def folded(self) -> AbstractSet[str]:
        """The folded forms that it may stand for, itself among them."""
        return self._costs.keys()

    def may_be(self, folded: str) -> bool:
        """Tell whether it may stand for any spelling of a folded form."""
        return folded in self._costs

    def cost(self, folded: str, accented: str) -> float:
        """Return the cost of a syllable that it may stand for, 0 for itself."""
        cost = self._costs[folded]
        if self._marks is None:
            return cost
        tone, letters = self._marks
        other_tone, other_letters = _marks(accented)
        if tone != other_tone:
            cost += HOOK_FOR_TILDE if {tone, other_tone} == _HOOK_AND_TILDE else TONE
        return cost + (QUALITY if letters != other_letters else 0.0)


def _folded_costs(folded: str) -> dict[str, float]:
    costs = dict.fromkeys(one_edit_away(folded), LETTER)
    costs.update(dict.fromkeys(_sounding_alike(folded), SOUND))
    costs[folded] = 0.0
    return costs


def _sounding_alike(folded: str) -> set[str]:
    onset = _ONSET.match(folded)
    found: set[str] = set()
    for one, other in (*_BEGINNINGS, *(pair[::-1] for pair in _BEGINNINGS)):
        is_onset = (onset and onset[0] == one) or _MAY_PRECEDE_CONSONANT.fullmatch(one)
        if is_onset and folded.startswith(one):
            found.add(other + folded[len(one) :])
    for one, other in (*_ENDS, *(pair[::-1] for pair in _ENDS)):
        if folded.endswith(one) and folded != one:
            found.add(folded[: -len(one)] + other)
    return found


def _marks(accented: str) -> tuple[str, str]:
    """The tone of a syllable, and its letters with other marks in order."""
    base, tone = part_tone(accented)
    return tone, "".join(letter for letter in base if letter in _MARKED_LETTERS)

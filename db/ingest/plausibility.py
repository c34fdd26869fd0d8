"""How much a text looks like Vietnamese: how usual its words are, and what does not belong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

import resources

UNKNOWN: Final = 13.0
"""The cost of a word in ASCII that is not on the list, in nats, as `cost` gives it."""

_UNKNOWN_ACCENTED: Final = 16.0
_QUARTERS: Final = 4
_STRANGE_COST: Final = 6.0
_LEAST_KNOWN: Final = 0.6
_LEAST_READABLE: Final = 0.5

_WORD: Final = re.compile(r"[^\W\d_]+")
_STRANGE: Final = re.compile(r"[^\w\s.,;:!?%()\[\]{}\"“”‘’'…/&*+–—-]")
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_INSIDE: Final = re.compile(r"(?<=[^\W\d_])[^\w\s.,;:!?%()\"“”‘’'…/&–—-]+(?=[^\W\d_])")


class Plausibility(NamedTuple):
    """What the words of a text say of the reading that gave it."""

    cost: float
    """Nats in all, what does not belong included; the right reading has the lowest."""
    words: int
    known: int
    accented: int
    """Words with a letter beyond ASCII; a single letter says too little."""
    known_accented: int

    @property
    def mean(self) -> float:
        """Nats a word."""
        return self.cost / max(1, self.words)

    @property
    def is_vietnamese(self) -> bool:
        """Whether most words, and most of those with marks, are usual ones."""
        return (
            self.known_accented > 0
            and self.known_accented >= _LEAST_KNOWN * self.accented
            and self.known >= _LEAST_READABLE * self.words
        )


def cost(word: str) -> float:
    """Return how unusual a word is in the Vietnamese press: -ln of its share of all words."""
    known = _costs().get(word.lower())
    if known is not None:
        return known
    return UNKNOWN if word.isascii() else _UNKNOWN_ACCENTED


def weigh(text: str, *, caseless: bool = False) -> Plausibility:
    """Judge a text in NFC.

    `caseless`: it comes from a table that lacks toned capitals, so that small letters stand for
    them.
    """
    costs = _costs()
    total = 0.0
    words = known = accented = known_accented = 0
    for word, times in Counter(_WORD.findall(text)).items():
        words += times
        is_ascii = word.isascii()
        usual = costs.get(word)
        if usual is None and (caseless or is_ascii or _is_cased(word)):
            usual = costs.get(word.lower())
        if usual is not None:
            known += times
        else:
            usual = UNKNOWN if is_ascii else _UNKNOWN_ACCENTED
        total += times * usual
        if not is_ascii and len(word) > 1:
            accented += times
            known_accented += times * (usual < _UNKNOWN_ACCENTED)
    strange = sum(len(sign.findall(text)) for sign in (_STRANGE, _CONTROL, _INSIDE))
    return Plausibility(total + _STRANGE_COST * strange, words, known, accented, known_accented)


def _is_cased(word: str) -> bool:
    """Whether capitals stand where words have them."""
    return word.isupper() or word[1:].islower() or len(word) == 1


@cache
def _costs() -> Mapping[str, float]:
    costs: dict[str, float] = {}
    for line in resources.text("vietnamese", "syllables.txt").splitlines():
        if not line.startswith("#"):
            quarters, *words = line.split()
            costs.update(dict.fromkeys(words, int(quarters) / _QUARTERS))
    return costs

"""Finds commands by a few of their letters: without accents, by initials, in any order of words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

WHOLE, BEGINNING, INITIALS, WORDS, INSIDE, SCATTERED = range(6)
"""How well words fit what is typed, the best first."""


def plain(text: str) -> str:
    """A text without case, accents and signs; its words with one space between them."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = (one if one.isalnum() else " " for one in parts if not unicodedata.combining(one))
    return " ".join("".join(letters).split())


def in_order(typed: str, names: Sequence[str]) -> list[int]:
    """The places of the names that fit, the best first; what fits alike stays as it stood.

    Nothing typed fits everything.
    """
    wanted = plain(typed)
    fits = [(fit(wanted, plain(name)), place) for place, name in enumerate(names)]
    return [place for how, place in sorted((how, place) for how, place in fits if how is not None)]


def fit(wanted: str, name: str) -> tuple[int, int] | None:
    """How well a plain name fits plain letters: its kind, and how far from its beginning.

    None when the letters do not even stand in the name one after the other.
    """
    words, asked = name.split(), wanted.split()
    initials = "".join(word[0] for word in words)
    tight = "".join(asked)
    starts = [[word.startswith(one) for word in words] for one in asked]
    gaps = _gaps(tight, name)
    kinds = (
        (WHOLE, 0 if wanted == name else None),
        (BEGINNING, 0 if name.startswith(wanted) else None),
        (INITIALS, initials.index(tight) if tight in initials else None),
        (WORDS, starts[0].index(True) if starts and all(map(any, starts)) else None),
        (INSIDE, name.index(wanted) if wanted in name else None),
        (SCATTERED, gaps),
    )
    return next(((kind, place) for kind, place in kinds if place is not None), None)


def _gaps(letters: str, name: str) -> int | None:
    """Over how many letters of a name these are scattered, from the left; None if they are not."""
    place, first = -1, -1
    for letter in letters:
        place = name.find(letter, place + 1)
        if place < 0:
            return None
        first = place if first < 0 else first
    return place - first

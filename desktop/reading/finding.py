"""Finds a few letters inside one article: accents count where they were typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from db.records import Mark


class FoldedText:
    """A text beside its letters without case and accents; it never changes."""

    def __init__(self, text: str) -> None:
        self._letters: list[str] = []
        self._places: list[int] = []
        plain: list[str] = []
        for place, letter in enumerate(text):
            base = _plain(letter)
            if base:
                plain.append(base)
                self._letters += [letter.lower()] * len(base)
                self._places += [place] * len(base)
        self._plain = "".join(plain)

    def find(self, wanted: str) -> list[Mark]:
        """Find where `wanted` stands, in code points of the text.

        A letter typed without an accent stands for all its accented forms; one typed with an
        accent only for itself.
        """
        letters = list(unicodedata.normalize("NFC", wanted).lower())
        plain = "".join(_plain(letter) for letter in letters)
        if not plain.strip():
            return []
        strict = [(at, letter) for at, letter in _spread(letters) if _plain(letter) != letter]
        return [
            (self._places[start], self._places[start + len(plain) - 1] + 1)
            for start in self._starts(plain)
            if all(self._letters[start + at] == letter for at, letter in strict)
        ]

    def _starts(self, plain: str) -> Iterator[int]:
        start = self._plain.find(plain)
        while start >= 0:
            yield start
            start = self._plain.find(plain, start + len(plain))


def _spread(letters: list[str]) -> Iterator[tuple[int, str]]:
    """Each letter with its place in the plain form."""
    at = 0
    for letter in letters:
        plain = _plain(letter)
        if plain:
            yield at, letter
        at += len(plain)


def _plain(letter: str) -> str:
    """One letter without case and accents; empty for an accent alone, a space for any space."""
    if letter.isspace():
        return " "
    parts = unicodedata.normalize("NFD", letter.lower().replace("đ", "d"))
    return "".join(part for part in parts if not unicodedata.combining(part))

"""An index at the end of a bulletin: names in Vietnamese order, each with its numbers."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from db.records.papers import PaperLine, PaperStyle, Run
from db.search.collation import sort_key

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
NO_LETTER: Final = "0–9"
"""Heads what begins with a digit or a sign."""


def index_lines(title: str, named: Iterable[tuple[str, int]]) -> Iterator[PaperLine]:
    """Lay out an index of names and the numbers they stand under; nothing of no names.

    Names stand as they are written, family name first: so Vietnamese indexes list people, too.
    """
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for name, number in named:
        plain = " ".join(unicodedata.normalize("NFC", name).split())
        if plain and number not in numbers[plain]:
            numbers[plain].append(number)
    if not any(numbers.values()):
        return
    yield PaperLine(PaperStyle.HEADING, (Run(title),), new_page=True)
    letter = ""
    for name in sorted(numbers, key=lambda one: (sort_key(one), one)):
        if first_letter(name) != letter:
            letter = first_letter(name)
            yield PaperLine(PaperStyle.LETTER, (Run(letter),))
        found = ", ".join(map(str, sorted(numbers[name])))
        yield PaperLine(PaperStyle.INDEX, (Run(f"{name}: "), Run(found, bold=True)))


def first_letter(name: str) -> str:
    """The letter that a name stands under: Ơ for Ở đâu, Đ for Đông; `NO_LETTER` without one."""
    first = next((char for char in unicodedata.normalize("NFC", name) if char.isalnum()), "")
    if not first.isalpha():
        return NO_LETTER
    parts = unicodedata.normalize("NFD", first)
    plain = "".join(part for part in parts if part not in _TONES)
    return unicodedata.normalize("NFC", plain).upper()

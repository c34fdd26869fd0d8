"""Hits inside a text, as they are painted: neighbours joined, counted the way Qt counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from db.records import Mark


def joined(text: str, marks: Iterable[Mark]) -> list[Mark]:
    """Marks in order, those that overlap or have only spaces between them made one.

    A phrase is one hit to a reader, however many words it has.
    """
    whole: list[Mark] = []
    for start, stop in sorted(marks):
        if start >= stop:
            continue
        if whole and (start <= whole[-1][1] or not text[whole[-1][1] : start].strip()):
            whole[-1] = (whole[-1][0], max(stop, whole[-1][1]))
        else:
            whole.append((start, stop))
    return whole


def spans(text: str, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Start and length of each mark in UTF-16 units, which is how Qt counts a text."""
    if units(text) == len(text):
        return [(start, stop - start) for start, stop in marks]
    wide = [place for place, letter in enumerate(text) if letter > "\uffff"]
    return [
        (start + bisect_left(wide, start), stop - start + _between(wide, start, stop))
        for start, stop in marks
    ]


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _between(places: Sequence[int], start: int, stop: int) -> int:
    return bisect_left(places, stop) - bisect_left(places, start)

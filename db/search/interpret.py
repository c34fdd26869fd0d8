"""Finds the other readings of a query: keystrokes that were not decoded, and other names."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from db.search.clauses import Reading as Read
from db.search.clauses import row
from db.search.glossary import read_glossary
from db.search.keystrokes import readings as keystrokes
from db.search.other_names import NameTable, other_names
from db.search.query import Clause, Query, Word
from db.search.segments import IndexView
from db.search.syllables import plain_characters
from db.search.understanding import KEYS, Reading, Understood
from db.search.words import NAME, WILDCARD

MOST_READINGS: Final = 4
"""Other readings of one query that are searched."""


class Interpreter:
    """Reads queries with the words of one generation of the index.

    Belongs to one Searcher and its thread.
    """

    def __init__(self, view: IndexView, names: NameTable) -> None:
        """`names` are those that come with the program."""
        self._view = view
        self._names = names
        self._segments = [segment.arrays for segment in view.arrays.segments]

    @cached_property
    def _glossary(self) -> NameTable:
        """The names that the articles themselves define; read with the first query."""
        return read_glossary(self._view.arrays.segments)

    def understand(self, query: Query, text: str, declined: frozenset[str]) -> Understood:
        """The query with its other readings, but for those that the person has declined.

        `text` is the query as it was typed.
        """
        found: list[Reading] = []
        for first, words in _runs(query):
            found += self._readings(first, words, text)
        kept = [reading for reading in found if reading.text not in declined]
        return Understood(query, tuple(kept[:MOST_READINGS]))

    def _readings(self, first: int, words: Sequence[Word], text: str) -> Iterator[Reading]:
        typed = [_composed(text[word.start : word.stop]) for word in words]
        for found in keystrokes(typed, self._spellings):
            syllables = tuple(Read(found.text, 0).words())
            yield Reading(KEYS, first + found.first, first + found.last, syllables, found.text)
        for other in other_names(words, (self._names, self._glossary), typed):
            last = first + other.last
            clauses = _spelled_out(other.text)
            yield Reading(other.kind, first + other.first, last, clauses, other.text)

    def _spellings(self, folded: str) -> list[str]:
        """The spellings that the archive has of a folded form, the most frequent first."""
        counts: Counter[str] = Counter()
        for arrays in self._segments:
            group = arrays.group_of(folded)
            for term in range(*arrays.terms_of(group)) if group >= 0 else ():
                articles = arrays.tstart.item(term + 1) - arrays.tstart.item(term)
                counts[arrays.exact[term].decode()] += articles
        return [spelling for spelling, _ in counts.most_common()]


def _runs(query: Query) -> Iterator[tuple[int, list[Word]]]:
    """The bare words of a query that stand in a row, and where each row begins."""
    first, words = 0, list[Word]()
    for at, clause in enumerate((*query.required, None)):
        if isinstance(clause, Word) and _is_bare(clause):
            first = at if not words else first
            words.append(clause)
        elif words:
            yield first, words
            words = []


def _is_bare(word: Word) -> bool:
    finished = not word.prefix or word.unfinished
    return finished and not word.within and NAME not in word.folded and WILDCARD not in word.folded


def _composed(word: str) -> str:
    return unicodedata.normalize("NFC", plain_characters(word))


def _spelled_out(text: str) -> tuple[Clause, ...]:
    """Another name as it is searched: its words must stand in a row."""
    reading = Read(text, 0)
    clauses = reading.clauses()
    return (row(reading.words()),) if clauses[1:] else tuple(clauses)

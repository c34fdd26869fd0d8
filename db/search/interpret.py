"""Finds the other readings of a query: keystrokes that were not decoded, and other names."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final, NamedTuple

from db.search.clauses import Reading as Read
from db.search.clauses import row
from db.search.glossary import read_glossary
from db.search.keystrokes import readings as keystrokes
from db.search.other_names import NameTable, other_names
from db.search.query import Chain, Clause, Query, Word
from db.search.segments import IndexView
from db.search.suggest import Suggester
from db.search.syllables import fold, plain_characters
from db.search.understanding import KEYS, Reading, Understood
from db.search.words import NAME, WILDCARD

MOST_READINGS: Final = 4
"""Other readings of one query that are searched."""

_COMMAS: Final = re.compile("[,;:!?()…]")
"""No name goes on behind one of these."""


class Interpreter:
    """Reads queries with the words of one generation of the index.

    Belongs to one Searcher and its thread.
    """

    def __init__(self, view: IndexView, names: NameTable, suggester: Suggester) -> None:
        """`names` are those that come with the program."""
        self._view = view
        self._names = names
        self._segments = [segment.arrays for segment in view.arrays.segments]
        self._suggester = suggester

    @cached_property
    def _glossary(self) -> NameTable:
        """The names that the articles themselves define; read with the first query."""
        return read_glossary(self._view.arrays.segments)

    def understand(self, query: Query, text: str, declined: frozenset[str]) -> Understood:
        """The query with its other readings, but for those that the person has declined.

        `text` is the query as it was typed.
        """
        found: list[Reading] = []
        for run in bare_words(query, text):
            found += self._readings(run, text)
        kept = [reading for reading in found if reading.text not in declined]
        return Understood(query, tuple(kept[:MOST_READINGS]))

    def _readings(self, run: BareWords, text: str) -> Iterator[Reading]:
        typed = [_composed(text[word.start : word.stop]) for word in run.words]
        for found in keystrokes(typed, self._knows, self._is_syllable, self._suggester.together):
            if run.is_whole(found.first, found.last):
                first, last = run.clause[found.first], run.clause[found.last]
                yield Reading(KEYS, first, last, tuple(Read(found.text, 0).words()), found.text)
        for other in other_names(run.words, (self._names, self._glossary), typed):
            if run.is_whole(other.first, other.last):
                first, last = run.clause[other.first], run.clause[other.last]
                yield Reading(other.kind, first, last, _spelled_out(other.text), other.text)

    def _knows(self, word: str) -> bool:
        """Whether any article has a word, whatever its marks."""
        folded = fold(word)
        return any(arrays.group_of(folded) >= 0 for arrays in self._segments)

    def _is_syllable(self, word: str) -> bool:
        """Whether any article has a word with just these marks, given in canonical form."""
        return word in self._spellings(fold(word))

    def _spellings(self, folded: str) -> list[str]:
        """The spellings that the archive has of a folded form, the most frequent first."""
        counts: Counter[str] = Counter()
        for arrays in self._segments:
            group = arrays.group_of(folded)
            for term in range(*arrays.terms_of(group)) if group >= 0 else ():
                articles = arrays.tstart.item(term + 1) - arrays.tstart.item(term)
                counts[arrays.exact[term].decode()] += articles
        return [spelling for spelling, _ in counts.most_common()]


class BareWords(NamedTuple):
    """Bare words of a query in a row, with no comma between them."""

    words: list[Word]
    clause: list[int]
    """Of each word the clause that it is, or of which it is a part: Xin-ga-po is one clause."""

    def is_whole(self, first: int, last: int) -> bool:
        """Whether some of the words, both ends included, are whole clauses."""
        before = first and self.clause[first - 1] == self.clause[first]
        after = last + 1 < len(self.clause) and self.clause[last + 1] == self.clause[last]
        return not before and not after


def bare_words(query: Query, text: str) -> Iterator[BareWords]:
    """The bare words of a query, row by row; `text` is the query as it was typed."""
    run = BareWords([], [])
    for at, clause in enumerate(query.required):
        words = clause.words if isinstance(clause, (Word, Chain)) and not clause.within else ()
        is_bare = bool(words) and all(map(_is_bare, words))
        parted = run.words and _COMMAS.search(text, run.words[-1].stop, clause.start)
        if run.words and (parted or not is_bare):
            yield run
            run = BareWords([], [])
        if is_bare:
            run.words.extend(words)
            run.clause.extend([at] * len(words))
    if run.words:
        yield run


def _is_bare(word: Word) -> bool:
    finished = not word.prefix or word.unfinished
    return finished and NAME not in word.folded and WILDCARD not in word.folded


def _composed(word: str) -> str:
    return unicodedata.normalize("NFC", plain_characters(word))


def _spelled_out(text: str) -> tuple[Clause, ...]:
    """Another name as it is searched: its words in a row, spelled exactly so.

    A name is written with all its marks: Nga does not mean ngã.
    """
    reading = Read(text, 0)
    clauses = reading.clauses()
    named = row(reading.words()) if clauses[1:] else clauses[0]
    if isinstance(named, Word):
        return (replace(named, exact=True),)
    return (replace(named, words=tuple(replace(word, exact=True) for word in named.words)),)

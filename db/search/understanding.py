"""A query together with the other readings of its words: what is searched, ranked by and marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import Final

from db.records import Interpretation, QueryTerm
from db.search.query import Branch, Chain, Clause, Group, Phrase, Query, Word, terms_of

KEYS: Final = "keys"
"""Kind of a reading that decodes the keystrokes of an input method that was switched off."""

OTHER_NAME_WEIGHT: Final = 0.6
"""What an article is worth that has the other name only: less than one with the words as typed."""

MOST_RUNS: Final = 8
"""Ways to combine the branches of a query that are ranked by; with more, all words count as one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Another reading of some words in a row, searched too."""

    kind: str
    first: int
    last: int
    """Positions among the required clauses of the query, both included."""
    clauses: tuple[Clause, ...]
    text: str
    """The reading as people write it."""

    @property
    def weight(self) -> float:
        """How much it counts beside the words as typed."""
        return 1.0 if self.kind == KEYS else OTHER_NAME_WEIGHT


@dataclass(frozen=True, slots=True)
class Run:
    """Words to rank by, and how much they count."""

    words: tuple[Word, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Understood:
    """A query and the other readings of its words."""

    query: Query
    readings: tuple[Reading, ...] = ()

    @property
    def is_decoded(self) -> bool:
        """Whether keystrokes were decoded."""
        return any(reading.kind == KEYS for reading in self.readings)

    def expanded(self) -> Query:
        """The query with each reading as an alternative to the words it is for."""
        return self._with(self.readings, keep_words=True)

    def decoded(self) -> Query:
        """The query with decoded keystrokes in the place of what was typed."""
        keys = tuple(reading for reading in self.readings if reading.kind == KEYS)
        return self._with(keys, keep_words=False)

    def runs(self) -> list[Run]:
        """The words to rank by: as typed, and with each other reading; none without words."""
        typed = [Run(words, 1.0) for words in _runs(self.query.required)]
        read = [
            Run(words, reading.weight)
            for reading in self.readings
            for words in _runs(self._with((reading,), keep_words=False).required)
        ]
        if len(self.readings) > 1:
            all_read = self._with(self.readings, keep_words=False)
            weight = min(reading.weight for reading in self.readings)
            read += [Run(words, weight) for words in _runs(all_read.required)]
        return [run for run in (*typed, *read[:MOST_RUNS]) if run.words]

    def terms(self) -> tuple[QueryTerm, ...]:
        """What passages mark: the words as typed, then those of the other readings."""
        terms = self.query.terms()
        for reading in self.readings:
            terms += terms_of(reading.clauses, first=len(terms))
        return terms

    def interpretations(self) -> tuple[Interpretation, ...]:
        """The other readings, for people."""
        required = self.query.required
        return tuple(
            Interpretation(
                reading.kind,
                required[reading.first].start,
                required[reading.last].stop,
                reading.text,
            )
            for reading in self.readings
        )

    def _with(self, readings: Sequence[Reading], *, keep_words: bool) -> Query:
        """The query with readings in the place of words, or beside them."""
        at = 0
        clauses: list[Clause] = []
        required = self.query.required
        while at < len(required):
            here = [reading for reading in readings if reading.first == at]
            if not here:
                clauses.append(required[at])
                at += 1
                continue
            last = max(reading.last for reading in here)
            words = required[at : last + 1]
            if keep_words:
                branches = [Branch(words), *(Branch(reading.clauses) for reading in here)]
                clauses.append(Group(tuple(branches), words[0].start, words[-1].stop))
            else:
                clauses += here[0].clauses
            at = last + 1
        return replace(self.query, required=tuple(clauses))


def _runs(required: Sequence[Clause]) -> list[tuple[Word, ...]]:
    """Every way to choose one branch of each group, as words in order."""
    choices = [_choices(clause) for clause in required]
    if prod(map(len, choices)) > MOST_RUNS:
        choices = [[tuple(word for words in each for word in words)] for each in choices]
    return [tuple(word for words in each for word in words) for each in product(*choices)]


def _choices(clause: Clause) -> list[tuple[Word, ...]]:
    if isinstance(clause, Group):
        return [tuple(_words(branch.required)) for branch in clause.branches]
    return [tuple(_words((clause,)))]


def _words(clauses: Sequence[Clause]) -> Iterator[Word]:
    for clause in clauses:
        if isinstance(clause, (Word, Phrase, Chain)):
            yield from clause.words
        elif isinstance(clause, Group):
            for branch in clause.branches:
                yield from _words(branch.required)

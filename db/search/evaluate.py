"""Finds the articles that have what a query asks for, as typed or with other accents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import Final

import numpy as np

from db.search.codec import questions
from db.search.codec.arrays import U8
from db.search.codec.questions import Chosen, Question, Slot, Value
from db.search.codec.zones import EVERYWHERE
from db.search.facets import exactly, facet_of_date, published
from db.search.facts import Facts
from db.search.fields import COLUMNS_OF, ZONE_OF, Field, statuses_named
from db.search.query import (
    Branch,
    Chain,
    Clause,
    Exact,
    Fact,
    Group,
    Number,
    OnDay,
    Phrase,
    Published,
    Query,
    Word,
)
from db.search.segments import Check, IndexView, Mask
from db.search.spellings import further_names, spellings
from db.search.words import as_typed, with_other_accents

MOST_WEIGHT: Final = 5.0
"""Rarer than this counts no more: a misspelt word must not outweigh all the right ones."""

ENOUGH: Final = 0.5
"""An article that lacks a word needs more than this share of all the words, by weight."""

ENOUGH_WORDS: Final = 4
"""A query of fewer words loses its meaning with one of them."""

LEAST_WEIGHT: Final = 1e-6


class Accents(Enum):
    """Which spellings a marked word means."""

    TYPED = auto()
    OTHER = auto()


class Evaluator:
    """Answers queries from one generation of the index. Belongs to one Searcher and its thread."""

    def __init__(self, view: IndexView) -> None:
        self._view = view
        self._facts = Facts(view)
        self._articles = int(view.live.sum())

    def matching(self, query: Query | Branch, accents: Accents, check: Check) -> Mask:
        """The articles that have all that is required and nothing that is excluded."""
        asking = _Asking(self._facts, accents, check)
        return self._view.matching(asking.all_of(query.required, query.excluded), check)

    def nearest(self, query: Query, check: Check) -> Mask:
        """The articles that have most of the words, by weight.

        Phrases, facts and groups are never given up, nor what is excluded: only words are.
        """
        masks, allowed = self._words(query, check)
        weights = [self._weight(int(mask.sum())) if mask.any() else 0.0 for mask in masks]
        # What is nowhere in the archive, perhaps misspelt, counts as much as the rarest other.
        weights = [weight or max(weights) for weight in weights]
        share = np.zeros(self._view.size)
        for mask, weight in zip(masks, weights, strict=True):
            check()
            np.add(share, weight, out=share, where=mask)  # by the mask it takes ten times as long
        share /= max(sum(weights), LEAST_WEIGHT)
        return allowed & (share > ENOUGH)

    def lacking_one(self, query: Query, check: Check) -> Mask:
        """The articles that have all the words but one; none of a query of few words."""
        if sum(isinstance(clause, (Word, Chain)) for clause in query.required) < ENOUGH_WORDS:
            return np.zeros(self._view.size, np.bool_)
        masks, allowed = self._words(query, check)
        lacking: U8 = np.zeros(self._view.size, np.uint8)
        for mask in masks:
            lacking += ~mask
        almost: Mask = allowed & (lacking == 1)
        return almost

    def _words(self, query: Query, check: Check) -> tuple[list[Mask], Mask]:
        """The articles that have each of the words, and those that have all the rest."""
        words = [clause for clause in query.required if isinstance(clause, (Word, Chain))]
        kept = [clause for clause in query.required if not isinstance(clause, (Word, Chain))]
        asking = _Asking(self._facts, Accents.TYPED, check)
        masks = [self._view.matching(asking.clause(word), check) for word in words]
        return masks, self._view.matching(asking.all_of(kept, query.excluded), check)

    def _weight(self, articles: int) -> float:
        """How much a word says: the rarer the more (inverse document frequency, bounded)."""
        rarity = (self._articles - articles + 0.5) / (articles + 0.5)
        return min(float(np.log1p(rarity)), MOST_WEIGHT)


class _Asking:
    """Puts the clauses of a query as questions to the arrays; lives for one call."""

    def __init__(self, facts: Facts, accents: Accents, check: Check) -> None:
        self._facts = facts
        self._accents = accents
        self._check = check

    def all_of(self, required: Sequence[Clause], excluded: Sequence[Clause]) -> Question:
        # What must not be there is meant as typed, also when other accents are looked for.
        typed = _Asking(self._facts, Accents.TYPED, self._check)
        without = [questions.Without(typed.clause(clause)) for clause in excluded]
        return questions.All((*map(self.clause, required), *without))

    def clause(self, clause: Clause) -> Question:
        match clause:
            case Word() | Phrase() | Chain():
                return self._text(clause)
            case Group(branches):
                parts = [self.all_of(each.required, each.excluded) for each in branches]
                return questions.Either(tuple(parts))
            case Fact() | Exact():
                return self._fact(clause)
            case Published(first, last):
                return published(first, last)
            case OnDay(day):
                return questions.OnDay(day)
            case Number():
                return Slot(tuple(spellings(clause.term, loosely=False)))

    def _fact(self, clause: Fact | Exact) -> Question:
        if isinstance(clause, Exact):
            return _exact(clause.kind, clause.value)
        kind, words = clause.kind, clause.words
        rule = as_typed if self._accents is Accents.TYPED else with_other_accents
        asked = [
            Value(column, self._facts.values(column, words, rule, self._check))
            for column in COLUMNS_OF.get(kind, (kind,))
        ]
        return asked[0] if len(asked) == 1 else questions.Either(tuple(asked))

    def _text(self, clause: Word | Phrase | Chain) -> Question:
        zones = ZONE_OF[clause.within].bit if clause.within else EVERYWHERE
        slots = tuple(_choices(word, self._accents) for word in clause.words)
        if isinstance(clause, Word):
            return Slot(slots[0], zones)
        if isinstance(clause, Chain):
            joined = Slot(_choices(clause.joined, self._accents), zones)
            return questions.Either((questions.Phrase(slots, zones), joined))
        if isinstance(clause, Phrase) and clause.slop:
            times = Counter(clause.words)
            distinct = tuple(_choices(word, self._accents) for word in times)
            reach = len(slots) + clause.slop
            return questions.Near(distinct, tuple(times.values()), reach, zones)
        return questions.Phrase(slots, zones)


def _exact(kind: Field, value: str) -> Question:
    """Ask for exactly a value, as a filter of its facet does."""
    if kind is Field.STATUS and value:
        return Value(kind, frozenset(statuses_named(value)))
    if kind is not Field.DATE:
        named = [exactly(column, value) for column in COLUMNS_OF.get(kind, (kind,))]
        return questions.Either(tuple(named)) if value else questions.All(tuple(named))
    facet = facet_of_date(value)
    return exactly(facet, value) if facet else questions.Either(())


def ranked_words(words: Iterable[Word], accents: Accents) -> list[questions.Word]:
    """The words of a query as ranking sees them: with other accents, all are plain."""
    if accents is Accents.OTHER:
        return [questions.Word(word.folded, word.folded, word.prefix) for word in words]
    return [questions.Word(word.folded, word.accented, word.prefix) for word in words]


def _choices(word: Word, accents: Accents) -> tuple[Chosen, ...]:
    return (*spellings(word, loosely=accents is Accents.OTHER), *further_names(word))

"""Finds the articles that have what a query asks for, as typed or with other accents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

import numpy as np
from numpy.typing import NDArray

from db.search.codec import questions
from db.search.codec.questions import Choice, Question, Slot, Spelled
from db.search.query import Chain, Clause, Phrase, Query, Word
from db.search.segments import Check, IndexView, Mask
from db.search.words import NAME, aliases_meant, as_typed, beginnings, with_other_accents

MOST_WEIGHT: Final = 8.0
"""Rarer than this counts no more: a misspelt word must not outweigh all the right ones."""

ENOUGH: Final = 0.5
"""An article that lacks a word needs more than this share of all the words, by weight."""

LEAST_WEIGHT: Final = 1e-6


class Accents(Enum):
    """Which spellings a marked word means."""

    TYPED = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Fitting:
    """Asks the accent rule about the spellings of one word."""

    word: Word
    rule: Callable[[Word, str, str], bool]

    def __call__(self, folded: str, accented: str) -> bool:
        """Whether a spelling is meant."""
        return self.rule(self.word, folded, accented)


class Evaluator:
    """Answers queries from one generation of the index. Belongs to one Searcher and its thread."""

    def __init__(self, view: IndexView) -> None:
        self._view = view
        self._articles = int(view.live.sum())

    def matching(self, query: Query, accents: Accents, check: Check) -> Mask:
        """The articles that have all that is required and nothing that is excluded."""
        return self._view.matching(_asked(query.required, query.excluded, accents), check)

    def nearest(self, query: Query, check: Check) -> tuple[Mask, NDArray[np.float64]]:
        """The articles that have most of the words, and the share that each has.

        Phrases are never given up, nor what is excluded: only single words are.
        """
        words = [clause for clause in query.required if not isinstance(clause, Phrase)]
        phrases = [clause for clause in query.required if isinstance(clause, Phrase)]
        masks = [self._view.matching(_clause(word, Accents.TYPED), check) for word in words]
        weights = [self._weight(int(mask.sum())) if mask.any() else 0.0 for mask in masks]
        # What is nowhere in the archive, perhaps misspelt, counts as much as the rarest other.
        weights = [weight or max(weights) for weight in weights]
        share = np.zeros(self._view.size)
        for mask, weight in zip(masks, weights, strict=True):
            share[mask] += weight
        share /= max(sum(weights), LEAST_WEIGHT)
        kept = self._view.matching(_asked(phrases, query.excluded, Accents.TYPED), check)
        return kept & (share > ENOUGH), share

    def positions(self, query: Query, accents: Accents, check: Check) -> list[questions.Word]:
        """The words of the query in order, for ranking."""
        check()
        words = (
            word
            for clause in query.required
            for word in ((clause,) if isinstance(clause, Word) else clause.words)
        )
        if accents is Accents.OTHER:
            return [questions.Word(word.folded, word.folded, word.prefix) for word in words]
        return [questions.Word(word.folded, word.accented, word.prefix) for word in words]

    def _weight(self, articles: int) -> float:
        """How much a word says: the rarer the more (inverse document frequency, bounded)."""
        rarity = (self._articles - articles + 0.5) / (articles + 0.5)
        return min(float(np.log1p(rarity)), MOST_WEIGHT)


def _asked(required: Sequence[Clause], excluded: Sequence[Clause], accents: Accents) -> Question:
    without = [questions.Without(_clause(clause, Accents.TYPED)) for clause in excluded]
    return questions.All((*(_clause(clause, accents) for clause in required), *without))


def _clause(clause: Clause, accents: Accents) -> Question:
    if isinstance(clause, Word):
        return Slot(_choices(clause, accents))
    row = questions.Phrase(tuple(_choices(word, accents) for word in clause.words))
    if isinstance(clause, Chain):
        return questions.Either((row, Slot(_choices(clause.joined, accents))))
    return row


def _choices(word: Word, accents: Accents) -> tuple[Choice | Spelled, ...]:
    names = (Choice(alias, None, word.prefix) for alias in aliases_meant(word))
    if word.folded.startswith(NAME):
        return tuple(names)
    return (*_spellings(word, accents), *names)


def _spellings(word: Word, accents: Accents) -> Sequence[Choice | Spelled]:
    begins = beginnings(word.folded) if word.prefix else (word.folded,)
    if not word.marked:
        return [Choice(begin, None, word.prefix) for begin in begins]
    if accents is Accents.TYPED and not word.prefix:
        return (Choice(word.folded, word.accented),)
    rule = as_typed if accents is Accents.TYPED else with_other_accents
    return [Spelled(begin, word.prefix, Fitting(word, rule)) for begin in begins]

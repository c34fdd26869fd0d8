"""Finds the articles that have what a query asks for, as typed or with other accents."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

import numpy as np
from numpy.typing import NDArray

from db.search.places import Check, Slot, in_a_row
from db.search.query import Chain, Clause, Phrase, Query, Word
from db.search.segments import Entry, IndexView, Ints, Mask
from db.search.words import (
    SEPARATOR,
    aliases_meant,
    as_typed,
    beginnings,
    spelling,
    with_other_accents,
)

MOST_BEGUN: Final = 1_000
"""Words that a beginning may stand for; of more the most frequent ones are taken."""

CACHE_BYTES: Final = 64 << 20
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
class Position:
    """A word of the query and its number there, counted through all words and phrases."""

    word: Word
    number: int
    slot: Slot
    weight: float


class Evaluator:
    """Answers queries from one generation of the index, and keeps the words that come again.

    Belongs to one Searcher and its thread. While somebody types, all words but the last stay the
    same: their slots come out of the cache.
    """

    def __init__(self, view: IndexView) -> None:
        self._view = view
        self._slots: OrderedDict[tuple[Word, Accents], Slot] = OrderedDict()
        self._bytes = 0
        self._articles = int(view.live.sum())

    def matching(self, query: Query, accents: Accents, check: Check) -> Mask:
        """The articles that have all that is required and nothing that is excluded."""
        phrases: list[Clause] = []
        mask = self._view.live.copy()
        for clause in self._needed(query, accents, check):
            if not isinstance(clause, Word):
                phrases.append(clause)
                continue
            mask &= self.slot(clause, accents, check).mask
            if not mask.any():
                return mask
        return self._without_excluded(query, self._with(phrases, mask, accents, check), check)

    def nearest(self, query: Query, check: Check) -> tuple[Mask, NDArray[np.float64]]:
        """The articles that have most of the words, and the share that each has.

        Phrases are never given up, nor what is excluded: only single words are.
        """
        words = [clause for clause in query.required if not isinstance(clause, Phrase)]
        phrases = [clause for clause in query.required if isinstance(clause, Phrase)]
        masks = [self._with([word], self._view.live, Accents.TYPED, check) for word in words]
        weights = [self._weight(int(mask.sum())) if mask.any() else 0.0 for mask in masks]
        # What is nowhere in the archive, perhaps misspelt, counts as much as the rarest other.
        weights = [weight or max(weights) for weight in weights]
        share = np.zeros(self._view.size)
        for mask, weight in zip(masks, weights, strict=True):
            share[mask] += weight
        share /= max(sum(weights), LEAST_WEIGHT)
        found = self._with(phrases, share > ENOUGH, Accents.TYPED, check)
        return self._without_excluded(query, found & self._view.live, check), share

    def positions(self, query: Query, accents: Accents, check: Check) -> list[Position]:
        """The words of the query with their articles, for ranking."""
        found: list[Position] = []
        number = 0
        for clause in query.required:
            words = (clause,) if isinstance(clause, Word) else clause.words
            if isinstance(clause, Chain):
                found.append(self._position(clause.joined, number, accents, check))
            for word in words:
                found.append(self._position(word, number, accents, check))
                number += 1
        return found

    def too_wide(self, query: Query, accents: Accents, check: Check) -> list[Word]:
        """The beginnings that stand for more words than were looked for."""
        return [word for word in _words(query.required) if self.slot(word, accents, check).is_cut]

    def slot(self, word: Word, accents: Accents, check: Check) -> Slot:
        """The articles that have a word."""
        key = (word, accents if word.marked else Accents.TYPED)
        found = self._slots.get(key)
        if found is not None:
            self._slots.move_to_end(key)
            return found
        found = self._read_slot(word, key[1], check)
        self._slots[key] = found
        self._bytes += found.size
        while self._bytes > CACHE_BYTES and len(self._slots) > 1:
            self._bytes -= self._slots.popitem(last=False)[1].size
        return found

    # ---- the parts ------------------------------------------------------------------------

    def _needed(self, query: Query, accents: Accents, check: Check) -> list[Clause]:
        """What is required, without an unfinished word that nearly every article has."""
        if len(query.required) == 1:
            return list(query.required)
        return [
            clause
            for clause in query.required
            if not (
                isinstance(clause, Word)
                and clause.unfinished
                and self.slot(clause, accents, check).is_cut
            )
        ]

    def _with(self, clauses: Sequence[Clause], mask: Mask, accents: Accents, check: Check) -> Mask:
        """Those of the articles that have all the clauses."""
        for clause in clauses:
            if isinstance(clause, Word):
                has = self.slot(clause, accents, check).mask
            else:
                has = self._in_a_row(clause.words, mask, accents, check)
                if isinstance(clause, Chain):
                    has |= self.slot(clause.joined, accents, check).mask
            mask = mask & has
        return mask

    def _without_excluded(self, query: Query, mask: Mask, check: Check) -> Mask:
        for clause in query.excluded:
            if not mask.any():
                break
            mask = mask & ~self._with([clause], mask, Accents.TYPED, check)
        return mask

    def _in_a_row(self, words: Sequence[Word], mask: Mask, accents: Accents, check: Check) -> Mask:
        slots = [self.slot(word, accents, check) for word in words]
        for slot in slots:
            mask = mask & slot.mask
        if len(slots) == 1:
            return mask
        docs = np.flatnonzero(mask).astype(np.int32)
        has = np.zeros(self._view.size, np.bool_)
        if len(docs):
            has[in_a_row(self._view, docs, slots, check)] = True
        return has

    def _position(self, word: Word, number: int, accents: Accents, check: Check) -> Position:
        slot = self.slot(word, accents, check)
        return Position(word, number, slot, self._weight(slot.articles))

    def _weight(self, articles: int) -> float:
        """How much a word says: the rarer the more (inverse document frequency, bounded)."""
        rarity = (self._articles - articles + 0.5) / (articles + 0.5)
        return min(float(np.log1p(rarity)), MOST_WEIGHT)

    def _read_slot(self, word: Word, accents: Accents, check: Check) -> Slot:
        by_name: defaultdict[str, list[Entry]] = defaultdict(list)
        for number, entry in enumerate(self._entries(word, accents)):
            if not number % MOST_BEGUN:
                check()
            by_name[entry.name].append(entry)
        names = list(by_name)
        if len(names) > MOST_BEGUN:
            names.sort(key=lambda name: (-sum(e.articles for e in by_name[name]), name))
        typed = spelling(word.folded, word.accented)
        is_cut, names = len(names) > MOST_BEGUN, names[:MOST_BEGUN]
        names.sort(key=lambda name: (name != typed, name))
        docs: list[Ints] = [np.zeros(0, np.int32)]
        values = [np.zeros(0, np.uint32)]
        literal = 0
        for name in names:
            for entry in by_name[name]:
                check()
                some_docs, some_values = self._view.postings(entry)
                docs.append(some_docs)
                values.append(some_values)
                literal += len(some_docs) if name == typed else 0
        return self._slot(np.concatenate(docs), np.concatenate(values), literal, is_cut=is_cut)

    def _slot(self, docs: Ints, values: NDArray[np.uint32], literal: int, *, is_cut: bool) -> Slot:
        mask = np.zeros(self._view.size, np.bool_)
        mask[docs] = True
        mask &= self._view.live
        return Slot(docs, values, literal, mask, int(mask.sum()), is_cut)

    def _entries(self, word: Word, accents: Accents) -> Iterator[Entry]:
        """The terms of the vocabulary that mean the word."""
        if word.marked and accents is Accents.TYPED and not word.prefix:
            yield from self._view.entry(spelling(word.folded, word.accented))
        elif word.folded[0] != "#":
            yield from self._spellings(
                word, as_typed if accents is Accents.TYPED else with_other_accents
            )
        for alias in aliases_meant(word):
            yield from self._view.entries(alias) if word.prefix else self._view.entry(alias)

    def _spellings(self, word: Word, is_meant: Callable[[Word, str, str], bool]) -> Iterator[Entry]:
        begins = beginnings(word.folded) if word.prefix else (f"{word.folded}{SEPARATOR}",)
        for begin in begins:
            for entry in self._view.entries(begin):
                folded, _, accented = entry.name.partition(SEPARATOR)
                if is_meant(word, folded, accented):
                    yield entry


def _words(clauses: Sequence[Clause]) -> Iterator[Word]:
    for clause in clauses:
        if isinstance(clause, Word):
            yield clause
        else:
            yield from clause.words

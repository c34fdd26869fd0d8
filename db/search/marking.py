"""Marks the words of a query in a text: whole letters, whole numbers, whole dates and names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from db.records import BlockKind, Mark, QueryTerm
from db.search.codec.zones import ZONES
from db.search.vietnamese import Token, tokens
from db.search.words import (
    HYPHENS,
    JOINED,
    LONGEST,
    NAME,
    aliases_meant,
    as_typed,
    chain_start,
    date_end,
    magnitude_end,
    names,
    with_other_accents,
)

_BETWEEN_MERGED = frozenset({" ", "\u00a0", "\u202f", *HYPHENS})

Rule = Callable[[QueryTerm, str, str], bool]


@dataclass(slots=True)
class Hit:
    """A place in a text: positions of its first and last token, and the terms it was found by."""

    first: int
    last: int
    terms: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with its tokens and the hits in it, in the order of the text."""

    text: str
    tokens: list[Token]
    hits: list[Hit]

    def marks(self) -> tuple[Mark, ...]:
        """The hits as spans of the text; those that follow each other in the query are one."""
        merged: list[tuple[int, int, Hit]] = []
        for hit in self.hits:
            start, stop = self.tokens[hit.first].start, self.tokens[hit.last].stop
            if merged:
                begun, end, last = merged[-1]
                if start < end or (
                    follows(last, hit) and _BETWEEN_MERGED.issuperset(self.text[end:start])
                ):
                    merged[-1] = (begun, max(end, stop), hit if stop >= end else last)
                    continue
            merged.append((start, stop, hit))
        return tuple((start, stop) for start, stop, _ in merged)


def follows(before: Hit, after: Hit) -> bool:
    """Whether two hits are next to each other in the text and in the query."""
    is_next = after.first == before.last + 1
    return is_next and any(term + 1 in after.terms for term in before.terms)


class Marker:
    """Finds the terms of one query in texts; remembers each spelling it met."""

    def __init__(self, terms: Sequence[QueryTerm], year: str) -> None:
        self._terms = terms
        self._year = year
        self._rules: list[Rule] = [as_typed] * len(terms)
        self._by_alias: defaultdict[str, set[int]] = defaultdict(set)
        self._phrases: defaultdict[int, list[int]] = defaultdict(list)
        self._met: dict[tuple[str, str], frozenset[int]] = {}
        for number, term in enumerate(terms):
            if term.phrase is not None:
                self._phrases[term.phrase].append(number)
            for alias in aliases_meant(term):
                self._by_alias[alias].add(number)

    def read(self, texts: Iterable[tuple[BlockKind, str]], *, loosely: bool) -> list[MarkedText]:
        """Mark texts that belong together.

        `loosely` marks a word that is nowhere there with its accents where it has others.
        """
        read = [(kind, text, tokens(text)) for kind, text in texts]
        marked = [self._marked(kind, text, found) for kind, text, found in read]
        if not loosely:
            return marked
        present = {number for each in marked for hit in each.hits for number in hit.terms}
        absent = {
            number
            for number, term in enumerate(self._terms)
            if term.marked and number not in present
        }
        if not absent:
            return marked
        for number in absent:
            self._rules[number] = with_other_accents
        self._met.clear()
        return [self._marked(kind, text, found) for kind, text, found in read]

    def _marked(self, kind: BlockKind, text: str, found: list[Token]) -> MarkedText:
        meant = [self._meant(token.folded, token.accented) for token in found]
        zone = ZONES[kind].name.lower() if kind in ZONES else None
        allowed = frozenset(
            number for number, term in enumerate(self._terms) if term.field in (None, zone)
        )
        in_phrases = self._in_phrases(meant)
        hits: list[Hit] = []
        for at, numbers in enumerate(meant):
            kept = {
                number
                for number in numbers & allowed
                if self._terms[number].phrase is None or (at, number) in in_phrases
            }
            if kept:
                hits.append(Hit(at, at, kept))
        for at, token in enumerate(found):
            if token.aliases:
                hits += self._alias_hits(text, found, at, allowed)
        hits.sort(key=lambda hit: (hit.first, -hit.last))
        return MarkedText(text, found, hits)

    def _meant(self, folded: str, accented: str) -> frozenset[int]:
        """The terms that mean a word."""
        spelling = (folded, accented)
        numbers = self._met.get(spelling)
        if numbers is None:
            numbers = frozenset(
                number
                for number, (term, rule) in enumerate(zip(self._terms, self._rules, strict=True))
                if folded[:1] == term.folded[:1] and rule(term, folded, accented)
            )
            self._met[spelling] = numbers
        return numbers

    def _in_phrases(self, meant: Sequence[frozenset[int]]) -> set[tuple[int, int]]:
        """Positions and terms that stand in a whole phrase."""
        found: set[tuple[int, int]] = set()
        for phrase in self._phrases.values():
            for at in range(len(meant) - len(phrase) + 1):
                if all(number in meant[at + step] for step, number in enumerate(phrase)):
                    found.update((at + step, number) for step, number in enumerate(phrase))
        return found

    def _alias_hits(
        self, text: str, found: list[Token], at: int, allowed: frozenset[int]
    ) -> list[Hit]:
        """Hits by the other names of a word, over all that the name stands for."""
        hits: list[Hit] = []
        for alias in names(found[at].aliases, self._year):
            numbers = set(self._by_alias.get(alias, ())) | self._begun(alias)
            if not numbers & allowed:
                continue
            first, last = at, at
            if alias.startswith(JOINED):
                first = chain_start(text, found, at)
            elif alias.startswith(f"{NAME}n"):
                last = magnitude_end(found, at)
            else:
                last = date_end(found, at) or at
            hits.append(Hit(first, last, numbers & allowed))
        return hits

    def _begun(self, alias: str) -> set[int]:
        """The unfinished terms that are the beginning of a hyphened word."""
        if not alias.startswith(JOINED):
            return set()
        return {
            number
            for number, term in enumerate(self._terms)
            if term.prefix and alias[len(JOINED) :].startswith(term.folded[:LONGEST])
        }


def distinct_pairs(hits: Sequence[Hit]) -> int:
    """How many neighbours of the query are neighbours among the hits."""
    return len(
        {
            term
            for before, after in pairwise(hits)
            if follows(before, after)
            for term in before.terms
            if term + 1 in after.terms
        }
    )

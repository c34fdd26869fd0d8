"""Marks the words of a query in a text: whole letters, whole numbers, whole dates and names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from db.records import BlockKind, Mark, QueryTerm
from db.search.codec.zones import ZONES
from db.search.vietnamese import Words, forms_of
from db.search.words import (
    HYPHENS,
    JOINED,
    LONGEST,
    NAME,
    RANGE,
    WILDCARD,
    aliases_meant,
    as_typed,
    chain_start,
    date_end,
    is_between,
    magnitude_end,
    names,
    with_other_accents,
)

_DIGITS = "0123456789"
_BETWEEN_MERGED = frozenset({" ", "\u00a0", "\u202f", *HYPHENS})

Rule = Callable[[QueryTerm, str, str], bool]

Terms = int
"""Terms of a query as bits: bit n for the term n."""


@dataclass(slots=True)
class Places:
    """Where terms stand in a text, in its order: for each place its first and its last word."""

    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    terms: list[Terms] = field(default_factory=list)
    """The terms each place was found by."""

    def __len__(self) -> int:
        return len(self.first)


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with its words and the places of terms in it."""

    text: str
    words: Words
    places: Places

    def marks(self, begin: int = 0, end: int | None = None) -> tuple[Mark, ...]:
        """The places as spans of the text; those that follow each other in the query are one.

        With `begin` and `end`, words of the text, only what is to be marked from the one to the
        other; marks that reach beyond may be cut there.
        """
        places = self.places
        rows = zip(places.first, places.last, places.terms, strict=True)
        if end is None:
            return _joined(self.text, self.words, rows)
        return _joined(
            self.text, self.words, (row for row in rows if begin <= row[1] and row[0] <= end)
        )


def _joined(text: str, words: Words, places: Iterable[tuple[int, int, Terms]]) -> tuple[Mark, ...]:
    """Places as spans of a text, in order, joined where they touch or follow each other."""
    starts, stops = words.starts, words.stops
    joined: list[Mark] = []
    begun = end = last_word = last_terms = -1
    for first, last, terms in places:
        start, stop = starts[first], stops[last]
        if start < end or (
            first == last_word + 1
            and last_terms << 1 & terms
            and begun >= 0
            and _BETWEEN_MERGED.issuperset(text[end:start])
        ):
            if stop >= end:
                end, last_word, last_terms = stop, last, terms
            continue
        if begun >= 0:
            joined.append((begun, end))
        begun, end, last_word, last_terms = start, stop, last, terms
    if begun >= 0:
        joined.append((begun, end))
    return tuple(joined)


class _Meanings(dict[str, Terms]):
    """The terms that each printed word means; remembers each that it was asked for."""

    def __init__(self, terms: Sequence[QueryTerm], rules: Sequence[Rule]) -> None:
        super().__init__()
        self._asked: defaultdict[str, list[tuple[Terms, QueryTerm, Rule]]] = defaultdict(list)
        for number, (term, rule) in enumerate(zip(terms, rules, strict=True)):
            first = term.folded[:1].replace(WILDCARD, "")
            for letter in _DIGITS if RANGE in term.folded else (first,):
                self._asked[letter].append((1 << number, term, rule))

    def __missing__(self, printed: str) -> Terms:
        accented, folded = forms_of(printed)
        meant = 0
        for bit, term, rule in chain(self._asked.get(folded[:1], ()), self._asked.get("", ())):
            if rule(term, folded, accented):
                meant |= bit
        self[printed] = meant
        return meant


class _Phrases:
    """The terms that count only in a row: those of one phrase follow each other in the query."""

    def __init__(self, terms: Sequence[QueryTerm]) -> None:
        self.all = self._firsts = self._lasts = 0
        for number, term in enumerate(terms):
            if term.phrase is None:
                continue
            bit = 1 << number
            self.all |= bit
            if not number or terms[number - 1].phrase != term.phrase:
                self._firsts |= bit
            if number + 1 == len(terms) or terms[number + 1].phrase != term.phrase:
                self._lasts |= bit

    def kept(self, at: Sequence[int], meant: Sequence[Terms]) -> list[Terms]:
        """Take the terms of a phrase away wherever the phrase is not whole.

        `at` are the positions of some words, in ascending order, `meant` the terms they mean.
        """
        # Bit n of `run`: the phrase of the term n stands here up to the term n (Shift-And).
        runs: list[Terms] = []
        run, before = 0, -1
        for position, terms in zip(at, meant, strict=True):
            goes_on = run << 1 if position == before + 1 else 0
            run = (goes_on | self._firsts) & terms & self.all
            runs.append(run)
            before = position
        kept: list[Terms] = []
        whole, after = 0, -1
        for position, terms, run in zip(reversed(at), reversed(meant), reversed(runs), strict=True):
            goes_on = (whole >> 1) & ~self._lasts if position == after - 1 else 0
            whole = run & (goes_on | self._lasts)
            kept.append(terms & ~self.all | whole)
            after = position
        kept.reverse()
        return kept


class Marker:
    """Finds the terms of one query in texts; remembers each spelling it met."""

    def __init__(self, terms: Sequence[QueryTerm]) -> None:
        self._terms = terms
        self._meanings: dict[Terms, _Meanings] = {}
        self._by_alias: defaultdict[str, Terms] = defaultdict(int)
        self._phrases = _Phrases(terms)
        self._allowed: dict[BlockKind, Terms] = {}
        for number, term in enumerate(terms):
            for alias in aliases_meant(term):
                self._by_alias[alias] |= 1 << number
        self._ranges = [
            (1 << number, term) for number, term in enumerate(terms) if RANGE in term.folded
        ]
        self._has_dates = bool(self._ranges) or any(name[0] == NAME for name in self._by_alias)
        self.accented = sum(1 << number for number, term in enumerate(terms) if term.marked)
        """The terms that were typed with a mark."""
        self.has_fields = any(term.field is not None for term in terms)

    def read(
        self, texts: Iterable[tuple[BlockKind, str]], year: str = "", *, loosely: bool
    ) -> list[MarkedText]:
        """Mark texts that belong together.

        `year` is that of their publication, for dates that name none. `loosely` marks a word that
        is nowhere there with its accents where it has others.
        """
        read = [(kind, text, Words(text)) for kind, text in texts]
        marked = [self._marked(*each, year, 0) for each in read]
        if not loosely:
            return marked
        absent = self.accented
        for each in marked:
            for terms in each.places.terms:
                absent &= ~terms
        return [self._marked(*each, year, absent) for each in read] if absent else marked

    def read_one(self, kind: BlockKind, text: str, year: str, absent: Terms = 0) -> MarkedText:
        """Mark one text, the terms that are `absent` with any accents."""
        return self._marked(kind, text, Words(text), year, absent)

    def allowed(self, kind: BlockKind) -> Terms:
        """The terms that may mark a block of this kind."""
        if kind not in self._allowed:
            zone = ZONES[kind].name.lower() if kind in ZONES else None
            self._allowed[kind] = sum(
                1 << number for number, term in enumerate(self._terms) if term.field in (None, zone)
            )
        return self._allowed[kind]

    def _meaning(self, absent: Terms) -> _Meanings:
        if absent not in self._meanings:
            rules: list[Rule] = [
                with_other_accents if absent >> number & 1 else as_typed
                for number in range(len(self._terms))
            ]
            self._meanings[absent] = _Meanings(self._terms, rules)
        return self._meanings[absent]

    def _marked(
        self, kind: BlockKind, text: str, words: Words, year: str, absent: Terms
    ) -> MarkedText:
        meant = list(map(self._meaning(absent).__getitem__, words.printed))
        at = [position for position, terms in enumerate(meant) if terms]
        kept = [meant[position] for position in at]
        if self._phrases.all:
            kept = self._phrases.kept(at, kept)
        allowed = self.allowed(kind)
        kept = [terms & allowed for terms in kept]
        if not all(kept):
            at = [position for position, terms in zip(at, kept, strict=True) if terms]
            kept = [terms for terms in kept if terms]
        places = Places(at, at, kept)
        further = self._by_other_names(text, words, allowed, year)
        return MarkedText(text, words, _merged(places, further) if further else places)

    def _by_other_names(
        self, text: str, words: Words, allowed: Terms, year: str
    ) -> list[tuple[int, int, Terms]]:
        """Places by the other names of words, over all that each name stands for."""
        found: list[tuple[int, int, Terms]] = []
        # The names of dates cost most to read, and few queries ask for any.
        named = words.aliases.items() if self._has_dates else ((at, (n,)) for at, n in words.chains)
        for at, aliases in sorted(named):
            for alias in names(aliases, year):
                terms = (self._by_alias.get(alias, 0) | self._begun(alias)) & allowed
                if not terms:
                    continue
                first, last = at, at
                if alias.startswith(JOINED):
                    first = chain_start(text, words, at)
                elif alias.startswith(f"{NAME}n"):
                    last = magnitude_end(words, at)
                else:
                    last = date_end(words, at) or at
                found.append((first, last, terms))
        return found

    def _begun(self, alias: str) -> Terms:
        """The unfinished terms that begin a hyphened word, the ranges that mean a magnitude."""
        if alias.startswith(f"{NAME}n"):
            number = alias[len(NAME) + 1 :]
            return sum(bit for bit, term in self._ranges if is_between(term, number))
        if not alias.startswith(JOINED):
            return 0
        joined = alias[len(JOINED) :]
        return sum(
            1 << number
            for number, term in enumerate(self._terms)
            if term.prefix and joined.startswith(term.folded[:LONGEST])
        )


def _merged(places: Places, further: Iterable[tuple[int, int, Terms]]) -> Places:
    """Put places together in the order of the text, the longer of two at one word first."""
    rows = [*zip(places.first, places.last, places.terms, strict=True), *further]
    rows.sort(key=lambda row: (row[0], -row[1]))
    first, last, terms = map(list, zip(*rows, strict=True))
    return Places(first, last, terms)

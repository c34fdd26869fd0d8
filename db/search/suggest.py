"""Proposes the spelling that was meant, from what stands side by side in the archive itself.

A word is doubtful when it stands beside a neighbour as hardly anywhere in the archive. Its
variants are those that stand there instead: the words to the right of its left neighbour and to
the left of its right neighbour are counted in the streams of the index, all at once. Follows the
archive's Vietnamese specification (1.11); the weights were found on headlines with one error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf, log
from typing import Final

import numpy as np

from db.errors import Cancelled
from db.records import ShouldStop, never
from db.search.codec.arrays import F64, I64
from db.search.codec.build import RARE
from db.search.codec.engine import ArrayIndex
from db.search.codec.neighbours import RANKS, Beside
from db.search.codec.questions import Choice, Word, as_typed
from db.search.codec.segment import SegmentArrays
from db.search.misspelling import Misspelling
from db.search.syllables import fold
from db.search.words import JOINED, NAME

MOST_CORRECTIONS: Final = 2
MOST_WORDS: Final = 32
"""Words of a query that are looked at."""

PLACES: Final = 1 << 15
"""Places of a neighbour that are looked at, in the whole archive: of more, an even sample."""

FIRST_PLACES: Final = 1 << 11
"""The same for a first look, which is enough for most pairs of right queries."""

WORDS_READ: Final = 1 << 20
"""Words of the streams that are read for a neighbour so frequent that no places are stored."""

BELIEVABLE: Final = 2.0
"""A pair that stands more often than this in the archive is no misspelling."""

SMOOTHING: Final = 64.0
"""Places of ordinary text that are added to those of a neighbour (Dirichlet prior)."""

WORDS_FOR_SMOOTHING: Final = 8192
"""At most one such place for so many words of the archive: a small one has little to say."""

UNSEEN: Final = 0.01
"""Places that a word which the archive does not have counts for."""

FREQUENCY_POWER: Final = 0.5
"""How much the frequency of a variant counts beside its neighbours; 1 would be by Bayes."""

BETWEEN: Final = 6.5
"""The least gain, in nats, of a syllable between two others."""

AT_EDGE: Final = 5.0
"""The least gain at an end of the query, where a headline may be cut."""

BESIDE_SUSPECT: Final = 1.0
"""The same when the only neighbour makes no believable pair either: both ask for it."""

WITHOUT_MARKS: Final = 2.0
"""So much less is asked of a query without marks, where any spelling of a pair makes it right."""

MOST_WEIGHED: Final = 12
"""Variants whose frequency in the whole archive is looked up."""

_SHORTEST: Final = 2
_WITH_Y: Final = frozenset("mĩ mi lí li lị kì kí kỉ kĩ kị ti tì hỉ".split())  # noqa: SIM905 - words
_PLAIN_WITH_Y: Final = frozenset({"ki", "li", "mi", "ti"})


@dataclass(frozen=True, slots=True)
class Correction:
    """What a word of a query was perhaps meant to be."""

    position: int
    """Among the words of the query."""
    text: str
    """As people write it; without marks when the query has none."""


@dataclass(frozen=True, slots=True)
class _Neighbour:
    """A word beside the one that is looked at, and where from it that one stands: 1 or -1."""

    choice: Choice
    step: int


@dataclass(slots=True)
class _Variant:
    """A word that stands in the archive where a word of the query stands."""

    choice: Choice
    cost: float
    beside: F64
    """How often, beside each of the neighbours."""
    spellings: set[str]
    """Those that stand there; of a word with marks its own."""


class Suggester:
    """Corrects queries by one generation of the index. Belongs to one Searcher and its thread.

    It owns a table of the terms by rank for each segment. Articles that were deleted count until
    their segment is merged.
    """

    def __init__(self, index: ArrayIndex) -> None:
        self._index = index

    def suggest(
        self, words: Sequence[Word], should_stop: ShouldStop = never
    ) -> tuple[Correction, ...]:
        """Propose other spellings for words of a query that stand side by side.

        In a query without marks folded forms are compared and the proposals have no marks. An
        unfinished word is left alone. Nothing at all for most right queries. Raises Cancelled,
        PackDamaged.
        """
        with self._index.reading():
            asking = _Asking(self._statistics, words[:MOST_WORDS], should_stop)
            return asking.corrections()

    def together(self, first: str, second: str) -> float:
        """Estimate how often two words, in canonical form, stand side by side."""
        with self._index.reading():
            pair = (Choice(fold(first), first), Choice(fold(second), second))
            return _Pairs(self._statistics).count(*pair, whole=True)

    @cached_property
    def _statistics(self) -> _Statistics:
        return _Statistics([segment.arrays for segment in self._index.segments])


class _Statistics:
    """The segments of the index, the largest first, with the term of each rank."""

    def __init__(self, segments: Sequence[SegmentArrays]) -> None:
        self.segments = sorted(segments, key=lambda arrays: -arrays.words)
        self.words = max(1, sum(arrays.words for arrays in segments))
        self._terms: dict[int, I64] = {}

    def terms(self, number: int) -> I64:
        """List the term of each rank of a segment."""
        found = self._terms.get(number)
        if found is None:
            rank = self.segments[number].rank
            found = np.full(RANKS, -1, np.int64)
            found[rank] = np.arange(len(rank))
            self._terms[number] = found
        return found

    def beside(self, choice: Choice, number: int, places: int) -> Beside:
        """Find a word in a segment, looking at its share of so many places."""
        arrays = self.segments[number]
        share = arrays.words / self.words
        most, read = int(places * share) + 1, int(WORDS_READ * share * places / PLACES) + RANKS
        return Beside(arrays, _terms_of(arrays, choice), most, read)


def _terms_of(arrays: SegmentArrays, choice: Choice) -> I64:
    group = arrays.group_of(choice.folded)
    if group < 0:
        return np.zeros(0, np.int64)
    if choice.accented is None:
        return np.arange(*arrays.terms_of(group))
    term = arrays.term_of(group, choice.accented)
    return np.array([term] if term >= 0 else [], np.int64)


class _Pairs:
    """What is known of words and pairs; lives for one call."""

    def __init__(self, statistics: _Statistics) -> None:
        self.statistics = statistics
        self._beside: dict[tuple[Choice, int], list[Beside]] = {}
        self._counts: dict[tuple[Choice, Choice], float] = {}

    def beside(self, choice: Choice, places: int = PLACES) -> list[Beside]:
        """Find a word in each segment."""
        found = self._beside.get((choice, places))
        if found is None:
            numbers = range(len(self.statistics.segments))
            found = [self.statistics.beside(choice, number, places) for number in numbers]
            self._beside[choice, places] = found
        return found

    def occurrences(self, choice: Choice) -> int:
        """Count the places of a word."""
        return sum(one.occurrences for one in self.beside(choice))

    def count(self, first: Choice, second: Choice, *, whole: bool = False) -> float:
        """Estimate how often two words stand side by side.

        Unless the `whole` count is wanted, the estimate may end where the pair is believable.
        """
        known = self._counts.get((first, second))
        if known is None and not whole:
            known = self._count(first, second, FIRST_PLACES, BELIEVABLE)
            if known <= BELIEVABLE:
                known = self._count(first, second, PLACES, BELIEVABLE)
        if known is None or (whole and known > BELIEVABLE):
            return self._count(first, second, PLACES, inf)
        self._counts[first, second] = known
        return known

    def _count(self, first: Choice, second: Choice, places: int, enough: float) -> float:
        total = 0.0
        pairs = zip(self.beside(first, places), self.beside(second, places), strict=True)
        for one, other in pairs:
            total += one.together(other, 1)
            if total > enough:
                break
        return total


class _Asking:
    """One query on its way to its corrections; lives for one call."""

    def __init__(
        self, statistics: _Statistics, words: Sequence[Word], should_stop: ShouldStop
    ) -> None:
        self._statistics = statistics
        self._pairs = _Pairs(statistics)
        self._words = words
        self._choices = [as_typed(word) for word in words]
        self._marked = any(word.marked for word in words)
        self._should_stop = should_stop

    def corrections(self) -> tuple[Correction, ...]:
        found: dict[int, Correction] = {}
        while len(found) < MOST_CORRECTIONS:
            best = max(
                (self._best(at) for at in self._doubtful() if at not in found),
                default=None,
                key=lambda one: one[0],
            )
            if best is None or best[0] <= 0:
                break
            _, at, choice = best
            self._choices[at] = choice
            found[at] = Correction(at, _shown(choice))
        return tuple(found[at] for at in sorted(found))

    def _doubtful(self) -> list[int]:
        """The positions of words that make a pair which is not believable."""
        return [
            at
            for at, word in enumerate(self._words)
            if word.accented.isalpha()
            and not word.prefix
            and len(word.folded) >= _SHORTEST
            and any(self._beside(at, side) <= BELIEVABLE for side in self._sides(at))
        ]

    def _is_supported(self, at: int) -> bool:
        """Whether a word makes a believable pair."""
        return any(self._beside(at, side) > BELIEVABLE for side in self._sides(at))

    def _sides(self, at: int) -> list[_Neighbour]:
        sides = ((at - 1, 1), (at + 1, -1))
        return [
            _Neighbour(self._choices[beside], step)
            for beside, step in sides
            if 0 <= beside < len(self._words) and _stands_still(self._words[beside])
        ]

    def _beside(self, at: int, side: _Neighbour, *, whole: bool = False) -> float:
        if self._should_stop():
            raise Cancelled
        pair = (side.choice, self._choices[at])
        return self._pairs.count(*(pair if side.step > 0 else pair[::-1]), whole=whole)

    def _best(self, at: int) -> tuple[float, int, Choice]:
        """The best variant of a doubtful word, and by how much it is better than it must be."""
        sides = self._sides(at)
        typed = [self._beside(at, side, whole=True) for side in sides]
        share = self._share(self._pairs.occurrences(self._choices[at]) or UNSEEN)
        if len(sides) > 1:
            least = BETWEEN
        else:
            least = AT_EDGE if self._is_supported(at - sides[0].step) else BESIDE_SUSPECT
        if not self._marked:
            least -= WITHOUT_MARKS
        variants = self._variants(at, sides)
        # First without looking frequencies up: what stands beside its neighbours decides most.
        variants.sort(key=lambda one: one.cost - float(np.log1p(one.beside).sum()))
        smoothing = min(SMOOTHING, self._statistics.words / WORDS_FOR_SMOOTHING)
        best = (-1.0, at, self._choices[at])
        for variant in variants[:MOST_WEIGHED]:
            own = self._share(0.5 + self._occurrences(variant))
            popularity = log(own / share)
            gain = FREQUENCY_POWER * popularity - variant.cost - least
            for count, before in zip(variant.beside.tolist(), typed, strict=True):
                gain += log((count + smoothing * own) / (before + smoothing * share)) - popularity
            best = max(best, (gain, at, variant.choice), key=lambda one: one[0])
        return best

    def _occurrences(self, variant: _Variant) -> int:
        folded = variant.choice.folded
        return sum(self._pairs.occurrences(Choice(folded, one)) for one in variant.spellings)

    def _share(self, occurrences: float) -> float:
        return occurrences / self._statistics.words

    def _variants(self, at: int, sides: Sequence[_Neighbour]) -> list[_Variant]:
        """What else stands beside the neighbours and may have been meant."""
        word = self._words[at]
        meant = Misspelling(word.folded, word.accented, ignoring_marks=not self._marked)
        found: dict[Choice, _Variant] = {}
        for number in range(len(self._statistics.segments)):
            if self._should_stop():
                raise Cancelled
            self._gather(number, word, meant, sides, found)
        return list(found.values())

    def _gather(
        self,
        number: int,
        word: Word,
        meant: Misspelling,
        sides: Sequence[_Neighbour],
        found: dict[Choice, _Variant],
    ) -> None:
        """Add what one segment has."""
        arrays = self._statistics.segments[number]
        counts = np.array(
            [self._pairs.beside(side.choice)[number].counts(side.step) for side in sides]
        )
        ranks = np.flatnonzero(counts[:, :RARE].any(axis=0))
        terms = self._statistics.terms(number)[ranks]
        groups = arrays.group[terms]
        near = abs(arrays.folds.lengths(groups) - len(word.folded.encode())) <= 1
        for rank, term, group in zip(
            ranks[near].tolist(), terms[near].tolist(), groups[near].tolist(), strict=True
        ):
            folded = arrays.folds[group].decode()
            if not meant.may_be(folded) or not folded.isalpha():
                continue
            if folded == word.folded and not word.marked:
                continue  # a plain word means any marks
            accented = arrays.exact[term].decode()
            if accented == word.accented:
                continue
            choice = Choice(folded, accented if self._marked else None)
            variant = found.get(choice)
            if variant is None:
                cost = meant.cost(folded, accented)
                variant = found[choice] = _Variant(choice, cost, np.zeros(len(sides)), set())
            variant.beside += counts[:, rank]
            variant.spellings.add(accented)


def _stands_still(word: Word) -> bool:
    """Whether it is known what stands there: no beginning of a word, no name of a date."""
    return not word.prefix and not word.folded.startswith((NAME, JOINED))


def _shown(choice: Choice) -> str:
    """An index form as the press writes it: kỹ, lý, mỹ, quý with y; sĩ, vị, tỉ with i.

    With y are the syllables that 30,000 articles write with y more often than with i.
    """
    form = choice.accented or choice.folded
    with_y = form in (_WITH_Y if choice.accented else _PLAIN_WITH_Y) or (
        form.startswith("qu") and choice.folded == "qui"
    )
    return form.translate(_Y_FOR_I) if with_y else form


_Y_FOR_I: Final = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")

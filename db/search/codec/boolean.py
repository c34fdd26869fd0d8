"""Which articles of a segment answer a question, exactly: sets as arrays of booleans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Final

import numpy as np

from db.errors import Cancelled
from db.records import ShouldStop, never
from db.search.codec.arrays import Mask
from db.search.codec.near import near
from db.search.codec.phrase import phrase
from db.search.codec.questions import (
    All,
    Between,
    Chosen,
    Either,
    Every,
    Near,
    OnDay,
    Phrase,
    Question,
    Ranged,
    Slot,
    Spelled,
    Value,
    Without,
)
from db.search.codec.segment import SegmentArrays
from db.search.codec.several import SEVERAL, shown_in
from db.search.codec.spelled import Range, fitting
from db.search.codec.zones import EVERYWHERE

_REMEMBERED: Final = 4096

_MANY_RANGES: Final = 32
_POSTINGS_AT_ONCE: Final = 1 << 20
_MANY_POSTINGS: Final = 1 << 17
_MOST_UNIONS: Final = 64
"""What is remembered of a segment: at most 64 kB each, 4 MB together."""


def ranges_of(arrays: SegmentArrays, choices: Sequence[Chosen]) -> list[Range]:
    """Find the terms that may stand for a word, as few ranges; none twice."""
    found = sorted({one for choice in choices for one in _known(arrays, choice)})
    ranges: list[Range] = []
    for low, high in found:
        if ranges and low <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(high, ranges[-1][1]))
        else:
            ranges.append((low, high))
    return ranges


def _known(arrays: SegmentArrays, choice: Chosen) -> Sequence[Range]:
    found = arrays.known.get(choice)
    if found is None:
        if len(arrays.known) >= _REMEMBERED:
            arrays.known.clear()
        found = arrays.known[choice] = tuple(_ranges(arrays, choice))
    return found


def _ranges(arrays: SegmentArrays, choice: Chosen) -> Sequence[Range]:
    if isinstance(choice, Ranged):
        terms = np.sort(arrays.numbers_between(choice.low, choice.high)).tolist()
        return [(term, term + 1) for term in terms]
    if choice.prefix:
        low, high = arrays.groups_from(choice.folded)
    else:
        low = arrays.group_of(choice.folded)
        high = low + 1
    first, last = arrays.terms_between(low, high) if low >= 0 else (0, 0)
    if first == last:
        return ()
    if isinstance(choice, Spelled):
        return fitting(arrays, first, last, choice)
    if choice.accented is None:
        return ((first, last),)
    if choice.prefix:
        return [(term, term + 1) for term in arrays.beginning(first, last, choice.accented)]
    term = arrays.term_of(low, choice.accented)
    return ((term, term + 1),) if term >= 0 else ()


class Evaluation:
    """Answers questions from one segment, deleted articles included. For one thread at a time."""

    def __init__(self, arrays: SegmentArrays, should_stop: ShouldStop = never) -> None:
        self._arrays = arrays
        self._should_stop = should_stop

    def answer(self, question: Question) -> Mask:
        """Return which articles answer. Raises Cancelled."""
        if self._should_stop():
            raise Cancelled
        match question:
            case Slot(choices, zones):
                return self._slot(choices, zones)
            case Phrase(slots, zones):
                return phrase(self._arrays, self._ranges(slots), zones, self._should_stop)
            case Near(slots, times, reach, zones):
                words = list(zip(self._ranges(slots), times, strict=True))
                return near(self._arrays, words, reach, zones, self._should_stop)
            case Value() | Between() | OnDay():
                return self._fact(question)
            case _:
                return self._combined(question)

    def _ranges(self, slots: Sequence[Sequence[Chosen]]) -> list[list[Range]]:
        return [ranges_of(self._arrays, choices) for choices in slots]

    def _fact(self, question: Value | Between | OnDay) -> Mask:
        columns = self._arrays.columns
        answer: Mask
        match question:
            case Value(column, values):
                several = column in SEVERAL
                wanted = [
                    value in values or (several and not values.isdisjoint(shown_in(value)))
                    for value in self._arrays.lists[column]
                ]
                answer = np.array(wanted, np.bool_)[columns[column]]
            case Between(column, low, high):
                answer = (columns[column] >= low) & (columns[column] <= high)
            case OnDay(day):
                first = columns["date"]
                answer = (first == columns["until"]) & (first % 10_000 == day)
        return answer

    def _combined(self, question: Question) -> Mask:
        match question:
            case All(parts) if parts:
                return self._fold(parts, np.logical_and)
            case Either(parts) if parts:
                return self._fold(parts, np.logical_or)
            case Without(part):
                return ~self.answer(part)
            case All() | Every():
                return np.ones(self._arrays.articles, np.bool_)
            case _:
                return np.zeros(self._arrays.articles, np.bool_)

    def _fold(self, parts: Sequence[Question], combine: Callable[[Mask, Mask], Mask]) -> Mask:
        return reduce(combine, map(self.answer, parts))

    def _slot(self, choices: Sequence[Chosen], zones: int) -> Mask:
        key = (choices, zones)
        found = self._arrays.unions.get(key)
        if found is not None:
            return found
        ranges = ranges_of(self._arrays, choices)
        postings = self._postings(ranges)
        if len(ranges) > _MANY_RANGES:
            found = self._union(ranges, zones)
        else:
            found = self._few(ranges, zones)
        if postings > _MANY_POSTINGS:
            if len(self._arrays.unions) >= _MOST_UNIONS:
                self._arrays.unions.clear()
            found.flags.writeable = False
            self._arrays.unions[key] = found
        return found

    def _postings(self, ranges: Sequence[Range]) -> int:
        start = self._arrays.tstart.item
        return sum(start(last) - start(first) for first, last in ranges)

    def _union(self, ranges: Sequence[Range], zones: int) -> Mask:
        """The articles of many ranges, which lie near each other: of an unfinished word."""
        arrays = self._arrays
        found = np.zeros(arrays.articles, np.bool_)
        edges = arrays.tstart[np.array(ranges, np.int64).ravel()].astype(np.int64)
        low, high = int(edges[0]), int(edges[-1])
        for start in range(low, high, _POSTINGS_AT_ONCE):
            if self._should_stop():
                raise Cancelled
            stop = min(start + _POSTINGS_AT_ONCE, high)
            cuts = np.clip(edges, start, stop)
            lengths = np.diff(cuts)
            is_inside = np.arange(len(lengths)) % 2 == 0
            wanted = np.repeat(is_inside, lengths)
            if zones != EVERYWHERE:
                wanted &= (arrays.fields[start:stop] & zones) != 0
            found[arrays.docs[cuts[0] : cuts[-1]][wanted]] = True
        return found

    def _few(self, ranges: Sequence[Range], zones: int) -> Mask:
        arrays = self._arrays
        found = np.zeros(arrays.articles, np.bool_)
        for first, last in ranges:
            group = int(arrays.group[first])
            if zones == EVERYWHERE and arrays.terms_of(group) == (first, last):
                row = arrays.row_of(group)
                if row is not None:
                    found |= row != 0
                else:
                    found[arrays.postings_of(group)[0]] = True
                continue
            low, high = arrays.tstart.item(first), arrays.tstart.item(last)
            for start in range(low, high, _POSTINGS_AT_ONCE):
                if self._should_stop():
                    raise Cancelled
                stop = min(start + _POSTINGS_AT_ONCE, high)
                docs = arrays.docs[start:stop]
                if zones != EVERYWHERE:
                    docs = docs[(arrays.fields[start:stop] & zones) != 0]
                found[docs] = True
        return found

"""Which articles of a segment answer a question, exactly: sets as arrays of booleans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

import numpy as np

from db.errors import Cancelled
from db.records import ShouldStop, never
from db.search.codec.arrays import I64, Mask, spans
from db.search.codec.near import near
from db.search.codec.phrase import phrase
from db.search.codec.questions import (
    All,
    Between,
    Choice,
    Either,
    Every,
    Figure,
    Near,
    OnDay,
    Phrase,
    Question,
    Slot,
    Spelled,
    Value,
    Without,
)
from db.search.codec.segment import SegmentArrays
from db.search.codec.zones import EVERYWHERE

Range = tuple[int, int]
"""Terms from the first to before the second."""


def ranges_of(arrays: SegmentArrays, choices: Sequence[Choice | Spelled]) -> list[Range]:
    """Find the terms that may stand for a word, as few ranges; none twice."""
    found = sorted({one for choice in choices for one in _ranges(arrays, choice)})
    ranges: list[Range] = []
    for low, high in found:
        if ranges and low <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(high, ranges[-1][1]))
        else:
            ranges.append((low, high))
    return ranges


def _ranges(arrays: SegmentArrays, choice: Choice | Spelled) -> Sequence[Range]:
    if choice.prefix:
        low, high = arrays.groups_from(choice.folded)
    else:
        low = arrays.group_of(choice.folded)
        high = low + 1
    first, last = (arrays.gfirst.item(at) for at in (low, high)) if low >= 0 else (0, 0)
    if first == last:
        return ()
    if isinstance(choice, Spelled):
        return _fitting(arrays, first, last, choice)
    if choice.accented is None:
        return ((first, last),)
    if choice.prefix:
        return [(term, term + 1) for term in arrays.beginning(first, last, choice.accented)]
    term = arrays.term_of(low, choice.accented)
    return ((term, term + 1),) if term >= 0 else ()


def _fitting(arrays: SegmentArrays, first: int, last: int, choice: Spelled) -> list[Range]:
    return [
        (term, term + 1)
        for term in range(first, last)
        if choice.fits(arrays.folds[arrays.group.item(term)].decode(), arrays.exact[term].decode())
    ]


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
            case Figure(low, high, zones):
                return self._terms(self._arrays.numbers_between(low, high), zones)
            case Value() | Between() | OnDay():
                return self._fact(question)
            case _:
                return self._combined(question)

    def _ranges(self, slots: Sequence[Sequence[Choice | Spelled]]) -> list[list[Range]]:
        return [ranges_of(self._arrays, choices) for choices in slots]

    def _fact(self, question: Value | Between | OnDay) -> Mask:
        columns = self._arrays.columns
        answer: Mask
        match question:
            case Value(column, values):
                wanted = [value in values for value in self._arrays.lists[column]]
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

    def _slot(self, choices: Sequence[Choice | Spelled], zones: int) -> Mask:
        arrays = self._arrays
        found = np.zeros(arrays.articles, np.bool_)
        for first, last in ranges_of(arrays, choices):
            group = int(arrays.group[first])
            if zones == EVERYWHERE and arrays.terms_of(group) == (first, last):
                row = arrays.row_of(group)
                if row is not None:
                    found |= row != 0
                else:
                    found[arrays.postings_of(group)[0]] = True
                continue
            low, high = arrays.tstart.item(first), arrays.tstart.item(last)
            docs = arrays.docs[low:high]
            if zones != EVERYWHERE:
                docs = docs[(arrays.fields[low:high] & zones) != 0]
            found[docs] = True
        return found

    def _terms(self, terms: I64, zones: int) -> Mask:
        """Find the articles that have any of some terms, in one of the zones."""
        arrays = self._arrays
        found = np.zeros(arrays.articles, np.bool_)
        low = arrays.tstart[terms].astype(np.int64)
        postings = spans(low, arrays.tstart[terms + 1] - low)
        found[arrays.docs[postings[(arrays.fields[postings] & zones) != 0]]] = True
        return found

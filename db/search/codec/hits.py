"""Where the words of a query stand in the streams of the candidates, as bits of its positions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from db.search.codec.arrays import I64, U8, U16, U32, Array, Mask, offsets, spans
from db.search.codec.build import GAP, RARE
from db.search.codec.query import Form, RankedQuery
from db.search.codec.segment import SegmentArrays

_GAP_CLASS: Final = 255
_MOST_RARE: Final = 64
"""Terms of a form whose rare spellings are looked for one by one."""


@dataclass(frozen=True, slots=True)
class Hits:
    """The words and gaps of some articles that matter to a query, in reading order.

    A gap ends every paragraph, so every paragraph has at least one entry.
    """

    lengths: I64
    """Of the stream of each article."""
    places: I64
    """Of each entry, counted through all the articles."""
    is_gap: Mask
    folded: U32
    """Bit j: the word matches position j of the query, whatever its marks."""
    marked: U32
    """Bit j: it matches under the rule of marks."""
    zone_ends: Array
    """(articles, 4): where the zones end in each stream."""


class _Classes:
    """Classes of words: each stands for the same positions of the query."""

    def __init__(self, lookup: U8) -> None:
        self._lookup = lookup
        self._touched: list[U16] = []
        self.folded = [0]
        self.marked = [0]
        self.rare: dict[int, int] = {}
        """The class of each rare spelling."""

    def add(self, folded: int, marked: int) -> int:
        """Make a class."""
        self.folded.append(folded)
        self.marked.append(marked)
        return len(self.folded) - 1

    def put(self, ranks: U16, number: int) -> None:
        """Put words into a class."""
        self._lookup[ranks] = number
        self._touched.append(ranks)

    def put_if_free(self, ranks: U16, number: int) -> None:
        """Put words into a class unless they are in another one."""
        self.put(ranks[self._lookup[ranks] == 0], number)

    def read(self, stream: U16) -> U8:
        """Return the class of each word of a stream, and leave the look-up table clean."""
        self._lookup[RARE] = 0
        self._lookup[GAP] = _GAP_CLASS
        classes: U8 = self._lookup[stream]
        for ranks in self._touched:
            self._lookup[ranks] = 0
        self._lookup[GAP] = 0
        return classes

    def bits(self, masks: list[int]) -> U32:
        """Return the positions of each class, as a table of 256."""
        table = np.zeros(256, np.uint32)
        table[: len(masks)] = masks
        return table


def find_hits(
    query: RankedQuery, arrays: SegmentArrays, number: int, docs: I64, lookup: U8
) -> Hits:
    """Find the words of a query in articles of one segment, given in ascending order.

    `number` is the number of the segment, `lookup` an array of 65,536 zeros that is left so.
    """
    starts = arrays.fstart[docs]
    lengths = arrays.fstart[docs + 1] - starts
    lows, highs = starts.tolist(), (starts + lengths).tolist()
    arrays.expect_streams(lows, highs)
    pieces = [arrays.fwd[low:high] for low, high in zip(lows, highs, strict=True)]
    stream = np.concatenate(pieces)
    classes = _Classes(lookup)
    for form in query.forms:
        _classify(query, arrays, form, number, classes)
    found = classes.read(stream)
    _patch_rare(arrays, docs, offsets(lengths), classes.rare, found)
    places = np.flatnonzero(found != 0)
    found = found[places]
    return Hits(
        lengths,
        places,
        found == _GAP_CLASS,
        classes.bits(classes.folded)[found],
        classes.bits(classes.marked)[found],
        arrays.fb[docs],
    )


def _classify(
    query: RankedQuery, arrays: SegmentArrays, form: Form, number: int, classes: _Classes
) -> None:
    """Put the spellings of a form into one class, and those that are asked for into others."""
    low, high = form.groups[number]
    folded = sum(1 << at for at in form.positions)
    if high <= low:
        if form.stand_ins and form.stand_ins[number]:
            stand_in = classes.add(folded, 0)
            for group in form.stand_ins[number]:
                first, last = arrays.terms_of(group)
                classes.put_if_free(arrays.rank[first:last], stand_in)
        return
    plain = sum(1 << at for at in form.positions if not query.keeps_marks(at))
    first, last = arrays.terms_between(low, high)
    any_spelling = classes.add(folded, plain)
    ranks = arrays.rank[first:last]
    classes.put(ranks, any_spelling)
    if last - first <= _MOST_RARE:
        rare = np.flatnonzero(ranks == RARE) + first
        classes.rare.update(dict.fromkeys(rare.tolist(), any_spelling))
    if form.prefix:
        return
    wanted = {query.words[at].accented for at in form.positions if query.keeps_marks(at)}
    for accented in wanted:
        term = arrays.term_of(low, accented)
        if term < 0:
            continue
        exact = sum(1 << at for at in form.positions if query.words[at].accented == accented)
        spelled = classes.add(folded, plain | exact)
        if arrays.rank[term] == RARE:
            classes.rare[term] = spelled
        else:
            classes.put(arrays.rank[term : term + 1], spelled)


def _patch_rare(
    arrays: SegmentArrays, docs: I64, begins: I64, rare: dict[int, int], classes: U8
) -> None:
    """Put the class of each rare spelling where it stands: streams do not tell them apart."""
    for term, number in rare.items():
        low, high = arrays.tstart.item(term), arrays.tstart.item(term + 1)
        owners = arrays.docs[low:high].astype(np.int64)
        at = np.searchsorted(docs, owners)
        at[at == len(docs)] = 0
        held = np.flatnonzero(docs[at] == owners)
        if not len(held):
            continue
        counts = arrays.tf[low:high].astype(np.int64)
        first = arrays.pstart.item(term) + offsets(counts)[:-1]
        place = arrays.pos[spans(first[held], counts[held])]
        classes[np.repeat(begins[at[held]], counts[held]) + place] = number

"""The arrays of one segment, opened: what stands in them and how a word is looked up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final, overload

import numpy as np

from db.search.codec.arrays import F64, I32, I64, U8, U16, U32, Array, Mask
from db.search.codec.build import pair_bucket
from db.search.codec.columns import KEYWORDS, NUMBERS, Lists
from db.search.codec.pack import Pack

EXTENSION: Final = ".npk"

_REMEMBERED: Final = 1 << 12
_NEWLY_READ: Final = 16
_MAGNITUDE: Final = b"#n"
_NUMBER_RANGES: Final = ((b"0", b":"), (_MAGNITUDE, b"#o"))
"""Where numbers stand in the vocabulary: printed ones, and the names of those with a word."""

_NUMBER: Final = re.compile(rb"[0-9]+(?:\.[0-9]+)?")


_LOOKED_UP: Final = (
    *("tstart", "pstart", "fstart", "fb", "rank", "group", "gfirst", "gdf", "gcf", "gstart"),
    *("gdrow", "poff", "exact", "exact_at", "folds", "folds_at"),
)
"""What every search reads here and there, a tenth of all: from a disk at rest each place is a wait
of its own."""


class Words(Sequence[bytes]):
    """Sorted words that lie one after the other in an array."""

    def __init__(self, blob: Array, starts: Array) -> None:
        self._blob = blob.data if blob.size else memoryview(b"")
        self._starts = starts

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, at: int) -> bytes: ...
    @overload
    def __getitem__(self, at: slice) -> list[bytes]: ...
    def __getitem__(self, at: int | slice) -> bytes | list[bytes]:
        """Return the word at a position, or several."""
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        return bytes(self._blob[self._starts.item(at) : self._starts.item(at + 1)])

    def lengths(self, at: Array) -> I64:
        """Return the lengths in bytes of the words at some positions."""
        ends: I64 = self._starts[at + 1].astype(np.int64)
        return ends - self._starts[at]

    def decoded(self) -> list[str]:
        """Return all words as strings."""
        whole, starts = bytes(self._blob), self._starts.tolist()
        return [whole[low:high].decode() for low, high in pairwise(starts)]


class SegmentArrays:
    """One segment, mapped into memory and never changed. For one thread at a time.

    docs, imp, tf, fields: postings of the terms, `tstart[t]` to `tstart[t + 1]`: article (u16),
    impact (u8, 1 … 255), number of places, zones as bits (1 headline, 2 standfirst, 4 body,
    8 caption). pos: places in the stream of the article, `pstart[t]` to `pstart[t + 1]`; none for
    terms so frequent that reading the streams is as fast. fwd: the streams as ranks of terms,
    article d from `fstart[d]` to `fstart[d + 1]`; `fb` (articles, 4): where zones end in it.
    rank, group: of each term. gfirst, gdf, gcf, gdocs, gimp, gstart, gdrow, gdense: of each group,
    that is of the spellings of one folded form: first term, articles, occurrences, union of the
    postings (when it has several spellings and is not dense), row in the dense table of impacts
    or -1.
    exact, folds: the accented form of each term and the folded form of each group, in UTF-8;
    exact_blob, exact_at, folds_at: the bytes, and where each form begins in them.
    pdocs: articles in which two words stand side by side, by hashed bucket; bucket b from
    `poff[b]` to `poff[b + 1]`, or, in small segments, where `pbuckets` is b.
    """

    def __init__(self, path: Path) -> None:
        """Map a file. Raises OSError or PackDamaged."""
        self.pack = Pack(path)
        self.pack.expect((*_LOOKED_UP, *(f"col_{name}" for name in (*NUMBERS, *KEYWORDS))))
        load = self.pack.array
        self.docs: U16 = load("docs")
        self.imp: U8 = load("imp")
        self.tf = load("tf")
        self.fields: U8 = load("fields")
        self.tstart: U32 = load("tstart")
        self.pos = load("pos")
        self.pstart: U32 = load("pstart")
        self.fwd: U16 = load("fwd")
        self.fstart: I64 = load("fstart")
        self.fb = load("fb")
        self.rank: U16 = load("rank")
        self.group: U32 = load("group")
        self.gfirst: U32 = load("gfirst")
        self.gdf: U32 = load("gdf")
        self.gcf: U32 = load("gcf")
        self.gdocs: U16 = load("gdocs")
        self.gimp: U8 = load("gimp")
        self.gstart: U32 = load("gstart")
        self.gdrow: I32 = load("gdrow")
        self.gdense: U8 = load("gdense")
        self.pdocs: U16 = load("pdocs")
        self.poff: U32 = load("poff")
        self.pbuckets: U16 = load("pbuckets")
        self.exact_blob: U8 = load("exact")
        self.exact_at: U32 = load("exact_at")
        self.folds_at: U32 = load("folds_at")
        self.exact = Words(self.exact_blob, self.exact_at)
        self.folds = Words(load("folds"), self.folds_at)
        self.columns = {name: load(f"col_{name}") for name in (*NUMBERS, *KEYWORDS)}
        self.lists: Lists = self.pack.facts["lists"]
        self.articles = len(self.fstart) - 1
        self._groups: dict[str, int] = {}
        self._newly_read = 0
        self.known: dict[object, tuple[tuple[int, int], ...]] = {}
        """Ranges of terms that were looked up, by what they stand for."""
        self.unions: dict[object, Mask] = {}
        """Articles that have any of many terms, by what these stand for."""

    def expect_impacts(self, group: int) -> None:
        """Ask the disk for the impacts of a group, as `expect_streams` does."""
        if self._newly_read >= _NEWLY_READ:
            return
        row = self.gdrow.item(group)
        if row >= 0:
            self.pack.expect_parts("gdense", [(row * self.articles, (row + 1) * self.articles)])
            return
        first, last = self.terms_of(group)
        listed = [(self.tstart.item(first), self.tstart.item(last))]
        if last - first > 1:
            listed = [(self.gstart.item(group), self.gstart.item(group + 1))]
        for name in ("gdocs", "gimp") if last - first > 1 else ("docs", "imp"):
            self.pack.expect_parts(name, listed)

    def expect_streams(self, lows: Sequence[int], highs: Sequence[int]) -> None:
        """Ask the disk for some streams at once, as long as the segment is newly opened.

        Later most of them are in memory, and asking would only cost time.
        """
        if self._newly_read < _NEWLY_READ:
            self._newly_read += 1
            self.pack.expect_parts("fwd", zip(lows, highs, strict=True))

    @property
    def terms(self) -> int:
        """Number of terms."""
        return len(self.rank)

    @property
    def words(self) -> int:
        """Number of words of all articles."""
        return int(self.pack.facts["words"])

    def group_of(self, folded: str) -> int:
        """Return the group of a folded form, -1 when no article has it."""
        found = self._groups.get(folded)
        if found is None:
            word = folded.encode()
            found = bisect_left(self.folds, word)
            if found == len(self.folds) or self.folds[found] != word:
                found = -1
            if len(self._groups) >= _REMEMBERED:
                self._groups.clear()
            self._groups[folded] = found
        return found

    def groups_from(self, beginning: str) -> tuple[int, int]:
        """Return the range of the groups whose folded form begins so."""
        word = beginning.encode()
        return bisect_left(self.folds, word), bisect_left(self.folds, word + b"\xff")

    def term_of(self, group: int, accented: str) -> int:
        """Return the term of a spelling of a group, -1 when no article has it."""
        low, high = self.gfirst.item(group), self.gfirst.item(group + 1)
        word = accented.encode()
        found = bisect_left(self.exact, word, low, high)
        return found if found < high and self.exact[found] == word else -1

    def beginning(self, first: int, last: int, accented: str) -> list[int]:
        """List the terms of a range whose accented form begins so."""
        starts = self.exact_at[first : last + 1].astype(np.int64)
        lengths = np.diff(starts)
        wanted = accented.encode()
        fits = lengths >= len(wanted)
        for at, byte in enumerate(wanted):
            fits[fits] = self.exact_blob[starts[:-1][fits] + at] == byte
        found: list[int] = (np.flatnonzero(fits) + first).tolist()
        return found

    def terms_of(self, group: int) -> tuple[int, int]:
        """Return the range of the terms of a group."""
        return self.terms_between(group, group + 1)

    def terms_between(self, low: int, high: int) -> tuple[int, int]:
        """Return the range of the terms of some groups. Raises IndexError when it is none."""
        first, last = self.gfirst.item(low), self.gfirst.item(high)
        if not first <= last <= len(self.rank):
            raise IndexError(last)
        return first, last

    def postings_of(self, group: int) -> tuple[U16, U8]:
        """Return the articles and impacts of a group that is not dense."""
        first, last = self.terms_of(group)
        if last - first > 1:
            low, high = self.gstart.item(group), self.gstart.item(group + 1)
            return self.gdocs[low:high], self.gimp[low:high]
        low, high = self.tstart.item(first), self.tstart.item(last)
        return self.docs[low:high], self.imp[low:high]

    def row_of(self, group: int) -> U8 | None:
        """Return the impact of a dense group in each article, 0 where it is absent."""
        row = self.gdrow.item(group)
        return None if row < 0 else self.gdense[row]

    def places(self, term: int) -> tuple[Array, Array]:
        """List the occurrences of a term: articles, in order, and places in their streams."""
        low, high = self.tstart.item(term), self.tstart.item(term + 1)
        first, last = self.pstart.item(term), self.pstart.item(term + 1)
        if first < last:
            return np.repeat(self.docs[low:high], self.tf[low:high]), self.pos[first:last]
        at = np.flatnonzero(self.fwd == self.rank[term])
        docs = np.searchsorted(self.fstart, at, side="right") - 1
        return docs, at - self.fstart[docs]

    def pairs_of(self, first: int, second: int) -> U16:
        """Return the articles in which two groups may stand side by side."""
        words = (self.folds[first].decode(), self.folds[second].decode())
        return self.pairs_in(pair_bucket(*words))

    def pairs_in(self, bucket: int) -> U16:
        """Return the articles in which the pairs of a bucket stand."""
        if len(self.poff):
            return self.pdocs[self.poff.item(bucket) : self.poff.item(bucket + 1)]
        return self.pdocs[slice(*np.searchsorted(self.pbuckets, (bucket, bucket + 1)))]

    @cached_property
    def _numbers(self) -> tuple[F64, I64]:
        """The numbers of the vocabulary in ascending order, and the terms that say them."""
        values: list[float] = []
        terms: list[int] = []
        for before, after in _NUMBER_RANGES:
            low, high = bisect_left(self.folds, before), bisect_left(self.folds, after)
            for group in range(low, high):
                printed = self.folds[group].removeprefix(_MAGNITUDE)
                if _NUMBER.fullmatch(printed):
                    first, last = self.terms_of(group)
                    values += [float(printed)] * (last - first)
                    terms += range(first, last)
        order = np.argsort(np.array(values, np.float64), kind="stable")
        return np.array(values, np.float64)[order], np.array(terms, np.int64)[order]

    def numbers_between(self, low: float | None, high: float | None) -> I64:
        """List the terms that say a number of a range, both ends included; None: no end."""
        values, terms = self._numbers
        first = 0 if low is None else int(np.searchsorted(values, low, side="left"))
        last = len(values) if high is None else int(np.searchsorted(values, high, side="right"))
        return terms[first:last]

    @cached_property
    def folded_words(self) -> dict[str, int]:
        """All folded forms with their groups, for looking up hundreds at once."""
        return {word: at for at, word in enumerate(self.folds.decoded())}

    @cached_property
    def order_of_ids(self) -> tuple[I64, I64]:
        """The ids in ascending order, and the articles that have them."""
        order = np.argsort(self.columns["id"], kind="stable")
        return self.columns["id"][order], order

    def with_id(self, article_id: int) -> int:
        """Return the article with an id, -1 when there is none."""
        ids, order = self.order_of_ids
        at = int(np.searchsorted(ids, article_id))
        return int(order[at]) if at < len(ids) and ids[at] == article_id else -1

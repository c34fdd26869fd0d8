"""One generation of the index, open for reading, with its articles numbered through."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from whoosh.index import FileIndex

from db.search.codec.engine import ArrayIndex, Matches
from db.search.codec.questions import Every, Question

Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]

Check = Callable[[], None]
"""Raises Cancelled when nobody waits for the answer any more; asked every few milliseconds."""


class IndexView:
    """One generation of the index, open for reading. Belongs to one Searcher and its thread.

    Articles have numbers 0, 1, 2 … through all segments, deleted ones too; `live` says which
    count. Opening raises whoosh.CorruptIndexError or OSError when the files are damaged.
    """

    def __init__(self, index: FileIndex) -> None:
        self.arrays = ArrayIndex(index)
        parts = [segment.arrays for segment in self.arrays.segments]
        self._bases = list(accumulate((part.articles for part in parts), initial=0))
        self.size = self._bases[-1]
        self.live = self.whole(self.arrays.matching(Every()))
        self.ids = np.concatenate([np.zeros(0, np.int64), *(part.columns["id"] for part in parts)])

    def close(self) -> None:
        """Let go of the files: they are unmapped when nobody holds an array of theirs."""

    def matching(self, question: Question, check: Check) -> Mask:
        """The articles that answer a question."""

        def stopped() -> bool:
            check()
            return False

        return self.whole(self.arrays.matching(question, stopped))

    def whole(self, matches: Matches) -> Mask:
        """A set of articles as one mask over all of them."""
        return np.concatenate([np.zeros(0, np.bool_), *matches.masks])

    def parts(self, mask: Mask) -> Matches:
        """A mask over all articles as a set."""
        return Matches(tuple(np.split(mask, self._bases[1:-1])) if self.arrays.segments else ())

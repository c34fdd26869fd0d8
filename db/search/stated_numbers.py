"""Which articles print a number, looked up in the newest index of the archive."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import numpy as np

from db.errors import IndexUnusable
from db.search.codec.engine import ArrayIndex
from db.search.storage import DAMAGE, IndexHome


class StatedNumbers:
    """Owns one generation of the index, for looking numbers up. For one thread at a time.

    It opens the index when it is first asked, and anew whenever there is a newer generation. An
    index that is missing or damaged knows no number: what is found by it is only suggested.
    """

    def __init__(self, home: Callable[[], IndexHome]) -> None:
        self._make_home = home
        self._home: IndexHome | None = None
        self._open: tuple[tuple[str, int], ArrayIndex] | None = None

    def close(self) -> None:
        """Let go of the files."""
        self._home = self._open = None

    def articles_with(
        self, numbers: Mapping[str, Collection[str]], most: int
    ) -> dict[str, tuple[int, ...]]:
        """List the articles that print each number, by their ids.

        Each comes with the spellings that the index may have of it. One that more than `most`
        articles print is left out: it says nothing of any two of them.
        """
        try:
            index = self._newest()
            with index.reading():
                found = {one: _articles(index, forms, most) for one, forms in numbers.items()}
        except (IndexUnusable, *DAMAGE):
            self.close()
            return {}
        return {one: ids for one, ids in found.items() if ids}

    def _newest(self) -> ArrayIndex:
        self._home = home = self._home or self._make_home()
        if self._open is None or self._open[0] != home.current_key():
            before = self._open[1] if self._open else None
            opened = home.open()
            self._open = (opened.key, ArrayIndex(opened.index, before))
        return self._open[1]


def _articles(index: ArrayIndex, forms: Collection[str], most: int) -> tuple[int, ...]:
    ids: set[int] = set()
    for segment in index.segments:
        arrays = segment.arrays
        for form in forms:
            group = arrays.group_of(form)
            term = arrays.term_of(group, form) if group >= 0 else -1
            if term < 0:
                continue
            low, high = arrays.tstart.item(term), arrays.tstart.item(term + 1)
            docs = arrays.docs[low:high].astype(np.int64)
            if segment.living is not None:
                docs = docs[segment.living[docs]]
            if len(docs) > most:
                return ()
            ids.update(arrays.columns["id"][docs].tolist())
    return tuple(sorted(ids)) if len(ids) <= most else ()

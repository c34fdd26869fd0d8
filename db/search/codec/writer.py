"""Adds, deletes and merges articles of the index: Whoosh's writer, with arrays for postings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import W3Segment
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from db.search.codec.arrays import Array
from db.search.codec.build import DENSE_FROM, MOST_ARTICLES
from db.search.codec.codec import ArrayCodec, path_of
from db.search.codec.columns import Lists
from db.search.codec.gathering import WORDS_IN_MEMORY, Gathered, write_segment
from db.search.codec.merge import merged, plan
from db.search.codec.segment import SegmentArrays
from db.search.codec.streams import Streams


class ArrayWriter(SegmentWriter):
    """Changes the index; nothing is seen of it before `commit`. Belongs to the one indexer.

    `add_document` takes what `document` of the schema returns. `commit` keeps the number of
    segments small by merging; `commit(merge=False)` does not, `commit(optimize=True)` merges all
    that fit together.
    """

    def __init__(
        self,
        index: FileIndex,
        *,
        timeout: float = 0.0,
        words_in_memory: int = WORDS_IN_MEMORY,
        dense_from: int = DENSE_FROM,
    ) -> None:
        SegmentWriter.__init__(self, index, codec=ArrayCodec(), compound=False, timeout=timeout)
        self._dense_from = dense_from
        self._most_words = words_in_memory
        self._gathered = Gathered(words_in_memory)
        self._written: list[W3Segment] = []
        self._merging: str = "tiers"

    def add_document(self, **fields: Any) -> None:
        """Take one article in."""
        SegmentWriter._check_state(self)  # noqa: SLF001 - Whoosh's way for its own subclasses
        self._gathered.add(fields)
        if self._gathered.is_full:
            self._close_gathered()

    def adopt(self, segments: Sequence[W3Segment]) -> None:
        """Take in segments whose files are already written, as by other processes."""
        self._written += segments

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Mark an article of the index as deleted, by its number in the whole index."""
        SegmentWriter.delete_document(self, docnum, delete)

    def commit(
        self, mergetype: Any = None, optimize: Any = None, merge: Any = None, **_: Any
    ) -> None:
        """Publish all changes as one generation; `merge` and `optimize` as Whoosh has them."""
        if optimize:
            self._merging = "all"
        elif merge is False:
            self._merging = "none"
        SegmentWriter.commit(self, mergetype)

    def cancel(self, **_: Any) -> None:
        """Forget all changes."""
        for segment in self._written:
            path_of(self.storage, segment).unlink(missing_ok=True)
        SegmentWriter.cancel(self)

    # ---- what Whoosh calls while it commits -----------------------------------------------

    def _merge_segments(self, *_: Any) -> list[W3Segment]:
        if len(self._gathered):
            self._close_gathered()
        segments = [
            segment
            for segment in (*self.segments, *self._written)
            if segment.deleted_count() < segment.doc_count_all()
        ]
        return self._merged(segments)

    def _close_gathered(self) -> None:
        gathered, self._gathered = self._gathered, Gathered(self._most_words)
        self._written.append(self._write(gathered.streams(), *gathered.columns.arrays()))

    def _write(self, streams: Streams, columns: dict[str, Array], lists: Lists) -> W3Segment:
        segment: W3Segment = self.codec.new_segment(self.storage, self.indexname)
        path = path_of(self.storage, segment)
        write_segment(path, streams, columns, lists, self._dense_from)
        segment.set_doc_count(streams.articles)
        return segment

    def _merged(self, segments: list[W3Segment]) -> list[W3Segment]:
        """Merge until no tier has too many segments; the new ones come last."""
        if self._merging == "none":
            return segments
        while True:
            sizes = [
                (segment.doc_count_all() - segment.deleted_count(), segment.doc_count_all())
                for segment in segments
            ]
            groups = plan(sizes) if self._merging == "tiers" else fit(sizes)
            if not groups:
                return segments
            gone = {at for group in groups for at in group}
            made = [self._merge([segments[at] for at in group]) for group in groups]
            segments = [one for at, one in enumerate(segments) if at not in gone] + made

    def _merge(self, segments: Sequence[W3Segment]) -> W3Segment:
        parts = []
        for segment in segments:
            arrays = SegmentArrays(path_of(self.storage, segment))
            living = None
            if segment.deleted_count():
                living = np.ones(arrays.articles, np.bool_)
                living[list(segment.deleted_docs())] = False
            parts.append((arrays, living))
        return self._write(*merged(parts))


def fit(sizes: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Put all segments together into as few as hold them, given their articles: (living, all)."""
    groups: list[list[int]] = []
    room = 0
    for at in sorted(range(len(sizes)), key=lambda at: -sizes[at][0]):
        living = sizes[at][0]
        if not groups or living > room:
            groups.append([])
            room = MOST_ARTICLES
        groups[-1].append(at)
        room -= living
    return [group for group in groups if len(group) > 1 or sizes[group[0]][0] < sizes[group[0]][1]]

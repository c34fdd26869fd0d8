"""Adds, deletes and merges articles of the index: Whoosh's writer, with arrays for postings."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import numpy as np
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from db.search.codec.arrays import Array
from db.search.codec.build import DENSE_FROM, Check, unchecked
from db.search.codec.codec import ArrayCodec, ArraySegment, folder_of, path_of
from db.search.codec.columns import Lists
from db.search.codec.gathering import MOST_WORDS, Gathered, write_segment
from db.search.codec.merge import Size, fit, merged, plan
from db.search.codec.pack import Pack
from db.search.codec.segment import EXTENSION, SegmentArrays
from db.search.codec.streams import Streams


class ArrayWriter(SegmentWriter):
    """Changes the index; nothing is seen of it before `commit`. Belongs to the one indexer.

    `add_document` takes what `document` of the schema returns. `commit` keeps the number of
    segments small by merging; `commit(merge=False)` does not, `commit(optimize=True)` merges all
    that fit together, and `merge_next` does one merge of those that are due. `check` is called
    several times a second; what it raises ends the work, and nothing is left of it.
    """

    def __init__(
        self,
        index: FileIndex,
        *,
        timeout: float = 0.0,
        words_in_memory: int = MOST_WORDS,
        dense_from: int = DENSE_FROM,
        check: Check = unchecked,
    ) -> None:
        SegmentWriter.__init__(self, index, codec=ArrayCodec(), compound=False, timeout=timeout)
        self._dense_from = dense_from
        self._most_words = words_in_memory
        self._check = check
        self._gathered = Gathered(words_in_memory)
        self._written: list[ArraySegment] = []
        self._made: list[ArraySegment] = []
        self._merging: str = "tiers"
        self._sweep()

    def add_document(self, **fields: Any) -> None:
        """Take one article in."""
        SegmentWriter._check_state(self)  # noqa: SLF001 - Whoosh's way for its own subclasses
        self._gathered.add(fields)
        if self._gathered.is_full:
            self._close_gathered()

    def adopt(self, segments: Sequence[ArraySegment]) -> None:
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

    def merge_next(self) -> None:
        """Merge the segments that cost least of those that are due, and publish that."""
        self._merging = "next"
        SegmentWriter.commit(self)

    def cancel(self, **_: Any) -> None:
        """Forget all changes."""
        self._forget()
        SegmentWriter.cancel(self)

    # ---- what Whoosh calls while it commits -----------------------------------------------

    def _cleanup_on_error(self) -> None:
        self._forget()
        SegmentWriter._cleanup_on_error(self)  # noqa: SLF001 - as above

    def _merge_segments(self, *_: Any) -> list[ArraySegment]:
        if len(self._gathered):
            self._close_gathered()
        segments = [
            segment for segment in (*self.segments, *self._written) if segment.living_articles
        ]
        return self._merged(segments)

    def _close_gathered(self) -> None:
        gathered, self._gathered = self._gathered, Gathered(self._most_words)
        self._written.append(self._write(gathered.streams(), *gathered.columns.arrays()))

    def _write(self, streams: Streams, columns: dict[str, Array], lists: Lists) -> ArraySegment:
        segment: ArraySegment = self.codec.new_segment(self.storage, self.indexname)
        self._made.append(segment)
        path = path_of(self.storage, segment)
        words = write_segment(
            path, streams, columns, lists, dense_from=self._dense_from, check=self._check
        )
        segment.describe(columns["id"], words)
        return segment

    def _merged(self, segments: list[ArraySegment]) -> list[ArraySegment]:
        """Merge until no tier has too many segments; the new ones come last."""
        while self._merging != "none":
            sizes = _sizes(segments)
            groups = fit(sizes) if self._merging == "all" else plan(sizes)
            if self._merging == "next":
                groups = groups[:1]
                self._merging = "none"
            if not groups:
                break
            gone = {at for group in groups for at in group}
            made = [self._merge([segments[at] for at in group]) for group in groups]
            segments = [one for at, one in enumerate(segments) if at not in gone] + made
        return segments

    def _merge(self, segments: Sequence[ArraySegment]) -> ArraySegment:
        parts = []
        for segment in segments:
            arrays = SegmentArrays(path_of(self.storage, segment))
            arrays.pack.verify()  # else damage would get a new, valid checksum
            parts.append((arrays, segment.living))
        return self._write(*merged(parts, self._check))

    def _forget(self) -> None:
        if self.storage.file_exists(f"_{self.indexname}_{self.generation}.toc"):
            return  # what failed came after the publication
        for segment in (*self._made, *self._written):
            path_of(self.storage, segment).unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Delete what a writer left behind that was killed: it would be synced and stamped."""
        known = {path_of(self.storage, segment) for segment in self.segments}
        for path in folder_of(self.storage).glob(f"{self.indexname}_*{EXTENSION}"):
            if path not in known:
                with suppress(OSError):  # a reader may still have it open
                    path.unlink()


def merge_is_due(index: FileIndex, most_words: int | None = None) -> bool:
    """Whether the index has segments that should be merged, of so many words at most if given."""
    sizes = _sizes(index._segments())  # noqa: SLF001 - Whoosh names them nowhere else
    groups = plan(sizes)
    return bool(groups) and (
        most_words is None or sum(sizes[at].stays for at in groups[0]) <= most_words
    )


def living_count(index: FileIndex) -> int:
    """Count the articles that are not deleted, without opening a segment."""
    return sum(size.living for size in _sizes(index._segments()))  # noqa: SLF001 - as above


def numbers_of(index: FileIndex, ids: Sequence[int]) -> list[int]:
    """Find the numbers, in the whole index, of the articles that have these ids."""
    wanted = np.array(sorted(ids), np.int64)
    numbers: list[int] = []
    base = 0
    for segment in index._segments():  # noqa: SLF001 - as above
        low = np.searchsorted(wanted, segment.ids[0])
        high = np.searchsorted(wanted, segment.ids[1], side="right")
        if low < high:
            column = Pack(path_of(index.storage, segment)).array("col_id")
            found = np.isin(column, wanted[low:high])
            if segment.living is not None:
                found &= segment.living
            numbers += (np.flatnonzero(found) + base).tolist()
        base += segment.articles
    return numbers


def _sizes(segments: Sequence[ArraySegment]) -> list[Size]:
    return [Size(one.living_articles, one.articles, one.words) for one in segments]

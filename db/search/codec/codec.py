"""Tells Whoosh how to write and read segments that are arrays in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage, Storage

from db.search.codec.arrays import Array, Mask
from db.search.codec.readers import ArrayPerDocumentReader
from db.search.codec.segment import EXTENSION, SegmentArrays
from db.search.codec.terms import ArrayTermsReader


def folder_of(storage: Storage) -> Path:
    """Return the folder of an index: arrays can be mapped from files only."""
    if not isinstance(storage, FileStorage):
        raise TypeError(storage)
    return Path(storage.folder)


def path_of(storage: Storage, segment: W3Segment) -> Path:
    """Name the file of a segment."""
    name: str = segment.make_filename(EXTENSION)
    return folder_of(storage) / name


class ArraySegment(W3Segment):
    """What a table of contents says of a segment: its name, size and deleted articles."""

    words = 0
    """Words of all its articles."""
    ids = (0, 0)
    """The lowest and the highest id of its articles."""

    def __init__(self, codec: ArrayCodec, indexname: str) -> None:
        W3Segment.__init__(self, codec, indexname)

    def describe(self, ids: Array, words: int) -> None:
        """Note what is in it: the ids of its articles, which are some, and how many words."""
        W3Segment.set_doc_count(self, len(ids))
        self.ids = (int(ids.min()), int(ids.max()))
        self.words = words

    @property
    def articles(self) -> int:
        """How many articles it has, deleted ones included."""
        return int(W3Segment.doc_count_all(self))

    @property
    def living_articles(self) -> int:
        """How many of its articles are not deleted."""
        return int(W3Segment.doc_count(self))

    @property
    def living(self) -> Mask | None:
        """Which of its articles are not deleted; None when none is."""
        if self.living_articles == self.articles:
            return None
        living = np.ones(self.articles, np.bool_)
        living[list(W3Segment.deleted_docs(self))] = False
        return living

    def should_assemble(self) -> bool:
        """Keep the file as it is: arrays inside a compound file could not be mapped."""
        return False

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Mark an article as deleted, or take the mark back (which Whoosh itself cannot)."""
        if delete:
            W3Segment.delete_document(self, docnum)
        elif self._deleted is not None:
            self._deleted.discard(docnum)


class _Silent:
    """Takes the place of Whoosh's own writers, which have nothing to write."""

    def __init__(self) -> None:
        self.is_closed = False

    def close(self) -> None:
        """Close."""
        self.is_closed = True


class ArrayCodec(W3Codec):
    """Makes the readers of array segments. It has no state; tables of contents hold pickles."""

    def __init__(self) -> None:
        W3Codec.__init__(self)

    def per_document_writer(self, *_: Any) -> Any:
        """Return a writer that has nothing to do: the array writer keeps the columns."""
        return _Silent()

    def field_writer(self, *_: Any) -> Any:
        """Return a writer that has nothing to do: the array writer makes the postings."""
        return _Silent()

    def per_document_reader(self, storage: Any, segment: Any) -> ArrayPerDocumentReader:
        """Open the columns of a segment."""
        return ArrayPerDocumentReader(SegmentArrays(path_of(storage, segment)), segment)

    def terms_reader(self, storage: Any, segment: Any) -> ArrayTermsReader:
        """Open the vocabulary and postings of a segment."""
        return ArrayTermsReader(SegmentArrays(path_of(storage, segment)))

    def new_segment(self, _: Any, indexname: str) -> ArraySegment:
        """Name a new segment."""
        return ArraySegment(self, indexname)

"""An opened index as arrays: vocabulary, postings, streams of words, dates and outlets.

Whoosh hands out postings one by one; here a whole list of them is read at once. The layout of its
posting files (`W3Bl`), of its columns of numbers and the packing of `schema` are known here only.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.structfile import BufferFile
from whoosh.index import FileIndex
from whoosh.reading import CorruptIndexError, IndexReader, TermNotFound

from db.search.schema import DATE, NUMBER, NUMBERS, STREAM, TEXT

Ints = NDArray[np.int32]
Packed = NDArray[np.uint32]
Mask = NDArray[np.bool_]

MAGIC: Final = b"W3Bl"
WIDE: Final = 4


class Entry(NamedTuple):
    """A term of one segment: where its postings are, and how many."""

    name: str
    segment: int
    offset: int
    articles: int


@dataclass(frozen=True, slots=True)
class Streams:
    """The streams of some articles, one behind the other."""

    numbers: NDArray[np.uint16] | NDArray[np.uint32]
    starts: NDArray[np.int64]
    """Where each article's stream begins, and at the end where the last one stops."""


class IndexView:
    """One generation of the index, open for reading.

    Belongs to one Searcher and its thread. Articles have numbers 0, 1, 2 … through all segments,
    deleted ones too; `live` says which count. Damage raises one of `whoosh.CorruptIndexError`,
    OSError, ValueError, zlib.error.
    """

    def __init__(self, index: FileIndex) -> None:
        self._reader = index.reader()
        self._segments = [
            _Segment(leaf, base)
            for leaf, base in self._reader.leaf_readers()
            if leaf.segment() is not None
        ]
        self._bases = [segment.base for segment in self._segments]
        self.size = self._reader.doc_count_all()
        self.live = np.ones(self.size, np.bool_)
        self.ids = np.zeros(self.size, np.int64)
        self.dates = np.zeros(self.size, np.int32)
        """YYYYMMDD, 0 for undated articles."""
        self.rooms = np.zeros(self.size, np.int64)
        """How many numbers each article's stream may use."""
        for segment in self._segments:
            part = slice(segment.base, segment.base + segment.size)
            self.live[part] = segment.live()
            self.ids[part] = segment.numbers(NUMBER, ">i8")
            self.dates[part] = segment.numbers(DATE, ">i4")
            self.rooms[part] = segment.numbers(NUMBERS, ">i4")

    def close(self) -> None:
        """Close the files."""
        for segment in self._segments:
            segment.close()
        self._reader.close()

    def entries(self, prefix: str, field: str = TEXT) -> Iterator[Entry]:
        """The terms that begin so, segment by segment."""
        for number, segment in enumerate(self._segments):
            for name, offset, articles in segment.terms_from(field, prefix):
                yield Entry(name, number, offset, articles)

    def entry(self, name: str) -> Iterator[Entry]:
        """The term in each segment that has it."""
        for number, segment in enumerate(self._segments):
            found = segment.term(TEXT, name)
            if found:
                yield Entry(name, number, *found)

    def postings(self, entry: Entry) -> tuple[Ints, Packed]:
        """The articles of a term in ascending order and what is packed with each."""
        segment = self._segments[entry.segment]
        docs, values = segment.postings(entry.offset)
        return docs + np.int32(segment.base), values

    def streams(self, docs: Sequence[int]) -> Streams:
        """The streams of some articles, given in ascending order."""
        read: list[memoryview] = []
        for doc in docs:
            segment = self._segments[bisect_right(self._bases, doc) - 1]
            read.append(segment.stream(doc - segment.base))
        sizes = np.fromiter(map(len, read), np.int64, len(read))
        if (sizes & 1).any():
            return _wide_streams(read)
        starts = np.concatenate(([0], np.cumsum(sizes >> 1)))
        return Streams(np.frombuffer(b"".join(read), "<u2"), starts)


def _wide_streams(read: Sequence[memoryview]) -> Streams:
    """Streams of which some have 32-bit numbers: those end in an odd byte."""
    parts = [
        np.frombuffer(bytes(stream), "<u4", len(stream) // WIDE)
        if len(stream) & 1
        else np.frombuffer(bytes(stream), "<u2").astype(np.uint32)
        for stream in read
    ]
    sizes = np.array([len(part) for part in parts], np.int64)
    return Streams(np.concatenate(parts), np.concatenate(([0], np.cumsum(sizes))))


class _Segment:
    """One segment of the index; lives with its view."""

    def __init__(self, leaf: IndexReader, base: int) -> None:
        self.base = base
        self.size = leaf.doc_count_all()
        self._leaf = leaf
        self._segment = _unannotated(leaf.segment())
        self._postings = self._file(".pst")
        self._streams = _Bytes(self._file(f".{STREAM}.col"), self.size) if self.size else None

    def close(self) -> None:
        self._postings.close()
        if self._streams is not None:
            self._streams.close()

    def _file(self, extension: str) -> Any:
        return self._segment.open_file(self._leaf.storage(), extension)

    def live(self) -> Mask:
        """Which articles were not deleted."""
        mask = np.ones(self.size, np.bool_)
        mask[list(self._segment.deleted_docs())] = False
        return mask

    def numbers(self, column: str, kind: str) -> NDArray[np.int64]:
        """A column of numbers. Whoosh leaves out the zeros at its end."""
        values = np.zeros(self.size, np.int64)
        if self._leaf.has_column(column):
            with self._file(f".{column}.col") as file:
                stored = np.frombuffer(file.read(), kind)
            values[: len(stored)] = stored
        return values

    def stream(self, doc: int) -> memoryview:
        return self._streams[doc] if self._streams is not None else memoryview(b"")

    def term(self, field: str, name: str) -> tuple[int, int] | None:
        """Where a term's postings are, and their number."""
        try:
            info = _unannotated(self._leaf.term_info(field, name.encode()))
        except TermNotFound:
            return None
        return info.extent()[0], info.doc_frequency()

    def terms_from(self, field: str, prefix: str) -> Iterator[tuple[str, int, int]]:
        """The terms that begin so, in order, each as `term` says."""
        begin = prefix.encode()
        if field not in self._leaf.indexed_field_names():
            return
        for (found_field, name), info in self._leaf.iter_from(field, begin):
            if found_field != field or not name.startswith(begin):
                return
            entry = _unannotated(info)
            yield name.decode(), entry.extent()[0], entry.doc_frequency()

    def postings(self, offset: int) -> tuple[Ints, Packed]:
        """Every posting of a term: the articles of this segment, and the packed values."""
        file = self._postings
        file.seek(offset)
        if file.read(len(MAGIC)) != MAGIC:
            raise CorruptIndexError(f"no postings at {offset}")
        docs: list[Ints] = []
        values: list[bytes] = []
        length = 1
        while length > 0:
            length = file.read_int()  # negative for the last block
            block = BufferFile(file.read(abs(length)))
            is_compressed = block.read_pickle()[3]
            content = block.read()
            if is_compressed:
                content = zlib.decompress(content)
            steps, _, packed = BufferFile(content).read_pickle()
            docs.append(np.cumsum(np.array(steps, np.int32), dtype=np.int32))
            values.append(packed or b"")
        found = docs[0] if len(docs) == 1 else np.concatenate(docs)
        return found, np.frombuffer(b"".join(values), "<u4")


class _Bytes:
    """A Whoosh column of byte strings, mapped into memory: a thousand of them in a millisecond.

    The strings lie one after the other; then their lengths, in a long column also their offsets,
    and last the type codes of these arrays, with an X behind the second one.
    """

    def __init__(self, file: Any, count: int) -> None:
        self._file = file
        self._map: mmap | None = None
        if file.is_real:
            self._map = mmap(file.fileno(), 0, access=ACCESS_READ)
        self._data = memoryview(self._map or file.read())
        has_offsets = self._data[-1] == ord("X")
        code, stop = (self._data[-3], -3) if has_offsets else (self._data[-1], -1)
        stop += len(self._data)
        if has_offsets:
            stop -= count * np.dtype(chr(self._data[-2])).itemsize
        kind = np.dtype(chr(code)).newbyteorder(">")
        lengths = np.frombuffer(bytes(self._data[stop - count * kind.itemsize : stop]), kind)
        self._starts = [0, *np.cumsum(lengths.astype(np.int64)).tolist()]

    def __getitem__(self, number: int) -> memoryview:
        return self._data[self._starts[number] : self._starts[number + 1]]

    def close(self) -> None:
        self._data.release()
        if self._map is not None:
            self._map.close()
        self._file.close()


def _unannotated(part: object) -> Any:
    """A part of Whoosh that has no annotations."""
    return part


def as_ids(numbers: NDArray[np.int64]) -> array[int]:
    """An array of article ids as the records hold them."""
    return array("q", numbers.astype(np.int64).tobytes())

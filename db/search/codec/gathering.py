"""Articles on their way into a segment: gathered in memory, then written as one file."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

import numpy as np

from db.search.codec.arrays import I64, U32, Array
from db.search.codec.build import DENSE_FROM, MOST_ARTICLES, Check, build, unchecked
from db.search.codec.columns import Columns, Lists
from db.search.codec.pack import Packing
from db.search.codec.reading import GAP, ZONE_END
from db.search.codec.streams import Streams, read_streams

WORDS_IN_MB: Final = 60_000
"""Words of articles that may wait for each megabyte that a segment takes while it is made."""

MOST_WORDS: Final = 40_000_000
"""Words of a segment; only one whose last article is long has more."""

_WORDS_OF_PART: Final = 1 << 20

_SIGNATURE_BYTES: Final = 7  # fits a signed 64-bit column


class _RawWords(dict[bytes, int]):
    """Numbers raw words in the order in which they are first seen."""

    def __missing__(self, word: bytes) -> int:
        number = self[word] = len(self)
        return number


class Gathered:
    """The articles that are to become one segment. For one thread."""

    def __init__(self, most_words: int = MOST_WORDS) -> None:
        self._most_words = most_words
        self._raw = _RawWords({GAP: 0, ZONE_END: 1})
        self._parts: list[tuple[U32, I64]] = []
        self._words = array("I")
        self._lengths = array("q")
        self._whole = 0
        self.columns = Columns()

    def __len__(self) -> int:
        return len(self.columns)

    @property
    def is_full(self) -> bool:
        """Whether another article belongs in another segment."""
        return len(self) >= MOST_ARTICLES or self._whole + len(self._words) >= self._most_words

    def add(self, document: Mapping[str, Any]) -> None:
        """Take an article, as `document` of the schema describes it."""
        words: Sequence[bytes] = document["text"]
        self._words.extend(map(self._raw.__getitem__, words))
        self._lengths.append(len(words))
        digest = blake2b(b" ".join(words), digest_size=_SIGNATURE_BYTES).digest()
        self.columns.add({**document, "sig": int.from_bytes(digest, "little")})
        if len(self._words) >= _WORDS_OF_PART:
            self._close_part()

    def _close_part(self) -> None:
        if not self._lengths:
            return
        words = np.frombuffer(self._words, np.uint32)
        self._parts.append((words, np.frombuffer(self._lengths, np.int64)))
        self._whole += len(words)
        self._words, self._lengths = array("I"), array("q")

    def streams(self) -> Streams:
        """Read the articles, once: what was gathered is given away."""
        self._close_part()
        raw, self._raw = self._raw, _RawWords()
        return read_streams(raw, self._parts)


def write_segment(
    path: Path,
    streams: Streams,
    columns: dict[str, Array],
    lists: Lists,
    *,
    dense_from: int = DENSE_FROM,
    check: Check = unchecked,
) -> int:
    """Make the arrays of some articles and write them to a file; return how many words they have.

    `check` may raise; it is asked several times a second.
    """
    with Packing(path.parent) as packing:
        build(streams, packing, dense_from=dense_from, check=check)
        for name, column in columns.items():
            packing.add(f"col_{name}", column)
        words = int(np.count_nonzero(streams.terms != len(streams.vocabulary)))
        with path.open("wb") as file:
            packing.write(file, {"lists": lists, "words": words})
    return words

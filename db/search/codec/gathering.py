"""Articles on their way into a segment: gathered in memory, then written as one file."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

import numpy as np

from db.search.codec.arrays import Array, offsets
from db.search.codec.build import DENSE_FROM, MOST_ARTICLES, build
from db.search.codec.columns import Columns, Lists
from db.search.codec.pack import write_pack
from db.search.codec.reading import GAP, ZONE_END
from db.search.codec.streams import Streams, read_streams

WORDS_IN_MB: Final = 30_000
"""Words of articles that may wait for each megabyte that a segment takes while it is made."""

WORDS_IN_MEMORY: Final = 800 * WORDS_IN_MB
"""A segment is closed when its articles have this many words."""

_SIGNATURE_BYTES: Final = 7  # fits a signed 64-bit column


class _RawWords(dict[bytes, int]):
    """Numbers raw words in the order in which they are first seen."""

    def __missing__(self, word: bytes) -> int:
        number = self[word] = len(self)
        return number


class Gathered:
    """The articles that are to become one segment."""

    def __init__(self, most_words: int = WORDS_IN_MEMORY) -> None:
        self._most_words = most_words
        self._raw = _RawWords({GAP: 0, ZONE_END: 1})
        self._words = array("I")
        self._lengths = array("q")
        self.columns = Columns()

    def __len__(self) -> int:
        return len(self._lengths)

    @property
    def is_full(self) -> bool:
        """Whether another article belongs in another segment."""
        return len(self) >= MOST_ARTICLES or len(self._words) >= self._most_words

    def add(self, document: Mapping[str, Any]) -> None:
        """Take an article, as `document` of the schema describes it."""
        words: Sequence[bytes] = document["text"]
        self._words.extend(map(self._raw.__getitem__, words))
        self._lengths.append(len(words))
        digest = blake2b(b" ".join(words), digest_size=_SIGNATURE_BYTES).digest()
        self.columns.add({**document, "sig": int.from_bytes(digest, "little")})

    def streams(self) -> Streams:
        """Read the articles."""
        words = np.frombuffer(self._words, np.uint32)
        starts = offsets(np.frombuffer(self._lengths, np.int64))
        return read_streams(self._raw, words, starts)


def write_segment(
    path: Path,
    streams: Streams,
    columns: dict[str, Array],
    lists: Lists,
    dense_from: int = DENSE_FROM,
) -> None:
    """Make the arrays of some articles and write them to a file."""
    arrays = build(streams, dense_from=dense_from)
    arrays |= {f"col_{name}": column for name, column in columns.items()}
    words = int((streams.terms != len(streams.vocabulary)).sum())
    with path.open("wb") as file:
        write_pack(file, arrays, {"lists": lists, "words": words})

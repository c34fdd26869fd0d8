"""Articles as streams of terms: what the arrays of a segment are made of, new or merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from db.search.codec.arrays import I64, U16, U32, Array, offsets, spans
from db.search.codec.reading import ALIAS_SIGNS, GAP, ZONE_END, spellings
from db.search.codec.zones import Zone

Term = tuple[str, str]
"""Folded and accented form; of a further name (#d20181024, ~irac) both are the name."""

GAPS: Final = 2
"""Raw words 0 and 1 are the gap and the end of a zone."""

_AT_ONCE: Final = 1 << 22


@dataclass(frozen=True, slots=True)
class Names:
    """Further names of words, in any order: the term, the article, and the place in its stream."""

    terms: U32
    docs: U16
    places: U32


@dataclass(frozen=True, slots=True)
class Streams:
    """Some articles as terms in reading order, with a gap after every block."""

    vocabulary: Sequence[Term]
    """Sorted by folded form, then by accented form."""
    terms: U32
    """Positions in `vocabulary`, article after article; its length stands for a gap."""
    starts: I64
    """Where each article begins in `terms`; one more than articles."""
    zones: U32
    """(articles, 4): in which place of its stream each zone of an article ends."""
    names: Names

    @property
    def articles(self) -> int:
        """How many there are."""
        return len(self.starts) - 1


def is_name(term: Term) -> bool:
    """Whether a term is a further name, not a word."""
    return term[0][:1] in ALIAS_SIGNS and bool(term[0])


class _Reader:
    """Expands raw words into terms; made once for the raw words of a segment."""

    def __init__(self, raw: Iterable[bytes]) -> None:
        read = [spellings(word) if word not in {GAP, ZONE_END} else None for word in raw]
        found = {(word[0], word[1]) for words in read if words for word in words}
        found.update((name, name) for words in read if words for word in words for name in word[2])
        self.vocabulary = sorted(found)
        number = {term: at for at, term in enumerate(self.vocabulary)}
        gap = len(number)
        terms: list[int] = []
        counts: list[int] = []
        names: list[tuple[int, int, int]] = []
        for at, words in enumerate(read):
            if words is None:
                terms.append(gap)
                counts.append(1)
                continue
            counts.append(len(words))
            for within, (folded, accented, further) in enumerate(words):
                terms.append(number[folded, accented])
                names += [(at, within, number[name, name]) for name in further]
        self.terms = np.array(terms, np.uint32)
        self.counts = np.array(counts, np.int64)
        self.first = offsets(self.counts)[:-1]
        listed = np.array(names, np.int64).reshape(-1, 3)
        self.name_within = listed[:, 1]
        self.name_term = listed[:, 2].astype(np.uint32)
        self.name_count = np.bincount(listed[:, 0], minlength=len(counts))
        self.name_first = offsets(self.name_count)[:-1]

    def expand(self, raw: U32) -> U32:
        """Turn raw words into terms."""
        return self.terms[spans(self.first[raw], self.counts[raw])]


def read_streams(raw: Iterable[bytes], words: U32, starts: I64) -> Streams:
    """Read articles that come as numbers of raw words.

    `raw` lists the distinct raw words by number, `words` the articles one after the other, and
    `starts` where each begins.
    """
    reader = _Reader(raw)
    articles = len(starts) - 1
    # Where each raw word begins in the streams: a raw word is none, one, or several words.
    lengths = reader.counts[words]
    begins = offsets(lengths)
    ends = begins[starts]
    terms = np.empty(int(begins[-1]), np.uint32)
    for at in range(0, len(words), _AT_ONCE):
        part = words[at : at + _AT_ONCE]
        terms[begins[at] : begins[at + len(part)]] = reader.expand(part)
    closing = np.flatnonzero(words == 1)
    zones = begins[closing].reshape(articles, len(Zone)) - ends[:-1, None]
    named = np.flatnonzero(reader.name_count[words])
    return Streams(
        reader.vocabulary,
        terms,
        ends,
        zones.astype(np.uint32),
        _names(reader, words, named, starts, begins),
    )


def _names(reader: _Reader, words: U32, named: I64, starts: I64, begins: I64) -> Names:
    """Give each further name its article and its place."""
    raw = words[named]
    counts = reader.name_count[raw]
    listed = spans(reader.name_first[raw], counts)
    docs = np.searchsorted(starts, named, side="right") - 1
    places = np.repeat(begins[named] - begins[starts[docs]], counts) + reader.name_within[listed]
    return Names(
        reader.name_term[listed],
        np.repeat(docs, counts).astype(np.uint16),
        places.astype(np.uint32),
    )


def join_blob(words: Sequence[str]) -> tuple[Array, U32]:
    """Write words one after the other, and where each begins; one more than words."""
    encoded = [word.encode() for word in words]
    blob = np.frombuffer(b"".join(encoded), np.uint8)
    return blob, offsets(np.fromiter(map(len, encoded), np.int64, len(encoded))).astype(np.uint32)

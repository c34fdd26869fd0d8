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
        self.counts = np.array(counts, np.int64)
        self._first = offsets(self.counts)[:-1]
        self._terms = np.array([*terms, gap], np.uint32)
        self._first_term = self._terms[self._first]
        listed = np.array(names, np.int64).reshape(-1, 3)
        self._name_within = listed[:, 1]
        self._name_term = listed[:, 2].astype(np.uint32)
        self._name_count = np.bincount(listed[:, 0], minlength=len(counts))
        self._name_first = offsets(self._name_count)[:-1]

    def expand(self, raw: U32, counts: I64, begins: I64) -> U32:
        """Turn raw words into terms, given how many each is and where its first one goes."""
        terms = np.repeat(self._first_term[raw], counts)
        several = np.flatnonzero(counts > 1)
        if len(several):
            lengths = counts[several]
            within = spans(self._first[raw[several]], lengths)
            terms[spans(begins[several], lengths)] = self._terms[within]
        return terms

    def names(self, raw: U32, starts: I64, begins: I64, article: int) -> Names:
        """Give each further name its article and its place.

        `starts` and `begins` tell where articles begin in `raw`, and raw words in the stream; the
        first article is number `article` of all.
        """
        named = np.flatnonzero(self._name_count[raw])
        words = raw[named]
        counts = self._name_count[words]
        listed = spans(self._name_first[words], counts)
        docs = np.searchsorted(starts, named, side="right") - 1
        places = np.repeat(begins[named] - begins[starts[docs]], counts)
        return Names(
            self._name_term[listed],
            np.repeat(docs + article, counts).astype(np.uint16),
            (places + self._name_within[listed]).astype(np.uint32),
        )


def read_streams(raw: Iterable[bytes], parts: list[tuple[U32, I64]]) -> Streams:
    """Read articles that come as numbers of raw words.

    `raw` lists the distinct raw words by number. Each part has some articles one after the other,
    and how long each is; the parts are taken out of the list, so that their memory is free again.
    """
    reader = _Reader(raw)
    total = sum(int(reader.counts[words].sum()) for words, _ in parts)
    articles = sum(len(lengths) for _, lengths in parts)
    terms = np.empty(total, np.uint32)
    starts = np.zeros(articles + 1, np.int64)
    zones = np.empty((articles, len(Zone)), np.uint32)
    names: list[Names] = []
    done = article = 0
    parts.reverse()
    while parts:
        words, lengths = parts.pop()
        last = article + len(lengths)
        counts = reader.counts[words]
        begins = offsets(counts)
        first = offsets(lengths)
        terms[done : done + begins[-1]] = reader.expand(words, counts, begins)
        starts[article + 1 : last + 1] = begins[first[1:]] + done
        closing = begins[np.flatnonzero(words == 1)].reshape(-1, len(Zone))
        zones[article:last] = closing - begins[first[:-1], None]
        names.append(reader.names(words, first, begins, article))
        done += int(begins[-1])
        article = last
    return Streams(reader.vocabulary, terms, starts, zones, joined_names(names))


def joined_names(parts: Sequence[Names]) -> Names:
    """Put the further names of several parts together."""
    return Names(
        np.concatenate([np.zeros(0, np.uint32), *(part.terms for part in parts)]),
        np.concatenate([np.zeros(0, np.uint16), *(part.docs for part in parts)]),
        np.concatenate([np.zeros(0, np.uint32), *(part.places for part in parts)]),
    )


def join_blob(words: Sequence[str]) -> tuple[Array, U32]:
    """Write words one after the other, and where each begins; one more than words."""
    encoded = [word.encode() for word in words]
    blob = np.frombuffer(b"".join(encoded), np.uint8)
    return blob, offsets(np.fromiter(map(len, encoded), np.int64, len(encoded))).astype(np.uint32)

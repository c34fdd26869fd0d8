"""Articles about the same matter: they share the most telling words and compounds of one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np

from db.search.codec.arrays import F32, F64, I64, U8, U16, U32, Mask
from db.search.codec.build import GAP, RARE, pair_bucket, pair_mix
from db.search.codec.candidates import SegmentScores
from db.search.codec.engine import ArrayIndex
from db.search.codec.segment import SegmentArrays
from db.search.codec.zones import Zone
from db.search.vietnamese import Words
from db.search.words import LONGEST

Spelling = tuple[str, str]
"""Folded and accented form of a word."""

Telling = tuple[Spelling, ...]
"""One word, or two that stand side by side."""

Weighed = tuple[float, Telling]

MOST_PAIRS: Final = 16
MOST_WORDS: Final = 8
MOST_SHOWN: Final = 6
LONGEST_RUN: Final = 4
CANDIDATES: Final = 60

_LEAST_ASSOCIATION: Final = 0.33
"""Of a pair that is a name or a compound: pointwise mutual information, normalised to 1."""

_MOST_OF_PAIR: Final = 0.05
_MOST_OF_WORD: Final = 0.01
"""What stands in more than this share of the articles, and in more than a few, tells little."""

_FEW_ARTICLES: Final = 5
_LEAST_ARTICLES: Final = 2
_HEADLINE: Final = 1.5
_LEAST_LETTERS: Final = 3
_AGAIN: Final = 2
"""A word or pair must stand so often in the article; a pair may stand in the headline instead."""

_LEAST_WEIGHT: Final = 30.0
"""Of an article of which less is told, no other can share all there is."""

_LEAST_SHARED: Final = 2
_LEAST_SCORE: Final = 0.12


_SYLLABLE: Final = re.compile(
    "(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|t[hr]?|v|x)?[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?"
)
"""A syllable of Vietnamese, without marks: alone it is seldom a word that tells much."""


class Relative(NamedTuple):
    """An article about the same matter."""

    id: int
    score: float
    """The share of what is telling that both have, 0 to 1, by weight."""
    shared: tuple[Telling, ...]
    """What both have, the most telling first."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is telling about an article, and how much each part of it weighs."""

    parts: tuple[Telling, ...]
    weights: F32


class Relations:
    """Finds related articles in one generation of the index. Belongs to one thread."""

    def __init__(self, index: ArrayIndex) -> None:
        self._index = index
        self._terms: dict[int, U32] = {}
        self._arrays = [segment.arrays for segment in index.segments]
        self._articles = sum(arrays.articles for arrays in self._arrays)

    def related(self, article_id: int, limit: int) -> list[Relative]:
        """The articles most related to one, best first; none that is identical to it.

        Empty when the article is not in the index. Raises PackDamaged.
        """
        with self._index.reading():
            for number, segment in enumerate(self._index.segments):
                doc = segment.arrays.with_id(article_id)
                if doc >= 0 and (segment.living is None or segment.living[doc]):
                    subject = self._subject(number, doc)
                    sign = int(segment.arrays.columns["sig"][doc])
                    return self._relatives(subject, sign, limit) if subject.parts else []
        return []

    @property
    def _largest(self) -> SegmentArrays:
        return max(self._arrays, key=lambda arrays: arrays.articles)

    # ---- what is telling ------------------------------------------------------------------

    def _spelled(self, number: int) -> U32:
        """The term of each rank of a segment."""
        found = self._terms.get(number)
        if found is None:
            arrays = self._index.segments[number].arrays
            ranked = np.flatnonzero(arrays.rank != RARE)
            ranks = arrays.rank[ranked]
            found = np.zeros(1 + int(ranks.max(initial=0)), np.uint32)
            found[ranks] = ranked
            self._terms[number] = found
        return found

    def _subject(self, number: int, doc: int) -> _Subject:
        arrays = self._index.segments[number].arrays
        low, high = arrays.fstart.item(doc), arrays.fstart.item(doc + 1)
        stream = arrays.fwd[low:high]
        is_word = (stream != GAP) & (stream != RARE)
        found, terms = np.unique(self._spelled(number)[stream[is_word]], return_inverse=True)
        words = [_spelling(arrays, term) for term in found.tolist()]
        place = np.full(len(stream), -1, np.int64)
        place[is_word] = terms
        headed = int(arrays.fb[doc, Zone.HEADLINE])
        pairs = self._pairs(words, place, headed)[:MOST_PAIRS]
        held = {word for _, pair in pairs for word in pair}
        rare = self._words(words, np.bincount(terms, minlength=len(words)), held)[:MOST_WORDS]
        chosen = sorted((*pairs, *rare), key=lambda one: (-one[0], one[1]))
        weights = np.array([weight for weight, _ in chosen], np.float32)
        return _Subject(tuple(part for _, part in chosen), weights)

    def _pairs(self, words: Sequence[Spelling], place: I64, headed: int) -> list[Weighed]:
        """The names and compounds of an article, the most telling first.

        `place` has the word at each place of its stream, -1 for none, the headline up to `headed`.
        """
        at = np.flatnonzero((place[:-1] >= 0) & (place[1:] >= 0))
        key, inverse, counts = np.unique(
            place[at] * len(words) + place[at + 1], return_inverse=True, return_counts=True
        )
        in_headline = np.bincount(inverse, weights=at < headed, minlength=len(key)) > 0
        is_written = np.array([_is_written(word) for word in words], np.bool_)
        first, second = np.divmod(key, max(len(words), 1))
        kept = ((counts >= _AGAIN) | in_headline) & is_written[first] & is_written[second]
        first, second, counts, in_headline = (
            column[kept] for column in (first, second, counts, in_headline)
        )
        hashes = np.array([crc32(folded.encode()) for folded, _ in words], np.uint32)
        buckets = pair_mix(hashes[first], hashes[second])
        df = sum((_bucket_sizes(arrays, buckets) for arrays in self._arrays), np.zeros(len(first)))
        together = np.maximum(df - sum(len(one.pdocs) for one in self._arrays) / (1 << 16), 0.5)
        often = self._occurrences(words, np.unique((first, second)))
        total = sum(arrays.words for arrays in self._arrays)
        information = np.log(together * total / np.maximum(often[first] * often[second], 1))
        information /= np.log(np.maximum(total / together, 2))
        most = max(_FEW_ARTICLES, _MOST_OF_PAIR * self._articles)
        telling = (information >= _LEAST_ASSOCIATION) & (df >= _LEAST_ARTICLES) & (df <= most)
        weights = np.log(1 + self._articles / (together + 1)) * information
        weights *= (1 + np.log(counts)) * np.where(in_headline, _HEADLINE, 1.0)
        rows = [
            (weights.item(one), (words[first[one]], words[second[one]]))
            for one in np.flatnonzero(telling).tolist()
        ]
        return sorted(rows, key=lambda row: (-row[0], row[1]))

    def _words(
        self, words: Sequence[Spelling], counts: I64, held: Container[Spelling]
    ) -> list[Weighed]:
        """The rare words of an article that are in no pair, the most telling first."""
        rows: list[Weighed] = []
        for word, count in zip(words, counts.tolist(), strict=True):
            if count < _AGAIN or word in held or _SYLLABLE.fullmatch(word[0]):
                continue
            df = sum(len(_articles(arrays, (word,))) for arrays in self._arrays)
            most = max(_FEW_ARTICLES, _MOST_OF_WORD * self._articles)
            if _is_written(word) and _LEAST_ARTICLES <= df <= most:
                rows.append((log(1 + self._articles / (df + 1)) * (1 + log(count)) / 2, (word,)))
        return sorted(rows, key=lambda row: (-row[0], row[1]))

    def _occurrences(self, words: Sequence[Spelling], asked: I64) -> F64:
        """About how often words occur in the archive: judged by the largest segment."""
        arrays = self._largest
        often = np.ones(len(words))
        for at in asked.tolist():
            term = _term(arrays, words[at])
            if term >= 0:
                group = arrays.group.item(term)
                df = arrays.tstart.item(term + 1) - arrays.tstart.item(term)
                often[at] = df / max(1, arrays.gdf.item(group)) * arrays.gcf.item(group)
        return often * (self._articles / max(1, arrays.articles))

    # ---- who shares it --------------------------------------------------------------------

    def _relatives(self, subject: _Subject, sign: int, limit: int) -> list[Relative]:
        found: list[tuple[float, int, int, Mask]] = []
        nearest = [_nearest(segment, subject) for segment in self._index.segments]
        sums = np.concatenate([sums for _, sums in nearest])
        least = np.partition(sums, -CANDIDATES)[-CANDIDATES] if len(sums) > CANDIDATES else 0
        for segment, (near, sums) in zip(self._index.segments, nearest, strict=True):
            is_copy = segment.arrays.columns["sig"][near] == sign
            docs = near[(sums >= least) & ~is_copy]
            if not len(docs):
                continue
            has = _shared(segment.arrays, docs, subject.parts)
            scores = has @ (subject.weights / max(float(subject.weights.sum()), _LEAST_WEIGHT))
            ids = segment.arrays.columns["id"][docs].tolist()
            signs = segment.arrays.columns["sig"][docs].tolist()
            found += zip(scores.tolist(), ids, signs, has, strict=True)
        found.sort(key=lambda one: (-round(one[0], 3), -one[1]))
        relatives: list[Relative] = []
        seen: set[int] = set()
        for score, article_id, its_sign, has in found:
            if score < _LEAST_SCORE or len(relatives) == limit:
                break
            if its_sign not in seen and np.count_nonzero(has) >= _LEAST_SHARED:
                seen.add(its_sign)
                shared = tuple(subject.parts[at] for at in np.flatnonzero(has).tolist())
                relatives.append(Relative(article_id, round(score, 3), shared))
        return relatives


def _spelling(arrays: SegmentArrays, term: int) -> Spelling:
    return arrays.folds[arrays.group.item(term)].decode(), arrays.exact[term].decode()


def _is_written(word: Spelling) -> bool:
    """Whether a word is of letters, and long enough to mean something."""
    return word[1].isalpha() and (len(word[1]) >= _LEAST_LETTERS or not word[1].isascii())


def _bucket_sizes(arrays: SegmentArrays, buckets: U32) -> I64:
    """In how many articles the pairs of some buckets stand."""
    sizes: I64
    if len(arrays.poff):
        sizes = (arrays.poff[buckets + np.uint32(1)] - arrays.poff[buckets]).astype(np.int64)
    else:
        low = np.searchsorted(arrays.pbuckets, buckets, side="left")
        sizes = np.searchsorted(arrays.pbuckets, buckets, side="right") - low
    return sizes


def _nearest(segment: SegmentScores, subject: _Subject) -> tuple[I64, F32]:
    """The articles of a segment that may share the most, in order, and how much by weight."""
    arrays = segment.arrays
    sums = np.zeros(arrays.articles, np.float32)
    for part, weight in zip(subject.parts, subject.weights, strict=True):
        sums[_articles(arrays, part)] += weight
    if segment.living is not None:
        sums *= segment.living
    found = np.flatnonzero(sums)
    if len(found) > CANDIDATES:
        found = np.sort(found[np.argpartition(sums[found], -CANDIDATES)[-CANDIDATES:]])
    return found, sums[found]


def _articles(arrays: SegmentArrays, part: Telling) -> U16:
    """The articles in which a word stands, or a pair may."""
    if len(part) > 1:
        return arrays.pairs_in(pair_bucket(part[0][0], part[1][0]))
    term = _term(arrays, part[0])
    if term < 0:
        return np.zeros(0, np.uint16)
    return arrays.docs[arrays.tstart.item(term) : arrays.tstart.item(term + 1)]


def _term(arrays: SegmentArrays, spelling: Spelling) -> int:
    group = arrays.group_of(spelling[0])
    return arrays.term_of(group, spelling[1]) if group >= 0 else -1


def _shared(arrays: SegmentArrays, docs: I64, parts: Sequence[Telling]) -> Mask:
    """Tell for each of some articles, in ascending order, which parts stand in it."""
    lows, highs = arrays.fstart[docs], arrays.fstart[docs + 1]
    stream = np.concatenate([arrays.fwd[low:high] for low, high in _ranges(lows, highs)])
    owner = np.repeat(np.arange(len(docs)), highs - lows)
    numbers: dict[Spelling, int] = {}
    for part in parts:
        for spelling in part:
            numbers.setdefault(spelling, len(numbers) + 1)
    number_of: U8 = np.zeros(1 << 16, np.uint8)
    for spelling, number in numbers.items():
        term = _term(arrays, spelling)
        if term >= 0:
            number_of[arrays.rank[term]] = number
    number_of[RARE] = number_of[GAP] = 0
    here = number_of[stream]
    has = np.zeros((len(docs), len(parts)), np.bool_)
    for at, part in enumerate(parts):
        places = np.flatnonzero(here == numbers[part[0]])
        if len(part) > 1:
            # The stream ends with a gap, so a word is never the last one.
            places = places[here[places + 1] == numbers[part[1]]]
        has[owner[places], at] = True
    return has


def _ranges(lows: I64, highs: I64) -> Iterator[tuple[int, int]]:
    return zip(lows.tolist(), highs.tolist(), strict=True)


def printed(text: str, shared: Sequence[Telling]) -> tuple[str, ...]:
    """What is shared as the text has it, the most telling first, compounds that overlap as one."""
    words = Words(text)
    at: defaultdict[str, list[int]] = defaultdict(list)
    for place, (accented, _) in enumerate(words.forms):
        at[accented[:LONGEST]].append(place)
    spelled = [accented[:LONGEST] for accented, _ in words.forms]
    starts: set[int] = set()
    """Words that are the first of a pair."""
    for part in shared:
        if len(part) > 1:
            starts.update(
                place
                for place in at[part[0][1]]
                if place + 1 < len(spelled)
                and spelled[place + 1] == part[1][1]
                and words.gaps[place + 1] == " "
            )
    found: list[str] = []
    for part in shared:
        runs = Counter(
            _run(text, words, place, starts)
            for place in at[part[0][1]]
            if len(part) == 1 or place in starts
        )
        if runs:
            # The longest says most; of equal ones, that in lower case is none at a sentence's head.
            best = max(runs, key=lambda run: (run.count(" "), runs[run], run))
            if not any(best.casefold() in run.casefold() for run in found):
                found.append(best)
    return tuple(found[:MOST_SHOWN])


def _run(text: str, words: Words, place: int, starts: Container[int]) -> str:
    """The words that hang together around a place, as printed."""
    first = last = place
    while first - 1 in starts and last - first < LONGEST_RUN:
        first -= 1
    while last in starts and last - first < LONGEST_RUN:
        last += 1
    return text[words.starts[first] : words.stops[last]]

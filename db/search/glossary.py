"""What the articles themselves say that abbreviations mean, as names for other names of a query."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from db.search.codec.arrays import distinct
from db.search.codec.candidates import SegmentScores
from db.search.definitions import SKIPPED
from db.search.other_names import NameKind, NameTable
from db.search.syllables import fold
from db.search.words import DEFINED

FEWEST_ARTICLES: Final = 2
"""A meaning that fewer articles give may be a slip."""

_RARELY: Final = 10
"""A meaning is left out when another one is given in more than so many times as many articles."""

_REMEMBERED: Final = 1 << 14
_DOC_BITS: Final = 16
_PARTS: Final = re.compile(r"[^\W_]+")

Meaning = tuple[str, str]
"""The letters of an abbreviation, and the folded words that count."""

Printed = tuple[str, str, Meaning]
"""An abbreviation and its words as they were printed, and what that means."""


def read_glossary(segments: Sequence[SegmentScores]) -> NameTable:
    """Read the definitions in all segments of an opened index, in some milliseconds.

    Every living article counts once. GD-ĐT and GD&ĐT are one abbreviation; with và or without,
    with the right marks or others is one meaning, and what most articles print is shown.
    """
    printed: Counter[Printed] = Counter()
    articles: Counter[Meaning] = Counter()
    for segment in segments:
        _count(segment, printed, articles)
    shorts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    names: defaultdict[Meaning, Counter[str]] = defaultdict(Counter)
    for (short, words, meaning), count in printed.items():
        shorts[meaning[0]][short] += count
        names[meaning][words] += count
    meanings: defaultdict[str, list[Meaning]] = defaultdict(list)
    for meaning, count in articles.most_common():
        letters = meaning[0]
        most = articles[meanings[letters][0]] if letters in meanings else count
        if count >= FEWEST_ARTICLES and count * _RARELY >= most:
            meanings[letters].append(meaning)
    lines = (
        f"{_listed(shorts[letters])}: {'; '.join(_listed(names[one]) for one in kept)}"
        for letters, kept in meanings.items()
    )
    return NameTable({NameKind.ABBREVIATION: "\n".join(lines)})


def _count(segment: SegmentScores, printed: Counter[Printed], articles: Counter[Meaning]) -> None:
    """Count the articles of a segment by their definitions, and by what these mean."""
    arrays = segment.arrays
    low, high = arrays.groups_from(DEFINED)
    if low == high:
        return
    found = [_read(name) for name in arrays.folds[low:high]]
    # Of a further name, the group is its only term: the postings of the range lie in a row.
    starts = arrays.tstart[arrays.gfirst.item(low) : arrays.gfirst.item(high) + 1].astype(np.int64)
    docs = arrays.docs[starts[0] : starts[-1]].astype(np.int64)
    term = np.repeat(np.arange(high - low), np.diff(starts))
    if segment.living is not None:
        term, docs = term[segment.living[docs]], docs[segment.living[docs]]
    counts = np.bincount(term, minlength=high - low).tolist()
    printed.update(dict(zip(found, counts, strict=True)))
    numbers: dict[Meaning, int] = {}
    of_term = np.array([numbers.setdefault(meaning, len(numbers)) for *_, meaning in found])
    # An article that prints one meaning in two ways counts once.
    each = distinct(of_term[term] << _DOC_BITS | docs) >> _DOC_BITS
    counts = np.bincount(each, minlength=len(numbers)).tolist()
    articles.update(dict(zip(numbers, counts, strict=True)))


@lru_cache(_REMEMBERED)
def _read(name: bytes) -> Printed:
    """Read a further name of the index."""
    short, _, words = name.decode().removeprefix(DEFINED).partition("=")
    letters = "".join(filter(str.isalpha, short.lower()))
    kept = [fold(word) for word in words.split() if word.lower() not in SKIPPED]
    return short, words, (letters, " ".join(kept))


def _listed(spellings: Counter[str]) -> str:
    """The spellings, the most frequent first; those that differ in capitals or marks once."""
    shown: dict[str, str] = {}
    for spelling, _ in sorted(spellings.items(), key=lambda one: (-one[1], one[0])):
        shown.setdefault(" ".join(map(fold, _PARTS.findall(spelling))), spelling)
    return " = ".join(shown.values())

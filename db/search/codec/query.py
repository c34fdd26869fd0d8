"""A run of bare words as ranking sees it: which must keep their marks, which stand for several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log
from typing import Final

from db.search.codec.arrays import F32
from db.search.codec.questions import Word
from db.search.codec.segment import SegmentArrays

MOST_WORDS: Final = 32
"""Words of a query that ranking looks at: one bit each."""

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz0123456789"
_SHORTEST_MISTYPED: Final = 3


@dataclass(slots=True)
class Form:
    """A distinct folded form of the query, and what the whole index knows of it."""

    folded: str
    prefix: bool
    positions: list[int]
    """Where it stands in the query."""
    groups: list[tuple[int, int]] = field(default_factory=list)
    """Its range of groups in each segment."""
    stand_ins: list[list[int]] = field(default_factory=list)
    """In each segment, the groups one edit away; only for a form that no article has."""
    df: int = 0
    occurrences: int = 0
    idf: float = 0.0


@dataclass(frozen=True, slots=True)
class RankedQuery:
    """The words of a query with what each must match."""

    words: tuple[Word, ...]
    fully_marked: bool
    """At least half of the words have marks: then plain words are meant to be plain."""
    forms: tuple[Form, ...]
    pairs: tuple[int, ...]
    """Positions whose word and next word are a pair that did not occur before."""

    def keeps_marks(self, at: int) -> bool:
        """Tell whether the spelling at a position matters, not only the folded form."""
        word = self.words[at]
        return (word.marked or self.fully_marked) and not word.prefix

    def form_at(self, at: int) -> Form:
        """Return the form at a position."""
        return next(form for form in self.forms if at in form.positions)


@dataclass(frozen=True, slots=True)
class Totals:
    """What ranking needs to know of the whole index."""

    articles: int
    words: int
    pairs: int
    """Entries in the buckets of pairs."""

    def idf(self, df: float) -> float:
        """Weigh a word by the number of articles that have it (BM25, never negative)."""
        return log(1 + (self.articles - df + 0.5) / (df + 0.5))


def read_query(
    words: Sequence[Word], segments: Sequence[SegmentArrays], totals: Totals
) -> RankedQuery:
    """Look the words of a query up in all segments."""
    kept = tuple(words[:MOST_WORDS])
    forms: dict[tuple[str, bool], Form] = {}
    pairs: dict[tuple[str, str, bool], int] = {}
    for at, word in enumerate(kept):
        form = forms.setdefault((word.folded, word.prefix), Form(word.folded, word.prefix, []))
        form.positions.append(at)
        if at:
            pairs.setdefault((kept[at - 1].folded, word.folded, word.prefix), at - 1)
    for form in forms.values():
        _look_up(form, segments, totals)
    marked = sum(word.marked for word in kept)
    alphabetic = sum(word.accented.isalpha() for word in kept)
    fully_marked = marked / max(1, alphabetic) >= 0.5  # noqa: PLR2004 - half, says the rule
    return RankedQuery(kept, fully_marked, tuple(forms.values()), tuple(pairs.values()))


def _look_up(form: Form, segments: Sequence[SegmentArrays], totals: Totals) -> None:
    for arrays in segments:
        if form.prefix:
            low, high = arrays.groups_from(form.folded)
        else:
            group = arrays.group_of(form.folded)
            low, high = (group, group + 1) if group >= 0 else (0, 0)
        form.groups.append((low, high))
        if high == low + 1:
            form.df += arrays.gdf.item(low)
            form.occurrences += arrays.gcf.item(low)
        elif high > low:
            form.df += min(arrays.articles, int(arrays.gdf[low:high].sum(dtype="i8")))
            form.occurrences += int(arrays.gcf[low:high].sum(dtype="i8"))
    form.df = min(form.df, totals.articles)
    form.idf = totals.idf(form.df)
    if not form.df and not form.prefix and len(form.folded) >= _SHORTEST_MISTYPED:
        near = one_edit_away(form.folded)
        for arrays in segments:
            known = arrays.folded_words
            form.stand_ins.append([known[word] for word in near if word in known])


def one_edit_away(word: str) -> set[str]:
    """List the strings with one letter missing, added, other, or swapped with the next."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    near = {left + right[1:] for left, right in parts if right}
    near |= {left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1}
    for letter in _LETTERS:
        near |= {left + letter + right for left, right in parts}
        near |= {left + letter + right[1:] for left, right in parts if right}
    return near


def sum_to_one(weights: F32) -> F32:
    """Scale weights so that they sum to one, or leave them all zero."""
    scaled: F32 = weights / max(float(weights.sum()), 1e-9)
    return scaled

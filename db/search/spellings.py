"""Which words of the index a word of a query means, said so that the index can look them up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db.search.codec.questions import Choice, Chosen, Ranged, Spelled
from db.search.words import (
    NAME,
    RANGE,
    WILDCARD,
    Sought,
    aliases_meant,
    as_typed,
    beginnings,
    bounds,
    marks_kept,
    with_other_accents,
)

Rule = Callable[[Sought, str, str], bool]


@dataclass(frozen=True, slots=True)
class Fitting:
    """Asks the accent rule about the spellings of one word."""

    word: Sought
    rule: Rule

    def __call__(self, folded: str, accented: str) -> bool:
        """Whether a spelling is meant."""
        return self.rule(self.word, folded, accented)


def spellings(word: Sought, *, loosely: bool) -> Sequence[Chosen]:
    """The spellings that a word means: as typed, or, `loosely`, with other accents too."""
    if word.folded.startswith(NAME):
        return ()
    if RANGE in word.folded:
        return (Ranged(*bounds(word.folded)),)
    rule = with_other_accents if loosely else as_typed
    if WILDCARD in word.folded:
        return (Spelled(word.folded.partition(WILDCARD)[0], True, Fitting(word, rule)),)
    begins = beginnings(word.folded) if word.prefix else (word.folded,)
    if word.accented == word.folded and not word.exact:
        return [Choice(begin, None, word.prefix) for begin in begins]
    if not loosely and not word.prefix:
        return (Choice(word.folded, word.accented),)
    marks = marks_kept(word, loosely=loosely) if word.prefix else None
    return [Spelled(begin, word.prefix, Fitting(word, rule), marks) for begin in begins]


def further_names(word: Sought) -> Sequence[Chosen]:
    """The further names that mean the word too, such as those of dates and hyphened words."""
    if RANGE in word.folded:
        return spellings(word, loosely=False)
    return [Choice(alias, None, word.prefix) for alias in aliases_meant(word)]

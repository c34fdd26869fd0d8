"""What can be asked of the arrays: words, phrases, values of columns, and how they combine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from db.search.codec.zones import EVERYWHERE
from db.search.words import Marks


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was typed, in both index forms."""

    folded: str
    accented: str
    prefix: bool = False
    """Unfinished: stands for every word that begins so."""

    @property
    def marked(self) -> bool:
        """Whether it was typed with a mark, and so matches only with that mark."""
        return self.accented != self.folded


@dataclass(frozen=True, slots=True)
class Choice:
    """The terms that may stand for a word of the question."""

    folded: str
    accented: str | None = None
    """Only this spelling, or only spellings that begin so; None for any marks."""
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Spelled:
    """Terms that are chosen one by one: those of a folded form whose spelling fits."""

    folded: str
    prefix: bool
    """Whether to look at all forms that begin so."""
    fits: Callable[[str, str], bool]
    """Asked with the folded and the accented form."""
    marks: Marks | None = None
    """What says the same for many forms at once."""


def name(text: str) -> Choice:
    """Stand for a further name of a word, such as #d20181024 or ~irac."""
    return Choice(text, text)


def as_typed(word: Word) -> Choice:
    """Stand for a word with its marks as typed: a plain word stands for any marks."""
    return Choice(word.folded, word.accented if word.marked else None, word.prefix)


@dataclass(frozen=True, slots=True)
class Ranged:
    """Terms that say a number from `low` to `high`, both included; None: no bound."""

    low: float | None
    high: float | None


Chosen: TypeAlias = Choice | Spelled | Ranged
"""The terms that may stand for a word of the question, however they are chosen."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Articles that have any of these words."""

    choices: tuple[Chosen, ...]
    zones: int = EVERYWHERE
    """Bits of the zones in which to look."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Articles in which the words of these slots stand side by side in one block."""

    slots: tuple[tuple[Chosen, ...], ...]
    zones: int = EVERYWHERE


@dataclass(frozen=True, slots=True)
class Near:
    """Articles in which the words of these slots stand within `reach` places of one block."""

    slots: tuple[tuple[Chosen, ...], ...]
    times: tuple[int, ...]
    """How often the word of each slot must stand there."""
    reach: int
    zones: int = EVERYWHERE


@dataclass(frozen=True, slots=True)
class Value:
    """Articles with one of these values in a keyword column."""

    column: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Between:
    """Articles with a number from `low` to `high`, both included, in a column."""

    column: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class OnDay:
    """Articles that were surely published on this day (MMDD) of any year."""

    day: int


@dataclass(frozen=True, slots=True)
class Every:
    """All articles."""


@dataclass(frozen=True, slots=True)
class All:
    """Articles that answer every part; all articles when there is none."""

    parts: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Articles that answer any part; none when there is none."""

    parts: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Articles that do not answer this."""

    part: Question


Question: TypeAlias = (
    Slot | Phrase | Near | Value | Between | OnDay | Every | All | Either | Without
)

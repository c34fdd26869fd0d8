"""A query as it was understood: words, phrases, hyphened words, and what must not be there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from db.records import Problem, QueryTerm
from db.search.words import NAME

READ_AS_YEARS = range(1800, 2100)
"""Years that are recognised behind a month and a stroke; others need the word for year."""


@dataclass(frozen=True, slots=True)
class Word:
    """A syllable, a number, or the alias of a date."""

    accented: str
    folded: str
    prefix: bool = False
    unfinished: bool = field(default=False, compare=False)
    """A prefix because it is still being typed, not because somebody wrote a star."""
    start: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)

    @property
    def marked(self) -> bool:
        """Whether it was typed with a mark or đ."""
        return self.accented != self.folded

    def __str__(self) -> str:
        printed = _date(self.folded) if self.folded.startswith(NAME) else self.accented
        return f"{printed}*" if self.prefix else printed


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand in a row in one block."""

    words: tuple[Word, ...]
    start: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return f'"{_spaced(self.words)}"'


@dataclass(frozen=True, slots=True)
class Chain:
    """A word with hyphens, such as Xin-ga-po: its parts in a row, or the same written as one."""

    words: tuple[Word, ...]
    start: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)

    @property
    def joined(self) -> Word:
        """The word without hyphens; it means the hyphened spellings of the archive too."""
        folded = "".join(word.folded for word in self.words)
        last = self.words[-1]
        return Word(folded, folded, last.prefix, last.unfinished, self.start, self.stop)

    @property
    def phrase(self) -> Phrase:
        """The parts in a row."""
        return Phrase(self.words, self.start, self.stop)

    def __str__(self) -> str:
        return "-".join(map(str, self.words))


Clause = Word | Phrase | Chain


@dataclass(frozen=True, slots=True)
class Query:
    """What an article must have and must not have; `str` prints it as an equal query."""

    required: tuple[Clause, ...] = ()
    excluded: tuple[Clause, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        without = [f"-{clause}" for clause in self.excluded]
        return " ".join(filter(None, [_spaced(self.required), *without]))

    def terms(self) -> tuple[QueryTerm, ...]:
        """What passages mark, in the order of the query."""
        return tuple(self._terms())

    def _terms(self) -> Iterator[QueryTerm]:
        for number, clause in enumerate(self.required):
            if isinstance(clause, Word):
                yield _term(clause, None)
                continue
            for word in clause.words:
                yield _term(word, number)
            if isinstance(clause, Chain):
                yield _term(clause.joined, None)


def _term(word: Word, phrase: int | None) -> QueryTerm:
    accented = str(word) if word.folded.startswith(NAME) else word.accented
    return QueryTerm(accented, word.folded, word.marked, word.prefix, phrase=phrase)


def _spaced(clauses: tuple[Clause, ...]) -> str:
    """The clauses in a row, apart enough that no two are read as one number or date."""
    printed = [str(clause) for clause in clauses[:1]]
    for before, after in pairwise(clauses):
        printed += [";"] if _is_figure(before) or _is_figure(after) else []
        printed.append(str(after))
    return " ".join(printed)


def _is_figure(clause: Clause) -> bool:
    return isinstance(clause, Word) and (
        clause.folded.startswith(NAME) or clause.folded[:1].isdigit()
    )


def _date(alias: str) -> str:
    """The alias of a date as somebody would write it."""
    kind, digits = alias[:2], alias.lstrip("#dm")
    if alias.startswith("#dm"):
        return f"{int(digits[2:])}/{int(digits[:2])}"
    if kind == "#d":
        return f"{int(digits[6:])}/{int(digits[4:6])}/{digits[:4]}"
    month, year = int(digits[4:]), int(digits[:4])
    return f"{month}/{year}" if year in READ_AS_YEARS else f"tháng {month} năm {year}"

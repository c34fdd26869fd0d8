"""A query as it was understood: words, phrases, facts, and how they combine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from db.records import Problem, QueryTerm
from db.search.fields import PRINTED, ZONE_OF, Field, print_day
from db.search.words import NAME, RANGE

READ_AS_YEARS = range(1800, 2100)
"""Years that are recognised behind a month and a stroke; others need the word for year."""

OR = "HOẶC"
"""What stands between branches in a printed query."""


@dataclass(frozen=True, slots=True)
class Word:
    """A syllable, a number, or the alias of a date; `?` in it stands for any one letter."""

    accented: str
    folded: str
    prefix: bool = False
    unfinished: bool = field(default=False, compare=False)
    """A prefix because it is still being typed, not because somebody wrote a star."""
    within: Field | None = None
    """The part of the text where it must stand; None for anywhere."""
    exact: bool = False
    """Whether a word without marks means none: so in other names that the program adds."""
    start: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)

    @property
    def marked(self) -> bool:
        """Whether it was typed with a mark or đ."""
        return self.accented != self.folded

    @property
    def words(self) -> tuple[Word, ...]:
        """Itself, as phrases have several."""
        return (self,)

    @property
    def bare(self) -> str:
        """The word alone, as it prints within a phrase."""
        printed = _date(self.folded) if self.folded.startswith(NAME) else self.accented
        return f"{printed}*" if self.prefix else printed

    def __str__(self) -> str:
        return _named(self.within, f"({self.bare})") if self.within else self.bare


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand in a row in one block, or near each other."""

    words: tuple[Word, ...]
    slop: int = 0
    """How many other words may stand between them; with any, their order does not matter."""
    within: Field | None = None
    start: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)

    def __str__(self) -> str:
        slop = f"~{self.slop}" if self.slop else ""
        return _named(self.within, f'"{_spaced(self.words)}"{slop}')


@dataclass(frozen=True, slots=True)
class Chain:
    """A word with hyphens, such as Xin-ga-po: its parts in a row, or the same written as one."""

    words: tuple[Word, ...]
    within: Field | None = None
    start: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)

    @property
    def joined(self) -> Word:
        """The word without hyphens; it means the hyphened spellings of the archive too."""
        folded = "".join(word.folded for word in self.words)
        last = self.words[-1]
        return Word(
            folded,
            folded,
            last.prefix,
            last.unfinished,
            within=self.within,
            start=self.start,
            stop=self.stop,
        )

    @property
    def phrase(self) -> Phrase:
        """The parts in a row."""
        return Phrase(self.words, within=self.within, start=self.start, stop=self.stop)

    def __str__(self) -> str:
        printed = "-".join(word.bare for word in self.words)
        return _named(self.within, f"({printed})") if self.within else printed


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the article, such as its outlet, that has these words in a row."""

    kind: Field
    words: tuple[Word, ...]
    start: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return _named(self.kind, f'"{_spaced(self.words)}"')


@dataclass(frozen=True, slots=True)
class Exact:
    """Articles with exactly this value of a fact, as facets show it; "" for nothing known."""

    kind: Field
    value: str
    start: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return _named(self.kind, f'="{self.value}"')


@dataclass(frozen=True, slots=True)
class Published:
    """Articles that may have been published from one day to another, both included (YYYYMMDD)."""

    first: int
    last: int
    start: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return _named(Field.DATE, f"{print_day(self.first)}..{print_day(self.last)}")


@dataclass(frozen=True, slots=True)
class OnDay:
    """Articles published on this day of any year (MMDD)."""

    day: int
    start: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return _named(Field.DATE, f"{self.day % 100}/{self.day // 100}")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text from `low` to `high`, both included; None for no bound."""

    low: Decimal | None
    high: Decimal | None
    start: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)

    @property
    def term(self) -> QueryTerm:
        """What passages mark."""
        low, high = ("" if bound is None else f"{bound:f}" for bound in (self.low, self.high))
        return QueryTerm(f"{low}{RANGE}{high}", f"{low}{RANGE}{high}", False, False)

    def __str__(self) -> str:
        return _named(Field.NUMBER, self.term.folded)


@dataclass(frozen=True, slots=True)
class Branch:
    """What an article must have and must not have."""

    required: tuple[Clause, ...] = ()
    excluded: tuple[Clause, ...] = ()

    def __str__(self) -> str:
        without = [f"-{clause}" for clause in self.excluded]
        return " ".join(filter(None, [_spaced(self.required), *without]))


@dataclass(frozen=True, slots=True)
class Group:
    """Any of several branches."""

    branches: tuple[Branch, ...]
    start: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return f"({f' {OR} '.join(map(str, self.branches))})"


Text = Word | Phrase | Chain
"""What is looked for in the text and marked there."""

Clause = Word | Phrase | Chain | Fact | Exact | Published | OnDay | Number | Group


@dataclass(frozen=True, slots=True)
class Query:
    """What an article must have and must not have; `str` prints it as an equal query."""

    required: tuple[Clause, ...] = ()
    excluded: tuple[Clause, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        return str(Branch(self.required, self.excluded))

    def texts(self) -> Iterator[Text | Number]:
        """All that is looked for in the text, in the order of the query."""
        return _texts(self.required)

    def terms(self) -> tuple[QueryTerm, ...]:
        """What passages mark, in the order of the query."""
        return terms_of(self.required)


def _texts(clauses: tuple[Clause, ...]) -> Iterator[Text | Number]:
    for clause in clauses:
        if isinstance(clause, Group):
            for branch in clause.branches:
                yield from _texts(branch.required)
        elif isinstance(clause, (Word, Phrase, Chain, Number)):
            yield clause


def terms_of(clauses: tuple[Clause, ...], first: int = 0) -> tuple[QueryTerm, ...]:
    """What passages mark of some clauses; phrases are numbered from `first` on."""
    return tuple(_terms(clauses, first))


def _terms(clauses: tuple[Clause, ...], first: int) -> Iterator[QueryTerm]:
    for number, clause in enumerate(_texts(clauses), start=first):
        if isinstance(clause, Number):
            yield clause.term
            continue
        zone = ZONE_OF[clause.within].name.lower() if clause.within else None
        is_row = not isinstance(clause, Word) and not (isinstance(clause, Phrase) and clause.slop)
        for word in clause.words:
            yield _term(word, number if is_row else None, zone)
        if isinstance(clause, Chain):
            yield _term(clause.joined, None, zone)


def _term(word: Word, phrase: int | None, zone: str | None) -> QueryTerm:
    accented = word.bare if word.folded.startswith(NAME) else word.accented
    return QueryTerm(
        accented, word.folded, word.marked, word.prefix, zone, phrase, exact=word.exact
    )


def _named(name: Field | None, printed: str) -> str:
    return f"{PRINTED[name]}:{printed}" if name else printed


def _spaced(clauses: tuple[Clause, ...] | tuple[Word, ...]) -> str:
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

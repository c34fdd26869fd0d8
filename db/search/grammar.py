"""Reads what somebody typed into the search box; whatever it is, there is a query in it.

Words; "phrases" in any quotes, "near each other"~5; -word, -"phrase" and -(group) for what must not
be there; OR or HOẶC between alternatives, brackets around them; word* for a beginning, w?rd for any
letter; a name with a colon for a field: what follows it, up to the next sign, belongs to it.
Numbers and dates are read as the archive's texts are; 15/2018/NĐ-CP is a phrase.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Final

from db.records import Problem
from db.search.clauses import STAR, Bare, Reading, row, unfinished
from db.search.fields import (
    VALUES,
    ZONE_OF,
    Field,
    read_bounds,
    read_day_of_year,
    read_days,
)
from db.search.query import (
    Branch,
    Chain,
    Clause,
    Exact,
    Fact,
    Group,
    Number,
    OnDay,
    Phrase,
    Published,
    Query,
    Word,
)
from db.search.scanning import EXACTLY, Kind, Piece, pieces
from db.search.syllables import plain_characters

MOST_CHARACTERS: Final = 1_000
MOST_WORDS: Final = 64
DEEPEST: Final = 20

TOO_LONG: Final = "too_long"
TOO_MANY_WORDS: Final = "too_many_words"
TOO_DEEP: Final = "too_deep"
QUOTE_OPEN: Final = "quote_open"
BRACKET_ALONE: Final = "bracket_alone"
OPERATOR_ALONE: Final = "operator_alone"
LONE_STAR: Final = "lone_star"
UNKNOWN_FIELD: Final = "unknown_field"
EMPTY_FIELD: Final = "empty_field"
BAD_DATE: Final = "bad_date"
BAD_NUMBER: Final = "bad_number"


_PLAINLY: Final = (Kind.PHRASE, Kind.VALUE)
"""What a whole value is where there are none: of a part of the text, and of a number."""


def parse(text: str, *, typing: bool = False, within: Field | None = None) -> Query:
    """Read a query; never fails.

    `within` is the part of the text for all words that no field is named for. With `typing` the
    last word is taken for the beginning of one, unless a space, a quote or a sign follows it.
    Problems name what was left out or read otherwise than it was typed.
    """
    return _Parser(text, typing=typing, within=within).query()


class _Branches:
    """The alternatives of one pair of brackets while they are read."""

    def __init__(self) -> None:
        self.done: list[Branch] = []
        self.required: list[Clause] = []
        self.excluded: list[Clause] = []
        self.operator: Piece | None = None
        """The last OR, as long as nothing follows it."""
        self.negation: Piece | None = None
        """The last minus, as long as nothing follows it."""

    @property
    def is_empty(self) -> bool:
        """Whether the present alternative has nothing yet."""
        return not self.required and not self.excluded

    def alternative(self) -> None:
        """Begin another alternative."""
        if not self.is_empty:
            self.done.append(Branch(tuple(self.required), tuple(self.excluded)))
        self.required, self.excluded = [], []

    def add(self, clauses: list[Clause]) -> None:
        """Take clauses that all must be there, or, behind a minus, must not be there together."""
        if self.negation is None:
            self.required += clauses
        elif clauses:
            group = Group((Branch(tuple(clauses)),), clauses[0].start, clauses[-1].stop)
            self.excluded.append(clauses[0] if len(clauses) == 1 else group)
        self._settle()

    def add_group(self, branches: list[Branch], start: int, stop: int) -> None:
        """Take what stood between brackets."""
        match branches:
            case []:
                pass
            case [Branch(required, excluded)] if self.negation is None:
                self.required += required
                self.excluded += excluded
            case [Branch((only,), ())]:
                self.excluded.append(only)
            case _:
                group = Group(tuple(branches), start, stop)
                (self.excluded if self.negation else self.required).append(group)
        self._settle()

    def _settle(self) -> None:
        self.negation = None
        if not self.is_empty:
            self.operator = None


class _Parser:
    """Reads one text; lives for one call."""

    def __init__(self, text: str, *, typing: bool, within: Field | None) -> None:
        self._within = within
        self._text = text[:MOST_CHARACTERS]
        self._typing = typing and len(text) <= MOST_CHARACTERS
        self._pieces = pieces(self._text)
        self._at = 0
        self._ignored = 0
        """Opening brackets beyond the deepest, whose closing ones mean nothing."""
        self._room = MOST_WORDS
        self._dropped: tuple[int, int] | None = None
        self._stars: set[int] = set()
        self._problems: list[Problem] = []
        if len(text) > MOST_CHARACTERS:
            self._problems.append(Problem(TOO_LONG, MOST_CHARACTERS, len(text)))

    def query(self) -> Query:
        branches = self._branches(0, self._within)
        if self._dropped:
            self._problems.append(Problem(TOO_MANY_WORDS, *self._dropped))
        self._find_lone_stars()
        self._problems.sort(key=lambda problem: (problem.start, problem.stop, problem.code))
        problems = tuple(dict.fromkeys(self._problems))
        match branches:
            case []:
                return Query(problems=problems)
            case [Branch(required, excluded)]:
                return Query(required, excluded, problems)
            case _:
                return Query((Group(tuple(branches), 0, len(self._text)),), (), problems)

    # ---- what stands between two brackets ------------------------------------------------------

    def _branches(self, depth: int, field: Field | None) -> list[Branch]:
        """Read up to the closing bracket, or to the end."""
        read = _Branches()
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            self._at += 1
            if piece.kind is Kind.CLOSE and self._closes(piece, depth):
                break
            self._take(piece, read, depth, field)
        for alone in (read.operator, read.negation):
            if alone:
                self._problem(OPERATOR_ALONE, alone)
        read.alternative()
        return read.done

    def _closes(self, piece: Piece, depth: int) -> bool:
        if self._ignored:
            self._ignored -= 1
            return False
        if not depth:
            self._problem(BRACKET_ALONE, piece)
        return depth > 0

    def _take(self, piece: Piece, read: _Branches, depth: int, field: Field | None) -> None:
        match piece.kind:
            case Kind.OR:
                if read.is_empty:
                    self._problem(OPERATOR_ALONE, piece)
                else:
                    read.alternative()
                    read.operator = piece
            case Kind.NOT:
                read.negation = piece
            case Kind.OPEN:
                self._open(piece, read, depth, field)
            case Kind.FIELD:
                self._field(piece, read, depth, field)
            case Kind.TEXT | Kind.PHRASE:
                read.add(self._clauses(piece, field, negated=read.negation is not None))
            case Kind.VALUE:
                read.add(self._value(piece, field))
            case Kind.EXACT if field:
                read.add(self._exact(piece, field))
            case Kind.AND | Kind.CLOSE | Kind.EXACT:
                pass

    def _open(self, piece: Piece, read: _Branches, depth: int, field: Field | None) -> None:
        if depth == DEEPEST:
            self._problem(TOO_DEEP, piece)
            self._ignored += 1
            return
        before = len(self._problems)
        branches = self._branches(depth + 1, field)
        closing = self._pieces[self._at - 1]
        if closing.kind is not Kind.CLOSE:
            self._problems.insert(before, Problem(BRACKET_ALONE, piece.start, piece.stop))
        read.add_group(branches, piece.start, closing.stop)

    def _field(self, name: Piece, read: _Branches, depth: int, outer: Field | None) -> None:
        """Read what the name of a field is for: a value, a run of words, a phrase, a group."""
        if name.field is None:
            self._problem(UNKNOWN_FIELD, name)
            read.add(self._clauses(name, outer, negated=read.negation is not None))
            return
        following = self._pieces[self._at] if self._at < len(self._pieces) else None
        if following and following.kind is Kind.EXACT:
            self._at += 1
            whole = name.field not in ZONE_OF and name.field is not Field.NUMBER
            piece = following if whole else following._replace(kind=_PLAINLY[name.field in VALUES])
            self._take(piece, read, depth, name.field)
            return
        values = (Kind.VALUE, Kind.PHRASE) if name.field in VALUES else ()
        wanted = values or (Kind.TEXT, Kind.PHRASE, Kind.OPEN)
        if following is None or following.kind not in wanted:
            self._problem(EMPTY_FIELD, name)
            return
        self._at += 1
        if name.field in VALUES:
            read.add(self._value(following, name.field))
        else:
            self._take(following, read, depth, name.field)

    # ---- the leaves ----------------------------------------------------------------------------

    def _value(self, piece: Piece, field: Field | None) -> list[Clause]:
        """A date or a number, or a range of them; words when it is neither."""
        printed = self._text[piece.start : piece.stop]
        where = (piece.start, piece.stop)
        if field is Field.DATE:
            days, day = read_days(printed), read_day_of_year(printed)
            if days:
                return self._fitting([Published(*days, *where)])
            if day is not None:
                return self._fitting([OnDay(day, *where)])
        bounds = read_bounds(printed) if field is Field.NUMBER else None
        if bounds:
            return self._fitting([Number(*bounds, *where)])
        self._problem(BAD_DATE if field is Field.DATE else BAD_NUMBER, piece)
        return self._clauses(piece, None, negated=False)

    def _exact(self, piece: Piece, field: Field) -> list[Clause]:
        if not piece.closed:
            self._problems.append(Problem(QUOTE_OPEN, piece.start - 1, piece.start))
        value = " ".join(self._text[piece.start : piece.stop].split())
        value = unicodedata.normalize("NFC", plain_characters(value))
        sign = self._text.rindex(EXACTLY, 0, piece.start)
        return self._fitting([Exact(field, value, sign, piece.stop)])

    def _clauses(self, piece: Piece, field: Field | None, *, negated: bool) -> list[Clause]:
        """What a run of words or a phrase says."""
        reading = Reading(self._text[piece.start : piece.stop], piece.start)
        words = reading.words()
        is_phrase = piece.kind is Kind.PHRASE
        if is_phrase and not piece.closed:
            self._problems.append(Problem(QUOTE_OPEN, piece.start - 1, piece.start))
        if not words:
            return []
        clauses: list[Bare] = [row(words, piece.slop)] if is_phrase else reading.clauses()
        # What hangs together behind a minus, without a space, is one thing.
        if negated and len(clauses) > 1:
            clauses = [row(words)]
        is_open = self._typing and clauses[-1].stop == len(self._text)
        if is_open and not negated:
            clauses[-1] = unfinished(clauses[-1])
        if field and field not in ZONE_OF:
            last = clauses[-1].words[-1]
            words[-1] = replace(words[-1], prefix=last.prefix, unfinished=last.unfinished)
            fact = Fact(field, tuple(words), start=words[0].start, stop=words[-1].stop)
            return self._fitting([fact])
        return self._fitting([replace(clause, within=field) for clause in clauses])

    def _fitting(self, clauses: list[Clause]) -> list[Clause]:
        """The clauses, as far as there is room for their words."""
        kept: list[Clause] = []
        for clause in clauses:
            words = _words(clause)
            cost = max(len(words), 1)
            if cost > self._room:
                shortened = _shortened(clause, self._room)
                kept += shortened
                self._room = 0
                start = shortened[-1].stop if shortened else clause.start
                self._dropped = (self._dropped[0] if self._dropped else start, clause.stop)
            else:
                kept.append(clause)
                self._room -= cost
                self._stars |= {word.stop for word in words if word.prefix}
        return kept

    # ---- what is wrong -------------------------------------------------------------------------

    def _problem(self, code: str, piece: Piece) -> None:
        self._problems.append(Problem(code, piece.start, piece.stop))

    def _find_lone_stars(self) -> None:
        for at, char in enumerate(self._text):
            if char == STAR and at not in self._stars:
                self._problems.append(Problem(LONE_STAR, at, at + 1))


def _shortened(clause: Clause, words: int) -> list[Clause]:
    """As much of a phrase as the limit leaves; anything else is dropped whole."""
    if not words or not isinstance(clause, Phrase):
        return []
    kept = clause.words[:words]
    return [replace(row(kept, clause.slop), within=clause.within)]


def _words(clause: Clause) -> tuple[Word, ...]:
    return clause.words if isinstance(clause, (Word, Phrase, Chain, Fact)) else ()

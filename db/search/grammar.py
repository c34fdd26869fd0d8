"""Reads what somebody typed into the search box; whatever it is, there is a query in it.

Words; "phrases" in any quotes; -word and -"phrase" for what must not be there; word* for a
beginning. Numbers and dates are read as the archive's texts are; 15/2018/NĐ-CP is a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from db.records import Problem
from db.search.query import Chain, Clause, Phrase, Query, Word
from db.search.vietnamese import Token, tokens
from db.search.words import (
    HYPHENS,
    JOINED,
    LONGEST,
    NAME,
    chain_start,
    date_end,
    magnitude_end,
)

MOST_CHARACTERS: Final = 1_000
MOST_WORDS: Final = 64

TOO_LONG: Final = "too_long"
TOO_MANY_WORDS: Final = "too_many_words"
QUOTE_OPEN: Final = "quote_open"
LONE_STAR: Final = "lone_star"

_QUOTES: Final = '"“”„‟«»＂'
_MARKED_PART: Final = re.compile(
    rf"(?P<minus>(?<!\S)-)?[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<close>[{_QUOTES}]?)"
    rf"|(?<!\S)-(?P<word>[^\s{_QUOTES}]+)"
)
_STAR: Final = "*"
_BEFORE_DATE: Final = {"#d": ("ngày", "ngay"), "#m": ("tháng", "thang")}


def parse(text: str, *, typing: bool = False) -> Query:
    """Read a query; never fails.

    With `typing` the last word is taken for the beginning of one, unless a space, a quote or a
    sign follows it. Problems name what was left out or read otherwise than it was typed.
    """
    return _Parser(text, typing=typing).query()


class _Parser:
    """Reads one text; lives for one call."""

    def __init__(self, text: str, *, typing: bool) -> None:
        self._text = text[:MOST_CHARACTERS]
        self._typing = typing and len(text) <= MOST_CHARACTERS
        self._required: list[Clause] = []
        self._excluded: list[Clause] = []
        self._problems: list[Problem] = []
        if len(text) > MOST_CHARACTERS:
            self._problems.append(Problem(TOO_LONG, MOST_CHARACTERS, len(text)))

    def query(self) -> Query:
        done = 0
        for part in _MARKED_PART.finditer(self._text):
            self._words(done, part.start())
            done = part.end()
            if part["word"] is not None:
                self._exclude(part.start("word"), done)
            else:
                self._phrase(part)
        self._words(done, len(self._text))
        self._drop_words_over_limit()
        self._find_lone_stars()
        self._problems.sort(key=lambda problem: (problem.start, problem.stop, problem.code))
        return Query(tuple(self._required), tuple(self._excluded), tuple(self._problems))

    def _words(self, start: int, stop: int) -> None:
        """Take in what stands between phrases and exclusions."""
        reading = _Reading(self._text[start:stop], start)
        clauses = reading.clauses()
        if clauses and self._is_unfinished(clauses[-1]):
            clauses[-1] = _unfinished(clauses[-1])
        self._required += clauses

    def _phrase(self, part: re.Match[str]) -> None:
        words = _Reading(part["phrase"], part.start("phrase")).words()
        if not part["close"]:
            opening = part.start("phrase") - 1
            self._problems.append(Problem(QUOTE_OPEN, opening, opening + 1))
        if not words:
            return
        clause = Phrase(tuple(words), words[0].start, words[-1].stop)
        if part["minus"]:
            self._excluded.append(clause)
        else:
            self._required.append(_unfinished(clause) if self._is_unfinished(clause) else clause)

    def _exclude(self, start: int, stop: int) -> None:
        """Take in -word; what hangs together without a space is one thing."""
        reading = _Reading(self._text[start:stop], start)
        clauses, words = reading.clauses(), reading.words()
        if len(clauses) > 1:
            clauses = [Phrase(tuple(words), words[0].start, words[-1].stop)]
        self._excluded += clauses

    def _is_unfinished(self, clause: Clause) -> bool:
        return self._typing and clause.stop == len(self._text)

    def _drop_words_over_limit(self) -> None:
        left = MOST_WORDS
        for clauses in (self._required, self._excluded):
            for number, clause in enumerate(clauses):
                words = 1 if isinstance(clause, Word) else len(clause.words)
                if words > left:
                    kept = _shortened(clause, left)
                    self._problems.append(
                        Problem(
                            TOO_MANY_WORDS, kept[-1].stop if kept else clause.start, _end(clauses)
                        )
                    )
                    clauses[number:] = kept
                    left = 0
                    break
                left -= words

    def _find_lone_stars(self) -> None:
        used = {word.stop for word in _all_words(self._required + self._excluded) if word.prefix}
        for at, char in enumerate(self._text):
            if char == _STAR and at not in used:
                self._problems.append(Problem(LONE_STAR, at, at + 1))


def _end(clauses: Sequence[Clause]) -> int:
    return max(clause.stop for clause in clauses)


def _shortened(clause: Clause, words: int) -> list[Clause]:
    """As much of a phrase as the limit leaves; a hyphened word is dropped whole."""
    if not words or not isinstance(clause, Phrase):
        return []
    kept = clause.words[:words]
    return [replace(clause, words=kept, stop=kept[-1].stop)]


def _all_words(clauses: Sequence[Clause]) -> Iterator[Word]:
    for clause in clauses:
        if isinstance(clause, Word):
            yield clause
        else:
            yield from clause.words


def _unfinished(clause: Clause) -> Clause:
    """The clause with its last word as the beginning of one; a date is complete as it is."""
    if isinstance(clause, Word):
        is_alias = clause.folded.startswith(NAME)
        return (
            clause if is_alias or clause.prefix else replace(clause, prefix=True, unfinished=True)
        )
    last = clause.words[-1]
    if last.prefix:
        return clause
    return replace(clause, words=(*clause.words[:-1], replace(last, prefix=True, unfinished=True)))


class _Reading:
    """The tokens of a part of the query and what they say together; lives for one part."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._tokens = tokens(text)
        self._words = [self._word(token) for token in self._tokens]

    def words(self) -> list[Word]:
        """Every token for itself."""
        return self._words

    def clauses(self) -> list[Clause]:
        """The tokens, those of a date, a document number or a hyphened word together."""
        clauses: list[Clause] = []
        at = 0
        while at < len(self._tokens):
            clause, last = self._clause(at)
            if isinstance(clause, Word) and clause.folded.startswith(NAME):
                clauses = self._without_date_word(clauses, clause, at)
            clauses.append(clause)
            at = last + 1
        return clauses

    def _clause(self, at: int) -> tuple[Clause, int]:
        for read in (self._document_number, self._date, self._magnitude, self._chain):
            found = read(at)
            if found:
                return found
        return self._words[at], at

    def _word(self, token: Token) -> Word:
        return Word(
            token.accented[:LONGEST],
            token.folded[:LONGEST],
            prefix=self._text.startswith(_STAR, token.stop),
            start=self._offset + token.start,
            stop=self._offset + token.stop,
        )

    def _one_word(self, form: str, at: int, last: int) -> Word:
        return Word(form, form, start=self._words[at].start, stop=self._words[last].stop)

    def _gap(self, at: int) -> str:
        """What stands before a token."""
        if not 0 < at < len(self._tokens):
            return " "
        return self._text[self._tokens[at - 1].stop : self._tokens[at].start]

    def _has_star(self, at: int, last: int) -> bool:
        return any(word.prefix for word in self._words[at : last + 1])

    def _document_number(self, at: int) -> tuple[Clause, int] | None:
        """15/2018/NĐ-CP, 589/QĐ-UBND: a number, a stroke, and letters behind one."""
        if not self._words[at].folded.isdecimal():
            return None
        last = at
        while self._gap(last + 1) in {"/", *HYPHENS}:
            last += 1
        strokes = [self._gap(number) == "/" for number in range(at + 1, last + 1)]
        letters = [word.folded[0].isalpha() for word in self._words[at + 1 : last + 1]]
        if not (strokes and strokes[0] and any(letters)):
            return None
        words = tuple(self._words[at : last + 1])
        return Phrase(words, words[0].start, words[-1].stop), last

    def _date(self, at: int) -> tuple[Clause, int] | None:
        last = date_end(self._tokens, at)
        if last is None or self._has_star(at, last):
            return None
        alias = next(name for name in self._tokens[at].aliases if name[:2] in _BEFORE_DATE)
        return self._one_word(alias, at, last), last

    def _without_date_word(self, clauses: list[Clause], date: Word, at: int) -> list[Clause]:
        """The clauses before a date without the "ngày" or "tháng" that belongs to it."""
        before = clauses[-1] if clauses else None
        if (
            isinstance(before, Word)
            and before.accented in _BEFORE_DATE[date.folded[:2]]
            and not before.prefix
            and not self._gap(at).strip()
        ):
            return clauses[:-1]
        return clauses

    def _magnitude(self, at: int) -> tuple[Clause, int] | None:
        """3 tỷ is the number 3000000000, which means its spellings with words too."""
        for alias in self._tokens[at].aliases:
            last = magnitude_end(self._tokens, at)
            if alias.startswith(f"{NAME}n") and not self._has_star(at, last):
                return self._one_word(alias[2:], at, last), last
        return None

    def _chain(self, at: int) -> tuple[Clause, int] | None:
        last = at
        while self._gap(last + 1) in HYPHENS:
            last += 1
        is_chain = any(alias.startswith(JOINED) for alias in self._tokens[last].aliases)
        if not is_chain or chain_start(self._text, self._tokens, last) != at:
            return None
        words = tuple(self._words[at : last + 1])
        return Chain(words, words[0].start, words[-1].stop), last

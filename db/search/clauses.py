"""What the words of one part of a query say together: dates, numbers, hyphened words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from db.search.query import Chain, Phrase, Word
from db.search.syllables import fold, plain_characters, without_marks
from db.search.vietnamese import Token, tokens
from db.search.words import (
    HYPHENS,
    JOINED,
    LONGEST,
    NAME,
    WILDCARD,
    chain_start,
    date_end,
    magnitude_end,
)

STAR: Final = "*"
_BEFORE_DATE: Final = {"#d": ("ngày", "ngay"), "#m": ("tháng", "thang")}

Bare = Word | Phrase | Chain
"""What the words of a text say without any sign of the query language."""


class Reading:
    """The tokens of a part of the query and what they say together; lives for one part."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._tokens = tokens(text)
        self._words = [self._word(token) for token in self._tokens]
        self._gaps = [self._read_gap(at) for at in range(len(self._tokens) + 1)]
        self._join_wildcards()

    def words(self) -> list[Word]:
        """Every token for itself."""
        return self._words

    def clauses(self) -> list[Bare]:
        """The tokens, those of a date, a document number or a hyphened word together."""
        clauses: list[Bare] = []
        at = 0
        while at < len(self._tokens):
            clause, last = self._clause(at)
            if isinstance(clause, Word) and clause.folded.startswith(NAME):
                clauses = self._without_date_word(clauses, clause, at)
            clauses.append(clause)
            at = last + 1
        return clauses

    def _clause(self, at: int) -> tuple[Bare, int]:
        for read in (self._document_number, self._date, self._magnitude, self._chain):
            found = read(at)
            if found:
                return found
        return self._words[at], at

    def _word(self, token: Token) -> Word:
        accented, folded = token.accented, token.folded
        if len(accented) > LONGEST:  # so that what is left prints as the same word
            accented = accented[:LONGEST]
            folded = fold(accented)
        return Word(
            accented,
            folded[:LONGEST],
            prefix=self._text.startswith(STAR, token.stop),
            start=self._offset + token.start,
            stop=self._offset + token.stop,
        )

    def _join_wildcards(self) -> None:
        """Make one word of `qu?ng`: a question mark between letters stands for any letter."""
        at = 1
        while at < len(self._tokens):
            before, after = self._tokens[at - 1], self._tokens[at]
            if self._gap(at) == WILDCARD and before.folded.isalpha() and after.folded.isalpha():
                del self._gaps[at]
                self._words[at - 1 : at + 1] = [self._joined(at)]
                self._tokens[at - 1 : at + 1] = [
                    after._replace(start=before.start, folded=before.folded + after.folded)
                ]
            else:
                at += 1

    def _joined(self, at: int) -> Word:
        first, second = self._words[at - 1], self._words[at]
        start, stop = first.start - self._offset, second.stop - self._offset
        # The parts of a syllable are none: no tone is moved, no y becomes i.
        accented = unicodedata.normalize("NFC", plain_characters(self._text[start:stop]).lower())
        accented = accented[:LONGEST]
        folded = without_marks(accented)[:LONGEST]
        return replace(second, accented=accented, folded=folded, start=first.start)

    def _one_word(self, form: str, at: int, last: int) -> Word:
        return Word(form, form, start=self._words[at].start, stop=self._words[last].stop)

    def _gap(self, at: int) -> str:
        """What stands before a token."""
        return self._gaps[at] if at < len(self._gaps) else " "

    def _read_gap(self, at: int) -> str:
        if not 0 < at < len(self._tokens):
            return " "
        return plain_characters(self._text[self._tokens[at - 1].stop : self._tokens[at].start])

    def _has_star(self, at: int, last: int) -> bool:
        return any(word.prefix for word in self._words[at : last + 1])

    def _document_number(self, at: int) -> tuple[Bare, int] | None:
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
        return row(self._words[at : last + 1]), last

    def _date(self, at: int) -> tuple[Bare, int] | None:
        last = date_end(self._tokens, at)
        if last is None or self._has_star(at, last):
            return None
        alias = next(name for name in self._tokens[at].aliases if name[:2] in _BEFORE_DATE)
        return self._one_word(alias, at, last), last

    def _without_date_word(self, clauses: list[Bare], date: Word, at: int) -> list[Bare]:
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

    def _magnitude(self, at: int) -> tuple[Bare, int] | None:
        """3 tỷ is the number 3000000000, which means its spellings with words too."""
        for alias in self._tokens[at].aliases:
            last = magnitude_end(self._tokens, at)
            if alias.startswith(f"{NAME}n") and not self._has_star(at, last):
                return self._one_word(alias[2:], at, last), last
        return None

    def _chain(self, at: int) -> tuple[Bare, int] | None:
        last = at
        while self._gap(last + 1) in HYPHENS:
            last += 1
        is_chain = any(alias.startswith(JOINED) for alias in self._tokens[last].aliases)
        if not is_chain or chain_start(self._text, self._tokens, last) != at:
            return None
        words = tuple(self._words[at : last + 1])
        return Chain(words, start=words[0].start, stop=words[-1].stop), last


def row(words: Sequence[Word], slop: int = 0) -> Phrase:
    """Some words as a phrase."""
    return Phrase(
        tuple(words),
        slop if len(words) > 1 else 0,
        start=words[0].start,
        stop=words[-1].stop,
    )


def unfinished(clause: Bare) -> Bare:
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

"""Which words of a text a word of a query means: the same accents, others, a beginning, an alias.

The one place that knows the accent rule; the index is searched by it and passages are marked by
it. A syllable typed with a mark means that syllable only, a plain one means any marks. With other
accents means: equal without marks, but đ and d stay different letters, unless the word in the
text has no mark at all (somebody wrote it on a machine that had none).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, Protocol

from db.search.definitions import Definition
from db.search.syllables import part_tone, plain_characters
from db.search.vietnamese import Token

LONGEST: Final = 100
"""Code points of a word that count; longer ones are addresses and noise."""

NAME: Final = "#"
"""What the alias of a date or a magnitude begins with."""

JOINED: Final = "~"
"""What the alias of a hyphened word begins with."""

DEFINED: Final = "&"
"""What the name of an abbreviation that the text defines begins with: &GTVT=giao thông vận tải."""

HYPHENS: Final = frozenset("-\u2010\u2011")

WILDCARD: Final = "?"
"""Within a word of a query: any one letter."""

RANGE: Final = ".."
"""Between the two bounds of a term that means numbers; either may be missing."""

_CACHED_PATTERNS: Final = 256

TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
"""The marks of the tones."""

_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MAY_END_IN_Y: Final = re.compile(r"(qu|th|[hklmtsvbxn])i")
_DATE_WORDS: Final = frozenset({"thang", "nam"})
_MAGNITUDE_WORDS: Final = frozenset({"nghin", "ngan", "trieu", "ti"})


class Sought(Protocol):
    """A word of a query, as far as matching needs it."""

    @property
    def accented(self) -> str:
        """The canonical form as it was typed."""

    @property
    def folded(self) -> str:
        """The form without marks; for the alias of a date the alias itself."""

    @property
    def prefix(self) -> bool:
        """Whether it is only the beginning of a word."""

    @property
    def exact(self) -> bool:
        """Whether a word without marks means none."""


def as_typed(sought: Sought, folded: str, accented: str) -> bool:
    """Whether a word of a text is meant, accents as typed."""
    if RANGE in sought.folded:
        return is_between(sought, folded)
    if WILDCARD in sought.folded:
        marked = sought.accented != sought.folded
        typed, found = (sought.accented, accented) if marked else (sought.folded, folded)
        return bool(_pattern(typed, prefix=sought.prefix).match(found[:LONGEST]))
    if sought.prefix:
        return _begins(sought, folded) and _keeps_marks(sought, folded, accented)
    if sought.accented != sought.folded or sought.exact:
        return accented[:LONGEST] == sought.accented
    return folded[:LONGEST] == sought.folded


def with_other_accents(sought: Sought, folded: str, accented: str) -> bool:
    """Whether a word of a text is meant when accents are ignored; includes `as_typed`."""
    if RANGE in sought.folded:
        return is_between(sought, folded)
    if WILDCARD in sought.folded:
        return bool(_pattern(sought.folded, prefix=sought.prefix).match(folded[:LONGEST]))
    same = _begins(sought, folded) if sought.prefix else folded[:LONGEST] == sought.folded
    if not same or accented == folded or sought.accented == sought.folded:
        return same
    typed = _strokes(sought.accented)
    found = _strokes(accented)
    return found[: len(typed)] == typed if sought.prefix else found == typed


@lru_cache(_CACHED_PATTERNS)
def bounds(term: str) -> tuple[float | None, float | None]:
    """The least and the greatest number that a term such as 580000..590000 means."""
    low, _, high = term.partition(RANGE)
    return (float(low) if low else None, float(high) if high else None)


def is_between(sought: Sought, number: str) -> bool:
    """Whether a word of a text is a number that a range means."""
    if not _NUMBER.fullmatch(number):
        return False
    low, high = bounds(sought.folded)
    value = float(number)
    return (low is None or low <= value) and (high is None or value <= high)


@lru_cache(_CACHED_PATTERNS)
def _pattern(typed: str, *, prefix: bool) -> re.Pattern[str]:
    """The words that a word with wildcards stands for."""
    letters = "".join("." if char == WILDCARD else re.escape(char) for char in typed)
    return re.compile(letters if prefix else rf"{letters}\Z")


class Marks(NamedTuple):
    """What makes a spelling keep the marks of a beginning: the same rule, for many at once."""

    letters: tuple[tuple[int, str], ...]
    """Letters, without their tones, that stand at these positions."""
    tone: str
    """The tone that stands anywhere in it; empty for any."""
    or_none: bool
    """Whether a spelling without any mark will do, too."""


def marks_kept(sought: Sought, *, loosely: bool) -> Marks | None:
    """What an unfinished word with marks asks of a spelling that begins so without marks.

    None when only `as_typed`, or `loosely` `with_other_accents`, can tell.
    """
    if loosely:
        strokes = _strokes(sought.accented)
        if strokes and (len(strokes) > 1 or sought.folded[0] != "d"):
            return None
        return Marks(((0, strokes),) if strokes else (), "", or_none=True)
    typed, tone = part_tone(sought.accented)
    if len(typed) != len(sought.folded) or len(tone) > 1:
        return None
    pairs = enumerate(zip(typed, sought.folded, strict=True))
    letters = [(at, letter) for at, (letter, plain) in pairs if letter != plain or plain == "d"]
    return Marks(tuple(letters), tone, or_none=False)


def beginnings(folded: str) -> tuple[str, ...]:
    """The folded beginnings that an unfinished word stands for.

    The index writes i for a final y (ký, kí); an unfinished one may still go on with the y
    (quy, quyết), so it is looked for both ways.
    """
    return (folded, f"{folded[:-1]}y") if _MAY_END_IN_Y.fullmatch(folded) else (folded,)


def _begins(sought: Sought, folded: str) -> bool:
    return folded.startswith(beginnings(sought.folded))


def _keeps_marks(sought: Sought, folded: str, accented: str) -> bool:
    """Whether a word has every mark of its typed beginning: `tiê` begins tiến, `đuo` đường.

    Vowels may get theirs later, as typing goes; in a beginning with marks a d stays a d.
    """
    if sought.accented == sought.folded:
        return True
    typed, typed_tone = part_tone(sought.accented)
    found, found_tone = part_tone(accented)
    if len(typed) != len(sought.folded) or len(found) != len(folded):
        return accented.startswith(sought.accented)
    if not found_tone.startswith(typed_tone):
        return False
    return all(
        letter == other or (letter == plain != "d")
        for letter, plain, other in zip(typed, sought.folded, found, strict=False)
    )


def _strokes(accented: str) -> str:
    """The d and đ of a word in order."""
    return "".join(letter for letter in unicodedata.normalize("NFD", accented) if letter in "dđ")


def aliases_meant(sought: Sought) -> tuple[str, ...]:
    """The aliases that mean the word too: a hyphened spelling, a number written with a word."""
    if RANGE in sought.folded:
        return ()
    if sought.folded.startswith(NAME):
        return (sought.folded,)
    if _NUMBER.fullmatch(sought.folded):
        return () if sought.prefix else (f"{NAME}n{sought.folded}",)
    return (f"{JOINED}{sought.folded}",)


def names(aliases: Iterable[str], year: str) -> Iterator[str]:
    """The aliases of a token as the index holds them.

    A day without a year is also that day of the year of publication (`year`, empty when it is
    not known), and a day with a year is also that day of any year.
    """
    for alias in aliases:
        yield alias
        if alias.startswith("#dm"):
            if year:
                yield f"#d{year}{alias[3:]}"
        elif alias.startswith("#d"):
            yield f"#dm{alias[6:]}"


def defined_name(definition: Definition) -> str:
    """The further name that an abbreviation has in the index where a text says what it means."""
    return f"{DEFINED}{definition.abbreviation}={definition.expansion}"


def date_end(found: Sequence[Token], at: int) -> int | None:
    """The position of the last number of a date whose first number is at a position.

    None when there is no date, or when its numbers do not stand together (the 7 of "7 và 8/11").
    """
    for alias in found[at].aliases:
        for numbers in _date_numbers(alias):
            last = _follow(found, at, numbers)
            if last is not None:
                return last
    return None


def _date_numbers(alias: str) -> list[list[str]]:
    digits = alias.lstrip("#dm")
    if alias.startswith("#dm"):
        written = [[digits[2:], digits[:2]]]
    elif alias.startswith("#d"):
        day, month, year = digits[6:], digits[4:6], digits[:4]
        written = [[day, month, year], [year, month, day]]
    elif alias.startswith("#m"):
        written = [[digits[4:], digits[:4]]]
    else:
        written = []
    return [[number.lstrip("0") for number in numbers] for numbers in written]


def _follow(found: Sequence[Token], at: int, numbers: Sequence[str]) -> int | None:
    for step, number in enumerate(numbers):
        if step:
            at += 1
            if at < len(found) and found[at].folded in _DATE_WORDS:
                at += 1
        if at >= len(found) or found[at].folded != number:
            return None
    return at


def magnitude_end(found: Sequence[Token], at: int) -> int:
    """The position of the last word of "3 nghìn tỷ" whose number is at a position."""
    while at + 1 < len(found) and found[at + 1].folded in _MAGNITUDE_WORDS:
        at += 1
    return at


def chain_start(text: str, found: Sequence[Token], at: int) -> int:
    """The position of the first part of a hyphened word whose last part is at a position."""
    while at and plain_characters(text[found[at - 1].stop : found[at].start]) in HYPHENS:
        at -= 1
    return at

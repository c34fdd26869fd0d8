"""The words of a Vietnamese text as the index knows them, each with its place in the original text.

Follows the archive's Vietnamese specification: characters (1.1), tone placement (1.2), i and y
(1.3), hyphen chains (1.7), numbers and dates (1.9).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, partial
from itertools import accumulate, count
from typing import Final, NamedTuple, overload

from db.search.numbers import NUMBER, aliases, number_forms, part_number
from db.search.syllables import (
    SAME_LENGTH,
    ZERO_WIDTH,
    canonical,
    fold,
    index_forms,
    is_marked,
)

__all__ = ["Token", "Words", "canonical", "fold", "forms_of", "is_marked", "tokens"]


class Token(NamedTuple):
    """A syllable or number of a text. `text[start:stop]` is what was printed, in whole letters."""

    position: int
    """0, 1, 2 … through the text, so that neighbours in the text are neighbours here."""
    start: int
    stop: int
    """Offsets in code points of the text as it was given; stop is exclusive."""
    accented: str
    folded: str
    aliases: tuple[str, ...]
    """Further terms at this position, such as `~xingapo`, `#d20181024`, `#m201810`, `#dm1107`."""


_HYPHENS: Final = frozenset("-\u2010\u2011")
_NUMBER_JOINTS: Final = frozenset("/-.\u2010\u2011")
_DOCUMENT_REACH: Final = 4
_RESPELLED: Final = re.compile(f"[{ZERO_WIDTH}\uff01-\uff5e]")
_HIDDEN: Final = frozenset(ZERO_WIDTH)


@cache
def _words() -> re.Pattern[str]:
    """Finds what may be a word or a number; compiled on first use, not on import."""
    # A letter keeps every mark that follows it, so that a token never cuts one in two.
    signs = map(chr, (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0)))
    marks = "".join(sign for sign in signs if unicodedata.category(sign)[0] == "M")
    # The look-ahead spares most letters the long list of marks: it makes the split 5 times faster.
    mark = rf"(?![\x00-\u02ff])[{marks}]"
    return re.compile(rf"([^\W0-9_][^\W_]*(?:{mark}[^\W_]*)*|{NUMBER}(?:{mark})*)")


_MARKABLE: Final = re.compile("[^\x00-\u02ff\u1e00-\u1eff\u2010-\u2027]")
"""Finds whatever may be a mark: few texts have any, and `_BARE_WORDS` reads the others faster."""

_BARE_WORDS: Final = re.compile(rf"([^\W0-9_][^\W_]*|{NUMBER})")


class Words(Sequence[Token]):
    """The words and numbers of a text in reading order, as columns: a Token is made when asked for.

    Belongs to whoever reads the text. `printed` are the words as they stand there, without
    zero-width characters, `gaps` what stands before each and after the last one, `numbers` the
    positions of the numbers, `starts` and `stops` offsets in code points of the text as given.
    """

    def __init__(self, text: str) -> None:
        plain, places = _respell(text) if _RESPELLED.search(text) else (text, None)
        parts = (_words() if _MARKABLE.search(plain) else _BARE_WORDS).split(plain)
        numbers = _numbers(parts)
        if any(len(part_number(parts[2 * at + 1])) > 1 for at in numbers):
            parts = _parted(parts, numbers)
            numbers = _numbers(parts)
        self.printed = parts[1::2]
        self.gaps = parts[::2]
        self.numbers = numbers
        edges = list(accumulate(map(len, parts)))
        starts, stops = edges[:-1:2], edges[1::2]
        if places:
            starts, stops = [places[at] for at in starts], [places[at] for at in stops]
        self.starts, self.stops = starts, stops

    def __len__(self) -> int:
        return len(self.printed)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        """Return one word, or several."""
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        at = range(len(self.printed))[at]
        accented, folded = forms_of(self.printed[at])
        further = self.aliases.get(at, ())
        return Token(at, self.starts[at], self.stops[at], accented, folded, further)

    @cached_property
    def forms(self) -> list[tuple[str, str]]:
        """The accented and the folded form of each."""
        forms = list(map(index_forms, self.printed))
        for at in self.numbers:
            forms[at] = number_forms(self.printed[at])
        return forms

    @cached_property
    def aliases(self) -> dict[int, tuple[str, ...]]:
        """The further terms of those that have any."""
        further: dict[int, tuple[str, ...]] = {}
        if self.numbers:
            further |= aliases([accented for accented, _ in self.forms], self.gaps, self.numbers)
        for at, name in self.chains:
            further[at] = (*further.get(at, ()), name)
        return further

    @cached_property
    def chains(self) -> list[tuple[int, str]]:
        """The last position and the joined alias of each chain such as Xin-ga-po."""
        if _HYPHENS.isdisjoint(self.gaps):
            return []
        return list(_chains([folded for _, folded in self.forms], self.gaps))


def forms_of(printed: str) -> tuple[str, str]:
    """The accented and the folded form of a word or number of a text."""
    return number_forms(printed) if printed < ":" else index_forms(printed)


def tokens(text: str) -> list[Token]:
    """The words and numbers of a text in reading order; any string will do.

    NFC, NFD or half-composed, old or new tone placement, i or y, capitals or not: the same text
    gives the same index forms and aliases. Use it on one block at a time: a date or a hyphenated
    name does not run over a line break, but neighbours do.
    """
    words = Words(text)
    further: list[tuple[str, ...]] = [()] * len(words)
    for at, names in words.aliases.items():
        further[at] = names
    accented = [form for form, _ in words.forms]
    folded = [form for _, form in words.forms]
    rows = zip(count(), words.starts, words.stops, accented, folded, further, strict=False)
    # Token(*row) for each, but at half its price: this line makes every token of the archive.
    return list(map(partial(tuple.__new__, Token), rows))


def _numbers(parts: list[str]) -> list[int]:
    """The positions of the numbers among the words of gaps and words by turns."""
    # Digits come before the colon, letters after it.
    return [at for at, word in enumerate(parts[1::2]) if word < ":"]


def _parted(parts: list[str], numbers: list[int]) -> list[str]:
    """The gaps and words by turns, with 24.10.2018 and the like taken apart."""
    result: list[str] = []
    kept = 0
    for at in numbers:
        result += parts[kept : 2 * at + 1]
        result += part_number(parts[2 * at + 1])
        kept = 2 * at + 2
    return result + parts[kept:]


def _respell(text: str) -> tuple[str, list[int]]:
    """The text without zero-width and full-width characters, and where each character stood."""
    places = [at for at, char in enumerate(text) if char not in _HIDDEN]
    plain = "".join(text[at] for at in places).translate(SAME_LENGTH)
    return plain, [*places, len(text)]


def _chains(folded: Sequence[str], gaps: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The last position and the joined alias of each chain such as Xin-ga-po.

    A chain of letters only; none inside a document number, where 15/2018/NĐ-CP would give a word
    that nobody writes.
    """
    joined = [at for at in range(1, len(folded)) if gaps[at] in _HYPHENS]
    first = 0
    for number, at in enumerate(joined):
        if not number or joined[number - 1] != at - 1:
            first = at - 1
        if number + 1 < len(joined) and joined[number + 1] == at + 1:
            continue
        members = folded[first : at + 1]
        if all(map(str.isalpha, members)) and not _in_document_number(folded, gaps, first):
            yield at, f"~{''.join(members)}"


def _in_document_number(folded: Sequence[str], gaps: Sequence[str], at: int) -> bool:
    """Whether signs without spaces join a word to a number before it, as in 01/CT/BGD-ĐT."""
    for first in range(at, max(at - _DOCUMENT_REACH, 0), -1):
        if gaps[first] not in _NUMBER_JOINTS:
            return False
        if folded[first - 1].isdecimal():
            return True
    return False

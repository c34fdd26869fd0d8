"""Other names of what a query names: what an abbreviation means, places, borrowed words.

Follows the archive's Vietnamese specification, 1.7 and 1.8. The names come with the program, in
the room `resources`, and from the articles themselves (`db.search.glossary`). A name is written
with all its marks, so a plain syllable in it is meant to be plain.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple, Protocol

from db.search.syllables import fold
from db.search.vietnamese import tokens
from resources import text as resource


class NameKind(StrEnum):
    """What an other name is to the words that were typed."""

    ABBREVIATION = "abbreviation"
    """They are an abbreviation, it is what that stands for."""
    ABBREVIATED = "abbreviated"
    """It is an abbreviation of them."""
    PLACE = "place"
    """Both are names of one place."""
    SPELLING = "spelling"
    """Both are spellings of one word, or forms of one name."""


MOST_WORDS: Final = 14
"""Words of the longest names that are looked up."""

MOST_OF_A_RUN: Final = 3
"""Other names of one run of words."""

MOST_OF_A_QUERY: Final = 12

_FEW: Final = 2
_REMEMBERED: Final = 1 << 12
_FILES: Final = {
    NameKind.ABBREVIATION: "abbreviations.txt",
    NameKind.PLACE: "places.txt",
    NameKind.SPELLING: "spellings.txt",
}
_HYPHENED: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_STAR: Final = "*"
_STARRED: Final = re.compile(r"\*(.+?)(?= = |; |$)")
_TO_SPACES: Final = str.maketrans(dict.fromkeys("-&/.,'", " ") | {_STAR: ""})
_SPACES: Final = re.compile("  +")
_RIME_Y: Final = re.compile(r"y\b(?:(?<=\b[hklmtsvbxn]y)|(?<=\bquy)|(?<=\bthy))")
_SYLLABLE: Final = re.compile(
    "(?:[bcdghklmnpqrstvx]|ch|g[hi]|kh|n[gh]|ngh|ph|qu|t[hr])?[aeiouy]{1,3}(?:c|ch|m|n|n[gh]|p|t)?"
)
"""What a Vietnamese syllable looks like without its marks."""


class OtherName(NamedTuple):
    """Another name of the words `first` to `last` of a query (both included, from 0)."""

    first: int
    last: int
    kind: NameKind
    text: str
    """As somebody would write it: Ủy ban nhân dân, TP.HCM."""


class Syllable(Protocol):
    """A word of a query, as far as names need it."""

    @property
    def accented(self) -> str:
        """The canonical form as it was typed."""

    @property
    def folded(self) -> str:
        """The form without marks."""


class NameRow(NamedTuple):
    """Names that belong together: a line of a file of names."""

    kind: NameKind
    """ABBREVIATION, PLACE or SPELLING."""
    short: tuple[str, ...]
    """Abbreviations, the usual one first."""
    sure: frozenset[str]
    """Those of them that cannot be mistaken for a word, even in small letters."""
    meanings: tuple[tuple[str, ...], ...]
    """Each as names of one thing, the usual ones first."""
    marked: frozenset[str]
    """Names that are likely to be something else when they are typed without marks."""

    def others(self, name: str) -> list[tuple[NameKind, str]]:
        """The other names of a name of this row, the usual ones first."""
        # Where it has several meanings, it would find articles about something else.
        sure = self.sure if len(self.meanings) == 1 else frozenset()
        short = [(NameKind.ABBREVIATED, one) for one in self.short if one in sure]
        if name in self.short:
            usual = [names[0] for names in self.meanings]
            others = [one for names in self.meanings for one in names[1:]]
            return [(NameKind.ABBREVIATION, one) for one in usual + others] + short
        same = NameKind.SPELLING if self.kind is NameKind.ABBREVIATION else self.kind
        return short + [(same, one) for names in self.meanings if name in names for one in names]


@lru_cache(_REMEMBERED)
def parse_row(line: str, kind: NameKind) -> NameRow:
    """Read a line of a file of names.

    `name = name`; of abbreviations `AB = A&B: name = name; another meaning`. An abbreviation of
    two letters, or one that reads as a syllable, is sure when it is also listed in small letters.
    A star stands before a name that needs its marks.
    """
    marked = frozenset(_STARRED.findall(line))
    line = line.replace(_STAR, "")
    listed, colon, rest = line.partition(": ") if kind is NameKind.ABBREVIATION else ("", "", "")
    meanings = tuple(tuple(names.split(" = ")) for names in (rest if colon else line).split("; "))
    all_short = listed.split(" = ") if colon else []
    small = {one for one in all_short if one.islower()}
    short = tuple(
        one
        for one in all_short
        if one not in small or not any(one == other.lower() != other for other in all_short)
    )
    sure = frozenset(one for one in short if one.lower() in small or not _may_be_word(one))
    return NameRow(kind, short, sure, meanings, marked)


def _may_be_word(short: str) -> bool:
    letters = _folded(short).replace(" ", "")
    return len(letters) <= _FEW or bool(_SYLLABLE.fullmatch(letters))


class NameTable:
    """Names by their words; for any number of threads.

    `files` has the text of a file of names for each kind: one row a line; empty lines and lines
    that begin with # are for readers.
    """

    def __init__(self, files: Mapping[NameKind, str]) -> None:
        self._rows: dict[str, tuple[tuple[str, NameKind], ...]] = {}
        for kind, text in files.items():
            # All at once: a file is folded in the time of some of its lines.
            folded = _folded(text).split("\n")
            for line, words in zip(text.split("\n"), folded, strict=True):
                if line and line[0] != "#":
                    self._add((line, kind), words)

    def _add(self, row: tuple[str, NameKind], folded: str) -> None:
        """Take in a line, of which the names are read when they are asked for."""
        short, colon, rest = folded.partition(": ")
        names = rest.replace("; ", " = ").split(" = ") if colon else short.split(" = ")
        # A single syllable means too much to be looked up.
        keys = [name for name in names if " " in name or not _SYLLABLE.fullmatch(name)]
        for key in {*keys, *short.split(" = ")} if colon else {*keys}:
            self._rows[key] = (*self._rows.get(key, ()), row)

    def has(self, folded: str) -> bool:
        """Whether there is a name with these words, a space apart; marks may differ."""
        return folded in self._rows

    def named(self, folded: str) -> Iterator[tuple[str, NameRow]]:
        """The names with these words, a space apart, and their rows; marks may differ."""
        for line, kind in self._rows.get(folded, ()):
            row = parse_row(line, kind)
            for names in (row.short, *row.meanings):
                for name in names:
                    if _folded(name) == folded:
                        yield name, row


def bundled() -> NameTable:
    """Load the names that come with the program, in some milliseconds."""
    return NameTable({kind: resource("vietnamese", name) for kind, name in _FILES.items()})


def other_names(
    words: Sequence[Syllable], tables: Sequence[NameTable], typed: Sequence[str] = ()
) -> list[OtherName]:
    """The other names of runs of words, the longest runs first; no two runs overlap.

    A word with marks means a name with those marks. A plain word means any marks, but in a query
    half of whose words have marks it means none, except that hdnd is HĐND. `typed` gives each
    word as it was typed: TT in capitals is an abbreviation, tt may be anything, and so may TT
    where all the words are in capitals, or where nobody says how it was typed. Names of the
    tables that come first come first.
    """
    runs = _Runs(words, tables, typed)
    found: list[OtherName] = []
    taken: set[int] = set()
    for length, first in sorted(runs.starts(), key=lambda start: (-start[0], start[1])):
        places = range(first, first + length)
        if taken.isdisjoint(places):
            names = runs.names(first, length)
            if names:
                taken.update(places)
                found += names
    return found[:MOST_OF_A_QUERY]


class _Runs:
    """The words of one query; lives for one call."""

    def __init__(
        self, words: Sequence[Syllable], tables: Sequence[NameTable], typed: Sequence[str]
    ) -> None:
        self._words = words
        self._tables = tables
        self._folded = [word.folded for word in words]
        marked = sum(word.accented != word.folded for word in words)
        alphabetic = sum(word.accented.isalpha() for word in words)
        self._fully_marked = 2 * marked >= max(alphabetic, 1)
        shouted = len(typed) > _FEW and all(word.isupper() for word in typed)
        self._typed = [""] * len(words) if shouted or not typed else typed

    def starts(self) -> Iterator[tuple[int, int]]:
        """The runs that may be names: how many words, and which is the first."""
        for first in range(len(self._folded)):
            key = ""
            for length, word in enumerate(self._folded[first : first + MOST_WORDS], 1):
                key = f"{key} {word}" if key else word
                for table in self._tables:
                    if table.has(key):
                        yield length, first

    def names(self, first: int, length: int) -> list[OtherName]:
        """The other names of a run."""
        key = " ".join(self._folded[first : first + length])
        found: dict[str, OtherName] = {}
        for table in self._tables:
            for name, row in table.named(key):
                if self._is_meant(first, name, row):
                    for kind, text in row.others(name):
                        if not self._is_said(first, length, text):
                            other = OtherName(first, first + length - 1, kind, text)
                            found.setdefault(_written(text), other)
        return list(found.values())[:MOST_OF_A_RUN]

    def _is_said(self, first: int, length: int, text: str) -> bool:
        """Whether a run means a text already: Iran means I-ran, and dak means Đắk."""
        words = _words_of(text)
        if length == 1 and _HYPHENED.fullmatch(text):
            return self._folded[first] == "".join(map(fold, words))
        return len(words) == length and self._is_spelled(first, words)

    def _is_meant(self, first: int, name: str, row: NameRow) -> bool:
        words = _words_of(name)
        if name not in row.short:
            run = self._words[first : first + len(words)]
            marked = self._fully_marked or any(word.accented != word.folded for word in run)
            needs_marks = name in row.marked and not marked
            return not needs_marks and self._is_spelled(first, words, plainly=marked)
        typed = self._typed[first]
        is_short = name in row.sure or typed == name or typed.isupper()
        return is_short and self._is_spelled(first, words)

    def _is_spelled(self, first: int, words: tuple[str, ...], *, plainly: bool = False) -> bool:
        """Whether these words are meant, where one with marks means those marks.

        A plain one means any marks, or, `plainly`, none.
        """
        run = self._words[first : first + len(words)]
        return all(
            word.accented == accented
            or (not plainly and word.accented == word.folded == fold(accented))
            for word, accented in zip(run, words, strict=True)
        )


@lru_cache(_REMEMBERED)
def _words_of(name: str) -> tuple[str, ...]:
    return tuple(token.accented for token in tokens(name))


@lru_cache(_REMEMBERED)
def _written(name: str) -> str:
    """What tells a name from others: Xin-ga-po and Xingapo are found by each other."""
    return ("" if _HYPHENED.fullmatch(name) else " ").join(_words_of(name))


@lru_cache(_REMEMBERED)
def _folded(text: str) -> str:
    """The words of a text as the index folds them; the lines and signs of a file as they are.

    For Latin letters only, and so a good deal faster than word by word.
    """
    apart = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = apart.encode("ascii", "ignore").decode().translate(_TO_SPACES)
    return _RIME_Y.sub("i", _SPACES.sub(" ", plain))

"""Reads the names of people, bodies, places, awards and indices in Vietnamese press text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from db.catalogue.name_lists import name_lists
from db.records import AuthorityKind
from db.search.collation import match_key

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\w\s]")
_MOST_SYLLABLES: Final = 24
_LEAST_OF_A_PERSON: Final = 2
"""A given name alone names nobody."""
_MOST_OF_A_PERSON: Final = 5
_MOST_BETWEEN: Final = 10
_MIDDLE_NAMES: Final = frozenset({"Văn", "Thị", "Ngọc", "Minh", "Thanh", "Hữu", "Đức", "Quang"})
_DASHES: Final = frozenset("-–&")
_REGIONS: Final = frozenset({"châu", "khu", "liên"})
_POINTED: Final = frozenset({"TP", "Tp", "TS", "GS", "ThS", "PGS", "BS"})
_IN_BRACKETS: Final = re.compile(r"\s*\(\s*(?P<short>[A-ZĐ][A-ZĐ0-9&-]{1,11})\s*\)")
_CAPITAL: Final = "[A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ]"
_AWARD: Final = re.compile(
    r"\b(?:[Gg]iải thưởng|[Hh]uân chương|[Hh]uy chương|[Dd]anh hiệu|[Cc]úp|[Gg]iải)"
    rf"\s+(?P<quote>[\"“])?(?P<name>{_CAPITAL}[\w&-]*(?:\s+{_CAPITAL}[\w&-]*){{0,5}})"
)
_SMALL: Final = re.compile(r"\s+([^\W\d_]+)")
_NO_AWARD: Final = re.compile(r"(?:Nhất|Nhì|Ba|Tư|Vàng|Bạc|Đồng|Đặc|Khuyến|I|II|III)\b")
_INDEX: Final = re.compile(
    r"(?P<name>[Cc]hỉ số\s+[^().,;:]{4,60}?)\s*\((?P<short>[A-Z][\w -]{1,20})\)"
)


class NameReading(NamedTuple):
    """A name in a text, in code points, and what it names."""

    kind: AuthorityKind
    name: str
    """As printed, with single spaces, without what only introduces it."""
    start: int
    stop: int
    short: str | None = None
    """The acronym that stands behind it in brackets."""


class _Token(NamedTuple):
    text: str
    start: int
    stop: int

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()


def names_in(text: str) -> list[NameReading]:
    """Find the names in one block of text, in their order; none overlaps another."""
    found = [*_awards(text), *_indices(text)]
    found += _Reader(text, found).read()
    return sorted(found, key=lambda one: one.start)


def _awards(text: str) -> Iterator[NameReading]:
    for match in _AWARD.finditer(text):
        name = " ".join(match["name"].split())
        if match["quote"] or _NO_AWARD.match(name) or not match.group(0)[0].isalpha():
            continue
        stop = match.end()
        follows = _SMALL.match(text, stop)
        if follows and (name.split()[-1], follows[1]) in name_lists().pairs:
            name, stop = f"{name} {follows[1]}", follows.end()
        head = " ".join(match.group(0)[: match.start("name") - match.start()].split())
        head = "Giải thưởng" if head.casefold() in {"giải thưởng", "giải"} else head
        full = f"{head[0].upper()}{head[1:]} {name}"
        yield NameReading(AuthorityKind.AWARD, full, match.start(), stop)


def _indices(text: str) -> Iterator[NameReading]:
    for match in _INDEX.finditer(text):
        name = " ".join(match["name"].split())
        named = f"{name[0].lower()}{name[1:]}"
        short = match["short"].strip()
        yield NameReading(AuthorityKind.INDEX, named, match.start("name"), match.end(), short)


class _Reader:
    """Goes through one block of text. Lives for one block."""

    def __init__(self, text: str, taken: Sequence[NameReading]) -> None:
        self._text = text
        self._words = name_lists()
        self._taken = taken
        self._tokens = [
            _Token(match.group(0), match.start(), match.end()) for match in _TOKEN.finditer(text)
        ]

    def read(self) -> Iterator[NameReading]:
        """Find bodies, places and people, in their order."""
        at = 0
        while at < len(self._tokens):
            token = self._tokens[at]
            if not (token.is_word and token.is_capital) or self._is_taken(token):
                at += 1
                continue
            stop, reading = self._name(at)
            if reading is not None:
                yield reading
            at = max(stop, at + 1)

    def _is_taken(self, token: _Token) -> bool:
        return any(one.start <= token.start < one.stop for one in self._taken)

    def _name(self, at: int) -> tuple[int, NameReading | None]:
        """Read the name that begins at a capitalised token; where to go on, and the name."""
        head = self._head(at)
        if head and not self._is_otherwise(at, self._run_end(at)):
            stop = self._body_end(at, at + head)
            if stop > at + head:
                return stop, self._reading(AuthorityKind.ORGANISATION, at, stop)
            return at + head, None
        stop = self._run_end(at)
        return stop, self._classified(at, stop)

    def _is_otherwise(self, at: int, stop: int) -> bool:
        """Whether what begins like a body is a place or somebody: Hội An, Đoàn Văn Tuấn."""
        if any(self._is_known_place(at, end) for end in range(at + 2, stop + 1)):
            return True
        middle = self._tokens[at + 1].text if stop > at + 1 else ""
        return self._tokens[at].text in self._words.surnames and middle in _MIDDLE_NAMES

    def _head(self, at: int) -> int:
        """How many tokens the head of a body takes here; 0 when none stands here."""
        for count in (3, 2, 1):
            words = self._tokens[at : at + count]
            if len(words) == count and self._joined(at, at + count) in self._words.body_heads:
                return count
        return 0

    def _joined(self, at: int, stop: int) -> str:
        return " ".join(token.text for token in self._tokens[at:stop])

    def _follows(self, at: int) -> bool:
        """Whether a token stands right behind the one before, with nothing but space between."""
        gap = self._text[self._tokens[at - 1].stop : self._tokens[at].start]
        return gap != "" and not gap.strip() and "\n" not in gap

    def _run_end(self, at: int) -> int:
        """The end of a row of capitalised words."""
        stop = at + 1
        while stop < len(self._tokens) and stop - at < _MOST_SYLLABLES:
            token, before = self._tokens[stop], self._tokens[stop - 1]
            is_point = token.text == "." and before.text in _POINTED
            if not (is_point or (self._is_capital(stop) and self._follows(stop))):
                break
            stop += 1
        return stop

    def _body_end(self, at: int, stop: int) -> int:
        """The end of the name of a body: capitals, the small syllables of pairs, and joints.

        What stands between it and its acronym in brackets belongs to it whatever its letters.
        """
        while stop < len(self._tokens) and stop - at < _MOST_SYLLABLES:
            taken = self._taken_by_body(stop)
            if not taken:
                break
            stop += taken
        acronym = self._acronym_ahead(at, stop)
        return acronym if acronym is not None else self._without_tail(at, stop)

    def _taken_by_body(self, at: int) -> int:
        """How many of the next tokens go on with the name of a body."""
        words, token, before = self._words, self._tokens[at], self._tokens[at - 1]
        if not token.is_word:
            return int(token.text in _DASHES and self._starts_part(at + 1))
        if not self._follows(at) and before.text not in _DASHES:
            return 0
        if token.is_capital or (before.text, token.text) in words.pairs:
            return 1
        for count in (2, 1):
            if self._joined(at, at + count) in words.place_heads and self._is_capital(at + count):
                return count
        goes_on = token.text in words.joints | _REGIONS and self._starts_part(at + 1)
        return int(goes_on and not self._head(at + 1))

    def _acronym_ahead(self, first: int, at: int) -> int | None:
        """Where an acronym in brackets stands soon, with nothing but words before it.

        The last word before it is a capital one, or its letters are among the initials.
        """
        for stop in range(at, min(at + _MOST_BETWEEN, len(self._tokens))):
            token = self._tokens[stop]
            if token.text == "(":
                short = self._short(stop) or ""
                is_whole = self._is_capital(stop - 1) or self._spells(short, first, stop)
                return stop if short and is_whole else None
            if not token.is_word and token.text not in _DASHES:
                return None
        return None

    def _spells(self, short: str, first: int, stop: int) -> bool:
        """Whether the letters of an acronym stand in order among the initials of some words."""
        initials = iter(match_key(self._joined(first, stop)).split())
        return all(any(word.startswith(letter) for word in initials) for letter in match_key(short))

    def _is_capital(self, at: int) -> bool:
        if at >= len(self._tokens):
            return False
        return self._tokens[at].is_word and self._tokens[at].is_capital

    def _starts_part(self, at: int) -> bool:
        """Whether a token begins a further part of a name: Đào tạo, châu Đại Dương."""
        if at >= len(self._tokens):
            return False
        is_region = self._tokens[at].text in _REGIONS and self._is_capital(at + 1)
        return self._is_capital(at) or is_region

    def _without_tail(self, at: int, stop: int) -> int:
        """Take off joints and signs at the end."""
        while stop > at + 1 and (
            not self._tokens[stop - 1].is_word
            or self._tokens[stop - 1].text in self._words.joints
            or self._tokens[stop - 1].text in self._words.place_heads
        ):
            stop -= 1
        return stop

    def _classified(self, at: int, stop: int) -> NameReading | None:
        """Say what a row of capitals names, by itself and by the words before it."""
        words, first = self._words, self._tokens[at].text
        kind: AuthorityKind | None = None
        begins = self._begins_sentence(at)
        before = self._before(at)
        if begins and stop - at > 1 and not self._is_known_place(at, stop):
            # The first word of a sentence is capital anyway: Tại Hà Nội, Ông Trần Văn An.
            if self._is_known_place(at + 1, stop):
                return self._reading(AuthorityKind.PLACE, at + 1, stop)
            if first.lower() in words.titles | words.place_heads:
                at, before = at + 1, {first.lower()}
        elif begins and stop - at == 1:
            return None  # Anh and Đức begin sentences that are not about England or Germany
        length = stop - at
        if self._is_known_place(at, stop) or (
            before & words.place_heads and length <= _MOST_OF_A_PERSON
        ):
            kind = AuthorityKind.PLACE
        elif not before & words.street_heads and self._is_person(at, stop, before):
            kind = AuthorityKind.PERSON
        return self._reading(kind, at, stop) if kind is not None else None

    def _is_known_place(self, at: int, stop: int) -> bool:
        return self._joined(at, stop).casefold() in self._words.places

    def _is_person(self, at: int, stop: int, before: set[str]) -> bool:
        """Whether a row of two to five capitals is somebody: by the surname or by a title."""
        if not _LEAST_OF_A_PERSON <= stop - at <= _MOST_OF_A_PERSON:
            return False
        if self._joined(at, stop).isupper():
            return False
        has_surname = self._tokens[at].text in self._words.surnames
        return has_surname or bool(before & self._words.titles)

    def _before(self, at: int) -> set[str]:
        """The last one to three words before a token, if nothing but space is between."""
        found: set[str] = set()
        for count in (1, 2, 3):
            first = at - count
            if first < 0 or not all(self._follows(one) for one in range(first + 1, at + 1)):
                break
            words = self._joined(first, at)
            found |= {words, words.lower()}
        return found

    def _begins_sentence(self, at: int) -> bool:
        return at == 0 or self._tokens[at - 1].text in set('.!?…:;"“”-–')

    def _reading(self, kind: AuthorityKind, at: int, stop: int) -> NameReading | None:
        start, end = self._tokens[at].start, self._tokens[stop - 1].stop
        name = " ".join(self._text[start:end].split())
        short = self._short(stop)
        return NameReading(kind, name, start, end, short)

    def _short(self, stop: int) -> str | None:
        """The acronym in brackets right behind a name."""
        match = _IN_BRACKETS.match(self._text, self._tokens[stop - 1].stop) if stop else None
        if stop < len(self._tokens) and self._tokens[stop].text == "(":
            match = _IN_BRACKETS.match(self._text, self._tokens[stop].start)
        return match["short"] if match else None

"""Reads the names of people, bodies, places, awards and indices in Vietnamese press text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from db.catalogue.award_names import NameReading, awards_in, indices_in
from db.catalogue.name_lists import name_lists, spelled
from db.catalogue.name_tokens import NameToken, name_tokens
from db.records import AuthorityKind
from db.search.collation import match_key

_MOST_SYLLABLES: Final = 24
_LEAST_OF_A_PERSON: Final = 2
"""A given name alone names nobody."""
_MOST_OF_A_PERSON: Final = 5
_MOST_BETWEEN: Final = 10
_MIDDLE_NAMES: Final = frozenset({"Văn", "Thị", "Ngọc", "Minh", "Thanh", "Hữu", "Đức", "Quang"})
_DASHES: Final = frozenset("-–&")
_REGIONS: Final = frozenset({"châu", "khu", "liên"})
_CITY: Final = frozenset({"TP", "Tp"})
_LEARNED: Final = frozenset({"TS", "GS", "ThS", "PGS", "BS"})
_POINTED: Final = _CITY | _LEARNED
_OFFICES: Final = frozenset(
    {"UBND", "HĐND", "Ủy", "Uỷ", "Chính", "Quốc", "Bộ", "Sở", "Cục", "Công", "Tỉnh", "Thành"}
)
"""First syllables of bodies that are not named after anybody."""
_FIRM: Final = " ".join(map(spelled, ("công", "ty")))
_NAMED_BY_PLACE: Final = "công an"
_IN_BRACKETS: Final = re.compile(r"\s*\(\s*(?P<short>[A-ZĐ][A-ZĐ0-9&-]{1,11})\s*\)")


def names_in(text: str) -> list[NameReading]:
    """Find the names in one block of text, in their order; none overlaps another."""
    found = [*awards_in(text), *indices_in(text)]
    found += _Reader(text, found).read()
    return sorted(found, key=lambda one: one.start)


class _Reader:
    """Goes through one block of text. Lives for one block."""

    def __init__(self, text: str, taken: Sequence[NameReading]) -> None:
        self._text = text
        self._words = name_lists()
        self._taken = taken
        self._holders: dict[int, set[str]] = {}
        """Where names stand behind the place of an office, and the words before that place."""
        self._tokens = name_tokens(text)

    def read(self) -> Iterator[NameReading]:
        """Find bodies, places and people, in their order."""
        at = 0
        while at < len(self._tokens):
            token = self._tokens[at]
            if not token.is_word or self._is_taken(token):
                at += 1
                continue
            stop, reading = self._name(at) if token.is_capital else self._small_body(at)
            if reading is not None:
                yield reading
            at = max(stop, at + 1)

    def _is_taken(self, token: NameToken) -> bool:
        return any(one.start <= token.start < one.stop for one in self._taken)

    def _name(self, at: int) -> tuple[int, NameReading | None]:
        """Read the name that begins at a capitalised token; where to go on, and the name."""
        head = self._head(at)
        if head and not self._is_otherwise(at, self._run_end(at)):
            stop = self._body_end(at, at + head)
            if stop > at + head or self._joined(at, stop, spelled) in self._words.whole_bodies:
                return stop, self._reading(AuthorityKind.ORGANISATION, at, stop)
            return at + head, None
        stop = self._run_end(at)
        if self._joined(at, stop, spelled) in self._words.whole_bodies:
            return stop, self._reading(AuthorityKind.ORGANISATION, at, stop)
        stop = self._place_end(at, stop)
        return stop, self._classified(at, stop)

    def _small_body(self, at: int) -> tuple[int, NameReading | None]:
        """Read a body whose head is in small letters: công ty Diệp Mẫu, sở Tài chính."""
        if spelled(self._tokens[at].text) not in self._words.small_firsts:
            return at + 1, None
        for count in (6, 3, 2, 1):
            first = at + count
            head = self._joined(at, first, spelled)
            if head not in self._words.small_heads or first >= len(self._tokens):
                continue
            follower = self._tokens[first]
            by_place = head == _NAMED_BY_PLACE and follower.text in self._words.place_heads
            no_head = at > 0 and self._joined(at - 1, first, spelled) in self._words.no_heads
            if no_head or not self._follows(first):
                break
            if not (by_place or self._is_name_of_body(first)):
                break
            stop = self._body_end(at, first)
            is_named = any(one.is_capital for one in self._tokens[first:stop])
            if is_named and not self._is_known_place(first, stop):
                return stop, self._reading(AuthorityKind.ORGANISATION, at, stop)
            break
        return at + 1, None

    def _is_name_of_body(self, at: int) -> bool:
        """Whether what follows a small head goes on with it, and is no name by itself."""
        token = self._tokens[at]
        if token.is_capital:
            is_other = self._head(at) or self._is_known_place(at, self._run_end(at))
            return token.text not in _CITY and not is_other
        return token.is_word and self._small_part(at) > 0

    def _small_part(self, at: int) -> int:
        """How many of the next tokens are words in small letters within the name of a body."""
        for count in range(min(5, len(self._tokens) - at), 1, -1):
            if self._joined(at, at + count, spelled) in self._words.small_parts:
                return count
        return 0

    def _place_end(self, at: int, stop: int) -> int:
        """The end of the place before somebody's name, or of the whole row of capitals.

        Thủ tướng Nhật Bản Shinzo Abe: a country stands between an office and who holds it.
        """
        if self._is_known_place(at, stop):
            return stop
        before = self._before(at)
        for end in range(stop - _LEAST_OF_A_PERSON, at, -1):
            if not self._is_known_place(at, end):
                continue
            is_office = any(" " in word for word in before & self._words.titles)
            if is_office or (end > at + 1 and self._tokens[end].text in self._words.surnames):
                self._holders[end] = before
                return end
        return stop

    def _is_otherwise(self, at: int, stop: int) -> bool:
        """Whether what begins like a body is a place or somebody: Hội An, Đoàn Văn Tuấn."""
        if any(self._is_known_place(at, end) for end in range(at + 2, stop + 1)):
            return True
        middle = self._tokens[at + 1].text if stop > at + 1 else ""
        return self._tokens[at].text in self._words.surnames and middle in _MIDDLE_NAMES

    def _head(self, at: int) -> int:
        """How many tokens the head of a body takes here; 0 when none stands here."""
        for count in (6, 4, 3, 2, 1):
            words = self._tokens[at : at + count]
            is_whole = len(words) == count and words[0].is_capital
            if is_whole and self._joined(at, at + count, spelled) in self._words.body_heads:
                return count
        return 0

    def _joined(self, at: int, stop: int, write: Callable[[str], str] = str) -> str:
        return " ".join(write(token.text) for token in self._tokens[at:stop])

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
            taken = self._taken_by_body(at, stop)
            if not taken:
                break
            stop += taken
        acronym = self._acronym_ahead(at, stop)
        return acronym if acronym is not None else self._without_tail(at, stop)

    def _taken_by_body(self, first: int, at: int) -> int:
        """How many of the next tokens go on with the name of a body."""
        words, token, before = self._words, self._tokens[at], self._tokens[at - 1]
        if not token.is_word:
            is_point = token.text == "." and before.text in _CITY and self._is_capital(at + 1)
            return int(is_point or (token.text in _DASHES and self._goes_on_behind(at)))
        if not self._follows(at) and before.text not in _DASHES | {"."}:
            return 0
        if token.is_capital:
            return int(not self._is_holder(first, at))
        if (before.text, token.text) in words.pairs:
            return 1
        part = self._led_part(at) or self._small_part(at) or self._trade_part(first, at)
        if part:
            return part + self._is_number(at + part)
        goes_on = token.text in words.joints | _REGIONS and self._goes_on_behind(at)
        return int(goes_on and not self._head(at + 1))

    def _led_part(self, at: int) -> int:
        """How many tokens stand before the name of a place or a number: thị xã, quận, số."""
        for count in (2, 1):
            if self._joined(at, at + count) in self._words.place_heads | {"số"} and (
                self._is_number(at + count) or self._is_capital(at + count)
            ):
                return count
        return 0

    def _is_holder(self, first: int, at: int) -> bool:
        """Whether the holder of an office is named here: UBND tỉnh, then the chairman's name."""
        if self._tokens[first].text not in _OFFICES or not self._is_full_name(at):
            return False
        self._holders[at] = set()
        return True

    def _trade_part(self, first: int, at: int) -> int:
        """How many small words of a firm stand before a capital one: đầu tư An Mẫu."""
        if _FIRM not in self._joined(first, first + 3, spelled):
            return 0
        stop, pairs = at, self._words.pairs
        while stop < len(self._tokens) and stop - at < _MOST_BETWEEN and self._follows(stop):
            if self._tokens[stop].is_capital:
                return stop - at
            words = self._joined(stop, stop + 2).split()
            if words[0] in self._words.joints and len(words) > 1 and words[1][0].isupper():
                return stop - at
            is_pair = len(words) > 1 and (words[0].capitalize(), words[1]) in pairs
            is_road = " ".join(words) in self._words.street_heads
            taken = 2 if is_pair or is_road else self._small_part(stop)
            taken = taken or int(self._is_number(stop) and stop > at)
            if not taken:
                return 0
            stop += taken
        return 0

    def _is_number(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].text.isdecimal()

    def _is_full_name(self, at: int) -> bool:
        """Whether somebody's name of three syllables or more begins here."""
        if self._is_known_place(at - 1, at + 1):
            return False  # An is a surname, but not in Nghệ An
        stop = self._run_end(at)
        is_long = _LEAST_OF_A_PERSON < stop - at <= _MOST_OF_A_PERSON
        return (
            is_long
            and self._tokens[at].text in self._words.surnames
            and not self._is_known_place(at, stop)
        )

    def _goes_on_behind(self, at: int) -> bool:
        """Whether the name of a body goes on behind a joint or a dash.

        An acronym behind full words, and what stands behind a dash with spaces around it, is
        another name, if it is neither a place nor the beginning of words that bodies have.
        """
        if not (self._starts_part(at + 1) or self._small_part(at + 1)):
            return False
        if self._is_full_name(at + 1):
            return False
        token, after = self._tokens[at], self._tokens[at + 1]
        if after.text in _LEARNED:
            return False
        if after.text.isupper() and len(after.text) > 1:
            return self._tokens[at - 1].text.isupper()
        if token.text in {"-", "–"} and token.start > self._tokens[at - 1].stop:
            pair = self._joined(at + 1, at + 3).split()
            is_pair = len(pair) > 1 and (pair[0], pair[1]) in self._words.pairs
            place = self._is_known_place(at + 1, self._run_end(at + 1))
            return is_pair or place or self._small_part(at + 1) > 0
        return True

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
        words = self._words
        while stop > at + 1:
            last = self._tokens[stop - 1]
            is_loose = last.text in words.joints | words.place_heads
            if self._joined(stop - 2, stop, spelled) in words.small_parts:
                break  # nông thôn, where thôn is no place
            if (last.is_word or last.text.isdecimal()) and not is_loose:
                break
            stop -= 1
        return stop

    def _classified(self, at: int, stop: int) -> NameReading | None:
        """Say what a row of capitals names, by itself and by the words before it."""
        words, led = self._words, self._without_lead(at, stop)
        kind: AuthorityKind | None = None
        begins = led == at and self._begins_sentence(at)
        before = self._before(at) if led == at else self._holders.get(led, {self._tokens[at].text})
        at, first = led, self._tokens[led].text
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

    def _without_lead(self, at: int, stop: int) -> int:
        """Where a name begins behind degrees and TP: GS.TS Trần Văn Mẫu. TP. HCM is all name."""
        led = at
        while led < stop - 1 and self._tokens[led].text in _POINTED | {"."}:
            led += 1
        is_short = self._tokens[at].text in _CITY and self._tokens[led].text.isupper()
        return at if is_short or not self._tokens[led].is_word else led

    def _is_known_place(self, at: int, stop: int) -> bool:
        name = self._joined(at, stop).replace(" . ", " ").casefold()
        return name in self._words.places

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
        if at in self._holders:
            return self._holders[at]
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

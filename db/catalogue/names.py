"""Reads the names of people, bodies, places, awards and indices in Vietnamese press text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from db.catalogue.award_names import NameReading, awards_in, indices_in
from db.catalogue.body_names import BodyNames
from db.catalogue.name_lists import DISTRICT
from db.catalogue.name_text import CITY, LEARNED, NameText
from db.catalogue.name_tokens import NameToken
from db.records import AuthorityKind

_LEAST_OF_A_PERSON: Final = 2
"""A given name alone names nobody."""
_MOST_OF_A_PERSON: Final = 5
_MOST_OF_A_LISTED_NAME: Final = 4
_LEAST_OF_A_CALLED_NAME: Final = 3
"""Letters: ông Trump, but not ông Z."""
_MIDDLE_NAMES: Final = frozenset({"Văn", "Thị", "Ngọc", "Minh", "Thanh", "Hữu", "Đức", "Quang"})
_SURE_MIDDLE_NAMES: Final = frozenset({"Văn", "Thị"})
"""Only people have them, whatever the surname before."""
_CALLED: Final = frozenset({"ông", "bà", "anh", "chị", "cô", "em"})
_KINDS_OF_PEOPLE: Final = frozenset({"đàn ông", "đàn bà", "trẻ em", "chị em", "anh em"})
_STREETS: Final = frozenset({"đường", "phố", "ngõ", "hẻm"})
_SCHOOL: Final = "Trường"
_UNITS: Final = frozenset({"Q", "P", "TX"})
"""Short for quận, phường and thị xã, with a full stop behind."""


def names_in(text: str) -> list[NameReading]:
    """Find the names in one block of text, in their order; none overlaps another."""
    found = [*awards_in(text), *indices_in(text)]
    found += _Reader(text, found).read()
    return sorted(found, key=lambda one: one.start)


class _Reader:
    """Goes through one block of text. Lives for one block."""

    def __init__(self, text: str, taken: Sequence[NameReading]) -> None:
        self._text = NameText(text)
        self._bodies = BodyNames(self._text)
        self._tokens = self._text.tokens
        self._words = self._text.lists
        self._taken = taken
        self._parts = self._bodies.parts
        self._holders = self._bodies.holders
        self._listed: tuple[int, AuthorityKind] | None = None
        """Where a name ended that others of its kind may be listed behind, and its kind."""

    def read(self) -> Iterator[NameReading]:
        """Find bodies, places and people, in their order."""
        keys, starts = self._text.keys, self._words.small_starts
        at = 0
        while at < len(self._tokens):
            token = self._tokens[at]
            is_start = token.is_word and (token.is_capital or keys[at] in starts)
            if not is_start or self._is_taken(token):
                at += 1
                continue
            stop, readings = self._name(at) if token.is_capital else self._small_body(at)
            yield from readings
            at = max(stop, at + 1)

    def _is_taken(self, token: NameToken) -> bool:
        return any(one.start <= token.start < one.stop for one in self._taken)

    def _name(self, at: int) -> tuple[int, list[NameReading]]:
        """Read what begins at a capitalised token; where to go on, and the names."""
        text = self._text
        head = self._parts.head(at)
        stop = text.run_end(at)
        whole = at + self._parts.whole(at)
        is_foreign = stop > at + 1 and self._tokens[stop - 1].text in self._words.body_tails
        if at < whole < stop and text.is_place(whole, stop):
            whole = stop  # Viettel Hà Tĩnh
        is_whole = (whole > at and whole >= stop) or (is_foreign and not self._is_street(at))
        if (head or is_whole) and self._is_credit(at):
            return max(whole, stop), []
        if head and not self._is_otherwise(at, stop):
            return self._bodies.read(at, at + head)
        if stop > at + 1 and text.begins_sentence(at) and self._parts.head(at + 1):
            return at + 1, []  # Theo Sở Y tế: the first word of a sentence is capital anyway
        if is_whole:
            end = max(whole, stop)
            return end, [text.reading(AuthorityKind.ORGANISATION, at, end)]
        stop = self._dashed_place_end(at) or self._place_end(at, stop)
        reading = self._classified(at, stop)
        return stop, [reading] if reading is not None else []

    def _small_body(self, at: int) -> tuple[int, list[NameReading]]:
        """Read bodies whose head is in small letters: công ty Diệp Mẫu, sở Tài chính."""
        if self._text.is_token(at, DISTRICT) and self._text.is_number(at + 1):
            return at + 2, [self._text.reading(AuthorityKind.PLACE, at, at + 2)]
        whole = self._parts.whole(at)
        if any(one.is_capital for one in self._tokens[at : at + whole]):
            return at + whole, [self._text.reading(AuthorityKind.ORGANISATION, at, at + whole)]
        head = self._bodies.small_head(at)
        return self._bodies.read(at, at + head) if head else (at + 1, [])

    def _dashed_place_end(self, at: int) -> int | None:
        """The end of a place that has a dash in its name: Bà Rịa - Vũng Tàu."""
        if not self._text.is_token(at + 2, "-", "–"):
            return None
        ends = (end for end in (at + 5, at + 4) if end <= len(self._tokens))
        return next((end for end in ends if self._text.is_place(at, end)), None)

    def _place_end(self, at: int, stop: int) -> int:
        """The end of the place before somebody's name, or of the whole row of capitals.

        Thủ tướng Nhật Bản Shinzo Abe: a country stands between an office and who holds it.
        """
        if self._text.is_place(at, stop):
            return stop
        before = self._before(at)
        for end in range(stop - _LEAST_OF_A_PERSON, at, -1):
            if not self._text.is_place(at, end):
                continue
            is_office = any(" " in word for word in before & self._words.titles)
            is_named = end > at + 1 and self._tokens[end].text in self._words.surnames
            is_foreign = self._text.is_foreign(end) or self._text.is_foreign(end + 1)
            is_given = self._tokens[end].text in self._words.given_names
            if is_office or is_named or is_given or is_foreign:
                self._holders[end] = before
                return end
        return stop

    def _is_otherwise(self, at: int, stop: int) -> bool:
        """Whether what begins like a body is a place or somebody: Hội An, Đoàn Văn Tuấn."""
        if any(self._text.is_place(at, end) for end in range(at + 2, stop + 1)):
            return True
        if self._tokens[at].text == _SCHOOL and stop == at + _LEAST_OF_A_PERSON:
            is_kind = self._parts.head(at + 1) or self._parts.is_pair(at + 1)
            return not is_kind and not self._text.is_foreign(at + 1)  # Trường Giang is an actor
        middle = self._tokens[at + 1].text if stop > at + 1 else ""
        return self._tokens[at].text in self._words.surnames and middle in _MIDDLE_NAMES

    def _classified(self, at: int, stop: int) -> NameReading | None:
        """Say what a row of capitals names, by itself and by the words before it."""
        words, led = self._words, self._without_lead(at, stop)
        begins = led == at and self._text.begins_sentence(at)
        before = self._before(at) if led == at else self._holders.get(led, {self._tokens[at].text})
        at, first = led, self._tokens[led].text
        if begins and stop - at > 1 and not self._text.is_place(at, stop):
            # The first word of a sentence is capital anyway: Tại Hà Nội, Ông Trần Văn An.
            is_name = stop - at == _LEAST_OF_A_PERSON and first.lower() not in words.whereabouts
            if self._text.is_place(at + 1, stop) and not is_name:  # Ngọc Anh is not in England
                return self._text.reading(AuthorityKind.PLACE, at + 1, stop)
            if first.lower() in words.titles | words.place_heads:
                at, before = at + 1, {first.lower()}
        elif begins and stop - at == 1:
            return None  # Anh and Đức begin sentences that are not about England or Germany
        kind = self._kind(at, stop, before)
        if kind is None:
            return None
        self._listed = self._list_goes_on(at, stop, kind, before)
        return self._text.reading(kind, at, stop)

    def _kind(self, at: int, stop: int, before: set[str]) -> AuthorityKind | None:
        """What a row of capitals names, if that can be told."""
        is_led = bool(before & self._words.place_heads) and stop - at <= _MOST_OF_A_PERSON
        if is_led or (self._text.is_place(at, stop) and not self._is_no_place(at, stop, before)):
            return AuthorityKind.PLACE
        if not before & self._words.street_heads:
            if self._is_person(at, stop, before):
                return AuthorityKind.PERSON
            if self._is_in(at, stop, before):
                return AuthorityKind.PLACE
        return self._listed_kind(at, stop)

    def _is_no_place(self, at: int, stop: int, before: set[str]) -> bool:
        """Whether the name of a place is that of somebody, of a street or below a picture."""
        is_somebody = bool(before & _CALLED) and not before & _KINDS_OF_PEOPLE
        is_long = stop - at > 1
        return is_long and (is_somebody or bool(before & _STREETS) or self._is_credit(at))

    def _is_in(self, at: int, stop: int, before: set[str]) -> bool:
        """Whether a known place behind it says where it is: Mẫu An (Nghệ An), ở Mẫu, Ba Lan."""
        text = self._text
        if text.keys[at] in self._words.street_heads:
            return False
        is_foreign = any(text.is_foreign(one) for one in range(at, stop))
        # A club may stand so, Mẫu (Anh), and a side of the country, miền Đông (TP. HCM).
        is_inside = text.is_token(stop, "(") and not is_foreign and stop > at + 1
        if not is_inside and not (text.is_token(stop, ",") and before & self._words.whereabouts):
            return False
        if stop - at > _MOST_OF_A_LISTED_NAME or stop + 1 >= len(self._tokens):
            return False
        if not is_inside and text.keys[stop + 1] in self._words.place_heads:
            return text.is_capital(stop + 2)
        if not text.is_capital(stop + 1):
            return False
        end = text.run_end(stop + 1)
        is_closed = text.is_token(end, ")") if is_inside else text.is_token(end, ",", ".", ")", "(")
        return is_closed and text.is_place(stop + 1, end)

    def _list_goes_on(
        self, at: int, stop: int, kind: AuthorityKind, before: set[str]
    ) -> tuple[int, AuthorityKind] | None:
        """Where further names of a kind may be listed: people, and places of one kind."""
        if self._listed_kind(at, stop) is kind or kind is AuthorityKind.PERSON:
            return stop, kind
        for count in (3, 2):
            first = at - count
            if first >= 0 and before & self._words.place_heads:
                is_plural = self._text.keys[first] in self._words.plurals
                if is_plural or self._text.is_number(first):
                    return stop, kind
        return None

    def _listed_kind(self, at: int, stop: int) -> AuthorityKind | None:
        """What a row of capitals names because it is listed behind a name: A, B và C."""
        if self._listed is None or stop - at > _MOST_OF_A_LISTED_NAME:
            return None
        if len(self._text.joined(at, stop)) == 1:
            return None
        end, kind = self._listed
        text = self._text
        if not text.is_token(end, ",", "và") or at != end + 1 + text.is_token(end + 1, "và"):
            return None
        is_last = not text.is_token(end, ",") or at > end + 1
        if kind is not AuthorityKind.PLACE or not is_last:
            ends = (",", ".", "và", "…", ")", "(", ";", "-")
            if stop < len(self._tokens) and not text.is_token(stop, *ends):
                return None
        is_person = kind is AuthorityKind.PERSON
        if is_person and (stop - at < _LEAST_OF_A_PERSON or text.joined(at, stop).isupper()):
            return None
        is_other = any(
            text.is_place(one, stop) or (one < stop - 1 and self._parts.head(one) > 0)
            for one in range(at, stop)
        )
        return None if is_person and is_other else kind

    def _without_lead(self, at: int, stop: int) -> int:
        """Where a name begins behind degrees and TP: GS.TS Trần Văn Mẫu. TP. HCM is all name."""
        led = at
        while led < stop - 1 and self._tokens[led].text in CITY | LEARNED | {"."}:
            led += 1
        is_short = self._tokens[at].text in CITY and self._tokens[led].text.isupper()
        return at if is_short or not self._tokens[led].is_word else led

    def _is_person(self, at: int, stop: int, before: set[str]) -> bool:
        """Whether a row of capitals is somebody: by the surname, the given name or a title."""
        if stop == at + 1:
            return self._is_called(at, before)
        if not _LEAST_OF_A_PERSON <= stop - at <= _MOST_OF_A_PERSON:
            return False
        if self._text.joined(at, stop).isupper():
            return False
        first, second = self._tokens[at].text, self._tokens[at + 1].text
        if second in _SURE_MIDDLE_NAMES and stop > at + _LEAST_OF_A_PERSON:
            return True
        is_named = first in self._words.surnames or first in self._words.given_names
        return is_named or bool(before & self._words.titles)

    def _is_called(self, at: int, before: set[str]) -> bool:
        """Whether a foreigner is called by one name behind a title: ông Trump."""
        name = self._tokens[at].text
        if len(name) < _LEAST_OF_A_CALLED_NAME or name.isupper():
            return False
        return bool(before & self._words.calls) and self._text.is_foreign(at)

    def _is_street(self, at: int) -> bool:
        return bool(self._before(at) & self._words.street_heads)

    def _is_credit(self, at: int) -> bool:
        """Whether it only says whose a picture is: Ảnh: TTXVN."""
        return self._text.is_token(at - 1, ":") and self._text.is_token(at - 2, "Ảnh", "ảnh")

    def _before(self, at: int) -> set[str]:
        """The last one to three words before a token, if nothing but space is between."""
        if at in self._holders:
            return self._holders[at]
        if self._text.is_token(at - 1, ".") and self._text.is_token(at - 2, *_UNITS):
            return {DISTRICT}
        last = at
        if self._text.is_token(at - 1, ":") and self._text.is_token(at - 2, "như", "gồm", "là"):
            last = at - 2  # các ca sĩ như: Mẫu An, Mẫu Bình
        found: set[str] = set()
        for count in (1, 2, 3):
            first = last - count
            if first < 0 or not all(self._text.follows(one) for one in range(first + 1, last)):
                break
            if last == at and not self._text.follows(at):
                break
            words = self._text.joined(first, last)
            found |= {words, words.lower()}
        return found

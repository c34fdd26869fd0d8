"""Finds where the name of a body ends."""

from __future__ import annotations

from typing import Final

from db.catalogue.body_parts import BodyParts
from db.catalogue.name_text import CITY, LEARNED, NameText
from db.search.collation import match_key

_MOST_SYLLABLES: Final = 24
_MOST_BETWEEN: Final = 10
_LEAST_OF_AN_ACRONYM: Final = 3
_DASHES: Final = frozenset("-–&")
_REGIONS: Final = frozenset({"châu", "khu", "liên"})
_OFFICE_WORDS: Final = "UBND HĐND Ủy Uỷ Ban Chính Quốc Bộ Sở Cục Công Tỉnh Thành"
_OFFICES: Final = frozenset(_OFFICE_WORDS.split())
"""First syllables of bodies that are not named after anybody."""
_RULING_WORDS: Final = "Thượng Hạ Nghị Đảng Cơ Lực Tòa Toà Hải Không Hiệp Hội Liên"
_RULING: Final = _OFFICES | frozenset(_RULING_WORDS.split())
"""First syllables of bodies behind which a foreigner may be named who belongs to them."""


class BodyEnds:
    """Reads on from the head of a body. Lives for one block."""

    def __init__(self, text: NameText, parts: BodyParts) -> None:
        self._text = text
        self._parts = parts
        self._tokens = text.tokens
        self._lists = text.lists
        self.holders: dict[int, set[str]] = {}
        """Where names of holders of an office begin, and the words before the place of it."""

    def end(self, at: int, stop: int) -> int:
        """The end of the name of a body: capitals, the small syllables of pairs, and joints.

        What stands between it and its acronym in brackets belongs to it whatever its letters.
        What a body does is named in small letters right behind its head alone, for elsewhere it
        is the verb of the sentence.
        """
        is_wide = is_open = self._text.key(at, stop) in self._lists.open_heads
        while stop < len(self._tokens) and stop - at < _MOST_SYLLABLES:
            taken = self._taken(at, stop, is_open=is_open, is_wide=is_wide)
            if not taken:
                break
            is_joint = self._tokens[stop].text in self._lists.joints
            is_open = is_joint or (is_open and self._parts.act(stop) == taken)
            stop += taken
        acronym = self._acronym_ahead(at, stop)
        return acronym if acronym is not None else self._without_tail(at, stop)

    def _taken(self, first: int, at: int, *, is_open: bool, is_wide: bool) -> int:
        """How many of the next tokens go on with the name of a body."""
        token, before = self._tokens[at], self._tokens[at - 1]
        if not token.is_word:
            is_point = token.text == "." and before.text in CITY and self._text.is_capital(at + 1)
            return int(is_point or (token.text in _DASHES and self._goes_on_behind(at)))
        if not self._text.follows(at) and before.text not in _DASHES | {"."}:
            return 0
        if token.is_capital:
            return self._capital(first, at)
        if (before.text, token.text) in self._lists.pairs:
            return 1
        part = (
            self._parts.led_part(at)
            or self._part_behind(at)
            or self._parts.trade_part(first, at)
            or (self._parts.act(at) if is_open else 0)
            or self._parts.nested(at)
        )
        if part:
            return part + self._text.is_number(at + part)
        if token.text in self._lists.joints:
            is_wanted = is_wide or token.text in {"và", "của"}
            goes_on = is_wanted and self._is_joint(first, at)
        else:
            goes_on = token.text in _REGIONS and self._text.is_capital(at + 1)
        return int(goes_on)

    def _capital(self, first: int, at: int) -> int:
        """How many of the next tokens, the first one capitalised, go on with a body."""
        parts = self._parts
        for part in (parts.led_part, parts.whole, parts.head, parts.small_part, parts.act):
            taken = part(at)
            if taken:
                return taken
        return int(not self._is_holder(first, at) and not self._is_next(first, at))

    def _is_joint(self, first: int, at: int) -> bool:
        """Whether a body goes on behind và or của: with a word that bodies have, or a whole one."""
        parts = self._parts
        if self._text.is_token(at, "của"):
            return parts.whole(at + 1) > 0
        if parts.head(at + 1) or at + 1 >= len(self._tokens):
            return False
        is_plain = not any(one.is_capital for one in self._tokens[first + 1 : at])
        if parts.act(at + 1) and (is_plain or parts.act(at - 2)):
            return True
        is_office = self._text.keys[first] in self._lists.field_heads
        if parts.field(at + 1) or parts.is_pair(at + 1):
            return True
        if parts.small_part(at + 1) and not is_office:
            return True  # a field would be known: Bộ Ngoại giao và cảnh sát
        is_region = self._tokens[at + 1].text in _REGIONS and self._text.is_capital(at + 2)
        return is_region or (self._goes_on_behind(at) and self._tokens[at + 1].text.isupper())

    def _part_behind(self, at: int) -> int:
        """How many words go on with a name, which ends at a place: Sở Y tế Nghệ An thông tin."""
        return 0 if self._is_behind_place(at) else self._parts.small_part(at)

    def _is_behind_place(self, at: int) -> bool:
        return any(self._text.is_place(at - count, at) for count in (1, 2, 3) if count <= at)

    def _is_holder(self, first: int, at: int) -> bool:
        """Whether the holder of an office is named here: UBND tỉnh, then the chairman's name."""
        is_office = self._tokens[first].text in _OFFICES and not self._parts.is_firm(first)
        is_named = is_office or self._is_behind_place(at)
        is_holder = is_named and self._text.is_full_name(at)
        if not (is_holder or self._is_foreigner(first, at)):
            return False
        self.holders[at] = set()
        return True

    def _is_foreigner(self, first: int, at: int) -> bool:
        """Whether a foreigner is named here: by the given name, or behind a place."""
        text = self._text
        if not text.is_capital(at + 1) or not text.follows(at + 1):
            return False
        is_behind = self._is_behind_place(at)
        is_ruled = self._tokens[first].text in _RULING
        if self._tokens[at].text in self._lists.given_names:
            return is_ruled or is_behind or text.key(first, at) in self._lists.whole_bodies
        is_foreign = text.is_foreign(at) and text.is_foreign(at + 1)
        return is_ruled and is_behind and is_foreign

    def _is_next(self, first: int, at: int) -> bool:
        """Whether an acronym behind an office is another body: Bộ Công thương SCIC."""
        name, before = self._tokens[at].text, self._tokens[at - 1].text
        is_office = self._text.keys[first] in self._lists.field_heads and at > first + 1
        is_acronym = name.isupper() and len(name) >= _LEAST_OF_AN_ACRONYM and before[0].islower()
        return is_office and is_acronym and not self._text.is_place(at, at + 1)

    def _goes_on_behind(self, at: int) -> bool:
        """Whether the name of a body goes on behind a joint or a dash.

        An acronym behind full words, and what stands behind a dash with spaces around it, is
        another name, if it is neither a place nor the beginning of words that bodies have.
        """
        text = self._text
        if not (self._starts_part(at + 1) or self._parts.small_part(at + 1)):
            return False
        if text.is_full_name(at + 1):
            return False
        token, after = self._tokens[at], self._tokens[at + 1]
        if after.text in LEARNED:
            return False
        if after.text.isupper() and len(after.text) > 1:
            return self._tokens[at - 1].text.isupper()
        if token.text in {"-", "–"} and token.start > self._tokens[at - 1].stop:
            return (
                self._parts.is_pair(at + 1)
                or self._parts.is_known_place(at + 1)
                or self._parts.small_part(at + 1) > 0
            )
        return True

    def _starts_part(self, at: int) -> bool:
        """Whether a token begins a further part of a name: Đào tạo, châu Đại Dương."""
        if at >= len(self._tokens):
            return False
        is_region = self._tokens[at].text in _REGIONS and self._text.is_capital(at + 1)
        return self._text.is_capital(at) or is_region

    def _acronym_ahead(self, first: int, at: int) -> int | None:
        """Where an acronym in brackets stands soon, with nothing but words before it.

        The last word before it is a capital one, or its letters are among the initials.
        """
        for stop in range(at, min(at + _MOST_BETWEEN, len(self._tokens))):
            token = self._tokens[stop]
            if token.text == "(":
                short = self._text.short(stop) or ""
                is_whole = self._text.is_capital(stop - 1) or self._spells(short, first, stop)
                is_near = short.isupper() or stop == at
                return stop if short and is_whole and is_near else None
            if self._parts.head(stop):
                return None
            if not token.is_word and token.text not in _DASHES:
                return None
        return None

    def _spells(self, short: str, first: int, stop: int) -> bool:
        """Whether the letters of an acronym stand in order among the initials of some words."""
        initials = iter(match_key(self._text.joined(first, stop)).split())
        return all(any(word.startswith(letter) for word in initials) for letter in match_key(short))

    def _without_tail(self, at: int, stop: int) -> int:
        """Take off joints and signs at the end."""
        lists = self._lists
        while stop > at + 1:
            last = self._tokens[stop - 1]
            is_loose = last.text in lists.joints | lists.place_heads
            ends = {self._text.key(stop - count, stop) for count in (2, 3)}
            if ends & (lists.small_parts | lists.whole_bodies):
                break  # nông thôn and Tân Hoa xã, where thôn and xã are no places
            if (last.is_word or last.text.isdecimal()) and not is_loose:
                break
            stop -= 1
        return stop

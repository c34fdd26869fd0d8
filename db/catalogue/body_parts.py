"""The words that the names of bodies are made of, one by one."""

from __future__ import annotations

from typing import Final

from db.catalogue.name_lists import spelled
from db.catalogue.name_text import NameText

_MOST_BETWEEN: Final = 10
_MOST_OF_A_PART: Final = 7
_FIRM: Final = " ".join(map(spelled, ("công", "ty")))
_AGAINST: Final = "phòng , chống"
"""Much is prevented and fought: phòng, chống tham nhũng."""


class BodyParts:
    """Tells what stands at a token, for the names of bodies. Lives for one block."""

    def __init__(self, text: NameText) -> None:
        self._text = text
        self._tokens = text.tokens
        self._lists = text.lists

    def head(self, at: int) -> int:
        """How many tokens the head of a body takes here; 0 when none stands here."""
        text, lists = self._text, self._lists
        if at >= len(self._tokens) or text.keys[at] not in lists.head_firsts:
            return 0
        if not text.is_capital(at) or text.key(at, at + 2) in lists.no_starts:
            return 0
        for count in (6, 4, 3, 2, 1):
            key = text.key(at, at + count)
            if key in lists.body_heads and at + count <= len(self._tokens):
                return count if self._is_told(at, at + count) else 0
        return 0

    def _is_told(self, at: int, first: int) -> bool:
        """Whether a head that means much else goes on like the name of a body."""
        if self._text.key(at, first) not in self._lists.capital_heads:
            return True
        is_told = self.small_part(first) > 0 and not self._text.begins_sentence(at)
        return is_told or self._text.is_capital(first)

    def whole(self, at: int) -> int:
        """How many tokens a body takes here that needs no further word: Tân Hoa xã."""
        return self._longest(at, self._lists.whole_bodies, self._lists.whole_firsts)

    def is_no_head(self, at: int) -> bool:
        """Whether what looks like a head belongs to another word: trụ sở, cán bộ, bộ luật."""
        if self._text.key(at, at + 2) in self._lists.no_starts:
            return True
        return at > 0 and any(
            self._text.key(at - 1, at + count) in self._lists.no_heads
            and self._text.key(at, at + count) in self._lists.small_heads
            for count in (2, 1)
        )

    def field(self, at: int) -> int:
        """How many tokens a field takes that several offices have: Nông nghiệp và PTNT."""
        text = self._text
        if not text.is_capital(at):
            return 0
        found = 0
        for syllables in self._lists.fields.get(text.keys[at], ()):
            stop, left = at + 1, list(syllables[1:])
            while left and stop < len(self._tokens):
                if text.keys[stop] == left[0]:
                    left.pop(0)
                elif text.keys[stop] not in {",", "-", "–", "&", "và"}:
                    break
                stop += 1
            if not left:
                found = max(found, stop - at)
        return found

    def is_plural(self, at: int) -> bool:
        """Whether a word or a number stands here that says that several names follow."""
        if at < 0 or at >= len(self._tokens):
            return False
        return self._text.keys[at] in self._lists.plurals or self._text.is_number(at)

    def is_pair(self, at: int) -> bool:
        """Whether a capital word of two syllables stands here that bodies have: Đào tạo."""
        if not self._text.is_capital(at) or at + 1 >= len(self._tokens):
            return False
        return (self._tokens[at].text, self._tokens[at + 1].text.lower()) in self._lists.pairs

    def small_part(self, at: int) -> int:
        """How many of the next tokens are words in small letters within the name of a body."""
        if self._text.is_token(at + 1, ",") and self._text.key(at, at + 3) == _AGAINST:
            return self.small_part(at + 2) + 2 if self.small_part(at + 2) else 0
        return self._longest(at, self._lists.small_parts, self._lists.part_firsts)

    def act(self, at: int) -> int:
        """How many of the next tokens say what a body does: quản lý, xúc tiến."""
        return self._longest(at, self._lists.acts, self._lists.act_firsts)

    def _longest(self, at: int, words: frozenset[str], firsts: frozenset[str]) -> int:
        if at >= len(self._tokens) or self._text.keys[at] not in firsts:
            return 0
        for count in range(min(_MOST_OF_A_PART, len(self._tokens) - at), 0, -1):
            if self._text.key(at, at + count) in words:
                return count
        return 0

    def nested(self, at: int) -> int:
        """How many tokens the head in small letters of a greater body takes: công an tỉnh."""
        if self._text.keys[at] not in self._lists.small_firsts or self.is_no_head(at):
            return 0
        for count in (4, 3, 2, 1):
            if self._text.key(at, at + count) in self._lists.small_heads and self._text.follows(at):
                is_named = self._text.is_capital(at + count) or self.led_part(at + count)
                return count if is_named else 0
        return 0

    def place_head(self, at: int) -> int:
        """How many tokens the kind of a place takes here: thị xã, huyện."""
        for count in (2, 1):
            if self._text.joined(at, at + count) in self._lists.place_heads:
                return count
        return 0

    def led_part(self, at: int) -> int:
        """How many tokens stand before the name of a place or a number: thị xã, quận, số."""
        text = self._text
        if at >= len(self._tokens):
            return 0
        unit = text.unit_end(at)
        if unit is not None:
            return unit - at + text.is_number(unit)
        taken = 1 if text.is_token(at, "số") else self.place_head(at)
        return taken if text.is_number(at + taken) or text.is_capital(at + taken) else 0

    def is_known_place(self, at: int) -> bool:
        """Whether a row of capitals is a place that everybody knows."""
        if not self._text.is_capital(at):
            return False
        return self._text.is_place(at, self._text.run_end(at))

    def trade_part(self, first: int, at: int) -> int:
        """How many small words of a firm stand before a capital one: TNHH giày da An Mẫu."""
        text, stop = self._text, at
        if not self.is_firm(first):
            return 0
        is_legal = self._is_legal(at) or (text.is_capital(at - 1) and self._is_legal(at - 1))
        while stop < len(self._tokens) and stop - at < _MOST_BETWEEN:
            if text.is_capital(stop) or (stop > at and text.is_number(stop)):
                return stop - at
            if not text.follows(stop) or text.keys[stop] in self._lists.no_trade:
                return 0
            known = self.small_part(stop) or self.act(stop)
            if not (is_legal or known or self._is_road(stop)):
                return 0
            stop += known or 1
        return 0

    def is_firm(self, first: int) -> bool:
        """Whether what begins here is a firm."""
        return _FIRM in self._text.key(first, first + 3)

    def _is_road(self, at: int) -> bool:
        """Whether a road that a firm is named after stands here: quốc lộ 9."""
        return any(
            self._text.key(at - before, at + 2 - before) in self._lists.street_heads
            for before in (0, 1)
        )

    def _is_legal(self, at: int) -> bool:
        """Whether the legal form of a firm ends here: TNHH, cổ phần, một thành viên."""
        return any(self._text.key(at - count, at) in self._lists.legal_forms for count in (1, 2))

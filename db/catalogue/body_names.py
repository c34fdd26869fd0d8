"""Reads the names of bodies, also of several behind one head: Sở Y tế, Giáo dục và Đào tạo."""

from __future__ import annotations

from typing import Final

from db.catalogue.award_names import NameReading
from db.catalogue.body_ends import BodyEnds
from db.catalogue.body_parts import BodyParts
from db.catalogue.name_text import CITY, NameText
from db.records import AuthorityKind

_Span = tuple[int, int]
"""The tokens from the first to before the second."""
_POLICE: Final = "công an"


class BodyNames:
    """Reads the bodies of a block of text. Lives for one block."""

    def __init__(self, text: NameText) -> None:
        self._text = text
        self.parts = self._parts = BodyParts(text)
        self._ends = BodyEnds(text, self._parts)
        self._tokens = text.tokens
        self._lists = text.lists
        self.holders = self._ends.holders

    def small_head(self, at: int) -> int:
        """How many tokens a head in small letters takes before a name: công ty Diệp Mẫu."""
        text, lists = self._text, self._lists
        if text.keys[at] not in lists.small_firsts or self._parts.is_no_head(at):
            return 0
        for count in (6, 5, 4, 3, 2, 1):
            first = at + count
            head = text.key(at, first)
            if head in lists.small_heads and first < len(self._tokens):
                if not text.follows(first):
                    return 0
                by_place = head in lists.placed_heads and (
                    self._parts.led_part(first) > 0 or self._parts.is_known_place(first)
                )
                if by_place or self._is_shared(first) or self._is_name_of_body(first):
                    return count
        return 0

    def read(self, at: int, first: int) -> tuple[int, list[NameReading]]:
        """Read the bodies whose head ends before `first`; where to go on, and them."""
        for way in (self._of_places, self._of_fields, self._alike):
            found = way(at, first)
            if found:
                return found
        stop = self._ends.end(at, first)
        if not self._is_name(at, first, stop):
            return first, []
        return stop, [self._text.reading(AuthorityKind.ORGANISATION, at, stop)]

    def _is_name_of_body(self, at: int) -> bool:
        """Whether what follows a small head goes on with it, and is no name by itself."""
        token = self._tokens[at]
        if token.is_capital:
            is_other = self._parts.head(at) or self._parts.is_known_place(at)
            is_title = self._text.key(at, at + 2) in self._lists.calls and not self._parts.act(at)
            is_place = token.text in CITY or self._text.unit_end(at) is not None
            return not (is_other or is_title or is_place)
        if self._parts.small_part(at) or self._parts.nested(at):
            return True
        act = self._parts.act(at)
        return act > 0 and self._text.is_capital(at + act)

    def _is_name(self, at: int, first: int, stop: int) -> bool:
        """Whether head and rest name one body, and not just what kind of body it is."""
        text, lists, head = self._text, self._lists, self._text.key(at, first)
        key = text.key(at, stop)
        if self._tokens[at].is_capital and key in lists.whole_bodies:
            return True
        if stop == first or key in lists.no_bodies:
            return False
        if len(text.joined(first, stop)) == 1 and text.is_token(stop, "."):
            return False  # nhà xe M. is hidden on purpose
        if self._is_cut(first, stop) and head in lists.open_heads | lists.field_heads:
            return self._parts.is_firm(at)
        is_named = any(one.is_capital or one.text.isdecimal() for one in self._tokens[first:stop])
        if not self._tokens[at].is_capital:
            is_place = text.is_place(first, stop) and head not in lists.placed_heads
            return is_named and not is_place
        return is_named or (head not in lists.proper_heads and not self._is_act(first, stop))

    def _is_cut(self, first: int, stop: int) -> bool:
        """Whether only half of a word follows the head: Văn phòng Tổng, where thống goes on."""
        text = self._text
        if stop != first + 1 or not text.is_capital(first) or stop >= len(self._tokens):
            return False
        is_word = self._tokens[first].text.isupper() or text.is_foreign(first)
        goes_on = self._tokens[stop].is_word and text.keys[stop] not in self._lists.no_trade
        return goes_on and not is_word and text.follows(stop)

    def _is_act(self, first: int, stop: int) -> bool:
        """Whether nothing but words for what a body does follows its head: Ban quản lý."""
        while first < stop and (taken := self._parts.act(first)):
            first += taken
        return first >= stop

    def _of_places(self, at: int, first: int) -> tuple[int, list[NameReading]] | None:
        """Read bodies of the same kind in several places: công an các huyện Mẫu An và Mẫu Bình."""
        if not self._is_shared(first):
            return None
        led = first + 1 + self._parts.place_head(first + 1)
        lead = f"{self._text.joined(at, first)} {self._text.joined(first + 1, led)}"
        return self._several(lead, at, self._members(led))

    def _is_shared(self, at: int) -> bool:
        """Whether a plural word and the kind of several places stand here: các xã, 2 huyện."""
        return (
            self._parts.is_plural(at)
            and self._text.follows(at)
            and self._parts.place_head(at + 1) > 0
        )

    def _of_fields(self, at: int, first: int) -> tuple[int, list[NameReading]] | None:
        """Read offices that are named by their field: Sở Y tế, Giáo dục và Đào tạo."""
        text = self._text
        if text.key(at, first) not in self._lists.field_heads:
            return None
        first += int(text.is_token(first, ":") and self._parts.is_plural(at - 1))
        members: list[_Span] = []
        start = first
        while taken := self._parts.field(start):
            is_own = text.keys[start : start + taken] == _POLICE.split()
            if members and is_own and self._names_place(start + taken):
                break
            members.append((start, start + taken))
            start = self._next_member(start + taken)
        if not members:
            return None
        begin, stop = members[-1]
        stop = self._ends.end(at, stop)
        if len(members) == 1:
            return stop, [text.reading(AuthorityKind.ORGANISATION, at, stop)]
        members[-1] = begin, stop
        return self._several(text.joined(at, at + 1), at, members)

    def _names_place(self, at: int) -> bool:
        return self._parts.led_part(at) > 0 or self._parts.is_known_place(at)

    def _alike(self, at: int, first: int) -> tuple[int, list[NameReading]] | None:
        """Read bodies of one kind that are counted: hai hợp tác xã Mẫu An và Mẫu Bình."""
        if not self._parts.is_plural(at - 1):
            return None
        led = first + int(self._text.is_token(first, ":"))
        while led < len(self._tokens):
            is_kind = self._tokens[led].text in self._lists.kinds
            taken = int(is_kind) or self._parts.small_part(led)
            if not taken:
                break
            led += taken
        members = self._members(led)
        if any(self._text.is_place(*one) for one in members):
            return None
        return self._several(self._text.joined(at, led).replace(" :", ""), at, members)

    def _members(self, at: int) -> list[_Span]:
        """The names or numbers that are listed here."""
        found: list[_Span] = []
        while (self._text.is_capital(at) and not self._is_other(at)) or self._text.is_number(at):
            stop = self._text.run_end(at) if self._text.is_capital(at) else at + 1
            found.append((at, stop))
            at = self._next_member(stop)
        return found

    def _is_other(self, at: int) -> bool:
        return self._parts.head(at) > 0 or self._text.is_full_name(at)

    def _next_member(self, at: int) -> int:
        """Where what is listed goes on behind a comma, và or both; the end where it does not."""
        if not self._text.is_token(at, ",", "và"):
            return len(self._tokens)
        is_last = self._text.is_token(at, ",") and self._text.is_token(at + 1, "và")
        return at + 1 + is_last

    def _several(
        self, lead: str, at: int, members: list[_Span]
    ) -> tuple[int, list[NameReading]] | None:
        """Name each member by what leads them all; the first one begins with that."""
        if len(members) < 2:  # noqa: PLR2004 - a list
            return None
        found = []
        for start, stop in members:
            begin = at if start == members[0][0] else start
            name = f"{lead} {self._text.printed(start, stop)}"
            found.append(self._text.reading(AuthorityKind.ORGANISATION, begin, stop, name))
        return members[-1][1], found

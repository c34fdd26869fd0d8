"""The words of one block of text, and what each of them is by itself."""

from __future__ import annotations

import re
from typing import Final

from db.catalogue.award_names import NameReading
from db.catalogue.name_lists import name_lists, spelled
from db.catalogue.name_tokens import NameToken, name_tokens
from db.records import AuthorityKind
from db.search.syllables import fold

CITY: Final = frozenset({"TP", "Tp"})
_LEARNED_WORDS: Final = "TS GS ThS PGS TSKH BS KTS LS NSƯT NSND NS NTK MC HLV PV ĐB"
LEARNED: Final = frozenset(_LEARNED_WORDS.split())
_UNITS: Final = frozenset({"Q", "P", "H", "TX", "TT"})
"""Short for quận, phường, huyện, thị xã and thị trấn, with a full stop behind."""
_POINTED: Final = CITY | LEARNED
_MOST_SYLLABLES: Final = 24
_LEAST_OF_A_PERSON: Final = 2
_MOST_OF_A_PERSON: Final = 5
_IN_BRACKETS: Final = re.compile(
    r"\s*\(\s*(?:(?:gọi|viết)(?: tắt)?(?: là)?:?\s+)?"
    r"(?P<short>[A-ZĐ][A-ZĐ0-9&-]{1,11}|[A-Z][A-Za-z]{2,11})\s*\)"
)
_SYLLABLE: Final = re.compile(
    r"(?:ch|gh|gi|kh|ngh?|nh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
"""How a Vietnamese syllable is built, without its marks."""


class NameText:
    """Owns the tokens of a block of text. Lives for one block."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lists = name_lists()
        self.tokens: list[NameToken] = name_tokens(text)
        self.keys = [spelled(one.text) if one.is_word else one.text for one in self.tokens]
        """The tokens in small letters, as the lists have them."""

    def joined(self, at: int, stop: int) -> str:
        """Some tokens as printed, with single spaces."""
        return " ".join([token.text for token in self.tokens[at:stop]])

    def key(self, at: int, stop: int) -> str:
        """Some tokens as `spelled` writes them."""
        return " ".join(self.keys[at:stop])

    def is_token(self, at: int, *texts: str) -> bool:
        """Whether a token is one of some words or signs."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text in texts

    def follows(self, at: int) -> bool:
        """Whether a token stands right behind the one before, with nothing but space between."""
        gap = self.text[self.tokens[at - 1].stop : self.tokens[at].start]
        return gap != "" and not gap.strip() and "\n" not in gap

    def is_capital(self, at: int) -> bool:
        """Whether a capitalised word stands here."""
        if at >= len(self.tokens):
            return False
        return self.tokens[at].is_word and self.tokens[at].is_capital

    def is_number(self, at: int) -> bool:
        """Whether a number in digits stands here."""
        if at >= len(self.tokens) or not self.tokens[at].text.isdecimal():
            return False
        stop = self.tokens[at].stop
        return not self.text[stop : stop + 1].isalpha()  # 9X is no number

    def is_foreign(self, at: int) -> bool:
        """Whether a word is none that Vietnamese could have: Putin, but not Minh."""
        return not _SYLLABLE.fullmatch(fold(self.tokens[at].text))

    def begins_sentence(self, at: int) -> bool:
        """Whether a word is capital because nothing but a sign stands before it."""
        return at == 0 or self.tokens[at - 1].text in set('.!?…:;"“”-–')

    def run_end(self, at: int) -> int:
        """The end of a row of capitalised words."""
        stop = at + 1
        is_foreign = self.tokens[at].text in self.lists.given_names  # William P. Barr
        while stop < len(self.tokens) and stop - at < _MOST_SYLLABLES:
            before = self.tokens[stop - 1].text
            is_initial = len(before) == 1 and is_foreign and self.is_capital(stop + 1)
            is_point = self.tokens[stop].text == "." and (before in _POINTED or is_initial)
            if not (is_point or (self.is_capital(stop) and self.follows(stop))):
                break
            stop += 1
        return stop

    def unit_end(self, at: int) -> int | None:
        """The end of a short word for a district and its full stop: Q. 2, P.Bến Nghé."""
        if not self.is_token(at, *_UNITS) or not self.is_token(at + 1, "."):
            return None
        return at + 2 if self.is_number(at + 2) or self.is_capital(at + 2) else None

    def is_place(self, at: int, stop: int) -> bool:
        """Whether some tokens are a place that everybody knows."""
        if not 0 <= at < stop or self.tokens[at].text.casefold() not in self.lists.place_firsts:
            return False
        name = self.joined(at, stop).replace(" . ", " ").replace("–", "-").casefold()
        return name in self.lists.places

    def is_full_name(self, at: int) -> bool:
        """Whether somebody's name of three syllables or more begins here."""
        if self.is_place(at - 1, at + 1):
            return False  # An is a surname, but not in Nghệ An
        stop = self.run_end(at)
        is_long = _LEAST_OF_A_PERSON < stop - at <= _MOST_OF_A_PERSON
        is_family = self.tokens[at].text in self.lists.surnames
        return is_long and is_family and not self.is_place(at, stop)

    def printed(self, at: int, stop: int) -> str:
        """Some tokens as they stand in the text, with single spaces."""
        return " ".join(self.text[self.tokens[at].start : self.tokens[stop - 1].stop].split())

    def reading(
        self, kind: AuthorityKind, at: int, stop: int, name: str | None = None
    ) -> NameReading:
        """What some tokens name, by the name given or as printed, with its acronym."""
        start, end = self.tokens[at].start, self.tokens[stop - 1].stop
        short = self.short(stop)
        if short and not short.isupper() and kind is not AuthorityKind.ORGANISATION:
            short = None
        return NameReading(kind, name or self.printed(at, stop), start, end, short)

    def short(self, stop: int) -> str | None:
        """The acronym in brackets right behind a name that ends here."""
        match = _IN_BRACKETS.match(self.text, self.tokens[stop - 1].stop) if stop else None
        if stop < len(self.tokens) and self.tokens[stop].text == "(":
            match = _IN_BRACKETS.match(self.text, self.tokens[stop].start)
        if match is None or match["short"].casefold() in self.lists.places:
            return None
        is_word = _SYLLABLE.fullmatch(match["short"].lower()) and not match["short"].isupper()
        return None if is_word else match["short"]

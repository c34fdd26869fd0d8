"""Reads a number as it is printed, in digits and in words, with its scale and precision."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from db.search.numbers import NUMBER, number_forms

_MOST_DIGITS: Final = 18

_DIGITS: Final = re.compile(rf"(?<![^\W_]){NUMBER}")
_SCALE: Final = re.compile(
    r"\s{0,2}(?P<scale>nghìn|ngàn|vạn|triệu|tr|tỷ|tỉ)(?![^\W_])"
    r"(?!\s(?:lệ|số|giá|trọng|suất|phú)(?![^\W_]))",
    re.IGNORECASE,
)
_HALF: Final = re.compile(r"\srưỡi(?![^\W_])", re.IGNORECASE)
_SMALLER: Final = re.compile(r"\s(\d{1,3})(?![\d.,])")
_WORD: Final = re.compile(r"[^\W\d_]+")

_SCALES: Final = {
    "trăm": 100,
    "nghìn": 1000,
    "ngàn": 1000,
    "vạn": 10_000,
    "triệu": 10**6,
    "tr": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_UNITS: Final = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_TENS: Final = frozenset({"mươi", "chục"})
_SMALL: Final = frozenset({"linh", "lẻ"})
_MAY_BEGIN: Final = tuple(word for word in _UNITS if word not in {"không", "mốt", "tư", "lăm"})
_MOST_WORDS: Final = 12


class Numeral(NamedTuple):
    """A number of a text; `text[start:stop]` is how it is written."""

    start: int
    stop: int
    value: Decimal
    precision: Decimal
    """The unit of its last stated digit."""
    is_scaled: bool
    """It has a word such as triệu."""
    in_words: bool = False

    def numeral_signs(self, text: str) -> bool:
        """Whether its digits are printed with points, commas or spaces between them."""
        return not text[self.start : self.stop].partition(" ")[0].isdecimal()


def plain(number: Decimal) -> str:
    """A decimal number without exponent and without zeros that say nothing."""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def digits(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The next number in digits from a place on."""
    return _DIGITS.search(text, start, stop)


def read_digits(text: str, start: int, stop: int) -> Numeral | None:
    """Read the number in digits at a span: 589.005, 99,5, 600 nghìn, 3 tỷ 200 triệu.

    None when it is a version, an address or too long for a number that counts.
    """
    printed = text[start:stop]
    bare = _bare(printed)
    if bare is None:
        return None
    first = _scaled(text, stop, *bare)
    scale, end = first.scale, first.stop
    value, precision = first.value, first.precision
    while scale > 1:  # 3 tỷ 200 triệu: what follows is written in a smaller scale
        more = _SMALLER.match(text, end)
        if more is None:
            break
        part = _scaled(text, more.end(), Decimal(more[1]), Decimal(1))
        if not 1 < part.scale < scale:
            break
        value, precision, end, scale = value + part.value, part.precision, part.stop, part.scale
    if scale > 1 and (half := _HALF.match(text, end)):
        value, precision, end = value + scale / 2, scale / 2, half.end()
    return Numeral(start, end, value, precision, is_scaled=first.scale > 1)


def _bare(printed: str) -> tuple[Decimal, Decimal] | None:
    """The value and precision of digits without a scale."""
    if len(printed) > _MOST_DIGITS + 6 or (printed[0] == "0" and printed[1:2].isdigit()):
        return None
    form = number_forms(printed)[0]
    if not form or len(form) > _MOST_DIGITS:
        return None
    value = Decimal(form)
    return value, Decimal(1).scaleb(int(value.as_tuple().exponent))


class _Scaled(NamedTuple):
    value: Decimal
    precision: Decimal
    scale: Decimal
    stop: int


def _scaled(text: str, stop: int, value: Decimal, precision: Decimal) -> _Scaled:
    scale = Decimal(1)
    for _ in range(2):  # nghìn tỷ
        match = _SCALE.match(text, stop)
        if match is None:
            break
        scale *= _SCALES[match["scale"].lower()]
        stop = match.end()
    return _Scaled(value * scale, precision * scale, scale, stop)


@cache
def number_word() -> re.Pattern[str]:
    """Finds a word that a number in words may begin with; compiled on first use."""
    words = "|".join(_MAY_BEGIN)
    titled = "|".join(word.capitalize() for word in _MAY_BEGIN)
    return re.compile(rf"(?<![\w-])(?:{words}|{titled})(?![\w-])")


def read_words(text: str, start: int) -> Numeral | None:
    """Read the number in words at a place: hai mươi lăm, một trăm linh ba, ba chục, triệu rưỡi.

    None when nothing can be made of the words: "ba bốn" is three, and four is left.
    """
    spoken, stop, at = _Spoken(), start, start
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, at)
        if match is None or not spoken.take(match[0].lower()):
            break
        stop = match.end()
        if text[stop : stop + 1] not in {" ", "\u00a0"}:
            break
        at = stop + 1
    if stop == start or not spoken.is_whole:
        return None
    value, precision = spoken.value, spoken.precision
    return Numeral(start, stop, value, precision, spoken.is_scaled, in_words=True)


class _Spoken:
    """A number in words as far as it was read; lives for one number."""

    def __init__(self) -> None:
        self.precision = Decimal(1)
        self.is_scaled = False
        self._done = Decimal(0)
        self._hundreds = 0
        self._part: int | None = None
        self._former = ""

    @property
    def value(self) -> Decimal:
        """What was read so far."""
        return self._done + self._hundreds + (self._part or 0)

    @property
    def is_whole(self) -> bool:
        """Whether it may stop here: after "linh" something has to follow."""
        return self._former not in _SMALL

    def take(self, word: str) -> bool:
        """Go on with a word; False when it does not belong to the number."""
        if word in _UNITS:
            taken = self._take_digit(word)
        elif word in _TENS:
            taken = self._part is not None and self._former in _UNITS
            self._multiply(10, taken=taken)
        elif word in _SMALL:
            taken = self._former in _SCALES
        elif word in _SCALES:
            taken = self._take_scale(word)
        else:
            taken = word == "rưỡi" and self._take_half()
        if taken:
            self._former = word
        return taken

    def _take_digit(self, word: str) -> bool:
        """A digit stands first, behind ten, tens or a scale; "mười năm" are ten years."""
        former, digit = self._former, _UNITS[word]
        if former and former != "mười" and former not in {*_TENS, *_SMALL, *_SCALES}:
            return False
        if former in {"mười", *_TENS} and (word == "năm" or digit >= _UNITS["mười"]):
            return False
        self._part = (self._part or 0) + digit if former in {"mười", *_TENS} else digit
        self.precision = Decimal(1)
        return True

    def _multiply(self, factor: int, *, taken: bool) -> None:
        if taken and self._part is not None:
            self._part *= factor
            self.precision = Decimal(factor)

    def _take_scale(self, word: str) -> bool:
        scale = _SCALES[word]
        if word == "trăm":
            if self._part is None or self._former not in _UNITS:
                return False
            self._hundreds, self._part = self._hundreds + self._part * scale, None
        else:
            if self._part is None and not self._hundreds:
                return False
            self._done += (self._hundreds + (self._part or 0)) * scale
            self._hundreds, self._part, self.is_scaled = 0, None, True
        self.precision = Decimal(scale)
        return True

    def _take_half(self) -> bool:
        if self._former not in _SCALES:
            return False
        self.precision = Decimal(_SCALES[self._former]) / 2
        self._done += self.precision
        return True

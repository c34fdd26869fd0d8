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
    r"[ \u00a0]{0,2}(?P<scale>nghìn|ngàn|vạn|triệu|tr|tỷ|tỉ)(?![^\W_])"
    r"(?![ \u00a0](?:lệ|số|giá|trọng|suất|phú)(?![^\W_]))",
    re.IGNORECASE,
)
_HALF: Final = re.compile(r"[ \u00a0]rưỡi(?![^\W_])", re.IGNORECASE)
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
_MAY_BEGIN: Final = frozenset("một hai ba bốn năm sáu bảy bẩy tám chín mười".split())
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
        return not text[self.start : self.stop].split(" ")[0].isdecimal()


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
        more = re.compile(r"[ \u00a0](\d{1,3})(?![\d.,])").match(text, end)
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
    words = "|".join(sorted(_MAY_BEGIN))
    titled = "|".join(word.capitalize() for word in sorted(_MAY_BEGIN))
    return re.compile(rf"(?<![\w-])(?:{words}|{titled})(?![\w-])")


def read_words(text: str, start: int) -> Numeral | None:
    """Read the number in words at a place: hai mươi lăm, một trăm linh ba, chục, rưỡi.

    None when nothing can be made of the words: "ba bốn" is no number.
    """
    total = Decimal(0)
    part: int | None = None
    group, precision, stop, at, scaled = 0, 1, start, start, False
    former = ""
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, at)
        if match is None:
            break
        word = match[0].lower()
        if word in _UNITS and (former == "" or former in _TENS or former in _SMALL or former in _SCALES or former == "mười"):
            if former == "mười" and _UNITS[word] > 9:  # noqa: PLR2004 - mười mười is no number
                break
            if word == "năm" and former and former not in _SCALES and former not in _SMALL:
                break  # mười năm, hai mươi năm: ten years, twenty years
            part = (part or 0) + _UNITS[word] if former == "mười" or former in _TENS else _UNITS[word]
            precision = 1
        elif word in _TENS and part is not None and former in _UNITS:
            part, precision = part * 10, 10
        elif word in _SMALL and former in _SCALES:
            part = None
        elif word == "rưỡi" and former in _SCALES:
            half = Decimal(_SCALES[former]) / 2
            return Numeral(start, match.end(), total + group + half, half, scaled, in_words=True)
        elif word == "trăm" and part is not None:
            group, part, precision = group + part * 100, None, 100
        elif word in _SCALES and (part is not None or group):
            total += (group + (part or 0)) * _SCALES[word]
            group, part, precision, scaled = 0, None, _SCALES[word], True
        else:
            break
        former, stop = word, match.end()
        at = stop + (text[stop : stop + 1] in {" ", "\u00a0"})
        if at == stop:
            break
    if former in {"", *_SMALL}:
        return None
    value = total + group + (part or 0)
    return Numeral(start, stop, value, Decimal(precision), scaled, in_words=True)

"""How numbers and dates in a text are read: one spelling for a number, further names for a date.

Numbers with separators, dates and magnitudes follow rule 1.9 of the archive's Vietnamese
specification. A date or a magnitude gets an alias, a term that stands at the position of its
first number: `#d20181024` a day, `#m201810` a month, `#dm1107` a day without a year,
`#n600000` a number written with a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

_CACHED_NUMBERS: Final = 1 << 14

SPACES: Final = " \u00a0\u202f"
"""The spaces that may part the groups of a number."""

NUMBER: Final = (
    rf"[0-9](?:(?<=[1-9])(?<![0-9][{SPACES}./,-][0-9])[0-9]{{0,2}}"
    rf"(?:(?: [0-9]{{3}})+|(?:\u00a0[0-9]{{3}})+|(?:\u202f[0-9]{{3}})+)"
    rf"(?:[.,][0-9]{{1,2}})?(?![{SPACES}./,-]?[0-9]|[^\W_])"
    r"|[0-9]*(?:[.,][0-9]+)*)"
)
"""Pattern of a number as printed; space parts groups only between pure groups of digits."""

_GROUPED: Final = re.compile(
    r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]{1,2}))?"
    r"|([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]{1,2}))?"
    rf"|([1-9][0-9]{{0,2}}(?:[{SPACES}][0-9]{{3}})+)(?:[.,]([0-9]{{1,2}}))?"
)
_DECIMAL: Final = re.compile(r"([0-9]+)[.,]([0-9]{1,2}|[0-9]{4,})|(0)[.,]([0-9]+)")
_BARE: Final = re.compile(rf"[0-9.,{SPACES}]*")
_SIGNS: Final = re.compile(rf"([.,{SPACES}])")
_SEPARATORS: Final = str.maketrans("", "", f".,{SPACES}")

_DAY: Final = frozenset({"ngày", "ngay"})
_DAY_PARTS: Final = frozenset(
    {"sáng", "sang", "trưa", "trua", "chiều", "chieu", "tối", "toi", "đêm", "dem"}
)
_DAY_WORDS: Final = _DAY | _DAY_PARTS | {"mùng", "mung", "mồng", "mong", "hôm", "hom"}
_MONTH: Final = frozenset({"tháng", "thang"})
_YEAR: Final = frozenset({"năm", "nam"})
_LIST_WORDS: Final = frozenset({"và", "va", "đến", "den"})
_LIST_SIGNS: Final = frozenset({",", "-", "–"})

_MAGNITUDES: Final = {
    "nghìn": 10**3,
    "nghin": 10**3,
    "ngàn": 10**3,
    "ngan": 10**3,
    "triệu": 10**6,
    "trieu": 10**6,
    "tỉ": 10**9,
    "ti": 10**9,
}
_BILLION: Final = frozenset({"tỉ", "ti"})
# After "tỷ" these make another word: tỷ lệ, tỷ số, tỷ giá, tỷ trọng, tỷ suất.
_NO_BILLION_BEFORE: Final = frozenset(
    ("lệ", "le", "số", "so", "giá", "gia", "trọng", "trong", "suất", "suat")
)
_LONGEST_MAGNITUDE: Final = 15
_MOST_MAGNITUDES: Final = 2  # nghìn tỷ, triệu tỷ
_MONTH_LENGTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Role(IntEnum):
    """What a word may be to the numbers of a text; no word that is a `STRANGER` changes a date."""

    STRANGER = 0
    LINK = 1
    """It says something of two numbers, when it stands between them: tháng, năm, và, ngày."""
    MAGNITUDE = 2
    """It goes on with the number before it."""
    NO_BILLION = 3
    """After tỷ it says that tỷ is no magnitude: tỷ lệ."""


def role(accented: str) -> Role:
    """What a word, as index form, may be to the number before it."""
    if accented in _MAGNITUDES:
        return Role.MAGNITUDE
    if accented in _NO_BILLION_BEFORE:
        return Role.NO_BILLION
    is_link = accented in _MONTH or accented in _YEAR or accented in _LIST_WORDS or accented in _DAY
    return Role.LINK if is_link else Role.STRANGER


def leads(accented: str, *, words: bool) -> bool:
    """Whether a word, as index form, makes a date of the numbers after it: ngày, sáng, tháng.

    `words` tells whether words follow the first number; signs alone need no word for a day.
    """
    return accented in _MONTH or (words and accented in _DAY_WORDS)


@lru_cache(_CACHED_NUMBERS)
def part_number(printed: str) -> tuple[str, ...]:
    """What `NUMBER` matched, as numbers and the signs between them by turns.

    Most are one number; 24.10.2018 and 192.168.1.1 are several.
    """
    return (printed,) if _whole(printed) else tuple(_SIGNS.split(printed))


@lru_cache(_CACHED_NUMBERS)
def number_forms(printed: str) -> tuple[str, str]:
    """The index form of one number, twice: a number has the same accented and folded form.

    `589.005`, `589,005` and `589 005` are 589005; `2,5` and `2.5` are 2.5; leading zeros go.
    """
    form = _whole(printed) or ""
    return form, form


def _whole(printed: str) -> str | None:
    # What follows the last digit are marks on it, such as those of a keycap.
    bare = _BARE.match(printed)
    number = bare[0] if bare else ""
    return _integer(number) or _grouped(number) or _decimal(number)


def _integer(printed: str) -> str | None:
    return (printed.lstrip("0") or "0") if printed.isdecimal() else None


def _grouped(printed: str) -> str | None:
    found = _GROUPED.fullmatch(printed)
    if not found:
        return None
    groups = [part for part in found.groups() if part]
    return ".".join([groups[0].translate(_SEPARATORS), *groups[1:]])


def _decimal(printed: str) -> str | None:
    found = _DECIMAL.fullmatch(printed)
    if not found:
        return None
    whole, fraction = [part for part in found.groups() if part]
    return f"{whole.lstrip('0') or '0'}.{fraction}"


class _Date(NamedTuple):
    """A date in the text: positions of its first and last number, and what they say."""

    first: int
    last: int
    month: int
    day: int | None = None
    year: int | None = None

    def names(self, day: int | None) -> tuple[str, ...]:
        """The aliases of this date, or of another day of the same month."""
        if self.year is None:
            return (f"#dm{self.month:02}{day:02}",)
        month = f"{self.year:04}{self.month:02}"
        return (f"#m{month}",) if day is None else (f"#d{month}{day:02}", f"#m{month}")


def aliases(
    forms: Sequence[str], gaps: Sequence[str], numbers: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """The date and magnitude aliases of a text, by position.

    `forms` are the accented index forms, `gaps[n]` is what stands before the form `n`, and
    `numbers` are the positions of the numbers in ascending order.
    """
    text = _Neighbours(forms, gaps)
    found: dict[int, tuple[str, ...]] = {}
    free = 0  # the first position that belongs to no date yet
    for number in numbers:
        date = text.date(number, free) if number >= free else None
        if date:
            found[date.first] = date.names(date.day)
            if date.day is not None:
                for at, day in text.days_listed_before(date.first, date.day, free):
                    found[at] = date.names(day)
            free = date.last + 1
        magnitude = text.magnitude(number)
        if magnitude:
            found[number] = (*found.get(number, ()), magnitude)
    return found


class _Neighbours:
    """Reads dates and magnitudes out of the words around a number; lives for one text."""

    def __init__(self, forms: Sequence[str], gaps: Sequence[str]) -> None:
        self._forms = forms
        self._gaps = gaps

    def _form(self, at: int) -> str:
        return self._forms[at] if 0 <= at < len(self._forms) else ""

    def _gap(self, at: int) -> str:
        return self._gaps[at] if 0 <= at < len(self._gaps) else ""

    def _number(self, at: int, low: int, high: int) -> int:
        """The number at a position, or 0 when there is none in this range."""
        form = self._form(at)
        if len(form) > len("9999") or not form.isdecimal():
            return 0
        value = int(form)
        return value if low <= value <= high else 0

    def _day(self, at: int) -> int:
        return self._number(at, 1, 31)

    def _month(self, at: int) -> int:
        return self._number(at, 1, 12)

    def _year(self, at: int) -> int:
        return self._number(at, 1000, 2999)

    def _follows(self, at: int, words: frozenset[str]) -> bool:
        """Whether one of the words is at a position, with only a space before it."""
        return self._form(at) in words and _is_space(self._gap(at))

    def date(self, at: int, free: int) -> _Date | None:
        """The date whose first number is at a position."""
        return self._full_date(at) or self._short_date(at) or self._spoken_date(at, free)

    def _full_date(self, at: int) -> _Date | None:
        """24/10/2018, 24-10-2018, 24.10.2018, 2018-10-24."""
        sign = self._gap(at + 1)
        if sign not in {"/", "-", "."} or self._gap(at + 2) != sign:
            return None
        month = self._month(at + 1)
        day, year = self._day(at), self._year(at + 2)
        if not year and sign == "-":
            day, year = self._day(at + 2), self._year(at)
        return _Date(at, at + 2, month, day, year) if year and _exists(day, month) else None

    def _short_date(self, at: int) -> _Date | None:
        """7/11, 10/2018, 10-2018; not inside 10/2018/NĐ-CP or 5/38/31."""
        sign = self._gap(at + 1)
        if sign not in {"/", "-"} or {self._gap(at), self._gap(at + 2)} & {"/", sign}:
            return None
        month, year = self._month(at), self._number(at + 1, 1800, 2099)
        if month and year:
            return _Date(at, at + 1, month, year=year)
        day, month = self._day(at), self._month(at + 1)
        return _Date(at, at + 1, month, day) if sign == "/" and _exists(day, month) else None

    def _spoken_date(self, at: int, free: int) -> _Date | None:
        """Ngày 24 tháng 10 năm 2018, ngày 24 tháng 10, tháng 10 năm 2018."""
        if self._follows(at + 1, _MONTH) and _is_space(self._gap(at + 2)):
            day, month = self._day(at), self._month(at + 2)
            last, year = self._year_after(at + 2)
            if _exists(day, month) and (year or self._is_day_of_month(at, day, free)):
                return _Date(at, last, month, day, year)
        month = self._month(at)
        if month and self._form(at - 1) in _MONTH and _is_space(self._gap(at)):
            last, year = self._year_after(at)
            if year:
                return _Date(at, last, month, year=year)
        return None

    def _year_after(self, at: int) -> tuple[int, int | None]:
        """The position and the year that follow a month; its own position when none does."""
        if self._gap(at + 1) in {"/", "-"}:
            year, last = self._year(at + 1), at + 1
        elif self._form(at + 1) in _YEAR and self._gap(at + 1).strip() in {"", ","}:
            year, last = self._year(at + 2) if _is_space(self._gap(at + 2)) else 0, at + 2
        else:
            year, last = 0, at
        return (last, year) if year else (at, None)

    def _is_day_of_month(self, at: int, day: int, free: int) -> bool:
        """Whether "24 tháng 10" is a date: a prison term of 9 tháng 10 ngày is none."""
        first = min([at, *(listed for listed, _ in self.days_listed_before(at, day, free))])
        return self._form(first - 1) in _DAY_WORDS and _is_space(self._gap(first))

    def days_listed_before(self, at: int, day: int, free: int) -> Iterator[tuple[int, int]]:
        """Positions and days that share the month of a day: the 7 of "7 và 8/11", "7-8/11"."""
        while True:
            at = self._listed_before(at)
            earlier = self._day(at)
            if at < free or not 0 < earlier < day:
                return
            day = earlier
            yield at, day

    def _listed_before(self, at: int) -> int:
        """The position that a list joins to this one, -1 when nothing does."""
        if self._follows(at - 1, _DAY) and _is_space(self._gap(at)):
            at -= 1
        gap = self._gap(at)
        if gap.strip(SPACES) in _LIST_SIGNS:
            return at - 1
        return at - 2 if _is_space(gap) and self._follows(at - 1, _LIST_WORDS) else -1

    def magnitude(self, at: int) -> str | None:
        """The alias of "600 nghìn", "2,5 triệu", "3 nghìn tỷ"."""
        if len(self._form(at)) > _LONGEST_MAGNITUDE:
            return None
        factor, follower = 1, at + 1
        while (
            follower <= at + _MOST_MAGNITUDES
            and self._form(follower) in _MAGNITUDES
            and not self._gap(follower).strip(SPACES)
        ):
            factor *= _MAGNITUDES[self._form(follower)]
            follower += 1
        billions = self._form(follower - 1) in _BILLION
        if factor == 1 or (billions and self._follows(follower, _NO_BILLION_BEFORE)):
            return None
        value = f"{Decimal(self._form(at)) * factor:f}"
        return f"#n{value.rstrip('0').rstrip('.') if '.' in value else value}"


def _is_space(gap: str) -> bool:
    return bool(gap) and not gap.strip(SPACES)


def _exists(day: int, month: int) -> bool:
    return bool(day and month) and day <= _MONTH_LENGTHS[month - 1]

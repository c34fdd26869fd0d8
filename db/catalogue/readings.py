"""Reads the numbers of one paragraph that count or measure something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from db.catalogue.counted import Counted, counted_at
from db.catalogue.date_expressions import DateExpression
from db.catalogue.numerals import Numeral, digits, number_word, read_digits, read_words
from db.catalogue.qualifiers import is_few, qualified
from db.catalogue.ranks import ranks
from db.catalogue.uncounted import is_clock, is_joined, is_named, is_score, word_before
from db.catalogue.units import COUNT, unit_named
from db.records import Qualifier, Unit

_GAP: Final = re.compile(r"\s?(?:[-–]|đến|tới)\s?(?=\d)|\s(?:đến|tới)\s(?=\d)")
_DATED: Final = re.compile(r"ngày\s\d{1,2}\s?[/-]|năm\s(?:19|20)\d\d(?!\d)", re.IGNORECASE)
"""Of "Bến Thuỷ 4 ngày 15-11" the 4 counts no days."""
_HALF: Final = re.compile(r"\srưỡi(?!\w)", re.IGNORECASE)
_PER: Final = re.compile(r"/(?P<per>(?:m2|m3|m²|m³|24\s?h|[^\W\d_]+))(?![^\W_])")
_PORTION: Final = re.compile(r"/(?P<of>\d{1,7}(?:\.\d{3})*)(?=\s[^\W\d_])")
_FIRST_YEAR: Final = 1500
_LAST_YEAR: Final = 2099
_SMALLEST_PORTION: Final = 13
_YEAR_BEFORE_WORDS: Final = (
    "mỗi hàng hằng nhiều cả đầu cuối những các mấy vài suốt giữa theo qua một trong hai ba "
    "tuổi sau trước cùng của đến từ vào"
)
_YEAR_BEFORE: Final = frozenset(_YEAR_BEFORE_WORDS.split())
"""Before "năm" they say that it is a year."""
_NO_NUMBER_BEFORE_WORDS: Final = "thứ cả hàng vài mấy ông bà tháng tư tuổi lớp lần nhóm bộ đôi"
_NO_NUMBER_BEFORE: Final = frozenset(_NO_NUMBER_BEFORE_WORDS.split())
_THAT: Final = re.compile(r"\s(?:này|kia|đó|ấy|nói\strên|còn\slại\snày)(?!\w)")
_PAIRS: Final = frozenset({"con", "người", "nhà", "sở", "ban"})


class Reading(NamedTuple):
    """A number of a paragraph with its unit; offsets count code points of the paragraph."""

    start: int
    stop: int
    numeral_start: int
    numeral_stop: int
    value: Decimal
    precision: Decimal
    qualifier: Qualifier
    unit: Unit | None
    per: str | None
    is_sure: bool
    """What it counts is in a list; else the words behind it were taken for a noun."""
    bound: str | None = None
    """`lower` or `upper` where it is an end of a range."""
    by: str | None = None
    """What a rank is by."""


def readings(text: str, dates: list[DateExpression]) -> list[Reading]:
    """Read a paragraph whose date expressions are known, in the order of its numbers.

    A range has two: its lower end, qualified "at least", and its upper end, "at most".
    """
    taken = [(one.start, one.stop) for one in dates]
    found: list[Reading] = []
    for rank in ranks(text):
        unit = unit_named("hạng")
        sure = Reading(
            *(rank.start, rank.stop, rank.start, rank.stop, Decimal(rank.value), Decimal(1)),
            *(Qualifier.EXACT, unit, None, True, None, rank.by or ""),
        )
        found.append(sure)
        taken.append((rank.start, rank.stop))
    found += _in_digits(text, sorted(taken))
    found += _in_words(text, sorted([*taken, *((one.start, one.stop) for one in found)]))
    found.sort()
    return [one for at, one in enumerate(found) if not at or one.start >= found[at - 1].stop]


def _free(taken: list[tuple[int, int]], start: int, at: int) -> tuple[int, int | None]:
    """Step through the taken spans: where to go on behind the one around a place, if any."""
    while at < len(taken) and taken[at][1] <= start:
        at += 1
    inside = at < len(taken) and taken[at][0] <= start
    return at, taken[at][1] if inside else None


def _in_digits(text: str, taken: list[tuple[int, int]]) -> Iterator[Reading]:
    place, at = 0, 0
    while match := digits(text, place, len(text)):
        start, stop = match.span()
        at, behind = _free(taken, start, at)
        if behind is not None:
            place = max(behind, stop)
            continue
        place = stop
        numeral = read_digits(text, start, stop)
        if numeral is None or _is_uncounted(text, numeral):
            continue
        upper = _upper(text, numeral)
        if upper is not None:
            pair = _range(text, numeral, upper)
            yield from pair
            place = pair[-1].stop if pair else upper.stop
            continue
        reading = _reading(text, numeral, None)
        if reading is not None:
            yield reading
            place = max(reading.stop, stop)


def _is_uncounted(text: str, numeral: Numeral) -> bool:
    start, stop = numeral.start, numeral.stop
    if _PORTION.match(text, stop) and text[start - 1 : start] != "/":
        return False
    return (
        is_clock(text, start, stop) or is_joined(text, start, stop) or is_score(text, start, stop)
    )


def _upper(text: str, lower: Numeral) -> Numeral | None:
    """The other end of a range: from 5 to 7%, 20-30 people."""
    counted = counted_at(text, lower.stop)
    for stop in (lower.stop, counted.stop if counted else lower.stop):
        gap = _GAP.match(text, stop)
        if gap is None:
            continue
        match = digits(text, gap.end(), len(text))
        if match is None or match.start() != gap.end():
            return None
        upper = read_digits(text, *match.span())
        if upper is None or _is_uncounted(text, upper):
            return None
        rises = "lên" in text[stop : gap.end()]
        return None if rises else upper
    return None


def _range(text: str, lower: Numeral, upper: Numeral) -> list[Reading]:
    """Both ends; the unit and the scale that only the upper one names hold for the lower one."""
    high = _reading(text, upper, Qualifier.AT_MOST)
    if high is None or is_named(word_before(text, lower.start), counts=False):
        return []
    if upper.is_scaled and not lower.is_scaled and lower.value < upper.value:
        scale = (
            upper.value / (read := read_digits_alone(text, upper)) if upper.value else Decimal(1)
        )
        if read and lower.value <= read:
            lower = lower._replace(value=lower.value * scale, precision=lower.precision * scale)
    own = counted_at(text, lower.stop)
    stop = own.stop if own and own.stop <= upper.start else lower.stop
    if lower.value >= upper.value:
        return [high._replace(qualifier=Qualifier.EXACT)]
    low = high._replace(
        start=lower.start,
        stop=stop,
        numeral_start=lower.start,
        numeral_stop=lower.stop,
        value=lower.value,
        precision=lower.precision,
        qualifier=Qualifier.AT_LEAST,
        bound="lower",
    )
    return [low, high._replace(start=upper.start, bound="upper")]


def read_digits_alone(text: str, numeral: Numeral) -> Decimal:
    """The value of a numeral without its scale."""
    match = digits(text, numeral.start, numeral.stop)
    bare = read_digits(match[0], 0, len(match[0])) if match else None
    return bare.value if bare else numeral.value


def _reading(text: str, numeral: Numeral, qualifier: Qualifier | None) -> Reading | None:
    """The reading of a number in digits; None when it names something instead of counting."""
    portion = _PORTION.match(text, numeral.stop)
    counted = counted_at(text, portion.end() if portion else numeral.stop)
    if portion and (counted is None or not _is_portion(numeral, portion["of"])):
        return None
    start = numeral.start
    before = word_before(text, start)
    if counted and _DATED.match(text, counted.stop - len(counted.unit.label)):
        return None
    is_share = counted is not None and counted.unit.code == "%"
    if not is_share and is_named(before, counts=counted is not None and counted.is_known):
        return None
    few = is_few(float(numeral.value)) and not is_share
    stop = counted.stop if counted else numeral.stop
    words = qualified(text, start, stop, few=few)
    if not _counts(text, numeral, counted, before, words.qualifier):
        return None
    value, precision = numeral.value, numeral.precision
    if counted and value == value.to_integral_value() and (half := _HALF.match(text, stop)):
        value, precision, stop = value + Decimal("0.5"), Decimal("0.5"), half.end()
    per = _PER.match(text, stop)
    unit = counted.unit if counted else None
    if unit is None and per and numeral.is_scaled:
        unit = unit_named("đồng")
    return Reading(
        words.start if qualifier is None else start,
        per.end() if per else max(stop, words.stop),
        numeral.start,
        numeral.stop,
        value,
        precision,
        qualifier or words.qualifier,
        unit,
        _per_name(per["per"]) if per else None,
        counted is not None and counted.is_known,
    )


def _per_name(printed: str) -> str:
    names = {
        "năm": "year",
        "tháng": "month",
        "ngày": "day",
        "giờ": "hour",
        "h": "hour",
        "tuần": "week",
    }
    return names.get(printed.lower(), {"m2": "m²", "m3": "m³"}.get(printed, printed))


def _is_portion(numeral: Numeral, of: str) -> bool:
    """Whether 57/68 counts 57 of 68: 2/3 and 1/500 are fractions and scales."""
    whole = int(of.replace(".", ""))
    return whole >= _SMALLEST_PORTION and 1 < numeral.value < whole


def _counts(
    text: str, numeral: Numeral, counted: Counted | None, before: str, qualifier: Qualifier
) -> bool:
    """Whether a number counts: by its unit, else by how it is written."""
    is_plain = numeral.precision == 1 and not numeral.is_scaled
    has_signs = numeral.numeral_signs(text)
    is_year = is_plain and not has_signs and _FIRST_YEAR <= numeral.value <= _LAST_YEAR
    if counted is None:
        grouped = has_signs and numeral.value >= 1000  # noqa: PLR2004 - groups are of thousands
        qualifies = qualifier is not Qualifier.EXACT and not is_year
        return numeral.is_scaled or grouped or (qualifies and bool(before))
    if counted.is_known:
        is_after_name = before[:1].isupper() and numeral.start > len(before) + 1
        few = counted.unit.dimension == COUNT and is_after_name and not has_signs
        return not (is_year and counted.unit.dimension == COUNT) and not (
            few and _in_name(text, numeral, before)
        )
    return not (is_year or before[:1].isupper())


def _in_name(text: str, numeral: Numeral, before: str) -> bool:
    """Whether the capitalised word before a number belongs to a name, not to a sentence's head."""
    head = text[: numeral.start - len(before) - 1].rstrip()[-1:]
    return head not in {"", ".", "!", "?", ":", '"', "“", "-", "–"}


def _in_words(text: str, taken: list[tuple[int, int]]) -> Iterator[Reading]:
    at, done = 0, 0
    for match in number_word().finditer(text):
        start = match.start()
        at, behind = _free(taken, start, at)
        if behind is not None or start < done:
            continue
        numeral = read_words(text, start)
        if numeral is None:
            continue
        done = numeral.stop
        counted = counted_at(text, numeral.stop)
        if counted is None or not counted.is_known or not _is_number(text, numeral, counted):
            continue
        words = qualified(text, start, counted.stop, few=is_few(float(numeral.value)))
        done = max(counted.stop, words.stop)
        value, precision = numeral.value, numeral.precision
        if half := _HALF.match(text, done):
            value, precision, done = value + Decimal("0.5"), Decimal("0.5"), half.end()
        yield Reading(
            *(words.start, done, start, numeral.stop, value, precision, words.qualifier),
            *(counted.unit, None, True),
        )


def _is_number(text: str, numeral: Numeral, counted: Counted) -> bool:
    """Whether a number word counts here: by the words around it."""
    word = text[numeral.start : numeral.stop].lower()
    before = word_before(text, numeral.start).lower()
    if before in _NO_NUMBER_BEFORE or before.isdigit() or numeral.value < 2:  # noqa: PLR2004 - một is no count
        return False
    if word == "năm" and before in _YEAR_BEFORE:
        return False
    if word == "ba" and counted.unit.label == "lô":
        return False  # a rucksack
    if _THAT.match(text, counted.stop):
        return False
    return not is_named(before, counts=True)

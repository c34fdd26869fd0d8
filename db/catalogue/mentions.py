"""The dates that running text speaks of, and the year of those that are printed without one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import Final, NamedTuple

from db.search.vietnamese import Token, tokens
from db.search.words import date_end

_MAY_BE_DATED: Final = re.compile(r"\d\s?[/.-]\s?\d|\d\s+tháng\s|tháng\s+\d", re.IGNORECASE)

_DAY_LEADS_WORDS: Final = (
    "ngày sáng trưa chiều tối đêm khuya hôm mùng mồng vào từ đến tới trước "
    "sau hết qua nay mai kia hai ba tư năm sáu bảy nhật"
)
_DAY_LEADS: Final = frozenset(_DAY_LEADS_WORDS.split())
"""What stands before a day that is printed without a year: sáng 4/12, hôm nay (4/12)."""
_MONTH_LEADS_WORDS: Final = "tháng từ đến tới hết đầu giữa cuối"
_MONTH_LEADS: Final = frozenset(_MONTH_LEADS_WORDS.split())
_COUNTED_WORDS: Final = (
    "số phiếu dân diện tổng của thành lượng đại nghị cổ các quãng chiều thời ghế đội người"
)
_COUNTED: Final = frozenset(_COUNTED_WORDS.split())
"""What follows a fraction: 2/3 số phiếu."""
_REACH_WITH_TENSE: Final = timedelta(days=366)
_REACH: Final = timedelta(days=183)


class Mention(NamedTuple):
    """A day or a month that a text names; `text[start:stop]` are its numbers as printed.

    In "7 và 8/11" the 7 is a mention too, of the 7th of November.
    """

    start: int
    stop: int
    year: int | None
    month: int
    day: int | None

    @property
    def edtf(self) -> str | None:
        """EDTF of the day or month, None when no year is printed."""
        if self.year is None:
            return None
        return f"{self.year:04}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")


class Tense(Enum):
    """Whether what a text tells of lay behind it or before it when it was published."""

    PAST = "past"
    FUTURE = "future"


def dates_in(text: str) -> Iterator[Mention]:
    """Find the days and months that a paragraph names, in their order.

    Numbers are read as the index of the archive reads them; of those without a year only what a
    word such as "ngày" or "sáng" says to be a day counts. So 24/7, scores, 2/3 số phiếu,
    15/2018/NĐ-CP and quý 3/2018 are none. Words such as "hôm qua" are left alone: what day they
    mean is the reader's question, not the text's answer.
    """
    if not _MAY_BE_DATED.search(text):
        return
    words = tokens(text)
    listed: Mention | None = None  # a day whose month comes later: the 7 of "7 và 8/11"
    for at, word in enumerate(words):
        name = next((alias for alias in word.aliases if alias[:2] in {"#d", "#m"}), None)
        if name is None:
            continue
        end = date_end(words, at)
        found = _mention(name, word.start, words[at if end is None else end].stop)
        goes_on = listed is not None and listed[2:4] == found[2:4]
        if goes_on or _is_date(text, words, at, end, found):
            yield found
            listed = found if end is None else None


def _mention(name: str, start: int, stop: int) -> Mention:
    """Read the name that the index has for a date: #d20181024, #m201810, #dm1107."""
    digits = name.lstrip("#dm")
    if name.startswith("#dm"):
        return Mention(start, stop, None, int(digits[:2]), int(digits[2:]))
    day = int(digits[6:]) if name.startswith("#d") else None
    return Mention(start, stop, int(digits[:4]), int(digits[4:6]), day)


def _is_date(text: str, words: Sequence[Token], at: int, end: int | None, found: Mention) -> bool:
    """Whether numbers that look like a date are one, by the words around them."""
    after = text[found.stop : found.stop + 1]
    if after in {"/", "%"} or (at and text[found.start - 1 : found.start] in {"/", "-", ":"}):
        return False
    if found.year is not None and found.day is not None:
        return True
    if end is not None and words[end].position - words[at].position > 1:
        return True  # "24 tháng 10": the index asks for a word before it
    before = words[at - 1] if at else None
    leads = _DAY_LEADS if found.day is not None else _MONTH_LEADS
    if before is None or before.accented not in leads:
        return False
    if text[before.stop : found.start].strip() not in {"", "(", ","}:
        return False
    following = at + 1 if end is None else end + 1
    return following >= len(words) or not (
        words[following].accented in _COUNTED
        and text[found.stop : words[following].start].isspace()
        and before.accented not in {"ngày", "hôm", "sáng", "mùng", "mồng"}
    )


def resolve(day: int, month: int, lo: str, hi: str, tense: Tense | None = None) -> str | None:
    """Tell which day a text means that names no year, given when it was published.

    `lo` and `hi` are the first and last day that it may have been published on, as YYYY-MM-DD.
    It is the nearest such day within half a year of them; in an article of 02/01/2019 28/12 is
    in 2018. What is said to have happened lies at most a year before `hi`, what is said to come
    at most a year after `lo`. None when there is no such day, or when it depends on which of the
    days between `lo` and `hi` the article was published.
    """
    first, last = date.fromisoformat(lo), date.fromisoformat(hi)
    found: list[date] = []
    for year in range(max(first.year - 1, 1), min(last.year + 1, 9999) + 1):
        try:
            on = date(year, month, day)
        except ValueError:
            continue
        too_late = tense is Tense.PAST and on > last
        too_early = tense is Tense.FUTURE and on < first
        reach = _REACH if tense is None else _REACH_WITH_TENSE
        if not too_late and not too_early and max(first - on, on - last) <= reach:
            found.append(on)
    if not found:
        return None
    nearest = min(found, key=lambda on: abs(on - first))
    return f"{nearest}" if nearest == min(found, key=lambda on: abs(on - last)) else None

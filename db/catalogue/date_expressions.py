"""The days, months, quarters, years and stretches of time that a text names in one expression."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from db.catalogue.mentions import resolve

_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_YEAR: Final = r"(?:1[5-9]\d\d|20\d\d)"
_NO_MORE: Final = r"(?![\d%]|[.,]\d|\s?[/:]\s?\w|[-–]\w)"

_NUMERIC: Final = re.compile(
    rf"(?<![\w/:])(?<!\d[.,-])(?<![/:]\s)(?P<day>{_DAY})\s?(?P<sign>[/.-])\s?(?P<month>{_MONTH})"
    rf"(?:\s?(?P=sign)\s?(?P<year>{_YEAR}))?{_NO_MORE}"
    rf"|(?<![\w/.,:-])(?P<m>{_MONTH})\s?[/-]\s?(?P<y>{_YEAR}){_NO_MORE}"
)
_SPOKEN: Final = re.compile(
    rf"(?<![\w/.,-])(?:(?:ngày\s+|mùng\s+|mồng\s+)?(?P<day>{_DAY})\s+)?tháng\s+(?P<month>{_MONTH})"
    rf"(?:(?:\s?[/-]\s?|,?\s+năm\s+)(?P<year>{_YEAR}))?{_NO_MORE}(?!\s+(?:ngày|tuổi)\b)"
    r"|(?<![\w-])quý\s+(?P<quarter>[1-4]|I{1,3}|IV)(?:(?:\s?[/-]\s?|,?\s+năm\s+)"
    rf"(?P<of>{_YEAR}))?(?!\w)"
    r"|(?<![\w.,])(?P<months>[369]|sáu|chín|ba)\s+tháng\s+(?P<half>đầu|cuối)\s+(?:của\s+)?năm\s+"
    rf"(?P<in>{_YEAR})(?!\w)",
    re.IGNORECASE,
)
_YEARS: Final = re.compile(
    rf"(?<!\w)(?:năm|SN|giai\s+đoạn|nhiệm\s+kỳ|niên\s+khoá|niên\s+khóa)\s?:?\s*(?P<year>{_YEAR})"
    rf"(?:\s?[-–]\s?(?P<last>{_YEAR}))?(?![\w%]|[./,]\d)"
    rf"|(?<=\()(?P<from>{_YEAR})\s?[-–]\s?(?P<to>{_YEAR})(?=\))",
    re.IGNORECASE,
)
_MORE_YEARS: Final = re.compile(
    rf"(?:,\s*|\s+và\s+|\s+đến\s+|\s+tới\s+)(?P<year>{_YEAR})(?![\w%]|[./,]\d)"
)

# These spare most paragraphs the patterns above, which cost ten times as much.
_MAY_BE_NUMERIC: Final = re.compile(r"[/.-]\s?(?:0?\d|1[0-2])(?!\d)|[/-]\s?\d{4}")
_MAY_BE_SPOKEN: Final = re.compile(r"(?:áng|ÁNG|uý|UÝ|ăm|ĂM)\s+[\dIi]")
_MAY_BE_YEARS: Final = re.compile(_YEAR)

_STRONG_LEADS: Final = (
    "ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|mùng|mồng|nay|qua|mai|kia|rạng\\s+sáng"
    "|thứ\\s+\\w{2,4}|chủ\\s+nhật"
)
_STRONG: Final = re.compile(rf"(?<!\w)(?:{_STRONG_LEADS})[\s(,]*\Z", re.IGNORECASE)
_WEAK: Final = re.compile(r"(?<!\w)(?:từ|đến|tới|trước|sau|hết|vào|hồi)\s+\Z", re.IGNORECASE)
_MONTH_LEAD: Final = re.compile(
    r"(?<!\w)(?:tháng|từ|đến|tới|hết|đầu|giữa|cuối|vào|trước|sau|hồi)\s+\Z", re.IGNORECASE
)
_COUNTED: Final = re.compile(
    r"\s+(?:số|phiếu|dân|diện|tổng|của|thành|lượng|đại|nghị|cổ|các|quãng|thời|ghế|đội|người|trận)\b"
)
_SENTENCE_GOES_ON: Final = re.compile(r"\s*[\w%]")
_LISTED: Final = re.compile(
    rf"(?<![\w/.,-])(?P<day>{_DAY})(?P<joint>\s?[,–-]\s?|\s+(?:và|đến|tới)\s+)(?:ngày\s+)?\Z",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(
    r"(?:\s+(?:cho\s+)?(?:đến|tới)(?:\s+hết)?|\s?[-–])\s*(?:ngày|tháng|năm)?\s*",
    re.IGNORECASE,
)
_FROM_NEW_YEAR: Final = re.compile(
    r"(?<!\w)từ\s+đầu\s+năm(?:\s+nay)?\s+(?:cho\s+)?(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?\Z",
    re.IGNORECASE,
)
_REACH: Final = 40
_MOST_LISTED: Final = 6
_QUARTERS: Final = {"I": 1, "II": 2, "III": 3, "IV": 4}
_COUNTS: Final = {"ba": 3, "sáu": 6, "chín": 9}


class Day(NamedTuple):
    """A day, month or year; what a text leaves out is None."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def edtf(self) -> str | None:
        """EDTF, None when no year is known."""
        if self.year is None:
            return None
        month = "" if self.month is None else f"-{self.month:02}"
        return f"{self.year:04}{month}" + ("" if self.day is None else f"-{self.day:02}")

    @property
    def of_any_year(self) -> str:
        """MM-DD or MM."""
        return f"{self.month or 0:02}" + ("" if self.day is None else f"-{self.day:02}")


class DateExpression(NamedTuple):
    """What a text says of one day or one stretch of time; `text[start:stop]` are its words."""

    start: int
    stop: int
    first: Day
    last: Day | None = None
    inferred: bool = False
    """The year is not printed; it follows from when the article was published."""

    @property
    def edtf(self) -> str | None:
        """EDTF, with a slash between the ends of a stretch; None while a year is not known."""
        first, last = self.first.edtf, self.last.edtf if self.last else None
        if first is None or (self.last and last is None):
            return None
        return f"{first}/{last}" if last else first

    @property
    def of_any_year(self) -> str:
        """The same without years: 11-07/11-08."""
        days = [self.first, self.last] if self.last else [self.first]
        return "/".join(day.edtf or day.of_any_year for day in days)

    @property
    def is_day(self) -> bool:
        """Whether it names single days, not months or years."""
        return self.first.day is not None


def date_expressions(text: str) -> list[DateExpression]:
    """Find the expressions of a paragraph in their order.

    Besides the days that the index knows (`mentions`) these are 23-11 behind "ngày", months and
    years alone, quarters, "7 và 8/11" as one, and stretches "từ … đến …". 24/7, scores and
    document numbers are none.
    """
    found: list[DateExpression] = []
    if _MAY_BE_NUMERIC.search(text):
        found += _numeric(text)
    if _MAY_BE_SPOKEN.search(text):
        found += _spoken(text)
    if _MAY_BE_YEARS.search(text):
        found += _years(text)
    return _joined(text, _apart(sorted(found))) if found else found


def dated(expression: DateExpression, bounds: tuple[str, str] | None) -> DateExpression:
    """The expression with its year, if `bounds`, the days of publication, tell it."""
    if expression.edtf is not None or bounds is None:
        return expression
    first = _with_year(expression.first, bounds)
    last = _with_year(expression.last, bounds) if expression.last else None
    return expression._replace(first=first, last=last, inferred=True)


def _with_year(day: Day, bounds: tuple[str, str]) -> Day:
    if day.year is not None or day.month is None:
        return day
    on = resolve(day.day or 15, day.month, *bounds)
    return day._replace(year=int(on[:4])) if on else day


def _numeric(text: str) -> Iterator[DateExpression]:
    for match in _NUMERIC.finditer(text):
        start, stop = match.span()
        if match["m"]:
            if _MONTH_LEAD.search(text, max(start - _REACH, 0), start):
                yield DateExpression(start, stop, Day(int(match["y"]), int(match["m"])))
            continue
        year = int(match["year"]) if match["year"] else None
        day = Day(year, int(match["month"]), int(match["day"]))
        if not _exists(day):
            continue
        listed = _listed(text, start, day)
        if year is None and not _is_led(text, match, listed[0].start if listed else start):
            continue
        yield from _consecutive([*listed, DateExpression(start, stop, day)])


def _is_led(text: str, match: re.Match[str], start: int) -> bool:
    """Whether the words around a day without a year say that it is one."""
    low, stop = max(start - _REACH, 0), match.end()
    if match["sign"] == ".":
        return False
    if _STRONG.search(text, low, start):
        return True
    if not _WEAK.search(text, low, start):
        return False
    if match["sign"] == "-":
        return not _SENTENCE_GOES_ON.match(text, stop)
    return not _COUNTED.match(text, stop)


def _listed(text: str, start: int, day: Day) -> list[DateExpression]:
    """The days before one that share its month: the 7 of "7 và 8/11"."""
    found: list[DateExpression] = []
    while len(found) < _MOST_LISTED:
        match = _LISTED.search(text, max(start - _REACH, 0), start)
        if match is None:
            break
        earlier = day._replace(day=int(match["day"]))
        if not 0 < (earlier.day or 0) < ((found[0].first if found else day).day or 0):
            break
        joint = match["joint"].strip()
        goes_on = joint in {"đến", "tới", "-", "–"}
        start = match.start()
        # `inferred` stands for "and all days up to the next one" until the list is read.
        found.insert(0, DateExpression(start, match.end("day"), earlier, None, goes_on))
    return found


def _consecutive(listed: list[DateExpression]) -> Iterator[DateExpression]:
    """Make one expression of days that follow each other."""
    run = [listed[0]]
    for former, one in pairwise(listed):
        follows = (one.first.day or 0) - (former.first.day or 0) == 1
        if former.inferred or follows:
            run.append(one)
            continue
        yield _one(run)
        run = [one]
    yield _one(run)


def _one(run: list[DateExpression]) -> DateExpression:
    last = run[-1].first if len(run) > 1 else None
    return DateExpression(run[0].start, run[-1].stop, run[0].first, last)


def _spoken(text: str) -> Iterator[DateExpression]:
    for match in _SPOKEN.finditer(text):
        start, stop = match.span()
        if match["quarter"]:
            number = _QUARTERS.get(match["quarter"].upper()) or int(match["quarter"])
            if match["of"]:
                yield _months(start, stop, int(match["of"]), 3 * number - 2, 3 * number)
        elif match["months"]:
            count = _COUNTS.get(match["months"].lower()) or int(match["months"])
            first = 1 if match["half"].lower() == "đầu" else 13 - count
            yield _months(start, stop, int(match["in"]), first, first + count - 1)
        else:
            yield from _spoken_day(text, match)


def _spoken_day(text: str, match: re.Match[str]) -> Iterator[DateExpression]:
    year = int(match["year"]) if match["year"] else None
    month = int(match["month"])
    start = match.start()
    low = max(start - _REACH, 0)
    is_led = not text[start].isdigit() or _STRONG.search(text, low, start)
    if match["day"] and (match["year"] or is_led):
        start = match.start("day")
        day = Day(year, month, int(match["day"]))
        if _exists(day):
            yield from _consecutive(
                [*_listed(text, start, day), DateExpression(start, match.end(), day)]
            )
    elif not match["day"]:
        yield DateExpression(start, match.end(), Day(year, month))


def _months(start: int, stop: int, year: int, first: int, last: int) -> DateExpression:
    return DateExpression(start, stop, Day(year, first), Day(year, last))


def _years(text: str) -> Iterator[DateExpression]:
    for match in _YEARS.finditer(text):
        start, stop = match.span()
        year, last = match["year"] or match["from"], match["last"] or match["to"]
        end = Day(int(last)) if last and int(last) > int(year) else None
        yield DateExpression(start, stop, Day(int(year)), end)
        while more := _MORE_YEARS.match(text, stop):
            stop = more.end()
            yield DateExpression(more.start("year"), stop, Day(int(more["year"])))


def _apart(found: list[DateExpression]) -> list[DateExpression]:
    """Leave out what lies within another expression."""
    kept: list[DateExpression] = []
    for one in found:
        if kept and one.start < kept[-1].stop:
            if one.stop > kept[-1].stop:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def _joined(text: str, found: list[DateExpression]) -> list[DateExpression]:
    """Make one of two between which the text says that the time goes on."""
    joined: list[DateExpression] = []
    for one in found:
        before = joined[-1] if joined else None
        if (
            before
            and not before.last
            and not one.last
            and _JOINT.fullmatch(text, before.stop, one.start)
        ):
            first = _earlier(before.first, one.first)
            if first is not None:
                joined[-1] = DateExpression(before.start, one.stop, first, one.first)
                continue
        low = max(one.start - _REACH, 0)
        new_year = _FROM_NEW_YEAR.search(text, low, one.start)
        if new_year and not one.last and one.first.year:
            start = new_year.start()
            joined.append(DateExpression(start, one.stop, Day(one.first.year, 1, 1), one.first))
            continue
        joined.append(one)
    return joined


def _earlier(first: Day, last: Day) -> Day | None:
    """The first of two days of a stretch, with the year of the last where it has none."""
    if first.year is None and last.year is not None:
        if first.month is None or last.month is None:
            return None
        year = last.year - (first[1:] > last[1:] and first.month > last.month)
        first = first._replace(year=year)
    if (first.day is None) != (last.day is None) and first.month is not None:
        return None
    if first.year is not None and last.year is not None:
        order = [(day.year or 0, day.month or 0, day.day or 0) for day in (first, last)]
        return first if order[0] < order[1] else None
    return first if first.year == last.year and first != last else None


def _exists(day: Day) -> bool:
    try:
        date(day.year or 2000, day.month or 1, day.day or 1)
    except ValueError:
        return False
    return True

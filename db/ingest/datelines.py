"""The lines in which the press prints when it published: "Thứ Năm, 01/11/2018 | 08:30 GMT+7"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from db.catalogue.edtf import clock, offset, to_edtf

_LONGEST_LINE: Final = 160
_MOST_DATES: Final = 2
"""One of the publication, one of an update."""

_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_BEFORE_YEAR: Final = r"(?:\s?,?\snăm\s|\s?,\s|\s?[/-]\s?)"
_ENGLISH_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
_ENGLISH_MONTH: Final = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATES: Final = tuple(
    re.compile(rf"(?<![\d/.-]){pattern}(?![\d/-])", re.IGNORECASE)
    for pattern in (
        rf"(?P<day>\d{{1,2}})\s?(?P<sep>[/.-])\s?(?P<month>\d{{1,2}})\s?(?P=sep)\s?{_YEAR}",
        rf"{_YEAR}(?P<sep>[/.-])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})",
        rf"(?:(?P<day>\d{{1,2}})\s)?\s?tháng\s(?P<month>\d{{1,2}}){_BEFORE_YEAR}{_YEAR}",
        rf"{_ENGLISH_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{_YEAR}",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?[\s-]{_ENGLISH_MONTH},?[\s-]{_YEAR}",
    )
)
_DATES_WITHOUT_YEAR: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d/.-])(?P<day>\d{1,2})\s?[/-]\s?(?P<month>\d{1,2})(?![\d/.-])",
        r"(?<![\d/.-])(?P<day>\d{1,2})\stháng\s(?P<month>\d{1,2})(?![\d/.-])",
    )
)
_DIGIT: Final = re.compile("[0-9]")  # most lines have none
_LOOKS_DATED: Final = re.compile(
    rf"\d\s?[/.-]\s?\d|tháng\s\d|\d\stháng|{_ENGLISH_MONTH}[\s,-]", re.IGNORECASE
)

_WEEKDAYS: Final = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_WEEKDAY: Final = re.compile(
    r"\bthứ\s?(?P<spoken>hai|ba|tư|năm|sáu|bả?ẩ?y|[2-7])\b|\b(?P<sunday>chủ\s?nhật|cn)\b"
    r"|\bt(?P<short>[2-7])\b"
    r"|\b(?P<english>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?",
    re.IGNORECASE,
)
_ENGLISH_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIME: Final = re.compile(
    r"(?<![\d:.,])(?P<hour>\d{1,2})\s?(?::|h|g(?!\w)|giờ)\s?(?:(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2}))?(?!\d))?\s?(?:phút|['’])?(?:\s?\b(?P<half>am|pm|sa|ch)\b)?",
    re.IGNORECASE,
)
_ZONE: Final = re.compile(
    r"(?P<named>(?:GMT|UTC)\s?(?P<offset>[+-]\s?\d{1,2}(?::?\d{2})?)?)"
    r"|(?<=:\d\d)\s?(?P<bare>[+-]\d{2}(?::?\d{2})?)(?!\d)",
    re.IGNORECASE,
)

_UPDATED: Final = re.compile(
    r"(?:(?:thời\s+gian|ngày|giờ|lần)\s+)?(?:cập\s+nhật|(?:chỉnh\s+)?sửa)"
    r"(?:\s+(?:lần\s+cuối|gần\s+nhất|mới\s+nhất|cuối))?|(?:last\s+)?(?:updated?|modified)",
    re.IGNORECASE,
)
_PUBLISHED: Final = re.compile(
    r"(?:thời\s+gian|ngày|giờ)\s+(?:đăng|xuất\s+bản|phát\s+hành)|đăng\s+(?:tải|bài)|đã\s+đăng|đăng"
    r"|xuất\s+bản|phát\s+hành|published?|posted|date",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    rf"\b(?:(?P<updated>{_UPDATED.pattern})|{_PUBLISHED.pattern})\b", re.IGNORECASE
)
_FILLING: Final = re.compile(
    r"\b(?:(?:báo\s+)?số(?:\s+(?:báo|ra))*\s*:?\s*\d+(?:\s*\([\d.,/]+\)|\b)|năm\s+thứ\s+\w+"
    r"|(?:số\s+ra|ra|lúc|vào|giờ|phút|sáng|trưa|chiều|tối|đêm|on|at)\b"
    r"|[\d.,]+\s+(?:lượt\s+(?:xem|đọc)|bình\s+luận|views?)\b)",
    re.IGNORECASE,
)
_DAY_WORD: Final = re.compile(r"\bngày\b", re.IGNORECASE)
_SIGNS: Final = " \t,.;:|•·–—-/()[]\u00a0"
_BRACKETS: Final = "()[]*_ "
_ISO_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\S+", re.IGNORECASE)
_MOST_BESIDE: Final = 40
_NOON: Final = 12


class DateKind(StrEnum):
    """What happened on the day that a line names."""

    PUBLISHED = "published"
    UPDATED = "updated"
    """The text was revised: it was published before, or then for the first time."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a line of date says. Days and times are as printed, in the time of the place."""

    edtf: str
    """A day, with the time and its offset when they are printed; a month; XXXX-11-01 when no year
    is printed."""
    kind: DateKind
    printed: str
    weekday: int | None = None
    """The day of the week as printed, 1 for Monday to 7 for Sunday."""
    agrees: bool | None = None
    """Whether it is that day of the week; None when the line does not let it be checked."""
    swapped: str | None = None
    """The day that the weekday would agree with, were month and day printed the other way round."""
    place: str | None = None
    """Where it was written: the Hà Nội of "Hà Nội, ngày 1 tháng 11 năm 2018"."""
    beside: str | None = None
    """What else stands on the line, such as a section or a name."""
    updated: str | None = None
    """The day of an update, where a line names it too."""

    @property
    def confidence(self) -> float:
        """How far the day is to be believed, from 0 to 1."""
        if self.agrees is False:
            return 0.5
        return 0.95 if self.agrees else 0.9

    @property
    def warning(self) -> str | None:
        """What a person should know of it: a weekday that does not agree."""
        if self.agrees is not False:
            return None
        fact = f"weekday does not agree: {self.printed}"
        return f"{fact} (it does with {self.swapped})" if self.swapped else fact


class _Found(NamedTuple):
    """A date and its place on the line."""

    start: int
    stop: int
    year: int | None
    month: int
    day: int | None

    @property
    def edtf(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")


def read_date_line(line: str) -> DateLine | None:
    """Read a line that says nothing but when, or only where and when; None for any other line.

    Of a publication and an update on one line the publication is told. A date without a year is
    read only where a place, a weekday or "ngày" says that it is one.
    """
    if len(line) > 2 * _LONGEST_LINE or not _DIGIT.search(line):
        return None
    text = unicodedata.normalize("NFC", line)
    if len(text) > _LONGEST_LINE or not _LOOKS_DATED.search(text):
        return None
    text = " ".join(text.split())
    if any(char.isdecimal() and not char.isascii() for char in text):
        return None
    if _ISO_MOMENT.fullmatch(text) and (edtf := to_edtf(text.upper())):
        return DateLine(edtf, DateKind.PUBLISHED, text)
    return _one_of(list(_segments(text.strip(_BRACKETS))), text)


def stated_date(printed: str) -> str | None:
    """Read a field that states a date in any form that sources write, as EDTF.

    None for an update, for a date without a year, and where the weekday speaks against it.
    """
    if edtf := to_edtf(printed):
        return edtf
    line = read_date_line(printed)
    if line is None or line.kind is not DateKind.PUBLISHED or "X" in line.edtf:
        return None
    return None if line.agrees is False else line.edtf


def _one_of(segments: Sequence[tuple[str, _Found]], line: str) -> DateLine | None:
    """Read all parts of a line; one may be the publication, one an update."""
    read = [found for part, dated in segments if (found := _read(part, dated, line))]
    published = [found for found in read if found.kind is DateKind.PUBLISHED]
    updated = [found for found in read if found.kind is DateKind.UPDATED]
    if not read or len(read) != len(segments) or max(len(published), len(updated)) > 1:
        return None
    if published and updated:
        return replace(published[0], updated=updated[0].edtf)
    return read[0]


def _segments(text: str) -> Iterator[tuple[str, _Found]]:
    """Part a line where the label of its second date begins; nothing when it has more dates."""
    found = _found(text)
    if not 0 < len(found) <= _MOST_DATES:
        return
    start = 0
    for dated, following in zip(found, [*found[1:], None], strict=True):
        stop = len(text)
        if following:
            labels = [label.start() for label in _LABEL.finditer(text, dated.stop, following.start)]
            stop = min(labels, default=dated.stop)
        places = dated._replace(start=dated.start - start, stop=dated.stop - start)
        yield text[start:stop], places
        start = stop


def _found(text: str) -> list[_Found]:
    """Find the dates of a line in their order."""
    found: list[_Found] = []
    for patterns in (_DATES, _DATES_WITHOUT_YEAR):
        for pattern in patterns:
            for match in pattern.finditer(text):
                dated = _dated(match)
                if dated and not any(
                    one.start < dated.stop and dated.start < one.stop for one in found
                ):
                    found.append(dated)
        if found:
            break
    return sorted(found)


def _dated(match: re.Match[str]) -> _Found | None:
    """Tell which day or month was matched; None when the calendar has none such."""
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    if parts.get("name"):
        month = _ENGLISH_MONTHS.split().index(parts["name"][:3].lower()) + 1
    else:
        month = int(parts["month"])
    day = int(parts["day"]) if parts["day"] else None
    try:
        date(2000 if year is None else year, month, 1 if day is None else day)
    except ValueError:
        return None
    return _Found(match.start(), match.end(), year, month, day)


def _read(text: str, dated: _Found, line: str) -> DateLine | None:
    """Read a part of a line that holds one date; None when it says anything else."""
    before, after = text[: dated.start], text[dated.stop :]
    label = _LABEL.search(text)
    kind = DateKind.UPDATED if label and label["updated"] else DateKind.PUBLISHED
    weekday = _weekday(f"{before}|{after}")
    time = _TIME.search(before) or _TIME.search(after)
    before, after = _rest(before), _rest(after)
    has_day_word = bool(_DAY_WORD.search(before))
    before, after = _DAY_WORD.sub(" ", before).strip(), _DAY_WORD.sub(" ", after).strip()
    beside = " ".join(part for part in (before.strip(_SIGNS), after.strip(_SIGNS)) if part)
    place = None
    if beside:
        if not _may_stand_beside(before, after, has_day_word=has_day_word):
            return None
        if (before.endswith(",") or (has_day_word and before[-1:] not in _SIGNS)) and not after:
            place = beside if all(word[0].isupper() for word in beside.split()) else None
        if not place and has_day_word and before and before[-1] not in _SIGNS:
            return None
    if dated.year is None and not (place or has_day_word or weekday):
        return None
    read = DateLine(
        edtf=dated.edtf + _clock(time, text, dated),
        kind=kind,
        printed=line,
        weekday=weekday,
        place=place,
        beside=None if place else beside or None,
    )
    return _checked(read, dated)


def _weekday(text: str) -> int | None:
    """Find the day of the week, 1 for Monday."""
    found = _WEEKDAY.search(text)
    if found is None:
        return None
    if found["sunday"]:
        return 7
    if found["short"]:
        return int(found["short"]) - 1
    if found["english"]:
        return _ENGLISH_DAYS.index(found["english"][:3].lower()) + 1
    spoken = found["spoken"].lower().replace("ẩ", "ả")
    return int(spoken) - 1 if spoken.isdecimal() else _WEEKDAYS.index(spoken) + 1


def _rest(text: str) -> str:
    """Take out of a line what may stand beside a date; what stays are signs and other words."""
    for pattern in (_LABEL, _ZONE, _TIME, _FILLING, _WEEKDAY):
        text = pattern.sub(" ", text)
    return text


def _may_stand_beside(before: str, after: str, *, has_day_word: bool) -> bool:
    """Whether other words on the line are parted from the date as a place, a section, a name is."""
    words = (before + after).strip(_SIGNS)
    if len(words) > _MOST_BESIDE or any(char.isdecimal() or char in '!?…"“”' for char in words):
        return False
    if before.strip(_SIGNS) and after.strip(_SIGNS):
        return False
    if not any(map(str.isalpha, words)):
        return False
    if before.strip(_SIGNS):
        return before[-1] in ",|•·–—-/" or has_day_word
    return after[:1] in set("|•·–—-/")


def _clock(time: re.Match[str] | None, text: str, dated: _Found) -> str:
    """Write the time of day and its offset as EDTF; empty when none is told for a whole day."""
    if time is None or dated.day is None or dated.year is None:
        return ""
    hour, half = int(time["hour"]), (time["half"] or "").lower()
    if half in {"pm", "ch"} and hour < _NOON:
        hour += _NOON
    elif half in {"am", "sa"} and hour == _NOON:
        hour = 0
    zone = _ZONE.search(text, text.find(time[0]) + len(time[0]))
    printed = None
    if zone:
        printed = (zone["offset"] or "Z").replace(" ", "") if zone["named"] else zone["bare"]
    try:
        of_day = clock(f"{hour}:{time['minute'] or '00'}:{time['second'] or '00'}")
        return f"T{of_day}{offset(printed)}"
    except ValueError:
        return ""


def _checked(read: DateLine, dated: _Found) -> DateLine:
    """Hold the weekday against the date."""
    if read.weekday is None or dated.year is None or dated.day is None:
        return read
    if date(dated.year, dated.month, dated.day).isoweekday() == read.weekday:
        return replace(read, agrees=True)
    swapped = None
    try:
        other = date(dated.year, dated.day, dated.month)
    except ValueError:
        pass
    else:
        swapped = f"{other}" if other.isoweekday() == read.weekday else None
    return replace(read, agrees=False, swapped=swapped)

"""When an article was published, where no line of it says so: by its address, name or text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Final

from db.catalogue.mentions import Mention, dates_in, resolve

_YEAR: Final = r"(?P<year>(?:199|20\d)\d)"
_MONTH: Final = r"(?P<month>0[1-9]|1[0-2])"
_DAY: Final = r"(?P<day>0[1-9]|[12]\d|3[01])"
_IN_URL: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"/{_YEAR}/{_MONTH}/{_DAY}(?=/|$|[-_.?#])",
        rf"/{_YEAR}-{_MONTH}-{_DAY}(?=/|$|[-_.?#])",
        rf"/{_YEAR}{_MONTH}{_DAY}(?=/|$|[-_])",
        # A moment that the editing system counts articles by, as in -20181101083000123.htm
        rf"[-_/]{_YEAR}{_MONTH}{_DAY}(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{{0,4}}(?=$|[/.?#])",
        rf"/{_YEAR}/{_MONTH}(?P<day>)(?=/(?!\d\d?(?:/|$)))",
    )
)
_IN_NAME: Final = tuple(
    re.compile(rf"(?<![\d.,-]){pattern}(?![\d.,-]*\d)")
    for pattern in (
        rf"{_YEAR}(?P<sep>[-_. ]?){_MONTH}(?P=sep){_DAY}",
        rf"(?P<day>0?[1-9]|[12]\d|3[01])(?P<sep>[-_. ])(?P<month>0?[1-9]|1[0-2])(?P=sep){_YEAR}",
    )
)

_FULL_DATE: Final = re.compile(r"(?:\d[/.-]\d{1,2}[/.-](?:19|20)\d\d|\d\stháng\s\d)")
_SENTENCE_START: Final = re.compile(r"(?<=[.!?…;])[”\"’)]*\s+(?=[\W_]{0,5}[^\W\d_a-z])")
_AS_OF: Final = re.compile(
    r"(?:\btính|\bthống\s+kê|\bl[uũ][ỹy]\s+kế|\bcập\s+nhật)(?:\s+[^\s.;:!?]+){0,6}?\s+đến\s+(?:hết\s+)?"
    r"(?:(?:lúc\s+)?\d{1,2}\s?(?:h|giờ)\s?(?:\d{2})?\s?(?:phút)?,?\s+)?(?:(?:sáng|trưa|chiều|tối|đêm|ngày)"
    r"[,\s]+)*\Z",
    re.IGNORECASE,
)
# Spares nearly every text the reading of its words.
_COUNTS_UP: Final = re.compile(
    rf"\b(?:tính|thống\s+kê|kế|cập\s+nhật)\s[^.;:!?]{{0,60}}?\bđến\s[^.;:!?]{{0,40}}?{_FULL_DATE.pattern}",
    re.IGNORECASE,
)
_NOT_YET: Final = re.compile(
    r"\b(?:sẽ|sắp|dự\s+kiến|phấn\s+đấu|mục\s+tiêu|kế\s+hoạch|dự\s+báo)\b", re.IGNORECASE
)
_EVENT: Final = (
    r"(?:diễn\s+ra|tổ\s+chức|khai\s+mạc|khai\s+trương|trao|bắt\s+đầu|ra\s+mắt|bế\s+mạc|họp|công\s+bố"
    r"|khởi\s+(?:động|công|hành|tranh|chiếu)|mở\s+(?:màn|cửa|bán|phiên)|thi\s+đấu|lên\s+đường"
    r"|(?:đến\s+)?thăm|phát\s+hành|công\s+chiếu|xét\s+xử|có\s+hiệu\s+lực)"
)
# Where these follow, the day is that of something else, told of as past.
_PAST: Final = (
    r"\b(?:đã|nói|cho\s+(?:biết|hay)|tuyên|xảy\s+ra|phát\s+biểu|thông\s+báo|ký|kể\s+từ|tức|sinh|từng|vừa"
    r"|nhầm|trước|nhân\s+dịp|kỷ\s+niệm)\b"
)
_ANNOUNCED: Final = re.compile(
    rf"\b(?:sẽ|dự\s+kiến)\b(?:(?!{_PAST})[^;:\"“”]){{0,120}}?\b{_EVENT}\b"
    rf"(?:(?!{_PAST})[^;:\"“”]){{0,160}}\Z",
    re.IGNORECASE,
)
_GONE_BY: Final = re.compile(
    r"\s*(?:vừa\s+(?:qua|rồi)|năm\s+ngoái|,?\s+(?:tuy\s+nhiên|nhưng)\b)", re.IGNORECASE
)
_LATER_YEAR: Final = re.compile(r"(?<!đến\s)(?<!tới\s)\bnăm\s+(20\d\d)\b", re.IGNORECASE)
_LONGEST_WAIT: Final = timedelta(days=31)
"""Events are announced weeks ahead; what is farther off may be the day of another year."""
_LONGEST_SENTENCE: Final = 600
_MOST_DATES: Final = 200
_MOST_READ: Final = 100_000
"""Code points: what is longer is no article that announces anything."""


def date_in_url(url: str) -> str | None:
    """Find the day of publication in an address: /2018/11/01/ or -20181101083000.htm.

    EDTF, the month where the address says no more. None when it holds no date.
    """
    path = re.sub(r"\A[a-z+]+://[^/]*", "", url[:2000], flags=re.IGNORECASE)
    return _first_day(_IN_URL, path)


def date_in_name(name: str) -> str | None:
    """Find the day that the name of a file was given: 2018-11-01 Báo….txt, 20181101_bài.txt.

    EDTF. None when it holds no date or more than one.
    """
    found = {day for pattern in _IN_NAME for day in _days(pattern, name[:500])}
    return found.pop() if len(found) == 1 else None


def _first_day(patterns: Iterable[re.Pattern[str]], text: str) -> str | None:
    return next((day for pattern in patterns for day in _days(pattern, text)), None)


def _days(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        year, month, day = int(found["year"]), int(found["month"]), int(found["day"] or 1)
        try:
            on = date(year, month, day)
        except ValueError:
            continue
        yield f"{on}" if found["day"] else f"{on:%Y-%m}"


def published_bounds(paragraphs: Iterable[str]) -> tuple[str, str] | None:
    """Tell between which days an undated article was published, by what its text knows.

    Not before the newest day that it counts up to ("tính đến hết 24/10/2018"), and not after the
    first day of what it announces ("sẽ khai mạc ngày 7/11"). None unless both are said,
    at most a month apart, and nothing contradicts them: one end alone would leave years open,
    and the time of a file is only when it was copied.
    """
    pieces = list(paragraphs)
    if sum(map(len, pieces)) > _MOST_READ:
        return None
    dates = sum(len(_FULL_DATE.findall(piece)) for piece in pieces)
    if not 0 < dates <= _MOST_DATES or not any(map(_COUNTS_UP.search, pieces)):
        return None
    clues = _Clues()
    for piece in pieces:
        clues.read(piece)
    return clues.bounds()


class _Clues:
    """What a text says of the day it was written on; lives for one text."""

    def __init__(self) -> None:
        self._known: list[str] = []
        self._announced: list[Mention] = []
        self._told: list[str] = []
        self._years: list[int] = []

    def read(self, piece: str) -> None:
        """Take in one paragraph."""
        starts = [0, *(start.end() for start in _SENTENCE_START.finditer(piece)), len(piece)]
        ends = iter(starts[1:])
        start, stop = 0, next(ends)
        sentence = piece[:stop]
        announces = False
        for mention in islice(dates_in(piece), _MOST_DATES):
            while mention.start >= stop:
                start, stop = stop, next(ends)
                announces = False
            sentence = piece[start:stop]
            before = sentence[: mention.start - start][-_LONGEST_SENTENCE:]
            if _ANNOUNCED.search(before) and not _GONE_BY.match(piece, mention.stop):
                if not announces:  # of "từ ngày 5 đến 7/11" the first day counts
                    self._announced.append(mention)
                announces = True
            elif mention.edtf and mention.day and not _NOT_YET.search(before):
                is_as_of = _AS_OF.search(before) and not _NOT_YET.search(sentence)
                (self._known if is_as_of else self._told).append(mention.edtf)
        if not _NOT_YET.search(piece):
            self._years += map(int, _LATER_YEAR.findall(piece))

    def bounds(self) -> tuple[str, str] | None:
        """Weigh what was taken in."""
        if not self._known or not self._announced:
            return None
        lo = max(self._known)
        days = [
            mention.edtf or resolve(mention.day, mention.month, lo, lo)
            for mention in self._announced
            if mention.day
        ]
        if not days or None in days or max(self._told, default=lo) > lo:
            return None
        hi = min(day for day in days if day)
        if hi < lo or max(self._years, default=0) > int(hi[:4]):
            return None
        apart = date.fromisoformat(hi) - date.fromisoformat(lo)
        return (lo, hi) if apart <= _LONGEST_WAIT else None

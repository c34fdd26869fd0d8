"""Reads places in a ranking: đứng đầu toàn quốc, xếp thứ 5/63, đứng thứ ba thế giới."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_ORDINALS: Final = {
    "nhất": 1,
    "hai": 2,
    "nhì": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_NUMBER: Final = rf"(?P<number>\d{{1,3}}|{'|'.join(_ORDINALS)})(?![\w.,:]\d|\w)"
_SCOPE: Final = (
    r"(?:toàn\squốc|cả\snước|toàn\s(?:tỉnh|ngành|cầu|thành\sphố)|thế\sgiới|khu\svực"
    r"|Việt\sNam|Đông\sNam\sÁ|châu\s(?:Á|Âu|Phi|lục))"
)
_RANK: Final = re.compile(
    rf"(?<!\w)(?:(?:đứng|xếp|giữ)\s(?:ở\s)?(?:vị\strí\s)?(?:thứ(?:\shạng)?|hạng|vị\strí)\s"
    rf"{_NUMBER}(?:/(?P<of>\d{{1,3}}))?(?:\s(?:trên\s|của\s)?{_SCOPE})?"
    rf"|(?:đứng|dẫn)\sđầu\s{_SCOPE})(?!\w)(?!\stừ\s(?:trái|phải))",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"\s(?:về|trong|theo)\s(?P<first>(?:các\s)?(?:chỉ\ssố|bảng)[^,.;:]{3,70}?)"
    r"(?:\svà\s(?P<second>chỉ\ssố[^,.;:]{3,70}?))?(?=[,.;:]|$|\s(?:năm|với|trong)\s)",
    re.IGNORECASE,
)


class Rank(NamedTuple):
    """A place in a ranking, where its words stand, and by what it was ranked."""

    start: int
    stop: int
    value: int
    by: str | None


def ranks(text: str) -> Iterator[Rank]:
    """Find the places that a paragraph tells of.

    One who leads by two indexes has two of them; the second stands at the name of its index.
    "Người đứng đầu" is none, nor is who stands third from the left.
    """
    if "đứng" not in text and "xếp" not in text and "đầu" not in text and "giữ" not in text:
        return
    for match in _RANK.finditer(text):
        number = (match["number"] or "1").lower()
        value = int(number) if number.isdecimal() else _ORDINALS[number]
        by = _BY.match(text, match.end())
        yield Rank(match.start(), match.end(), value, by["first"] if by else None)
        if by and by["second"]:
            yield Rank(by.start("second"), by.end("second"), value, by["second"])

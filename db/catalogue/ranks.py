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
    r"(?:toàn[ \u00a0]quốc|cả[ \u00a0]nước|toàn[ \u00a0](?:tỉnh|ngành|cầu|thành[ \u00a0]phố)|thế[ \u00a0]giới|khu[ \u00a0]vực"
    r"|Việt[ \u00a0]Nam|Đông[ \u00a0]Nam[ \u00a0]Á|châu[ \u00a0](?:Á|Âu|Phi|lục))"
)
_RANK: Final = re.compile(
    rf"(?<!\w)(?:(?:đứng|xếp|giữ)[ \u00a0](?:ở[ \u00a0])?(?:vị[ \u00a0]trí[ \u00a0])?(?:thứ(?:[ \u00a0]hạng)?|hạng|vị[ \u00a0]trí)[ \u00a0]"
    rf"{_NUMBER}(?:/(?P<of>\d{{1,3}}))?(?:[ \u00a0](?:trên[ \u00a0]|của[ \u00a0])?{_SCOPE})?"
    rf"|(?:đứng|dẫn)[ \u00a0]đầu[ \u00a0]{_SCOPE})(?!\w)(?![ \u00a0]từ[ \u00a0](?:trái|phải))",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"[ \u00a0](?:về|trong|theo)[ \u00a0](?P<first>(?:các[ \u00a0])?(?:chỉ[ \u00a0]số|bảng)[^,.;:]{3,70}?)"
    r"(?:[ \u00a0]và[ \u00a0](?P<second>chỉ[ \u00a0]số[^,.;:]{3,70}?))?(?=[,.;:]|$|[ \u00a0](?:năm|với|trong)[ \u00a0])",
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

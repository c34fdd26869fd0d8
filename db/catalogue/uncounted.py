"""Which numbers count nothing: times of day, names, addresses, documents, scores."""

from __future__ import annotations

import re
from typing import Final

_NAMING_WORDS: Final = (
    "số điều khoản điểm quận phường tổ xóm thôn ấp đội khu lô tầng phòng lớp khoá khóa kỳ "
    "vòng tập phần chương bài trang mục cấp loại nhóm đường lộ ql tl đt nhà km phiên thứ đợt "
    "đoạn án ngõ hẻm ngách trạm cầu ga toà tòa bến kênh top ca kíp tiểu mã biển mẫu thửa hiệu "
    "vtv bản bảng hàng cột hình ảnh tháng ngày quý tết hạng mức trại đảng luật định quyết lần "
    "sn năm block type u f g k tuyến mùng mồng tuần chặng ngân tờ đầu"
)
_NAMING: Final = frozenset(_NAMING_WORDS.split())
"""What gives a number to things: quận 3, điều 219, thứ 4, lớp 9."""

_COUNTS_TOO_WORDS: Final = (
    "điểm đội khu đoạn ca kíp đợt phần năm tuần ngày tháng lần hàng hình đường nhà đầu cầu tổ "
    "nhóm mức luật định quyết ảnh bản tờ đảng mục trạm tuyến chặng ngân loại hạng cấp"
)
_COUNTS_TOO: Final = frozenset(_COUNTS_TOO_WORDS.split())
"""Of them, what may also end a phrase before a number that counts: cấp 4 sổ đỏ, số 5 người."""

_WORD_BEFORE: Final = re.compile(r"([^\W_]+)\s\Z")
_CLOCK: Final = re.compile(
    r"\s?(?:h(?:\d{1,2})?|[hg](?=\d))(?![^\W_])|:\d\d|\s?giờ\s?"
    r"(?:\d|sáng|trưa|chiều|tối|đêm|khuya|kém|rưỡi|cùng|ngày|hôm)",
    re.IGNORECASE,
)
_AT_HOUR: Final = re.compile(
    r"(?<!\w)(?:lúc|hồi|trước|sau|đến|từ|vào)\s(?:khoảng\s)?\Z", re.IGNORECASE
)
_HOUR: Final = re.compile(r"\s?(?:giờ|phút)(?!\w)", re.IGNORECASE)
_JOINED_BEFORE: Final = re.compile(
    r"(?:[/:@#_&]\s?|\d[.,]|[^\W\d_]\s?[-–]|[^\W\d_]\.|(?<!\w)[A-ZĐ]\.\s|\(\+|[-–])\Z"
)
_RANGE_BEFORE: Final = re.compile(r"\d%?\s?[-–]\s?\Z")
_JOINED_AFTER: Final = re.compile(r"/[\dA-ZĐ]|[-–:](?!\s)[^\W\d_]|:\d|-\d+-")
_SCORE: Final = re.compile(r"\s?[-–:]\s?\d{1,2}(?![\w%.,]|\s(?!trước|trong|nghiêng|sau)[^\W\d_])")
_FORMER: Final = re.compile(r"\d{1,2}\s?[-–]\s?\Z")
_SCORED: Final = re.compile(
    r"(?<!\w)(?:thắng|thua|hoà|hòa|tỷ\ssố|tỉ\ssố|dẫn|cầm\shoà)(?:\s[^\W\d_]+){0,4}\s\Z",
    re.IGNORECASE,
)
_REACH: Final = 40


def is_clock(text: str, start: int, stop: int) -> bool:
    """Whether a number is an hour or a minute of the day: 17h30, 5 giờ sáng, lúc 8 giờ."""
    if _CLOCK.match(text, stop):
        return True
    return bool(_HOUR.match(text, stop) and _AT_HOUR.search(text, max(start - _REACH, 0), start))


def is_joined(text: str, start: int, stop: int) -> bool:
    """Whether signs make a number part of something else: 62/PC, F-22, 1/500, 0203.3835."""
    before = text[max(start - _REACH, 0) : start]
    if _JOINED_BEFORE.search(before) and not _RANGE_BEFORE.search(before):
        return True
    return bool(_JOINED_AFTER.match(text, stop))


def is_score(text: str, start: int, stop: int) -> bool:
    """Whether a number is the first or the second of a score: thắng 2-1."""
    low = max(start - _REACH, 0)
    if former := _FORMER.search(text, low, start):
        start = former.start()
    elif not _SCORE.match(text, stop):
        return False
    return bool(_SCORED.search(text, low, start))


def word_before(text: str, start: int) -> str:
    """The word right before a place, a space apart; empty when a sign stands there."""
    found = _WORD_BEFORE.search(text, max(start - _REACH, 0), start)
    return found[1] if found else ""


def is_named(word: str, *, counts: bool) -> bool:
    """Whether the word before a number gives it to something as its name.

    `counts` tells that what follows is known to be counted: then only words that never end a
    phrase say so.
    """
    lowered = word.lower()
    if lowered in _NAMING:
        return not (counts and lowered in _COUNTS_TOO)
    return False

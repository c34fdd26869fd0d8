"""What a number measures, in few words that are the same from article to article."""

from __future__ import annotations

import re
from typing import Final

from db.catalogue.counted import STOP_WORDS
from db.catalogue.units import COUNT
from db.records import Unit

_CLAUSE_END: Final = re.compile(r"[,;:.!?()\"“”\n–]|\s-\s")
_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MOST_BEFORE: Final = 4
_MOST_BEHIND: Final = 8
_REACH: Final = 80
_MARKER_WORDS: Final = "đã đang sẽ vừa mới từng có được chỉ còn đạt là"
_MARKERS: Final = frozenset(_MARKER_WORDS.split())
"""Behind these, and at the head of a clause, stands the verb that a number belongs to."""
_NO_VERB_WORDS: Final = (
    "có với hơn trên gần khoảng tới đến là cho tại ở của và từ "
    "gồm được trong các một những đạt số bị cả vào"
)
_NO_VERB: Final = frozenset(_NO_VERB_WORDS.split())
_PREPOSITIONS: Final = frozenset({"tại", "ở", "của", "cho", "từ", "trong", "và", "với"})
"""One of these before a number puts it into another part of the sentence than the verb."""
_BY_DIMENSION: Final = {
    "money": "số tiền",
    "share": "tỷ lệ",
    "rank": "thứ hạng",
    "age": "tuổi",
    "time": "thời gian",
    "length": "chiều dài",
    "area": "diện tích",
    "mass": "khối lượng",
    "volume": "thể tích",
    "temperature": "nhiệt độ",
    "speed": "tốc độ",
    "power": "công suất",
    "energy": "điện năng",
    "score": "số điểm",
    "factor": "số lần",
}
_MEASURED_WORDS: Final = (
    "tổng kinh giá doanh vốn lợi chi kim lương thu mức tiền thuế phí học quỹ ngân cước lãi nợ"
    " chiều bán diện trọng tốc nhiệt công sản"
)
_MEASURED: Final = frozenset(_MEASURED_WORDS.split())
"""What a name of a measure begins with, so that the kind of measure need not be said again."""
_SENTENCE: Final = "mức án tù"
"""Years that a court gives: reports of courts state them more often than any other time."""
_NAMED: Final = frozenset({"age", "rank"})
"""Dimensions whose name says enough."""


def quantity(text: str, start: int, stop: int, unit: Unit | None, by: str | None = None) -> str:
    """Name what the number at `text[start:stop]` measures: hồ sơ tiếp nhận, tỷ lệ hồ sơ đúng hạn.

    The counted noun with what follows it, and the verb before the number; of what is measured the
    kind of measure comes first.
    """
    dimension = unit.dimension if unit else COUNT
    head = _BY_DIMENSION.get(dimension, "")
    if by:
        return f"{head} {by}"
    if dimension in _NAMED:
        return head
    if head and dimension != "share":
        return _measured(text, start, stop, head)
    verb = _verb(text, start)
    if head:
        return " ".join([head, *_behind(text, stop, _MOST_BEHIND), *verb])
    noun = unit.label if unit else "số lượng"
    return " ".join([noun, *(verb or _behind(text, stop, 2))])


def _measured(text: str, start: int, stop: int, head: str) -> str:
    """What is measured, by the words before it: the kind of measure is said once."""
    if head == _BY_DIMENSION["time"] and _behind(text, stop, 2)[:1] == ["tù"]:
        return _SENTENCE
    near = _near(text, start)
    if not near:
        return " ".join([head, *_verb(text, start)])
    if near[0] in head.split():
        near = near[1:]
    elif near[0] in _MEASURED:
        return " ".join(near)
    return " ".join([head, *near])


def _verb(text: str, start: int) -> list[str]:
    """The words between the last comma or "đã" and the number, if they are few."""
    low = max(start - _REACH, 0)
    edge = low
    for end in _CLAUSE_END.finditer(text, low, start):
        edge = end.end()
    words = [word[0] for word in _WORD.finditer(text, edge, start)]
    at_head = edge > low or low == 0
    for at in range(len(words) - 1, -1, -1):
        if words[at].lower() in _MARKERS:
            words, at_head = words[at + 1 :], True
            break
    while words and words[-1].lower() in _NO_VERB:
        if words.pop().lower() in _PREPOSITIONS:
            return []
    is_verb = at_head and 0 < len(words) <= _MOST_BEFORE
    if not is_verb or any(not word.islower() or word.lower() in _NO_VERB for word in words):
        return []
    return words


def _near(text: str, start: int) -> list[str]:
    """The last words before what is measured: tổng mức đầu tư, chiếm đoạt."""
    low = max(start - _REACH, 0)
    edge = max((end.end() for end in _CLAUSE_END.finditer(text, low, start)), default=low)
    words = [word[0] for word in _WORD.finditer(text, edge, start)]
    if edge == low > 0:
        words = words[1:]  # may be cut in two
    found: list[str] = []
    for word in reversed(words[-_MOST_BEFORE:]):
        is_stop = word in STOP_WORDS and word not in _MEASURED
        if is_stop or word in _NO_VERB or word in _MARKERS or not word.islower():
            break
        found.insert(0, word)
    return found if all(word.isalpha() for word in found) else []


def _behind(text: str, stop: int, most: int) -> list[str]:
    """The words that go on with the counted noun, up to the first that does not."""
    end = _CLAUSE_END.search(text, stop, stop + _REACH)
    found: list[str] = []
    for word in _WORD.finditer(text, stop, end.start() if end else min(len(text), stop + _REACH)):
        if len(found) == most or word[0].lower() in STOP_WORDS:
            return found
        if not word[0].islower():
            # One word that leads to a name is a verb or a title without its object.
            return found if len(found) > 1 else []
        found.append(word[0])
    return found

"""What stands behind a number: a unit of measure, or what is counted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from db.catalogue.units import COUNT, listed_units, unit_named
from db.records import Unit
from resources import text as resource

_MOST_WORDS: Final = 4
_WORDS: Final = re.compile(r"\s?[^\W\d_]+(?:-[^\W\d_]+)*")
_QUOTED: Final = re.compile(r"\s[\"“‘']")
_SIGN: Final = re.compile(r"\s?(%|‰|°C|km²|m²|m³|km2|m2|m3|km/h|km/giờ|m/s|US\$|\$|€)(?![^\W_])")
_STOP_WORDS: Final = (
    "và hoặc hay của là có được bị đã sẽ đang vừa mới tại ở từ đến tới trong trên dưới với "
    "cho để khi nếu thì mà này đó kia ấy vào ra lên xuống về do bởi theo như nhưng cũng xin "
    "nên gồm bao cùng qua sau trước giữa ngoài không chưa còn vẫn rất hơn nhất nữa lại thuộc "
    "nằm đi các những một mỗi cả so tham tăng giảm cao dài rộng sâu nặng đạt tức nhằm vì gần "
    "khoảng phải cần ông bà khiến làm gây rồi vốn"
)
STOP_WORDS: Final = frozenset(_STOP_WORDS.split())
"""Words that no counted noun has in it."""


class Counted(NamedTuple):
    """A unit behind a number, and where its words stop."""

    unit: Unit
    stop: int
    is_known: bool
    """It is in a list, of units or of count nouns; others are taken from the text."""


@cache
def _measures() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The listed units by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in listed_units():
        words = tuple(name.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


@cache
def _nouns() -> frozenset[tuple[str, ...]]:
    lines = resource("vietnamese", "count_nouns.txt").splitlines()
    names = [name for line in lines if not line.startswith("#") for name in line.split(",")]
    return frozenset(tuple(name.casefold().split()) for name in names if name.strip())


def counted_at(text: str, at: int) -> Counted | None:
    """What a number that stops at a place counts or measures, by the next one to four words.

    None when neither a unit nor a word that may be a noun follows.
    """
    if sign := _SIGN.match(text, at):
        return Counted(unit_named(sign[1]), sign.end(), is_known=True)
    words: list[tuple[str, int]] = []
    quoted = _QUOTED.match(text, at)
    end = quoted.end() if quoted else at
    while len(words) < _MOST_WORDS and (match := _WORDS.match(text, end)):
        if words and text[end] not in " \u00a0":
            break
        end = match.end()
        words.append((match[0].strip(" \u00a0"), end))
    if not words or text[words[0][1] : words[0][1] + 1].isdigit():
        return None
    measure, noun = _measure(words), _noun(text, at, words)
    if measure and noun and noun.is_known and noun.stop > measure.stop:
        return noun  # hạng mục is no hạng
    return measure or noun


def _measure(words: list[tuple[str, int]]) -> Counted | None:
    for first in (words[0][0], words[0][0].casefold()):
        for name in _measures().get(first, ()):
            said = [word for word, _ in words[: len(name)]]
            if tuple(said) == name or tuple(map(str.casefold, said)) == name:
                is_money = (
                    len(words) > len(name) and name == ("đồng",) and words[1][0] in {"hồ", "bào"}
                )
                if not is_money:
                    return Counted(unit_named(" ".join(name)), words[len(name) - 1][1], True)
    return None


def _noun(text: str, at: int, words: list[tuple[str, int]]) -> Counted | None:
    if text[at] not in " \u00a0“\"‘'":
        return None
    said = tuple(word.casefold() for word, _ in words)
    for length in range(len(said), 0, -1):
        if said[:length] in _nouns() and not words[0][0].istitle():
            name = " ".join(word for word, _ in words[:length])
            return Counted(_count(name), words[length - 1][1], is_known=True)
    if said[0] in STOP_WORDS or words[0][0][0].isupper():
        return None
    length = 2 if len(said) > 1 and said[1] not in STOP_WORDS and words[1][0].islower() else 1
    name = " ".join(word for word, _ in words[:length])
    return Counted(_count(name), words[length - 1][1], is_known=False)


def _count(name: str) -> Unit:
    return Unit(name.casefold(), name.casefold(), COUNT)

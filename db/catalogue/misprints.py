"""Finds misprinted names: rare beside one that differs in a letter and is frequent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from db.catalogue.gathering import READ, Entity
from db.catalogue.name_lists import name_lists
from db.records import ArticleDetail, AuthorityKind, Quote

_PAIR: Final = re.compile(r"(?=\b(?P<pair>[^\W\d_]+ [^\W\d_]+)\b)")
_LEAST: Final = 3
"""How often the right name must stand in the text."""


class Misprint(NamedTuple):
    """A misprinted place name."""

    quote: Quote
    meant: str
    times_printed: int
    times_meant: int


def misprints(article: ArticleDetail, entities: Sequence[Entity]) -> list[Misprint]:
    """Find the misprinted names of places, in the order of the text.

    People are left alone: Hùng and Hưng may be brothers.
    """
    places = name_lists().places
    meant = {
        one.name
        for one in entities
        if one.kind is AuthorityKind.PLACE
        and len(one.name.split()) == 2  # noqa: PLR2004 - a pair of syllables
        and (one.known is not None or one.name.casefold() in places)
    }
    if not meant:
        return []
    pairs = list(_pairs(article))
    counts = Counter(quote.exact for quote in pairs)
    right = [name for name in meant if counts[name] >= _LEAST]
    found: list[Misprint] = []
    for quote in pairs:
        name = quote.exact
        if counts[name] > 1 or name.casefold() in places or name in meant:
            continue
        for other in right:
            if _one_letter_apart(name, other):
                found.append(Misprint(quote, other, counts[name], counts[other]))
                break
    return found


def _pairs(article: ArticleDetail) -> Iterator[Quote]:
    """Every two capitalised syllables in a row."""
    for block in article.blocks:
        if block.kind not in READ:
            continue
        for match in _PAIR.finditer(block.text):
            pair = match["pair"]
            if pair.istitle():
                start = block.start + match.start("pair")
                yield Quote(pair, start, start + len(pair))


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter was left out, put in or changed, in one syllable; never the first one."""
    if one == other or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    apart = [pair for pair in zip(one.split(), other.split(), strict=False) if pair[0] != pair[1]]
    if len(apart) != 1:
        return False
    first, second = sorted(apart[0], key=len)
    if first[0] != second[0]:
        return False
    if len(first) == len(second):
        return sum(a != b for a, b in zip(first, second, strict=True)) == 1
    return any(second[:at] + second[at + 1 :] == first for at in range(len(second)))

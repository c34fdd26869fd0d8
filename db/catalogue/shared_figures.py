"""Which figures two articles both state, and how much that says of the two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from db.catalogue.numerals import plain
from db.catalogue.sentences import sentence_around
from db.catalogue.units import COUNT, unit_named
from db.records import (
    AddFigure,
    Anchor,
    ArticleDetail,
    AuthorityRef,
    Figure,
    Quote,
    SharedFigure,
    Statement,
    Suggestion,
    Unit,
)
from db.search.collation import match_key

RARE: Final = 4
"""Significant digits from which a value is hardly met twice by chance: 586.497, but not 1.500."""

LOOKED_UP: Final = 60
"""Rare values of an article that are looked up in others."""

ENOUGH: Final = 4
"""What shared figures must weigh for two articles to belong together."""

_SURE: Final = 5
"""Digits from which two counts are the same, whatever the counted things are called."""

_SAME_QUANTITY: Final = 2
_MOST_DIGITS: Final = 8
_EVERYWHERE: Final = frozenset({"age", "time"})
"""Dimensions of which every article has small numbers: 25 years old, 3 days."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that an article states, be it catalogued or only read in its text."""

    value: str
    unit: Unit | None
    quantity: str
    per: str | None
    subject: int | None
    """The authority that it is about, where the archive knows it."""
    where: Statement

    @property
    def digits(self) -> int:
        """How many digits say something: those from the first to the last that is no zero."""
        return len(self.value.replace(".", "").strip("-0"))

    @property
    def spellings(self) -> frozenset[str]:
        """How an index may have the value: as digits, or as the name of one with a word."""
        return frozenset({self.value, f"#n{self.value}"})


def stated(
    article: ArticleDetail, read: Iterable[Suggestion], figures: Iterable[Figure]
) -> tuple[Stated, ...]:
    """The figures of an article: the catalogued ones, and those read that are not catalogued."""
    catalogued = [_of_figure(article, one) for one in figures]
    found = list(catalogued)
    for suggestion in read:
        edit = next((one for one in suggestion.edits if isinstance(one, AddFigure)), None)
        if edit is None:
            continue
        one = _of_reading(article, suggestion, edit)
        if not any(one.value == other.value and _overlap(one, other) for other in catalogued):
            found.append(one)
    return tuple(found)


def rarest(own: Iterable[Stated]) -> list[Stated]:
    """The figures of rare values, those of most digits first; a table may have hundreds more."""
    rare = {one.value: one for one in own if one.digits >= RARE}
    return sorted(rare.values(), key=lambda one: -one.digits)[:LOOKED_UP]


def share(own: Sequence[Stated], others: Sequence[Stated]) -> tuple[SharedFigure, ...]:
    """The figures of one article that another one states, too, the most telling first.

    Each is told once, however often it is stated. Nothing when they weigh too little together.
    """
    theirs: dict[str, list[Stated]] = {}
    for other in others:
        theirs.setdefault(other.value, []).append(other)
    pairs: dict[str, tuple[int, SharedFigure]] = {}
    for one in own:
        for other in theirs.get(one.value, ()):
            weight = _weight(one, other)
            if weight > pairs.get(one.value, (0,))[0]:
                unit = one.unit.code if one.unit else None
                figure = SharedFigure(one.value, unit, one.quantity, one.where, other.where)
                pairs[one.value] = (weight, figure)
    if sum(weight for weight, _ in pairs.values()) < ENOUGH:
        return ()
    return tuple(figure for _, figure in sorted(pairs.values(), key=lambda pair: -pair[0]))


def is_telling(one: Stated) -> bool:
    """Whether a figure may say anything of two articles, when it is catalogued in both."""
    return one.unit is None or one.unit.dimension not in _EVERYWHERE


def _weight(one: Stated, other: Stated) -> int:
    """How much it says that two articles state these equal values; 0 for different figures."""
    if one.per and other.per and one.per != other.per:
        return 0
    is_same = match_key(one.quantity) == match_key(other.quantity)
    if not _agree(one, other, is_same=is_same):
        return 0
    if one.digits < RARE:
        is_known = one.subject is not None and one.subject == other.subject
        if not (is_same and is_known and is_telling(one)):
            return 0
    return min(one.digits, _MOST_DIGITS) + (_SAME_QUANTITY if is_same else 0)


def _agree(one: Stated, other: Stated, *, is_same: bool) -> bool:
    """Whether the units of two equal values let them be the same figure."""
    mine, others = one.unit, other.unit
    if mine is None or others is None or mine.code == others.code:
        return True
    is_count = mine.dimension == others.dimension == COUNT
    return is_count and (is_same or one.digits >= _SURE)


def _of_figure(article: ArticleDetail, figure: Figure) -> Stated:
    return Stated(
        value=_plain(figure.value),
        unit=figure.unit,
        quantity=figure.quantity.label,
        per=figure.per,
        subject=figure.subject.id if figure.subject else None,
        where=_statement(article, _quote(article, figure.anchor), None),
    )


def _of_reading(article: ArticleDetail, read: Suggestion, edit: AddFigure) -> Stated:
    subject = edit.subject
    return Stated(
        value=_plain(edit.value),
        unit=unit_named(edit.unit) if edit.unit else None,
        quantity=edit.quantity,
        per=edit.per,
        subject=subject.id if isinstance(subject, AuthorityRef) else None,
        where=_statement(article, read.quote, read.sentence),
    )


def _plain(value: str) -> str:
    try:
        return plain(Decimal(value))
    except InvalidOperation:
        return value


def _quote(article: ArticleDetail, anchor: Anchor | None) -> Quote | None:
    """The place of a figure; nothing for one that was lost, whatever place it had."""
    if anchor is None or anchor.exact is None or anchor.start is None or anchor.stop is None:
        return None
    if article.text[anchor.start : anchor.stop] != anchor.exact:
        return None
    return Quote(anchor.exact, anchor.start, anchor.stop)


def _statement(
    article: ArticleDetail, quote: Quote | None, sentence: tuple[int, int] | None
) -> Statement:
    if sentence is None and quote is not None:
        sentence = sentence_around(article.text, quote.start, quote.stop)
    words = article.text[slice(*sentence)] if sentence else ""
    return Statement(article.row.id, quote, sentence, " ".join(words.split()))


def _overlap(one: Stated, other: Stated) -> bool:
    mine, others = one.where.quote, other.where.quote
    if mine is None or others is None:
        return False
    return mine.start < others.stop and others.start < mine.stop

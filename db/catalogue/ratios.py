"""Checks of shares and rates: a part and its whole, and what a number of months makes in a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import permutations
from typing import Final, NamedTuple

from db.catalogue.checked import CheckDraft, CheckedArticle
from db.catalogue.precision import Fit, fit, last_digit, value, written
from db.catalogue.sentences import sentence_around
from db.catalogue.surroundings import (
    block_at,
    counted,
    days,
    place,
    same_subject,
    same_unit,
    unit_words,
)
from db.records import CheckInput, CheckKind, Figure, Qualifier, Verdict

_SHARE: Final = "share"
_PERCENT: Final = {"%": 100, "‰": 1000}
_CHANGE: Final = re.compile(
    r"\b(?:tăng|giảm|cao hơn|thấp hơn|vượt|nhiều hơn|ít hơn|lãi suất|nhanh hơn)\b[^.;,]{0,40}\Z",
    re.IGNORECASE,
)
"""Before a share that tells how much something changed: no part of a whole."""

_NEAR: Final = timedelta(days=62)
_MOST_FIGURES: Final = 40
"""Of one paragraph; in longer tables everything would fit something."""

_MONTH: Final = Fraction(1461, 48)
"""Days in a month, a year having 365.25."""

_PER: Final = {"day": Fraction(1), "week": Fraction(7), "month": _MONTH, "year": 12 * _MONTH}
_FAR: Final = Fraction(1, 4)
"""Of a share: numbers that make less or more by this are of something else, not a fault."""

_NEVER_ADDED: Final = frozenset({_SHARE, "rank", "score", "factor", "temperature", "speed"})
"""Dimensions in which a longer time does not make more."""

_SHORTEST: Final = Fraction(1, 4)
"""The part of a year, month or week that must be counted to tell what a whole one would have."""


class _Pair(NamedTuple):
    """A part, its whole, and how well they go with a share: more is better."""

    fitness: tuple[int, int, int, int]
    share: Figure
    part: Figure
    whole: Figure


def ratios(article: CheckedArticle) -> Iterator[CheckDraft]:
    """Divide parts by wholes where the same paragraph also prints the share.

    Part and whole have the same unit, their times overlap or nearly so, and the words that tell
    what the share is of stand at the part. Each share, and each part with its whole, is used once.
    Where only chance brings them together, numbers that make quite another share are left alone.
    """
    shares = [one for one in article.figures if _is_share(article, one)]
    told = {one.id: counted(article, one) for one in article.figures} if shares else {}
    pairs = [pair for share in shares for pair in _pairs(article, share, told)]
    used: set[int | tuple[int, int]] = set()
    for pair in sorted(pairs, key=lambda one: one.fitness, reverse=True):
        both = pair.part.id, pair.whole.id
        if used & {pair.share.id, both}:
            continue
        draft = _ratio(article, pair)
        if draft.verdict is Verdict.UNCLEAR and not _is_near(pair):
            continue
        used |= {pair.share.id, both}
        yield draft


def _is_near(pair: _Pair) -> bool:
    """Whether a part and a whole that nobody says the share is of come near it at all."""
    assert pair.share.unit is not None
    computed = value(pair.part) / value(pair.whole) * _PERCENT[pair.share.unit.code]
    stated = value(pair.share)
    return abs(computed - stated) <= stated * _FAR


def _is_share(article: CheckedArticle, figure: Figure) -> bool:
    if figure.unit is None or figure.unit.dimension != _SHARE or figure.unit.code not in _PERCENT:
        return False
    at = place(figure)
    return at is None or not _CHANGE.search(article.text[: at[0]][-80:])


def _pairs(
    article: CheckedArticle, share: Figure, told: Mapping[int, frozenset[str]]
) -> Iterator[_Pair]:
    """All parts and wholes that a share may be of; `told` is what each figure counts."""
    around = _around(article, share)
    for part, whole in permutations(around, 2):
        units = unit_words(part)
        wanted = told[share.id] - units
        shared = len(wanted & told[part.id])
        if (
            value(whole) > 0
            and 0 <= value(part) <= value(whole)
            and part.unit is not None
            and same_unit(part, whole)
            and _at_one_time(part, whole)
            and shared > len(wanted & told[whole.id])
            and 2 * shared >= len(wanted)
        ):
            named = sum(
                one.subject is not None and one.subject == share.subject for one in (part, whole)
            )
            timed = days(part) == days(whole)
            fitness = shared, named, timed, -_distance(part, whole) - _distance(share, part)
            yield _Pair(fitness, share, part, whole)


def _around(article: CheckedArticle, share: Figure) -> list[Figure]:
    """The counts in the paragraph of a share; without a text those of its subject."""
    at = place(share)
    block = block_at(article, at[0]) if at else None
    found = []
    for one in article.figures:
        if one.id == share.id or one.per is not None or not same_subject(one, share):
            continue
        if one.unit is not None and one.unit.dimension == _SHARE:
            continue
        where = place(one)
        if at is None or where is None:
            is_near = one.subject is not None and one.subject == share.subject
        else:
            is_near = block is not None and block.start <= where[0] < block.stop
        if is_near and _at_one_time(one, share):
            found.append(one)
    return found if len(found) <= _MOST_FIGURES else []


def _at_one_time(one: Figure, other: Figure) -> bool:
    """Whether the times of two figures overlap or lie close together, as far as they are known."""
    first, second = days(one), days(other)
    if first is None or second is None:
        return True
    apart = date.fromisoformat(max(first[0], second[0])) - date.fromisoformat(
        min(first[1], second[1])
    )
    return apart <= _NEAR


def _distance(one: Figure, other: Figure) -> int:
    first, second = place(one), place(other)
    return abs(first[0] - second[0]) if first and second else 0


def _ratio(article: CheckedArticle, pair: _Pair) -> CheckDraft:
    _, share, part, whole = pair
    assert share.unit is not None
    scale = _PERCENT[share.unit.code]
    computed = value(part) / value(whole) * scale
    found = fit(computed, value(share), last_digit(share), share.qualifier)
    facts = _fit_facts(found, share)
    is_stated = _in_one_sentence(article, share, whole)
    if not is_stated:
        facts.append(("denominator", "implicit"))
    times = {days(one) for one in (share, part, whole)} - {None}
    if len(times) > 1:
        facts.append(("periods", "differ"))
    verdict = found.verdict
    loose = any(one.qualifier is not Qualifier.EXACT for one in (part, whole))
    if loose:
        facts.append(("inputs", "inexact"))
    if verdict is Verdict.DIFFERS and (loose or len(times) > 1 or not is_stated):
        verdict = Verdict.UNCLEAR
    return CheckDraft(
        kind=CheckKind.RATIO,
        key=f"{share.uid}={part.uid}/{whole.uid}",
        expression=f"{part.value} / {whole.value}",
        computed=written(computed, 3 + _decimals(share)),
        stated=share.value,
        verdict=verdict,
        facts=tuple(facts),
        inputs=(
            CheckInput("part", part.id),
            CheckInput("whole", whole.id),
            CheckInput("stated", share.id),
        ),
    )


def _fit_facts(found: Fit, stated: Figure) -> list[tuple[str, str]]:
    facts = []
    if found.verdict is Verdict.AGREES_ROUNDED and stated.qualifier is Qualifier.EXACT:
        facts += [("truncated", "yes")] if found.truncated else []
        facts += [("rounded", "yes")] if found.rounded else []
    if stated.qualifier is not Qualifier.EXACT:
        facts.append(("qualifier", stated.qualifier.value))
    elif not found.rounded and found.verdict is not Verdict.AGREES:
        facts.append(("half_up", written(found.half_up, _decimals(stated))))
    return facts


def _decimals(figure: Figure) -> int:
    return len(figure.precision.partition(".")[2])


def _in_one_sentence(article: CheckedArticle, one: Figure, other: Figure) -> bool:
    first, second = place(one), place(other)
    if first is None or second is None:
        return False
    start, stop = sentence_around(article.text, *first)
    return start <= second[0] < stop


def rates(article: CheckedArticle) -> Iterator[CheckDraft]:
    """Tell what a count of some months makes in a whole year, beside what is said of a year.

    Only the same unit is compared. The months may be unlike the others and the two may count
    different things, so that what does not fit is unclear.
    """
    for rate in article.figures:
        length = _PER.get(rate.per or "")
        if length is None or rate.unit is None or rate.unit.dimension in _NEVER_ADDED:
            continue
        for one in article.figures:
            known = days(one)
            if one.per is not None or one.period is None or known is None:
                continue
            if not same_unit(one, rate) or not same_subject(one, rate):
                continue
            first, last = map(date.fromisoformat, known)
            counted_days = (last - first).days + 1
            if counted_days >= length * _SHORTEST:
                yield _rate(article, rate, one, counted_days)


def _rate(article: CheckedArticle, rate: Figure, one: Figure, counted_days: int) -> CheckDraft:
    assert rate.per is not None
    computed = value(one) / counted_days * _PER[rate.per]
    found = fit(computed, value(rate), last_digit(rate), rate.qualifier)
    units = unit_words(rate)
    is_same = bool((counted(article, rate) - units) & (counted(article, one) - units))
    facts = [("per", rate.per), ("days", f"{counted_days}"), ("compatible", "yes")]
    if rate.qualifier is not Qualifier.EXACT:
        facts.append(("qualifier", rate.qualifier.value))
    verdict = found.verdict
    if verdict in {Verdict.DIFFERS, Verdict.UNCLEAR}:
        verdict = Verdict.UNCLEAR
        facts.remove(("compatible", "yes"))
    if not is_same:
        facts.append(("quantities", "differ"))
    return CheckDraft(
        kind=CheckKind.RATE,
        key=f"{rate.uid}~{one.uid}",
        expression=f"{one.value} / {counted_days} × {written(_PER[rate.per], 4)}",
        computed=written(computed, 0),
        stated=rate.value,
        verdict=verdict,
        facts=tuple(facts),
        inputs=(CheckInput("counted", one.id), CheckInput("stated", rate.id)),
    )

"""Checks of counts: parts of a sum, items of a list, and those who won an award before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from db.catalogue.checked import CheckDraft, CheckedArticle, Roster, Win
from db.catalogue.listing import Listed, list_after
from db.catalogue.precision import Span as Bounds
from db.catalogue.precision import last_digit, may_be_equal, span, value, written
from db.catalogue.sentences import sentence_around
from db.catalogue.surroundings import days, place, same_unit
from db.records import CheckInput, CheckKind, Figure, Qualifier, Verdict
from db.search.collation import match_key

_WHOLE_LIST: Final = re.compile(r"\b(?:bao gồm|gồm có|gồm)\b", re.IGNORECASE)
_SOME_OF_IT: Final = re.compile(r"\btrong (?:đó|số đó|số này)\b", re.IGNORECASE)
_LEAST, _MOST = 2, 60
"""How many items of a list are counted."""

_EVER: Final = re.compile(
    r"\b(?:từng|đã có|mới (?:chỉ )?có|tổng cộng|trước đó|đến nay)\b", re.IGNORECASE
)
_RECIPIENTS: Final = re.compile(
    r"\b(?:nhận|đoạt|đạt|giành|được trao|được vinh danh|được tôn vinh|thắng)\b", re.IGNORECASE
)
_SHARE: Final = "share"


def sums(article: CheckedArticle) -> Iterator[CheckDraft]:
    """Add the parts that a sentence names after a total of the same unit.

    "Gồm" promises all parts; "trong đó" may name some, or the same things twice.
    """
    placed = sorted((at, one) for one in _countable(article) if (at := _at(one)) is not None)
    used: set[int] = set()
    for number, (start, total) in enumerate(placed):
        if start in used:
            continue
        end = sentence_around(article.text, start, start + 1)[1]
        later = [(at, one) for at, one in placed[number + 1 :] if at < end]
        parts = [(at, one) for at, one in later if same_unit(one, total) and one.per == total.per]
        if not parts or total.unit is None:
            continue
        between = article.text[start : parts[0][0]]
        is_whole = bool(_WHOLE_LIST.search(between))
        if not is_whole and not _SOME_OF_IT.search(between):
            continue
        used |= {at for at, _ in parts}
        if len(parts) >= _LEAST or value(parts[0][1]) > value(total):
            yield _sum(total, [one for _, one in parts], is_whole=is_whole)


def _countable(article: CheckedArticle) -> list[Figure]:
    return [
        one
        for one in article.figures
        if one.unit is None or one.unit.dimension not in {_SHARE, "rank"}
    ]


def _at(figure: Figure) -> int | None:
    where = place(figure)
    return where[0] if where else None


def _sum(total: Figure, parts: Sequence[Figure], *, is_whole: bool) -> CheckDraft:
    computed = sum(map(value, parts), Fraction(0))
    figures = (total, *parts)
    facts = [("parts", f"{len(parts)}"), ("list", "whole" if is_whole else "partial")]
    loose = any(one.qualifier is not Qualifier.EXACT for one in figures)
    if computed == value(total):
        verdict = Verdict.AGREES
    elif not loose and any(map(last_digit, figures)) and may_be_equal(_added(parts), span(total)):
        verdict = Verdict.AGREES_ROUNDED
    elif loose or (not is_whole and (computed < value(total) or len(parts) > 1)):
        verdict = Verdict.UNCLEAR
    else:
        verdict = Verdict.DIFFERS
    if loose:
        facts.append(("inputs", "inexact"))
    return CheckDraft(
        kind=CheckKind.SUM,
        key=f"{total.uid}",
        expression=" + ".join(one.value for one in parts),
        computed=written(computed, 6),
        stated=total.value,
        verdict=verdict,
        facts=tuple(facts),
        inputs=(
            CheckInput("total", total.id),
            *(CheckInput(f"part{number}", one.id) for number, one in enumerate(parts, 1)),
        ),
    )


def _added(parts: Sequence[Figure]) -> Bounds:
    spans = [span(one) for one in parts]
    lows = [one.low for one in spans if one.low is not None]
    highs = [one.high for one in spans if one.high is not None]
    return Bounds(
        sum(lows, Fraction(0)) if len(lows) == len(spans) else None,
        sum(highs, Fraction(0)) if len(highs) == len(spans) else None,
    )


def list_counts(article: CheckedArticle) -> Iterator[CheckDraft]:
    """Count the items of the list that follows a count.

    A list belongs to one count before it: to the one that fits, else to the nearest.
    """
    lists: dict[int, list[tuple[Figure, Listed]]] = {}
    for one in _countable(article):
        where, number = place(one), value(one)
        if where is None or number.denominator != 1 or not _LEAST <= number <= _MOST:
            continue
        listed = list_after(article.text, article.blocks, *where)
        if listed is not None:
            lists.setdefault(listed.start, []).append((one, listed))
    for candidates in lists.values():
        fitting = [(one, listed) for one, listed in candidates if value(one) in listed.counts]
        figure, listed = max(fitting or candidates, key=lambda both: place(both[0]) or (0, 0))
        if fitting or (listed.is_plain and figure.qualifier is Qualifier.EXACT):
            yield _list_count(figure, listed)


def _list_count(figure: Figure, listed: Listed) -> CheckDraft:
    stated = int(value(figure))
    count = stated if stated in listed.counts else listed.counts[0]
    facts = [("listed", f"{count}")]
    if len(listed.counts) > 1:
        facts.append(("joint", "unclear"))
    if count == stated:
        verdict = Verdict.AGREES
    else:
        verdict = Verdict.DIFFERS if abs(count - stated) < stated else Verdict.UNCLEAR
    return CheckDraft(
        kind=CheckKind.LIST_COUNT,
        key=figure.uid,
        expression=f"{count}",
        computed=f"{count}",
        stated=figure.value,
        verdict=verdict,
        facts=tuple(facts),
        inputs=(CheckInput("stated", figure.id),),
    )


def roster_counts(article: CheckedArticle) -> Iterator[CheckDraft]:
    """Count those who are known to have won an award before an article says how many did.

    What the archive does not know of cannot contradict an article: the verdict is then unclear.
    """
    for figure in _countable(article):
        where, number = place(figure), value(figure)
        if where is None or number.denominator != 1 or number < 1:
            continue
        start, stop = sentence_around(article.text, *where)
        told = article.text[start:stop]
        if not _EVER.search(told) or not _RECIPIENTS.search(told, where[1] - start):
            continue
        key = f" {_plain(told)} "
        for roster in article.rosters:
            if any(f" {form} " in key for name in roster.names for form in _called(name)):
                yield _roster_count(article, figure, roster)
                break


def _called(name: str) -> Iterator[str]:
    """How a text may call an award: Giải thưởng ASOCIO, giải ASOCIO."""
    plain = _plain(name)
    yield plain
    core = re.sub(r"\A(?:giai thuong|giai) ", "", plain)
    if core != plain:
        yield f"giai thuong {core}"
        yield f"giai {core}"


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", match_key(text)))


def _roster_count(article: CheckedArticle, figure: Figure, roster: Roster) -> CheckDraft:
    stated = int(value(figure))
    as_of = days(figure) or article.published
    wins = roster.wins if as_of is not None else ()
    before = [one for one in wins if as_of and one.hi < as_of[0]]
    later = [one for one in wins if one not in before]
    sure = {one.recipient_id for one in before}
    perhaps = {one.recipient_id for one in later if as_of and one.lo <= as_of[1]} - sure
    missing = _missing(roster, before, as_of)
    facts = [("before", as_of[0])] if as_of else [("date", "unknown")]
    if later:
        facts.append(("excluded", ",".join(map(str, sorted({one.year for one in later})))))
    if missing:
        facts += [("roster", "incomplete"), ("no_coverage", _ranges(missing))]
    if as_of and len(sure) == stated and figure.qualifier is Qualifier.EXACT:
        verdict = Verdict.AGREES
    elif missing or as_of is None or figure.qualifier is not Qualifier.EXACT:
        verdict = Verdict.UNCLEAR
    else:
        in_reach = len(sure) <= stated <= len(sure | perhaps)
        verdict = Verdict.UNCLEAR if in_reach or len(sure) < stated else Verdict.DIFFERS
    return CheckDraft(
        kind=CheckKind.ROSTER_COUNT,
        key=figure.uid,
        expression=" + ".join(_by_year(before)) or "0",
        computed=f"{len(sure)}",
        stated=figure.value,
        verdict=verdict,
        facts=tuple(facts),
        inputs=(CheckInput("stated", figure.id),),
    )


def _by_year(wins: Sequence[Win]) -> Iterator[str]:
    """How many won for the first time in each year: 1 (2003)."""
    seen: set[int] = set()
    for year in sorted({one.year for one in wins}):
        new = {one.recipient_id for one in wins if one.year == year} - seen
        seen |= new
        if new:
            yield f"{len(new)} ({year})"


def _missing(roster: Roster, before: Sequence[Win], as_of: tuple[str, str] | None) -> list[int]:
    """The years before a claim of which nothing is held."""
    if not before or as_of is None:
        return [int(as_of[0][:4])] if as_of else []
    first = min(one.year for one in before)
    return [year for year in range(first, int(as_of[0][:4])) if year not in roster.years]


def _ranges(years: Sequence[int]) -> str:
    """Write years in runs: 2004-2012,2014-2015."""
    breaks = [0, *(at for at, (one, two) in enumerate(pairwise(years), 1) if two > one + 1)]
    ends = [*breaks[1:], len(years)]
    runs = [(years[first], years[last - 1]) for first, last in zip(breaks, ends, strict=True)]
    return ",".join(f"{one}" if one == two else f"{one}-{two}" for one, two in runs)

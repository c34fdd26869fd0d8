"""Lays figures of several articles beside each other: one quantity, reported for the same days."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from db.catalogue.comparing import agreement
from db.records import Contrast, Figure, SeriesPoint, Verdict

Days = tuple[str, str]
"""First and last day, YYYY-MM-DD."""

_WORST_FIRST: Final = (Verdict.DIFFERS, Verdict.UNCLEAR, Verdict.AGREES_ROUNDED, Verdict.AGREES)


def contrasts(points: Sequence[SeriesPoint]) -> tuple[Contrast, ...]:
    """Put figures of one quantity and subject together that count the same days.

    Only figures of different articles are held to each other, and only within such a group. One
    that counts a whole year stands beside each month of it.
    """
    spans = [_days(one) for one in points]
    found = [
        _contrast([points[place] for place in together], _common([spans[one] for one in together]))
        for together in coinciding(spans)
        if len({points[place].article.id for place in together}) > 1
    ]
    return tuple(sorted(found, key=lambda one: (_WORST_FIRST.index(one.verdict), one.lo or "~")))


def coinciding(spans: Sequence[Days | None]) -> list[tuple[int, ...]]:
    """Find the largest sets of spans that have a day in common, two or more, in order of time.

    A span may stand in several sets. Those that nobody knows are one set of their own.
    """
    known = sorted((span, place) for place, span in enumerate(spans) if span is not None)
    groups: list[tuple[int, ...]] = []
    active: list[tuple[Days, int]] = []
    for span, place in known:
        staying = [one for one in active if one[0][1] >= span[0]]
        if len(staying) < len(active):
            groups.append(tuple(sorted(each for _, each in active)))
        active = [*staying, (span, place)]
    groups.append(tuple(sorted(each for _, each in active)))
    groups.append(tuple(place for place, span in enumerate(spans) if span is None))
    return [group for group in groups if len(group) > 1]


def _days(point: SeriesPoint) -> Days | None:
    return (point.lo, point.hi) if point.lo is not None and point.hi is not None else None


def _common(spans: Sequence[Days | None]) -> Days | None:
    told = [span for span in spans if span is not None]
    return (max(lo for lo, _ in told), min(hi for _, hi in told)) if told else None


def _contrast(points: Sequence[SeriesPoint], common: Days | None) -> Contrast:
    """Hold every two of different articles to each other; the same said twice is held once."""
    distinct: dict[tuple[object, ...], list[SeriesPoint]] = {}
    for point in points:
        distinct.setdefault(_said(point.figure), []).append(point)
    verdicts, scope = {Verdict.AGREES}, set()
    for one, other in combinations(distinct.values(), 2):
        if len({point.article.id for point in (*one, *other)}) == 1:
            continue
        verdict, facts = agreement(one[0].figure, other[0].figure)
        verdicts.add(verdict)
        scope |= {name for name, _ in facts}
    return Contrast(
        lo=common[0] if common else None,
        hi=common[1] if common else None,
        points=tuple(points),
        verdict=min(verdicts, key=_WORST_FIRST.index),
        scope=tuple(name for name in ("periods", "units", "per", "qualifiers") if name in scope),
    )


def _said(figure: Figure) -> tuple[object, ...]:
    """All that `agreement` looks at."""
    unit = figure.unit.code if figure.unit is not None else None
    return (
        *(figure.value, figure.qualifier, figure.precision, unit),
        *(figure.per, figure.period, figure.as_of),
    )

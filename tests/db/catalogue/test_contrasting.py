"""Figures of the same days are laid beside each other, and none is taken for the right one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.contrasting import Days, coinciding, contrasts
from db.records import ArticleRow, Qualifier, SeriesPoint, Status, TextAccess, Verdict
from tests.db.catalogue.figures import figure

FIRST = date(2018, 1, 1)
SPAN = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(
    lambda at: (f"{FIRST + timedelta(at[0])}", f"{FIRST + timedelta(at[0] + at[1])}")
)


def row(number: int) -> ArticleRow:
    facts = (None, f"Bài {number}", "Báo Thử", None, None, None, Status.NEW, TextAccess.FULL, 1)
    return ArticleRow(number, f"u{number}", f"2026-{number:06}", *facts)


def point(number: int, value: str, days: Days | None = ("2018-01-01", "2018-12-31")) -> SeriesPoint:
    held = figure(
        *(number, f"có {value} lượt", value, "lượt xe", value),
        unit="lượt",
        of="Bến Đá",
        period="2018",
        article_id=number,
    )
    lo, hi = days or (None, None)
    return SeriesPoint(held, row(number), lo, hi, is_told=True)


def other(one: SeriesPoint, **facts: Any) -> SeriesPoint:
    """Make the same point with other facts of its figure."""
    return replace(one, figure=replace(one.figure, **facts))


@given(st.lists(st.one_of(st.none(), SPAN), max_size=12))
def test_sets_are_the_largest_that_share_a_day(spans: list[Days | None]) -> None:
    found = coinciding(spans)
    days = [f"{FIRST + timedelta(number)}" for number in range(50)]
    by_day = {
        tuple(place for place, one in enumerate(spans) if one and one[0] <= day <= one[1])
        for day in days
    }
    largest = {
        one for one in by_day if len(one) > 1 and not any(set(one) < set(other) for other in by_day)
    }
    unknown = tuple(place for place, one in enumerate(spans) if one is None)
    assert set(found) == largest | ({unknown} if len(unknown) > 1 else set())
    assert len(found) == len(set(found))


def test_what_differs_comes_first_and_nobody_is_judged() -> None:
    early = ("2017-01-01", "2017-12-31")
    agreeing = [point(1, "40", early), point(2, "40", early)]
    found = contrasts([*agreeing, point(3, "52"), point(4, "57"), point(5, "52")])
    assert [one.verdict for one in found] == [Verdict.DIFFERS, Verdict.AGREES]
    assert [each.article.id for each in found[0].points] == [3, 4, 5]
    assert (found[0].lo, found[0].hi, found[0].scope) == ("2018-01-01", "2018-12-31", ())


def test_another_scope_is_said_and_makes_it_unclear() -> None:
    one, two = point(1, "52"), point(2, "57")
    [found] = contrasts([one, other(two, period="2018-01/2018-06")])
    assert (found.verdict, found.scope) == (Verdict.UNCLEAR, ("periods",))
    [found] = contrasts([one, other(two, per="month", unit=None)])
    assert (found.verdict, found.scope) == (Verdict.UNCLEAR, ("units", "per"))
    [found] = contrasts([one, other(two, value="50", qualifier=Qualifier.MORE_THAN)])
    assert (found.verdict, found.scope) == (Verdict.AGREES_ROUNDED, ("qualifiers",))


def test_one_article_does_not_speak_against_itself() -> None:
    first = point(1, "52")
    again = replace(point(2, "57"), article=first.article)
    assert contrasts([first, again]) == ()
    [found] = contrasts([first, again, point(3, "52")])
    assert found.verdict is Verdict.DIFFERS


def test_what_nobody_can_date_stands_apart() -> None:
    known, one, two = point(1, "52"), point(2, "52", None), point(3, "52", None)
    [found] = contrasts([known, one, two])
    assert [each.article.id for each in found.points] == [2, 3]
    assert (found.lo, found.hi) == (None, None)

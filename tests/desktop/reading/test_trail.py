"""The way through the articles leads back where one was, and never astray."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.trail import LINGERED_SECONDS, MOST_STOPS, Stop, Trail

LONG = 10 * LINGERED_SECONDS


def walked(*articles: int) -> Trail:
    """A way through articles each of which was read for long."""
    trail = Trail()
    for at, article in enumerate(articles):
        trail.visit(article, at * LONG, passing=False)
    return trail


def test_back_and_forward_lead_to_the_same_articles() -> None:
    trail = walked(1, 2, 3)
    assert [trail.go(-1), trail.go(-1), trail.go(-1)] == [Stop(2), Stop(1), None]
    assert not trail.back_open
    assert trail.forward_open
    assert [trail.go(1), trail.go(1), trail.go(1)] == [Stop(2), Stop(3), None]


def test_another_way_is_taken_from_where_one_went_back_to() -> None:
    trail = walked(1, 2, 3)
    trail.go(-1)
    trail.visit(9, 9 * LONG, passing=False)
    assert not trail.forward_open
    assert trail.go(-1) == Stop(2)


def test_articles_that_are_only_passed_in_a_list_are_no_stops() -> None:
    trail = walked(1)
    for at, article in enumerate((2, 3, 4, 5)):
        trail.visit(article, LONG + at * 0.2, passing=True)
    trail.visit(6, 3 * LONG, passing=True)
    assert trail.go(-1) == Stop(5), "this one was stayed with"
    assert trail.go(-1) == Stop(1)


def test_an_article_that_was_passed_and_then_opened_is_a_stop() -> None:
    trail = walked(1)
    trail.visit(2, LONG, passing=True)
    trail.visit(2, LONG + 0.1, passing=False)
    trail.visit(3, LONG + 0.2, passing=False)
    assert trail.go(-1) == Stop(2)


def test_an_article_is_come_back_to_where_it_was_left() -> None:
    trail = walked(1, 2)
    trail.leave(1, 480)
    trail.leave(7, 99)
    assert trail.go(-1) == Stop(1, 480)


@given(st.lists(st.tuples(st.integers(1, 5), st.booleans(), st.floats(0, 3)), min_size=1))
def test_whatever_the_way_it_is_one_of_different_neighbours(
    steps: list[tuple[int, bool, float]],
) -> None:
    trail, clock = Trail(), 0.0
    for article, passing, seconds in steps:
        clock += seconds
        trail.visit(article, clock, passing=passing)
        assert trail.now is not None
        assert trail.now.article_id == article
    back = [trail.now]
    while (stop := trail.go(-1)) is not None:
        back.append(stop)
    assert len(back) <= len(steps)
    ids = [stop.article_id for stop in back if stop is not None]
    assert all(one != other for one, other in pairwise(ids))


def test_a_very_long_way_forgets_its_beginning() -> None:
    trail = walked(*range(1, MOST_STOPS + 10))
    back = 0
    while trail.go(-1) is not None:
        back += 1
    assert back == MOST_STOPS - 1

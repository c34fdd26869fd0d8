"""The stretches of a text with most of the words, against choosing among all of them one by one."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from operator import or_

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from db.search.windows import MOST_WORDS, Places, Window, Windows, bits_of, columns_of

TERMS = 70
"""More than one column of bits holds."""

Place = tuple[int, int, int, int]
"""Block, first word, last word, terms."""


def _terms(numbers: list[int]) -> int:
    return sum({1 << number for number in numbers})


PLACES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, 90),
        st.sampled_from([0, 0, 0, 1, 40]),
        st.lists(st.sampled_from([0, 1, 2, 63, 64, 69]), min_size=1, max_size=3).map(_terms),
    ),
    max_size=40,
).map(lambda rows: sorted((block, first, first + more, bits) for block, first, more, bits in rows))


def windows_of(places: list[Place], liking: list[float]) -> Windows:
    block, first, last = (np.array([row[at] for row in places], np.int64) for at in range(3))
    bits = bits_of([row[3] for row in places], columns_of(TERMS))
    return Windows(Places(block, first, last, bits), np.array(liking, np.float64))


def _inside(places: list[Place], at: int) -> list[Place]:
    inside = [places[at]]
    for place in places[at + 1 : at + MOST_WORDS]:
        if place[0] != places[at][0] or place[2] - places[at][1] >= MOST_WORDS:
            break
        inside.append(place)
    return inside


def _has(inside: list[Place]) -> int:
    return reduce(or_, (row[3] for row in inside))


def _score(inside: list[Place]) -> float:
    pairs = 0
    for before, after in pairwise(inside):
        if after[1] == before[2] + 1:
            pairs |= before[3] << 1 & after[3]
    return 4.0 * _has(inside).bit_count() + 2.0 * pairs.bit_count() + 0.25 * min(len(inside), 6)


def slowly(places: list[Place]) -> list[Window]:
    """Choose as the rules say, one window after the other."""
    windows = [_inside(places, at) for at in range(len(places))]
    if not windows:
        return []
    best = max(windows, key=_score)

    def new(inside: list[Place]) -> int:
        return (_has(inside) & ~_has(best)).bit_count()

    def is_apart(inside: list[Place]) -> bool:
        reach = max(inside[0][1], best[0][1]) - min(inside[-1][2], best[-1][2])
        return inside[0][0] != best[0][0] or reach >= MOST_WORDS

    rest = [window for window in windows if is_apart(window)]
    second = max(rest, key=lambda window: (new(window), _score(window)), default=None)
    chosen = [best]
    if second and (new(second) or 2 * _has(second).bit_count() > _has(best).bit_count()):
        chosen.append(second)
    return [Window(rows[0][0], rows[0][1], rows[-1][2]) for rows in chosen]


@given(PLACES)
def test_the_best_two_windows(places: list[Place]) -> None:
    windows = windows_of(places, [0.0] * len(places))
    assert windows.chosen(0, len(places)) == slowly(places)


@given(PLACES, PLACES)
def test_articles_side_by_side_do_not_meet(one: list[Place], other: list[Place]) -> None:
    moved = [(block + 3, first, last, bits) for block, first, last, bits in other]
    windows = windows_of([*one, *moved], [0.0] * (len(one) + len(moved)))
    assert windows.chosen(0, len(one)) == slowly(one)
    assert windows.chosen(len(one), len(one) + len(other)) == slowly(moved)


def test_a_liked_place_comes_first() -> None:
    places = [(0, 0, 0, 1), (1, 0, 0, 1)]
    assert windows_of(places, [0.0, 0.5]).best(0, 2) == Window(1, 0, 0)
    assert windows_of(places, [0.0, 0.0]).best(0, 2) == Window(0, 0, 0)
    assert windows_of(places, [0.0, 0.0]).best(1, 1) is None

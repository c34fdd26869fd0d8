"""Hits as they are painted."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from db.records import Mark
from desktop.marks import joined, spans, units


def test_a_phrase_is_one_hit() -> None:
    text = "ở Quảng Ninh, Quảng\u00a0Ninh"
    assert joined(text, [(9, 12), (2, 7), (8, 12), (14, 19), (20, 24)]) == [
        (2, 12),
        (14, 24),
    ]


def test_words_with_a_comma_between_are_two_hits() -> None:
    assert joined("Uông Bí, Hạ Long", [(5, 7), (9, 11)]) == [(5, 7), (9, 11)]


def test_a_mark_of_no_letters_is_none() -> None:
    assert joined("giải", [(2, 2), (3, 1)]) == []


def test_letters_beyond_the_first_plane_count_twice_for_qt() -> None:
    text = "🏆 giải 🏆 thưởng"
    assert spans(text, [(2, 6), (7, 8), (9, 15)]) == [(3, 4), (8, 2), (11, 6)]
    assert units(text) == len(text.encode("utf-16-le")) // 2


@given(st.text(alphabet="aạ🏆 ", max_size=30), st.data())
def test_spans_cut_the_same_letters_out_of_utf_16(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    marks: list[Mark] = [
        (min(pair), max(pair)) for pair in data.draw(st.lists(st.tuples(ends, ends), max_size=5))
    ]
    encoded = text.encode("utf-16-le")
    for (start, stop), (first, length) in zip(marks, spans(text, marks), strict=True):
        cut = encoded[2 * first : 2 * (first + length)].decode("utf-16-le")
        assert cut == text[start:stop]


@given(st.text(alphabet="ab ,", max_size=30), st.data())
def test_joining_keeps_every_marked_letter_and_never_touches(
    text: str, data: st.DataObject
) -> None:
    ends = st.integers(0, len(text))
    marks: list[Mark] = data.draw(st.lists(st.tuples(ends, ends), max_size=6))
    whole = joined(text, marks)
    letters = {place for start, stop in whole for place in range(start, stop)}
    asked = {place for start, stop in marks for place in range(start, stop)}
    assert asked <= letters
    assert all(text[place].isspace() for place in letters - asked)
    assert all(
        first[1] < second[0] and text[first[1] : second[0]].strip()
        for first, second in pairwise(whole)
    )

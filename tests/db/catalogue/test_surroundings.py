"""Clauses end where a reader hears them end, and the words around a number say what it counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.sentences import sentence_around
from db.catalogue.surroundings import clause, counted
from tests.db.catalogue.figures import article, figure


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mưa to, có 12 tàu vào, rồi tạnh.", " có 12 tàu vào"),
        ("Mưa to (12 tàu vào) rồi tạnh.", "12 tàu vào"),
        ("Mưa to. Có 1,12 tàu vào TP. Hạ Long.", "Có 1,12 tàu vào TP. Hạ Long."),
        ("Mưa to – 12 tàu – rồi tạnh.", " 12 tàu "),
    ],
)
def test_clauses(text: str, found: str) -> None:
    at = text.index("12")
    start, stop = clause(text, at, at + 2)
    assert text[start:stop] == found


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_place_lies_in_its_clause_and_that_in_its_sentence(before: str, after: str) -> None:
    text = f"{before}12{after}"
    at = len(before)
    first, last = sentence_around(text, at, at + 2)
    start, stop = clause(text, at, at + 2)
    assert 0 <= first <= start <= at < at + 2 <= stop <= last <= len(text)


def test_words_between_numbers_belong_to_the_first() -> None:
    text = "Trong 150 thí sinh dự thi có 120 thí sinh đỗ, còn lại trượt."
    all_of_them = figure(1, text, "150", "thí sinh", "150")
    passed = figure(2, text, "120", "thí sinh", "120", of="thí sinh")
    seen = article(text, [all_of_them, passed])
    assert counted(seen, all_of_them) == {"thí", "sinh", "dự", "thi"}
    assert counted(seen, passed) == {"đỗ"}

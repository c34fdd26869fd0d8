"""Finding letters inside one article."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.finding import FoldedText

LETTERS = "aâấeêệoơợuưđdAĐ ,.\u00a0🏆"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("duong", ["Đường", "dương", "Dương"]),
        ("đường", ["Đường"]),
        ("Duơng", ["dương", "Dương"]),
        ("DƯƠNG", ["dương", "Dương"]),
        ("dương,", ["dương,"]),
        ("ng ", ["ng\u00a0", "ng ", "ng "]),
        ("", []),
        ("  ", []),
        ("xyz", []),
    ],
)
def test_a_letter_typed_plain_stands_for_all_its_forms(wanted: str, found: list[str]) -> None:
    text = "Đường\u00a0xa, cây dương, ông Dương xưa"
    marks = FoldedText(text).find(wanted)
    assert [text[start:stop] for start, stop in marks] == found


def test_text_that_is_taken_apart_is_found_whole() -> None:
    text = "ở " + unicodedata.normalize("NFD", "Quảng") + "!"
    (mark,) = FoldedText(text).find("quang")
    assert text[mark[0] : mark[1]].startswith("Q")
    assert mark[0] == 2


@given(st.text(alphabet=LETTERS, max_size=40), st.text(alphabet=LETTERS, min_size=1, max_size=4))
def test_every_mark_is_a_place_where_the_letters_stand(text: str, wanted: str) -> None:
    for start, stop in FoldedText(text).find(wanted):
        assert 0 <= start < stop <= len(text)
        again = FoldedText(text[start:stop]).find(wanted)
        assert again == [(0, stop - start)]


@given(st.text(alphabet=LETTERS, max_size=20), st.text(alphabet="aâđơ", min_size=1, max_size=4))
def test_what_stands_there_is_found(before: str, wanted: str) -> None:
    assert FoldedText(before + "." + wanted).find(wanted)

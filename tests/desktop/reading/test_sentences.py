"""The sentence around a place of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.sentences import sentence_at

TEXT = (
    "Tít không có dấu chấm\n"
    "Bến đóng lúc 5.30 sáng. GS. Lê Thử và TP. Bến Đá có 1.500 tờ báo cũ! "
    "“Ai hỏi?” Ông đáp: chưa ai.\nHết."
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("không", "Tít không có dấu chấm"),
        ("5.30", "Bến đóng lúc 5.30 sáng."),
        ("1.500", "GS. Lê Thử và TP. Bến Đá có 1.500 tờ báo cũ!"),
        ("hỏi", "“Ai hỏi?”"),
        ("chưa", "Ông đáp: chưa ai."),
        ("Hết", "Hết."),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    first, last = sentence_at(TEXT, start, start + len(words))
    assert TEXT[first:last] == sentence


@given(st.text(alphabet="aB .\n!”“5đĐ", max_size=60), st.data())
def test_the_place_is_always_inside(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    first, last = sentence_at(text, start, stop)
    assert 0 <= first <= start
    assert stop <= last <= len(text)

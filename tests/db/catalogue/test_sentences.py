"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import sentence_around as sentence_of_the_public_face
from db.catalogue.sentences import sentence_around, sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bến mở cửa. Tàu đến.", ["Bến mở cửa.", "Tàu đến."]),
        ("Bến ở TP. Hạ Long. Tàu đến.", ["Bến ở TP. Hạ Long.", "Tàu đến."]),
        ("GS. Lê An và TS. Hồ Bình. Cả hai về.", ["GS. Lê An và TS. Hồ Bình.", "Cả hai về."]),
        ("Có 1.500 tàu. 20 tàu hỏng.", ["Có 1.500 tàu.", "20 tàu hỏng."]),
        ("“Đông quá!” Bà nói… Rồi về.", ["“Đông quá!”", "Bà nói…", "Rồi về."]),
        ("Sao lại thế?! Không ai rõ.", ["Sao lại thế?!", "Không ai rõ."]),
        ("1. Mở bến. 2. Đón khách.", ["1. Mở bến.", "2. Đón khách."]),
        ("Bến v.v. vẫn mở", ["Bến v.v. vẫn mở"]),
        ("Chị Th. kể. Ông K. nghe.", ["Chị Th. kể.", "Ông K. nghe."]),
        ("Có tàu, thuyền… đậu ở đây. Ế ẩm.", ["Có tàu, thuyền… đậu ở đây.", "Ế ẩm."]),
        ("Tít\nông đến.\n\nđến TP.\nHết", ["Tít", "ông đến.", "đến TP.", "Hết"]),
        ("  \u00a0 ", []),
        ("", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert [text[start:stop] for start, stop in sentences(text)] == found


@given(st.text(alphabet=' .!?…\n"”AaĐđ1', max_size=60))
def test_they_hold_all_that_is_printed(text: str) -> None:
    spans = sentences(text)
    outside = list(text)
    former = 0
    for start, stop in spans:
        assert former <= start < stop
        outside[start:stop] = [" "] * (stop - start)
        former = stop
    assert not "".join(outside).strip()


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
        ("chấm\nBến", "Tít không có dấu chấm\nBến đóng lúc 5.30 sáng."),
        ("cũ! “Ai", "GS. Lê Thử và TP. Bến Đá có 1.500 tờ báo cũ! “Ai hỏi?”"),
        ("Hết", "Hết."),
    ],
)
def test_the_sentence_around_a_place(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    first, last = sentence_around(TEXT, start, start + len(words))
    assert TEXT[first:last] == sentence
    assert sentence_of_the_public_face(TEXT, start, start + len(words)) == (first, last)


@given(st.text(alphabet="aB .\n!”“5đĐ", max_size=60), st.data())
def test_the_place_is_always_inside(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    first, last = sentence_around(text, start, stop)
    assert 0 <= first <= start
    assert stop <= last <= len(text)


@given(st.text(alphabet="aB .!”“5đĐ\n", max_size=60))
def test_around_each_place_of_a_sentence_is_that_sentence(text: str) -> None:
    for first, last in sentences(text):
        for at in (first, (first + last) // 2, last - 1):
            assert sentence_around(text, at, at + 1) == (first, last)


def test_a_sentence_without_an_end_is_not_looked_for_to_the_end() -> None:
    text = "Lúa chín " * 50_000
    first, last = sentence_around(text, 200_000, 200_004)
    assert first < 200_000
    assert last > 200_004
    assert last - first < 10_000

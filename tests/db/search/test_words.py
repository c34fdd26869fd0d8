"""The accent rule: what a typed word means among the words of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.query import Word
from db.search.vietnamese import canonical, fold, tokens
from db.search.words import (
    aliases_meant,
    as_typed,
    beginnings,
    chain_start,
    date_end,
    magnitude_end,
    names,
    with_other_accents,
)


def typed(text: str, *, prefix: bool = False) -> Word:
    return Word(canonical(text), fold(text), prefix)


def means(sought: str, word: str, *, prefix: bool = False) -> bool:
    return as_typed(typed(sought, prefix=prefix), fold(word), canonical(word))


def means_otherwise(sought: str, word: str, *, prefix: bool = False) -> bool:
    return with_other_accents(typed(sought, prefix=prefix), fold(word), canonical(word))


@pytest.mark.parametrize(
    ("sought", "word", "as_is", "otherwise"),
    [
        ("đường", "đường", True, True),
        ("đường", "Đương", False, True),
        ("đường", "Dương", False, False),
        ("đường", "duong", False, True),
        ("đường", "đuong", False, True),
        ("dương", "đường", False, False),
        ("dương", "dường", False, True),
        ("duong", "đường", True, True),
        ("duong", "Dương", True, True),
        ("hòa", "hoà", True, True),
        ("kỹ", "kĩ", True, True),
        ("máy", "mái", False, False),
        ("ninh", "nính", True, True),
    ],
)
def test_accents(sought: str, word: str, *, as_is: bool, otherwise: bool) -> None:
    assert means(sought, word) is as_is
    assert means_otherwise(sought, word) is otherwise


@pytest.mark.parametrize(
    ("sought", "word", "as_is"),
    [
        ("tie", "tiến", True),
        ("tiê", "tiến", True),
        ("tiê", "tien", False),
        ("tié", "tiến", True),
        ("tié", "tiền", False),
        ("đuo", "đường", True),
        ("đuo", "dương", False),
        ("duo", "đường", True),
        ("dươ", "đường", False),
        ("dươ", "dường", True),
        ("đư", "đường", True),
        ("quy", "quyết", True),
        ("quy", "quí", True),
        ("qui", "quyền", True),
        ("ky", "kyoto", True),
        ("hòa", "hoàn", True),
        ("n", "ninh", True),
        ("ninh", "nin", False),
    ],
)
def test_a_beginning_keeps_the_marks_it_has_and_leaves_open_the_rest(
    sought: str, word: str, *, as_is: bool
) -> None:
    assert means(sought, word, prefix=True) is as_is


@pytest.mark.parametrize(
    ("sought", "word", "otherwise"),
    [
        ("đườ", "đương", True),
        ("đườ", "dương", False),
        ("đườ", "duong", True),
        ("tiế", "tiền", True),
    ],
)
def test_a_beginning_with_other_accents_keeps_the_stroke(
    sought: str, word: str, *, otherwise: bool
) -> None:
    assert means_otherwise(sought, word, prefix=True) is otherwise


WORDS = st.text(st.sampled_from("dđuưoơôaăânghiyqktếềảãạ"), min_size=1, max_size=7)


@given(WORDS, WORDS, st.booleans())
def test_what_is_meant_as_typed_is_meant_with_other_accents_too(
    sought: str, word: str, prefix: bool
) -> None:
    if means(sought, word, prefix=prefix):
        assert means_otherwise(sought, word, prefix=prefix)


@given(WORDS)
def test_a_word_means_itself_and_begins_itself(word: str) -> None:
    assert means(word, word)
    assert all(means(canonical(word)[:size], word, prefix=True) for size in (1, len(word)))


def test_beginnings_of_a_word_that_may_go_on_with_y() -> None:
    assert beginnings("qui") == ("qui", "quy")
    assert beginnings("thi") == ("thi", "thy")
    assert beginnings("ninh") == ("ninh",)


def test_aliases_of_words_and_numbers() -> None:
    assert aliases_meant(Word("putin", "putin")) == ("~putin",)
    assert aliases_meant(Word("3000", "3000")) == ("#n3000",)
    assert aliases_meant(Word("2.5", "2.5")) == ("#n2.5",)
    assert aliases_meant(Word("2.5", "2.5", prefix=True)) == ()
    assert aliases_meant(Word("#dm0902", "#dm0902")) == ("#dm0902",)


def test_names_of_days() -> None:
    assert list(names(("#dm1024", "~x"), "2018")) == ["#dm1024", "#d20181024", "~x"]
    assert list(names(("#dm1024",), "")) == ["#dm1024"]
    assert list(names(("#d20181024", "#m201810"), "")) == ["#d20181024", "#dm1024", "#m201810"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ngày 24/10/2018", 1, 3),
        ("ngày 24 tháng 10 năm 2018", 1, 5),
        ("hôm 2018-10-24", 1, 3),
        ("tháng 4 năm 1975", 1, 3),
        ("tháng 4/1975", 1, 2),
        ("ngày 7 và 8/11", 3, 4),
        ("ngày 7 và 8/11", 1, None),
        ("ngày 7 và 8", 1, None),
    ],
)
def test_where_a_date_ends(text: str, first: int, last: int | None) -> None:
    assert date_end(tokens(text), first) == last


def test_where_a_magnitude_ends_and_a_hyphened_word_begins() -> None:
    assert magnitude_end(tokens("hơn 3 nghìn tỷ đồng"), 1) == 3
    text = "ở Xin-ga-po"
    assert chain_start(text, tokens(text), 3) == 1

"""The words of a block of text, and what they are by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.name_text import NameText
from db.catalogue.name_tokens import name_tokens


@pytest.mark.parametrize("word", ["Putin", "Trump", "Abe", "Zuckerberg", "Park"])
def test_words_that_vietnamese_could_not_have(word: str) -> None:
    assert NameText(word).is_foreign(0)


@pytest.mark.parametrize("word", ["Nguyễn", "Quyết", "Giang", "Nghiêm", "Minh", "Ý", "Khuya"])
def test_words_that_vietnamese_could_have(word: str) -> None:
    assert not NameText(word).is_foreign(0)


@pytest.mark.parametrize(
    ("text", "stop"),
    [("Trần Văn Mẫu đến", 3), ("TP. HCM", 3), ("William M. Mausson", 4), ("Mẫu M. Sau", 2)],
)
def test_a_row_of_capitals_ends(text: str, stop: int) -> None:
    assert NameText(text).run_end(0) == stop


def test_a_number_with_a_letter_is_none() -> None:
    assert NameText("9 xã").is_number(0)
    assert not NameText("9X").is_number(0)


def test_initials_are_one_token() -> None:
    assert [one.text for one in name_tokens("nhà xe M.X. và TP.HCM")] == [
        *("nhà", "xe", "M.X", ".", "và", "TP", ".", "HCM"),
    ]


@given(st.text(max_size=80))
def test_tokens_are_what_is_printed(text: str) -> None:
    end = 0
    for one in name_tokens(text):
        assert end <= one.start < one.stop
        assert text[one.start : one.stop] == one.text
        assert not one.text.isspace()
        end = one.stop

"""What tells two articles apart, and what does not."""

from __future__ import annotations

import pytest

from db.catalogue.prints import text_sha256, words_and_sha256
from db.ingest.duplicates import Appearance

HELD = Appearance("bao thu nghiem", "kho.vn/a", "a-1", "2018-11-01")


@pytest.mark.parametrize(
    "new",
    [
        Appearance(None, None, None, None),
        HELD,
        Appearance("bao thu nghiem", None, None, None),
        Appearance(None, None, "a-1", "2018-11-01"),
    ],
)
def test_a_newcomer_that_knows_no_more_is_a_repeat(new: Appearance) -> None:
    assert new.adds_nothing_to(HELD)


@pytest.mark.parametrize(
    "new",
    [
        Appearance("bao khac", None, None, None),
        Appearance(None, "kho.vn/b", None, None),
        Appearance(None, None, "a-2", None),
        Appearance(None, None, None, "2018-11-02"),
    ],
)
def test_a_newcomer_that_knows_something_else_is_not(new: Appearance) -> None:
    assert not new.adds_nothing_to(HELD)


def test_a_newcomer_that_knows_more_is_not() -> None:
    assert not HELD.adds_nothing_to(Appearance(None, None, None, None))


def test_capitals_and_spaces_do_not_make_another_text() -> None:
    text = "Mùa lúa mới\nĐồng bằng vào vụ."
    same = "MÙA LÚA  MỚI\n\nĐồng\u00a0bằng vào vụ. \n"
    assert words_and_sha256(text) == words_and_sha256(same)
    assert words_and_sha256(text)[0] == 7
    assert words_and_sha256(text) != words_and_sha256("Mua lúa mới\nĐồng bằng vào vụ.")
    assert text_sha256(text) != text_sha256(same)

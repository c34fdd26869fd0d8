"""What tells two articles apart, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.prints import text_sha256, words_and_sha256
from db.ingest.duplicates import Appearance, url_key

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


@pytest.mark.parametrize(
    "url",
    [
        "https://kho.vn/tin/mua-lua-12.html",
        "http://www.kho.vn/tin/mua-lua-12.html",
        "HTTPS://M.KHO.VN/tin/mua-lua-12.html/",
        "https://kho.vn:443/tin/mua-lua-12.html#binh-luan",
        " https://kho.vn/tin/mua-lua-12.html?utm_source=x&fbclid=y ",
    ],
)
def test_one_article_has_one_address(url: str) -> None:
    assert url_key(url) == "kho.vn/tin/mua-lua-12.html"


def test_what_chooses_the_article_stays_in_its_address() -> None:
    assert url_key("https://kho.vn/xem?id=7&trang=2&gclid=z") == "kho.vn/xem?id=7&trang=2"
    assert url_key("https://kho.vn/xem?trang=2&id=7") == "kho.vn/xem?id=7&trang=2"
    assert url_key("https://kho.vn:8080/a") == "kho.vn:8080/a"
    assert url_key("https://kho.vn/A") != url_key("https://kho.vn/a")


@pytest.mark.parametrize(
    "url",
    [
        *("", "kho.vn/a", "ftp://kho.vn/a", "javascript:alert(1)", "https:///a", "http://[kho/"),
        *("https://kho.vn", "https://www.kho.vn/", "https://kho.vn/?utm_source=x", "http://x:y/a"),
    ],
)
def test_what_is_no_address_of_an_article(url: str) -> None:
    assert url_key(url) is None


@given(st.text())
def test_any_text_is_no_trouble(text: str) -> None:
    url_key(text)
    url_key(f"https://{text}")


def test_capitals_and_spaces_do_not_make_another_text() -> None:
    text = "Mùa lúa mới\nĐồng bằng vào vụ."
    same = "MÙA LÚA  MỚI\n\nĐồng\u00a0bằng vào vụ. \n"
    assert words_and_sha256(text) == words_and_sha256(same)
    assert words_and_sha256(text)[0] == 7
    assert words_and_sha256(text) != words_and_sha256("Mua lúa mới\nĐồng bằng vào vụ.")
    assert text_sha256(text) != text_sha256(same)

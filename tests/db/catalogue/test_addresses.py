"""One article has one address, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.addresses import url_key


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

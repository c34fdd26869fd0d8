"""Selectors find what a browser would find by them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.pages.selectors import BadSelector, xpath
from db.ingest.pages.trees import read_tree

PAGE = """
<div id="a" class="one two"><p class="two" data-x="yes">1</p>
<blockquote><p type="Right">2</p></blockquote></div>
<section class="onetwo"><p>3</p></section><p class=" two ">4</p>
"""


def found(selector: str) -> str:
    chosen: Any = read_tree(PAGE).xpath(xpath(selector))
    return " ".join("".join(one.itertext()).strip() for one in chosen)


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("p", "1 2 3 4"),
        ("P.two", "1 4"),
        (".two p", "1 2"),
        ("#a > p", "1"),
        ("div.one.two>p", "1"),
        ("#a blockquote p", "2"),
        ("section p, #a > p", "1 3"),
        ("[data-x]", "1"),
        ("p[data-x=yes]", "1"),
        ("p[data-x='no']", ""),
        ('[type="Right"]', "2"),
        ("[type^=Ri]", "2"),
        ("[type*=igh]", "2"),
        ("* > p[class]", "1 4"),
        (".on", ""),
    ],
)
def test_what_a_selector_finds(selector: str, texts: str) -> None:
    assert found(selector) == texts


@pytest.mark.parametrize(
    "bad", ["", " ", ">p", "p,", "p>>b", "a:hover", "p:not(.a)", "]", "a" * 501]
)
def test_what_is_no_selector(bad: str) -> None:
    with pytest.raises(BadSelector):
        xpath(bad)


@given(st.text(alphabet="ab.#[]=\"'*^> ,-:()/@|", max_size=20))
def test_any_selector_is_an_expression_or_refused(selector: str) -> None:
    try:
        path = xpath(selector)
    except BadSelector:
        return
    read_tree("<p>a</p>").xpath(path)

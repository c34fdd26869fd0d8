"""A piece of HTML gives its paragraphs and nothing that is not shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.layout import Part
from db.ingest.markup import paragraphs
from db.records import BlockKind

PIECE = """
<h1>Bến cảng</h1><p>Đoạn <b>một</b> &amp; nữa.<br>Dòng sau.</p><script>alert("x")</script>
<h2>Ngày đầu</h2><blockquote><p>Vui lắm.</p></blockquote><ul><li>Một<li>Hai</ul>
<figure><img src="http://a/b.png"><figcaption>Tàu <i>mới</i></figcaption></figure>
<table><tr><td>Năm</td><td>Chuyến</td></tr></table>Cuối
"""


def test_paragraphs_and_their_kinds() -> None:
    assert paragraphs(PIECE) == [
        Part("Bến cảng"),
        Part("Đoạn một & nữa."),
        Part("Dòng sau."),
        Part("Ngày đầu", BlockKind.SUBHEAD),
        Part("Vui lắm.", BlockKind.QUOTE),
        Part("Một", BlockKind.LIST_ITEM),
        Part("Hai", BlockKind.LIST_ITEM),
        Part("Tàu mới", BlockKind.CAPTION),
        Part("Năm Chuyến", BlockKind.TABLE),
        Part("Cuối"),
    ]


@pytest.mark.parametrize(
    "html", ["", "<p>", "<![CDATA[x]]>", "<![x", "<!x", "</p></li></ul>", "&#0;"]
)
def test_broken_html_is_no_fault(html: str) -> None:
    assert "script" not in "".join(part.text for part in paragraphs(html))


@given(
    st.lists(st.sampled_from(["<p>", "<li>", "</li>", "<![", "<!--", "&", "chữ ", "<tr><td>", "<"]))
)
def test_any_markup_gives_paragraphs(pieces: list[str]) -> None:
    for part in paragraphs("".join(pieces)):
        assert part.text.strip()

"""No text of a page is lost on its way into a tree without being noticed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.ingest.pages.trees import read_tree
from db.ingest.pages.visible import MOST_ATTRIBUTES, MOST_TAGS, count_text
from db.ingest.source import Code, Refused

PIECES = st.sampled_from(
    [
        *("<", "</", ">", "/>", "<!--", "-->", "--!>", "<!", "<?", "'", '"', "=", "-", "!", "&"),
        *("p", "div", "script", "style", "title", "textarea", "noscript", "iframe", "xmp", "b"),
        *("<p>", "</p>", "<script>", "</script>", "<title>", "</title>", "<a href='", " x=b/>"),
        *("<table>", "<td>", "<br>", "<svg>", "<select>", "<option>", "<li>", "<![CDATA[", "]]>"),
        *("</html>", "</body>", "<body>", "chữ", "a b", " ", "\n", "&amp;", "&nbsp;", "&eacute"),
    ]
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Chữ &amp; số</p>", "Chữ&số"),
        ("5 < 6 và 7 > 3", "5<6và7>3"),
        ("a<!-- b -->c<!d>e<?f?>g", "aceg"),
        ('<p title="a > b">c</p>', "c"),
        ("<p title=a>b</p>", "b"),
        ("<script>a<b>c</script>d", "d"),
        ("<script><!-- <script>a</script> --></script>b", "b"),
        ("<style>p > a {}</style><title>T</title>b", "Tb"),
        ("<textarea>a<b>&amp;</textarea>c", "a<b>&c"),
        ("<p/>a</ b>c</>d", "acd"),
        ("a<!-- b", "a"),
        ("a<p title='b>c", "a"),
    ],
)
def test_what_counts_as_text(source: str, text: str) -> None:
    assert count_text(source) == len(text)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 300 + "sâu" + "</div>" * 300,
        "<p>đầu</p>" + "<b>" * 256 + "cuối",
        "<table><tr><td>" * 90 + "cuối",
        "<p>" + "chữ" * 3_400_000,
        "<p>" + " " * 11_000_000 + "chữ</p>",
        "<p></p>" * (MOST_TAGS + 1),
        "<" * (MOST_TAGS + 2),
        f"<p {' '.join(f'a{n}=1' for n in range(MOST_ATTRIBUTES + 1))}>chữ</p>",
    ],
)
def test_a_page_whose_tree_would_lack_something_is_refused(page: str) -> None:
    with pytest.raises(Refused) as caught:
        read_tree(page)
    assert caught.value.code is Code.TOO_BIG


@pytest.mark.parametrize("page", ["", "<!-- nothing", "   "])
def test_a_page_without_elements(page: str) -> None:
    with pytest.raises(Refused) as caught:
        read_tree(page)
    assert caught.value.code is Code.NO_TEXT


def test_what_stands_after_the_end_of_a_page_is_kept() -> None:
    tree = read_tree("<html><body><p>một</p></body></html><p>hai</p>")
    assert "".join(map(str, tree.itertext())) == "mộthai"


def test_deep_pages_are_read() -> None:
    tree = read_tree("<div>" * 240 + "sâu" + "</div>" * 240)
    assert "".join(map(str, tree.itertext())) == "sâu"


def test_nothing_of_a_page_is_fetched_or_defined() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "lol">]>'
        "<p>&a;&b;</p><link rel=stylesheet href=file:///etc/passwd>"
    )
    text = "".join(map(str, read_tree(page).itertext()))
    assert "root" not in text
    assert "&b;" in text


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=16).map("".join))
def test_the_count_and_the_tree_agree_on_any_markup(page: str) -> None:
    """The tree holds what the independent count finds: it is refused only when it does not."""
    codes = set()
    try:
        read_tree(page)
    except Refused as refused:
        codes.add(refused.code)
    assert codes <= {Code.NO_TEXT}

"""The article of a web page is found with all its parts, or the page is refused for a reason."""

from __future__ import annotations

import codecs
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.ingest.source import Code, Hints, Member, Options, Original, Reading, Refused
from db.ingest.sources import source_for
from db.ingest.sources.html import HTML
from db.ingest.sources.jsonl import JSONL
from db.ingest.sources.text import TEXT
from db.records import BlockKind, NewArticle, NewSource
from tests.db.ingest.sources.plain_pages import OTHERS, WORDPRESS
from tests.db.ingest.sources.reading import (
    DIGEST,
    assert_sound,
    blocks,
    read,
    read_or_refused,
)
from tests.db.ingest.sources.web_pages import (
    BYLINE,
    COMMENTS,
    FIRST,
    FOOTER,
    HEADLINE,
    LAST,
    MENU,
    SECOND,
    SIDEBAR,
    SITES,
    STANDFIRST,
    VNEXPRESS,
    Page,
    meta,
    page,
    paragraphs,
)


def read_from(source: str, url: str | None = None, **options: Any) -> Reading:
    raw = source.encode()
    file = NewSource(DIGEST, len(raw), "trang.html", HTML.mime)
    return HTML.read(Member(raw, DIGEST, hints=Hints(url=url)), file, Options(**options))


@pytest.mark.parametrize("shape", [*SITES, *OTHERS], ids=lambda shape: shape.name)
def test_a_page(shape: Page) -> None:
    article = read(HTML, shape.source.encode()).article
    assert blocks(article) == shape.blocks
    assert_sound(article)
    assert {name: getattr(article, name) for name in shape.fields} == shape.fields
    origins = {name: article.origins[name].source for name in shape.origins}
    assert origins == shape.origins
    assert article.extractor == "html/1"
    assert article.source is not None
    assert article.source.encoding == "utf-8"


def test_without_a_profile_the_text_is_found_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measured on these six pages: all of the text, 33 of 33 paragraphs, subheads and captions."""
    monkeypatch.setattr("db.ingest.sources.html.bundled_profiles", tuple)
    kinds = {BlockKind.HEADLINE, BlockKind.BODY, BlockKind.SUBHEAD, BlockKind.CAPTION}
    for shape in SITES:
        found = blocks(read(HTML, shape.source.encode()).article)
        wanted = [block for block in shape.blocks if block[0] in kinds]
        assert [block for block in found if block[0] in kinds] == wanted, shape.name


OWN = {
    "name": "Riêng",
    "hosts": ["vnexpress.net"],
    "outlet": "Tên Riêng",
    "headline": "h1",
    "body": ".fck_detail",
    "remove": ["figure", "ul"],
}


def test_profiles_of_the_archive_come_first() -> None:
    article = read_from(VNEXPRESS.source, sites=(OWN,)).article
    assert article.outlet == "Tên Riêng"
    assert BlockKind.CAPTION not in [kind for kind, _ in blocks(article)]


def test_a_profile_that_does_not_fit_is_named_and_left() -> None:
    reading = read_from(VNEXPRESS.source, sites=(OWN | {"body": ".khong-co"},))
    assert "site profile Riêng finds no body" in (reading.warning or "")
    assert (BlockKind.BODY, FIRST) in blocks(reading.article)


def test_a_profile_that_is_wrong_is_refused_with_its_key() -> None:
    with pytest.raises(Refused) as caught:
        read_from(VNEXPRESS.source, sites=(OWN | {"body": ":x"},))
    assert caught.value.code is Code.MAPPING
    assert "Riêng: body" in caught.value.detail


def test_the_address_that_a_page_was_taken_from_decides_on_its_profile() -> None:
    bare = VNEXPRESS.source.replace("https://vnexpress.net", "https://khac.example")
    article = read_from(bare, url="https://vnexpress.net/tram.html").article
    assert (article.outlet, article.url) == ("VnExpress", "https://vnexpress.net/tram.html")
    assert article.origins["url"].source == "capture"


def test_a_description_that_stands_nowhere_is_a_standfirst_only_where_there_is_none() -> None:
    slogan = meta(og_description="Mười tháng thi công, một trạm lọc nước cho cả xã đảo")
    alone = read_from(page(f"<h1>{HEADLINE}</h1><p>{FIRST} {SECOND}</p>", slogan)).article
    assert (alone.standfirst or "").startswith("Mười tháng")
    assert alone.origins["standfirst"].confidence == 0.5
    printed = read_from(page(f"<h1>{HEADLINE}</h1><p>{STANDFIRST}</p>{paragraphs()}", slogan))
    assert printed.article.standfirst == STANDFIRST


def test_a_headline_that_only_the_page_itself_states() -> None:
    source = page(f"<div><p>{FIRST}</p><p>{SECOND}</p></div>", meta(og_title=HEADLINE), "Trang chủ")
    article = read_from(source).article
    assert article.headline == HEADLINE
    assert article.origins["headline"].source == "opengraph"
    assert HEADLINE not in article.text


LIST = "".join(
    f'<div class="item"><h3><a href="/{n}.html">{HEADLINE} {n}</a></h3><p class="desc">Đoạn giới'
    f" thiệu ngắn số {n} của tin.</p></div>"
    for n in range(20)
)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (page(MENU + SIDEBAR + FOOTER, title="Trang chủ"), Code.NO_TEXT),
        (page(f"{MENU}<h1>Chuyên mục</h1><ul>{LIST.replace('<p', '<a').replace('</p', '</a')}</ul>"
              ), Code.NO_TEXT),
        (page("<h1>Đăng nhập</h1><form><label>Tên</label><input><button>Vào</button></form>"
              ), Code.NO_TEXT),
        (page(f"<h1>{HEADLINE}</h1>"), Code.NO_TEXT),
        ("<html></html>", Code.NO_TEXT),
        ("", Code.NO_TEXT),
        (page(f"<h1>{HEADLINE}</h1><p>{FIRST}</p>" + "<div>" * 260 + SECOND), Code.TOO_BIG),
        (page(f"<h1>{HEADLINE}</h1>" + f"<p>{FIRST}</p>" * 36_000), Code.TOO_BIG),
        (page(f"<h1>{HEADLINE}</h1><p>{FIRST}" + "<p>a" * 60_000), Code.TOO_BIG),
    ],
)  # fmt: skip
def test_what_is_refused(source: str, code: Code) -> None:
    found = read_or_refused(HTML, source.encode())
    assert isinstance(found, Refused)
    assert found.code is code


@pytest.mark.parametrize("cut", range(200, 3000, 230))
def test_a_page_cut_off_gives_what_is_left_or_a_reason(cut: int) -> None:
    raw = VNEXPRESS.source.encode()
    found = read_or_refused(HTML, raw[: len(raw) * cut // 3000])
    if isinstance(found, NewArticle):
        assert_sound(found)


def file(name: str, content: bytes, mime: str | None = None) -> Original:
    return Original(name, "", len(content), content=content, hints=Hints(mime=mime))


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><p>",
        b"\xef\xbb\xbf \r\n<HTML lang=vi>",
        b"<!-- a --><?xml version='1.0'?><!-- b --><html>",
        codecs.BOM_UTF16_LE + "<html>".encode("utf-16-le"),
        b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN">',
    ],
)
def test_a_page_is_known_by_how_it_begins(content: bytes) -> None:
    for name in ("bài.doc", "bài.txt", "bài", "bài.html"):
        assert source_for(file(name, content)) is HTML


def test_what_is_no_page() -> None:
    assert source_for(file("a.txt", "Thẻ <html> là gì?".encode())) is TEXT
    assert source_for(file("a.jsonl", b'{"body": "<html>"}')) is JSONL
    assert source_for(file("a.htm", b"<p>x")) is HTML
    assert source_for(file("a?b=1", b"<p>x", "application/xhtml+xml")) is HTML


PIECES = st.sampled_from(
    [
        *("<div>", "</div>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<br>", "<li>"),
        *("<h1>", "</h1>", "<blockquote>", "<pre>", "</pre>", "<a href=x>", "</a>", "<b>", "</b>"),
        *('<p class="sapo">', '<div class="author">', "<time>", "</time>", "<figcaption>", "<nav>"),
        *('<div class="related">', '<p align="right">', '<p style="display:none">', "<caption>"),
        *(HEADLINE, STANDFIRST, FIRST, SECOND, BYLINE, "01/11/2018", "Ảnh: Trần Mẫu", "a", "\n"),
        *("&nbsp;", "\u200b", "<!--", "-->", "<script>", "</script>", COMMENTS, "<th>", "<form>"),
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_markup_gives_an_article_or_a_reason(source: str) -> None:
    for raw in (source.encode(), page(source, meta(og_title=HEADLINE)).encode()):
        found = read_or_refused(HTML, raw)
        if isinstance(found, NewArticle):
            assert_sound(found)


@settings(max_examples=120)
@given(st.binary(max_size=60), st.integers(0, 4000), st.integers(0, 200))
def test_any_damage_gives_an_article_or_a_reason(raw: bytes, at: int, length: int) -> None:
    whole = WORDPRESS.source.encode()
    for damaged in (raw, whole[:at] + raw + whole[at + length :]):
        found = read_or_refused(HTML, damaged)
        if isinstance(found, NewArticle):
            assert_sound(found)


@settings(max_examples=80)
@given(st.lists(st.sampled_from([FIRST, SECOND, LAST, BYLINE, "Ngắn thôi", "12"]), max_size=12))
def test_no_paragraph_of_the_text_is_lost(texts: list[str]) -> None:
    body = "".join(f"<p>{text}</p>" for text in [FIRST, SECOND, *texts])
    source = page(f"<div><h1>{HEADLINE}</h1><div class=noi-dung>{body}</div></div>")
    article = read_from(source).article
    assert [text for _, text in blocks(article)] == [HEADLINE, FIRST, SECOND, *texts]


@pytest.mark.parametrize(
    "filling", ["&", "a<br>", "<p>&nbsp;</p>", f"<p>{FIRST}</p>", "<table><tr><td>a<td>b</table>"]
)
def test_a_long_page_is_read_in_time(filling: str) -> None:
    source = page(f"<h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p>" + filling * 6_000)
    found = read_or_refused(HTML, source.encode())
    assert isinstance(found, NewArticle)

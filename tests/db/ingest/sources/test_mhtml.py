"""A page saved with its pictures in one file is read as the page is."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.ingest.source import Code, Hints, Original, Refused
from db.ingest.sources import source_for
from db.ingest.sources.html import HTML
from db.ingest.sources.mhtml import MHTML
from db.records import NewArticle
from tests.db.ingest.sources.plain_pages import WORDPRESS
from tests.db.ingest.sources.reading import assert_sound, blocks, read, read_or_refused
from tests.db.ingest.sources.web_pages import DANTRI, VNEXPRESS

URL = "https://dantri.com.vn/xa-hoi/tram.htm"


def package(
    source: str, coding: str = "quoted-printable", head: tuple[str, ...] = (), url: str = URL
) -> bytes:
    """Pack a page as browsers do, with a frame and a picture."""
    raw = source.encode()
    packed = quopri.encodestring(raw) if coding[0] == "q" else base64.encodebytes(raw)
    lines = (
        "From: <Saved by Blink>",
        *head,
        "Subject: =?utf-8?Q?B=C3=A0i?=",
        "MIME-Version: 1.0",
        "Content-Type: multipart/related;",
        '\ttype="text/html";',
        '\tboundary="----ranh--"',
        "",
        "------ranh--",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Transfer-Encoding: {coding}",
        f"Content-Location: {url}",
        "",
        packed.decode(),
        "------ranh--",
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "Content-Location: https://a.example/a.png",
        "",
        "iVBORw0KGgo=",
        "------ranh----",
    )
    return "\n".join(lines).replace("\n", "\r\n").encode()


@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("shape", [VNEXPRESS, DANTRI, WORDPRESS], ids=lambda shape: shape.name)
def test_a_saved_page(shape: object, coding: str) -> None:
    assert isinstance(shape, type(VNEXPRESS))
    url = str(shape.fields.get("url") or URL)
    article = read(MHTML, package(shape.source, coding, url=url)).article
    assert blocks(article) == shape.blocks
    assert article.extractor == "mhtml/1"


def test_the_address_is_that_of_the_page() -> None:
    source = DANTRI.source.replace("og:url", "og:khong")
    article = read(MHTML, package(source)).article
    assert (article.url, article.outlet) == (URL, "Dân trí")
    assert article.origins["url"].source == "capture"


def test_the_page_that_the_package_names_is_taken() -> None:
    packed = package(DANTRI.source)
    frame = (
        b"------ranh--\r\nContent-Type: text/html\r\nContent-Location: https://a.example/quang-cao\r\n"
        b"\r\n<p>Khung</p>\r\n"
    )
    at = packed.index(b"------ranh--\r\n")
    head = packed[:at].replace(b"From:", f"Snapshot-Content-Location: {URL}\r\nFrom:".encode(), 1)
    assert blocks(read(MHTML, head + frame + packed[at:]).article) == DANTRI.blocks


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", Code.READ),
        (b"\x00\x01\x02", Code.READ),
        (package("x").replace(b"text/html; charset", b"text/plain; charset"), Code.READ),
        (package("<p>x"), Code.NO_TEXT),
        (package(""), Code.READ),
        (b"Content-Type: multipart/related; boundary=a\n\n--a\n" * 30, Code.TOO_BIG),
    ],
)
def test_what_is_refused(raw: bytes, code: Code) -> None:
    found = read_or_refused(MHTML, raw)
    assert isinstance(found, Refused)
    assert found.code is code


def file(name: str, content: bytes, mime: str | None = None) -> Original:
    return Original(name, "", len(content), content=content, hints=Hints(mime=mime))


def test_a_package_is_known_by_its_head_and_is_no_mail() -> None:
    assert source_for(file("bài", package("x"))) is MHTML
    assert source_for(file("bài.mht", b"x")) is MHTML
    assert source_for(file("bài?x", b"x", "multipart/related")) is MHTML
    mail = package("x", head=("Received: from a by b", "To: kho@kho.example"))
    assert not MHTML.recognise(file("thư.eml", mail))
    assert not HTML.recognise(file("bài.mht", package(DANTRI.source)))


@settings(max_examples=150)
@given(st.binary(max_size=60), st.integers(0, 6000), st.integers(0, 300))
def test_any_damage_gives_an_article_or_a_reason(raw: bytes, at: int, length: int) -> None:
    whole = package(DANTRI.source)
    for damaged in (raw, whole[:at] + raw + whole[at + length :]):
        found = read_or_refused(MHTML, damaged)
        if isinstance(found, NewArticle):
            assert_sound(found)

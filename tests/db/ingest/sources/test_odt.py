"""An OpenDocument text is read in its order, packed or flat."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from db.ingest.source import Code, Refused
from db.ingest.sources.odt import ODT
from db.records import BlockKind, NewArticle
from tests.db.ingest.sources.packed import OPEN_MIME, flat_odt, odt, packed
from tests.db.ingest.sources.prose import (
    BODY,
    BYLINE,
    HEADLINE,
    STANDFIRST,
    TCVN3_BODY,
    TCVN3_BODY_READ,
    VNI_HEADLINE,
    VNI_STANDFIRST,
)
from tests.db.ingest.sources.reading import assert_sound, blocks, original, read, read_or_refused


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


PLAIN = "".join(map(p, (HEADLINE, STANDFIRST, *BODY)))
STYLES = (
    '<style:style style:name="Heading_20_1" style:display-name="Heading 1"/>'
    '<style:style style:name="P1" style:parent-style-name="Title"/>'
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="C"><style:paragraph-properties fo:text-align="center"/></style:style>'
    '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    '<style:font-face style:name="F1" svg:font-family="&apos;.VnTime&apos;"/>'
    '<style:style style:name="T1"><style:text-properties style:font-name="F1"/></style:style>'
    '<style:style style:name="T2" style:parent-style-name="T1"/>'
    '<style:style style:name="V"><style:text-properties fo:font-family="VNI-Times"/></style:style>'
)


NOTE = (
    "Tàu<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Sổ.</text:p>"
    "</text:note-body></text:note> vào"
)
RUBY = (
    "<text:ruby><text:ruby-base>Tàu</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>"
)


def test_a_document_with_styles() -> None:
    table = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{p(text)}</table:table-cell>" for text in row)
        + "</table:table-row>"
        for row in (("Bến", "Số tàu"), ("Mới", "6"))
    )
    body = (
        p(HEADLINE, "P1")
        + p(STANDFIRST)
        + p(BODY[0])
        + '<text:h text:outline-level="2">Hai bên bờ</text:h>'
        + f"<table:table>{table}</table:table>"
        + f"<text:list><text:list-item>{p('Một bến mới')}</text:list-item></text:list>"
        + p("<draw:frame><draw:image/><svg:title>x</svg:title></draw:frame>")
        + p("Tàu vào bến.", "C")
        + p(BODY[1])
        + p(BYLINE)
    )
    pages = (
        "<office:master-styles><style:master-page><style:header>"
        + p("Báo Thử Nghiệm")
        + "</style:header><style:footer>"
        + p("<text:page-number>1</text:page-number>")
        + "</style:footer></style:master-page></office:master-styles>"
    )
    meta = (
        "<office:meta><dc:title>Không có tiêu đề</dc:title>"
        "<meta:initial-creator>Admin</meta:initial-creator></office:meta>"
    )
    article = read(ODT, odt(body, STYLES, meta, pages)).article
    assert blocks(article) == [
        (BlockKind.HEADLINE, HEADLINE),
        (BlockKind.STANDFIRST, STANDFIRST),
        (BlockKind.BODY, BODY[0]),
        (BlockKind.SUBHEAD, "Hai bên bờ"),
        (BlockKind.TABLE, "Bến | Số tàu\nMới | 6"),
        (BlockKind.LIST_ITEM, "Một bến mới"),
        (BlockKind.CAPTION, "Tàu vào bến."),
        (BlockKind.BODY, BODY[1]),
        (BlockKind.BYLINE, BYLINE),
        (BlockKind.BOILERPLATE, "Báo Thử Nghiệm"),
    ]
    assert (article.byline, article.origins["headline"].source) == (BYLINE, "style")


def test_text_in_fonts_of_vni_and_tcvn3() -> None:
    body = (
        p(VNI_HEADLINE, "V")
        + p(f'<text:span text:style-name="V">{VNI_STANDFIRST}</text:span>')
        + p(f'<text:span text:style-name="T2">{TCVN3_BODY}</text:span>')
    )
    article = read(ODT, odt(body, STYLES)).article
    assert article.text.split("\n") == [HEADLINE, STANDFIRST, TCVN3_BODY_READ]
    assert article.source is not None
    assert article.source.encoding == "vni-windows"


def test_a_flat_document() -> None:
    indented = "\n".join(
        f"<text:p>\n   {text.replace(' ', chr(10) + '  ', 1)}\n</text:p>"
        for text in (HEADLINE, STANDFIRST, *BODY)
    )
    article = read(ODT, flat_odt(indented)).article
    assert [line.strip() for line in article.text.split("\n")] == [HEADLINE, STANDFIRST, *BODY]


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        ('Tàu<text:s text:c="3"/>vào<text:tab/>bến', ["Tàu   vào\tbến"]),
        ('Tàu<text:s text:c="99999999999"/>vào', ["Tàu vào"]),
        ("Tàu<text:line-break/>vào", ["Tàu\nvào"]),
        ("<text:a>Tàu</text:a> vào<office:annotation><text:p>x</text:p></office:annotation>",
         ["Tàu vào"]),
        ("<text:span text:style-name='H'>ẩn</text:span>Tàu", ["Tàu"]),
        (NOTE, ["Tàu vào", "Sổ."]),
        ("<draw:frame><draw:text-box><text:p>Chợ</text:p></draw:text-box></draw:frame>Tàu",
         ["Tàu", "Chợ"]),
        (RUBY, ["Tàu"]),
    ],
)  # fmt: skip
def test_what_a_paragraph_says(inside: str, lines: list[str]) -> None:
    changes = "<text:tracked-changes><text:deletion><text:p>cũ</text:p></text:deletion>"
    body = f"{changes}</text:tracked-changes>{PLAIN}<text:p>{inside}</text:p>"
    found = [text for _, text in blocks(read(ODT, odt(body, STYLES)).article)]
    assert found[2 + len(BODY) :] == lines


ENCRYPTED = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (odt(PLAIN, manifest=ENCRYPTED), Code.ENCRYPTED),
        (odt(PLAIN)[:-30], Code.BAD_ARCHIVE),
        (odt(PLAIN + "<text:p>"), Code.READ),
        (packed({"mimetype": OPEN_MIME}), Code.READ),
        (flat_odt(PLAIN)[:-9], Code.READ),
        (flat_odt("&e;"), Code.READ),
        (odt(""), Code.NO_TEXT),
        (odt(p("a" * 10_000_000)), Code.BAD_ARCHIVE),
    ],
)
def test_what_is_refused(raw: bytes, code: Code) -> None:
    refused = read_or_refused(ODT, raw)
    assert isinstance(refused, Refused)
    assert refused.code is code


def test_it_is_known_by_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "bài"
    sheet = packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})
    for raw, is_known in ((odt(PLAIN), True), (flat_odt(PLAIN), True), (sheet, False)):
        path.write_bytes(raw)
        assert ODT.recognise(original(path)) is is_known


@pytest.mark.parametrize("whole", [odt(PLAIN, STYLES), flat_odt(PLAIN)], ids=["packed", "flat"])
def test_damaged_files_give_an_article_or_a_reason(whole: bytes) -> None:
    chance = random.Random(15)
    for _ in range(200):
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        found = read_or_refused(ODT, bytes(raw[: chance.randint(len(raw) // 2, 2 * len(raw))]))
        if isinstance(found, NewArticle):
            assert_sound(found)

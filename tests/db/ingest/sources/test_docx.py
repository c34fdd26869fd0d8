"""A Word document is read in its order, with its styles and in the encodings of its fonts."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest

from db.ingest.source import Code, Refused
from db.ingest.sources.docx import DOCX
from db.records import BlockKind, NewArticle
from tests.db.ingest.sources.packed import WORD, docx, packed, paragraph
from tests.db.ingest.sources.prose import (
    BODY,
    BYLINE,
    HEADLINE,
    STANDFIRST,
    TCVN3_BODY,
    TCVN3_BODY_READ,
    TCVN3_HEADLINE,
    TCVN3_STANDFIRST,
)
from tests.db.ingest.sources.reading import assert_sound, blocks, original, read, read_or_refused

PLAIN = paragraph(HEADLINE) + paragraph(STANDFIRST) + "".join(map(paragraph, BODY))


CHANGES = (
    '<w:ins w:id="1"><w:r><w:t xml:space="preserve">đã </w:t></w:r></w:ins>'
    '<w:del w:id="2"><w:r><w:delText>sẽ</w:delText><w:t>sẽ</w:t></w:r></w:del>'
    "<w:moveFrom><w:r><w:t>đò</w:t></w:r></w:moveFrom><w:r><w:t>vào</w:t></w:r>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
    "<w:r><w:t>bến</w:t></w:r>"
)
CONTROLS = (
    "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>bến</w:t></w:r></w:sdtContent></w:sdt>"
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Bấm</w:t></w:r>"
    "</w:sdtContent></w:sdt>"
)


def test_a_document_with_styles() -> None:
    document = python_docx.Document()
    document.core_properties.author = "Trần Minh Đức"
    document.sections[0].header.paragraphs[0].text = "Báo Thử Nghiệm số 12"
    document.add_paragraph(HEADLINE, style="Title")
    document.add_paragraph(STANDFIRST, style="Subtitle")
    document.add_paragraph(BODY[0])
    document.add_paragraph("Hai bên bờ", style="Heading 2")
    table = document.add_table(rows=2, cols=2)
    for number, text in enumerate(("Bến", "Số tàu", "Mới", "6")):
        table.cell(number // 2, number % 2).text = text
    document.add_paragraph("Một bến mới", style="List Bullet")
    document.add_paragraph("“Tôi chờ đã lâu”, ông nói.", style="Quote")
    document.add_paragraph(BODY[1])
    written = BytesIO()
    document.save(written)
    article = read(DOCX, written.getvalue()).article
    assert blocks(article) == [
        (BlockKind.HEADLINE, HEADLINE),
        (BlockKind.STANDFIRST, STANDFIRST),
        (BlockKind.BODY, BODY[0]),
        (BlockKind.SUBHEAD, "Hai bên bờ"),
        (BlockKind.TABLE, "Bến | Số tàu\nMới | 6"),
        (BlockKind.LIST_ITEM, "Một bến mới"),
        (BlockKind.QUOTE, "“Tôi chờ đã lâu”, ông nói."),
        (BlockKind.BODY, BODY[1]),
        (BlockKind.BOILERPLATE, "Báo Thử Nghiệm số 12"),
    ]
    assert (article.headline, article.standfirst) == (HEADLINE, STANDFIRST)
    assert article.origins["headline"].source == "style"
    assert (article.byline, article.origins["byline"].source) == ("Trần Minh Đức", "document")
    assert article.published is None
    assert_sound(article)


def test_a_document_without_styles() -> None:
    article = read(DOCX, docx(PLAIN + paragraph(BYLINE))).article
    assert (article.headline, article.byline) == (HEADLINE, BYLINE)
    assert article.source is not None
    assert article.source.encoding is None


def test_text_in_fonts_of_tcvn3() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr>'
        '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Thân bài"/>'
        '<w:basedOn w:val="Normal"/></w:style>'
    )
    body = (
        paragraph(TCVN3_HEADLINE, font=".VnTimeH")
        + paragraph(TCVN3_STANDFIRST)
        + paragraph(TCVN3_BODY, '<w:pStyle w:val="a"/>')
        + paragraph("Theo “Times”: giá 5 €", font="Times New Roman")
    )
    article = read(DOCX, docx(body, styles, f"<dc:title>{TCVN3_HEADLINE}</dc:title>")).article
    assert article.headline == HEADLINE.upper()
    assert article.text.split("\n")[1:] == [STANDFIRST, TCVN3_BODY_READ, "Theo “Times”: giá 5 €"]
    assert article.source is not None
    assert article.source.encoding == "tcvn3"


def test_unicode_in_a_font_that_was_never_changed() -> None:
    article = read(DOCX, docx(paragraph(HEADLINE, font=".VnTime") + paragraph(BODY[0]))).article
    assert article.headline == HEADLINE
    assert article.source is not None
    assert article.source.encoding is None


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>Tàu</w:t><w:tab/><w:t>đò</w:t><w:br/><w:t>bến</w:t></w:r>", "Tàu\tđò\nbến"),
        ("<w:ins><w:r><w:t>vào </w:t></w:ins><w:r><w:t>bến</w:t></w:r>", None),
        (
            CHANGES,
            "đã vào",
        ),
        ("<w:hyperlink><w:r><w:t>bến cảng</w:t></w:r></w:hyperlink>", "bến cảng"),
        (
            FIELD,
            "bến",
        ),
        ("<w:r><w:t>bến</w:t><w:softHyphen/><w:t>cảng</w:t></w:r>", "bếncảng"),
        ("<w:r><w:t>Ma</w:t><w:noBreakHyphen/><w:t>rốc</w:t></w:r>", "Ma‑rốc"),
        (
            CONTROLS,
            "bến",
        ),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>bến</w:t></w:r>", "bến"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:t> bến</w:t></w:r>', "▪ bến"),
    ],
)
def test_what_a_paragraph_says(inside: str, text: str | None) -> None:
    found = read_or_refused(DOCX, docx(PLAIN + f"<w:p>{inside}</w:p>"))
    if text is None:  # not well formed
        assert isinstance(found, Refused)
        assert found.code is Code.READ
    else:
        assert isinstance(found, NewArticle)
        assert blocks(found)[-1][1] == text


def test_a_paragraph_whose_end_was_taken_out_goes_on() -> None:
    joined = paragraph("Tàu vào ", "<w:rPr><w:del/></w:rPr>") + paragraph("bến lúc sáng.")
    assert read(DOCX, docx(PLAIN + joined)).article.text.endswith("\nTàu vào bến lúc sáng.")
    cut = paragraph("Tàu vào bến.", "<w:rPr><w:del/></w:rPr>")
    assert read(DOCX, docx(PLAIN + cut)).article.text.endswith("\nTàu vào bến.")


def test_boxes_and_notes_follow_their_paragraph() -> None:
    box = (
        "<mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    ).format(paragraph("Cạnh bến có chợ."))
    body = (
        PLAIN
        + f"<w:p><w:r>{box}<w:t>Tàu vào bến</w:t></w:r>"
        + '<w:r><w:footnoteReference w:id="2"/><w:footnoteReference w:id="2"/></w:r></w:p>'
        + paragraph(BODY[0])
    )
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph("---")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Theo sổ của bến.")}</w:footnote>'
    )
    lines = read(DOCX, docx(body, footnotes=notes)).article.text.split("\n")
    assert lines[5:] == ["Tàu vào bến", "Cạnh bến có chợ.", "Theo sổ của bến.", BODY[0]]


def test_captions_below_pictures() -> None:
    picture = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"
    body = PLAIN + picture + paragraph("Tàu vào bến lúc sáng.", marks="<w:i/>") + paragraph(BODY[0])
    assert blocks(read(DOCX, docx(body)).article)[-2:] == [
        (BlockKind.CAPTION, "Tàu vào bến lúc sáng."),
        (BlockKind.BODY, BODY[0]),
    ]


def test_a_table_that_is_a_frame_comes_out_in_paragraphs() -> None:
    frame = f"<w:tbl><w:tr><w:tc>{PLAIN}</w:tc></w:tr></w:tbl>"
    assert blocks(read(DOCX, docx(frame)).article) == blocks(read(DOCX, docx(PLAIN)).article)


def bomb() -> bytes:
    return docx(paragraph("a" * 30_000_000))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"PK\3\4" + b"x" * 300, Code.BAD_ARCHIVE),
        (docx(PLAIN)[:-40], Code.BAD_ARCHIVE),
        (packed({"[Content_Types].xml": "x", "word/other.xml": "x"}), Code.READ),
        (docx(PLAIN + "<w:p>"), Code.READ),
        (docx(paragraph("&e;")), Code.READ),
        (docx("<w:p/>"), Code.NO_TEXT),
        (docx("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"), Code.NO_TEXT),
        (docx("<w:p>" * 600 + "</w:p>" * 600), Code.TOO_BIG),
        (docx("<w:tr/>" * 1_000_001), Code.BAD_ARCHIVE),
        (bomb(), Code.BAD_ARCHIVE),
    ],
)  # fmt: skip
def test_what_is_refused(raw: bytes, code: Code) -> None:
    refused = read_or_refused(DOCX, raw)
    assert isinstance(refused, Refused)
    assert refused.code is code


def test_entities_are_refused() -> None:
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    for entity in (f'<!ENTITY e0 "ha">{laughs}', '<!ENTITY e8 SYSTEM "file:///etc/hostname">'):
        raw = packed(
            {
                "word/document.xml": f"<!DOCTYPE w:document [{entity}]><w:document {WORD}><w:body>"
                f"{paragraph('&e8;')}</w:body></w:document>"
            }
        )
        refused = read_or_refused(DOCX, raw)
        assert isinstance(refused, Refused)
        assert refused.code is Code.READ


def test_it_is_known_by_its_parts(tmp_path: Path) -> None:
    path = tmp_path / "bài"
    for raw, is_known in ((docx(PLAIN), True), (packed({"a.txt": "x"}), False), (b"PK\3\4", False)):
        path.write_bytes(raw)
        assert DOCX.recognise(original(path)) is is_known


def test_damaged_files_give_an_article_or_a_reason() -> None:
    whole = docx(PLAIN, core="<dc:title>x</dc:title>")
    chance = random.Random(12)
    for _ in range(300):
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        found = read_or_refused(DOCX, bytes(raw[: chance.randint(len(raw) // 2, 2 * len(raw))]))
        if isinstance(found, NewArticle):
            assert_sound(found)


def test_damaged_markup_gives_an_article_or_a_reason() -> None:
    chance = random.Random(13)
    inner = PLAIN + f"<w:tbl><w:tr><w:tc>{PLAIN}</w:tc><w:tc/></w:tr></w:tbl>"
    marks = ["<w:p>", "<w:tc>", "<w:tbl>", "<w:txbxContent>", "<w:r>", "<w:tr>", "<w:sdt>"]
    known = 0
    for _ in range(200):
        place = chance.choice(("<w:p>", "</w:p>", "</w:r>", "</w:tc>"))
        pieces = inner.split(place)
        opened = chance.choices(marks, k=3)
        closed = [f"</{mark[1:]}" for mark in reversed(opened)]
        pieces[chance.randrange(len(pieces) - 1)] += "".join(opened + closed)
        found = read_or_refused(DOCX, docx(place.join(pieces)))
        if isinstance(found, NewArticle):
            assert_sound(found)
            known += 1
    assert known == 200

"""Which part of a document is what, where its format names some of them."""

from __future__ import annotations

from db.ingest.layout import Part, lay_out, lay_out_parts
from db.records import BlockKind
from tests.db.ingest.test_layout import HEADLINE, ONE, STANDFIRST, THREE, TWO


def test_the_headline_that_a_document_names() -> None:
    found = lay_out_parts(
        [
            Part("Phòng Văn hoá huyện"),
            Part("Thứ Năm, 01/11/2018"),
            Part(HEADLINE, BlockKind.HEADLINE),
            Part(STANDFIRST, BlockKind.STANDFIRST),
            Part(f"{ONE} {TWO} {THREE}", BlockKind.STANDFIRST),
            Part(ONE),
            Part("Nước lên, bến rộng", BlockKind.HEADLINE),
            Part(TWO),
            Part("Minh Hà"),
        ]
    )
    assert [str(block.kind) for block in found.blocks][1:] == [
        *("pubdate", "headline", "standfirst", "standfirst", "body", "subhead", "body", "byline"),
    ]
    assert found.headline == HEADLINE
    assert found.standfirst == f"{STANDFIRST}\n{ONE} {TWO} {THREE}"
    assert found.byline == "Minh Hà"


def test_a_document_without_styles_is_read_as_text_is() -> None:
    texts = [HEADLINE, STANDFIRST, ONE, TWO, "Minh Hà"]
    assert lay_out_parts(map(Part, texts)).blocks == lay_out("\n".join(texts)).blocks


def test_an_empty_title_is_no_headline() -> None:
    found = lay_out_parts([Part("\u00a0", BlockKind.HEADLINE), Part(HEADLINE), Part(ONE)])
    assert found.headline == HEADLINE

"""The page of an article: what is written on it, and what it refuses to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument

from db.records import ArticleDetail, BlockKind
from desktop.blank import blank
from desktop.reading.document import ArticleDocument
from desktop.reading.look import Look
from desktop.theme import Theme
from tests.desktop.articles import detail, marks_of

HEADLINE = "Phòng đọc báo cũ mở cửa"
BLOCKS = [
    (BlockKind.MASTHEAD, "Tờ báo của làng"),
    (BlockKind.HEADLINE, HEADLINE),
    (BlockKind.STANDFIRST, "Báo cũ về tay người đọc mới."),
    (BlockKind.BODY, "Đoạn một có báo."),
    (BlockKind.CAPTION, "Chồng báo bên cửa sổ"),
    (BlockKind.SEPARATOR, "\u00a0"),
    (BlockKind.BODY, "🏆 Đoạn hai có báo cũ."),
    (BlockKind.TABLE, "Tám\t12\nChín\t30"),
    (BlockKind.BYLINE, "N.T"),
]


@pytest.fixture
def owner() -> Iterator[QObject]:
    owner = QObject()
    yield owner
    owner.deleteLater()


def page(article: ArticleDetail, theme: Theme, owner: QObject) -> ArticleDocument:
    return ArticleDocument(article, Look(theme), owner)


def lines(document: QTextDocument) -> list[str]:
    return [document.findBlockByNumber(n).text() for n in range(document.blockCount())]


def test_one_paragraph_for_each_block_and_the_facts_below_the_headline(
    theme: Theme, owner: QObject
) -> None:
    document = page(detail(BLOCKS), theme, owner)
    texts = [text.replace("\n", "\u2028") for _kind, text in BLOCKS]
    facts = "Báo Thử Nghiệm · 24/10/2018 · N.T"
    assert lines(document) == [*texts[:2], facts, *texts[2:]]


def test_an_article_without_a_headline_block_gets_its_catalogued_one(
    theme: Theme, owner: QObject
) -> None:
    document = page(detail([(BlockKind.BODY, "Chỉ có chữ.")]), theme, owner)
    assert lines(document)[0] == "Thư viện huyện mở phòng đọc báo cũ"
    assert lines(document)[2] == "Chỉ có chữ."


def test_an_inferred_date_is_marked(theme: Theme, owner: QObject) -> None:
    article = replace(detail(BLOCKS), published_basis="inferred")
    assert "≈ 24/10/2018" in lines(page(article, theme, owner))[2]


def test_an_article_of_unknown_origin_says_so(theme: Theme, owner: QObject) -> None:
    article = detail(BLOCKS)
    row = replace(article.row, outlet=None, published=None, byline=None)
    document = page(replace(article, row=row), theme, owner)
    assert lines(document)[2] == "Outlet and date unknown"


def test_paragraphs_of_the_story_are_numbered(theme: Theme, owner: QObject) -> None:
    document = page(detail(BLOCKS), theme, owner)
    numbered = {
        number: document.findBlockByNumber(place).text()
        for place, number in document.numbers.items()
    }
    assert numbered == {
        1: "Đoạn một có báo.",
        2: "🏆 Đoạn hai có báo cũ.",
        3: "Tám\t12\u2028Chín\t30",
    }


def test_marks_are_hits_in_the_order_of_the_page_and_masthead_hits_are_none(
    theme: Theme, owner: QObject
) -> None:
    document = page(detail(BLOCKS), theme, owner)
    document.mark([marks_of(text, "báo", "cũ") for _kind, text in BLOCKS])
    found = [_text_at(document, hit.position, hit.length) for hit in document.hits]
    assert found == ["báo cũ", "cũ", "báo", "báo", "báo cũ"]
    document.mark([])
    assert document.hits == ()


def test_a_hit_looks_like_one_and_its_neighbours_do_not(theme: Theme, owner: QObject) -> None:
    document = page(detail(BLOCKS), theme, owner)
    document.mark([marks_of(text, "báo") for _kind, text in BLOCKS])
    marked = document.findBlockByNumber(4).layout().formats()
    assert [(one.start, one.length) for one in marked] == [(12, 3)]
    assert marked[0].format.fontWeight() > 600
    assert marked[0].format.background().color().name().upper() == theme.colours.mark


def test_copied_text_is_the_article_alone(theme: Theme, owner: QObject) -> None:
    document = page(detail(BLOCKS), theme, owner)
    everything = QTextCursor(document)
    everything.select(QTextCursor.SelectionType.Document)
    assert document.clean_text(everything) == "\n\n".join(
        text for _kind, text in BLOCKS if text.strip()
    )
    part = QTextCursor(document)
    start = document.findBlockByNumber(7).position()
    part.setPosition(start + 3)
    part.setPosition(start + 11, QTextCursor.MoveMode.KeepAnchor)
    assert document.clean_text(part) == "Đoạn hai"
    facts = QTextCursor(document.findBlockByNumber(2))
    facts.select(QTextCursor.SelectionType.BlockUnderCursor)
    assert document.clean_text(facts) == "Báo Thử Nghiệm · 24/10/2018 · N.T"


def test_hostile_text_is_shown_as_text_and_loads_nothing(
    theme: Theme, owner: QObject, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    hostile = (
        f'<img src="{secret.as_uri()}"><a href="{secret.as_uri()}">đọc</a> '
        "\x00\ufffc\ufdd0\ufdd1\u2029\r <table>"
    )
    document = page(detail([(BlockKind.BODY, hostile)]), theme, owner)
    shown = lines(document)
    assert len(shown) == 3
    assert shown[2].startswith(f'<img src="{secret.as_uri()}">')
    assert len(shown[2]) == len(hostile)
    assert document.allFormats()
    assert not any(one.isImageFormat() for one in document.allFormats())
    assert not any(one.toCharFormat().isAnchor() for one in document.allFormats())
    for kind in QTextDocument.ResourceType:
        address = QUrl.fromLocalFile(str(secret))
        assert document.resource(kind.value, address) == blank()


def test_lines_hold_at_most_72_letters(theme: Theme, owner: QObject) -> None:
    text = (
        "Từ đầu năm, kho nhận 1.284 tờ rời và 37 tập đóng bìa; mỗi tờ được phủi bụi, ép phẳng, "
        "ghi số rồi mới lên giá, tờ nào giòn quá thì đọc bản chụp cho khỏi hỏng thêm. "
    ) * 20
    look = Look(theme)
    document = ArticleDocument(detail([(BlockKind.BODY, text)]), look, owner)
    document.setTextWidth(look.column)
    document.size()
    layout = document.findBlockByNumber(2).layout()
    ends = [layout.lineAt(number).textStart() for number in range(layout.lineCount())]
    lengths = [len(text[first:last].rstrip()) for first, last in pairwise(ends)]
    assert max(lengths) <= 72
    assert sum(lengths) / len(lengths) > 60


def _text_at(document: QTextDocument, position: int, length: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()

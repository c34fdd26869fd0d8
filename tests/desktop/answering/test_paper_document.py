"""Papers are laid out on pages that are the same wherever they are shown, and load nothing."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records.papers import Paper, PaperLine, PaperStyle, Run
from desktop.answering.paper_document import PAGE, PaperDocument
from desktop.answering.paper_exits import write_docx, write_pdf
from desktop.answering.paper_view import PaperView
from desktop.driving import colours_in
from desktop.theme import Theme


def line(style: PaperStyle, text: str, number: str = "", *, new_page: bool = False) -> PaperLine:
    return PaperLine(style, (Run(text),), number, new_page=new_page)


def paper_of(*lines: PaperLine) -> Paper:
    return Paper("Phà Mười Cây", "Kho thử · kho:00000000 · 30/11/2026", lines)


def many(count: int) -> Paper:
    words = "Bến phà có thêm chuyến, vé vẫn giữ giá cũ, xe đạp đi không mất tiền. " * 3
    return paper_of(
        line(PaperStyle.TITLE, "Phà"),
        *(line(PaperStyle.TEXT, words) for _ in range(count)),
    )


def pages_of(file: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(file)
    texts = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    return texts


@pytest.mark.usefixtures("qapp")
def test_every_page_says_where_it_is_from_and_which_it_is(tmp_path: Path) -> None:
    document = PaperDocument(many(40))
    assert document.pageCount() > 2
    file = tmp_path / "phà.pdf"
    assert write_pdf(document, file)
    pages = pages_of(file)
    assert len(pages) == document.pageCount()
    for number, text in enumerate(pages, 1):
        assert f"Trang {number}/{len(pages)}" in text
        assert "Kho thử · kho:00000000 · 30/11/2026" in text


@pytest.mark.usefixtures("qapp")
def test_vietnamese_letters_can_be_copied_out_of_the_pdf(tmp_path: Path) -> None:
    letters = "Ễ Ặ Ộ ữ ỵ đ Đ ơ ư “trích” – 1.500 m²"
    document = PaperDocument(
        paper_of(line(PaperStyle.QUOTE, letters, "1."), line(PaperStyle.ENTRY, "Bài", "12."))
    )
    file = tmp_path / "chữ.pdf"
    assert write_pdf(document, file)
    [text] = pages_of(file)
    assert letters in text
    assert "12." in text
    pdf = pypdfium2.PdfDocument(file)
    assert pdf.get_metadata_value("Title") == "Phà Mười Cây"
    assert [round(side) for side in pdf[0].get_size()] == [595, 842]
    pdf.close()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("before", range(16, 34))
def test_no_heading_is_the_last_of_its_page(before: int) -> None:
    filling = [line(PaperStyle.TEXT, "Một dòng.") for _ in range(before)]
    paper = paper_of(
        *filling, line(PaperStyle.HEADING, "Mục mới"), line(PaperStyle.TEXT, "Đoạn của mục.")
    )
    document = PaperDocument(paper)
    heading = document.findBlockByNumber(before)
    assert document._page_of(heading) == document._page_of(heading.next())


@pytest.mark.usefixtures("qapp")
def test_a_new_page_begins_where_it_is_wanted() -> None:
    document = PaperDocument(
        paper_of(line(PaperStyle.TITLE, "Bìa"), line(PaperStyle.HEADING, "Bảng tra", new_page=True))
    )
    assert document.pageCount() == 2


@pytest.mark.usefixtures("qapp")
def test_words_are_words_whatever_they_say(tmp_path: Path) -> None:
    hostile = (
        '<img src="file:///etc/passwd"> \u2029\ufffc\x00 =1+1 \ud800 <b>đậm</b>',
        "một\nhai",
    )
    document = PaperDocument(paper_of(*(line(PaperStyle.TEXT, one) for one in hostile)))
    assert '<img src="file:///etc/passwd">' in document.toPlainText()
    assert "<b>đậm</b>" in document.toPlainText()
    assert document.blockCount() == 2
    image = QTextDocument.ResourceType.ImageResource
    assert isinstance(document.loadResource(image.value, QUrl("file:///etc/passwd")), QImage)
    assert write_pdf(document, tmp_path / "a.pdf")
    assert write_docx(document, tmp_path / "a.docx")


@pytest.mark.usefixtures("qapp")
def test_a_page_is_painted_at_any_size() -> None:
    document = PaperDocument(many(3))
    for width in (200, 1200):
        image = QImage(width, round(width * 1.414), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        painter.scale(width / PAGE.width(), width / PAGE.width())
        document.paint_page(painter, 0)
        painter.end()
        assert colours_in(image) > 4


def test_the_preview_scrolls_through_all_pages(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    view = PaperView(theme)
    qtbot.addWidget(view)
    view.resize(400, 300)
    document = PaperDocument(many(40), view)
    view.show_document(document)
    view.show()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    qapp.processEvents()
    assert view._page_area(document.pageCount() - 1).bottom() <= view.viewport().height()
    assert colours_in(view.grab().toImage()) > 4
    view.show_document(None)
    assert bar.maximum() == 0


@pytest.mark.usefixtures("qapp")
def test_a_folder_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    document = PaperDocument(many(1))
    for write, ending in ((write_pdf, ".pdf"), (write_docx, ".docx")):
        assert not write(document, tmp_path / "không có" / f"a{ending}")
    assert list(tmp_path.iterdir()) == []

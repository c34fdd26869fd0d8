"""A paper is saved under a name made of what it is about, and only then called saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.answering.paper_document import PaperDocument
from desktop.answering.paper_exits import PaperExits, print_pages
from desktop.theme import Theme
from tests.desktop.answering.test_paper_document import many, pages_of


@pytest.fixture
def exits(theme: Theme, qtbot: QtBot) -> PaperExits:
    widget = PaperExits(theme)
    qtbot.addWidget(widget)
    return widget


def test_without_a_paper_nothing_leaves(exits: PaperExits) -> None:
    assert not exits.pdf.isEnabled()
    exits.show_document(PaperDocument(many(1), exits))
    assert exits.pdf.isEnabled()


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_it_is_saved_where_a_person_says(
    exits: PaperExits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    asked: list[str] = []

    def choose(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return str(tmp_path / "Tên khác"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    exits.show_document(PaperDocument(many(1), exits))
    said: list[str] = []
    exits.told.connect(said.append)
    (exits.pdf if ending == "pdf" else exits.docx).click()
    file = tmp_path / f"Tên khác.{ending}"
    assert asked == [f"Phà Mười Cây.{ending}"]
    assert file.stat().st_size > 0
    assert len(said) == 1
    assert str(file) in said[0]


def test_what_is_not_on_the_disk_is_not_called_saved(
    exits: PaperExits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "không có" / "a.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    exits.show_document(PaperDocument(many(1), exits))
    said: list[str] = []
    exits.told.connect(said.append)
    exits.pdf.click()
    assert len(said) == 1
    assert "could not be saved" in said[0]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    exits.pdf.click()
    assert len(said) == 1


def test_printing_asks_for_a_printer_and_says_what_was_sent(
    exits: PaperExits, tmp_path: Path, qtbot: QtBot
) -> None:
    exits.show_document(PaperDocument(many(1), exits))
    exits.printing.click()
    [dialog] = exits.findChildren(QPrintDialog)
    assert (dialog.minPage(), dialog.maxPage()) == (1, 1)
    file = tmp_path / "in.pdf"
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(file))
    with qtbot.waitSignal(exits.told):
        dialog.accepted.emit(dialog.printer())
    assert len(pages_of(file)) == 1
    dialog.reject()


def test_the_printer_gets_the_pages_that_were_chosen(exits: PaperExits, tmp_path: Path) -> None:
    document = PaperDocument(many(40), exits)
    for first, last, pages in ((0, 0, document.pageCount()), (2, 3, 2)):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        file = tmp_path / f"{first}.pdf"
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        printer.setFromTo(first, last)
        print_pages(document, printer)
        del printer
        assert len(pages_of(file)) == pages
        assert f"Trang {max(1, first)}/{document.pageCount()}" in pages_of(file)[0]

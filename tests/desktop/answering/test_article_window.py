"""Ctrl+P shows the article on show as pages, and they can be saved as a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.answering.article_window import ArticleWindow
from desktop.application import Application
from desktop.reading.sentence_bar import Deed
from tests.desktop.answering.conftest import SLOW


def test_ctrl_p_makes_pages_of_the_article_with_its_hits(
    answering: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, desk = answering.window, answering.window.desk
    desk.bar.ask("chuyen cuoi")
    qtbot.waitUntil(lambda: desk.detail.hit_place != "", timeout=SLOW)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    shown = window.findChild(ArticleWindow)
    assert isinstance(shown, ArticleWindow)
    document = shown.pane.document
    assert document is not None
    assert document.paper.title == "Phà thêm chuyến"
    bold = [
        run.text for line in document.paper.lines if line.number for run in line.runs if run.bold
    ]
    assert " ".join(bold).lower().count("chuyến") >= 1
    file = tmp_path / "bài.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    shown.pane.exits.pdf.click()
    assert file.read_bytes().startswith(b"%PDF")
    assert str(file) in shown.pane.said.text()
    shown.reject()


def test_the_bar_of_a_sentence_reaches_sheet_and_link(answering: Application) -> None:
    view = answering.window.desk.detail.view
    assert view.sentences.bar.offered == tuple(Deed)
    view.setFocus()
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    chosen = view.clean_selection()
    assert chosen
    view.sentences.bar.button(Deed.LINK).click()
    assert answering.window.statusBar().currentMessage()

"""A note on the chosen words is written by Ctrl+I, seen beside the text, and settled there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from db import Archive
from db.records import CorrectText, NoteKind, Quote
from desktop.application import Application
from desktop.cataloguing.fields import Name
from desktop.cataloguing.note_dialog import NoteDialog
from desktop.reading.record_tab import RecordTab
from desktop.reading.tabs import Tab
from tests.desktop.cataloguing.conftest import SLOW, held
from tests.desktop.cataloguing.test_workplace import line
from tests.desktop.keys import press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


def open_on(running: Application, words: str, qtbot: QtBot) -> NoteDialog:
    """Choose these words of the text, and press the key from the form."""
    view = running.window.desk.detail.view
    cursor = view.document().find(words) if words else QTextCursor()
    if words:
        assert cursor.hasSelection()
        view.setTextCursor(cursor)
    QTest.keyClick(line(running, Name.OUTLET), Qt.Key.Key_I, CONTROL)
    window = running.window
    qtbot.waitUntil(lambda: bool(window.findChildren(NoteDialog)), timeout=SLOW)
    (dialog,) = window.findChildren(NoteDialog)
    return dialog


def said(tab: RecordTab) -> str:
    return "\n".join(one.text() for one in tab.findChildren(QLabel))


def button(tab: RecordTab, words: str) -> QPushButton:
    return next(one for one in tab.findChildren(QPushButton) if one.text() == words)


@pytest.mark.parametrize("kind", list(NoteKind))
def test_a_note_of_each_kind_stands_on_the_chosen_words(
    cataloguing: Application, clippings: Archive, qtbot: QtBot, kind: NoteKind
) -> None:
    dialog = open_on(cataloguing, "Mười Cây", qtbot)
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind.value))
    press(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    type_text(dialog.line, "Mười Cầy")
    press(dialog.line, Qt.Key.Key_Return)
    toast = cataloguing.workplace.steps.toast
    qtbot.waitUntil(lambda: "note is saved" in toast.words, timeout=SLOW)
    [note] = held(clippings.path).notes
    assert note.anchor is not None
    assert (note.kind, note.body, note.anchor.exact) == (kind, "Mười Cầy", "Mười Cây")
    qtbot.waitUntil(lambda: not cataloguing.window.findChildren(NoteDialog), timeout=SLOW)


def test_without_chosen_words_it_is_on_the_article_and_no_sic(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    dialog = open_on(cataloguing, "", qtbot)
    assert dialog.kind.findData(NoteKind.SIC.value) < 0
    type_text(dialog.line, "Thiếu ảnh")
    press(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(held(clippings.path).notes), timeout=SLOW)
    assert held(clippings.path).notes[0].anchor is None


def test_it_is_seen_beside_the_text_settled_and_opened_again(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    desk = cataloguing.window.desk
    dialog = open_on(cataloguing, "2 chuyến", qtbot)
    dialog.kind.setCurrentIndex(dialog.kind.findData(NoteKind.QUERY.value))
    type_text(dialog.line, "Mỗi ngày?")
    press(dialog.line, Qt.Key.Key_Return)
    desk.show_tab(Tab.CATALOGUE)
    tab = desk.tabs.record
    qtbot.waitUntil(lambda: "Mỗi ngày?" in said(tab), timeout=SLOW)
    assert "question · LAN" in said(tab)
    assert "question: Mỗi ngày?" in cataloguing.workplace.form.additions.notes.words[0]
    button(tab, "Settle").click()
    qtbot.waitUntil(lambda: "✓ settled" in said(tab), timeout=SLOW)
    assert held(clippings.path).notes[0].resolved_at is not None
    button(tab, "Open again").click()
    qtbot.waitUntil(lambda: held(clippings.path).notes[0].resolved_at is None, timeout=SLOW)
    qtbot.waitUntil(lambda: "✓ settled" not in said(tab), timeout=SLOW)
    button(tab, "“2 chuyến”").click()
    assert desk.detail.tab is Tab.READ
    assert desk.detail.view._pointed is not None


def test_words_that_somebody_corrected_meanwhile_are_told_and_the_note_stays(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    article = cataloguing.window.desk.detail.article
    assert article is not None
    dialog = open_on(cataloguing, "Mười Cây", qtbot)
    at = article.text.index("Mười Cây")
    minh = clippings.cataloguer("MINH")
    version = held(clippings.path).row_version
    minh.apply([CorrectText(1, version, Quote("Mười Cây", at, at + 8), "Chín Gốc")])
    minh.close()
    type_text(dialog.line, "Tên bến?")
    press(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: any("Mười Cây” there" in one.text() for one in dialog.findChildren(QLabel)),
        timeout=SLOW,
    )
    assert dialog.line.text() == "Tên bến?"
    assert held(clippings.path).notes == ()

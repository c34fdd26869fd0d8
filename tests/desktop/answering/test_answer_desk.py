"""Words go from the page to a sheet that outlives the program, and back to their article."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import Archive, open_archive, read_link
from desktop.answering.sheet_window import SheetWindow
from desktop.application import Application
from tests.desktop.answering.conftest import (
    SLOW,
    Begin,
    choose,
    choose_all,
    quote,
    quoted,
    read,
    stored,
)
from tests.desktop.keys import press, type_text


def opened(running: Application, qtbot: QtBot, quotes: int) -> SheetWindow:
    """Open the window of the sheets, and wait for its quotations."""
    running.window.menus.sheets.trigger()
    window = running.answers.sheet_window
    assert window is not None
    qtbot.waitUntil(lambda: window.quotes.count() == quotes, timeout=SLOW)
    return window


def listed(window: SheetWindow) -> list[str]:
    return [window.quotes.item(row).text() for row in range(window.quotes.count())]


def test_the_key_is_the_one_that_is_promised(answering: Application) -> None:
    menus = answering.window.menus
    assert menus.answer.shortcut().toString() == "Ctrl+Shift+A"
    assert menus.link.shortcut().toString() == "Ctrl+Shift+L"


def test_pressing_it_puts_the_words_there(
    answering: Application, clippings: Archive, qtbot: QtBot
) -> None:
    choose(answering, "giá cũ")
    view = answering.window.desk.detail.view
    answering.window.activateWindow()
    view.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view, timeout=SLOW)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(answering.window.statusBar().messageChanged, timeout=SLOW):
        QTest.keyClick(view, Qt.Key.Key_A, keys)
    assert quoted(clippings) == ["giá cũ"]


def test_the_sentence_at_the_caret_goes_on_the_sheet(
    answering: Application, clippings: Archive, qtbot: QtBot
) -> None:
    quote(answering, qtbot, "cuối")
    quote(answering, qtbot, "Xe đạp")
    assert quoted(clippings) == [
        "Chuyến cuối rời bến lúc 21 giờ.",
        "Xe đạp đi không mất tiền.",
    ]
    assert "2" in answering.window.statusBar().currentMessage()
    places = [one.place for one in stored(clippings).quotes]
    assert [(one.paragraph, one.sentence) for one in places if one] == [(1, 2), (2, 2)]


def test_chosen_words_go_alone_and_those_of_several_paragraphs_apart(
    answering: Application, clippings: Archive, qtbot: QtBot
) -> None:
    choose(answering, "2 chuyến")
    with qtbot.waitSignal(answering.window.statusBar().messageChanged, timeout=SLOW):
        answering.window.desk.detail.view.answer_wanted.emit()
    assert quoted(clippings) == ["2 chuyến"]
    choose_all(answering)
    with qtbot.waitSignal(answering.window.statusBar().messageChanged, timeout=SLOW):
        answering.window.menus.answer.trigger()
    assert len(quoted(clippings)) == 4


def test_the_sentence_that_was_pointed_out_goes_on_the_sheet(
    answering: Application, clippings: Archive, qtbot: QtBot
) -> None:
    article = answering.window.desk.detail.article
    assert article is not None
    start = article.text.index("2 chuyến")
    answering.window.desk.detail.show_place(start, start + 1)
    with qtbot.waitSignal(answering.window.statusBar().messageChanged, timeout=SLOW):
        answering.window.menus.answer.trigger()
    [words] = quoted(clippings)
    assert words is not None
    assert "2 chuyến" in words
    assert words.endswith(".")


def test_without_a_place_it_says_what_to_do(answering: Application, clippings: Archive) -> None:
    choose(answering, "Phà", caret=True)
    answering.window.menus.answer.trigger()
    assert "Choose some words" in answering.window.statusBar().currentMessage()
    reader = open_archive(clippings.path, read_only=True).reader()
    assert reader.catalogue.sheets() == ()
    reader.close()


def test_what_is_typed_is_saved_when_it_is_left_and_outlives_the_program(
    answering: Application, begin: Begin, clippings: Archive, qtbot: QtBot
) -> None:
    quote(answering, qtbot, "Xe đạp")
    window = opened(answering, qtbot, 1)
    window.question.setFocus()
    type_text(window.question, "Xe đạp có mất vé?")
    window.answer.setFocus()
    qtbot.waitUntil(lambda: stored(clippings).row.question == "Xe đạp có mất vé?", timeout=SLOW)
    type_text(window.answer, "Không.")
    window.close()
    qtbot.waitUntil(lambda: stored(clippings).row.answer == "Không.", timeout=SLOW)
    answering.window.close()
    again = begin()
    window = opened(again, qtbot, 1)
    assert window.question.text() == "Xe đạp có mất vé?"
    assert window.answer.toPlainText() == "Không."


def test_a_question_can_come_before_any_words(
    answering: Application, clippings: Archive, qtbot: QtBot
) -> None:
    window = opened(answering, qtbot, 0)
    window.question.setFocus()
    type_text(window.question, "Mấy giờ?")
    window.answer.setFocus()
    type_text(window.answer, "21 giờ.")
    window.close()
    qtbot.waitUntil(lambda: bool(_sheets(clippings)), timeout=SLOW)
    qtbot.waitUntil(lambda: stored(clippings).row.answer == "21 giờ.", timeout=SLOW)
    assert len(_sheets(clippings)) == 1


def _sheets(archive: Archive) -> tuple[int, ...]:
    reader = open_archive(archive.path, read_only=True).reader()
    try:
        return tuple(one.id for one in reader.catalogue.sheets())
    finally:
        reader.close()


def test_quotations_are_moved_removed_and_brought_back(
    answering: Application, clippings: Archive, qtbot: QtBot
) -> None:
    for words in ("2 chuyến", "Vé vẫn", "Xe đạp"):
        quote(answering, qtbot, words)
    first, second, third = quoted(clippings)
    window = opened(answering, qtbot, 3)
    window.quotes.setCurrentRow(2)
    press(window.quotes, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: quoted(clippings) == [first, third, second], timeout=SLOW)
    qtbot.waitUntil(lambda: window.quotes.currentRow() == 1, timeout=SLOW)
    press(window.quotes, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(listed(window)) == 2, timeout=SLOW)
    assert quoted(clippings) == [first, second]
    assert window.undo.isEnabled()
    press(window.quotes, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(listed(window)) == 3, timeout=SLOW)
    assert quoted(clippings) == [first, third, second]
    assert [line.split(".")[0] for line in listed(window)] == ["1", "2", "3"]


def test_undo_of_the_main_window_takes_a_quotation_back(
    answering: Application, clippings: Archive, qtbot: QtBot
) -> None:
    quote(answering, qtbot, "Xe đạp")
    window = opened(answering, qtbot, 1)
    answering.window.menus.undo.trigger()
    qtbot.waitUntil(lambda: window.quotes.count() == 0, timeout=SLOW)
    assert _sheets(clippings) == ()


def test_several_sheets_and_the_former_ones(
    answering: Application, clippings: Archive, qtbot: QtBot
) -> None:
    quote(answering, qtbot, "Xe đạp")
    window = opened(answering, qtbot, 1)
    window.question.setText("Câu thứ nhất?")
    window.begin.click()
    qtbot.waitUntil(lambda: window.sheets.count() == 2, timeout=SLOW)
    qtbot.waitUntil(lambda: window.quotes.count() == 0, timeout=SLOW)
    assert window.question.text() == ""
    assert stored(clippings).row.question == "Câu thứ nhất?"
    quote(answering, qtbot, "Vé vẫn")
    assert (len(quoted(clippings, 1)), len(quoted(clippings, 2))) == (1, 1)
    window.sheets.setCurrentIndex(1)
    window.sheets.activated.emit(1)
    qtbot.waitUntil(lambda: window.question.text() == "Câu thứ nhất?", timeout=SLOW)
    window.discard.click()
    qtbot.waitUntil(lambda: _sheets(clippings) == (2,), timeout=SLOW)
    qtbot.waitUntil(lambda: window.sheets.count() == 1, timeout=SLOW)
    window.undo.click()
    qtbot.waitUntil(lambda: _sheets(clippings) == (2, 1), timeout=SLOW)


def test_a_quotation_leads_back_to_its_article(answering: Application, qtbot: QtBot) -> None:
    quote(answering, qtbot, "Xe đạp")
    read(answering, qtbot, 2)
    window = opened(answering, qtbot, 1)
    window.quotes.itemActivated.emit(window.quotes.item(0))
    detail = answering.window.desk.detail
    qtbot.waitUntil(lambda: (detail.article or _NONE).row.id == 1, timeout=SLOW)


class _Nothing:
    class row:  # noqa: N801 - stands for a field
        id = 0


_NONE = _Nothing()


def test_the_preview_shows_the_sheet_as_it_is(answering: Application, qtbot: QtBot) -> None:
    quote(answering, qtbot, "Xe đạp")
    window = opened(answering, qtbot, 1)
    document = window.pane.document
    assert document is not None
    assert "“Xe đạp đi không mất tiền.”" in document.toPlainText()
    assert "đoạn 2, câu 2" in document.toPlainText()
    assert window.pane.exits.pdf.isEnabled()
    assert window.pane.view.accessibleDescription() == document.toPlainText()


def test_a_link_is_copied_and_leads_to_the_sentence(answering: Application, qtbot: QtBot) -> None:
    choose(answering, "Xe đạp", caret=True)
    qtbot.waitUntil(lambda: answering.answers._info is not None, timeout=SLOW)
    answering.window.menus.link.trigger()
    link = read_link(QApplication.clipboard().text())
    article = answering.window.desk.detail.article
    assert link is not None
    assert article is not None
    assert article.text[link.start : link.stop] == "Xe đạp đi không mất tiền."
    assert link.article == article.row.uid
    read(answering, qtbot, 2)
    answering.window.menus.follow.trigger()
    detail = answering.window.desk.detail
    qtbot.waitUntil(lambda: (detail.article or _NONE).row.id == 1, timeout=SLOW)
    qtbot.waitUntil(lambda: detail.view._pointed is not None, timeout=SLOW)


def test_what_is_no_link_or_leads_nowhere_is_told(answering: Application, qtbot: QtBot) -> None:
    status = answering.window.statusBar()
    QApplication.clipboard().setText("Chợ phiên")
    answering.window.menus.follow.trigger()
    assert "No link" in status.currentMessage()
    QApplication.clipboard().setText("kho:00000000/00000000-0000-7000-8000-000000000000/1#1-2")
    with qtbot.waitSignal(status.messageChanged, timeout=SLOW):
        answering.window.menus.follow.trigger()
    assert "00000000-0000-7000" in status.currentMessage()


def test_where_nothing_can_be_written_the_sheet_is_in_memory_and_says_so(
    begin: Begin, clippings: Archive, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    running = begin()
    monkeypatch.undo()
    for words in ("Xe đạp", "Vé vẫn"):
        quote(running, qtbot, words)
    window = opened(running, qtbot, 2)
    assert "only read" in window._in_memory.text()
    assert not window._in_memory.isHidden()
    window.question.setText("Xe đạp?")
    window.flush()
    qtbot.waitUntil(lambda: window.sheets.currentText() == "Xe đạp?", timeout=SLOW)
    window.quotes.setCurrentRow(1)
    window.up.click()
    assert "Vé vẫn" in listed(window)[0]
    window.remove.click()
    assert len(listed(window)) == 1
    window.undo.click()
    assert len(listed(window)) == 2
    window.begin.click()
    assert (window.sheets.count(), len(listed(window))) == (2, 0)
    window.discard.click()
    assert len(listed(window)) == 2
    document = window.pane.document
    assert document is not None
    assert "Phiếu số" not in document.toPlainText()
    assert _sheets(clippings) == ()


def test_closing_the_archive_saves_and_closes_the_window(
    answering: Application, clippings: Archive, qtbot: QtBot
) -> None:
    quote(answering, qtbot, "Xe đạp")
    window = opened(answering, qtbot, 1)
    window.answer.setPlainText("Không mất.")
    answering.window.close()
    assert stored(clippings).row.answer == "Không mất."

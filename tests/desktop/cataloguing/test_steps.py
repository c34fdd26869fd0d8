"""Undo and redo from the form: word by word in a line, then save by save, across restarts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db import Archive
from db.records import ArticleEdit
from desktop.application import Application, Start
from desktop.cataloguing.fields import Name
from desktop.language import Language
from desktop.theme import Scheme
from tests.desktop.cataloguing.conftest import SLOW, held
from tests.desktop.cataloguing.test_workplace import line, saved
from tests.desktop.keys import press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


def said(running: Application, words: str) -> Callable[[], bool]:
    return lambda: words in running.workplace.steps.toast.words


def test_a_line_goes_back_by_words_and_then_the_saves(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    type_text(line(cataloguing, Name.OUTLET), "Báo Làng")
    press(line(cataloguing, Name.OUTLET), Qt.Key.Key_Tab)
    saved(cataloguing, qtbot, Name.OUTLET)
    issue = line(cataloguing, Name.ISSUE)
    type_text(issue, "12")
    QTest.keyClick(issue, Qt.Key.Key_Z, CONTROL)
    assert issue.text() == ""
    assert held(clippings.path).fields["outlet"] == "Báo Làng"
    QTest.keyClick(issue, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(said(cataloguing, "Taken back: changed the article"), timeout=SLOW)
    assert "Phà thêm chuyến" in cataloguing.workplace.steps.toast.words
    assert held(clippings.path).fields["outlet"] is None
    outlet = cataloguing.workplace.form.fields[Name.OUTLET]
    qtbot.waitUntil(lambda: outlet.value is None, timeout=SLOW)
    QTest.keyClick(line(cataloguing, Name.PAGE), Qt.Key.Key_Y, CONTROL)
    qtbot.waitUntil(said(cataloguing, "Made again: "), timeout=SLOW)
    assert held(clippings.path).fields["outlet"] == "Báo Làng"


def test_undo_goes_on_where_the_window_was_closed(
    cataloguing: Application,
    clippings: Archive,
    qtbot: QtBot,
    program: Callable[[Start], Application],
) -> None:
    type_text(line(cataloguing, Name.OUTLET), "Báo Làng")
    press(line(cataloguing, Name.OUTLET), Qt.Key.Key_Tab)
    saved(cataloguing, qtbot, Name.OUTLET)
    cataloguing.window.close()
    start = Start(clippings.path, language=Language.VIETNAMESE, scheme=Scheme.DARK, debounce_ms=0)
    again = program(start)
    again.workplace.work_as("LAN")
    again.session.work_as("LAN")
    undo = again.window.menus.undo
    qtbot.waitUntil(lambda: "Phà thêm chuyến" in undo.text(), timeout=SLOW)
    again.window.activateWindow()
    again.window.desk.results.view.setFocus()
    QTest.keyClick(again.window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(said(again, "Đã hoàn tác: sửa thông tin bài"), timeout=SLOW)
    assert held(clippings.path).fields["outlet"] is None
    button = again.workplace.steps.toast.findChild(QPushButton)
    assert button is not None
    button.click()
    qtbot.waitUntil(said(again, "Đã làm lại: "), timeout=SLOW)
    assert held(clippings.path).fields["outlet"] == "Báo Làng"


def test_what_somebody_changed_since_stays_and_it_is_said(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    type_text(line(cataloguing, Name.OUTLET), "Báo Làng")
    press(line(cataloguing, Name.OUTLET), Qt.Key.Key_Tab)
    saved(cataloguing, qtbot, Name.OUTLET)
    minh = clippings.cataloguer("MINH")
    minh.apply([ArticleEdit(1, held(clippings.path).row_version, {"outlet": "Báo Huyện"})])
    minh.close()
    QTest.keyClick(line(cataloguing, Name.ISSUE), Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(said(cataloguing, "⚠ This change cannot be taken back"), timeout=SLOW)
    assert held(clippings.path).fields["outlet"] == "Báo Huyện"


def test_with_nothing_to_take_back_it_is_said(cataloguing: Application, qtbot: QtBot) -> None:
    QTest.keyClick(line(cataloguing, Name.ISSUE), Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(said(cataloguing, "There is nothing of yours"), timeout=SLOW)


def test_what_is_typed_after_an_undo_is_saved_at_once(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    """The version that an undo brings back is no old one."""
    type_text(line(cataloguing, Name.OUTLET), "Báo Làng")
    press(line(cataloguing, Name.OUTLET), Qt.Key.Key_Tab)
    saved(cataloguing, qtbot, Name.OUTLET)
    QTest.keyClick(line(cataloguing, Name.ISSUE), Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(said(cataloguing, "Taken back"), timeout=SLOW)
    form = cataloguing.workplace.form
    qtbot.waitUntil(lambda: form.fields[Name.OUTLET].value is None, timeout=SLOW)
    type_text(line(cataloguing, Name.PAGE), "4")
    press(line(cataloguing, Name.PAGE), Qt.Key.Key_Tab)
    saved(cataloguing, qtbot, Name.PAGE)
    assert held(clippings.path).fields["page"] == "4"
    assert form.said.text() == ""

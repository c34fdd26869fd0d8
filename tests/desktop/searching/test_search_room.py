"""Searching as a whole: why an article is there, the builder, and what Escape takes away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from db.records import Filter
from desktop.application import Application
from desktop.searching.query_builder import QueryBuilder
from tests.desktop.keys import press

SLOW = 20_000


def ask(opened: Application, qtbot: QtBot, text: str) -> None:
    room = opened.window.desk.room
    with qtbot.waitSignal(room.session.answered, timeout=SLOW):
        room.bar.ask(text)


def test_why_an_article_is_there_is_told_of_the_chosen_one(
    opened: Application, qtbot: QtBot
) -> None:
    room = opened.window.desk.room
    opened.window.menus.why.trigger()
    assert room.why_panel.isVisible()
    assert "Hãy chọn một bài" in room.why_panel.words
    ask(opened, qtbot, "giải thưởng")
    room.session.step(1)
    qtbot.waitUntil(lambda: "giải" in room.why_panel.words, timeout=SLOW)
    lines = room.why_panel.words.splitlines()
    assert [line.split()[0] for line in lines] == ["giải", "thưởng"]
    assert all("%" in line and "chỗ" in line for line in lines)
    ask(opened, qtbot, "")
    qtbot.waitUntil(lambda: "không có từ nào" in room.why_panel.words, timeout=SLOW)
    press(room.why_panel, Qt.Key.Key_Escape)
    assert not room.why_panel.isVisible()


def test_the_builder_holds_the_question_with_its_filters(opened: Application, qtbot: QtBot) -> None:
    room = opened.window.desk.room
    ask(opened, qtbot, "giải thưởng")
    with qtbot.waitSignal(room.session.answered, timeout=SLOW) as answered:
        room.facets.filters_chosen.emit((Filter("status", "new"),))
    opened.window.menus.build.trigger()
    builder = opened.window.findChild(QueryBuilder)
    assert isinstance(builder, QueryBuilder)
    assert builder.typed.text() == 'giải thưởng trạng thái:="mới"'
    with qtbot.waitSignal(room.session.answered, timeout=SLOW) as again:
        press(builder.rows[0].value, Qt.Key.Key_Return)
    assert again.args[0].request.filters == ()
    assert set(again.args[0].ids) == set(answered.args[0].ids)


def test_escape_takes_away_the_words_then_the_filters_then_leaves(
    opened: Application, qtbot: QtBot
) -> None:
    room = opened.window.desk.room
    edit = room.bar.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    ask(opened, qtbot, "giải thưởng")
    with qtbot.waitSignal(room.session.answered, timeout=SLOW):
        room.facets.filters_chosen.emit((Filter("status", "new"),))
    edit.setFocus()
    with qtbot.waitSignal(room.session.answered, timeout=SLOW) as answered:
        press(edit, Qt.Key.Key_Escape)
    assert (room.bar.text, len(answered.args[0].request.filters)) == ("", 1)
    with qtbot.waitSignal(room.session.answered, timeout=SLOW) as answered:
        press(edit, Qt.Key.Key_Escape)
    assert answered.args[0].request.filters == ()
    press(edit, Qt.Key.Key_Escape)
    assert room.results.view.hasFocus()


def test_the_key_of_the_history_stays_in_the_box(opened: Application, qtbot: QtBot) -> None:
    room = opened.window.desk.room
    edit = room.bar.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    ask(opened, qtbot, "giải thưởng")
    room.bar.remember()
    edit.setFocus()
    before = room.results.view.selected_article
    QTest.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert room.results.view.selected_article == before
    menu = opened.window.findChild(type(room.scope.menu()), "history")
    assert menu is not None
    assert [one.text() for one in menu.actions()] == ["giải thưởng"]
    menu.close()

"""The search box under Vietnamese keyboards."""

from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from db.records import Problem
from desktop.searching.search_bar import SearchBar
from desktop.theme import Theme
from tests.desktop.keys import commit, compose, press, type_text, unikey

KEEP_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Heard:
    """What a bar told, in order."""

    def __init__(self, bar: SearchBar) -> None:
        self.queries: list[tuple[str, bool]] = []
        self.edits = 0
        bar.query_changed.connect(lambda text, typing: self.queries.append((text, typing)))
        bar.edited.connect(self._count)

    def _count(self) -> None:
        self.edits += 1


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> SearchBar:
    bar = SearchBar(theme, debounce_ms=0)
    qtbot.addWidget(bar)
    bar.show()
    return bar


@pytest.fixture
def edit(bar: SearchBar) -> QLineEdit:
    edit = bar.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    return edit


def test_a_pause_asks_and_every_letter_warns(qtbot: QtBot, bar: SearchBar, edit: QLineEdit) -> None:
    heard = Heard(bar)
    type_text(edit, "báo cũ")
    assert heard.edits == 6
    assert heard.queries == []
    qtbot.waitUntil(lambda: bool(heard.queries))
    assert heard.queries == [("báo cũ", True)]


def test_a_finished_word_is_asked_as_finished(
    qtbot: QtBot, bar: SearchBar, edit: QLineEdit
) -> None:
    heard = Heard(bar)
    type_text(edit, "báo ")
    qtbot.waitUntil(lambda: bool(heard.queries))
    assert heard.queries == [("báo ", False)]
    press(edit, Qt.Key.Key_Return)
    assert heard.queries[1:] == [("báo ", False)]


def test_unikey_takes_letters_back_and_nothing_doubles(
    qtbot: QtBot, bar: SearchBar, edit: QLineEdit
) -> None:
    heard = Heard(bar)
    type_text(edit, "vie")
    unikey(edit, 1, "ê")
    type_text(edit, "t")
    unikey(edit, 2, "ệt")
    assert edit.text() == "việt"
    assert edit.cursorPosition() == 4
    assert not edit.hasSelectedText()
    qtbot.waitUntil(lambda: bool(heard.queries))
    assert heard.queries == [("việt", True)]


def test_what_is_still_composed_is_not_searched(
    qtbot: QtBot, bar: SearchBar, edit: QLineEdit
) -> None:
    heard = Heard(bar)
    compose(edit, "q")
    compose(edit, "quảng")
    qtbot.wait(20)
    assert heard.queries == []
    assert heard.edits == 0
    commit(edit, "quảng")
    qtbot.waitUntil(lambda: bool(heard.queries))
    assert heard.queries == [("quảng", True)]


def test_the_question_is_nfc_and_the_box_stays_as_typed(
    qtbot: QtBot, bar: SearchBar, edit: QLineEdit
) -> None:
    heard = Heard(bar)
    typed = unicodedata.normalize("NFD", "Quảng")
    commit(edit, typed)
    qtbot.waitUntil(lambda: bool(heard.queries))
    assert heard.queries == [("Quảng", True)]
    assert edit.text() == typed
    assert bar.text == "Quảng"


def test_escape_clears_first_and_then_asks_to_leave(bar: SearchBar, edit: QLineEdit) -> None:
    heard, left = Heard(bar), list[bool]()
    bar.escape_pressed.connect(lambda: left.append(True))
    bar.ask("báo")
    press(edit, Qt.Key.Key_Escape)
    assert heard.queries == [("báo", False), ("", False)]
    assert left == []
    press(edit, Qt.Key.Key_Escape)
    assert left == [True]


def test_arrow_down_goes_to_the_list(qtbot: QtBot, bar: SearchBar, edit: QLineEdit) -> None:
    with qtbot.waitSignal(bar.results_wanted):
        press(edit, Qt.Key.Key_Down)


def test_questions_of_use_are_remembered_once(bar: SearchBar, edit: QLineEdit) -> None:
    for text in ("báo cũ", "thư viện", "báo cũ"):
        bar.ask(text)
        press(edit, Qt.Key.Key_Return)
    assert bar.remembered() == ("báo cũ", "thư viện")
    bar.recall([f"câu {number}" for number in range(100)])
    assert len(bar.remembered()) == 30


def test_alt_and_down_offer_what_was_asked(qtbot: QtBot, bar: SearchBar, edit: QLineEdit) -> None:
    heard = Heard(bar)
    bar.recall(["Kiên & Trì", "thư viện"])
    press(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = bar.findChild(QMenu)
    assert isinstance(menu, QMenu)
    first = menu.actions()[0]
    assert first.text() == "Kiên && Trì"
    first.trigger()
    assert heard.queries == [("Kiên & Trì", False)]
    assert edit.text() == "Kiên & Trì"
    menu.close()
    qtbot.waitUntil(lambda: bar.findChild(QMenu) is None)


def test_what_could_not_be_used_is_underlined_until_the_text_changes(
    bar: SearchBar, edit: QLineEdit
) -> None:
    bar.resize(400, 40)
    edit.clearFocus()
    bar.ask("🏆 báo (cũ")
    plain = edit.grab().toImage()
    bar.show_problems([Problem("bracket", 6, 7)])
    underlined = edit.grab().toImage()
    columns = _different_columns(plain, underlined)
    assert columns
    letters = edit.fontMetrics()
    assert max(columns) - min(columns) <= letters.horizontalAdvance("(") + 2
    type_text(edit, "!")
    press(edit, Qt.Key.Key_Backspace)
    assert edit.text() == "🏆 báo (cũ"
    assert _different_columns(plain, edit.grab().toImage()) == []


def test_focus_by_tab_selects_nothing(bar: SearchBar, edit: QLineEdit) -> None:
    bar.ask("báo cũ")
    edit.clearFocus()
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    assert not edit.hasSelectedText()
    bar.take_focus()
    assert edit.selectedText() == "báo cũ"


def _different_columns(one: QImage, other: QImage) -> list[int]:
    return [
        x
        for x in range(one.width())
        if any(one.pixel(x, y) != other.pixel(x, y) for y in range(one.height()))
    ]


def test_undo_takes_back_a_word_however_it_was_typed(bar: SearchBar, edit: QLineEdit) -> None:
    type_text(edit, "báo d")
    unikey(edit, 1, "đ")
    type_text(edit, "oc")
    unikey(edit, 2, "ọc")
    assert bar.text == "báo đọc"
    press(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bar.text == "báo "
    press(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bar.text == ""
    press(edit, Qt.Key.Key_Z, KEEP_SHIFT)
    press(edit, Qt.Key.Key_Z, KEEP_SHIFT)
    assert bar.text == "báo đọc"

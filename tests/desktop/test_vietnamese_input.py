"""Whatever keyboard Vietnamese comes from, every place to type into holds what was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from db.records import Filter
from desktop.application import Application
from tests.desktop.input_methods import STREAMS
from tests.desktop.keys import press

TEXT = "Quảng Ninh đoạt giải thưởng chuyển đổi số, Người đưa tin nghiêng mình"
SLOW = 20_000
CONTROL = Qt.KeyboardModifier.ControlModifier


def text_of(edit: QWidget) -> str:
    if isinstance(edit, QLineEdit):
        return edit.text()
    assert isinstance(edit, QPlainTextEdit | QTextEdit)
    return edit.toPlainText()


def has_selection(edit: QWidget) -> bool:
    if isinstance(edit, QLineEdit):
        return edit.hasSelectedText()
    assert isinstance(edit, QPlainTextEdit | QTextEdit)
    return edit.textCursor().hasSelection()


def places_to_type(whole: QWidget) -> Iterator[QWidget]:
    """Everything within a window that takes text now."""
    kinds: tuple[type[QWidget], ...] = (QLineEdit, QPlainTextEdit, QTextEdit)
    for kind in kinds:
        for edit in whole.findChildren(kind):
            assert isinstance(edit, QLineEdit | QPlainTextEdit | QTextEdit)
            if edit.isVisible() and edit.isEnabled() and not edit.isReadOnly():
                yield edit


def check(edit: QWidget) -> None:
    """Send every stream to a place, and compare what stands there."""
    name = f"{type(edit).__name__} {edit.accessibleName()!r}"
    is_short = isinstance(edit, QLineEdit) and edit.maxLength() < 2 * len(TEXT)
    text = TEXT.split(maxsplit=1)[0] if is_short else TEXT
    for method, send in STREAMS.items():
        edit.setFocus()
        press(edit, Qt.Key.Key_A, CONTROL)
        press(edit, Qt.Key.Key_Delete)
        assert text_of(edit) == "", f"{name} cannot be emptied"
        send(edit, text)
        found = unicodedata.normalize("NFC", text_of(edit))
        assert found == text, f"{name}: {method}"
        assert not has_selection(edit), f"{name}: {method}"


def top(program: Application) -> QWidget:
    """The dialog in front, else the window."""
    modal = QApplication.activeModalWidget()
    return modal if modal is not None else program.window


def keep_a_search(program: Application) -> None:
    """Ask for something worth saving, and for its name."""
    program.window.desk.facets.filters_chosen.emit((Filter("status", "new"),))
    program.window.menus.keep_search.trigger()


OPENERS: dict[str, Callable[[Application], object]] = {
    "search box": lambda one: one.window.desk.take_search_focus(),
    "find in the article": lambda one: one.window.menus.find_in_article.trigger(),
    "form": lambda one: one.window.menus.edit.trigger(),
    "note": lambda one: one.window.menus.note.trigger(),
    "dossier": lambda one: one.window.menus.basket.trigger(),
    "many articles": lambda one: one.window.menus.batch.trigger(),
    "names": lambda one: one.window.menus.names.trigger(),
    "initials": lambda one: one.window.menus.who.trigger(),
    "new archive": lambda one: one.window.menus.new.trigger(),
    "commands": lambda one: one.window.menus.commands.trigger(),
    "pasted text": lambda one: one.window.menus.paste.trigger(),
    "question builder": lambda one: one.window.menus.build.trigger(),
    "saved search": keep_a_search,
    "relations": lambda one: one.window.menus.tabs[next(reversed(one.window.menus.tabs))].trigger(),
}


@pytest.mark.parametrize("opener", OPENERS)
def test_nothing_typed_is_changed(opened: Application, qtbot: QtBot, opener: str) -> None:
    opened.workplace.work_as("LAN")
    opened.session.work_as("LAN")
    opened.window.activateWindow()
    desk = opened.window.desk
    desk.results.view.choose(0)
    qtbot.waitUntil(lambda: desk.detail.article is not None, timeout=SLOW)
    qtbot.waitUntil(lambda: desk.cataloguing.catalogue is not None, timeout=SLOW)
    OPENERS[opener](opened)
    qtbot.waitUntil(lambda: bool(list(places_to_type(top(opened)))), timeout=SLOW)
    found = list(places_to_type(top(opened)))
    for edit in found:
        if edit.isVisible():
            check(edit)
    modal = QApplication.activeModalWidget()
    if modal is not None:
        modal.close()

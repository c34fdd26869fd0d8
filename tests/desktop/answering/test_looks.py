"""The windows of sheets and bulletins take any keyboard, and cut no word at any size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.application import Application, Start
from desktop.language import Language
from desktop.theme import Scheme
from tests.desktop.answering.conftest import SLOW, choose, quote, read
from tests.desktop.cut_words import cut_words
from tests.desktop.test_nothing_is_cut import LOOKS
from tests.desktop.test_vietnamese_input import check, places_to_type


def sheets(running: Application, qtbot: QtBot) -> QDialog:
    running.window.menus.sheets.trigger()
    window = running.answers.sheet_window
    assert window is not None
    qtbot.waitUntil(lambda: window.pane.document is not None, timeout=SLOW)
    window.quotes.setCurrentRow(0)
    return window


def bulletin(running: Application, qtbot: QtBot) -> QDialog:
    running.window.menus.bulletin.trigger()
    qtbot.waitUntil(lambda: running.answers.bulletins.window is not None, timeout=SLOW)
    window = running.answers.bulletins.window
    assert window is not None
    qtbot.waitUntil(lambda: window.pane.document is not None, timeout=SLOW)
    return window


WINDOWS: dict[str, Callable[[Application, QtBot], QDialog]] = {
    "sheets": sheets,
    "bulletin": bulletin,
}


@pytest.mark.parametrize("name", WINDOWS)
def test_nothing_typed_is_changed(answering: Application, qtbot: QtBot, name: str) -> None:
    quote(answering, qtbot, "Xe đạp")
    window = WINDOWS[name](answering, qtbot)
    window.activateWindow()
    places = list(places_to_type(window))
    assert len(places) == {"sheets": 2, "bulletin": 3}[name]
    for place in places:
        check(place)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("look", LOOKS)
def test_no_words_are_cut_off(
    program: Callable[[Start], Application],
    archive: Path,
    qtbot: QtBot,
    language: Language,
    look: str,
) -> None:
    running = program(Start(archive=archive, language=language, scheme=Scheme.LIGHT, debounce_ms=0))
    qtbot.waitUntil(lambda: bool(running.window.status.words), timeout=SLOW)
    size, zoom = LOOKS[look]
    running.theme.scale(zoom)
    read(running, qtbot, 20)
    choose(running, "412.500", caret=True)
    with qtbot.waitSignal(running.window.statusBar().messageChanged, timeout=SLOW):
        running.window.menus.answer.trigger()
    for name, open_window in WINDOWS.items():
        window = open_window(running, qtbot)
        window.resize(size)
        qtbot.wait(50)
        assert window.width() <= size.width(), name
        assert window.height() <= size.height(), name
        assert cut_words(window) == [], name
        window.close()

"""Whoever cannot see the screen, or has no mouse, gets to everything and knows what it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.application import Application, Start
from desktop.child import KhoChild
from desktop.helping.keys_sheet import KeysSheet
from desktop.language import Language
from desktop.reading.tabs import Tab
from desktop.searching.chips import Chips
from desktop.theme import Scheme
from tests.desktop.access import (
    close_dialogs,
    controls,
    front,
    mnemonic,
    nameless,
    out_of_reach,
    same_mnemonics,
    silent_rows,
    without_frame,
)
from tests.desktop.test_vietnamese_input import OPENERS

SLOW = 20_000
QUERY = "giai thuong asocio"
STILL = 5
"""Looks in a row, 30 ms apart, through which a window at rest holds the same widgets."""


def _change_keys(running: Application) -> None:
    running.window.menus.keys.trigger()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, KeysSheet)
    sheet.accept()
    sheet.change_wanted.emit()


OTHERS: dict[str, Callable[[Application], object]] = {
    "tray": lambda one: one.window.menus.tray.trigger(),
    "alike": lambda one: one.window.menus.duplicates.trigger(),
    "awards": lambda one: one.window.menus.awards.trigger(),
    "dossiers": lambda one: one.window.menus.dossiers.trigger(),
    "series": lambda one: one.window.menus.series.trigger(),
    "answer": lambda one: one.window.menus.answer.trigger(),
    "sheets": lambda one: one.window.menus.sheets.trigger(),
    "bulletin": lambda one: one.window.menus.bulletin.trigger(),
    "why it is there": lambda one: one.window.menus.why.trigger(),
    "former ingests": lambda one: one.window.menus.batches.trigger(),
    "check": lambda one: one.window.menus.check.trigger(),
    "jobs": lambda one: one.window.menus.jobs.trigger(),
    "keys": lambda one: one.window.menus.keys.trigger(),
    "other keys": _change_keys,
    "about": lambda one: one.window.menus.about.trigger(),
    "ingest": lambda one: one.window.menus.ingest.trigger(),
    "first screen": lambda one: one.window.show_first_run(),
}
CHECKS: dict[Language, tuple[Callable[[QWidget], list[str]], ...]] = {
    Language.VIETNAMESE: (nameless, silent_rows, out_of_reach, without_frame, same_mnemonics),
    Language.ENGLISH: (nameless, same_mnemonics),
}


@pytest.mark.parametrize("language", Language)
def test_everything_can_be_reached_seen_and_named(
    program: Callable[[Start], Application], archive: Path, qtbot: QtBot, language: Language
) -> None:
    running = program(Start(archive=archive, language=language, scheme=Scheme.LIGHT, debounce_ms=0))
    desk, window = running.window.desk, running.window
    window.resize(QSize(1440, 900))
    qtbot.waitUntil(lambda: bool(window.status.words), timeout=SLOW)
    running.workplace.work_as("LAN")
    running.session.work_as("LAN")
    found: dict[str, list[str]] = {}

    def look_at(name: str) -> None:
        _come_to_rest(running, qtbot)
        before = front(window)
        before.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is before, timeout=SLOW)
        if wrong := [f"{one.__name__}: {told}" for one in CHECKS[language] for told in one(before)]:
            found[name] = wrong

    look_at("all articles")
    desk.bar.ask(QUERY)
    qtbot.waitUntil(lambda: _asked(running) == QUERY, timeout=SLOW)
    look_at("answer")
    desk.results.view.choose(0)
    qtbot.waitUntil(lambda: desk.cataloguing.catalogue is not None, timeout=SLOW)
    for tab in desk.detail.tabs:
        desk.show_tab(tab)
        look_at(f"tab {tab}")
    desk.show_tab(Tab.READ)
    for name, opener in {**OPENERS, **OTHERS}.items():
        opener(running)
        look_at(name)
        close_dialogs()
    assert found == {}


def test_tab_goes_down_the_list_as_the_eye_does(opened: Application, qtbot: QtBot) -> None:
    desk = opened.window.desk
    desk.bar.ask(QUERY)
    qtbot.waitUntil(lambda: bool(desk.results.findChildren(QToolButton)), timeout=SLOW)
    qtbot.waitUntil(lambda: not desk.results.header.chips.isHidden(), timeout=SLOW)
    order = [one for one in _chain(opened.window) if one in controls(opened.window)]
    places = {
        "box": order.index(next(one for one in order if desk.bar.isAncestorOf(one))),
        "chip": order.index(next(one for one in order if isinstance(one.parent(), Chips))),
        "list": order.index(desk.results.view),
    }
    assert sorted(places, key=lambda name: places[name]) == ["box", "chip", "list"]


def test_two_controls_that_want_the_same_letter_are_found(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    for words in ("Mở &kho", "Bài &không tên", "A && B"):
        QToolButton(whole).setText(words)
    whole.show()
    assert same_mnemonics(whole) == ["window: Alt+K of ['Mở &kho', 'Bài &không tên']"]
    assert mnemonic("A && &B") == "B"


def test_a_control_without_a_name_or_out_of_reach_is_found(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    first, second = QToolButton(whole), QToolButton(whole)
    first.setText("Một")
    third = QToolButton(whole)
    third.setText("Ba")
    whole.show()
    assert nameless(whole) == ["QToolButton in QWidget ''"]
    assert controls(whole) == [first, second, third]


def _come_to_rest(running: Application, qtbot: QtBot) -> None:
    """Wait until what was looked up has come, and nothing is shown anew any more."""
    seen: list[list[QWidget]] = []
    while len(seen) < STILL or any(one != seen[-1] for one in seen[-STILL:]):
        qtbot.waitUntil(lambda: not _is_at_work(running), timeout=SLOW)
        qtbot.wait(30)
        seen.append(front(running.window).findChildren(QWidget))


def _is_at_work(running: Application) -> bool:
    """Whether a lane or a child of the program still works: what it finds is shown then."""
    children = [*running.findChildren(KhoChild), *running.window.findChildren(KhoChild)]
    lanes = (running.lanes.read, running.lanes.search, running.lanes.write)
    return any(lane._open for lane in lanes) or any(one.running() for one in children)


def _chain(window: QWidget) -> list[QWidget]:
    found, one = [], window.nextInFocusChain()
    while one is not None and one is not window:
        found.append(one)
        one = one.nextInFocusChain()
    return found


def _asked(running: Application) -> str:
    hits = running.window.desk.searching.hits
    return hits.request.text if hits is not None else ""

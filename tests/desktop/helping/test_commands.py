"""Every command is found by a few letters and has the key a person gave it, if it can be had."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.application import Application, Start
from desktop.helping.keys_dialog import KeysDialog
from desktop.helping.palette import Palette
from desktop.helping.shortcuts import Shortcuts, Trouble, trouble
from desktop.language import Language
from tests.desktop.keys import press, type_text

SLOW = 20_000
pytestmark = pytest.mark.usefixtures("qapp")
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def keys(*written: str) -> Shortcuts:
    """Commands named a, b, c … with these keys."""
    actions = {}
    for name, one in zip("abc", written, strict=False):
        actions[name] = QAction(name.upper())
        actions[name].setShortcut(QKeySequence(one))
    return Shortcuts(actions)


def of(shortcuts: Shortcuts, name: str) -> str:
    return shortcuts.actions[name].shortcut().toString()


@pytest.mark.parametrize(
    ("held", "key", "why"),
    [
        (PLAIN, Key.Key_G, Trouble.TYPING),
        (SHIFT, Key.Key_G, Trouble.TYPING),
        (PLAIN, Key.Key_Return, Trouble.TYPING),
        (SHIFT, Key.Key_Left, Trouble.TYPING),
        (CONTROL | ALT, Key.Key_G, Trouble.ALT_GR),
        (CONTROL | ALT | SHIFT, Key.Key_7, Trouble.ALT_GR),
        (ALT, Key.Key_Z, Trouble.INPUT_METHOD),
        (CONTROL | SHIFT, Key.Key_Shift, Trouble.INPUT_METHOD),
        (CONTROL, Key.Key_Space, Trouble.INPUT_METHOD),
        (CONTROL, Key.Key_V, Trouble.EDITING),
        (CONTROL, Key.Key_3, Trouble.FORM),
        (CONTROL, Key.Key_J, None),
        (CONTROL | SHIFT, Key.Key_J, None),
        (PLAIN, Key.Key_F7, None),
        (ALT, Key.Key_F7, None),
    ],
)
def test_keys_that_typing_needs_are_refused(
    held: Qt.KeyboardModifier, key: Qt.Key, why: Trouble | None
) -> None:
    assert trouble(QKeyCombination(held, key)) is why


@given(st.sampled_from([PLAIN, SHIFT]), st.characters(categories=["Lu", "Nd"], max_codepoint=127))
def test_no_bare_letter_is_ever_had(held: Qt.KeyboardModifier, letter: str) -> None:
    assert trouble(QKeyCombination(held, Key(ord(letter)))) is Trouble.TYPING
    assert trouble(QKeyCombination(CONTROL | ALT | held, Key(ord(letter)))) is Trouble.ALT_GR


def test_a_key_of_another_command_is_refused_with_its_name() -> None:
    held = keys("Ctrl+J", "F7")
    assert held.refusal("a", QKeySequence("F7")) == "b"
    assert held.refusal("a", QKeySequence("Ctrl+J")) is None


def test_what_was_changed_comes_back_the_next_day_also_when_two_changed_keys() -> None:
    held = keys("Ctrl+J", "F7")
    held.choose("a", QKeySequence("F9"))
    held.choose("b", QKeySequence("Ctrl+J"))
    held.choose("a", QKeySequence("F7"))
    again = keys("Ctrl+J", "F7")
    again.restore(held.kept)
    assert (of(again, "a"), of(again, "b")) == ("F7", "Ctrl+J")
    assert again.kept == held.kept


def test_what_was_kept_and_makes_no_sense_is_as_it_is_made() -> None:
    held = keys("Ctrl+J", "F7")
    held.restore(("a", "G", "gone", "F9", "b", "", "b"))
    assert (of(held, "a"), of(held, "b"), held.kept) == ("Ctrl+J", "F7", ())


def test_one_key_and_all_keys_can_be_put_back() -> None:
    held = keys("Ctrl+J", "F7")
    held.choose("a", QKeySequence("F9"))
    held.choose("b", QKeySequence("Ctrl+J"))
    assert held.put_back("a") == "b"
    assert held.put_back("b") is None
    assert held.put_back("a") is None
    held.choose("b", QKeySequence("F9"))
    held.put_all_back()
    assert (of(held, "a"), of(held, "b"), held.kept) == ("Ctrl+J", "F7", ())


def test_every_made_key_could_be_chosen_too(opened: Application) -> None:
    keys = opened.commands.keys
    refused = {
        name: keys.refusal(name, action.shortcut())
        for name, action in keys.actions.items()
        if not action.shortcut().isEmpty()
    }
    assert {name for name, why in refused.items() if why} == set()


def test_the_palette_finds_a_command_and_does_it(opened: Application, qtbot: QtBot) -> None:
    opened.window.activateWindow()
    opened.window.desk.take_search_focus()
    QTest.keyClick(opened.window, Key.Key_K, CONTROL)
    palette = QApplication.activeModalWidget()
    assert isinstance(palette, Palette)
    type_text(palette.line, "toi")
    assert any("Tối" in one for one in palette.shown[:2])
    press(palette.line, Key.Key_Return)
    qtbot.waitUntil(lambda: opened.theme.scheme.value == "dark", timeout=SLOW)
    assert QApplication.activeModalWidget() is None


def test_the_palette_leads_to_what_is_on_the_shelf(opened: Application, qtbot: QtBot) -> None:
    shelf = opened.window.desk.room.shelf
    qtbot.waitUntil(lambda: any(line.inside for line in shelf.lines), timeout=SLOW)
    words = [one.words for one in opened.commands.commands()]
    inside = [one.words for line in shelf.lines for one in line.inside]
    assert set(inside) <= set(words)
    assert len([one for one in words if one == inside[0]]) == 1


def test_the_menus_outlive_the_palette(opened: Application, qtbot: QtBot) -> None:
    for _ in range(3):
        opened.window.menus.commands.trigger()
        palette = QApplication.activeModalWidget()
        assert isinstance(palette, Palette)
        palette.reject()
        del palette
        qtbot.wait(10)
        gc.collect()
    assert all(found for _, found in opened.window.menus.by_menu())


def test_nothing_in_the_palette_is_completed(opened: Application) -> None:
    opened.window.menus.commands.trigger()
    palette = QApplication.activeModalWidget()
    assert isinstance(palette, Palette)
    for letter in "mơ":
        type_text(palette.line, letter)
        assert not palette.line.hasSelectedText()
    assert palette.line.text() == "mơ"
    press(palette.line, Key.Key_Down)
    assert palette.table.currentRow() == min(1, len(palette.shown) - 1)
    palette.reject()


def test_a_changed_key_works_at_once_and_after_a_new_start(
    program: Callable[[Start], Application], archive: Path, qtbot: QtBot
) -> None:
    start = Start(archive=archive, language=Language.ENGLISH, debounce_ms=0)
    running = program(start)
    running.window.menus.keys.trigger()
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    sheet.close()
    dialog = KeysDialog(running.theme, running.commands.keys, running.window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choose("turn")
    press(dialog.field, Key.Key_G, text="g")
    assert "typing" in dialog.said
    press(dialog.field, Key.Key_F3)
    assert "Next hit" in dialog.said
    press(dialog.field, Key.Key_F9)
    assert "F9" in dialog.said
    assert running.window.menus.turn.shortcut() == QKeySequence("F9")
    dialog.close()
    running.window.close()
    again = program(start)
    assert again.window.menus.turn.shortcut() == QKeySequence("F9")
    again.commands.keys.put_all_back()
    assert again.window.menus.turn.shortcut() == QKeySequence("F11")


def test_ctrl_and_shift_alone_are_told(opened: Application, qtbot: QtBot) -> None:
    dialog = KeysDialog(opened.theme, opened.commands.keys, opened.window)
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog.field, Key.Key_Shift, CONTROL | SHIFT)
    assert "bộ gõ" in dialog.said


def test_ctrl_f6_goes_round_the_panes(opened: Application, qtbot: QtBot) -> None:
    desk, window = opened.window.desk, opened.window
    window.resize(1440, 900)
    window.activateWindow()
    desk.results.view.choose(0)
    qtbot.waitUntil(lambda: desk.detail.article is not None, timeout=SLOW)
    desk.take_search_focus()
    panes = (desk.bar, desk.room.left, desk.results, desk.detail)
    seen = []
    for _ in range(len(panes) + 1):
        window.menus.next_pane.trigger()
        has = QApplication.focusWidget()
        seen.append(next(at for at, one in enumerate(panes) if has and one.isAncestorOf(has)))
    assert seen == [1, 2, 3, 0, 1]
    window.menus.previous_pane.trigger()
    has = QApplication.focusWidget()
    assert has is not None
    assert desk.bar.isAncestorOf(has)

"""Every action has its name and at most one owner of each key; no key fights with typing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.helping.keys_sheet import KeysSheet
from desktop.language import Language, speak
from desktop.menus import Menus
from desktop.theme import Scheme, Theme
from desktop.typography import Face, Leading, LineWidth, Typography


def every_action(menus: Menus) -> list[QAction]:
    return [
        action
        for menu in menus.findChildren(QMenu)
        for action in menu.actions()
        if not action.isSeparator() and action.menu() is None
    ]


def test_every_action_has_a_name_and_a_key_of_its_own(qtbot: QtBot) -> None:
    menus = Menus()
    qtbot.addWidget(menus)
    actions = every_action(menus)
    assert all(action.text() for action in actions)
    keys = Counter(key.toString() for action in actions for key in action.shortcuts())
    assert [key for key, owners in keys.items() if owners > 1] == []


def test_no_key_fights_with_typing(qtbot: QtBot) -> None:
    menus = Menus()
    qtbot.addWidget(menus)
    for action in every_action(menus):
        for keys in action.shortcuts():
            *modifiers, pressed = keys.toString().replace("++", "+plus").split("+")
            if pressed.isdigit():
                assert modifiers in (["Alt"], ["Ctrl"]), "AltGr is both, and types letters"
            elif len(pressed) == 1:
                assert "Ctrl" in modifiers
                assert "Alt" not in modifiers, "AltGr types letters"


@pytest.mark.parametrize("language", list(Language))
def test_mnemonics_of_a_menu_are_different(
    qtbot: QtBot, qapp: QApplication, language: Language
) -> None:
    before = QLocale()
    translations = speak(qapp, language)
    menus = Menus()
    qtbot.addWidget(menus)
    for menu in menus.findChildren(QMenu):
        texts = [action.text() for action in menu.actions() if "&" in action.text()]
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert len(set(letters)) == len(letters), texts
    qapp.removeTranslator(translations)
    QLocale.setDefault(before)


def test_recent_archives_are_listed_and_told(qtbot: QtBot, tmp_path: Path) -> None:
    menus = Menus()
    qtbot.addWidget(menus)
    archives = [tmp_path / "Báo & Đài.khobao", tmp_path / "Khác.khobao"]
    menus.show_recent(archives)
    listed = [one for one in every_action(menus) if one.toolTip() == str(archives[0])]
    with qtbot.waitSignal(menus.recent_chosen) as chosen:
        listed[0].trigger()
    assert chosen.args == [archives[0]]


def test_choices_are_ticked_and_told(qtbot: QtBot) -> None:
    menus = Menus()
    qtbot.addWidget(menus)
    kept = Typography(LineWidth.WIDE, Face.SANS, Leading.CLOSE)
    menus.show_choices(Scheme.DARK, Language.ENGLISH, kept)
    ticked = {action.data() for action in every_action(menus) if action.isChecked()}
    assert ticked == {"dark", "en", "90", "sans", "1.4"}
    light = next(one for one in every_action(menus) if one.data() == "light")
    with qtbot.waitSignal(menus.scheme_chosen) as chosen:
        light.trigger()
    assert chosen.args == [Scheme.LIGHT]
    narrow = next(one for one in every_action(menus) if one.data() == "56")
    with qtbot.waitSignal(menus.typography_chosen) as chosen:
        narrow.trigger()
    assert chosen.args == [Typography(LineWidth.NARROW, Face.SANS, Leading.CLOSE)]


def test_the_sheet_shows_every_key(qtbot: QtBot, theme: Theme) -> None:
    menus = Menus()
    qtbot.addWidget(menus)
    sheet = KeysSheet(theme, list(menus.by_menu()))
    qtbot.addWidget(sheet)
    keyed = [action for action in every_action(menus) if not action.shortcut().isEmpty()]
    listed = [action for _name, actions in menus.by_menu() for action in actions]
    assert {id(action) for action in keyed} == {id(action) for action in listed}
    assert sheet.sizeHint().height() < 560, "it fits into the smallest window we support"

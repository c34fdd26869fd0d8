"""The first screen offers three choices and says which one was taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.opening.first_run import FirstRun
from desktop.theme import Scheme, Theme
from tests.desktop.keys import press


def test_each_choice_is_told_by_click_and_by_key(theme: Theme, qtbot: QtBot) -> None:
    page = FirstRun(theme)
    qtbot.addWidget(page)
    page.show()
    wanted = (page.starter_wanted, page.new_wanted, page.open_wanted)
    assert len(page.choices) == len(wanted)
    for choice, told in zip(page.choices, wanted, strict=True):
        with qtbot.waitSignal(told):
            choice.click()
        with qtbot.waitSignal(told):
            press(choice, Qt.Key.Key_Space, text=" ")


def test_every_choice_has_words_for_those_who_cannot_see_it(theme: Theme, qtbot: QtBot) -> None:
    page = FirstRun(theme)
    qtbot.addWidget(page)
    for choice in page.choices:
        assert choice.text()
        assert choice.accessibleDescription()


def test_it_is_painted_in_both_colours(theme: Theme, qtbot: QtBot) -> None:
    page = FirstRun(theme)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.take_focus()
    light = page.grab().toImage()
    theme.choose(Scheme.DARK)
    dark = page.grab().toImage()
    assert light.pixelColor(3, 3).lightness() > 200
    assert dark.pixelColor(3, 3).lightness() < 60

"""Where is searched: what the menu offers, and what the button says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from db.records import EVERYTHING, Hits, Scope, SearchRequest
from desktop.searching.scope_button import ScopeButton
from desktop.theme import Theme
from tests.desktop.articles import hits


@pytest.fixture
def button(qtbot: QtBot, theme: Theme) -> ScopeButton:
    button = ScopeButton(theme)
    qtbot.addWidget(button)
    button.show()
    return button


def answer(text: str, scope: Scope = EVERYTHING, found: int = 3) -> Hits:
    answered = hits(range(1, found + 1))
    return replace(answered, request=SearchRequest(text, scope=scope))


def offered(button: ScopeButton) -> dict[str, QAction]:
    button.menu().aboutToShow.emit()
    actions = (one for one in button.menu().actions() if not one.isSeparator())
    return {one.text().replace("&", ""): one for one in actions}


def test_before_anything_is_asked_there_are_everything_and_headlines(button: ScopeButton) -> None:
    button.show_answer(answer(""), "")
    actions = offered(button)
    assert list(actions) == ["Everything", "Headlines only", "Among these results"]
    assert actions["Everything"].isChecked()
    assert not actions["Among these results"].isEnabled()
    assert button.text() == "Everything"


def test_headlines_are_chosen_and_left_again(qtbot: QtBot, button: ScopeButton) -> None:
    button.show_answer(answer("lũ"), "")
    with qtbot.waitSignal(button.chosen) as chosen:
        offered(button)["Headlines only"].trigger()
    assert chosen.args == [Scope(headlines=True), ""]
    button.show_answer(answer("lũ", Scope(headlines=True)), "")
    assert button.text() == "Headlines"
    assert offered(button)["Headlines only"].isChecked()
    with qtbot.waitSignal(button.chosen) as chosen:
        offered(button)["Headlines only"].trigger()
    assert chosen.args == [EVERYTHING, ""]


def test_a_dossier_stays_on_offer_after_it_was_left(qtbot: QtBot, button: ScopeButton) -> None:
    dossier = Scope(dossier_id=7)
    button.show_answer(answer("", dossier), "Lũ & lụt")
    assert button.accessibleName() == "Where to search: Lũ & lụt"
    button.show_answer(answer("lũ"), "")
    with qtbot.waitSignal(button.chosen) as chosen:
        offered(button)["The dossier “Lũ  lụt”"].trigger()
    assert chosen.args == [dossier, "Lũ & lụt"]
    button.forget()
    assert not any("dossier" in words for words in offered(button))


def test_the_results_that_are_listed_can_be_searched(qtbot: QtBot, button: ScopeButton) -> None:
    button.show_answer(answer("lũ"), "")
    with qtbot.waitSignal(button.within_wanted) as wanted:
        offered(button)["Among these results (3)"].trigger()
    assert wanted.args == ["“lũ”"]
    button.show_answer(answer("lũ", found=0), "")
    assert not offered(button)["Among these results"].isEnabled()

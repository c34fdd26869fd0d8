"""What stands on the shelf, through the real window on a real archive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from db import open_archive
from db.records import AddToDossier, Filter, KeepDossier, Scope
from desktop.application import Application, Start
from desktop.language import Language
from desktop.searching.name_dialog import NameDialog
from desktop.searching.search_room import SearchRoom
from desktop.searching.shelf import Kind, ShelfLine
from desktop.settings import SettingsFile
from desktop.theme import Scheme
from tests.db.articles import add, article, sync
from tests.desktop.keys import press

SLOW = 20_000


@pytest.fixture
def running(program: Callable[[Start], Application], archive: Path, qtbot: QtBot) -> Application:
    """The program on a starter archive with two dossiers, one in the other."""
    held = open_archive(archive)
    cataloguer = held.cataloguer("LAN")
    outer = cataloguer.apply([KeepDossier(None, "Giải thưởng")]).made[0]
    inner = cataloguer.apply([KeepDossier(None, "Năm 2018", parent_id=outer)]).made[0]
    assert inner is not None
    cataloguer.apply([AddToDossier(1, inner), AddToDossier(2, inner)])
    cataloguer.close()
    sync(held)
    held.close()
    running = program(
        Start(archive=archive, language=Language.ENGLISH, scheme=Scheme.LIGHT, debounce_ms=0)
    )
    running.session.work_as("LAN")
    running.workplace.work_as("LAN")
    room = running.window.desk.room
    qtbot.waitUntil(lambda: room.session.hits is not None, timeout=SLOW)
    qtbot.waitUntil(lambda: bool(room.shelf.lines), timeout=SLOW)
    return running


def line(room: SearchRoom, words: str) -> ShelfLine | None:
    """The line of these words, wherever it stands."""

    def look(lines: tuple[ShelfLine, ...]) -> ShelfLine | None:
        for one in lines:
            found = one if one.words == words else look(one.inside)
            if found is not None:
                return found
        return None

    return look(room.shelf.lines)


def item(room: SearchRoom, words: str) -> QTreeWidgetItem:
    flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    return room.shelf.findItems(words, flags)[-1]


def click(room: SearchRoom, words: str) -> None:
    """Click a line where it is seen."""
    found = item(room, words)
    parent = found.parent()
    while parent is not None:
        parent.setExpanded(True)
        parent = parent.parent()
    room.shelf.scrollToItem(found)
    place = room.shelf.visualItemRect(found).center()
    QTest.mouseClick(room.shelf.viewport(), Qt.MouseButton.LeftButton, pos=place)


def keep(running: Application, qtbot: QtBot, name: str) -> None:
    """Save the question in force under a name."""
    running.window.menus.keep_search.trigger()
    give_name(running, qtbot, name)


def give_name(running: Application, qtbot: QtBot, name: str) -> None:
    dialog = running.window.findChild(NameDialog)
    assert isinstance(dialog, NameDialog)
    edit = dialog.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    edit.setText(name)
    press(edit, Qt.Key.Key_Return)
    room = running.window.desk.room
    qtbot.waitUntil(lambda: line(room, name) is not None, timeout=SLOW)


def test_a_dossier_opens_as_a_scope_with_those_inside_it(
    running: Application, qtbot: QtBot
) -> None:
    room = running.window.desk.room
    groups = [one.words for one in room.shelf.lines]
    assert groups[:2] == ["Whole archive", "Dossiers"]
    with qtbot.waitSignal(room.session.answered, timeout=SLOW) as answered:
        click(room, "Giải thưởng")
    assert sorted(answered.args[0].ids) == [1, 2]
    assert room.results.chips.isVisible()
    assert room.scope.text() == "Giải thưởng"
    with qtbot.waitSignal(room.session.answered, timeout=SLOW) as answered:
        click(room, "Whole archive")
    assert answered.args[0].total == 27
    assert room.scope.text() == "Everything"


def test_a_search_is_saved_opened_renamed_deleted_and_brought_back(
    running: Application, qtbot: QtBot
) -> None:
    desk = running.window.desk
    room = desk.room
    with qtbot.waitSignal(room.session.answered, timeout=SLOW) as answered:
        room.bar.ask("giải thưởng")
    total = answered.args[0].total
    keep(running, qtbot, "Giải")
    with qtbot.waitSignal(room.session.answered, timeout=SLOW):
        room.bar.ask("")
    with qtbot.waitSignal(room.session.answered, timeout=SLOW) as answered:
        click(room, "Giải")
    assert (room.bar.text, answered.args[0].total) == ("giải thưởng", total)
    room.shelf.setCurrentItem(item(room, "Giải"))
    press(room.shelf, Qt.Key.Key_F2)
    give_name(running, qtbot, "Được giải")
    assert line(room, "Giải") is None
    room.shelf.setCurrentItem(item(room, "Được giải"))
    press(room.shelf, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: line(room, "Được giải") is None, timeout=SLOW)
    running.window.menus.undo.trigger()
    qtbot.waitUntil(lambda: line(room, "Được giải") is not None, timeout=SLOW)


def test_what_came_in_since_a_saved_search_was_opened_is_told(
    running: Application, qtbot: QtBot
) -> None:
    room = running.window.desk.room
    with qtbot.waitSignal(room.session.answered, timeout=SLOW):
        room.bar.ask("giải thưởng")
    keep(running, qtbot, "Giải")
    assert running.session.path is not None
    held = open_archive(running.session.path)
    add(held, [article("Giải thưởng mới của xã", "Xã nhận giải thưởng chữ viết đẹp.")])
    sync(held)
    held.close()
    room.shelving.renew()

    def told() -> bool:
        found = line(room, "Giải")
        return found is not None and found.new == 1

    qtbot.waitUntil(told, timeout=SLOW)
    heard = item(room, "Giải").data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Giải, 1 new since you last looked"
    with qtbot.waitSignal(room.session.answered, timeout=SLOW):
        click(room, "Giải")
    found = line(room, "Giải")
    assert found is not None
    assert found.new == 0


def test_nothing_is_saved_of_no_question(running: Application) -> None:
    running.window.menus.keep_search.trigger()
    assert running.window.findChild(NameDialog) is None


def test_history_belongs_to_its_archive_and_survives(
    running: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    room = running.window.desk.room
    edit = room.bar.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    room.bar.ask("cảng biển")
    press(edit, Qt.Key.Key_Return)
    first = running.session.path
    assert first is not None
    running.window.new_archive_chosen.emit(tmp_path / "b.khobao", "Kho hai")
    qtbot.waitUntil(lambda: running.window.status.words.startswith("Kho hai"), timeout=SLOW)
    assert room.bar.remembered() == ()
    running.window.archive_chosen.emit(first)
    qtbot.waitUntil(lambda: room.bar.remembered() == ("cảng biển",), timeout=SLOW)
    settings = SettingsFile(tmp_path / "home" / "window.ini").load()
    assert settings.memory_of(first).asked == ("cảng biển",)


def test_these_results_are_searched_within(running: Application, qtbot: QtBot) -> None:
    room = running.window.desk.room
    with qtbot.waitSignal(room.session.answered, timeout=SLOW) as answered:
        room.bar.ask("giải thưởng")
    base = set(answered.args[0].ids[: answered.args[0].total])
    with qtbot.waitSignal(room.session.answered, timeout=SLOW) as answered:
        room.scope.within_wanted.emit("“giải thưởng”")
    assert room.bar.text == ""
    assert set(answered.args[0].ids) == base
    with qtbot.waitSignal(room.session.answered, timeout=SLOW) as answered:
        room.scope.chosen.emit(Scope(headlines=True), "")
    assert answered.args[0].request.scope == Scope(headlines=True)


def test_an_award_opens_as_a_filter(running: Application, qtbot: QtBot) -> None:
    room = running.window.desk.room
    award = next(
        one
        for group in room.shelf.lines
        if group.kind is Kind.AWARDS
        for one in group.inside
        if one.kind is Kind.AWARD
    )
    with qtbot.waitSignal(room.session.answered, timeout=SLOW) as answered:
        click(room, award.words)
    assert answered.args[0].request.filters == (Filter("award", award.words),)
    menu = room.shelf.menu_for(award)
    with qtbot.waitSignal(room.shelf.award_wanted) as wanted:
        menu.actions()[1].trigger()
    assert wanted.args == [award.key]

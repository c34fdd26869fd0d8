"""What the suggester offers in earnest is taken by keys, given back, and taken back by undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import Archive
from db.records import KeepTerm, SuggestionKind
from desktop.application import Application, Start
from desktop.cataloguing.fields import Name
from desktop.language import Language
from desktop.theme import Scheme
from tests.db.articles import archive_of, article
from tests.desktop.cataloguing.conftest import SLOW, held
from tests.desktop.clippings import CLIPPINGS
from tests.desktop.keys import type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
AWARD = CLIPPINGS[6]


@pytest.fixture
def award(tmp_path: Path) -> Archive:
    """One article, of an award; nothing of it is catalogued."""
    archive = archive_of(tmp_path, [article(AWARD.headline, *AWARD.paragraphs)])
    archive.close()
    return archive


@pytest.fixture
def opened(program: Callable[[Start], Application], award: Archive, qtbot: QtBot) -> Application:
    """The program with the form open at it, and its suggestions there."""
    start = Start(archive=award.path, language=Language.ENGLISH, scheme=Scheme.LIGHT, debounce_ms=0)
    running = program(start)
    running.window.resize(QSize(1366, 768))
    qtbot.waitUntil(lambda: bool(running.window.status.words), timeout=SLOW)
    running.workplace.work_as("LAN")
    running.session.work_as("LAN")
    running.workplace.open_tray()
    form = running.workplace.form
    qtbot.waitUntil(lambda: bool(form.suggestions.shown), timeout=SLOW)
    running.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=SLOW)
    form.take_focus()
    return running


def key(code: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, code, CONTROL)


def names(archive: Archive) -> set[str]:
    return {one.authority.name for one in held(archive.path).roles}


def settled(running: Application, qtbot: QtBot) -> None:
    """Nothing is on its way to the disk any more, and what came of it was read."""
    done: list[object] = []
    running.window.desk.cataloguing.suggested.connect(done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=SLOW)


def test_a_chip_with_the_focus_leaves_the_keys_of_the_form_to_it(
    opened: Application, award: Archive, qtbot: QtBot
) -> None:
    form = opened.workplace.form
    form.suggestions._chips[1].setFocus()
    key(Qt.Key.Key_Return)
    assert form.suggestions.waiting == ()
    settled(opened, qtbot)
    assert names(award) >= AWARD.names
    key(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is form.additions.subject


def test_all_on_show_are_one_change_that_one_undo_takes_back(
    opened: Application, award: Archive, qtbot: QtBot
) -> None:
    chips = opened.workplace.form.suggestions
    shown = [one.key for one in chips.shown]
    key(Qt.Key.Key_Return)
    assert chips.waiting == ()
    settled(opened, qtbot)
    assert names(award) >= AWARD.names
    assert [one.key for one in chips.shown] == shown
    qtbot.waitUntil(opened.window.menus.undo.isEnabled, timeout=SLOW)
    key(Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: [one.key for one in chips.waiting] == shown, timeout=SLOW)
    assert names(award) == set()
    key(Qt.Key.Key_Return)
    settled(opened, qtbot)
    assert names(award) >= AWARD.names


@pytest.mark.parametrize("at_once", [True, False])
def test_one_is_given_back_by_its_own_key(
    opened: Application, award: Archive, qtbot: QtBot, at_once: bool
) -> None:
    chips = opened.workplace.form.suggestions
    place = next(
        at for at, one in enumerate(chips.shown, 1) if one.kind is SuggestionKind.ORGANISATION
    )
    label = chips.shown[place - 1].label
    key(Qt.Key.Key_Return)
    if not at_once:
        settled(opened, qtbot)
        assert label in names(award)
    key(Qt.Key(Qt.Key.Key_0 + place))
    qtbot.waitUntil(lambda: [one.label for one in chips.waiting] == [label], timeout=SLOW)
    qtbot.waitUntil(lambda: bool(names(award)) and label not in names(award), timeout=SLOW)
    assert names(award) == AWARD.names - {label}


def test_what_the_archive_refuses_spoils_nothing_else(
    award: Archive, opened: Application, qtbot: QtBot
) -> None:
    chips = opened.workplace.form.suggestions
    [subject] = [one for one in chips.shown if one.kind is SuggestionKind.SUBJECT]
    cataloguer = award.cataloguer("XYZ")
    notation = dict(subject.facts)["notation"]
    cataloguer.apply([KeepTerm("kho-bao", notation, subject.label, retired=True)])
    cataloguer.close()
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: AWARD.names <= names(award), timeout=SLOW)
    qtbot.waitUntil(lambda: [one.key for one in chips.waiting] == [subject.key], timeout=SLOW)
    assert held(award.path).terms == ()
    assert "⚠" in opened.workplace.form.words


def test_a_day_that_is_typed_is_not_written_over_by_a_suggested_one(
    program: Callable[[Start], Application], tmp_path: Path, qtbot: QtBot
) -> None:
    counted = "Tính đến hết ngày 20/10/2018, chợ mới đã đón 2.400 lượt khách."
    coming = "Dãy thứ hai sẽ khai trương vào sáng 1/11 tại xã bên."
    archive = archive_of(tmp_path, [article("Chợ mở", counted, coming)])
    archive.close()
    running = program(Start(archive=archive.path, language=Language.ENGLISH, debounce_ms=0))
    qtbot.waitUntil(lambda: bool(running.window.status.words), timeout=SLOW)
    running.workplace.work_as("LAN")
    running.workplace.open_tray()
    form = running.workplace.form
    qtbot.waitUntil(lambda: bool(form.suggestions.shown), timeout=SLOW)
    published = {SuggestionKind.PUBLISHED}
    assert published & {one.kind for one in form.suggestions.shown}
    form.fields[Name.PUBLISHED].line.setFocus()
    type_text(form.fields[Name.PUBLISHED].line, "25/10/2018")
    form.show_suggestions(running.window.desk.cataloguing.suggestions)
    assert not published & {one.kind for one in form.suggestions.shown}
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(held(archive.path).figures), timeout=SLOW)
    form.flush()
    qtbot.waitUntil(lambda: held(archive.path).fields["published"] == "2018-10-25", timeout=SLOW)


def test_as_many_are_shown_as_there_is_room_for(opened: Application) -> None:
    chips = opened.workplace.form.suggestions
    all_of_them = len(chips.shown) + chips.more
    chips.fit(1000)
    assert len(chips.shown) == min(9, all_of_them)
    tall = chips._chips[0].sizeHint().height()
    chips.fit(140)
    shown = len(chips.shown)
    assert 3 <= shown < min(9, all_of_them)
    assert shown + chips.more == all_of_them
    assert chips._chips[0].sizeHint().height() < tall
    first = {one.key for one in chips.shown}
    key(Qt.Key.Key_0)
    assert chips.shown
    assert not first & {one.key for one in chips.shown}

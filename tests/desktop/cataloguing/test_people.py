"""Who works here, who checks and who has left is seen and changed in one small dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db import Archive, open_archive
from db.records import AddNote, KeepUser, NoteKind, UserRole
from desktop.application import Application
from desktop.cataloguing.authority_dialog import AuthorityDialog
from desktop.cataloguing.initials_dialog import InitialsDialog
from tests.desktop.cataloguing.conftest import SLOW
from tests.desktop.keys import press, type_text


def roles(archive: Archive) -> dict[str, tuple[UserRole, bool]]:
    opened = open_archive(archive.path)
    reader = opened.reader()
    found = {one.initials: (one.role, one.active) for one in reader.catalogue.users()}
    reader.close()
    opened.close()
    return found


@pytest.fixture
def people(cataloguing: Application, clippings: Archive, qtbot: QtBot) -> InitialsDialog:
    """The dialog, with LAN who checks and MINH who does not."""
    lan = clippings.cataloguer("LAN")
    lan.apply([AddNote(1, NoteKind.NOTE, "Thiếu ảnh"), KeepUser("MINH", "Minh")])
    lan.close()
    window = cataloguing.window
    window.menus.who.trigger()
    (dialog,) = window.findChildren(InitialsDialog)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2, timeout=SLOW)
    return dialog


def cell(dialog: InitialsDialog, row: int) -> str:
    item = dialog.table.item(row, 1)
    return item.text() if item is not None else ""


def test_a_checker_lets_somebody_check_and_says_who_has_left(
    people: InitialsDialog, clippings: Archive, qtbot: QtBot
) -> None:
    assert not people.role.isEnabled()
    people.table.selectRow(1)
    people.role.click()
    qtbot.waitUntil(lambda: cell(people, 1) == "catalogues and checks", timeout=SLOW)
    assert people.role.text() == "Checks no longer"
    people.leave.click()
    qtbot.waitUntil(lambda: cell(people, 1) == "has left", timeout=SLOW)
    assert roles(clippings)["MINH"] == (UserRole.CHECKER, False)
    people.leave.click()
    qtbot.waitUntil(lambda: cell(people, 1) == "catalogues and checks", timeout=SLOW)


def test_the_only_checker_cannot_leave_and_it_is_said(
    people: InitialsDialog, clippings: Archive, qtbot: QtBot
) -> None:
    people.table.selectRow(0)
    people.leave.click()
    qtbot.waitUntil(lambda: "LAN is the only checker" in people.told, timeout=SLOW)
    assert roles(clippings)["LAN"] == (UserRole.CHECKER, True)


def test_a_cataloguer_makes_nobody_a_checker(
    cataloguing: Application, people: InitialsDialog, clippings: Archive, qtbot: QtBot
) -> None:
    cataloguing.session.work_as("MINH")
    people.table.selectRow(1)
    people.role.click()
    qtbot.waitUntil(lambda: "MINH is not a checker" in people.told, timeout=SLOW)
    assert roles(clippings)["MINH"] == (UserRole.CATALOGUER, True)


def test_who_saves_first_says_who_they_are(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    window = cataloguing.window
    cataloguing.workplace.work_as("")
    window.menus.names.trigger()
    (dialog,) = window.findChildren(InitialsDialog)
    assert not window.findChildren(AuthorityDialog)
    dialog.line.put("")
    type_text(dialog.line, "HOA")
    press(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.findChildren(AuthorityDialog)), timeout=SLOW)
    (names,) = window.findChildren(AuthorityDialog)
    qtbot.waitUntil(names.line.hasFocus, timeout=SLOW)
    type_text(names.line, "Bến phà Mười Cây")
    qtbot.waitUntil(lambda: bool(names.line.rows), timeout=SLOW)
    press(names.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: names.authority_id > 0, timeout=SLOW)
    assert roles(clippings) == {"HOA": (UserRole.CHECKER, True)}

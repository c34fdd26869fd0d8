"""What one person catalogued another one checks or returns with a reason, by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db import Archive
from db.records import ArticleEdit, KeepUser, NoteKind, Status, UserRole
from desktop.application import Application
from desktop.cataloguing.fields import Name
from desktop.cataloguing.return_dialog import ReturnDialog
from tests.desktop.cataloguing.conftest import SLOW, held
from tests.desktop.cataloguing.test_workplace import line
from tests.desktop.keys import press, type_text

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def theirs(cataloguing: Application, clippings: Archive, qtbot: QtBot) -> Application:
    """The form at an article that MINH catalogued; LAN, who was here first, is a checker."""
    lan, minh = clippings.cataloguer("LAN"), clippings.cataloguer("MINH")
    lan.apply([KeepUser("MINH", "Minh"), ArticleEdit(2, 1, {"section": "Xã hội"})])
    minh.apply([ArticleEdit(1, 1, {"status": "catalogued"})])
    for one in (lan, minh):
        one.close()
    cataloguing.window.menus.refresh.trigger()
    form = cataloguing.workplace.form
    qtbot.waitUntil(lambda: "MINH" in form.status.text(), timeout=SLOW)
    return cataloguing


def test_another_persons_work_is_checked_by_going_on(
    theirs: Application, clippings: Archive, qtbot: QtBot
) -> None:
    form = theirs.workplace.form
    assert form.check.isVisible()
    assert not form.done.isVisible()
    press(line(theirs, Name.OUTLET), Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: form.article_id != 1, timeout=SLOW)
    found = held(clippings.path)
    assert (found.fields["status"], found.cataloguer, found.checker) == ("checked", "MINH", "LAN")
    theirs.window.desk.reading.open(1, ())
    qtbot.waitUntil(lambda: "checked by LAN" in form.status.text(), timeout=SLOW)
    press(line(theirs, Name.OUTLET), Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: form.article_id != 1, timeout=SLOW)
    assert held(clippings.path).fields["status"] == "checked"
    QTest.keyClick(line(theirs, Name.PAGE), Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: held(clippings.path).fields["status"] == "catalogued", timeout=SLOW)


def test_an_article_is_returned_with_a_reason_that_is_read_above_the_form(
    theirs: Application, clippings: Archive, qtbot: QtBot
) -> None:
    form, window = theirs.workplace.form, theirs.window
    QTest.keyClick(line(theirs, Name.OUTLET), Qt.Key.Key_R, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(window.findChildren(ReturnDialog)), timeout=SLOW)
    (dialog,) = window.findChildren(ReturnDialog)
    press(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    type_text(dialog.line, "Thiếu số báo")
    press(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.article_id != 1, timeout=SLOW)
    found = held(clippings.path)
    assert (found.fields["status"], found.cataloguer) == ("returned", "MINH")
    assert [(one.kind, one.body, one.by) for one in found.notes] == [
        (NoteKind.QUERY, "Thiếu số báo", "LAN")
    ]
    qtbot.waitUntil(lambda: 1 in theirs.workplace.tray.waiting, timeout=SLOW)
    theirs.workplace.work_as("MINH")
    theirs.session.work_as("MINH")
    window.desk.reading.open(1, ())
    qtbot.waitUntil(lambda: form.article_id == 1, timeout=SLOW)
    assert form.reason.isVisible()
    assert form.reason.text() == "LAN: Thiếu số báo"
    type_text(line(theirs, Name.ISSUE), "12")
    press(form.fields[Name.ISSUE].line, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(
        lambda: held(clippings.path).fields["status"] == Status.CATALOGUED, timeout=SLOW
    )
    assert held(clippings.path).fields["issue"] == "12"


def test_who_is_no_checker_is_told_so_and_what_they_typed_is_saved(
    theirs: Application, clippings: Archive, qtbot: QtBot
) -> None:
    hoa = clippings.cataloguer("HOA")
    hoa.apply([ArticleEdit(3, 1, {"status": "catalogued"})])
    hoa.close()
    theirs.workplace.work_as("MINH")
    theirs.session.work_as("MINH")
    form = theirs.workplace.form
    theirs.window.desk.reading.open(3, ())
    qtbot.waitUntil(lambda: "HOA" in form.status.text(), timeout=SLOW)
    type_text(line(theirs, Name.PAGE), "4")
    press(form.fields[Name.PAGE].line, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: "MINH is not a checker" in form.said.text(), timeout=SLOW)
    qtbot.waitUntil(lambda: held(clippings.path, 3).fields["page"] == "4", timeout=SLOW)
    assert (form.article_id, held(clippings.path, 3).fields["status"]) == (3, "catalogued")


def test_who_left_saves_nothing_and_it_is_said(
    theirs: Application, clippings: Archive, qtbot: QtBot
) -> None:
    lan = clippings.cataloguer("LAN")
    lan.apply([KeepUser("MINH", "Minh", UserRole.CATALOGUER, active=False)])
    lan.close()
    theirs.workplace.work_as("MINH")
    theirs.session.work_as("MINH")
    form = theirs.workplace.form
    type_text(line(theirs, Name.PAGE), "4")
    press(form.fields[Name.PAGE].line, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "no longer works" in form.said.text(), timeout=SLOW)
    assert form.fields[Name.PAGE].value == "4"
    assert held(clippings.path).fields["page"] is None

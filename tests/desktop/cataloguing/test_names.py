"""Names are looked up, made, written in all their forms, related and merged, and all goes back."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from db import Archive, open_archive
from db.records import (
    AddName,
    AddRole,
    AuthorityDetail,
    AuthorityKind,
    AuthorityRef,
    ChangeName,
    KeepAuthority,
    NameKind,
    Predicate,
    RemoveName,
    RoleKind,
)
from desktop.application import Application
from desktop.cataloguing.authority_dialog import AuthorityDialog
from desktop.cataloguing.fields import FieldChoice
from desktop.cataloguing.lookup_line import LookupLine
from tests.desktop.cataloguing.conftest import SLOW
from tests.desktop.keys import press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLACE = AuthorityKind.PLACE
PROVINCE = AuthorityRef(kind=PLACE, name="Tân Mẫu")
DOUBLE = AuthorityRef(kind=PLACE, name="Tân Mẩu")
COUNTRY = AuthorityRef(kind=PLACE, name="Nước Mẫu")


def known(archive: Archive, name: str) -> AuthorityDetail:
    """What the archive has of a name, read anew."""
    opened = open_archive(archive.path)
    reader = opened.reader()
    found = reader.catalogue.find_authorities(name)
    detail = reader.catalogue.authority(found[0].authority.id)
    reader.close()
    opened.close()
    return detail


@pytest.fixture
def names(cataloguing: Application, clippings: Archive, qtbot: QtBot) -> AuthorityDialog:
    """The dialog, opened by its key, with three places in the archive."""
    cataloguer = clippings.cataloguer("MINH")
    cataloguer.apply(
        [
            KeepAuthority(PROVINCE, {"scope_note": "Tỉnh"}),
            KeepAuthority(DOUBLE, {"scope_note": "Tỉnh cũ"}),
            KeepAuthority(COUNTRY),
            AddRole(1, DOUBLE, RoleKind.MENTIONED),
        ]
    )
    cataloguer.close()
    window = cataloguing.window
    QTest.keyClick(window, Qt.Key.Key_M, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(window.findChildren(AuthorityDialog)), timeout=SLOW)
    (dialog,) = window.findChildren(AuthorityDialog)
    qtbot.waitUntil(dialog.line.hasFocus, timeout=SLOW)
    return dialog


def take(line: LookupLine, typed: str, row: str, qtbot: QtBot) -> None:
    """Type, wait for what is offered, and take the row that begins so."""
    type_text(line, typed)
    qtbot.waitUntil(lambda: any(one.startswith(row) for one in line.rows), timeout=SLOW)
    for _ in range(1 + [one.startswith(row) for one in line.rows].index(True)):
        press(line, Qt.Key.Key_Down)
    press(line, Qt.Key.Key_Return)


def show(dialog: AuthorityDialog, name: str, qtbot: QtBot) -> None:
    """Bring a name on show."""
    dialog.line.setFocus()
    take(dialog.line, name, name, qtbot)
    qtbot.waitUntil(dialog.forms.line.hasFocus, timeout=SLOW)


def choose(choice: FieldChoice, value: str) -> None:
    choice.setCurrentIndex(choice.findData(value))


def told_by(button: QPushButton, label: str) -> bool:
    return label in button.text()


def saved(dialog: AuthorityDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.told.startswith("✓"), timeout=SLOW)


def has_forms(archive: Archive, kinds: list[str]) -> bool:
    return [one.kind.value for one in known(archive, "Tân Mẫu").names] == kinds


def all_goes_back(names: AuthorityDialog, clippings: Archive, qtbot: QtBot) -> None:
    """Take a removal, a change and an addition of a form back, each by its label."""
    for label, kinds in (
        ("removed a name form", ["preferred", "misspelling"]),
        ("changed a name form", ["preferred", "former"]),
        ("added a name form", ["preferred"]),
    ):
        qtbot.waitUntil(partial(told_by, names.undo, label), timeout=SLOW)
        names.undo.click()
        qtbot.waitUntil(partial(has_forms, clippings, kinds), timeout=SLOW)


def test_what_is_there_is_offered_before_a_new_name_is_made(
    names: AuthorityDialog, clippings: Archive, qtbot: QtBot
) -> None:
    assert not names.undo.isEnabled()
    type_text(names.line, "tan mau")
    press(names.line, Qt.Key.Key_Return, SHIFT)
    qtbot.waitUntil(lambda: len(names.line.rows) == 3, timeout=SLOW)
    assert names.authority_id == 0
    assert {one.split(" · ")[0] for one in names.line.rows[:2]} == {"Tân Mẫu", "Tân Mẩu"}
    press(names.line, Qt.Key.Key_Escape)
    press(names.line, Qt.Key.Key_Escape)
    type_text(names.line, "xã Mẫu Hạ")
    qtbot.waitUntil(lambda: "(place)" in (names.line.rows or ("",))[-1], timeout=SLOW)
    press(names.line, Qt.Key.Key_Return, SHIFT)
    qtbot.waitUntil(lambda: names.authority_id > 0, timeout=SLOW)
    assert known(clippings, "xã Mẫu Hạ").row.kind is PLACE
    assert "xã Mẫu Hạ" in names.undo.text()


def test_forms_are_added_changed_and_removed_by_keys_and_go_back(
    names: AuthorityDialog, clippings: Archive, qtbot: QtBot
) -> None:
    show(names, "Tân Mẫu", qtbot)
    page = names.forms
    type_text(page.line, "Mẫu Cũ")
    choose(page.kind, NameKind.FORMER)
    type_text(page.span.first, "1990")
    type_text(page.span.last, "10/1999")
    press(page.span.last, Qt.Key.Key_Return)
    saved(names, qtbot)
    qtbot.waitUntil(lambda: page.table.rowCount() == 2, timeout=SLOW)
    form = known(clippings, "Tân Mẫu").names[1]
    assert (form.name, form.kind, form.valid_from, form.valid_to) == (
        "Mẫu Cũ",
        NameKind.FORMER,
        "1990",
        "1999-10",
    )
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Down)
    press(page.table, Qt.Key.Key_Down)
    assert page.chosen == form
    press(page.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.line
    press(page.line, Qt.Key.Key_Backspace)
    type_text(page.line, "u")
    choose(page.kind, NameKind.MISSPELLING)
    page.span.first.put("")
    press(page.line, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: known(clippings, "Tân Mẫu").names[1].kind is NameKind.MISSPELLING, timeout=SLOW
    )
    changed = known(clippings, "Tân Mẫu").names[1]
    assert (changed.id, changed.name, changed.valid_from) == (form.id, "Mẫu Cu", None)
    qtbot.waitUntil(lambda: page.chosen is None, timeout=SLOW)
    page.table.setFocus()
    page.table.selectRow(1)
    press(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(known(clippings, "Tân Mẫu").names) == 1, timeout=SLOW)
    all_goes_back(names, clippings, qtbot)
    qtbot.waitUntil(lambda: not names.undo.isEnabled(), timeout=SLOW)


def test_another_preferred_name_leaves_the_former_one_as_a_variant(
    names: AuthorityDialog, clippings: Archive, qtbot: QtBot
) -> None:
    show(names, "Tân Mẫu", qtbot)
    page = names.forms
    page.table.selectRow(0)
    assert not page.remove.isEnabled()
    choose(page.kind, NameKind.VARIANT)
    press(page.line, Qt.Key.Key_Return)
    assert names.told.startswith("⚠")
    press(page.line, Qt.Key.Key_Escape)
    assert page.chosen is None
    type_text(page.line, "Tân Mẫu Mới")
    choose(page.kind, NameKind.PREFERRED)
    press(page.line, Qt.Key.Key_Return)
    saved(names, qtbot)
    held = known(clippings, "Tân Mẫu Mới")
    assert (held.row.name, [one.name for one in held.names]) == (
        "Tân Mẫu Mới",
        ["Tân Mẫu Mới", "Tân Mẫu"],
    )


@pytest.mark.parametrize(("first", "last"), [("hôm kia", ""), ("2010", "1999")])
def test_a_day_that_is_none_is_told_and_what_is_written_stays(
    names: AuthorityDialog, clippings: Archive, qtbot: QtBot, first: str, last: str
) -> None:
    show(names, "Tân Mẫu", qtbot)
    page = names.forms
    type_text(page.line, "Mẫu Cũ")
    type_text(page.span.first, first)
    type_text(page.span.last, last)
    press(page.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: (last or first) in names.told, timeout=SLOW)
    assert (page.line.text(), page.span.first.text()) == ("Mẫu Cũ", first)
    assert len(known(clippings, "Tân Mẫu").names) == 1


def test_a_form_that_somebody_else_took_away_meanwhile_is_told(
    names: AuthorityDialog, clippings: Archive, qtbot: QtBot
) -> None:
    minh = clippings.cataloguer("MINH")
    [form] = minh.apply([AddName(PROVINCE, "TM", NameKind.ACRONYM)]).made
    show(names, "Tân Mẫu", qtbot)
    names.forms.table.selectRow(1)
    minh.apply([RemoveName(form or 0)])
    press(names.forms.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Somebody else" in names.told, timeout=SLOW)
    qtbot.waitUntil(lambda: names.forms.table.rowCount() == 1, timeout=SLOW)
    minh.close()


def test_what_somebody_else_changed_since_is_not_taken_back_in_silence(
    names: AuthorityDialog, clippings: Archive, qtbot: QtBot
) -> None:
    show(names, "Tân Mẫu", qtbot)
    type_text(names.forms.line, "TM")
    press(names.forms.line, Qt.Key.Key_Return)
    saved(names, qtbot)
    qtbot.waitUntil(names.undo.isEnabled, timeout=SLOW)
    minh = clippings.cataloguer("MINH")
    form = known(clippings, "Tân Mẫu").names[1]
    minh.apply([ChangeName(form.id, "T.M", NameKind.ACRONYM)])
    minh.close()
    names.undo.click()
    qtbot.waitUntil(lambda: names.told.startswith("⚠"), timeout=SLOW)
    assert known(clippings, "Tân Mẫu").names[1].name == "T.M"


def test_a_relation_in_time_is_made_changed_and_taken_away(
    names: AuthorityDialog, clippings: Archive, qtbot: QtBot
) -> None:
    show(names, "Tân Mẫu", qtbot)
    QTest.keyClick(names, Qt.Key.Key_Tab, CONTROL)
    page = names.links
    qtbot.waitUntil(page.line.hasFocus, timeout=SLOW)
    press(page.line, Qt.Key.Key_Return)
    assert names.told.startswith("⚠")
    take(page.line, "nuoc mau", "Nước Mẫu", qtbot)
    choose(page.predicate, Predicate.LOCATED_IN)
    type_text(page.span.first, "2001")
    press(page.span.first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.rowCount() == 1, timeout=SLOW)
    [link] = known(clippings, "Tân Mẫu").links
    assert (link.predicate, link.other.name, link.valid_from) == (
        Predicate.LOCATED_IN,
        "Nước Mẫu",
        "2001",
    )
    page.table.selectRow(0)
    choose(page.predicate, Predicate.PART_OF)
    type_text(page.span.last, "2010")
    press(page.span.last, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: [one.predicate for one in known(clippings, "Tân Mẫu").links] == [Predicate.PART_OF],
        timeout=SLOW,
    )
    assert known(clippings, "Tân Mẫu").links[0].valid_to == "2010"
    show(names, "Nước Mẫu", qtbot)
    names.tabs.setCurrentIndex(1)
    cell = page.table.item(0, 0)
    assert cell is not None
    assert cell.text() == "Tân Mẫu is part of Nước Mẫu"
    page.table.selectRow(0)
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not known(clippings, "Tân Mẫu").links, timeout=SLOW)


def test_a_merge_is_seen_chosen_done_and_taken_back(
    names: AuthorityDialog, clippings: Archive, qtbot: QtBot
) -> None:
    show(names, "Tân Mẫu", qtbot)
    names.tabs.setCurrentIndex(2)
    page = names.merge
    page.line.setFocus()
    assert not page.keep.isEnabled()
    take(page.line, "tan mau", "Tân Mẩu", qtbot)
    qtbot.waitUntil(page.keep.isEnabled, timeout=SLOW)
    assert "1 articles come over" in page.effect
    assert known(clippings, "Tân Mẩu").row.articles == 1
    boxes = {box.objectName(): box for box in page.fields}
    assert set(boxes) == {"name", "scope_note"}
    assert "Tỉnh cũ" in boxes["scope_note"].text()
    boxes["scope_note"].setChecked(True)
    press(boxes["scope_note"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Merged" in names.told, timeout=SLOW)
    merged = known(clippings, "Tân Mẩu")
    assert (merged.row.name, merged.scope_note, merged.row.articles) == ("Tân Mẫu", "Tỉnh cũ", 1)
    qtbot.waitUntil(lambda: "Tân Mẩu" in names.undo.text(), timeout=SLOW)
    names.undo.click()
    qtbot.waitUntil(lambda: not names.undo.isEnabled(), timeout=SLOW)
    assert known(clippings, "Tân Mẩu").row.name == "Tân Mẩu"
    assert known(clippings, "Tân Mẫu").scope_note == "Tỉnh"


def test_what_is_written_next_stays_while_the_save_before_it_is_read(
    names: AuthorityDialog, clippings: Archive, qtbot: QtBot
) -> None:
    show(names, "Tân Mẫu", qtbot)
    page = names.forms
    type_text(page.line, "Mẫu Cũ")
    press(page.line, Qt.Key.Key_Return)
    page.line.put("")
    type_text(page.line, "TM")
    qtbot.waitUntil(lambda: page.table.rowCount() == 2, timeout=SLOW)
    assert page.line.text() == "TM"
    press(page.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.rowCount() == 3, timeout=SLOW)
    assert page.line.text() == ""
    names.tabs.setCurrentIndex(3)
    assert len(names.history.findChildren(QLabel)) > 3
    assert len(known(clippings, "Tân Mẫu").names) == 3


def test_a_dialog_may_be_closed_while_something_is_read_or_saved_for_it(
    cataloguing: Application, names: AuthorityDialog, clippings: Archive, qtbot: QtBot
) -> None:
    show(names, "Tân Mẫu", qtbot)
    type_text(names.forms.line, "TM")
    press(names.forms.line, Qt.Key.Key_Return)
    names.authority_wanted.emit(names.authority_id)
    names.reject()
    qtbot.waitUntil(lambda: not cataloguing.window.findChildren(AuthorityDialog), timeout=SLOW)
    qtbot.waitUntil(partial(has_forms, clippings, ["preferred", "variant"]), timeout=SLOW)
    undo = cataloguing.window.menus.undo
    qtbot.waitUntil(lambda: "TM" in undo.text(), timeout=SLOW)

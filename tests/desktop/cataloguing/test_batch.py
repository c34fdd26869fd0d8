"""Many articles are changed at once by keys: seen before, saved and taken back as one change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db import Archive
from db.records import ArticleEdit, KeepTerm
from desktop.application import Application
from desktop.cataloguing.batch_dialog import SUBJECT, BatchDialog
from tests.desktop.cataloguing.conftest import SLOW, held
from tests.desktop.keys import press, type_text

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

MARK_ALONE = "\u0301"
"""A mark without a letter: no newspaper can be found under it."""


@pytest.fixture
def subject(clippings: Archive) -> str:
    """A subject that the archive knows."""
    minh = clippings.cataloguer("MINH")
    minh.apply([KeepTerm("press", "x1", "Bến bãi")])
    minh.close()
    return "Bến bãi"


@pytest.fixture
def batch(cataloguing: Application, qtbot: QtBot) -> BatchDialog:
    """The dialog, opened by its key from the list of all three clippings."""
    window = cataloguing.window
    window.desk.go_back()
    QTest.keyClick(window, Qt.Key.Key_B, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(window.findChildren(BatchDialog)), timeout=SLOW)
    (dialog,) = window.findChildren(BatchDialog)
    return dialog


def cells(dialog: BatchDialog, column: int) -> list[str]:
    table = dialog.preview
    items = [table.item(row, column) for row in range(table.rowCount())]
    return [item.text() for item in items if item is not None]


def choose(dialog: BatchDialog, field: str) -> None:
    """Choose by keys what changes, and go to its value."""
    dialog.field.setFocus()
    for _ in range(dialog.field.findData(field)):
        press(dialog.field, Qt.Key.Key_Down)
    assert dialog.field.currentData() == field


def edited(archive: Archive, field: str) -> list[str | None]:
    return [held(archive.path, one).fields[field] for one in (1, 2, 3)]


def button(dialog: BatchDialog) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.isDefault())


def test_a_section_is_seen_saved_and_taken_back_as_one_change(
    cataloguing: Application, clippings: Archive, batch: BatchDialog, qtbot: QtBot
) -> None:
    choose(batch, "section")
    assert "Nothing would change" in batch.words
    assert not button(batch).isEnabled()
    type_text(batch.line, "Đời sống")
    assert cells(batch, 2) == ["Đời sống"] * 3
    press(batch.line, Qt.Key.Key_Return)
    toast = cataloguing.workplace.steps.toast
    qtbot.waitUntil(lambda: "3 articles changed" in toast.words, timeout=SLOW)
    assert edited(clippings, "section") == ["Đời sống"] * 3
    undo = cataloguing.window.menus.undo
    qtbot.waitUntil(lambda: "and 2 more" in undo.text(), timeout=SLOW)
    cataloguing.window.activateWindow()
    qtbot.waitUntil(cataloguing.window.isActiveWindow, timeout=SLOW)
    QTest.keyClick(cataloguing.window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: "Taken back" in toast.words, timeout=SLOW)
    assert edited(clippings, "section") == [None] * 3


def test_somebody_saves_one_of_them_meanwhile_and_nothing_is_lost(
    clippings: Archive, batch: BatchDialog, qtbot: QtBot
) -> None:
    type_text(batch.line, "Báo Làng")
    minh = clippings.cataloguer("MINH")
    minh.apply([ArticleEdit(2, 1, {"outlet": "Báo Huyện", "page": "4"})])
    minh.close()
    press(batch.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Somebody saved" in batch.words, timeout=SLOW)
    assert edited(clippings, "outlet") == [None, "Báo Huyện", None]
    assert batch.line.text() == "Báo Làng"
    assert sorted(cells(batch, 1)) == ["", "", "Báo Huyện"]
    press(batch.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: edited(clippings, "outlet") == ["Báo Làng"] * 3, timeout=SLOW)
    assert held(clippings.path, 2).fields["page"] == "4"


def test_a_value_that_cannot_be_is_told_and_stays(
    clippings: Archive, batch: BatchDialog, qtbot: QtBot
) -> None:
    type_text(batch.line, " ")
    assert "Nothing would change" in batch.words
    type_text(batch.line, MARK_ALONE)
    press(batch.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: batch.words.startswith("⚠"), timeout=SLOW)
    assert edited(clippings, "outlet") == [None] * 3
    assert button(batch).isEnabled()


def test_a_status_that_cannot_be_taken_is_left_out_and_counted(
    clippings: Archive, batch: BatchDialog, qtbot: QtBot
) -> None:
    choose(batch, "status")
    batch.status.setCurrentIndex(batch.status.findData("checked"))
    assert (cells(batch, 0), button(batch).isEnabled()) == ([], False)
    assert "3 articles cannot take this status" in batch.words
    batch.status.setCurrentIndex(batch.status.findData("catalogued"))
    assert cells(batch, 1) == ["new"] * 3
    press(button(batch), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: edited(clippings, "status") == ["catalogued"] * 3, timeout=SLOW)


def test_a_subject_is_added_to_all(
    clippings: Archive, subject: str, batch: BatchDialog, qtbot: QtBot
) -> None:
    choose(batch, SUBJECT)
    assert cells(batch, 2) == [f"+ {subject}"] * 3
    press(button(batch), Qt.Key.Key_Space)
    qtbot.waitUntil(
        lambda: all(
            [one.term.path for one in held(clippings.path, article).terms] == [subject]
            for article in (1, 2, 3)
        ),
        timeout=SLOW,
    )

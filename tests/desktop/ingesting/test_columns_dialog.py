"""A person names the columns of a table once; the archive keeps it, and the ingest goes by it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.application import Application
from desktop.ingesting.choices_row import ENCODINGS, ChoicesRow
from desktop.ingesting.columns_dialog import ColumnsDialog

ROWS = "Ten;Noi dung;Hom nao\nMưa lớn;Cả ngày.;10/24/2018\nNắng lên;Trời quang.;10/25/2018\n"


def chosen(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    assert box.currentData() == value


def test_columns_are_named_kept_and_used(opened: Application, qtbot: QtBot, tmp_path: Path) -> None:
    table = tmp_path / "Sổ bài.csv"
    table.write_text(ROWS, encoding="utf-8")
    window = opened.window
    window.open_ingest_dialog([table])
    ingest = window.ingest_dialog
    qtbot.waitUntil(lambda: not ingest._tables.running(), timeout=20_000)
    ingest.open_columns_dialog()
    dialog = ingest.findChild(ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    keep = next(one for one in dialog.findChildren(QPushButton) if one.property("primary"))
    qtbot.waitUntil(lambda: dialog._columns.rowCount() == 3, timeout=20_000)
    example = dialog._columns.item(0, 1)
    assert example is not None
    assert example.text() == "Mưa lớn · Nắng lên"
    headline, body, day = dialog._fields
    for field in dialog._fields:
        field.setCurrentIndex(0)
    assert not keep.isEnabled()
    chosen(headline, "headline")
    chosen(body, "headline")
    assert not keep.isEnabled()
    chosen(body, "body")
    chosen(day, "published")
    chosen(dialog._format, "MM/dd/yyyy")
    assert dialog.profile()["columns"] == {
        "headline": "Ten",
        "body": ["Noi dung"],
        "published": {"column": "Hom nao", "format": "MM/dd/yyyy"},
    }
    with qtbot.waitSignal(dialog.kept, timeout=20_000):
        keep.click()
    choices = ingest._choosing.choices
    assert (choices.columns(), choices.profiles()) == ("Sổ bài", ["Sổ bài"])
    with qtbot.waitSignal(opened.job.ended, timeout=30_000):
        ingest.begin()
    assert opened.job.tally().added == 2


def test_a_wish_says_what_was_chosen(opened: Application, qtbot: QtBot) -> None:
    row = ChoicesRow(opened.window.ingest_dialog._theme)
    qtbot.addWidget(row)
    assert (row.encoding(), row.outlet(), row.columns()) == (None, None, None)
    encoding, columns = row.findChildren(QComboBox)
    chosen(encoding, "tcvn3")
    outlet = row.findChild(QLineEdit)
    assert isinstance(outlet, QLineEdit)
    outlet.setText("  Báo  Thử ")
    wanted: list[Sequence[object]] = []
    row.naming_wanted.connect(lambda: wanted.append(()))
    row.show_profiles(("Sổ bài",), "Sổ bài")
    assert (row.encoding(), row.outlet(), row.columns()) == ("tcvn3", "Báo Thử", "Sổ bài")
    columns.setCurrentIndex(columns.count() - 1)
    columns.activated.emit(columns.count() - 1)
    assert (len(wanted), row.columns()) == (1, None)


def test_the_encodings_on_offer_are_those_that_are_read() -> None:
    from db.ingest.encodings import ENCODINGS as KNOWN

    assert {name for name, _ in ENCODINGS} <= set(KNOWN)

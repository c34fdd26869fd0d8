"""Numbers through time: each leads to its sentence, and those that differ stand side by side."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from db import Reader
from db.records import FigureSeries
from desktop.charts.chart_frame import ChartFrame
from desktop.charts.looks import on_paper
from desktop.charts.pictures import Kind, picture
from desktop.coverage.series_dialog import SeriesDialog, key_of
from desktop.coverage.series_drawing import SeriesDrawing
from desktop.ledger_table import LedgerTable
from desktop.theme import Theme
from tests.db.coverage import CARS, COST
from tests.desktop.keys import press, type_text
from tests.desktop.tables import cells, twin_of


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> SeriesDialog:
    dialog = SeriesDialog(theme, "Kho thử")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def whole(reader: Reader, words: str) -> FigureSeries:
    [row] = reader.catalogue.series(words)
    quantity, subject = key_of(row)
    return reader.catalogue.figure_series(quantity, subject)


def frame_of(dialog: SeriesDialog) -> ChartFrame:
    frame = dialog.findChild(ChartFrame)
    assert isinstance(frame, ChartFrame)
    return frame


def said(dialog: SeriesDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]


def test_quantities_are_listed_and_those_that_differ_are_marked(
    qtbot: QtBot, dialog: SeriesDialog, reader: Reader
) -> None:
    rows = reader.catalogue.series()
    with qtbot.waitSignal(dialog.one_wanted) as wanted:
        dialog.show_rows(rows)
    assert wanted.args == [key_of(rows[0])]
    lines = dialog.findChild(QListWidget)
    assert isinstance(lines, QListWidget)
    assert [lines.item(row).text().splitlines() for row in range(lines.count())] == [
        [CARS, "Cầu Bến Đá", "5 figure(s) in 5 article(s)"],
        [COST, "Cầu Bến Đá", "3 figure(s) in 3 article(s) · ≠ differ"],
    ]
    find = dialog.findChild(QLineEdit)
    assert isinstance(find, QLineEdit)
    with qtbot.waitSignal(dialog.find_wanted) as found:
        type_text(find, "tiền ")
    assert found.args == ["tiền"]
    find.setFocus()
    press(find, Qt.Key.Key_Down)
    assert dialog.focusWidget() is lines
    dialog.show_rows([])
    assert "No figure is found." in said(dialog)


def test_points_are_gone_through_in_time_and_lead_to_their_sentence(
    qtbot: QtBot, dialog: SeriesDialog, reader: Reader
) -> None:
    series = whole(reader, CARS)
    dialog.show_one(series)
    chart = frame_of(dialog).chart
    assert chart.words == "47,002 lượt · time not told · 2021 · Xe đổi đường"
    press(chart, Qt.Key.Key_Home)
    assert chart.words == "41,205 lượt · 2018 · Tin Làng, 05/01/2019 · Một năm qua cầu"
    press(chart, Qt.Key.Key_Right)
    assert chart.words.startswith("more than 41,000 lượt · 2018")
    with qtbot.waitSignal(dialog.quote_wanted) as wanted:
        press(chart, Qt.Key.Key_Return)
    anchor = series.points[1].figure.anchor
    assert anchor is not None
    assert wanted.args == [5, anchor.start, anchor.stop]


def test_the_table_has_every_number_also_those_without_a_place(
    dialog: SeriesDialog, reader: Reader
) -> None:
    series = whole(reader, CARS)
    dialog.show_one(series)
    frame = frame_of(dialog)
    rows = twin_of(frame)
    assert [row[1] for row in rows] == [
        *("41,205 lượt", "more than 41,000 lượt", "52,310 lượt", "47,002 lượt", "50,000 lượt"),
    ]
    spots = frame.drawing.spots(on_paper(), frame.drawing.wanted(on_paper()))
    assert [spot.item for spot in spots] == [0, 1, 2, 3]
    for spot in spots:
        headline, *facts = rows[spot.item]
        assert frame.drawing.words(spot.item) == " · ".join((*facts, headline))
    assert "1 figure(s) only in the table" in frame.drawing.summary()


def test_numbers_that_differ_stand_side_by_side_and_none_is_called_wrong(
    qtbot: QtBot, dialog: SeriesDialog, reader: Reader
) -> None:
    dialog.show_one(whole(reader, COST))
    frame = frame_of(dialog)
    [table] = [one for one in dialog.findChildren(LedgerTable) if one is not frame.table]
    assert table.accessibleName() == "01/05/2018 – 31/05/2018: ≠ different numbers"
    assert [row[1:] for row in cells(table)] == [
        ["86 tỷ đồng", "05/2018", "Báo Thử Nghiệm, 02/05/2018"],
        ["91 tỷ đồng", "05/2018", "Tin Làng, 02/05/2018"],
    ]
    table.setCurrentCell(1, 0)
    with qtbot.waitSignal(dialog.quote_wanted) as wanted:
        press(table, Qt.Key.Key_Return)
    assert wanted.args[0] == 3
    assert "≠ different numbers for the same days." in frame.drawing.summary()
    dialog.show_one(whole(reader, CARS))
    assert "Not alike: how exact it is." in said(dialog)


def test_the_picture_that_goes_out_has_the_numbers_and_their_unit(
    reader: Reader, theme: Theme
) -> None:
    assert theme.zoom == 100
    made = picture(SeriesDrawing(whole(reader, COST)), Kind.SVG, "Kho thử")
    words = [one.text for one in ET.fromstring(made).iter("{http://www.w3.org/2000/svg}text")]
    for one in ("82", "86", "91", "tỷ đồng", "≠", "2017", f"{COST} · Cầu Bến Đá", "Kho thử"):
        assert one in words

"""A question put together row by row is the question that is typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.records import Asking, QueryRow
from desktop.searching.builder_row import BuilderRow
from desktop.searching.query_builder import QueryBuilder
from desktop.theme import Theme
from tests.desktop.keys import press, type_text


def built(qtbot: QtBot, theme: Theme, text: str) -> QueryBuilder:
    builder = QueryBuilder(theme, text)
    qtbot.addWidget(builder)
    builder.show()
    return builder


def choose(row: BuilderRow, field: str, asking: Asking) -> None:
    row.field.setCurrentIndex(row.field.findData(field))
    row.asking.setCurrentIndex(row.asking.findData(asking))


def test_a_question_opens_as_rows(qtbot: QtBot, theme: Theme) -> None:
    builder = built(qtbot, theme, 'tiêu đề:"làng gốm" lũ -chợ năm:2018 (a HOẶC b)')
    assert [row.row for row in builder.rows] == [
        QueryRow("headline", Asking.PHRASE, "làng gốm"),
        QueryRow("", Asking.CONTAINS, "lũ"),
        QueryRow("date", Asking.RANGE, "2018", "2018"),
        QueryRow("", Asking.OTHER, "(a HOẶC b)"),
        QueryRow("", Asking.WITHOUT, "chợ"),
    ]
    assert not builder.rows[3].field.isEnabled()
    assert builder.rows[2].until.isVisible()
    assert not builder.rows[1].until.isVisible()


def test_rows_are_said_below_and_asked_by_enter(qtbot: QtBot, theme: Theme) -> None:
    builder = built(qtbot, theme, "")
    type_text(builder.rows[0].value, "làng gốm")
    builder._add.click()
    choose(builder.rows[1], "outlet", Asking.WHOLE)
    type_text(builder.rows[1].value, "Tin Làng")
    builder._add.click()
    choose(builder.rows[2], "date", Asking.RANGE)
    type_text(builder.rows[2].value, "2018")
    builder._add.click()
    choose(builder.rows[3], "place", Asking.WITHOUT)
    type_text(builder.rows[3].value, "Huế")
    said = 'làng gốm nguồn:="Tin Làng" ngày:2018.. -địa danh:Huế'
    assert builder.typed.text() == said
    with qtbot.waitSignal(builder.asked) as asked:
        press(builder.rows[3].value, Qt.Key.Key_Return)
    assert asked.args == [said]


def test_what_is_typed_below_stands_in_the_rows(qtbot: QtBot, theme: Theme) -> None:
    builder = built(qtbot, theme, "lũ")
    type_text(builder.typed, " số:3..5")
    assert [row.row for row in builder.rows] == [
        QueryRow("", Asking.CONTAINS, "lũ"),
        QueryRow("number", Asking.RANGE, "3", "5"),
    ]


def test_a_row_can_be_taken_away_and_one_is_left(qtbot: QtBot, theme: Theme) -> None:
    builder = built(qtbot, theme, "lũ -chợ")
    builder.rows[0].removed.emit()
    assert builder.typed.text() == "-chợ"
    builder.rows[0].removed.emit()
    assert builder.typed.text() == ""
    assert [row.row for row in builder.rows] == [QueryRow("", Asking.CONTAINS, "")]


@pytest.mark.parametrize(
    ("field", "kept"),
    [("headline", Asking.CONTAINS), ("award", Asking.CONTAINS), ("date", Asking.CONTAINS)],
)
def test_another_field_keeps_what_is_asked_where_it_can(
    qtbot: QtBot, theme: Theme, field: str, kept: Asking
) -> None:
    builder = built(qtbot, theme, "lũ")
    row = builder.rows[0]
    row.field.setCurrentIndex(row.field.findData(field))
    assert (row.row.field, row.row.asking, row.row.value) == (field, kept, "lũ")

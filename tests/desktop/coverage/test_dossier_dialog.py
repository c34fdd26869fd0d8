"""The page of a dossier: its order, its days, its gaps, its figures, and what stands in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from db import Reader
from db.records import DossierDetail, DossierLevel, DossierRow
from desktop.coverage.coverage_matrix import CoverageMatrix
from desktop.coverage.dossier_days import DossierDays
from desktop.coverage.dossier_dialog import DossierDialog, nested
from desktop.ledger_table import LedgerTable
from desktop.theme import Theme
from tests.desktop.keys import press
from tests.desktop.tables import cells, twin_of

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> DossierDialog:
    dialog = DossierDialog(theme, "Kho thử")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def whole(reader: Reader, title: str) -> DossierDetail:
    [row] = [one for one in reader.catalogue.dossiers() if one.title == title]
    return reader.catalogue.dossier(row.id)


def said(dialog: DossierDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]


def link(dialog: DossierDialog, words: str) -> QPushButton:
    [found] = [one for one in dialog.findChildren(QPushButton) if one.accessibleName() == words]
    return found


def table(dialog: DossierDialog, name: str) -> LedgerTable:
    [found] = [one for one in dialog.findChildren(LedgerTable) if one.accessibleName() == name]
    return found


def days_of(dialog: DossierDialog) -> DossierDays:
    days = dialog.findChild(DossierDays)
    assert isinstance(days, DossierDays)
    return days


def row(number: int, title: str, parent: int | None = None) -> DossierRow:
    return DossierRow(number, f"d{number}", title, DossierLevel.FILE, parent, None, 0)


def test_dossiers_are_listed_below_those_that_they_stand_in(
    qtbot: QtBot, dialog: DossierDialog, reader: Reader
) -> None:
    rows = [row(1, "Chợ"), row(2, "Bến", 3), row(3, "Sông"), row(4, "Đò", 2), row(5, "Lạc", 99)]
    assert [(one.title, depth) for one, depth in nested(rows)] == [
        *(("Chợ", 0), ("Sông", 0), ("Bến", 1), ("Đò", 2), ("Lạc", 0)),
    ]
    with qtbot.waitSignal(dialog.one_wanted):
        dialog.show_rows(reader.catalogue.dossiers())
    lines = dialog.findChild(QListWidget)
    assert isinstance(lines, QListWidget)
    assert [lines.item(place).text().split("\n")[0].strip() for place in range(lines.count())] == [
        *("Cầu Bến Đá", "Xe qua cầu"),
    ]


def test_articles_stand_in_their_order_with_who_was_first(
    qtbot: QtBot, dialog: DossierDialog, reader: Reader
) -> None:
    dialog.show_one(whole(reader, "Cầu Bến Đá"))
    articles = table(dialog, "Articles in their order")
    assert [line[0] for line in cells(articles)] == [
        *("Cầu Bến Đá thông xe", "Khởi công cầu Bến Đá", "Qua cầu sớm một tháng"),
    ]
    assert cells(articles)[0][3] == "Bài đầu tiên nói hết bao nhiêu tiền"
    articles.setCurrentCell(1, 0)
    with qtbot.waitSignal(dialog.article_wanted) as wanted:
        press(articles, Qt.Key.Key_Return)
    assert wanted.args == [1]
    assert "Reported first" in said(dialog)
    with qtbot.waitSignal(dialog.article_wanted) as first:
        link(dialog, "Khởi công cầu Bến Đá").click()
    assert first.args == [1]


def test_what_stands_in_it_is_opened_and_leads_back(
    qtbot: QtBot, dialog: DossierDialog, reader: Reader
) -> None:
    outer, inner = whole(reader, "Cầu Bến Đá"), whole(reader, "Xe qua cầu")
    dialog.show_rows(reader.catalogue.dossiers())
    dialog.show_one(outer)
    assert "3 article(s) · 5 more in the dossiers in it" in said(dialog)
    with qtbot.waitSignal(dialog.one_wanted) as wanted:
        link(dialog, "Xe qua cầu (5)").click()
    assert wanted.args == [inner.row.id]
    dialog.show_one(inner)
    with qtbot.waitSignal(dialog.one_wanted) as back:
        link(dialog, "Cầu Bến Đá (3)").click()
    assert back.args == [outer.row.id]


def test_a_stretch_of_time_narrows_the_articles(dialog: DossierDialog, reader: Reader) -> None:
    dialog.show_one(whole(reader, "Cầu Bến Đá"))
    days = days_of(dialog)
    chart = days.frame.chart
    assert chart.words == "05/2018: 2 article(s)"
    assert "Not placed, their date is not known: 2 article(s)." in days.frame.drawing.summary()
    press(chart, Qt.Key.Key_Home)
    press(chart, Qt.Key.Key_End, SHIFT)
    assert len(cells(table(dialog, "Articles of 03/2016 – 01/2020"))) == 6
    press(chart, Qt.Key.Key_Escape)
    assert len(cells(table(dialog, "Articles in their order"))) == 3
    press(chart, Qt.Key.Key_Return)
    assert [line[0] for line in cells(table(dialog, "Articles of 01/2020"))] == ["Nhìn lại cây cầu"]
    year = days.choice.count() - 1
    days.choice.setCurrentIndex(year)
    days.choice.activated.emit(year)
    assert chart.drawing.title() == "Articles by year"
    assert len(cells(table(dialog, "Articles in their order"))) == 3


def test_days_without_an_article_are_named(dialog: DossierDialog, reader: Reader) -> None:
    dialog.show_one(whole(reader, "Cầu Bến Đá"))
    matrix = dialog.findChild(CoverageMatrix)
    assert isinstance(matrix, CoverageMatrix)
    assert "02/2019 – 12/2019 (11 month(s))" in matrix.frame.drawing.summary()
    assert [line[0] for line in twin_of(matrix.frame)] == [
        *("Báo Thử Nghiệm", "Tin Làng", "Tuần san Bến Đá", "Outlet unknown"),
    ]
    press(matrix.frame.chart, Qt.Key.Key_Right)
    assert matrix.frame.chart.words == (
        "Báo Thử Nghiệm · 04/2016 – 04/2018 (25 month(s)): no article"
    )
    press(matrix.frame.chart, Qt.Key.Key_Return)


def test_figures_lead_to_their_sentence_and_through_time(
    qtbot: QtBot, dialog: DossierDialog, reader: Reader
) -> None:
    detail = whole(reader, "Cầu Bến Đá")
    dialog.show_one(detail)
    figures = table(dialog, "What its articles give as figures")
    assert figures.rowCount() == 8
    figures.setCurrentCell(5, 0)
    with qtbot.waitSignal(dialog.quote_wanted) as wanted:
        press(figures, Qt.Key.Key_Return)
    assert wanted.args[0] == 1
    with qtbot.waitSignal(dialog.series_wanted) as onward:
        link(dialog, "Through time…").click()
    figure = detail.figures[5].figure
    assert figure.subject is not None
    assert onward.args == [(figure.quantity.id, figure.subject.id)]


def test_an_empty_dossier_and_no_dossier_say_so(dialog: DossierDialog) -> None:
    dialog.show_one(DossierDetail(row(1, "Mới"), (), (), (), (), (), ()))
    assert "No article stands in it yet." in said(dialog)
    dialog.show_rows([])
    assert "There is no dossier in this archive yet." in said(dialog)

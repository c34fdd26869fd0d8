"""The dossier of an award, of records and in the running program."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from db.records import AwardDetail
from desktop.application import Application
from desktop.charts.chart_frame import ChartFrame
from desktop.coverage.award_dossier import AwardDossier
from desktop.coverage.coverage_matrix import CoverageMatrix
from desktop.coverage.recipients_table import RecipientsTable
from desktop.coverage.timeline import Timeline
from desktop.reading.award_card import AwardCard
from desktop.theme import Theme
from tests.desktop.articles import article_row
from tests.desktop.catalogues import AWARD, AWARD_ROW, BODY, BUREAU, DOSSIER
from tests.desktop.keys import press
from tests.desktop.tables import cells, twin_of

SLOW = 20_000


@pytest.fixture
def dossier(qtbot: QtBot, theme: Theme) -> AwardDossier:
    dossier = AwardDossier(theme, "Kho thử")
    dossier.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dossier)
    dossier.show()
    return dossier


def shown(dossier: AwardDossier, detail: AwardDetail = DOSSIER) -> AwardDossier:
    dossier.show_rows([AWARD_ROW])
    dossier.show_one(detail)
    return dossier


def years_of(dossier: AwardDossier) -> ChartFrame:
    [found] = [one for one in dossier.findChildren(ChartFrame) if isinstance(one.drawing, Timeline)]
    return found


def matrix_of(dossier: AwardDossier) -> CoverageMatrix:
    """The coverage of the year that is chosen; the one before may wait for its end."""
    [found] = [one for one in dossier.findChildren(CoverageMatrix) if one.isVisible()]
    return found


def test_an_award_is_asked_for_when_it_is_chosen(qtbot: QtBot, dossier: AwardDossier) -> None:
    with qtbot.waitSignal(dossier.one_wanted) as wanted:
        dossier.show_rows([AWARD_ROW], AWARD.id)
    assert wanted.args == [AWARD.id]


def test_recipients_are_listed_and_lead_to_their_reports(
    qtbot: QtBot, dossier: AwardDossier
) -> None:
    shown(dossier)
    table = dossier.findChild(RecipientsTable)
    assert isinstance(table, RecipientsTable)
    assert [row[:2] for row in cells(table)] == [
        ["2018", "UBND huyện Bến Đá"],
        ["2016", BUREAU.name],
    ]
    assert cells(table)[0][3] == "⚠ waits for its result"
    with qtbot.waitSignal(dossier.quote_wanted) as quote:
        press(table, Qt.Key.Key_Return)
    assert quote.args[0] == 7
    press(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(dossier.article_wanted) as article:
        press(table, Qt.Key.Key_Return)
    assert article.args == [8]


def test_the_trail_of_a_recipient_stands_below_with_its_sources(
    qtbot: QtBot, dossier: AwardDossier
) -> None:
    shown(dossier)
    [card] = [one for one in dossier.findChildren(AwardCard) if not one.isHidden()]
    assert card.accessibleName() == "UBND huyện Bến Đá, Giải Chữ ký số 2018"
    [nomination] = [
        one for one in card.findChildren(QPushButton) if one.text().startswith("nominated")
    ]
    with qtbot.waitSignal(dossier.article_wanted) as wanted:
        nomination.click()
    assert wanted.args == [8]
    table = dossier.findChild(RecipientsTable)
    assert isinstance(table, RecipientsTable)
    press(table, Qt.Key.Key_Down)
    [card] = [one for one in dossier.findChildren(AwardCard) if not one.isHidden()]
    assert card.accessibleName() == f"{BUREAU.name}, Giải Chữ ký số 2016"


def test_years_are_gone_through_by_keyboard_and_gaps_are_named(dossier: AwardDossier) -> None:
    shown(dossier)
    years = years_of(dossier)
    assert years.chart.words == f"2018: 2 article(s) · {BODY.name}"
    assert matrix_of(dossier).frame.drawing.summary() == (
        "Gaps in the archive: no article about the ceremony, no article after the ceremony."
    )
    press(years.chart, Qt.Key.Key_Left)
    assert years.chart.words == "2017: no news here"
    assert matrix_of(dossier).frame.isHidden()
    said = [label.text() for label in matrix_of(dossier).findChildren(QLabel)]
    assert "The archive has no article about 2017." in said
    press(years.chart, Qt.Key.Key_Home)
    assert "no article about the nomination" in matrix_of(dossier).frame.drawing.summary()
    assert "No news in this archive of 2017, 2019" in years.drawing.summary()


def test_articles_of_a_stage_are_opened(qtbot: QtBot, dossier: AwardDossier) -> None:
    shown(dossier)
    matrix = matrix_of(dossier)
    table, chart = matrix.frame.table, matrix.frame.chart
    assert twin_of(matrix.frame) == [
        ["Báo Thử Nghiệm", "1", "2", "–", "–"],
        ["Tin Làng", "–", "1", "–", "–"],
    ]
    assert chart.words == "Báo Thử Nghiệm · Nomination: 1 article(s)"
    press(chart, Qt.Key.Key_Down)
    assert chart.words == "Tin Làng · Nomination: no article"
    press(chart, Qt.Key.Key_Right)
    with qtbot.waitSignal(dossier.article_wanted) as wanted:
        press(chart, Qt.Key.Key_Return)
    assert wanted.args == [10]
    matrix.frame.show_as_table(True)
    table.setCurrentCell(0, 1)
    with qtbot.waitSignal(dossier.article_wanted) as wanted:
        press(table, Qt.Key.Key_Return)
    assert wanted.args == [8]


def test_who_reported_first_is_named_for_each_year(qtbot: QtBot, dossier: AwardDossier) -> None:
    shown(dossier)
    [first] = [
        one
        for one in dossier.findChildren(QPushButton)
        if one.isVisible() and one.accessibleName() == article_row(8).headline
    ]
    with qtbot.waitSignal(dossier.article_wanted) as wanted:
        first.click()
    assert wanted.args == [8]


def test_of_several_articles_one_is_chosen(qtbot: QtBot, dossier: AwardDossier) -> None:
    shown(dossier)
    chart = matrix_of(dossier).frame.chart
    press(chart, Qt.Key.Key_Right)
    press(chart, Qt.Key.Key_Return)
    menu = chart.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == 2
    with qtbot.waitSignal(dossier.article_wanted) as wanted:
        menu.actions()[1].trigger()
    assert wanted.args == [9]
    menu.close()


def test_the_coverage_of_a_year_is_parted_by_days(dossier: AwardDossier) -> None:
    shown(dossier)
    matrix = matrix_of(dossier)
    choice = matrix.choice
    choices = [choice.itemText(place) for place in range(choice.count())]
    assert choices == ["By stage", "By day", "By month", "By year"]
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    drawing = matrix.frame.drawing
    assert drawing.title() == "Who wrote, day by day"
    assert drawing.summary() == (
        "No article in this archive: 21/10/2018 – 23/10/2018 (3 day(s)); "
        "25/10/2018 – 27/10/2018 (3 day(s))."
    )
    assert twin_of(matrix.frame) == [
        ["Báo Thử Nghiệm", "1", "–", "2", "–", "–"],
        ["Tin Làng", "–", "–", "–", "–", "1"],
    ]


def test_the_words_for_a_category_are_shown_as_they_changed(dossier: AwardDossier) -> None:
    shown(dossier)
    said = [label.text() for label in dossier.findChildren(QLabel)]
    assert "2018: chính quyền số (2) · chữ ký số (1)" in said


def test_an_archive_without_awards_says_so(dossier: AwardDossier) -> None:
    dossier.show_rows([])
    said = [label.text() for label in dossier.findChildren(QLabel) if label.isVisible()]
    assert "No award is recorded in this archive." in said


def test_the_dossier_opens_in_the_running_program(qtbot: QtBot, opened: Application) -> None:
    opened.window.menus.awards.trigger()
    qtbot.waitUntil(lambda: bool(opened.window.findChild(RecipientsTable)), timeout=SLOW)
    table = opened.window.findChild(RecipientsTable)
    assert isinstance(table, RecipientsTable)
    assert table.rowCount() > 0
    dossier = opened.window.findChild(AwardDossier)
    assert isinstance(dossier, AwardDossier)
    with qtbot.waitSignal(opened.window.desk.article_shown, timeout=SLOW):
        press(table, Qt.Key.Key_Return)
    dossier.close()

"""The dossier of an award, of records and in the running program."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from db.records import AwardDetail
from desktop.application import Application
from desktop.coverage.award_dossier import AwardDossier
from desktop.coverage.coverage_matrix import CoverageMatrix
from desktop.coverage.recipients_table import RecipientsTable
from desktop.coverage.timeline import Timeline
from desktop.theme import Theme
from tests.desktop.catalogues import AWARD, AWARD_ROW, BUREAU, DOSSIER
from tests.desktop.keys import press

SLOW = 20_000


@pytest.fixture
def dossier(qtbot: QtBot, theme: Theme) -> AwardDossier:
    dossier = AwardDossier(theme)
    dossier.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dossier)
    dossier.show()
    return dossier


def shown(dossier: AwardDossier, detail: AwardDetail = DOSSIER) -> AwardDossier:
    dossier.show_awards([AWARD_ROW])
    dossier.show_award(detail)
    return dossier


def cells(table: QTableWidget) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def part(dossier: AwardDossier, kind: type[Timeline]) -> Timeline:
    found = dossier.findChild(kind)
    assert isinstance(found, kind)
    return found


def test_an_award_is_asked_for_when_it_is_chosen(qtbot: QtBot, dossier: AwardDossier) -> None:
    with qtbot.waitSignal(dossier.award_wanted) as wanted:
        dossier.show_awards([AWARD_ROW], AWARD.id)
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
    assert cells(table)[0][4] == "⚠ waits for its result"
    with qtbot.waitSignal(dossier.quote_wanted) as quote:
        press(table, Qt.Key.Key_Return)
    assert quote.args[0] == 7
    press(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(dossier.article_wanted) as article:
        press(table, Qt.Key.Key_Return)
    assert article.args == [8]


def test_years_are_gone_through_by_keyboard_and_gaps_are_named(dossier: AwardDossier) -> None:
    shown(dossier)
    timeline = part(dossier, Timeline)
    matrix = dossier.findChild(CoverageMatrix)
    assert isinstance(matrix, CoverageMatrix)
    assert timeline.year == 2018
    assert matrix.gaps == (
        "Gaps in the archive: no article about the ceremony, no article after the ceremony."
    )
    assert "2018: 1 recipients known, 2 articles" in timeline.accessibleDescription()
    press(timeline, Qt.Key.Key_Left)
    assert timeline.year == 2017
    assert matrix.gaps == "The archive has no article about 2017."
    press(timeline, Qt.Key.Key_Home)
    assert timeline.year == 2016
    assert "no article about the nomination" in matrix.gaps


def test_articles_of_a_stage_are_opened(qtbot: QtBot, dossier: AwardDossier) -> None:
    shown(dossier)
    matrix = dossier.findChild(CoverageMatrix)
    assert isinstance(matrix, CoverageMatrix)
    table = matrix.findChild(QTableWidget)
    assert isinstance(table, QTableWidget)
    assert cells(table) == [
        ["Báo Thử Nghiệm", "1", "2", "–", "–"],
        ["Tin Làng", "–", "1", "–", "–"],
    ]
    table.setCurrentCell(1, 2)
    with qtbot.waitSignal(dossier.article_wanted) as wanted:
        press(table, Qt.Key.Key_Return)
    assert wanted.args == [10]


def test_the_words_for_a_category_are_shown_as_they_changed(dossier: AwardDossier) -> None:
    shown(dossier)
    said = [label.text() for label in dossier.findChildren(QLabel)]
    assert "2018: chính quyền số (2) · chữ ký số (1)" in said


def test_an_archive_without_awards_says_so(dossier: AwardDossier) -> None:
    dossier.show_awards([])
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

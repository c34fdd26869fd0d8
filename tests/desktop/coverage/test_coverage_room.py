"""Dossiers and figures are reached in the running program, and lead to the article on the desk."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.application import Application, Start
from desktop.charts.chart_frame import ChartFrame
from desktop.coverage.dossier_dialog import DossierDialog
from desktop.coverage.series_dialog import SeriesDialog
from desktop.language import Language
from desktop.reading.relations_tab import RelationsTab
from desktop.reading.tabs import Tab
from desktop.theme import Scheme
from tests.desktop.keys import press

SLOW = 20_000


@pytest.fixture
def running(
    program: Callable[[Start], Application], covered: Path, tmp_path: Path, qtbot: QtBot
) -> Application:
    own = tmp_path / "Cầu.khobao"
    shutil.copytree(covered, own)
    start = Start(archive=own, language=Language.VIETNAMESE, scheme=Scheme.LIGHT, debounce_ms=0)
    running = program(start)
    qtbot.waitUntil(lambda: running.window.desk.searching.hits is not None, timeout=SLOW)
    qtbot.waitUntil(lambda: bool(running.window.status.words), timeout=SLOW)
    return running


def test_a_number_opens_its_article_at_the_sentence(qtbot: QtBot, running: Application) -> None:
    window = running.window
    window.menus.series.trigger()
    qtbot.waitUntil(lambda: window.findChild(ChartFrame) is not None, timeout=SLOW)
    frame = window.findChild(ChartFrame)
    assert isinstance(frame, ChartFrame)
    assert frame.chart.words == "47.002 lượt · không ghi thời gian · 2021 · Xe đổi đường"
    with qtbot.waitSignal(window.desk.article_shown, timeout=SLOW):
        press(frame.chart, Qt.Key.Key_Return)
    article = window.desk.detail.article
    assert article is not None
    assert article.row.id == 7


def test_from_an_article_to_its_dossier_and_on_to_the_figures(
    qtbot: QtBot, running: Application
) -> None:
    window = running.window
    window.desk.open_article(4)
    qtbot.waitUntil(lambda: window.desk.cataloguing.catalogue is not None, timeout=SLOW)
    window.desk.show_tab(Tab.RELATIONS)
    tab = window.findChild(RelationsTab)
    assert isinstance(tab, RelationsTab)
    [title] = [one for one in tab.findChildren(QPushButton) if one.toolTip() == "Xe qua cầu"]
    title.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(ChartFrame)), timeout=SLOW)
    dialog = window.findChild(DossierDialog)
    assert isinstance(dialog, DossierDialog)
    [onward] = [
        one for one in dialog.findChildren(QPushButton) if one.text() == "Xem qua thời gian…"
    ]
    onward.click()
    qtbot.waitUntil(
        lambda: any(shelf.findChild(ChartFrame) for shelf in window.findChildren(SeriesDialog)),
        timeout=SLOW,
    )
    series = window.findChild(SeriesDialog)
    assert isinstance(series, SeriesDialog)
    running.session.closing.emit()
    qtbot.waitUntil(lambda: not series.isVisible() and not dialog.isVisible(), timeout=SLOW)

"""A picture is gone through by keyboard, pointed at, heard, and dressed anew."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHelpEvent,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.charts.bins import Grain, sorted_by
from desktop.charts.chart import Chart
from desktop.charts.histogram import Histogram
from desktop.language import Language, speak
from desktop.theme import Scheme, Theme
from tests.desktop.charts.drawings import histogram
from tests.desktop.keys import PLAIN, press
from tests.desktop.pointer import LEFT, double_click

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> Chart:
    chart = Chart(theme, histogram())
    qtbot.addWidget(chart)
    chart.resize(480, 168)
    chart.show()
    return chart


def middle_of(chart: Chart, item: int) -> QPoint:
    chart.go_to(item)
    return chart.room.center().toPoint()


def brushed(chart: Chart) -> tuple[int, int] | None:
    return chart.brushed


def test_arrows_go_through_the_bars(qtbot: QtBot, chart: Chart) -> None:
    assert (chart.item, chart.words) == (0, "24/10/2018: 2 article(s)")
    with qtbot.waitSignal(chart.moved) as moved:
        press(chart, Qt.Key.Key_Right)
    assert moved.args == [1]
    assert chart.words == "25/10/2018: 0 article(s)"
    press(chart, Qt.Key.Key_End)
    press(chart, Qt.Key.Key_Right)
    assert chart.item == 3
    press(chart, Qt.Key.Key_Home)
    press(chart, Qt.Key.Key_Left)
    assert chart.item == 0
    with qtbot.waitSignal(chart.chosen) as chosen:
        press(chart, Qt.Key.Key_Return)
    assert chosen.args == [0]


def test_a_stretch_is_brushed_and_let_go(qtbot: QtBot, chart: Chart) -> None:
    press(chart, Qt.Key.Key_Right)
    for _ in range(2):
        press(chart, Qt.Key.Key_Right, SHIFT)
    assert brushed(chart) == (1, 3)
    with qtbot.waitSignal(chart.brush_changed):
        press(chart, Qt.Key.Key_Escape)
    assert brushed(chart) is None
    first, last = middle_of(chart, 0), middle_of(chart, 2)
    QTest.mousePress(chart, LEFT, PLAIN, first)
    QTest.mouseMove(chart, last)
    QTest.mouseRelease(chart, LEFT, PLAIN, last)
    assert brushed(chart) == (0, 2)
    QTest.mouseClick(chart, LEFT, PLAIN, first)
    assert chart.item == 0
    assert brushed(chart) is None


def test_the_mouse_is_told_what_it_points_at(qtbot: QtBot, chart: Chart) -> None:
    third = middle_of(chart, 2)
    event = QHelpEvent(QEvent.Type.ToolTip, third, chart.mapToGlobal(third))
    QApplication.sendEvent(chart, event)
    assert QToolTip.text() == "26/10/2018: 1 article(s)"
    QToolTip.hideText()
    with qtbot.waitSignal(chart.chosen) as chosen:
        double_click(chart, third)
    assert chosen.args == [2]


def test_a_screen_reader_hears_all_of_it(chart: Chart, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        heard.append(event.message())

    press(chart, Qt.Key.Key_End)
    face = QAccessible.queryAccessibleInterface(chart)
    assert face.text(QAccessible.Text.Name) == "Articles by day"
    told = face.text(QAccessible.Text.Description)
    assert "24/10/2018 – 27/10/2018" in told
    assert told.endswith("27/10/2018: 1 article(s)")
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    QAccessible.setActive(True)
    press(chart, Qt.Key.Key_Home)
    QAccessible.setActive(False)
    assert heard == ["24/10/2018: 2 article(s)"]


def test_looks_and_language_change_at_once(qapp: QApplication, chart: Chart, theme: Theme) -> None:
    before = chart.sizeHint()
    light = chart.grab().toImage()
    theme.choose(Scheme.DARK)
    dark = chart.grab().toImage()
    corner = QPoint(light.width() - 2, 2)
    assert light.pixelColor(corner).lightness() > 200 > dark.pixelColor(corner).lightness()
    theme.scale(200)
    assert chart.sizeHint().height() == 2 * before.height()
    locale = QLocale()
    vietnamese = speak(qapp, Language.VIETNAMESE)
    try:
        QApplication.sendEvent(chart, QEvent(QEvent.Type.LanguageChange))
        assert chart.accessibleName() == "Số bài theo ngày"
        assert chart.words == "24/10/2018: 2 bài"
    finally:
        qapp.removeTranslator(vietnamese)
        QLocale.setDefault(locale)


def test_the_cursor_is_seen_only_where_it_is(chart: Chart) -> None:
    def at(item: int, image: QImage) -> str:
        chart_room = middle_of(chart, item)
        return image.pixelColor(chart_room.x(), 3).name()

    chart.go_to(3)
    image = chart.grab().toImage()
    assert at(3, image) == "#f3dfd6"
    assert at(1, image) == "#fbfaf6"


def test_a_picture_of_nothing_has_no_cursor(qtbot: QtBot, theme: Theme) -> None:
    chart = Chart(theme, Histogram(sorted_by([], Grain.YEAR)))
    qtbot.addWidget(chart)
    chart.show()
    press(chart, Qt.Key.Key_Right)
    press(chart, Qt.Key.Key_Return)
    assert (chart.item, chart.words, chart.brushed) == (None, "", None)
    chart.show_drawing(histogram(Grain.YEAR))
    assert chart.words == "2018: 5 article(s)"

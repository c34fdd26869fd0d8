"""A histogram of dates under pointer and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.searching.date_histogram import DateHistogram
from desktop.searching.time_bars import Bar, Bars, Level
from desktop.theme import Scheme, Theme
from tests.desktop.keys import press

YEARS = Bars(bars=tuple(Bar(str(year), 10 * (year - 2009)) for year in range(2010, 2020)))
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def histogram(qtbot: QtBot, theme: Theme) -> DateHistogram:
    histogram = DateHistogram(theme)
    qtbot.addWidget(histogram)
    histogram.resize(220, histogram.sizeHint().height())
    histogram.show_bars(YEARS)
    histogram.show()
    return histogram


def middle(histogram: DateHistogram, number: int) -> QPoint:
    return histogram.place_of(number).center()


def test_a_click_chooses_a_bar(qtbot: QtBot, histogram: DateHistogram) -> None:
    with qtbot.waitSignal(histogram.range_chosen) as chosen:
        QTest.mouseClick(histogram, Qt.MouseButton.LeftButton, pos=middle(histogram, 3))
    assert chosen.args == [3, 3]


def test_a_drag_chooses_those_between_in_either_direction(
    qtbot: QtBot, histogram: DateHistogram
) -> None:
    with qtbot.waitSignal(histogram.range_chosen) as chosen:
        QTest.mousePress(histogram, Qt.MouseButton.LeftButton, pos=middle(histogram, 6))
        QTest.mouseMove(histogram, middle(histogram, 2))
        QTest.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=middle(histogram, 2))
    assert chosen.args == [2, 6]


def test_a_drag_beyond_the_end_stops_at_the_last_bar(
    qtbot: QtBot, histogram: DateHistogram
) -> None:
    with qtbot.waitSignal(histogram.range_chosen) as chosen:
        QTest.mousePress(histogram, Qt.MouseButton.LeftButton, pos=middle(histogram, 7))
        QTest.mouseMove(histogram, QPoint(histogram.width() + 50, 10))
        QTest.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=QPoint(400, 10))
    assert chosen.args == [7, 9]


def test_keys_go_from_bar_to_bar_and_brush(qtbot: QtBot, histogram: DateHistogram) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        press(histogram, key)
    with qtbot.waitSignal(histogram.range_chosen) as chosen:
        press(histogram, Qt.Key.Key_Return)
    assert chosen.args == [1, 1]
    press(histogram, Qt.Key.Key_Right, SHIFT)
    press(histogram, Qt.Key.Key_Right, SHIFT)
    assert "2011 to 2013: 90 article(s)" in histogram.accessibleDescription()
    with qtbot.waitSignal(histogram.range_chosen) as chosen:
        press(histogram, Qt.Key.Key_Space)
    assert chosen.args == [1, 3]
    press(histogram, Qt.Key.Key_End)
    with qtbot.waitSignal(histogram.range_chosen) as chosen:
        press(histogram, Qt.Key.Key_Return)
    assert chosen.args == [9, 9]


def test_one_step_up_leads_from_months_and_not_from_years(
    qtbot: QtBot, histogram: DateHistogram
) -> None:
    with qtbot.assertNotEmitted(histogram.up_wanted):
        press(histogram, Qt.Key.Key_Backspace)
    months = tuple(Bar(f"2018-{month:02}", month) for month in range(1, 13))
    histogram.show_bars(Bars(Level.MONTH, "2018", months))
    with qtbot.waitSignal(histogram.up_wanted):
        press(histogram, Qt.Key.Key_Backspace)


def test_it_tells_what_it_shows(histogram: DateHistogram) -> None:
    assert histogram.accessibleName() == "Articles by date"
    said = histogram.accessibleDescription()
    assert said == "2010 to 2019, most: 2019: 100 article(s). At 2010: 10 article(s)."
    place = middle(histogram, 4)
    QApplication.sendEvent(histogram, QHelpEvent(QEvent.Type.ToolTip, place, place))
    assert QToolTip.text() == "2014: 50 article(s)"
    QToolTip.hideText()
    histogram.show_bars(Bars())
    assert histogram.accessibleDescription() == "No dates"


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_chosen_bars_are_painted_in_the_accent_colour(
    histogram: DateHistogram, theme: Theme, scheme: Scheme
) -> None:
    theme.choose(scheme)
    histogram.show_bars(Bars(bars=YEARS.bars, first=9, last=9))
    picture = histogram.grab().toImage()
    foot = QPointF(histogram.place_of(9).center().x() - 1, histogram.place_of(9).bottom() - 2)
    scale = picture.devicePixelRatio()
    at = (foot * scale).toPoint()
    assert picture.pixelColor(at) == QColor(theme.colours.accent)
    other = QPointF(histogram.place_of(5).center().x() - 1, histogram.place_of(5).bottom() - 2)
    assert picture.pixelColor((other * scale).toPoint()) == QColor(theme.colours.faint)

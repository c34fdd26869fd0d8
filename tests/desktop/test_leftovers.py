"""What a test leaves open or held is named and taken away; a whole double click leaves nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.leftovers import open_windows, take_away
from tests.desktop.pointer import LEFT, PLAIN, double_click


def test_an_open_window_is_named_and_taken_away(qtbot: QtBot) -> None:
    before = open_windows()
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowTitle("Cửa quên đóng")
    assert take_away(before) == [], "it was not shown yet"
    window.show()
    assert take_away({*before, window}) == [], "it was there before"
    assert take_away(before) == ["open: QWidget 'Cửa quên đóng'"]
    assert window.isHidden()


def test_a_held_button_is_named_and_let_go(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QTest.mouseDClick(window, LEFT, PLAIN, QPoint(1, 1))  # alone it never lets go
    assert take_away(()) == ["held: LeftButton"]
    assert not QApplication.mouseButtons()
    double_click(window, QPoint(1, 1))
    assert take_away(()) == []

"""Who types or points is not idle; who has not for a while is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.idleness import WORK, Idleness


def shown(qtbot: QtBot) -> QLineEdit:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is line.windowHandle())
    return line


def test_it_falls_idle_and_each_work_wakes_it(qtbot: QtBot) -> None:
    line = shown(qtbot)
    idleness = Idleness(60, line)
    window = line.windowHandle()
    works: tuple[Callable[[], None], ...] = (
        lambda: QTest.keyClick(window, Qt.Key.Key_A),
        lambda: QTest.mouseClick(window, Qt.MouseButton.LeftButton),
        lambda: QTest.mouseMove(window, QPoint(5, 5)),
    )
    for work in works:
        qtbot.waitUntil(lambda: idleness.idle)
        with qtbot.waitSignal(idleness.woke):
            work()
        assert not idleness.idle
    qtbot.waitUntil(lambda: idleness.idle)


def test_what_an_input_method_brings_is_work(qtbot: QtBot) -> None:
    line = shown(qtbot)
    idleness = Idleness(60, line)
    qtbot.waitUntil(lambda: idleness.idle)
    with qtbot.waitSignal(idleness.woke):
        line.insert("đò")
    assert QEvent.Type.InputMethod not in WORK


def test_another_window_is_heard_too(qtbot: QtBot) -> None:
    first = shown(qtbot)
    idleness = Idleness(60, first)
    second = shown(qtbot)
    qtbot.waitUntil(lambda: idleness.idle)
    with qtbot.waitSignal(idleness.woke):
        QTest.keyClick(second.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: idleness.idle)
    with qtbot.assertNotEmitted(idleness.woke, wait=50):
        QApplication.sendEvent(first, QEvent(QEvent.Type.User))

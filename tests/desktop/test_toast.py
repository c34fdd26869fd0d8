"""Words at the foot of the window come, offer a way back once, and go by themselves."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.toast import Toast


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(640, 400)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_it_says_its_words_and_goes_by_itself(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(theme, window, shown_ms=50)
    toast.say("Đã lưu <b>ghi chú</b>.")
    assert toast.words == "Đã lưu <b>ghi chú</b>."
    qtbot.waitUntil(lambda: toast.words == "")


def test_its_button_does_the_deed_once_and_takes_no_focus(theme: Theme, window: QWidget) -> None:
    line, done = QLineEdit(window), []
    line.show()
    line.setFocus()
    toast = Toast(theme, window)
    toast.say("Đã sửa 3 bài.", "Hoàn tác", lambda: done.append("undo"))
    button = toast.findChild(QPushButton)
    assert button is not None
    assert button.isVisible()
    button.click()
    button.click()
    assert (done, toast.words) == (["undo"], "")
    toast.say("Bạn không còn gì để hoàn tác.")
    assert not button.isVisible()
    assert window.focusWidget() is line


def test_long_words_wrap_and_stay_within_the_window(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    toast = Toast(theme, window)
    toast.say("Đã hoàn tác: thêm ghi chú về một bài rất dài. " * 4, "Làm lại")
    assert window.rect().contains(toast.geometry())
    window.resize(420, 360)
    qtbot.waitUntil(lambda: window.rect().contains(toast.geometry()))

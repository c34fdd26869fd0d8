"""The watchdog tells of work that keeps the window from its keys, and of nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.watchdog import Watchdog

Watch: TypeAlias = Callable[[float], Watchdog]


@pytest.fixture
def watch(qapp: QApplication, qtbot: QtBot) -> Iterator[Watch]:
    """Give a watchdog that watches a window in front."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made: list[Watchdog] = []

    def begin(most_seconds: float) -> Watchdog:
        made.append(Watchdog(qapp, most_seconds=most_seconds))
        made[-1].watch()
        return made[-1]

    yield begin
    for watchdog in made:
        watchdog.leave()


def _work(seconds: float) -> None:
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def test_work_that_holds_the_window_is_told(watch: Watch, qtbot: QtBot) -> None:
    watchdog = watch(0.2)
    with qtbot.waitSignal(watchdog.held) as told:
        QTimer.singleShot(0, lambda: _work(0.25))
    assert told.args is not None
    late, busy = told.args
    assert late >= 0.2
    assert busy >= 0.25


def test_waiting_within_a_call_is_told_from_work(watch: Watch, qtbot: QtBot) -> None:
    watchdog = watch(0.2)
    with qtbot.waitSignal(watchdog.held) as told:
        QTimer.singleShot(0, lambda: time.sleep(0.3))
    assert told.args is not None
    late, busy = told.args
    assert late >= 0.2
    assert busy < 0.2


def test_an_idle_window_is_none_of_its_business(watch: Watch, qtbot: QtBot) -> None:
    watchdog = watch(1.0)
    held: list[float] = []
    watchdog.held.connect(held.append)
    qtbot.wait(300)
    watchdog.leave()
    QTimer.singleShot(0, lambda: time.sleep(1.1))
    qtbot.wait(10)
    assert held == []
    watchdog.watch()

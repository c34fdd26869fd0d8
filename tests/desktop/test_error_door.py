"""The error door: yours is said, ours is admitted once, cancelling is silent."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.errors import ArchiveMissing, Cancelled
from desktop.error_door import BugDialog, ErrorDoor
from desktop.problems import Explanation


@pytest.fixture
def door(tmp_path: Path, qapp: QApplication) -> Iterator[ErrorDoor]:
    door = ErrorDoor(tmp_path / "logs" / "khobao.log", qapp)
    door.watch()
    yield door
    door.leave()
    for dialog in dialogs():
        dialog.accept()
        dialog.deleteLater()
    door.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dialogs() -> list[BugDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, BugDialog)]


def test_what_the_user_can_mend_is_said_without_a_dialog(door: ErrorDoor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(door.told) as told:
        door.receive(ArchiveMissing(Path("/kho")))
    assert told.args is not None
    assert isinstance(told.args[0], Explanation)
    assert "/kho" in told.args[0].sentence
    assert dialogs() == []


def test_cancelled_is_silent(door: ErrorDoor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(door.told), qtbot.assertNotEmitted(door.bug_met):
        door.receive(Cancelled())


def test_bugs_share_one_dialog_and_are_logged(door: ErrorDoor) -> None:
    for number in range(3):
        door.receive(ValueError(number))
    (dialog,) = dialogs()
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert door.log_file.read_text(encoding="utf-8").count("ValueError") >= 3


def test_what_nobody_caught_arrives_from_any_thread(door: ErrorDoor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(door.bug_met):
        sys.excepthook(ZeroDivisionError, ZeroDivisionError(), None)

    def fail() -> None:
        raise KeyError

    with qtbot.waitSignal(door.bug_met) as met:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert met.args is not None
    assert isinstance(met.args[0], KeyError)


def test_the_hooks_are_given_back(tmp_path: Path, qapp: QApplication) -> None:
    before = sys.excepthook
    door = ErrorDoor(tmp_path / "khobao.log", qapp)
    door.watch()
    assert sys.excepthook is not before
    door.leave()
    assert sys.excepthook is sys.__excepthook__
    sys.excepthook = before
    door.deleteLater()

"""What the tests of the windows share: colours, a real archive, the running program."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import create_archive
from desktop.application import Application, Start
from desktop.language import Language
from desktop.places import Places
from desktop.theme import Scheme, Theme
from tests.desktop.leftovers import open_windows, take_away


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    """Fail a test that leaves a window open or a mouse button held: the next would meet it.

    What pytest-qt was given with addWidget is closed by then, and so is the program. What is left
    is taken away, so that no other test fails for it. The locale is put back: numbers of another
    test would be written with it.
    """
    before, locale = open_windows(), QLocale()
    yield
    QLocale.setDefault(locale)
    assert take_away(before) == [], "left by this test"


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme."""
    theme = Theme(qapp, Scheme.LIGHT)
    yield theme
    theme.deleteLater()


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter archive, made once; nobody changes it."""
    path = tmp_path_factory.mktemp("archives") / "starter.khobao"
    create_archive(path, name="Kho thử", starter=True).close()
    return path


@pytest.fixture
def archive(starter: Path, tmp_path: Path) -> Path:
    """A starter archive of one's own."""
    path = tmp_path / "Kho thử.khobao"
    shutil.copytree(starter, path)
    return path


@pytest.fixture
def bugs() -> list[object]:
    """What the program admitted as bugs of ours; a test that wants one takes it out."""
    return []


@pytest.fixture
def program(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, bugs: list[object]
) -> Iterator[Callable[[Start], Application]]:
    """Start the program, with settings of its own; it is closed when the test ends.

    What it would admit as a bug of ours fails the test: the program goes on after it, and so would
    the test.
    """
    before = QLocale()
    running: list[Application] = []

    def start(wanted: Start) -> Application:
        program = Application(qapp, Places.inside(tmp_path / "home"), wanted)
        running.append(program)
        program.door.bug_met.connect(bugs.append)
        assert program.begin()
        qtbot.waitExposed(program.window)
        return program

    yield start
    for program in running:
        program.window.close()
        program.window.deleteLater()
        program.leave_language()
        program.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QLocale.setDefault(before)
    assert bugs == []


@pytest.fixture
def opened(program: Callable[[Start], Application], archive: Path, qtbot: QtBot) -> Application:
    """The program on a starter archive, with all its articles listed."""
    running = program(
        Start(
            archive=archive,
            language=Language.VIETNAMESE,
            scheme=Scheme.LIGHT,
            debounce_ms=0,
            backs_up=False,
        )
    )
    qtbot.waitUntil(lambda: running.window.desk.searching.hits is not None, timeout=20_000)
    qtbot.waitUntil(lambda: bool(running.window.status.words), timeout=20_000)
    return running

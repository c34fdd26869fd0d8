"""The check names every part and says what to do about one that is not sound."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.helping.check_dialog import PARTS, CheckDialog
from desktop.theme import Theme

SLOW = 60_000


def looked(dialog: CheckDialog, qtbot: QtBot) -> str:
    """Wait for the end of the check; what the dialog says then."""
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._child is None, timeout=SLOW)
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_sound_archive(theme: Theme, qtbot: QtBot, archive: Path) -> None:
    dialog = CheckDialog(theme, archive)
    assert "The archive is sound" in looked(dialog, qtbot)
    assert dialog.findings == dict.fromkeys(PARTS, True)


def test_an_archive_without_its_index(theme: Theme, qtbot: QtBot, archive: Path) -> None:
    (archive / "index" / "CURRENT").unlink()
    dialog = CheckDialog(theme, archive)
    assert "needs attention" in looked(dialog, qtbot)
    assert [part for part, sound in dialog.findings.items() if not sound] == ["index"]


def test_an_archive_that_is_gone(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = CheckDialog(theme, tmp_path / "gone.khobao")
    assert "gone.khobao" in looked(dialog, qtbot)


def test_closing_it_ends_the_look(theme: Theme, qtbot: QtBot, archive: Path) -> None:
    dialog = CheckDialog(theme, archive)
    qtbot.addWidget(dialog)
    child = dialog._child
    assert child is not None
    dialog.show()
    dialog.accept()
    assert not child.running()

"""Two windows never hold one archive; the first is brought forward."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.single_instance import Presence

OTHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.single_instance import Presence
application = QCoreApplication([])
print(Presence(Path(sys.argv[1])).claim(Path(sys.argv[2])))
"""


@pytest.fixture
def presence(tmp_path: Path, qapp: QApplication) -> Iterator[Presence]:
    presence = Presence(tmp_path / "run", qapp)
    yield presence
    presence.release()
    presence.deleteLater()


def claim_elsewhere(tmp_path: Path, archive: Path) -> str:
    """Claim an archive from another process."""
    command = [sys.executable, "-c", OTHER, str(tmp_path / "run"), str(archive)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_second_start_brings_the_first_window_forward(
    presence: Presence, tmp_path: Path, qtbot: QtBot
) -> None:
    archive = tmp_path / "Báo.khobao"
    archive.mkdir()
    assert presence.claim(archive)
    with qtbot.waitSignal(presence.asked_forward):
        assert claim_elsewhere(tmp_path, tmp_path / "." / "Báo.khobao") == "False"


def test_another_archive_has_a_window_of_its_own(presence: Presence, tmp_path: Path) -> None:
    assert presence.claim(tmp_path / "a")
    assert claim_elsewhere(tmp_path, tmp_path / "b") == "True"


def test_what_a_process_held_is_free_when_it_ends(presence: Presence, tmp_path: Path) -> None:
    assert claim_elsewhere(tmp_path, tmp_path / "a") == "True"
    assert presence.claim(tmp_path / "a")
    assert presence.claim(tmp_path / "a"), "claiming twice is no change"
    assert presence.claim(tmp_path / "b"), "the next archive takes the place of the last"
    assert claim_elsewhere(tmp_path, tmp_path / "a") == "True"

"""The window opens archives under odd names, remembers them, and has its children find them."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.backup import Backups
from db.records.backups import BackupReason
from desktop.application import Application, Start
from desktop.language import Language
from desktop.settings import Settings, SettingsFile
from desktop.single_instance import Presence

SLOW = 60_000
ODD = unicodedata.normalize("NFD", "-Kho Ế 100% # ? & '“\"q [1] {x} 😀") + "… ."
BYTES = os.fsdecode(b"kho \xff\xfe.khobao")


@pytest.mark.prove
def test_an_archive_under_an_odd_name_is_opened_backed_up_and_opened_again(
    program: Callable[[Start], Application], starter: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / ODD
    shutil.copytree(starter, path)
    running = program(Start(archive=path, language=Language.VIETNAMESE, debounce_ms=0))
    desk = running.window.desk
    qtbot.waitUntil(lambda: desk.searching.hits is not None, timeout=SLOW)
    with qtbot.waitSignal(running.backups.work.made, timeout=SLOW):
        running.backups.work.make(path, BackupReason.ASKED, if_changed=False)
    assert [one.verified for one in Backups(path).listed()] == [True]
    (again,) = [one for one in running.window.menus._recent.actions() if one.isEnabled()]
    assert again.toolTip() == str(path)
    with qtbot.waitSignal(running.session.opened, timeout=SLOW):
        again.trigger()
    assert running.session.path == path
    assert running.window.desk.cataloguing.writable


@pytest.mark.skipif(sys.platform != "linux", reason="names are no bytes here")
def test_a_name_of_bytes_that_are_no_letters_is_opened_and_remembered(
    program: Callable[[Start], Application], starter: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / BYTES
    shutil.copytree(starter, path)
    running = program(Start(archive=path, language=Language.VIETNAMESE, debounce_ms=0))
    desk = running.window.desk
    qtbot.waitUntil(lambda: desk.searching.hits is not None, timeout=SLOW)
    running.window.close()
    assert SettingsFile(tmp_path / "home" / "window.ini").load().recent == (str(path),)


@pytest.mark.parametrize("name", [ODD, BYTES, "%(x)s", "a = b", "; c", '"', "\\", "[d]", "e\tf"])
def test_paths_come_back_from_the_settings_as_they_were(tmp_path: Path, name: str) -> None:
    file = SettingsFile(tmp_path / "window.ini")
    settings = Settings().opened(tmp_path / name)
    file.save(settings)
    assert file.load() == settings


def test_another_spelling_of_a_name_is_another_archive(tmp_path: Path, qtbot: QtBot) -> None:
    presence = Presence(tmp_path / "claims")
    first, second = (tmp_path / unicodedata.normalize(form, "Kho Ế") for form in ("NFC", "NFD"))
    assert presence.claim(first)
    other = Presence(tmp_path / "claims")
    assert other.claim(second)
    assert other.claim(tmp_path / BYTES)
    presence.release()
    other.release()
    qtbot.wait(1)

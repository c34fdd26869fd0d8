"""A watched folder: nothing unless somebody wants it, then what comes to rest there comes in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.application import Application
from desktop.settings import Settings, SettingsFile

PAGE = "Chợ quê {number}\n\nChợ họp từ lúc trời chưa sáng hẳn, phiên thứ {number}.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "hộp thư"
    folder.mkdir()
    (folder / "1.txt").write_text(PAGE.format(number=1), encoding="utf-8")
    return folder


def test_nothing_is_watched_by_itself(opened: Application) -> None:
    assert opened.watch.folder() is None
    assert not opened.window.menus.watch.isChecked()


def test_what_is_there_and_what_comes_is_taken_in(
    opened: Application, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    watch, menus = opened.watch, opened.window.menus
    watch._settle.setInterval(200)
    with qtbot.waitSignal(watch.came_in, timeout=30_000) as caught:
        menus.watch.trigger()
    assert caught.args == [1]
    assert watch.folder() == folder
    assert "1" in opened.window.statusBar().currentMessage()
    inner = folder / "tháng này"
    inner.mkdir()
    (inner / "2.txt").write_text(PAGE.format(number=2), encoding="utf-8")
    with qtbot.waitSignal(watch.came_in, timeout=30_000) as caught:
        pass
    assert caught.args == [1]
    archive = opened.session.path
    assert archive is not None
    assert SettingsFile(opened._file.path).load().watched_for(archive) == folder
    menus.watch.trigger()
    assert (watch.folder(), menus.watch.isChecked()) == (None, False)
    assert SettingsFile(opened._file.path).load().watched_for(archive) is None


def test_each_archive_has_a_folder_of_its_own() -> None:
    one, two = Path("/kho/một"), Path("/kho/hai")
    settings = Settings().watching(one, Path("/a")).watching(two, Path("/b"))
    settings = settings.watching(one, Path("/c"))
    assert (settings.watched_for(one), settings.watched_for(two)) == (Path("/c"), Path("/b"))
    assert settings.watching(one, None).watched_for(one) is None
    assert Settings().watched_for(one) is None

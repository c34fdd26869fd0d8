"""The program on an archive of three clippings, with the form open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import Archive, open_archive
from db.records import Catalogue
from desktop.application import Application, Start
from desktop.language import Language
from desktop.panes import Beside
from desktop.theme import Scheme
from tests.db.articles import archive_of, article

SLOW = 20_000


@pytest.fixture
def clippings(tmp_path: Path) -> Archive:
    """Three clippings, of which nothing is catalogued."""
    archive = archive_of(
        tmp_path,
        [
            article("Phà thêm chuyến", "Bến phà Mười Cây có thêm 2 chuyến."),
            article("Chợ phiên dời chỗ", "Chợ phiên dời về sân kho, 45 hộ đã đăng ký."),
            article("Thư viện mở lại", "Thư viện huyện mở lại phòng đọc."),
        ],
    )
    archive.close()
    return archive


@pytest.fixture
def cataloguing(
    program: Callable[[Start], Application], clippings: Archive, qtbot: QtBot
) -> Application:
    """The program with tray and form, at the first clipping."""
    running = program(
        Start(
            archive=clippings.path,
            language=Language.ENGLISH,
            scheme=Scheme.LIGHT,
            debounce_ms=0,
        )
    )
    qtbot.waitUntil(lambda: bool(running.window.status.words), timeout=SLOW)
    running.workplace.work_as("LAN")
    running.session.work_as("LAN")
    running.workplace.open_tray()
    qtbot.waitUntil(lambda: running.workplace.form.article_id is not None, timeout=SLOW)
    running.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=SLOW)
    running.workplace.form.take_focus()
    assert running.window.desk.beside is Beside.TRAY
    return running


def held(path: Path, article_id: int = 1) -> Catalogue:
    """What the archive has of an article, read anew."""
    archive = open_archive(path)
    reader = archive.reader()
    found = reader.catalogue.of(article_id)
    reader.close()
    archive.close()
    return found

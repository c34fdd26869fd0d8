"""The program on an archive of three articles, with the first one open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from db import Archive, open_archive
from db.records.answers import AnswerSheet
from desktop.application import Application, Start
from desktop.language import Language
from desktop.theme import Scheme
from tests.db.articles import archive_of, article

SLOW = 20_000

Begin = Callable[[], Application]


@pytest.fixture
def clippings(tmp_path: Path) -> Archive:
    """Three articles of our own making."""
    archive = archive_of(
        tmp_path,
        [
            article(
                "Phà thêm chuyến",
                "Bến phà Mười Cây có thêm 2 chuyến. Chuyến cuối rời bến lúc 21 giờ.",
                "Vé vẫn giữ giá cũ. Xe đạp đi không mất tiền.",
                outlet="Báo Làng",
                published="2020-05-01",
            ),
            article("Chợ phiên dời chỗ", "Chợ phiên dời về sân kho.", outlet="Báo Xã"),
            article("Thư viện mở lại", "Thư viện huyện mở lại phòng đọc."),
        ],
    )
    archive.close()
    return archive


@pytest.fixture
def begin(program: Callable[[Start], Application], clippings: Archive, qtbot: QtBot) -> Begin:
    """Start the program on that archive, with the first article open."""

    def started() -> Application:
        running = program(
            Start(
                archive=clippings.path,
                language=Language.ENGLISH,
                scheme=Scheme.LIGHT,
                debounce_ms=0,
            )
        )
        # What is listed comes from another lane than what is read: a bulletin is made of either.
        qtbot.waitUntil(lambda: running.window.desk.searching.hits is not None, timeout=SLOW)
        qtbot.waitUntil(lambda: bool(running.window.status.words), timeout=SLOW)
        running.workplace.work_as("LAN")
        running.session.work_as("LAN")
        read(running, qtbot, 1)
        return running

    return started


@pytest.fixture
def answering(begin: Begin) -> Application:
    return begin()


def read(running: Application, qtbot: QtBot, article_id: int) -> None:
    """Open an article and wait for it."""
    desk = running.window.desk
    desk.open_article(article_id)

    def there() -> bool:
        return desk.detail.article is not None and desk.detail.article.row.id == article_id

    qtbot.waitUntil(there, timeout=SLOW)


def choose(running: Application, words: str, *, caret: bool = False) -> None:
    """Choose words on the page, or put the caret before them."""
    view = running.window.desk.detail.view
    cursor = view.document().find(words)
    assert not cursor.isNull(), words
    if caret:
        cursor.setPosition(cursor.selectionStart())
    view.setTextCursor(cursor)


def choose_all(running: Application) -> None:
    cursor = QTextCursor(running.window.desk.detail.view.document())
    cursor.select(QTextCursor.SelectionType.Document)
    running.window.desk.detail.view.setTextCursor(cursor)


def quote(running: Application, qtbot: QtBot, words: str) -> None:
    """Put the sentence of some words on the sheet, as Ctrl+Shift+A does."""
    choose(running, words, caret=True)
    with qtbot.waitSignal(running.window.statusBar().messageChanged, timeout=SLOW):
        running.window.menus.answer.trigger()


def stored(archive: Archive, sheet_id: int = 1) -> AnswerSheet:
    """A sheet as the archive has it."""
    reader = open_archive(archive.path, read_only=True).reader()
    try:
        return reader.catalogue.sheet(sheet_id)
    finally:
        reader.close()


def quoted(archive: Archive, sheet_id: int = 1) -> list[str | None]:
    return [one.anchor.exact for one in stored(archive, sheet_id).quotes]

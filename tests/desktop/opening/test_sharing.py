"""Two windows on one archive: one writes, the other reads, says why, follows, and takes over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import desktop.opening.sharing
from db import open_archive
from db.records import ArticleEdit
from db.window_lock import WindowLock, take
from desktop.application import Application, Start
from desktop.language import Language
from desktop.places import Places
from desktop.theme import Scheme

SLOW = 30_000


@pytest.fixture
def second(
    opened: Application, archive: Path, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[Application]:
    """Another window on the same archive, of another person at the same computer."""
    assert opened.session.path == archive
    start = Start(
        archive=archive,
        language=Language.VIETNAMESE,
        scheme=Scheme.LIGHT,
        debounce_ms=0,
        backs_up=False,
    )
    running = Application(qapp, Places.inside(tmp_path / "other"), start)
    assert running.begin()
    qtbot.waitUntil(lambda: running.window.desk.searching.hits is not None, timeout=SLOW)
    qtbot.waitUntil(lambda: bool(running.window.status.words), timeout=SLOW)
    yield running
    running.window.close()
    running.window.deleteLater()
    running.leave_language()
    running.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look more often than a person would notice."""
    monkeypatch.setattr(desktop.opening.sharing, "LOOK_MS", 50)


def save(running: Application, qtbot: QtBot, section: str) -> int:
    """Change the section of the first article of the list, as the form does."""
    desk = running.window.desk
    desk.results.view.choose(0)
    qtbot.waitUntil(lambda: desk.detail.article is not None, timeout=SLOW)
    article = desk.detail.article
    assert article is not None
    with qtbot.waitSignal(desk.cataloguing.applied, timeout=SLOW):
        edit = ArticleEdit(article.row.id, article.row.row_version, {"section": section})
        desk.cataloguing.apply([edit])
    return article.row.id


def shown_section(running: Application) -> str | None:
    """The section of the article on the page."""
    article = running.window.desk.detail.article
    return article.row.section if article is not None else None


def test_the_second_window_reads_follows_and_takes_over(
    opened: Application, second: Application, archive: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    bar, window = second.sharing.bar, second.window
    assert opened.sharing.bar.words == ""
    assert "đang mở kho này để ghi trên máy này" in bar.words
    assert "chỉ đọc" in window.status.words
    menus = window.menus
    for action in (menus.ingest, menus.paste, menus.watch, menus.keep_search, menus.backups):
        assert not action.isEnabled()
    assert not window.desk.cataloguing.writable

    changed = save(opened, qtbot, "Mục vừa đổi")
    window.desk.open_article(changed)
    qtbot.waitUntil(lambda: shown_section(second) == "Mục vừa đổi", timeout=SLOW)
    save(opened, qtbot, "Mục đổi nữa")
    qtbot.waitUntil(lambda: shown_section(second) == "Mục đổi nữa", timeout=SLOW)

    _ingest_beside(archive, tmp_path)
    searching = window.desk.searching
    qtbot.waitUntil(lambda: searching.hits is not None and searching.hits.total == 28, timeout=SLOW)
    qtbot.waitUntil(lambda: "28 bài" in window.status.words, timeout=SLOW)
    window.desk.bar.ask("bau da")
    qtbot.waitUntil(lambda: searching.hits is not None and searching.hits.total == 1, timeout=SLOW)

    bar.write.click()
    qtbot.waitUntil(
        lambda: "vẫn đang mở để ghi" in window.statusBar().currentMessage(), timeout=SLOW
    )
    bar.take_over.setChecked(True)
    opened.window.close()
    qtbot.waitUntil(lambda: bar.words == "", timeout=SLOW)
    qtbot.waitUntil(lambda: window.desk.cataloguing.writable, timeout=SLOW)
    qtbot.waitUntil(lambda: "chỉ đọc" not in window.status.words, timeout=SLOW)
    qtbot.waitUntil(lambda: searching.hits is not None, timeout=SLOW)
    save(second, qtbot, "Mục của người sau")


def _ingest_beside(archive: Path, folder: Path) -> None:
    """Take an article in beside the open windows, as a `kho` of the one that writes does."""
    text = folder / "bài.txt"
    text.write_text("Cầu khỉ cuối làng\n\nNgười làng Bầu Đá thay cầu khỉ.\n", encoding="utf-8")
    writer = open_archive(archive)
    writer.ingest([text], lambda _event: None)
    indexer = writer.indexer()
    indexer.sync()
    indexer.close()
    writer.close()


def test_nobody_takes_over_unasked(opened: Application, second: Application, qtbot: QtBot) -> None:
    bar = second.sharing.bar
    opened.window.close()
    qtbot.waitUntil(lambda: "mở kho này để ghi được rồi" in bar.words, timeout=SLOW)
    assert not second.window.desk.cataloguing.writable
    bar.write.click()
    qtbot.waitUntil(lambda: second.window.desk.cataloguing.writable, timeout=SLOW)


def test_the_window_that_writes_opens_its_own_archive_again_for_writing(
    opened: Application, qtbot: QtBot, archive: Path
) -> None:
    with qtbot.waitSignal(opened.session.opened, timeout=SLOW):
        opened.session.open(archive / "." / ".." / archive.name)
    qtbot.waitUntil(lambda: opened.session.standing is not None, timeout=SLOW)
    assert opened.window.desk.cataloguing.writable
    assert not isinstance(take(archive, "HOA"), WindowLock)

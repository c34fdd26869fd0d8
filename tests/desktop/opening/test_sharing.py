"""Two windows on one archive: one writes, the other reads, says why, follows, and takes over."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import db.file_systems
import desktop.opening.sharing
from db import open_archive
from db.records import ArticleEdit
from db.records.sharing import Barrier, Holder, ReadingOnly
from db.window_lock import WindowLock, take
from desktop.answering.article_window import ArticleWindow
from desktop.answering.paper_exits import write_pdf
from desktop.application import Application, Start
from desktop.language import Language
from desktop.opening.sharing import free_place
from desktop.opening.sharing_bar import SharingBar
from desktop.places import Places
from desktop.theme import Scheme, Theme
from tests.reliability.media import frozen

SLOW = 60_000


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
    # An archive that was just opened again has its list a moment later.
    qtbot.waitUntil(lambda: bool(desk.searching.hits and desk.searching.hits.ids), timeout=SLOW)
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


def test_the_second_window_reads_follows_and_takes_over_when_asked(
    opened: Application, second: Application, archive: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    bar, window = second.sharing.bar, second.window
    with qtbot.waitSignal(opened.session.opened, timeout=SLOW):
        opened.session.open(archive / "." / ".." / archive.name)
    qtbot.waitUntil(lambda: opened.session.standing is not None, timeout=SLOW)
    assert opened.window.desk.cataloguing.writable, "it opens its own archive again for writing"
    assert not isinstance(take(archive, "HOA"), WindowLock)
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
    opened.window.close()
    qtbot.waitUntil(lambda: "mở kho này để ghi được rồi" in bar.words, timeout=SLOW)
    assert not window.desk.cataloguing.writable, "nobody takes over unasked"
    bar.write.click()
    qtbot.waitUntil(lambda: window.desk.cataloguing.writable, timeout=SLOW)
    assert bar.words == ""
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


@pytest.mark.prove
def test_it_takes_over_by_itself_when_a_person_wants_so(
    opened: Application, second: Application, qtbot: QtBot
) -> None:
    second.sharing.bar.take_over.setChecked(True)
    opened.window.close()
    qtbot.waitUntil(lambda: second.sharing.bar.words == "", timeout=SLOW)
    qtbot.waitUntil(lambda: second.window.desk.cataloguing.writable, timeout=SLOW)


@pytest.fixture
def elsewhere(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The archive, in a folder that this computer believes to lie on another one."""
    table = tmp_path / "mountinfo"
    point = os.fsencode(archive.resolve()).replace(b" ", rb"\040")
    table.write_bytes(
        b"1 0 0:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:9 / " + point + b" rw - cifs //may/bao rw\n"
    )
    monkeypatch.setattr(db.file_systems, "MOUNTS", table)
    # Here, since a child does not know what this process believes.
    indexer = open_archive(archive).indexer()
    indexer.sync()
    indexer.close()
    return archive


def test_an_archive_on_a_network_says_so_and_is_copied(
    elsewhere: Path, opened: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    bar, home = opened.sharing.bar, tmp_path / "máy này"
    home.mkdir()
    assert "ổ mạng (cifs)" in bar.words
    assert not opened.window.menus.ingest.isEnabled()
    qtbot.waitUntil(lambda: "chỉ mục đủ" in opened.window.status.words, timeout=SLOW)
    opened.sharing.copy_to(home)
    assert "Đang chép kho" in bar.words
    qtbot.waitUntil(lambda: not bar.open_copy.isHidden(), timeout=SLOW)
    assert str(home / elsewhere.name) in bar.words
    bar.open_copy.click()
    qtbot.waitUntil(lambda: opened.session.path == home / elsewhere.name, timeout=SLOW)
    qtbot.waitUntil(lambda: opened.window.desk.searching.hits is not None, timeout=SLOW)
    assert bar.words == ""
    assert opened.window.desk.cataloguing.writable
    assert free_place(home, elsewhere.name).name == "Kho thử 2.khobao"


@pytest.mark.prove
def test_a_window_on_a_disc_searches_and_lets_papers_out(
    program: Callable[[Start], Application], starter: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    with frozen(tmp_path / "đĩa", starter) as disc:
        there = disc / starter.name
        shutil.rmtree(tmp_path / "home" / "cache", ignore_errors=True)
        running = program(Start(archive=there, language=Language.VIETNAMESE, debounce_ms=0))
        desk, bar = running.window.desk, running.sharing.bar
        qtbot.waitUntil(lambda: "chỉ mục đủ" in running.window.status.words, timeout=SLOW)
        assert "không ghi được" in bar.words
        assert not bar.copy.isHidden()
        assert bar.again.isHidden()
        desk.bar.ask("asocio")
        qtbot.waitUntil(
            lambda: bool(desk.searching.hits and desk.searching.hits.total), timeout=SLOW
        )
        desk.results.view.choose(0)
        qtbot.waitUntil(lambda: desk.detail.article is not None, timeout=SLOW)
        qtbot.waitUntil(lambda: running.answers._info is not None, timeout=SLOW)
        running.answers.print_article()
        window = running.window.findChild(ArticleWindow)
        assert window is not None
        document = window.pane.exits._document
        assert document is not None
        assert write_pdf(document, tmp_path / "bài.pdf")
        assert (tmp_path / "bài.pdf").read_bytes().startswith(b"%PDF")
        window.close()
        running.window.close()


def test_each_barrier_has_its_words(qtbot: QtBot, theme: Theme) -> None:
    bar = SharingBar(theme)
    qtbot.addWidget(bar)
    moment = "2020-03-01T02:12:00Z"
    said = []
    for reason in (
        ReadingOnly(Barrier.HELD),
        ReadingOnly(Barrier.HELD, Holder("khobao", 7, "PHONG-DOC", "LAN", moment)),
        ReadingOnly(Barrier.HELD, Holder("khobao", 7, platform.node(), "LAN", moment)),
        ReadingOnly(Barrier.NETWORK, system="nfs4", copied_at=moment),
        ReadingOnly(Barrier.MEDIA, copied_at=moment),
        ReadingOnly(Barrier.MEDIA),
    ):
        bar.show_reason(reason)
        said.append(bar.words)
    assert len({*said}) == len(said)
    assert "PHONG-DOC" in said[1]
    assert "01/03/2020" in said[3]
    bar.show_copying(3, 9)
    assert "3 / 9" in bar.words
    bar.end_copying(Path("/nhà/Kho.khobao"), 2)
    assert "2" in bar.words
    bar.show_reason(None)
    assert bar.words == ""

"""A bulletin is composed of what is listed, read or kept, and its pages follow every choice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db import Archive, open_archive
from db.records import AddToDossier, ArticleEdit, Edit, Filter, SearchRequest
from db.records.papers import BulletinKind, Content, Sectioning
from desktop.answering import sources
from desktop.answering.bulletin_window import BulletinWindow
from desktop.application import Application
from desktop.cataloguing.basket_dialog import BasketDialog
from desktop.searching.kept import edit_of
from tests.desktop.answering.conftest import SLOW, Begin, read
from tests.desktop.keys import press


def opened(running: Application, qtbot: QtBot) -> BulletinWindow:
    running.window.menus.bulletin.trigger()
    qtbot.waitUntil(lambda: running.answers.bulletins.window is not None, timeout=SLOW)
    window = running.answers.bulletins.window
    assert window is not None
    qtbot.waitUntil(lambda: window.pane.document is not None, timeout=SLOW)
    return window


def text_of(window: BulletinWindow) -> str:
    document = window.pane.document
    return document.toPlainText() if document is not None else ""


def take(window: BulletinWindow, qtbot: QtBot, source: int, words: str) -> None:
    """Choose where the articles come from, and wait for a page with some words."""
    window.source.setCurrentIndex(source)
    window.source.activated.emit(source)
    qtbot.waitUntil(lambda: words in text_of(window), timeout=SLOW)


def catalogued(archive: Archive, *edits: Edit) -> None:
    cataloguer = open_archive(archive.path).cataloguer("LAN")
    cataloguer.apply(edits)
    cataloguer.close()


def test_the_present_search_is_taken_first(answering: Application, qtbot: QtBot) -> None:
    window = opened(answering, qtbot)
    assert "3 bài" in text_of(window)
    assert "Phà thêm chuyến // Báo Làng. – 01/05/2020" in text_of(window)
    assert "3" in window._count.text()
    take(window, qtbot, 1, "1 bài")
    assert "Chợ phiên" not in text_of(window)


def test_every_choice_changes_the_pages(answering: Application, qtbot: QtBot) -> None:
    window = opened(answering, qtbot)
    window.title.setText("Bến bãi")
    window.title.textEdited.emit("Bến bãi")
    qtbot.waitUntil(lambda: "Bến bãi" in text_of(window), timeout=SLOW)
    window.library.setText("Thư viện Mẫu")
    window.library.textEdited.emit("")
    qtbot.waitUntil(lambda: text_of(window).startswith("Thư viện Mẫu"), timeout=SLOW)
    assert "Bảng tra nhan đề" in text_of(window)
    window.indexes.setChecked(False)
    qtbot.waitUntil(lambda: "Bảng tra" not in text_of(window), timeout=SLOW)
    index = window.content.findData(Content.FULL.value)
    window.content.setCurrentIndex(index)
    window.content.activated.emit(index)
    qtbot.waitUntil(lambda: "Xe đạp đi không mất tiền." in text_of(window), timeout=SLOW)


@pytest.mark.parametrize(
    ("kind", "content", "sectioning"),
    [
        (BulletinKind.BIBLIOGRAPHY, Content.ABSTRACT, Sectioning.SUBJECT),
        (BulletinKind.REVIEW, Content.PASSAGE, Sectioning.OUTLET),
        (BulletinKind.TOPIC, Content.FULL, Sectioning.NONE),
    ],
)
def test_a_kind_brings_what_it_usually_is(
    answering: Application,
    qtbot: QtBot,
    kind: BulletinKind,
    content: Content,
    sectioning: Sectioning,
) -> None:
    window = opened(answering, qtbot)
    index = window.kind.findData(kind.value)
    window.kind.setCurrentIndex(index)
    window.kind.activated.emit(index)
    wish = window.wish()
    assert (wish.kind, wish.content, wish.sectioning) == (kind, content, sectioning)


def test_dossiers_and_saved_searches_are_sources(
    begin: Begin, clippings: Archive, qtbot: QtBot
) -> None:
    catalogued(
        clippings,
        AddToDossier(3, title="Thư viện"),
        AddToDossier(1, title="Thư viện"),
        edit_of("Chợ", SearchRequest("chợ phiên", filters=(Filter("outlet", "Báo Xã"),)), ""),
    )
    window = opened(begin(), qtbot)
    names = [window.source.itemText(row) for row in range(window.source.count())]
    assert [name.split(":")[0] for name in names] == [
        *("All that is listed (3)", "The article on show", "Dossier", "Saved search"),
    ]
    take(window, qtbot, 2, "2 bài")
    assert window.title.text() == "Thư viện"
    assert "Chợ phiên" not in text_of(window)
    take(window, qtbot, 3, "1 bài")
    assert "Chợ phiên dời chỗ" in text_of(window)


def test_a_text_that_may_not_leave_is_on_no_page(
    begin: Begin, clippings: Archive, qtbot: QtBot
) -> None:
    catalogued(clippings, ArticleEdit(1, None, {"text_access": "citation_only"}))
    window = opened(begin(), qtbot)
    index = window.content.findData(Content.FULL.value)
    window.content.setCurrentIndex(index)
    window.content.activated.emit(index)
    qtbot.waitUntil(lambda: "Chợ phiên dời về sân kho." in text_of(window), timeout=SLOW)
    assert "Phà thêm chuyến" in text_of(window)
    assert "Xe đạp" not in text_of(window)


def test_closing_the_archive_closes_the_window(answering: Application, qtbot: QtBot) -> None:
    opened(answering, qtbot)
    answering.session.close()
    assert answering.answers.bulletins.window is None


def test_a_bulletin_holds_so_many_articles_and_says_so(
    answering: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MOST_WHOLE", 2)
    window = opened(answering, qtbot)
    assert "3 bài" in text_of(window)
    index = window.content.findData(Content.FULL.value)
    window.content.setCurrentIndex(index)
    window.content.activated.emit(index)
    qtbot.waitUntil(lambda: "2 bài" in text_of(window), timeout=SLOW)
    assert "first 2" in window._count.text()


def test_the_basket_is_kept_and_becomes_a_bulletin(
    answering: Application, begin: Begin, qtbot: QtBot
) -> None:
    window = answering.window
    for _ in range(2):
        window.menus.basket.trigger()
        qtbot.waitUntil(lambda: bool(window.findChildren(BasketDialog)), timeout=SLOW)
        (dialog,) = window.findChildren(BasketDialog)
        with qtbot.waitSignal(window.desk.cataloguing.applied, timeout=SLOW):
            press(dialog.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not window.findChildren(BasketDialog), timeout=SLOW)
        read(answering, qtbot, 3)
    window.close()
    composed = opened(begin(), qtbot)
    names = [composed.source.itemText(row) for row in range(composed.source.count())]
    assert "Dossier: Basket (2)" in names
    take(composed, qtbot, names.index("Dossier: Basket (2)"), "2 bài")

"""What is known of an article, in the running program on a real archive."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.records import AddFigure, IndexHealth, Quote
from desktop.application import Application
from desktop.desk import Desk
from desktop.reading.tabs import Tab
from tests.desktop.keys import press

SLOW = 20_000


@pytest.fixture
def desk(qtbot: QtBot, opened: Application) -> Desk:
    """The desk with the first article of the list, its catalogue read."""
    desk = opened.window.desk
    desk.results.view.choose(0)
    qtbot.waitUntil(lambda: desk.cataloguing.catalogue is not None, timeout=SLOW)
    return desk


def figure_of(desk: Desk) -> AddFigure:
    """A figure at the last words of the article."""
    article = desk.detail.article
    assert article is not None
    block = max(article.blocks, key=lambda one: (len(one.text), one.start))
    quote = Quote(block.text[-9:], block.stop - 9, block.stop)
    return AddFigure(article.row.id, "lượt người tới xem", "41205", quote=quote)


def said(desk: Desk, tab: Tab) -> str:
    widget = desk.tabs._tabs[tab]
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_a_saved_figure_is_shown_counted_and_leads_to_its_place(qtbot: QtBot, desk: Desk) -> None:
    before = len(desk.cataloguing.catalogue.figures) if desk.cataloguing.catalogue else 0
    desk.show_tab(Tab.FIGURES)
    with qtbot.waitSignal(desk.cataloguing.read, timeout=SLOW):
        desk.cataloguing.apply([figure_of(desk)])
    table = desk.tabs.figures.table
    qtbot.waitUntil(lambda: table.model().rowCount() == before + 1, timeout=SLOW)
    press(table, Qt.Key.Key_End)
    assert desk.detail.tab is Tab.FIGURES
    press(table, Qt.Key.Key_Return)
    assert desk.detail.view._pointed is not None


def test_a_change_is_in_the_history_and_taken_back_there(qtbot: QtBot, desk: Desk) -> None:
    held = desk.cataloguing.catalogue
    assert held is not None
    with qtbot.waitSignal(desk.cataloguing.read, timeout=SLOW):
        desk.cataloguing.apply([figure_of(desk)])
    with qtbot.waitSignal(desk.cataloguing.traced, timeout=SLOW) as traced:
        desk.show_tab(Tab.HISTORY)
    assert "Thêm số liệu" in said(desk, Tab.HISTORY)
    with qtbot.waitSignals([desk.cataloguing.read, desk.cataloguing.traced], timeout=SLOW):
        desk.tabs.history.undo_wanted.emit(traced.args[0][0].id)
    assert desk.cataloguing.catalogue is not None
    assert len(desk.cataloguing.catalogue.figures) == len(held.figures)
    assert "đã hoàn tác" in said(desk, Tab.HISTORY)


def test_related_articles_are_read_when_their_tab_is_in_view(
    qtbot: QtBot, opened: Application, desk: Desk
) -> None:
    def is_indexed() -> bool:
        standing = opened.session.standing
        return standing is not None and standing.index.health is IndexHealth.CURRENT

    qtbot.waitUntil(is_indexed, timeout=60_000)
    with qtbot.waitSignal(desk.article_shown, timeout=SLOW):
        desk.open_article(1)
    desk.show_tab(Tab.RELATIONS)
    qtbot.waitUntil(lambda: "Cùng câu chuyện" in said(desk, Tab.RELATIONS), timeout=SLOW)


def test_another_article_empties_the_tabs_and_fills_them_anew(qtbot: QtBot, desk: Desk) -> None:
    first = desk.cataloguing.article_id
    desk.show_tab(Tab.HISTORY)
    desk.results.view.step(1)
    qtbot.waitUntil(lambda: desk.cataloguing.article_id != first, timeout=SLOW)
    qtbot.waitUntil(lambda: desk.cataloguing.catalogue is not None, timeout=SLOW)
    assert desk.detail.tab is Tab.HISTORY
    article = desk.detail.article
    assert article is not None
    assert article.row.id == desk.cataloguing.article_id

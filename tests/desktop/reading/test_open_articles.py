"""Articles in tabs, by the keys every browser has, and there again on another day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from desktop.application import Application, Start
from desktop.language import Language
from desktop.reading.open_articles import OpenArticles
from desktop.theme import Scheme
from tests.desktop.test_desk import SLOW, await_article

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def row(program: Application) -> OpenArticles:
    found = program.window.findChild(OpenArticles)
    assert isinstance(found, OpenArticles)
    return found


def tabs(program: Application) -> list[str]:
    """The headlines on the tabs that can be seen."""
    shown = row(program)
    return [shown.tabToolTip(at) for at in range(shown.count())] if shown.isVisible() else []


def headline(program: Application) -> str:
    article = program.window.desk.detail.article
    return article.row.headline if article is not None else ""


def test_tabs_are_opened_walked_closed_and_brought_back(opened: Application, qtbot: QtBot) -> None:
    window, desk = opened.window, opened.window.desk
    view = desk.results.view
    view.setFocus()
    qtbot.waitUntil(lambda: bool(headline(opened)), timeout=SLOW)
    first = headline(opened)
    assert tabs(opened) == [], "one article alone needs no tab"
    QTest.keyClick(view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: headline(opened) != first, timeout=SLOW)
    second = headline(opened)
    QTest.keyClick(window, Qt.Key.Key_T, CONTROL)
    assert tabs(opened) == [second, second]
    QTest.keyClick(view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: headline(opened) != second, timeout=SLOW)
    third = headline(opened)
    assert tabs(opened) == [second, third]
    QTest.keyClick(window, Qt.Key.Key_Tab, CONTROL)
    qtbot.waitUntil(lambda: headline(opened) == second, timeout=SLOW)
    assert row(opened).currentIndex() == 0
    QTest.keyClick(window, Qt.Key.Key_Backtab, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: headline(opened) == third, timeout=SLOW)
    QTest.keyClick(window, Qt.Key.Key_W, CONTROL)
    qtbot.waitUntil(lambda: headline(opened) == second, timeout=SLOW)
    assert tabs(opened) == []
    QTest.keyClick(window, Qt.Key.Key_T, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: headline(opened) == third, timeout=SLOW)
    assert tabs(opened) == [second, third]


def test_ctrl_enter_in_the_list_opens_apart(opened: Application, qtbot: QtBot) -> None:
    desk = opened.window.desk
    desk.open_article(1)
    await_article(opened, qtbot, 1)
    desk.results.view.choose(0)
    qtbot.waitUntil(lambda: desk.detail.article is not None and desk.detail.article.row.id != 1)
    QTest.keyClick(desk.results.view, Qt.Key.Key_Return, CONTROL)
    assert len(tabs(opened)) == 2


def test_a_cross_closes_its_tab_and_a_click_chooses_one(opened: Application, qtbot: QtBot) -> None:
    desk = opened.window.desk
    desk.open_article(1)
    await_article(opened, qtbot, 1)
    for article_id in (2, 3):
        desk.visits.open_apart(article_id)
        await_article(opened, qtbot, article_id)
    shown = row(opened)
    QTest.mouseClick(
        shown, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        shown.tabRect(0).center(),
    )  # fmt: skip
    await_article(opened, qtbot, 1)
    cross = shown.tabButton(1, QTabBar.ButtonPosition.RightSide)
    assert isinstance(cross, QToolButton)
    assert cross.accessibleName().startswith("Đóng thẻ “")
    cross.click()
    assert list(desk.visits.articles) == [1, 3]
    assert len(tabs(opened)) == 2


def test_tabs_are_there_again_on_another_day(
    program: Callable[[Start], Application], archive: Path, qtbot: QtBot
) -> None:
    start = Start(archive=archive, language=Language.VIETNAMESE, scheme=Scheme.LIGHT, debounce_ms=0)
    running = program(start)
    qtbot.waitUntil(lambda: running.window.desk.searching.hits is not None, timeout=SLOW)
    running.window.desk.open_article(1)
    await_article(running, qtbot, 1)
    for article_id in (4, 5):
        running.window.desk.visits.open_apart(article_id)
        await_article(running, qtbot, article_id)
    running.window.desk.visits.step(-1)
    await_article(running, qtbot, 4)
    before = tabs(running)
    running.window.close()
    again = program(start)
    await_article(again, qtbot, 4)
    again.window.resize(QSize(1280, 800))
    assert tabs(again) == before
    assert row(again).currentIndex() == 1
    assert again.window.focusWidget() is not again.window.desk.detail.view, "the box has the caret"

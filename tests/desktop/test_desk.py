"""Going from article to article at the desk, through the real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.application import Application

SLOW = 20_000
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def reading(opened: Application, qtbot: QtBot) -> Callable[[int], None]:
    """Open an article by its id, as a link does, and wait until it is there."""
    desk = opened.window.desk

    def read(article_id: int) -> None:
        desk.open_article(article_id)
        await_article(opened, qtbot, article_id)

    return read


def await_article(program: Application, qtbot: QtBot, article_id: int) -> None:
    """Wait until an article is on show."""

    def there() -> bool:
        article = program.window.desk.detail.article
        return article is not None and article.row.id == article_id

    qtbot.waitUntil(there, timeout=SLOW)


def test_alt_arrows_go_back_and_forward_through_the_articles(
    opened: Application, qtbot: QtBot, reading: Callable[[int], None]
) -> None:
    window, desk = opened.window, opened.window.desk
    assert not desk._back.isEnabled()
    for article_id in (1, 2, 3):
        reading(article_id)
    bar = desk.detail.view.verticalScrollBar()
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    await_article(opened, qtbot, 2)
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    await_article(opened, qtbot, 1)
    assert not desk._back.isEnabled()
    assert desk._forward.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Right, ALT)
    await_article(opened, qtbot, 2)
    assert bar.value() == 0
    desk._back.click()
    await_article(opened, qtbot, 1)


def test_back_on_a_narrow_window_leads_to_the_list_first(
    opened: Application, qtbot: QtBot, reading: Callable[[int], None]
) -> None:
    window, desk = opened.window, opened.window.desk
    window.resize(QSize(900, 600))
    reading(1)
    reading(2)
    assert not desk.results.isVisible()
    assert desk._back.accessibleName() == "Về danh sách"
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    assert desk.results.isVisible()
    assert desk._back.accessibleName() == "Về bài trước đó"
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    await_article(opened, qtbot, 1)
    assert not desk.results.isVisible()


def test_a_long_article_is_come_back_to_where_it_was_left(
    opened: Application, qtbot: QtBot, reading: Callable[[int], None]
) -> None:
    desk = opened.window.desk
    opened.window.resize(QSize(1200, 420))
    reading(1)
    bar = desk.detail.view.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum() // 2)
    left = bar.value()
    reading(2)
    desk.step_back()
    await_article(opened, qtbot, 1)
    assert abs(bar.value() - left) < opened.theme.px(40)


def test_nothing_but_the_article_and_back(
    opened: Application, reading: Callable[[int], None]
) -> None:
    window, desk = opened.window, opened.window.desk
    shift, none = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window, Qt.Key.Key_F11, shift)
    assert desk.results.isVisible(), "there is no article yet"
    reading(1)
    ways: list[tuple[Qt.Key, Qt.KeyboardModifier]] = [
        (Qt.Key.Key_F11, shift),
        (Qt.Key.Key_Escape, none),
        (Qt.Key.Key_Left, ALT),
        (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F11, none),
    ]
    for key, modifier in ways:
        QTest.keyClick(window, Qt.Key.Key_F11, shift)
        shown = [desk.detail.view, desk.results, desk.facets, desk.bar, window.status]
        assert [one.isVisible() for one in shown] == [True, False, False, False, False]
        assert window.menus.height() == 0
        assert window.isFullScreen()
        QTest.keyClick(desk.detail.view, key, modifier)
        assert desk.bar.isVisible()
        assert window.status.isVisible()
        assert window.menus.height() > 0
        assert not window.isFullScreen()
        desk._panes.bring_both()
    window.resize(QSize(900, 600))
    QTest.keyClick(window, Qt.Key.Key_F11, shift)
    assert desk.detail.isVisible()
    window.close()
    assert not window.isFullScreen(), "another day begins with the whole window"

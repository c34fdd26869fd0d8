"""What stands below an article comes when it is read, moves no letter, and leads on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from desktop.application import Application
from desktop.coverage.dossier_dialog import DossierDialog
from desktop.reading.below import Below
from desktop.reading.parts import ElidedLink
from tests.desktop.test_desk import SLOW, await_article


def links(below: Below) -> dict[str, ElidedLink]:
    """The links that can be seen, by their words."""
    return {one.toolTip(): one for one in below.findChildren(ElidedLink) if one.isVisible()}


def shown(program: Application, qtbot: QtBot, article_id: int) -> Below:
    """Open an article and wait for what stands below it."""
    desk = program.window.desk
    desk.open_article(article_id)
    await_article(program, qtbot, article_id)
    below = desk.detail.view.below
    assert below.isHidden(), "the article comes first"
    qtbot.waitUntil(below.isVisible, timeout=SLOW)
    return below


def test_links_stand_below_the_last_line_and_lead_on(opened: Application, qtbot: QtBot) -> None:
    desk = opened.window.desk
    opened.window.resize(QSize(1300, 500))
    desk.open_article(1)
    await_article(opened, qtbot, 1)
    view = desk.detail.view
    before = view.document().documentLayout().blockBoundingRect(view.document().lastBlock())
    end = view.verticalScrollBar().maximum()
    below = view.below
    qtbot.waitUntil(below.isVisible, timeout=SLOW)
    after = view.document().documentLayout().blockBoundingRect(view.document().lastBlock())
    assert after == before, "no letter moves"
    assert view.verticalScrollBar().maximum() > end
    assert below.y() >= after.bottom()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert below.geometry().bottom() < view.viewport().height()
    headline, link = next(iter(links(below).items()))
    link.click()
    qtbot.waitUntil(
        lambda: desk.detail.article is not None and desk.detail.article.row.headline == headline,
        timeout=SLOW,
    )


def test_the_keyboard_brings_a_link_into_view(opened: Application, qtbot: QtBot) -> None:
    opened.window.resize(QSize(1300, 420))
    below = shown(opened, qtbot, 1)
    view = opened.window.desk.detail.view
    assert view.verticalScrollBar().value() == 0
    last = list(links(below).values())[-1]
    last.setFocus()
    assert view.verticalScrollBar().value() > 0
    top = last.mapTo(view.viewport(), last.rect().topLeft()).y()
    assert 0 <= top <= view.viewport().height() - last.height()


def test_a_dossier_is_opened(opened: Application, qtbot: QtBot) -> None:
    below = shown(opened, qtbot, 1)
    desk = opened.window.desk
    assert desk.cataloguing.catalogue is not None
    dossier = desk.cataloguing.catalogue.dossiers[0]
    with qtbot.waitSignal(desk.tabs.dossier_wanted) as wanted:
        links(below)[dossier.title].click()
    assert wanted.args == [dossier.id]
    qtbot.waitUntil(lambda: len(opened.window.findChildren(DossierDialog)) == 1, timeout=SLOW)


def test_whoever_walks_on_is_not_kept_by_what_was_below(opened: Application, qtbot: QtBot) -> None:
    desk = opened.window.desk
    shown(opened, qtbot, 1)
    end = desk.detail.view.verticalScrollBar().maximum()
    desk.open_article(2)
    await_article(opened, qtbot, 2)
    assert desk.detail.view.below.isHidden()
    assert desk.detail.view.verticalScrollBar().maximum() < end or end == 0
    desk.detach()
    assert desk.detail.view.below.isHidden()

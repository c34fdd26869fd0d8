"""What belongs together is suggested beside an article, and taken or refused by one button."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from db import Archive, open_archive
from db.records import AddToDossier, Catalogue, RelateArticles, RelationKind
from desktop.application import Application, Start
from desktop.desk import Desk
from desktop.language import Language
from desktop.reading.relation_words import BEFORE, statement_words
from desktop.reading.tabs import Tab
from desktop.theme import Scheme
from tests.db.articles import archive_of, article

SLOW = 20_000
HERE = "Bến phà Mười Cây chở 41.205 lượt khách trong năm qua."
THERE = "Phà Mười Cây sắp có cầu thay thế; năm qua phà chở 41.205 lượt khách."


@pytest.fixture
def ferries(tmp_path: Path) -> Archive:
    """Two clippings that state one figure, and two that stand in a dossier."""
    archive = archive_of(
        tmp_path,
        [
            article("Phà đông khách", HERE),
            article("Cầu thay phà", "Cầu khởi công.", THERE),
            article("Chợ phiên dời chỗ", "Chợ phiên dời về sân kho của hợp tác xã."),
            article("Thư viện mở lại", "Thư viện huyện mở lại phòng đọc."),
        ],
    )
    cataloguer = archive.cataloguer("LAN")
    cataloguer.apply(
        [
            *(RelateArticles(1, other, RelationKind.RELATED) for other in (3, 4)),
            *(AddToDossier(other, title="Mười Cây") for other in (3, 4)),
        ]
    )
    cataloguer.close()
    archive.close()
    return archive


@pytest.fixture
def desk(program: Callable[[Start], Application], ferries: Archive, qtbot: QtBot) -> Desk:
    """The desk with the first clipping, its relations in view and suggested."""
    running = program(
        Start(archive=ferries.path, language=Language.ENGLISH, scheme=Scheme.LIGHT, debounce_ms=0)
    )
    qtbot.waitUntil(lambda: bool(running.window.status.words), timeout=SLOW)
    desk = running.window.desk
    show(desk, qtbot, 1)
    return desk


def show(desk: Desk, qtbot: QtBot, article_id: int) -> None:
    with qtbot.waitSignal(desk.cataloguing.suggested, timeout=SLOW):
        desk.open_article(article_id)
    desk.show_tab(Tab.RELATIONS)


def said(desk: Desk) -> str:
    tab = desk.tabs.relations
    labels = [one.text() for one in tab.findChildren(QLabel) if one.isVisible()]
    buttons = [one.toolTip() or one.text() for one in tab.findChildren(QPushButton)]
    return "\n".join(labels + buttons)


def press(desk: Desk, qtbot: QtBot, begins: str) -> None:
    """Press a button, and wait until its save is read and suggested anew."""
    [button] = [
        one
        for one in desk.tabs.relations.findChildren(QPushButton)
        if one.accessibleName().startswith(begins) and one.isVisible()
    ]
    with qtbot.waitSignal(desk.cataloguing.suggested, timeout=SLOW):
        button.click()


def held(path: Path, article_id: int = 1) -> Catalogue:
    reader = open_archive(path, read_only=True).reader()
    found = reader.catalogue.of(article_id)
    reader.close()
    return found


def states(path: Path) -> dict[int, str]:
    return {one.other.id: one.state.value for one in held(path).relations}


def test_a_suggestion_tells_both_sentences_and_is_counted(desk: Desk, ferries: Archive) -> None:
    words = said(desk)
    assert "Cầu thay phà" in words
    assert "both state: 41.205 lượt" in words
    assert f"Here: “{HERE}”" in words
    assert "There: “" in words
    [one] = [one for one in desk.cataloguing.suggestions if one.shared]
    told = statement_words(one.shared[0].there)
    assert told in words
    assert told.startswith("… ")
    assert told.index("41.205") <= BEFORE + 1
    assert THERE.endswith(told.removeprefix("…"))
    assert "Suggested: related articles in it: 2" in words
    row = desk.detail._tabs
    assert row.tabText(row.tabs.index(Tab.RELATIONS)).endswith("(4)")
    assert states(ferries.path) == {3: "accepted", 4: "accepted"}


def test_yes_records_the_link(desk: Desk, ferries: Archive, qtbot: QtBot) -> None:
    press(desk, qtbot, "Yes: Related to Cầu thay phà")
    assert states(ferries.path)[2] == "accepted"
    assert "Waiting for a decision" not in said(desk)
    show(desk, qtbot, 2)
    assert "Phà đông khách" in said(desk)
    assert "both state" not in said(desk)


def test_no_is_remembered(desk: Desk, ferries: Archive, qtbot: QtBot) -> None:
    press(desk, qtbot, "No: Related to Cầu thay phà")
    assert states(ferries.path)[2] == "rejected"
    for article_id in (2, 1):
        show(desk, qtbot, article_id)
        assert "both state" not in said(desk)


def test_one_click_puts_it_into_the_dossier(desk: Desk, ferries: Archive, qtbot: QtBot) -> None:
    press(desk, qtbot, "Put it in: Mười Cây")
    assert [one.title for one in held(ferries.path).dossiers] == ["Mười Cây"]
    assert "Suggested" not in said(desk)


def test_the_sentences_lead_to_their_places(desk: Desk, ferries: Archive, qtbot: QtBot) -> None:
    links = desk.tabs.relations.findChildren(QPushButton)
    [there] = [one for one in links if one.toolTip().startswith("There: ")]
    with qtbot.waitSignal(desk.tabs.relations.quote_wanted) as asked:
        there.click()
    article_id, start, stop = asked.args
    qtbot.waitUntil(lambda: desk.cataloguing.article_id == 2, timeout=SLOW)
    reader = open_archive(ferries.path, read_only=True).reader()
    assert (article_id, reader.article(2).text[start:stop]) == (2, THERE)
    reader.close()

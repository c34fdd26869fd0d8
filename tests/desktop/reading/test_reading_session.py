"""One article after another, out of a real archive."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from db import Archive
from db.errors import ArticleMissing
from db.records import ArticleDetail, QueryTerm
from desktop.reading.detail_pane import DetailPane
from desktop.reading.reading_session import ReadingSession
from desktop.tasks import Lane
from desktop.theme import Theme
from tests.desktop.archives import new_archive

GOM = QueryTerm("gom", "gom", marked=False, prefix=False)
LANG = QueryTerm("làng", "lang", marked=True, prefix=False)
HEADLINES = ("Đường mới qua làng gốm", "Phòng đọc mở cửa", "Chợ phiên làng trên")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    lines = [
        json.dumps({"id": str(n), "headline": headline, "body": ["Bài về làng gốm."]})
        for n, headline in enumerate(HEADLINES)
    ]
    archive = new_archive(tmp_path_factory.mktemp("read"), lines)
    yield archive
    archive.close()


@pytest.fixture
def ids(archive: Archive) -> dict[str, int]:
    reader = archive.reader()
    rows = reader.rows(reader.browse())
    reader.close()
    return {row.headline: row.id for row in rows}


@pytest.fixture
def lane() -> Iterator[Lane]:
    lane = Lane("read")
    yield lane
    lane.close()


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> DetailPane:
    pane = DetailPane(theme)
    qtbot.addWidget(pane)
    pane.resize(620, 600)
    pane.show()
    return pane


@pytest.fixture
def session(archive: Archive, lane: Lane, pane: DetailPane) -> ReadingSession:
    session = ReadingSession(pane)
    session.attach(lane.open(archive.reader, lambda reader: reader.close()))
    return session


def test_an_article_is_shown_with_its_hits(
    qtbot: QtBot, session: ReadingSession, pane: DetailPane, ids: dict[str, int]
) -> None:
    with qtbot.waitSignal(session.article_shown) as shown:
        session.open(ids[HEADLINES[0]], [LANG, GOM])
    (article,) = shown.args
    assert isinstance(article, ArticleDetail)
    assert pane.article is article
    assert pane.hit_place == "1/2"


def test_the_latest_article_wins(
    qtbot: QtBot, session: ReadingSession, lane: Lane, ids: dict[str, int]
) -> None:
    shown: list[ArticleDetail] = []
    session.article_shown.connect(shown.append)
    held = threading.Event()
    lane.submit(lambda _ticket: held.wait(10), lambda _none: None)
    for headline in HEADLINES:
        session.open(ids[headline], [])
    held.set()
    qtbot.waitUntil(lambda: bool(shown))
    qtbot.wait(30)
    assert [one.row.headline for one in shown] == [HEADLINES[-1]]


def test_other_words_are_marked_in_the_same_article(
    qtbot: QtBot, session: ReadingSession, pane: DetailPane, ids: dict[str, int]
) -> None:
    with qtbot.waitSignal(session.article_shown):
        session.open(ids[HEADLINES[1]], [LANG, GOM])
    assert pane.hit_place == "1/1"
    session.mark([])
    qtbot.waitUntil(lambda: pane.hit_place == "")
    session.mark([GOM])
    qtbot.waitUntil(lambda: pane.hit_place == "1/1")


def test_words_that_change_while_an_article_is_read_are_marked_in_it(
    qtbot: QtBot, session: ReadingSession, pane: DetailPane, ids: dict[str, int]
) -> None:
    session.open(ids[HEADLINES[1]], [])
    session.mark([GOM])
    qtbot.waitUntil(lambda: pane.hit_place == "1/1")


def test_an_article_that_is_gone_is_said(
    qtbot: QtBot, session: ReadingSession, pane: DetailPane
) -> None:
    with qtbot.waitSignal(session.reading_failed) as failed:
        session.open(987_654, [])
    assert isinstance(failed.args[0], ArticleMissing)
    assert pane.article is None


def test_nothing_is_read_once_the_archive_is_gone(
    qtbot: QtBot, session: ReadingSession, pane: DetailPane, ids: dict[str, int]
) -> None:
    session.detach()
    session.open(ids[HEADLINES[0]], [])
    session.renew()
    qtbot.wait(20)
    assert pane.article is None

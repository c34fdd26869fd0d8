"""Ways to begin, while nothing is asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db import Archive
from db.records import Filter, Hits, SearchRequest, Sort
from desktop.searching.home_line import HomeLine
from desktop.tasks import Lane
from desktop.theme import Theme
from tests.desktop.archives import new_archive

DAYS = ("1998-03-04", "2018-03-04", "2018-03-05", None)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    lines = [
        json.dumps(
            {"id": f"a{n}", "headline": f"Chợ {n}", "body": ["Chợ họp sớm."]}
            | ({"published": day} if day else {})
        )
        for n, day in enumerate(DAYS)
    ]
    archive = new_archive(tmp_path, lines)
    yield archive
    archive.close()


@pytest.fixture
def line(qtbot: QtBot, theme: Theme, archive: Archive) -> Iterator[Callable[[date], HomeLine]]:
    lane = Lane("search")
    finding = lane.open(archive.searcher, lambda one: one.close())

    def made(today: date) -> HomeLine:
        line = HomeLine(theme, lambda: today)
        qtbot.addWidget(line)
        line.attach(finding)
        return line

    yield made
    lane.close()


def answer(archive: Archive, request: SearchRequest) -> Hits:
    searcher = archive.searcher()
    hits = searcher.search(request)
    searcher.close()
    return hits


def offered(line: HomeLine) -> list[str]:
    return [one.text() for one in line.findChildren(QPushButton) if not one.isHidden()]


EVERYTHING = SearchRequest("", facets=True)


def test_this_day_of_other_years_and_what_nobody_catalogued(
    qtbot: QtBot, archive: Archive, line: Callable[[date], HomeLine]
) -> None:
    home = line(date(2026, 3, 4))
    home.show_answer(answer(archive, EVERYTHING))
    qtbot.waitUntil(lambda: len(offered(home)) == 2)
    assert offered(home) == [
        "On this day, years ago: 2 article(s)",
        "Not catalogued yet: 4 article(s)",
    ]
    day, untouched = home.findChildren(QPushButton)
    with qtbot.waitSignal(home.asked) as asked:
        day.click()
    assert asked.args == [SearchRequest("ngày:4/3", Sort.NEWEST)]
    assert answer(archive, asked.args[0]).total == 2
    with qtbot.waitSignal(home.asked) as asked:
        untouched.click()
    assert asked.args == [SearchRequest("", Sort.OLDEST, (Filter("status", "new"),))]


def test_a_day_without_articles_is_not_offered(
    qtbot: QtBot, archive: Archive, line: Callable[[date], HomeLine]
) -> None:
    home = line(date(2026, 3, 4))
    home.show_answer(answer(archive, EVERYTHING))
    qtbot.waitUntil(lambda: len(offered(home)) == 2)
    other = line(date(2026, 7, 1))
    other.show_answer(answer(archive, EVERYTHING))
    home.show_answer(answer(archive, EVERYTHING))
    # Counted in their order: once the second is there again, the first was counted too.
    qtbot.waitUntil(lambda: len(offered(home)) == 2)
    assert offered(other) == ["Not catalogued yet: 4 article(s)"]


@pytest.mark.parametrize(
    "request_",
    [SearchRequest("chợ"), SearchRequest("", filters=(Filter("year", "2018"),))],
)
def test_whoever_asks_something_is_not_disturbed(
    archive: Archive, line: Callable[[date], HomeLine], request_: SearchRequest
) -> None:
    home = line(date(2026, 3, 4))
    home.show_answer(answer(archive, EVERYTHING))
    assert not home.isHidden()
    home.show_answer(answer(archive, request_))
    assert home.isHidden()

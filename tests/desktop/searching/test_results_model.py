"""The list of hits as Qt reads it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from db.records import HitRow, Hits, Problem
from desktop.searching.results_model import PAGE, Divider, ResultsModel, Role
from desktop.tasks import Lane, Ticket
from tests.desktop.articles import hit_row, hits

Done = Callable[[list[HitRow]], None]
Failed = Callable[[Exception], None]


class Shelf:
    """A page source on a real lane; it keeps what was asked for, and can be held up."""

    def __init__(self) -> None:
        self.lane = Lane("shelf")
        self.asked: list[int] = []
        self.open = threading.Event()
        self.open.set()
        self.gone: set[int] = set()
        self.broken = False

    def bring(self, listed: Hits, offset: int, limit: int, done: Done, failed: Failed) -> Ticket:
        self.asked.append(offset)

        def fetch(_ticket: Ticket) -> list[HitRow]:
            self.open.wait(10)
            if self.broken:
                raise OSError(offset)
            ids = listed.ids[offset : offset + limit]
            return [hit_row(one) for one in ids if one not in self.gone]

        return self.lane.submit(fetch, done, failed)


@pytest.fixture
def shelf(qtbot: QtBot) -> Iterator[Shelf]:
    assert qtbot
    shelf = Shelf()
    yield shelf
    shelf.open.set()
    shelf.lane.close()


@pytest.fixture
def model(shelf: Shelf) -> ResultsModel:
    model = ResultsModel()
    model.draw_from(shelf.bring)
    return model


def headline(model: ResultsModel, row: int) -> object:
    return model.index(row, 0).data()


def test_a_line_comes_later_and_says_so(qtbot: QtBot, model: ResultsModel) -> None:
    model.show_hits(hits(range(1000, 1200)))
    assert model.rowCount() == 200
    assert headline(model, 70) == "Loading…"
    assert model.index(70, 0).data(Role.ROW) is None
    with qtbot.waitSignal(model.dataChanged) as changed:
        pass
    assert [index.row() for index in changed.args[:2]] == [64, 127]
    assert headline(model, 70) == "Thư viện số 1070 mở phòng đọc"
    row = model.index(70, 0).data(Role.ROW)
    assert isinstance(row, HitRow)
    assert row.article.id == model.article_id(70) == 1070


def test_data_never_waits(qtbot: QtBot, model: ResultsModel, shelf: Shelf) -> None:
    shelf.open.clear()
    model.show_hits(hits(range(100_000)))
    for row in range(0, 100_000, 50):
        assert headline(model, row) == "Loading…"
    assert shelf.asked == [0]
    shelf.open.set()
    qtbot.waitUntil(lambda: headline(model, 99_950) != "Loading…")
    # Only the pages seen last were worth bringing, the last one first.
    assert shelf.asked[1] == 99_950 // PAGE * PAGE
    assert len(shelf.asked) <= 10


def test_pages_seen_long_ago_are_forgotten(qtbot: QtBot, model: ResultsModel) -> None:
    model.show_hits(hits(range(PAGE * 60)))
    for page in range(60):
        headline(model, page * PAGE)
        with qtbot.waitSignal(model.dataChanged):
            pass
    assert headline(model, 59 * PAGE) != "Loading…"
    assert headline(model, 0) == "Loading…"


def test_a_new_answer_drops_the_lines_on_their_way(
    qtbot: QtBot, model: ResultsModel, shelf: Shelf
) -> None:
    shelf.open.clear()
    model.show_hits(hits([1, 2]))
    headline(model, 0)
    model.show_hits(hits([3]))
    headline(model, 0)
    shelf.open.set()
    qtbot.waitUntil(lambda: headline(model, 0) != "Loading…")
    assert headline(model, 0) == "Thư viện số 3 mở phòng đọc"


def test_first_lines_come_with_the_answer(qtbot: QtBot, model: ResultsModel, shelf: Shelf) -> None:
    model.show_hits(hits(range(100)), [hit_row(one) for one in range(10)])
    assert headline(model, 9) == "Thư viện số 9 mở phòng đọc"
    assert shelf.asked == []
    assert headline(model, 10) == "Loading…"
    qtbot.waitUntil(lambda: headline(model, 10) == "Thư viện số 10 mở phòng đọc")
    assert shelf.asked == [0]


def test_a_whole_short_answer_asks_for_nothing(model: ResultsModel, shelf: Shelf) -> None:
    model.show_hits(hits([5, 6]), [hit_row(5), hit_row(6)])
    assert [headline(model, row) for row in (0, 1)] == [
        "Thư viện số 5 mở phòng đọc",
        "Thư viện số 6 mở phòng đọc",
    ]
    assert shelf.asked == []


def test_an_article_that_is_gone_says_so(qtbot: QtBot, model: ResultsModel, shelf: Shelf) -> None:
    shelf.gone = {8}
    model.show_hits(hits([7, 8, 9]))
    headline(model, 0)
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert headline(model, 1) == "This article is no longer in the archive"
    assert headline(model, 2) == "Thư viện số 9 mở phòng đọc"


def test_a_page_that_cannot_be_read_is_not_asked_for_again_and_again(
    qtbot: QtBot, model: ResultsModel, shelf: Shelf
) -> None:
    shelf.broken = True
    model.show_hits(hits([7]))
    headline(model, 0)
    qtbot.waitUntil(lambda: headline(model, 0) == "This line could not be read")
    headline(model, 0)
    assert shelf.asked == [0]


def test_a_screen_reader_hears_headline_outlet_date_and_hits(model: ResultsModel) -> None:
    model.show_hits(hits([5]), [hit_row(5)])
    index = model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Thư viện số 5 mở phòng đọc, Báo Thử Nghiệm, 24/10/2018, 3 hit(s)"
    )
    assert "thư viện đón sáu mươi em" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_the_divider_stands_above_the_first_hit_with_other_accents(model: ResultsModel) -> None:
    model.show_hits(hits([1, 2, 3], total=2), [hit_row(one) for one in (1, 2, 3)])
    above = [model.index(row, 0).data(Role.DIVIDER) for row in range(3)]
    assert above == [None, None, Divider.OTHER_ACCENTS]
    missing = Problem("one_word_missing", 0, 4)
    model.show_hits(replace(hits([1, 2], total=1), problems=(missing,)))
    assert model.index(1, 0).data(Role.DIVIDER) == Divider.NEAR


def test_an_article_is_found_in_the_list_whatever_its_number(model: ResultsModel) -> None:
    model.show_hits(hits([1 << 8, 1 << 40, 1, 77]))
    assert model.position(1) == 2
    assert model.position(1 << 40) == 1
    assert model.position(5) is None
    model.show_hits(hits([]))
    assert model.position(1) is None


def test_qt_finds_no_fault_with_the_model(model: ResultsModel) -> None:
    tester = QAbstractItemModelTester(model)  # its warnings fail the test
    model.show_hits(hits([1, 2, 3]), [hit_row(one) for one in (1, 2, 3)])
    model.show_hits(hits([4]))
    assert tester.model() is model

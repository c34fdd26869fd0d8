"""Articles side by side in tabs: opened, closed, brought back, each with a way of its own."""

from __future__ import annotations

import pytest

from db.records import ArticleDetail, BlockKind
from desktop.reading.visits import Visits
from tests.desktop.articles import detail


def article(article_id: int) -> ArticleDetail:
    return detail([(BlockKind.HEADLINE, f"Bài {article_id}")], article_id)


class Reader:
    """Brings every article that is asked for, as the reading session does."""

    def __init__(self) -> None:
        self.clock = 0.0
        self.visits = Visits(clock=lambda: self.clock)
        self.places: list[int] = []
        self.shown = 0
        self.visits.article_wanted.connect(self.open)
        self.visits.article_resumed.connect(self.open)

    def open(self, article_id: int) -> None:
        """Show an article for a while; the one before was read as far as its number says."""
        if self.shown and self.shown != article_id:
            self.visits.leave(self.shown, self.shown * 10)
        self.clock += 60
        self.shown = article_id
        self.places.append(self.visits.note(article(article_id)))


def open_in(reader: Reader) -> list[int]:
    """The article of each tab."""
    return list(reader.visits.articles)


@pytest.fixture
def reader() -> Reader:
    return Reader()


def test_back_goes_to_the_place_that_was_left(reader: Reader) -> None:
    reader.open(1)
    reader.open(2)
    assert reader.visits.back_open
    reader.visits.go(-1)
    assert (reader.shown, reader.places[-1]) == (1, 10)
    reader.visits.go(1)
    assert (reader.shown, reader.places[-1]) == (2, 20)
    reader.open(1)
    assert reader.places[-1] == 0, "opened anew, not come back to"


def test_each_tab_has_its_own_way(reader: Reader) -> None:
    reader.open(1)
    reader.visits.open_apart(2)
    assert open_in(reader) == [1, 2]
    assert not reader.visits.back_open
    reader.open(3)
    assert open_in(reader) == [1, 3]
    reader.visits.step(1)
    assert reader.shown == 1
    reader.visits.step(-1)
    reader.visits.go(-1)
    assert open_in(reader) == [1, 2]


def test_a_closed_tab_comes_back_where_it_stood(reader: Reader) -> None:
    reader.open(1)
    for one in (2, 3):
        reader.visits.open_apart(one)
    reader.visits.close(1)
    assert (open_in(reader), reader.shown) == ([1, 3], 3)
    reader.visits.close(1)
    assert (open_in(reader), reader.shown) == ([1], 1)
    reader.visits.close(0)
    assert open_in(reader) == [1], "the last one stays"
    reader.visits.reopen()
    reader.visits.reopen()
    reader.visits.reopen()
    assert open_in(reader) == [1, 2, 3]
    assert reader.shown == 2


def test_tabs_of_another_day_are_opened_but_for_what_is_gone(reader: Reader) -> None:
    reader.visits.restore((4, 5, 6), 2, {4: "Bài 4", 6: "Bài 6"})
    assert open_in(reader) == [4, 6]
    assert reader.visits.names == ("Bài 4", detail([], 6).row.headline)
    assert reader.shown == 6
    reader.visits.forget()
    assert open_in(reader) == [0]
    reader.visits.restore((4,), 0, {})
    assert open_in(reader) == [0]


def test_an_empty_tab_takes_the_article_itself(reader: Reader) -> None:
    reader.visits.open_apart(2)
    assert open_in(reader) == [2]
    reader.visits.open_again()
    assert open_in(reader) == [2, 2]
    reader.visits.close_front()
    assert open_in(reader) == [2]

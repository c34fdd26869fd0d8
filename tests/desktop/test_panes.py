"""The panes part and join as the room, F11 and the work allow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.panes import Beside, Panes
from desktop.theme import Theme


class Row:
    """Owns panes of plain widgets, in a window of a given width."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.parts = {name: QWidget() for name in ("filters", "list", "article", "tray", "form")}
        one = self.parts
        self.panes = Panes(theme, one["filters"], one["list"], one["article"])
        qtbot.addWidget(self.panes)
        self.panes.place_cataloguing(one["tray"], one["form"])
        self.panes.resize(1300, 700)
        self.panes.show()

    def shown(self) -> list[str]:
        """What is in view."""
        return [name for name, part in self.parts.items() if part.isVisible()]


@pytest.fixture
def row(theme: Theme, qtbot: QtBot) -> Iterator[Row]:
    made = Row(theme, qtbot)
    assert made.shown() == ["filters", "list", "article"]
    yield made
    made.panes.close()


def test_focus_goes_round(row: Row) -> None:
    seen = []
    for _ in range(3):
        row.panes.turn_focus()
        seen.append(row.shown())
    assert seen == [["article"], ["filters", "list"], ["filters", "list", "article"]]


def test_a_list_alone_gives_way_to_an_article_that_is_opened(row: Row) -> None:
    row.panes.turn_focus()
    row.panes.turn_focus()
    assert not row.panes.bring_article()
    assert "article" in row.shown()


def test_a_narrow_window_shows_one_page(row: Row) -> None:
    row.panes.resize(1000, 700)
    assert row.shown() == ["filters", "list"]
    ways_back = [row.panes.shows_way_back]
    assert row.panes.bring_article()
    assert row.shown() == ["article"]
    ways_back.append(row.panes.shows_way_back)
    assert ways_back == [False, True]
    row.panes.bring_list()
    assert row.shown() == ["filters", "list"]
    row.panes.resize(1300, 700)
    assert row.shown() == ["filters", "list", "article"]


def test_the_form_takes_the_place_of_the_list(row: Row, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.panes.beside_changed):
        row.panes.stand_beside(Beside.FORM)
    assert row.shown() == ["article", "form"]
    row.panes.stand_beside(Beside.TRAY)
    assert row.shown() == ["article", "tray", "form"]
    row.panes.resize(1000, 700)
    assert row.shown() == ["article", "form"]
    assert row.panes.shows_way_back
    row.panes.bring_both()
    row.panes.resize(1300, 700)
    assert row.shown() == ["filters", "list", "article"]


def test_widths_and_filters_are_taken_over(row: Row) -> None:
    row.panes.restore((300, 500, 490), filters_shown=False)
    assert row.shown() == ["list", "article"]
    row.panes.show_filters(True)
    assert row.shown() == ["filters", "list", "article"]
    assert list(row.panes.widths) == [300, 500, 490]
    row.panes.restore((300, 0, 490), filters_shown=True)
    assert not row.panes.widths

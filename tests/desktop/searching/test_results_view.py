"""The list of hits under keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.searching.results_model import ResultsModel
from desktop.searching.results_view import ResultsView
from desktop.theme import Theme
from tests.desktop.articles import hit_row, hits
from tests.desktop.keys import press


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> ResultsView:
    model = ResultsModel()
    view = ResultsView(model, theme)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    return view


def listed(view: ResultsView, ids: list[int], total: int | None = None) -> None:
    view.show_hits(hits(ids, total), [hit_row(one) for one in ids])


def chosen(view: ResultsView) -> list[int]:
    """Collect what the view tells from now on."""
    told: list[int] = []
    view.article_selected.connect(told.append)
    return told


def test_keys_go_through_the_list(qtbot: QtBot, view: ResultsView) -> None:
    listed(view, [11, 12, 13])
    told = chosen(view)
    view.choose(0)
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_End)
    press(view, Qt.Key.Key_Home)
    assert told == [11, 12, 13, 11]
    with qtbot.waitSignal(view.left_upwards):
        press(view, Qt.Key.Key_Up)
    with qtbot.waitSignal(view.article_opened) as opened:
        press(view, Qt.Key.Key_Return)
    assert opened.args == [11]
    with qtbot.waitSignal(view.scroll_wanted):
        press(view, Qt.Key.Key_Space)


def test_the_chosen_article_stays_chosen_when_the_new_answer_has_it(view: ResultsView) -> None:
    listed(view, [11, 12, 13])
    view.choose(1)
    told = chosen(view)
    listed(view, [9, 10, 11, 12])
    assert (view.selected_article, view.currentIndex().row(), told) == (12, 3, [])
    listed(view, [9, 10])
    assert (view.selected_article, view.currentIndex().row(), told) == (None, -1, [])


def test_steps_stop_at_both_ends(view: ResultsView) -> None:
    listed(view, [11, 12])
    told = chosen(view)
    for by in (1, 1, 1, -1, -1):
        view.step(by)
    assert told == [11, 12, 11]
    listed(view, [])
    view.step(1)
    assert told == [11, 12, 11]


def test_all_lines_are_equally_high_but_the_one_below_the_divider(view: ResultsView) -> None:
    listed(view, [1, 2, 3, 4], total=2)
    heights = [view.rowHeight(row) for row in range(4)]
    assert heights[0] == heights[1] == heights[3] < heights[2]
    listed(view, [1, 2, 3, 4])
    assert len({view.rowHeight(row) for row in range(4)}) == 1


def test_typing_in_the_list_reads_no_headlines(view: ResultsView) -> None:
    listed(view, [1, 2])
    told = chosen(view)
    view.keyboardSearch("t")
    assert told == []


def test_a_greyed_list_is_paler(view: ResultsView) -> None:
    listed(view, [1, 2])
    fresh = view.grab().toImage()
    view.set_stale(True)
    stale = view.grab().toImage()
    darkest = [
        min(image.pixelColor(x, y).lightness() for x in range(20, 300) for y in range(10, 60))
        for image in (fresh, stale)
    ]
    assert darkest[0] < darkest[1]
    listed(view, [1, 2])
    assert view.grab().toImage() == fresh


def test_a_larger_zoom_makes_higher_lines(view: ResultsView, theme: Theme) -> None:
    listed(view, [1, 2, 3], total=1)
    before = [view.rowHeight(row) for row in range(3)]
    theme.scale(200)
    after = [view.rowHeight(row) for row in range(3)]
    theme.scale(100)
    assert all(large > 1.7 * small for small, large in zip(before, after, strict=True))

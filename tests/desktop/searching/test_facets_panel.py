"""The panel that narrows a search down."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from db.records import Facet, FacetValue, Filter, Join
from desktop.searching.facets_panel import FacetsPanel
from desktop.theme import Theme
from tests.desktop.keys import press

YEARS = Facet("year", (FacetValue("2019", 40), FacetValue("2018", 10), FacetValue("", 2)))
OUTLETS = Facet("outlet", (FacetValue("Báo Thử Nghiệm", 51), FacetValue("", 1)))


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> FacetsPanel:
    panel = FacetsPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(220, 500)
    panel.show()
    return panel


@pytest.fixture
def lines(panel: FacetsPanel) -> QListView:
    found = panel.findChild(QListView)
    assert isinstance(found, QListView)
    return found


def labels(lines: QListView) -> list[str]:
    model = lines.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def line(lines: QListView, label: str) -> QModelIndex:
    return lines.model().index(labels(lines).index(label), 0)


def click(
    lines: QListView, label: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    index = line(lines, label)
    lines.scrollTo(index)
    place = lines.visualRect(index).center()
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, held, pos=place)


def test_values_stand_under_their_headings_in_their_order(
    panel: FacetsPanel, lines: QListView
) -> None:
    panel.show_facets((YEARS, OUTLETS), ())
    assert labels(lines) == ["No date", "Outlets", "Báo Thử Nghiệm", "No outlet"]
    assert [bar.value for bar in panel.time.histogram.bars.bars] == ["2018", "2019"]


def test_what_is_known_of_no_article_is_no_choice(panel: FacetsPanel, lines: QListView) -> None:
    status = Facet("status", (FacetValue("new", 3),))
    panel.show_facets((Facet("section", (FacetValue("", 3),)), status), ())
    assert labels(lines) == ["Cataloguing", "Not catalogued yet"]
    assert panel.time.isHidden()


A, B = Filter("outlet", "Báo Thử Nghiệm"), Filter("outlet", "Tin Làng")
BOTH = Facet("outlet", (FacetValue("Báo Thử Nghiệm", 51), FacetValue("Tin Làng", 9)))
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.mark.parametrize(
    ("before", "held", "after"),
    [
        ((), Qt.KeyboardModifier.NoModifier, (B,)),
        ((A,), Qt.KeyboardModifier.NoModifier, (B,)),
        ((B,), Qt.KeyboardModifier.NoModifier, ()),
        ((A,), SHIFT, (A, B)),
        ((A, B), SHIFT, (A,)),
        ((A,), CTRL, (A, replace(B, how=Join.ALL))),
        ((A,), ALT, (A, replace(B, how=Join.NONE))),
        ((replace(B, how=Join.NONE),), ALT, ()),
        ((Filter("year", "2018"),), ALT, (Filter("year", "2018"), replace(B, how=Join.NONE))),
    ],
)
def test_clicks_with_keys_held(
    qtbot: QtBot,
    panel: FacetsPanel,
    lines: QListView,
    before: tuple[Filter, ...],
    held: Qt.KeyboardModifier,
    after: tuple[Filter, ...],
) -> None:
    panel.show_facets((BOTH,), before)
    with qtbot.waitSignal(panel.filters_chosen) as chosen:
        click(lines, "Tin Làng", held)
    assert chosen.args == [after]
    with qtbot.waitSignal(panel.filters_chosen) as chosen:
        lines.setCurrentIndex(line(lines, "Tin Làng"))
        press(lines, Qt.Key.Key_Space, held)
    assert chosen.args == [after]


def test_a_menu_offers_the_same(panel: FacetsPanel, lines: QListView) -> None:
    panel.show_facets((BOTH,), (A,))
    menu = panel.menu_for(line(lines, "Tin Làng"))
    told: list[tuple[Filter, ...]] = []
    panel.filters_chosen.connect(told.append)
    for action in menu.actions():
        action.trigger()
    assert told == [
        (B,),
        (A, replace(B, how=Join.ALL)),
        (A, B),
        (A, replace(B, how=Join.NONE)),
    ]


def test_few_values_are_shown_and_more_on_demand(panel: FacetsPanel, lines: QListView) -> None:
    places = Facet("place", tuple(FacetValue(f"Xã {n:02}", 40 - n) for n in range(20)))
    chosen = Filter("place", "Xã 15")
    panel.show_facets((places,), (chosen,))
    assert labels(lines)[0] == "Places"
    assert labels(lines)[-2:] == ["Xã 15", "13 more"]
    click(lines, "13 more")
    assert len(labels(lines)) == 21


def test_a_heading_cannot_be_chosen(panel: FacetsPanel, lines: QListView) -> None:
    panel.show_facets((BOTH,), ())
    told: list[object] = []
    panel.filters_chosen.connect(told.append)
    click(lines, "Outlets")
    assert told == []


def test_a_chosen_value_without_articles_can_still_be_taken_back(
    panel: FacetsPanel, lines: QListView
) -> None:
    panel.show_facets((Facet("outlet", ()),), (B,))
    assert labels(lines) == ["Outlets", "Tin Làng"]


def test_a_screen_reader_hears_value_count_and_choice(panel: FacetsPanel, lines: QListView) -> None:
    panel.show_facets((BOTH,), (replace(A, how=Join.NONE),))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert line(lines, "Báo Thử Nghiệm").data(role) == "Báo Thử Nghiệm, 51 article(s), excluded"
    assert line(lines, "Tin Làng").data(role) == "Tin Làng, 9 article(s)"


def test_a_brush_over_years_asks_for_them_and_again_for_all(
    qtbot: QtBot, panel: FacetsPanel
) -> None:
    years = Facet("year", tuple(FacetValue(str(year), 9) for year in range(2019, 2009, -1)))
    panel.show_facets((years,), (A, Filter("month", "2015-02")))
    panel.show_facets((years,), (A,))
    with qtbot.waitSignal(panel.filters_chosen) as chosen:
        panel.time.histogram.range_chosen.emit(2, 4)
    brushed = Filter("date", "2012..2014")
    assert chosen.args == [(A, brushed)]
    panel.show_facets((years,), (A, brushed))
    assert (panel.time.histogram.bars.first, panel.time.histogram.bars.last) == (2, 4)
    with qtbot.waitSignal(panel.filters_chosen) as chosen:
        panel.time.histogram.range_chosen.emit(2, 4)
    assert chosen.args == [(A,)]

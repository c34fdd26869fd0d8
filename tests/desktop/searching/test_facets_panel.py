"""The panel that narrows a search down."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from db.records import Facet, FacetValue, Filter
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


def click(lines: QListView, label: str) -> None:
    index = line(lines, label)
    lines.scrollTo(index)
    place = lines.visualRect(index).center()
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_values_stand_under_their_headings_in_their_order(
    panel: FacetsPanel, lines: QListView
) -> None:
    panel.show_facets((YEARS, OUTLETS), ())
    assert labels(lines) == [
        "Time", "2019", "2018", "No year", "Outlets", "Báo Thử Nghiệm", "No outlet",
    ]  # fmt: skip


def test_months_are_those_of_the_chosen_year(panel: FacetsPanel, lines: QListView) -> None:
    months = Facet("month", (FacetValue("2019-05", 3), FacetValue("2018-12", 1), FacetValue("", 2)))
    panel.show_facets((YEARS, months), ())
    assert "Months" not in labels(lines)
    panel.show_facets((YEARS, months), (Filter("year", "2019"),))
    assert labels(lines)[-2:] == ["Months", "05/2019"]


def test_what_is_known_of_no_article_is_no_choice(panel: FacetsPanel, lines: QListView) -> None:
    status = Facet("status", (FacetValue("new", 3),))
    panel.show_facets((Facet("section", (FacetValue("", 3),)), status), ())
    assert labels(lines) == ["Cataloguing", "Not catalogued yet"]


def test_a_click_shows_only_these_and_another_takes_it_back(
    qtbot: QtBot, panel: FacetsPanel, lines: QListView
) -> None:
    panel.show_facets((YEARS, OUTLETS), ())
    with qtbot.waitSignal(panel.filter_chosen) as chosen:
        click(lines, "2018")
    assert chosen.args == [Filter("year", "2018")]
    panel.show_facets((YEARS, OUTLETS), (Filter("year", "2018"),))
    with qtbot.waitSignal(panel.filter_removed) as removed:
        click(lines, "2018")
    assert removed.args == [Filter("year", "2018")]


def test_the_keyboard_does_what_a_click_does(
    qtbot: QtBot, panel: FacetsPanel, lines: QListView
) -> None:
    panel.show_facets((YEARS,), ())
    lines.setCurrentIndex(line(lines, "No year"))
    with qtbot.waitSignal(panel.filter_chosen) as chosen:
        press(lines, Qt.Key.Key_Space)
    assert chosen.args == [Filter("year", "")]


def test_a_heading_cannot_be_chosen(panel: FacetsPanel, lines: QListView) -> None:
    panel.show_facets((YEARS,), ())
    told: list[Filter] = []
    panel.filter_chosen.connect(told.append)
    click(lines, "Time")
    assert told == []


def test_an_active_value_without_articles_can_still_be_taken_back(
    panel: FacetsPanel, lines: QListView
) -> None:
    panel.show_facets((Facet("year", ()),), (Filter("year", "1976"),))
    assert labels(lines) == ["Time", "1976"]


def test_a_screen_reader_hears_value_count_and_choice(panel: FacetsPanel, lines: QListView) -> None:
    panel.show_facets((YEARS,), (Filter("year", "2019"),))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert line(lines, "2019").data(role) == "2019, 40 article(s), chosen"
    assert line(lines, "2018").data(role) == "2018, 10 article(s)"

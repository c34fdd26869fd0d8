"""What the middle of the window says; never two things at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from db.errors import IndexUnusable
from db.records import (
    Easing,
    Filter,
    Hits,
    IndexHealth,
    IndexState,
    Interpretation,
    Problem,
    QueryTerm,
    Relaxation,
    Scope,
    Sort,
)
from desktop.searching.results_pane import ResultsPane, Showing
from desktop.theme import Theme
from tests.desktop.articles import hit_row, hits

TERMS = (QueryTerm("thư", "thu", marked=True, prefix=False), QueryTerm("vie", "vie", False, True))


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> ResultsPane:
    pane = ResultsPane(theme)
    qtbot.addWidget(pane)
    pane.resize(600, 500)
    pane.show()
    return pane


def answer(pane: ResultsPane, answered: Hits) -> None:
    filters = [(one, one.value) for one in answered.request.filters]
    pane.show_hits(answered, [hit_row(one) for one in answered.ids], filters)


def said(pane: ResultsPane) -> str:
    """All that stands above the list now."""
    labels = pane.header.findChildren(QLabel) + pane.header.findChildren(QPushButton)
    return "\n".join(label.text() for label in labels if not label.isHidden())


def button(pane: ResultsPane, words: str) -> QPushButton:
    (found,) = [
        one for one in pane.findChildren(QPushButton) if one.text() == words and not one.isHidden()
    ]
    return found


def test_a_list_is_counted_and_timed(pane: ResultsPane) -> None:
    answer(pane, hits([1, 2, 3], total=2))
    assert pane.showing is Showing.LIST
    assert pane.words == ""
    assert pane.header.summary == "2 article(s) · 1 with other accents · 0.02 s"


def test_browsing_is_counted_and_not_timed(pane: ResultsPane) -> None:
    answer(pane, hits([1, 2, 3], text=""))
    assert pane.header.summary == "3 article(s)"


def test_nothing_found_says_what_was_looked_for_and_among_what(
    qtbot: QtBot, pane: ResultsPane
) -> None:
    none = hits([], filters=(Filter("year", "2018"),))
    answer(pane, replace(none, terms=TERMS))
    assert pane.showing is Showing.NONE_FOUND
    assert pane.words == "No article has all of this.\nLooked for: thư · vie…\nOnly among: 2018"
    assert pane.header.summary == ""
    year = Filter("year", "2018")
    ways = [
        Relaxation(Easing.FILTERS, none.request, 12),
        Relaxation(Easing.FILTER, none.request, 1, filter=year),
        Relaxation(Easing.CLAUSE, none.request, 3, part="thư & viện"),
    ]
    pane.show_ways(ways)
    with qtbot.waitSignal(pane.relaxation_taken) as taken:
        button(pane, "Without “thư && viện”").click()
    assert taken.args == [ways[2]]
    assert button(pane, "Without the filter “2018”").accessibleName().endswith(", 1 article(s)")
    assert button(pane, "Search without filters").accessibleName().endswith(", 12 article(s)")


def test_ways_out_of_an_older_question_are_gone(pane: ResultsPane) -> None:
    answer(pane, hits([]))
    pane.show_ways([Relaxation(Easing.CLAUSE, hits([]).request, 3, part="x")])
    answer(pane, hits([], text="y"))
    assert not [
        one
        for one in pane.findChildren(QPushButton)
        if one.toolTip() == "Without “x”" and one.isVisible()
    ]


def test_a_scope_is_a_chip_and_is_said_where_nothing_is_found(
    qtbot: QtBot, pane: ResultsPane
) -> None:
    scope = Scope(dossier_id=3)
    none = hits([])
    asked = replace(none, request=replace(none.request, scope=scope))
    pane.show_hits(asked, [], [], "Lũ lụt")
    assert pane.words.endswith("Only among: Lũ lụt")
    (chip,) = pane.chips.findChildren(QToolButton)
    with qtbot.waitSignal(pane.chips.removed) as removed:
        chip.click()
    assert removed.args == [scope]


def test_an_empty_archive_is_not_a_search_without_finds(qtbot: QtBot, pane: ResultsPane) -> None:
    answer(pane, hits([], text=""))
    assert pane.showing is Showing.EMPTY_ARCHIVE
    with qtbot.waitSignal(pane.ingest_wanted):
        button(pane, "Ingest articles…").click()


def test_a_failure_is_no_empty_list(qtbot: QtBot, pane: ResultsPane) -> None:
    answer(pane, hits([1, 2]))
    pane.show_failure(RuntimeError("broken"))
    assert pane.showing is Showing.FAILED
    assert pane.words.startswith("This search could not be finished.")
    assert pane.header.summary == ""
    with qtbot.waitSignal(pane.retry_wanted):
        button(pane, "Search again").click()


def test_an_unusable_index_offers_browsing_and_a_rebuild(
    qtbot: QtBot, pane: ResultsPane, tmp_path: Path
) -> None:
    pane.show_failure(IndexUnusable(tmp_path, "gone"))
    assert pane.showing is Showing.INDEX_UNUSABLE
    with qtbot.waitSignal(pane.rebuild_wanted):
        button(pane, "Rebuild the index").click()
    with qtbot.waitSignal(pane.browse_wanted):
        button(pane, "List all articles").click()
    answer(pane, hits([1]))
    assert pane.words == ""


def test_an_index_behind_is_said_in_the_banner_and_at_the_count(pane: ResultsPane) -> None:
    answer(pane, hits([1]))
    pane.show_index(IndexState(IndexHealth.BEHIND, documents=1, pending=7))
    assert pane.header.summary.startswith("1+ article(s)")
    assert "⚠ 7 article(s) cannot be found by searching yet." in said(pane)
    pane.show_index(IndexState(IndexHealth.CURRENT, documents=8, pending=0))
    assert pane.header.summary.startswith("1 article(s)")
    assert "⚠" not in said(pane)


def test_waiting_keeps_the_list_and_says_so(pane: ResultsPane) -> None:
    answer(pane, hits([1, 2]))
    pane.show_waiting()
    assert pane.showing is Showing.LIST
    assert pane.header.summary == "Searching…"
    answer(pane, hits([1]))
    assert pane.header.summary.startswith("1 article(s)")


def test_what_was_made_of_the_question_is_said(qtbot: QtBot, pane: ResultsPane) -> None:
    found = replace(
        hits([1], text="thu <b>vien</b> ("),
        problems=(Problem("bracket", 16, 17),),
        interpretations=(Interpretation("keys", 4, 15, "thư"),),
        did_you_mean="thư & viện",
    )
    answer(pane, found)
    assert "“(” could not be used; the rest was searched." in said(pane)
    (chip,) = pane.chips.findChildren(QToolButton)
    assert chip.text() == "<b>vien</b> ≈ thư"
    assert chip.accessibleName() == "“<b>vien</b>” was read as “thư” too, remove"
    with qtbot.waitSignal(pane.chips.removed) as removed:
        chip.click()
    assert removed.args == [Interpretation("keys", 4, 15, "thư")]
    with qtbot.waitSignal(pane.suggestion_taken) as taken:
        button(pane, "Did you mean “thư && viện”?").click()
    assert taken.args == ["thư & viện"]


def test_chips_show_the_filters_and_take_them_away(qtbot: QtBot, pane: ResultsPane) -> None:
    answer(pane, hits([1], filters=(Filter("year", "2018"), Filter("outlet", "A & B"))))
    chips = pane.chips.findChildren(QToolButton)
    assert [chip.text() for chip in chips] == ["2018", "A && B"]
    assert chips[1].accessibleName() == "Filter A & B, remove"
    with qtbot.waitSignal(pane.chips.removed) as removed:
        chips[0].click()
    assert removed.args == [Filter("year", "2018")]
    answer(pane, hits([1]))
    assert pane.chips.isHidden()


def test_an_order_can_be_chosen(qtbot: QtBot, pane: ResultsPane) -> None:
    answer(pane, hits([1, 2]))
    (order,) = [
        one
        for one in pane.header.findChildren(QToolButton)
        if one.accessibleName() == "Order of the list"
    ]
    assert order.text() == "By relevance"
    with qtbot.waitSignal(pane.sort_chosen) as chosen:
        order.menu().actions()[1].trigger()
    assert chosen.args == [Sort.NEWEST]


def test_a_screen_reader_is_told_what_became_of_the_question(
    pane: ResultsPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    QAccessible.setActive(True)
    answer(pane, hits([1, 2]))
    answer(pane, hits([]))
    QAccessible.setActive(False)
    assert told == ["2 article(s) · 0.02 s", "No article has all of this."]

"""One search after another, over a real archive on real lanes."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db import Archive, open_archive
from db.errors import IndexUnusable
from db.records import BlockKind, Filter, HitRow, Hits, Join, Scope, SearchRequest, Sort
from desktop.marks import joined
from desktop.searching.facets_panel import FacetsPanel
from desktop.searching.results_model import Role
from desktop.searching.results_pane import ResultsPane, Showing
from desktop.searching.search_bar import SearchBar
from desktop.searching.search_session import SearchSession
from desktop.tasks import Lane
from desktop.theme import Theme
from tests.desktop.archives import new_archive
from tests.desktop.keys import press, type_text

ARTICLES = (
    ("Đường mới qua làng gốm", "Con đường rải nhựa dài hai cây số.", "2018-03-04", "Tin Làng"),
    ("Dương lịch in bằng tay", "Tờ lịch dương của xưởng in cũ.", "2019-01-01", "Báo Thử Nghiệm"),
    ("Phòng đọc mở cửa", "Thư viện huyện đón học trò làng gốm.", "2019-05-06", "Tin Làng"),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = [
        json.dumps(
            {"id": f"a{n}", "headline": head, "body": [body], "published": day, "outlet": outlet}
        )
        for n, (head, body, day, outlet) in enumerate(ARTICLES)
    ]
    archive = new_archive(tmp_path_factory.mktemp("filled"), lines)
    archive.close()
    return archive.path


@dataclass
class Desk:
    """A session with its widgets and lanes."""

    archive: Archive
    bar: SearchBar
    pane: ResultsPane
    facets: FacetsPanel
    session: SearchSession
    search: Lane
    read: Lane
    qtbot: QtBot

    @property
    def edit(self) -> QLineEdit:
        edit = self.bar.findChild(QLineEdit)
        assert isinstance(edit, QLineEdit)
        return edit

    def answer(self, ask: Callable[[], object]) -> Hits:
        """Do something that asks, and wait for the answer."""
        with self.qtbot.waitSignal(self.session.answered) as answered:
            ask()
        (found,) = answered.args
        assert isinstance(found, Hits)
        return found

    def narrow(self, *filters: Filter) -> None:
        """Choose filters beside those of other facets, as a click on a value does."""
        facets = {one.facet for one in filters}
        others = [one for one in self.session.request.filters if one.facet not in facets]
        self.facets.filters_chosen.emit((*others, *filters))

    def headlines(self) -> list[str]:
        model = self.pane.model
        rows = [model.index(row, 0).data(Role.ROW) for row in range(model.rowCount())]
        return [row.article.headline for row in rows if isinstance(row, HitRow)]


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, filled: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(filled, tmp_path / "Kho.khobao")
    archive = open_archive(tmp_path / "Kho.khobao")
    bar = SearchBar(theme, debounce_ms=0)
    pane, facets = ResultsPane(theme), FacetsPanel(theme)
    for widget in (bar, pane, facets):
        qtbot.addWidget(widget)
        widget.show()
    session = SearchSession(bar, pane, facets)
    desk = Desk(archive, bar, pane, facets, session, Lane("search"), Lane("read"), qtbot)
    finding = desk.search.open(archive.searcher, lambda one: one.close())
    paging = desk.read.open(archive.searcher, lambda one: one.close())
    desk.answer(lambda: session.attach(finding, paging))
    yield desk
    session.detach()
    desk.search.close()
    desk.read.close()
    archive.close()


def test_it_begins_with_all_articles_newest_first(desk: Desk) -> None:
    assert desk.headlines() == [ARTICLES[2][0], ARTICLES[1][0], ARTICLES[0][0]]
    assert desk.pane.header.summary == "3 article(s)"


def test_typing_finds_with_passages_and_marks(desk: Desk) -> None:
    found = desk.answer(lambda: type_text(desk.edit, "lang gom"))
    assert found.request.typing
    assert set(desk.headlines()) == {ARTICLES[0][0], ARTICLES[2][0]}
    row = next(
        one
        for line in range(2)
        if isinstance(one := desk.pane.model.index(line, 0).data(Role.ROW), HitRow)
        and one.article.headline == ARTICLES[2][0]
    )
    (passage,) = row.passages
    assert passage.field is BlockKind.BODY
    marks = joined(passage.text, passage.marks)
    assert [passage.text[start:stop] for start, stop in marks] == ["làng gốm"]


def test_the_latest_question_wins(desk: Desk) -> None:
    answers: list[Hits] = []
    desk.session.answered.connect(answers.append)
    held, begun = threading.Event(), threading.Event()

    def hold(_ticket: object) -> None:
        begun.set()
        held.wait(10)

    desk.search.submit(hold, lambda _none: None)
    assert begun.wait(10)
    for text in ("đ", "đư", "đường"):
        desk.bar.ask(text)
    held.set()
    desk.qtbot.waitUntil(lambda: bool(answers))
    desk.qtbot.wait(50)
    assert [one.request.text for one in answers] == ["đường"]
    assert desk.headlines() == [ARTICLES[0][0]]


def test_a_slow_answer_greys_the_old_lines_and_a_quick_one_does_not(desk: Desk) -> None:
    held = threading.Event()
    desk.search.submit(lambda _ticket: held.wait(10), lambda _none: None)
    desk.bar.ask("gốm")
    before = desk.pane.header.summary
    assert before == "3 article(s)"
    desk.qtbot.waitUntil(lambda: desk.pane.header.summary == "Searching…")
    assert len(desk.headlines()) == 3
    answered = desk.answer(held.set)
    assert desk.pane.header.summary.startswith("2 article(s)")
    assert answered.request.text == "gốm"


def test_a_letter_cancels_the_search_before_the_pause_is_over(desk: Desk) -> None:
    held = threading.Event()
    desk.search.submit(lambda _ticket: held.wait(10), lambda _none: None)
    desk.bar.ask("gốm")
    ticket = desk.session._ticket
    type_text(desk.edit, "x")
    assert ticket.cancelled()
    held.set()


def test_arrow_down_opens_the_first_hit_and_up_comes_back(desk: Desk) -> None:
    found = desk.answer(lambda: desk.bar.ask("phòng đọc"))
    told: list[int] = []
    desk.session.article_selected.connect(told.append)
    press(desk.edit, Qt.Key.Key_Down)
    assert told == [found.ids[0]]
    with desk.qtbot.waitSignal(desk.pane.view.left_upwards):
        press(desk.pane.view, Qt.Key.Key_Up)


def test_the_chosen_article_survives_the_next_letters(desk: Desk) -> None:
    desk.answer(lambda: desk.bar.ask("làng"))
    desk.session.step(1)
    chosen = desk.pane.view.selected_article
    desk.answer(lambda: desk.bar.ask(""))
    assert desk.pane.view.selected_article == chosen


def test_arrow_down_shows_the_chosen_article_again(desk: Desk) -> None:
    found = desk.answer(lambda: desk.bar.ask("phòng đọc"))
    press(desk.edit, Qt.Key.Key_Down)
    told: list[int] = []
    desk.session.article_selected.connect(told.append)
    desk.bar.take_focus()
    press(desk.edit, Qt.Key.Key_Down)
    assert told == [found.ids[0]]


def test_filters_narrow_and_escape_takes_them_back(desk: Desk) -> None:
    chosen = Filter("outlet", "Tin Làng")
    desk.answer(lambda: desk.narrow(chosen))
    assert len(desk.headlines()) == 2
    assert not desk.pane.chips.isHidden()
    desk.answer(lambda: desk.narrow(Filter("year", "2019")))
    assert desk.headlines() == [ARTICLES[2][0]]
    desk.answer(lambda: desk.narrow(Filter("year", "2018")))
    assert desk.headlines() == [ARTICLES[0][0]]
    desk.answer(lambda: desk.pane.chips.removed.emit(Filter("year", "2018")))
    assert len(desk.headlines()) == 2
    desk.answer(lambda: press(desk.edit, Qt.Key.Key_Escape))
    assert len(desk.headlines()) == 3
    assert desk.pane.chips.isHidden()


def test_another_order_asks_again(desk: Desk) -> None:
    desk.answer(lambda: desk.pane.sort_chosen.emit(Sort.OLDEST))
    assert desk.headlines() == [one[0] for one in ARTICLES]


def test_other_accents_stand_below_the_divider(desk: Desk) -> None:
    found = desk.answer(lambda: desk.bar.ask("đường"))
    assert (found.total, len(found.ids)) == (1, 1)
    found = desk.answer(lambda: desk.bar.ask("dưởng"))
    assert found.total == 0
    assert desk.pane.showing is Showing.LIST
    assert desk.pane.model.index(0, 0).data(Role.DIVIDER)


def test_nothing_found_offers_to_drop_the_filters(desk: Desk) -> None:
    desk.answer(lambda: desk.narrow(Filter("year", "2018")))
    desk.answer(lambda: desk.bar.ask("lịch"))
    assert desk.pane.showing is Showing.NONE_FOUND
    assert "lịch" in desk.pane.words
    ways: list[QPushButton] = []

    def offered() -> bool:
        buttons = desk.pane.findChildren(QPushButton)
        ways[:] = [one for one in buttons if one.isVisible() and "filters" in one.toolTip()]
        return bool(ways)

    desk.qtbot.waitUntil(offered)
    assert [one.toolTip() for one in ways] == ["Search without filters"]
    desk.answer(ways[0].click)
    assert desk.headlines() == [ARTICLES[1][0]]


def test_ways_out_are_counted_and_a_taken_one_comes_into_the_box(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.session.answered):
        desk.bar.ask('"làng gốm" khoai')
    button = QPushButton()

    def offered() -> bool:
        nonlocal button
        found = [
            one
            for one in desk.pane.findChildren(QPushButton)
            if one.toolTip() == "Without “khoai”" and not one.isHidden()
        ]
        button = found[0] if found else button
        return bool(found)

    desk.qtbot.waitUntil(offered)
    assert button.accessibleName() == "Without “khoai”, 2 article(s)"
    found = desk.answer(button.click)
    assert (desk.bar.text, found.total) == ('"làng gốm"', 2)


def test_a_scope_is_said_and_escape_leaves_it(desk: Desk) -> None:
    within = Scope(within=SearchRequest("", filters=(Filter("outlet", "Tin Làng"),)))
    found = desk.answer(lambda: desk.session.ask(SearchRequest("gốm", scope=within), "Tin Làng"))
    assert (found.total, desk.bar.text) == (2, "gốm")
    assert not desk.pane.chips.isHidden()
    desk.answer(lambda: press(desk.edit, Qt.Key.Key_Escape))
    assert len(desk.headlines()) == 2
    desk.answer(lambda: press(desk.edit, Qt.Key.Key_Escape))
    assert len(desk.headlines()) == 3
    assert desk.pane.chips.isHidden()


def test_an_unusable_index_is_said_and_told(desk: Desk) -> None:
    shutil.rmtree(desk.archive.path / "index")
    with desk.qtbot.waitSignal(desk.session.search_failed) as failed:
        desk.bar.ask("làng")
    assert isinstance(failed.args[0], IndexUnusable)
    assert desk.pane.showing is Showing.INDEX_UNUSABLE


def test_nothing_is_listed_once_the_archive_is_gone(desk: Desk) -> None:
    desk.session.detach()
    assert desk.pane.showing is Showing.NOTHING_YET
    assert desk.pane.model.rowCount() == 0
    desk.bar.ask("làng")
    desk.qtbot.wait(20)
    assert desk.pane.showing is Showing.NOTHING_YET


def test_the_filters_are_said_and_can_be_edited_in_the_box(desk: Desk) -> None:
    desk.answer(lambda: desk.bar.ask("gốm"))
    outlets = Filter("outlet", "Tin Làng"), Filter("outlet", "Báo Thử Nghiệm")
    first = desk.answer(lambda: desk.narrow(*outlets, Filter("year", "2019", Join.NONE)))
    said = '(nguồn:="Tin Làng" HOẶC nguồn:="Báo Thử Nghiệm") -ngày:="2019"'
    button = next(one for one in desk.pane.header.findChildren(QPushButton) if one.toolTip())
    assert button.toolTip().startswith(said)
    second = desk.answer(button.click)
    assert (desk.bar.text, second.request.filters) == (f"gốm {said}", ())
    assert second.ids == first.ids
    assert not button.isVisible()


@pytest.mark.parametrize("text", ["gốm HOẶC lịch", '"gốm', "-lịch"])
def test_what_was_typed_means_the_same_beside_the_filters(desk: Desk, text: str) -> None:
    desk.answer(lambda: desk.bar.ask(text))
    first = desk.answer(lambda: desk.narrow(Filter("outlet", "Tin Làng")))
    second = desk.answer(desk.session.edit_filters)
    assert (set(second.ids), second.total) == (set(first.ids), first.total)

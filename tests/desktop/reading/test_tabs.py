"""The tabs above an article, and the widgets that stand in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import (
    AddToDossier,
    ChangeSet,
    DecideCheck,
    DecideRelation,
    Decision,
    DossierLevel,
    DossierRow,
    Related,
    Relation,
    RelationKind,
    RelationState,
    RowChange,
    Verdict,
)
from desktop.reading.awards_tab import AwardsTab
from desktop.reading.catalogue_tab import CatalogueTab
from desktop.reading.detail_pane import DetailPane
from desktop.reading.dossier_choice import DossierChoice
from desktop.reading.figures_model import Column, lines_of
from desktop.reading.figures_tab import FiguresTab
from desktop.reading.history_tab import HistoryTab
from desktop.reading.relations_tab import RelationsTab
from desktop.reading.tabs import Tab, TabRow
from desktop.theme import Theme
from tests.desktop.articles import article_row
from tests.desktop.catalogues import (
    ARTICLE,
    AWARD,
    BODY,
    FIGURES,
    LIST,
    RATIO,
    SPELLING,
    TRAIL,
    catalogue,
    check,
    decision,
)
from tests.desktop.keys import press, type_text

HELD = catalogue(
    figures=FIGURES, checks=(RATIO, LIST, SPELLING), decisions=(decision(events=TRAIL),)
)
DOSSIER = DossierRow(5, "h-5", "Chữ ký số ở Bến Đá", DossierLevel.FILE, None, None, 4)


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> DetailPane:
    pane = DetailPane(theme)
    qtbot.addWidget(pane)
    pane.resize(620, 640)
    pane.show()
    return pane


def shown(qtbot: QtBot, tab: CatalogueTab, *, writable: bool = True) -> CatalogueTab:
    qtbot.addWidget(tab)
    tab.resize(620, 640)
    tab.show()
    tab.allow_changes(writable)
    tab.show_catalogue(ARTICLE, HELD)
    return tab


def front(pane: DetailPane) -> str:
    """The tab in view."""
    return pane.tab.value


def said(widget: QWidget) -> str:
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]
    buttons = [one.text() for one in widget.findChildren(QPushButton) if one.isVisible()]
    return "\n".join(labels + buttons)


def pressed(widget: QWidget, words: str) -> QPushButton:
    """The first button with these words, after it was pressed."""
    for button in widget.findChildren(QPushButton):
        if button.text() == words and button.isVisible():
            button.click()
            return button
    raise AssertionError(words)


def test_tabs_stand_in_their_order_whenever_they_come(pane: DetailPane) -> None:
    row = pane.findChild(TabRow)
    assert isinstance(row, TabRow)
    for tab in (Tab.HISTORY, Tab.FIGURES, Tab.CATALOGUE):
        pane.add_tab(tab, QWidget())
    assert pane.tabs == (Tab.READ, Tab.CATALOGUE, Tab.FIGURES, Tab.HISTORY)
    pane.count_tab(Tab.FIGURES, 12)
    assert [row.tabText(n) for n in range(4)] == ["Read", "Catalogue", "Figures (12)", "History"]
    pane.count_tab(Tab.FIGURES, 0)
    assert row.tabText(2) == "Figures"


def test_a_tab_comes_to_the_front_with_an_article(qtbot: QtBot, pane: DetailPane) -> None:
    figures = QWidget()
    pane.add_tab(Tab.FIGURES, figures)
    pane.choose_tab(Tab.FIGURES)
    assert front(pane) == "read"
    pane.show_article(ARTICLE, ())
    with qtbot.waitSignal(pane.tab_shown) as told:
        pane.choose_tab(Tab.FIGURES)
    assert told.args == [Tab.FIGURES]
    assert figures.isVisible()
    pane.choose_tab(Tab.HISTORY)
    assert front(pane) == "figures"
    pane.find_in_article()
    assert front(pane) == "read"


def test_a_place_is_pointed_out_in_the_text(pane: DetailPane) -> None:
    pane.add_tab(Tab.FIGURES, QWidget())
    pane.show_article(ARTICLE, ())
    pane.choose_tab(Tab.FIGURES)
    start = ARTICLE.text.index("8/11")
    pane.show_place(start, start + 4)
    assert front(pane) == "read"
    pointed = pane.view._pointed
    assert pointed is not None
    cursor = pane.view.textCursor()
    assert cursor.position() == pointed.position
    letters = cursor.block().text().encode("utf-16-le")
    first = (pointed.position - cursor.block().position()) * 2
    assert letters[first : first + pointed.length * 2].decode("utf-16-le") == "8/11"


def test_the_same_article_again_stays_where_it_is(pane: DetailPane) -> None:
    pane.resize(460, 200)
    pane.show_article(ARTICLE, ())
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    assert before > 0
    pane.show_article(ARTICLE, ())
    assert abs(bar.value() - before) < 40


def test_the_keyboard_waits_for_the_figures_to_be_read(qtbot: QtBot, theme: Theme) -> None:
    tab = FiguresTab(theme)
    qtbot.addWidget(tab)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.setFocus()
    assert not tab.table.hasFocus()
    tab.show_catalogue(ARTICLE, HELD)
    assert tab.table.hasFocus()


def test_figures_that_do_not_agree_come_first(qtbot: QtBot, theme: Theme) -> None:
    tab = FiguresTab(theme)
    shown(qtbot, tab)
    model = tab.table.model()
    rows = [
        [str(model.index(row, column).data() or "") for column in Column]
        for row in range(model.rowCount())
    ]
    assert [row[Column.CHECK] for row in rows[:3]] == ["differs", "unclear", "agrees, rounded"]
    assert rows[0][Column.VALUE] == "4"
    assert rows[1][Column.MEASURE] == "Other checks of the article"
    assert [row[Column.VALUE] for row in rows[2:5]] == ["41,205", "40,990", "99%"]
    assert rows[5][Column.QUALIFIER] == "more than"
    assert rows[2][Column.SENTENCE] == "Từ đầu năm, huyện tiếp nhận 41.205 hồ sơ."


def test_a_persons_word_counts_for_more_than_the_rule() -> None:
    held = catalogue(
        figures=FIGURES[4:],
        checks=(check(22, LIST.kind, Verdict.DIFFERS, figures=(15,), person=Verdict.AGREES),),
    )
    (line,) = lines_of(held)
    assert line.verdict is Verdict.AGREES
    assert not line.amber


def test_enter_jumps_to_the_sentence_of_a_figure(qtbot: QtBot, theme: Theme) -> None:
    tab = FiguresTab(theme)
    shown(qtbot, tab)
    with qtbot.waitSignal(tab.place_wanted) as wanted:
        press(tab.table, Qt.Key.Key_Return)
    start, stop = wanted.args
    assert ARTICLE.text[start:stop].startswith("Ban tổ chức có 4 hạng mục:")
    press(tab.table, Qt.Key.Key_Down)
    press(tab.table, Qt.Key.Key_Down)
    assert "<b>41.205</b>" in said(tab)


def test_a_check_is_judged_with_a_reason_and_the_judgement_taken_back(
    qtbot: QtBot, theme: Theme
) -> None:
    tab = FiguresTab(theme)
    shown(qtbot, tab)
    assert "The article says 4 and lists 5: they differ." in said(tab)
    reason = next(one for one in tab.findChildren(QLineEdit) if one.isVisible())
    type_text(reason, "Đếm cả lời dẫn.")
    with qtbot.waitSignal(tab.edits_wanted) as wanted:
        pressed(tab, "Right")
    assert wanted.args[0] == (
        DecideCheck(ARTICLE.row.id, LIST.kind, LIST.key, Verdict.AGREES, "Đếm cả lời dẫn."),
    )
    judged = check(22, LIST.kind, Verdict.DIFFERS, figures=(15,), person=Verdict.AGREES)
    tab.show_catalogue(ARTICLE, catalogue(figures=FIGURES[4:], checks=(judged,)))
    assert "LAN: right · “Đã hỏi lại toà soạn.” · 12/11/2026" in said(tab)
    with qtbot.waitSignal(tab.edits_wanted) as wanted:
        pressed(tab, "Take back")
    assert wanted.args[0][0].verdict is None


def test_nothing_can_be_judged_in_an_archive_that_is_only_read(qtbot: QtBot, theme: Theme) -> None:
    tab = FiguresTab(theme)
    shown(qtbot, tab, writable=False)
    [onward] = [one for one in tab.findChildren(QPushButton) if one.isVisible()]
    with qtbot.waitSignal(tab.series_wanted) as wanted:
        onward.click()
    assert wanted.args == [(15, BODY.id)]
    tab.show_catalogue(ARTICLE, catalogue())
    assert said(tab) == "No figures of this article are recorded."


def test_an_award_shows_its_trail_and_leads_to_the_sources(qtbot: QtBot, theme: Theme) -> None:
    tab = AwardsTab(theme)
    shown(qtbot, tab)
    words = said(tab)
    assert "collected · planned" in words
    assert "07/11/2018 – 08/11/2018" in words
    with qtbot.waitSignal(tab.place_wanted) as wanted:
        pressed(tab, "collected · planned")
    start, stop = wanted.args
    assert ARTICLE.text[start:stop] == "🏆 Giải sẽ được trao vào ngày 8/11 tại thành phố."
    with qtbot.waitSignal(tab.article_wanted) as opened:
        pressed(tab, "nominated · told later")
    assert opened.args == [8]
    with qtbot.waitSignal(tab.dossier_wanted) as dossier:
        pressed(tab, "Award dossier…")
    assert dossier.args == [AWARD.id]
    tab.show_catalogue(ARTICLE, catalogue(decisions=(decision(events=TRAIL, waits=True),)))
    assert "waits for its result" in said(tab)


def relation(state: RelationState, *, is_later: bool = True) -> Relation:
    other = article_row(9, "Bến Đá dùng chữ ký số")
    kind = RelationKind.REPRINT_OF
    decided = "2026-11-01T00:00:00Z" if state is RelationState.ACCEPTED else None
    return Relation(3, kind, state, 0.87, is_later, other, "2026-10-01T00:00:00Z", decided)


def test_a_suggested_link_is_decided(qtbot: QtBot, theme: Theme) -> None:
    tab = RelationsTab(theme)
    shown(qtbot, tab)
    held = replace(HELD, relations=(relation(RelationState.SUGGESTED),))
    tab.show_catalogue(ARTICLE, held)
    assert "A reprint of" in said(tab)
    assert "87% of the words in common" in said(tab)
    with qtbot.waitSignal(tab.edits_wanted) as wanted:
        pressed(tab, "No")
    assert wanted.args[0] == (DecideRelation(3, Decision.NO),)
    with qtbot.waitSignal(tab.article_wanted) as opened:
        pressed(tab, "Bến Đá dùng chữ ký số")
    assert opened.args == [9]
    accepted = replace(HELD, relations=(relation(RelationState.ACCEPTED, is_later=False),))
    tab.show_catalogue(ARTICLE, accepted)
    assert "Reprinted as" in said(tab)
    with qtbot.waitSignal(tab.edits_wanted) as wanted:
        pressed(tab, "Take back")
    assert wanted.args[0] == (DecideRelation(3, None),)


def test_related_articles_tell_what_they_share(qtbot: QtBot, theme: Theme) -> None:
    tab = RelationsTab(theme)
    shown(qtbot, tab)
    tab.show_related([Related(article_row(9, "Chữ ký mới"), 0.4, ("chữ ký số", "Bến Đá"))])
    assert "both have: chữ ký số, Bến Đá" in said(tab)


def test_an_article_is_put_into_a_dossier(qtbot: QtBot, theme: Theme) -> None:
    tab = RelationsTab(theme)
    shown(qtbot, tab)
    tab.offer_dossiers([DOSSIER])
    for typed, edit in (
        ("chữ ký số ở bến đá", AddToDossier(7, 5, None, None)),
        ("Giải thưởng", AddToDossier(7, None, "Giải thưởng", None)),
    ):
        pressed(tab, "Add to a dossier…")
        dialog = next(one for one in tab.findChildren(DossierChoice) if one.isVisible())
        type_text(dialog._title, typed)
        with qtbot.waitSignal(tab.edits_wanted) as wanted:
            press(dialog._title, Qt.Key.Key_Return)
        assert wanted.args[0] == (edit,)


def test_history_says_what_became_of_what(qtbot: QtBot, theme: Theme) -> None:
    tab = HistoryTab(theme)
    shown(qtbot, tab)
    row = RowChange(
        "article", "7", "update", 7, {"section": "Xã hội", "row_version": 1}, {"section": "Số"}
    )
    new = RowChange("note", "1", "insert", 7, {}, {"body": "Hỏi lại.", "id": 1})
    moment = "2026-11-12T05:05:00Z"
    done = ChangeSet(4, moment, "LAN", "article_edit", "Tít", 2, None, None, (7,), (row, new))
    undone = ChangeSet(3, moment, "LAN", "add_note", "Tít", 1, None, 5, (7,), ())
    tab.show_changes([done, undone])
    words = said(tab)
    assert "Section: Xã hội → Số" in words
    assert "Note: Hỏi lại." in words
    assert "taken back" in words
    assert words.count("Undo") == 1
    with qtbot.waitSignal(tab.undo_wanted) as wanted:
        pressed(tab, "Undo")
    assert wanted.args == [4]
    tab.show_changes([])
    assert said(tab) == "Nothing was changed in the catalogue of this article yet."

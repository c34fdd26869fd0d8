"""One article on its page, under keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from db.records import ArticleDetail, BlockKind, Mark
from desktop.reading.detail_pane import DetailPane
from desktop.reading.ticked_scroll_bar import TickedScrollBar
from desktop.theme import Scheme, Theme
from tests.desktop.articles import detail, marks_of
from tests.desktop.keys import press, type_text

SENTENCE = "Mỗi chiều thứ Năm, phòng đọc đón các em tới xem những trang báo đã ngả màu. "
LONG = detail(
    [
        (BlockKind.HEADLINE, "Phòng đọc mở cửa"),
        *[(BlockKind.BODY, f"Đoạn {number}. " + SENTENCE * 4) for number in range(1, 31)],
    ]
)


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> DetailPane:
    pane = DetailPane(theme)
    qtbot.addWidget(pane)
    pane.resize(620, 640)
    pane.show()
    return pane


def marked(article: ArticleDetail, *wanted: str) -> list[tuple[Mark, ...]]:
    return [marks_of(block.text, *wanted) for block in article.blocks]


def at(pane: DetailPane) -> int:
    """Where the page is scrolled to."""
    return pane.view.verticalScrollBar().value()


def selected(pane: DetailPane, letters: str) -> None:
    """Choose these letters by their first appearance."""
    cursor = pane.view.document().find(letters)
    assert not cursor.isNull()
    pane.view.setTextCursor(cursor)


def test_an_article_opens_at_its_top_when_its_first_hit_is_there(pane: DetailPane) -> None:
    pane.show_article(LONG, marked(LONG, "Đoạn 1."))
    assert at(pane) == 0
    assert pane.hit_place == "1/1"


def test_an_article_opens_at_its_first_hit(pane: DetailPane) -> None:
    pane.show_article(LONG, marked(LONG, "Đoạn 20."))
    top = pane.view.cursorForPosition(pane.view.viewport().rect().topLeft()).block().text()
    bottom = pane.view.cursorForPosition(pane.view.viewport().rect().bottomRight()).block().text()
    assert top < "Đoạn 20." <= bottom
    pane.resize(480, 500)
    shown = pane.view.viewport().rect()
    seen = {
        pane.view.cursorForPosition(place).block().text()[:8]
        for place in (shown.topLeft(), shown.center(), shown.bottomLeft())
    }
    assert "Đoạn 20." in seen


def test_f3_goes_from_hit_to_hit_and_then_to_the_next_article(
    qtbot: QtBot, pane: DetailPane
) -> None:
    pane.show_article(LONG, marked(LONG, "Đoạn 2.", "Đoạn 28."))
    assert pane.hit_place == "1/2"
    before = at(pane)
    pane.next_hit()
    assert pane.hit_place == "2/2"
    assert at(pane) > before
    with qtbot.waitSignal(pane.hits_exhausted) as exhausted:
        pane.next_hit()
    assert exhausted.args == [1]
    pane.previous_hit()
    with qtbot.waitSignal(pane.hits_exhausted) as exhausted:
        pane.previous_hit()
    assert exhausted.args == [-1]


def test_other_marks_leave_the_page_where_it_is(pane: DetailPane) -> None:
    pane.show_article(LONG, marked(LONG, "Đoạn 20."))
    before = at(pane)
    pane.mark(marked(LONG, "Đoạn 1.", "Đoạn 2."))
    assert at(pane) == before
    assert pane.hit_place == "1/2"
    pane.mark([])
    assert pane.hit_place == ""


def test_ticks_show_where_the_hits_are(pane: DetailPane) -> None:
    pane.show_article(LONG, marked(LONG, "Đoạn 3.", "Đoạn 28."))
    bar = pane.view.verticalScrollBar()
    assert isinstance(bar, TickedScrollBar)
    early, late = bar.ticks
    assert 0.0 < early < 0.2
    assert 0.85 < late < 1.0


def test_copied_text_is_plain_and_can_carry_its_citation(pane: DetailPane) -> None:
    pane.show_article(LONG, ())
    selected(pane, "những trang báo")
    pane.copy()
    data = QApplication.clipboard().mimeData()
    assert data.text() == "những trang báo"
    assert not data.hasHtml()
    pane.copy_with_citation()
    copied = QApplication.clipboard().text()
    assert copied.startswith("“những trang báo”\n— N.T, ")
    assert copied.endswith("[2024-000001]")


def test_the_page_cannot_be_typed_over(pane: DetailPane) -> None:
    pane.show_article(LONG, ())
    before = pane.view.toPlainText()
    type_text(pane.view, "chữ")
    press(pane.view, Qt.Key.Key_Delete)
    press(pane.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pane.view.toPlainText() == before


def test_arrow_keys_move_the_page_and_space_reads_on_to_the_end(pane: DetailPane) -> None:
    pane.show_article(LONG, ())
    press(pane.view, Qt.Key.Key_Down)
    assert at(pane) > 0
    press(pane.view, Qt.Key.Key_Home)
    assert at(pane) == 0
    pages = 0
    while pane.scroll_page():
        pages += 1
    assert 2 <= pages <= 40
    assert at(pane) == pane.view.verticalScrollBar().maximum()


def test_find_marks_its_own_finds_and_gives_the_others_back(pane: DetailPane) -> None:
    pane.show_article(LONG, marked(LONG, "Đoạn 2."))
    pane.find_in_article()
    edit = pane.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    type_text(edit, "doan 3")
    assert pane.hit_place == "1/2"
    press(edit, Qt.Key.Key_Return)
    assert pane.hit_place == "2/2"
    press(edit, Qt.Key.Key_Return)
    assert pane.hit_place == "1/2"
    press(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pane.hit_place == "2/2"
    type_text(edit, "99")
    assert pane.hit_place == "0/0"
    press(edit, Qt.Key.Key_Escape)
    assert pane.hit_place == "1/1"
    assert edit.isHidden()


def test_no_article_and_a_problem_are_said(pane: DetailPane) -> None:
    def said() -> str:
        return " ".join(one.text() for one in pane.findChildren(QLabel) if one.isVisible())

    assert "Choose an article to read it here." in said()
    pane.show_article(LONG, ())
    pane.show_problem("Bài này không còn trong kho.")
    assert "Bài này không còn trong kho." in said()
    assert pane.article is None
    assert not pane.scroll_page()


def test_another_theme_keeps_the_place(pane: DetailPane, theme: Theme) -> None:
    pane.show_article(LONG, marked(LONG, "Đoạn 20."))
    before = at(pane)
    theme.choose(Scheme.DARK)
    assert abs(at(pane) - before) < 40
    colour = pane.view.document().findBlockByNumber(3).charFormat().foreground().color()
    assert colour.name().upper() == theme.colours.ink
    assert pane.hit_place == "1/1"

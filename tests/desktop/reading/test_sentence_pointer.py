"""The bar beside a sentence comes by pointer and by key, and neither moves nor covers a letter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import BlockKind
from desktop.application import Application
from desktop.cataloguing.note_dialog import NoteDialog
from desktop.reading.detail_pane import DetailPane
from desktop.reading.sentence_bar import Deed
from desktop.theme import Scheme, Theme
from tests.desktop.articles import detail
from tests.desktop.keys import press
from tests.desktop.test_desk import await_article

CONTROL = Qt.KeyboardModifier.ControlModifier
FIRST = "Chiều nay TP. Bến Gốc phát thử nước máy cho 1.500 hộ ở cuối nguồn."
SECOND = "Áp lực nước còn yếu 🙂 nhưng ổn định!"
THIRD = "Người trong xóm đem chậu ra hứng, vừa cười vừa nhắc chuyện gánh nước ngày trước."
TEXT = detail(
    [
        (BlockKind.HEADLINE, "Nước máy về xóm"),
        (BlockKind.BODY, f"{FIRST} {SECOND}"),
        *[(BlockKind.BODY, f"{THIRD} Đoạn {number}.") for number in range(30)],
    ]
)


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> DetailPane:
    pane = DetailPane(theme)
    qtbot.addWidget(pane)
    pane.resize(460, 600)
    pane.show()
    pane.show_article(TEXT, ())
    return pane


def meant(pane: DetailPane) -> str:
    """The words of the sentence that is meant."""
    span = pane.view.sentences.meant
    return TEXT.text[slice(*span)] if span is not None else ""


def point_at(pane: DetailPane, words: str) -> QPoint:
    """Put the pointer on the first of these words."""
    found = pane.view.document().find(words)
    found.setPosition(found.selectionStart() + 2)
    at = pane.view.cursorRect(found).center()
    QTest.mouseMove(pane.view.viewport(), at + QPoint(1, 0))  # a pointer at rest sends nothing
    QTest.mouseMove(pane.view.viewport(), at)
    return at


def tops(pane: DetailPane) -> list[float]:
    """Where the paragraphs stand."""
    document = pane.view.document()
    layout = document.documentLayout()
    return [
        layout.blockBoundingRect(document.findBlockByNumber(number)).top()
        for number in range(document.blockCount())
    ]


def test_the_bar_comes_where_the_pointer_rests_and_goes_with_it(
    qtbot: QtBot, pane: DetailPane
) -> None:
    before, bar = tops(pane), pane.view.sentences.bar
    point_at(pane, "Áp lực")
    assert bar.isHidden(), "it waits until the pointer rests"
    qtbot.waitUntil(lambda: meant(pane) == SECOND)
    assert bar.isVisible()
    assert bar.accessibleDescription() == SECOND
    assert all(bar.button(deed).accessibleName() for deed in Deed)
    assert tops(pane) == before, "no letter moves"
    column = pane.view.viewport().width() - round(
        pane.view.document().rootFrame().frameFormat().rightMargin()
    )
    assert bar.geometry().left() >= column, "no letter is covered"
    assert bar.geometry().right() < pane.view.viewport().width()
    QTest.mouseMove(pane.view.viewport(), QPoint(200, pane.view.viewport().height() - 4))
    point_at(pane, "Chiều nay")
    qtbot.waitUntil(lambda: meant(pane) == FIRST)


def test_a_button_takes_the_sentence_with_its_citation(qtbot: QtBot, pane: DetailPane) -> None:
    point_at(pane, "Áp lực")
    qtbot.waitUntil(lambda: meant(pane) == SECOND)
    with qtbot.waitSignal(pane.told):
        pane.view.sentences.bar.button(Deed.QUOTE).click()
    copied = QApplication.clipboard().text()
    assert copied.startswith(f"“{SECOND}”\n— ")
    assert pane.view.clean_selection() == SECOND


def test_sentences_are_gone_through_by_key(pane: DetailPane) -> None:
    pane.view.setFocus()
    seen = []
    for _ in range(4):
        press(pane.view, Qt.Key.Key_Down, CONTROL)
        seen.append(pane.view.clean_selection())
    assert seen == ["Nước máy về xóm", FIRST, SECOND, THIRD]
    press(pane.view, Qt.Key.Key_Up, CONTROL)
    assert pane.view.clean_selection() == SECOND
    assert pane.view.sentences.bar.isVisible()
    point_at(pane, "Chiều nay")
    QTest.qWait(300)
    assert meant(pane) == SECOND, "the pointer lying somewhere takes no chosen sentence away"
    press(pane.view, Qt.Key.Key_Escape)
    assert pane.view.sentences.bar.isHidden()
    assert not pane.view.textCursor().hasSelection()


def test_going_by_key_scrolls_along(pane: DetailPane) -> None:
    pane.view.setFocus()
    for _ in range(40):
        press(pane.view, Qt.Key.Key_Down, CONTROL)
    bar = pane.view.sentences.bar
    assert pane.view.verticalScrollBar().value() > 0
    assert bar.isVisible()
    assert 0 <= bar.geometry().top() <= pane.view.viewport().height() - bar.height()
    pane.view.verticalScrollBar().setValue(0)
    assert bar.isHidden(), "its sentence is off the screen"


def test_without_a_sentence_one_is_told_what_to_do(qtbot: QtBot, pane: DetailPane) -> None:
    pane.view.sentences.clear()
    with qtbot.waitSignal(pane.told) as told:
        pane.copy_with_citation()
    assert told.args == ["Choose some words first, or rest on a sentence."]


def test_another_article_and_another_theme_forget_the_sentence(
    pane: DetailPane, theme: Theme
) -> None:
    changes: list[Callable[[], None]] = [partial(theme.choose, Scheme.DARK), pane.show_nothing]
    for change in changes:
        pane.view.setFocus()
        press(pane.view, Qt.Key.Key_Down, CONTROL)
        assert meant(pane)
        change()
        assert not meant(pane)


def test_sic_is_proposed_for_the_sentence_in_the_window(opened: Application, qtbot: QtBot) -> None:
    desk = opened.window.desk
    opened.workplace.work_as("LAN")
    desk.open_article(1)
    await_article(opened, qtbot, 1)
    view = desk.detail.view
    assert view.sentences.bar.offered[0] is Deed.QUOTE
    assert {Deed.NOTE, Deed.SIC} <= set(view.sentences.bar.offered)
    view.setFocus()
    press(view, Qt.Key.Key_Down, CONTROL)
    press(view, Qt.Key.Key_Down, CONTROL)
    chosen = view.clean_selection()
    view.sentences.bar.button(Deed.SIC).click()
    dialog = opened.window.findChild(NoteDialog)
    assert isinstance(dialog, NoteDialog)
    assert dialog.kind.currentData() == "sic"
    assert dialog._quote is not None
    assert dialog._quote.exact == chosen
    dialog.reject()
    view.sentences.bar.button(Deed.NOTE).click()
    noted = [one for one in opened.window.findChildren(NoteDialog) if one.isVisible()]
    assert [one.kind.currentData() for one in noted] == ["note"]
    noted[0].reject()

"""Above the text stands what looks the same; one letter decides, and it is asked only once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import Archive, open_archive
from db.records import DecideRelation, Decision, Relation, RelationKind, RelationState
from desktop.application import Application, Start
from desktop.cataloguing.alike_banner import AlikeBanner
from desktop.cataloguing.fields import Name
from desktop.language import Language
from desktop.reading.compared_view import ComparedView
from desktop.theme import Scheme
from tests.db.articles import archive_of, article
from tests.desktop.cataloguing.conftest import SLOW
from tests.desktop.keys import type_text

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SENTENCES = (
    "Sáng nay hợp tác xã muối bên cửa sông khánh thành kho chứa mới, xây suốt hai mùa nắng.",
    "Kho có mái tôn lạnh, nền lát gạch nung, chứa được sản lượng của chín mươi hộ diêm dân.",
    "Ông chủ nhiệm bảo từ nay muối không còn phải phủ bạt ngoài bãi mỗi khi trời trở gió.",
    "Đường từ bãi vào kho cũng được đắp cao thêm, xe ba gác chở muối đi lại dễ dàng.",
)
LIKE = "C&ompare with the one it is like"
MORE = "Tháng tới, hợp tác xã mở thêm một lớp dạy cách làm muối sạch cho người mới vào nghề."


@pytest.fixture
def twice(tmp_path: Path) -> Archive:
    """Three articles, of which the third is the first one in another newspaper."""
    archive = archive_of(
        tmp_path,
        [
            article("Kho muối mới", *SENTENCES, outlet="Báo Biển", published="2019-03-04"),
            article("Chợ phiên dời chỗ", "Chợ phiên dời về sân kho."),
            article("Diêm dân có kho", *SENTENCES, MORE, outlet="Báo Đồng", published="2019-03-06"),
        ],
    )
    archive.link_near()
    archive.close()
    return archive


Opener = Callable[[int], Application]


@pytest.fixture
def opener(program: Callable[[Start], Application], twice: Archive, qtbot: QtBot) -> Opener:
    """Start the program with the form open at an article."""

    def opened(article_id: int) -> Application:
        start = Start(
            archive=twice.path, language=Language.ENGLISH, scheme=Scheme.LIGHT, debounce_ms=0
        )
        running = program(start)
        qtbot.waitUntil(lambda: bool(running.window.status.words), timeout=SLOW)
        running.workplace.work_as("LAN")
        running.session.work_as("LAN")
        running.workplace.open_tray()
        form = running.workplace.form
        qtbot.waitUntil(lambda: form.article_id is not None, timeout=SLOW)
        running.window.desk.reading.open(article_id, ())
        qtbot.waitUntil(lambda: form.article_id == article_id, timeout=SLOW)
        running.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=SLOW)
        form.take_focus()
        return running

    return opened


def banner(running: Application) -> AlikeBanner:
    return running.workplace.alike.banner


def key(code: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, code, held)


def link(archive: Archive) -> Relation:
    """The link of the two, as the archive has it now."""
    opened = open_archive(archive.path)
    reader = opened.reader()
    [found] = reader.relations(1)
    reader.close()
    opened.close()
    return found


def deleted(archive: Archive) -> bool:
    """Whether the third article is in the bin."""
    opened = open_archive(archive.path)
    reader = opened.reader()
    there = reader.rows([3])
    reader.close()
    opened.close()
    return not there


def test_the_other_article_is_named_with_its_facts(opener: Opener) -> None:
    running = opener(3)
    words = banner(running).words
    assert "Kho muối mới" in words
    assert "Báo Biển · 04/03/2019" in words
    assert "% of the words in common" in words
    assert "this is the later one" in words
    assert running.window.menus.compare.text() == LIKE


def test_nothing_is_said_of_an_article_that_is_like_no_other(opener: Opener) -> None:
    running = opener(2)
    assert banner(running).words == ""
    assert running.window.menus.compare.text() != LIKE
    key(Qt.Key.Key_F6)
    assert running.workplace.form.isAncestorOf(QApplication.focusWidget() or running.window)


def test_one_key_shows_what_differs_and_leads_back(opener: Opener, qtbot: QtBot) -> None:
    running = opener(3)
    line = running.workplace.form.fields[Name.ISSUE].line
    line.setFocus()
    key(Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: banner(running).comparing, timeout=SLOW)
    assert QApplication.focusWidget() is banner(running)
    texts = banner(running).findChild(ComparedView)
    assert isinstance(texts, ComparedView)
    assert MORE in texts.toPlainText()
    assert not running.window.desk.detail.view.isVisible()
    key(Qt.Key.Key_Escape)
    assert not banner(running).comparing
    assert running.window.desk.detail.view.isVisible()
    assert QApplication.focusWidget() is line


def test_letters_that_are_typed_decide_nothing(
    opener: Opener, twice: Archive, qtbot: QtBot
) -> None:
    running = opener(3)
    line = running.workplace.form.fields[Name.ISSUE].line
    line.setFocus()
    type_text(line, "rdn RDN")
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "✓" in running.workplace.form.fields[Name.ISSUE].words, timeout=SLOW)
    assert banner(running).relation is not None
    assert link(twice).state is RelationState.SUGGESTED


@pytest.mark.parametrize("from_the_form", [True, False])
def test_a_reprint_is_kept_and_taken_back_by_undo(
    opener: Opener, twice: Archive, qtbot: QtBot, from_the_form: bool
) -> None:
    running = opener(3)
    focused = QApplication.focusWidget()
    if from_the_form:
        key(Qt.Key.Key_R, ALT)
    else:
        key(Qt.Key.Key_F6)
        key(Qt.Key.Key_R)
    qtbot.waitUntil(lambda: "Kept as a reprint." in banner(running).words, timeout=SLOW)
    assert QApplication.focusWidget() is focused
    found = link(twice)
    assert (found.kind, found.state) == (RelationKind.REPRINT_OF, RelationState.ACCEPTED)
    qtbot.waitUntil(running.window.menus.undo.isEnabled, timeout=SLOW)
    key(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: "Kho muối mới" in banner(running).words, timeout=SLOW)
    assert link(twice).state is RelationState.SUGGESTED


def test_the_later_one_of_a_duplicate_goes_and_the_next_article_comes(
    opener: Opener, twice: Archive, qtbot: QtBot
) -> None:
    running = opener(3)
    type_text(QApplication.focusWidget() or running.window, "tin")
    key(Qt.Key.Key_D, ALT)
    form = running.workplace.form
    qtbot.waitUntil(lambda: form.article_id == 1, timeout=SLOW)
    qtbot.waitUntil(lambda: running.workplace.tray.waiting == (1, 2), timeout=SLOW)
    assert deleted(twice)
    assert banner(running).words == ""
    qtbot.waitUntil(running.window.menus.undo.isEnabled, timeout=SLOW)
    running.window.menus.undo.trigger()
    qtbot.waitUntil(lambda: set(running.workplace.tray.waiting) == {1, 2, 3}, timeout=SLOW)
    assert not deleted(twice)
    assert link(twice).state is RelationState.SUGGESTED


def test_the_earlier_one_stays_when_its_duplicate_goes(
    opener: Opener, twice: Archive, qtbot: QtBot
) -> None:
    running = opener(1)
    assert "that is later" in banner(running).words
    key(Qt.Key.Key_D, ALT)
    qtbot.waitUntil(lambda: running.workplace.tray.waiting == (1, 2), timeout=SLOW)
    assert deleted(twice)
    assert running.workplace.form.article_id == 1


def test_a_no_is_remembered(opener: Opener, twice: Archive, qtbot: QtBot) -> None:
    running = opener(3)
    qtbot.waitUntil(lambda: "(1)" in running.window.menus.duplicates.text(), timeout=SLOW)
    key(Qt.Key.Key_N, ALT)
    qtbot.waitUntil(lambda: "not offered again" in banner(running).words, timeout=SLOW)
    qtbot.waitUntil(lambda: "(1)" not in running.window.menus.duplicates.text(), timeout=SLOW)
    running.window.close()
    archive = open_archive(twice.path)
    archive.link_near()
    archive.close()
    assert link(twice).state is RelationState.REJECTED
    again = opener(3)
    assert banner(again).words == ""
    assert again.workplace.alike.banner.relation is None


def test_outside_of_the_form_nothing_is_asked(opener: Opener) -> None:
    running = opener(3)
    running.window.desk.go_back()
    assert banner(running).words == ""
    assert running.window.menus.compare.text() != LIKE


def test_what_was_decided_elsewhere_is_asked_no_more(
    opener: Opener, twice: Archive, qtbot: QtBot
) -> None:
    running = opener(3)
    archive = open_archive(twice.path)
    cataloguer = archive.cataloguer("XYZ")
    relation = banner(running).relation
    assert relation is not None
    cataloguer.apply([DecideRelation(relation.id, Decision.NO)])
    cataloguer.close()
    archive.close()
    running.window.menus.refresh.trigger()
    qtbot.waitUntil(lambda: banner(running).words == "", timeout=SLOW)


def test_where_only_the_form_has_room_it_says_so_and_one_key_leads_there_and_back(
    opener: Opener, qtbot: QtBot
) -> None:
    running = opener(3)
    running.window.resize(QSize(820, 600))
    form, detail = running.workplace.form, running.window.desk.detail
    qtbot.waitUntil(lambda: detail.isHidden() and form.isVisible(), timeout=SLOW)
    assert form.beside.text() == "Today 0/3 · F6: looks like another article"
    key(Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: banner(running).comparing, timeout=SLOW)
    assert detail.isVisible()
    key(Qt.Key.Key_N)
    qtbot.waitUntil(form.isVisible, timeout=SLOW)
    assert form.isAncestorOf(QApplication.focusWidget() or running.window)
    qtbot.waitUntil(lambda: form.beside.text() == "Today 0/3", timeout=SLOW)
    running.window.resize(QSize(1366, 768))
    qtbot.waitUntil(lambda: form.beside.text() == "", timeout=SLOW)

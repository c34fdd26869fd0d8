"""F6 puts the article on show beside a pinned one, in the running program."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.application import Application, Start
from desktop.language import Language
from desktop.reading.tabs import Tab
from desktop.theme import Scheme
from tests.desktop.archives import new_archive
from tests.desktop.test_desk import SLOW, await_article

SHIFT = Qt.KeyboardModifier.ShiftModifier
FIRST = "Đò ngang bến Gốc chạy lại từ sáng nay, mỗi chuyến chở mười hai khách và bốn xe đạp."
SECOND = "Giá vé giữ như cũ. Người lái đò là ông Năm, đã đưa khách ba mươi mùa nước."


@pytest.fixture
def twins(program: Callable[[Start], Application], tmp_path: Path, qtbot: QtBot) -> Application:
    """The program on three articles; 1 and 2 say nearly the same, 2 on an earlier day."""
    written = [
        ("Đò ngang chạy lại", [FIRST, SECOND], "2019-05-02"),
        ("Bến Gốc có đò", [FIRST.replace("mười hai", "mười lăm"), SECOND], "2019-05-01"),
        ("Chợ nổi", ["Chợ họp từ khuya, tan lúc mặt trời lên."], "2019-06-01"),
    ]
    lines = [
        json.dumps({"id": str(at), "headline": one, "body": body, "published": day})
        for at, (one, body, day) in enumerate(written)
    ]
    archive = new_archive(tmp_path, lines)
    archive.close()
    running = program(
        Start(archive=tmp_path / "Kho.khobao", language=Language.ENGLISH, scheme=Scheme.LIGHT)
    )
    qtbot.waitUntil(lambda: running.window.desk.searching.hits is not None, timeout=SLOW)
    qtbot.waitUntil(running.window.menus.compare.isEnabled, timeout=SLOW)
    return running


def open_by_headline(program: Application, qtbot: QtBot, headline: str) -> None:
    """Open the article with this headline."""
    desk = program.window.desk
    hits = desk.searching.hits
    assert hits is not None
    for article_id in hits.ids:
        desk.open_article(article_id)
        await_article(program, qtbot, article_id)
        article = desk.detail.article
        if article is not None and article.row.headline == headline:
            return
    raise AssertionError(headline)


def test_f6_pins_then_compares_then_ends(twins: Application, qtbot: QtBot) -> None:
    window, desk = twins.window, twins.window.desk
    open_by_headline(twins, qtbot, "Đò ngang chạy lại")
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.statusBar().currentMessage().startswith("Pinned.")
    assert desk.detail._bar._name.text().endswith("pinned for comparison")
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.statusBar().currentMessage().startswith("This one is pinned.")
    open_by_headline(twins, qtbot, "Bến Gốc có đò")
    assert "pinned" not in desk.detail._bar._name.text()
    with qtbot.waitSignal(desk.comparing.turned, timeout=SLOW):
        QTest.keyClick(window, Qt.Key.Key_F6)
    assert desk.compared.isVisible()
    assert not desk.results.isVisible()
    shown = desk.compared._shown
    assert shown is not None
    assert shown.other.row.headline == "Bến Gốc có đò", "the earlier day stands left"
    count, seen = desk.compared.texts.differences, []
    for _ in range(count):
        QTest.keyClick(window, Qt.Key.Key_F3)
        seen.append([one.cursor.selectedText() for one in desk.compared.texts.extraSelections()])
    assert ["lăm", "hai"] in seen
    assert desk.compared.bar.words == f"Difference {count} of {count}"
    QTest.keyClick(window, Qt.Key.Key_F3, SHIFT)
    assert desk.compared.bar.words == f"Difference {count - 1} of {count}"
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert desk.detail.isVisible()
    assert not desk.compared.isVisible()


def test_esc_back_and_a_headline_lead_out_of_a_comparison(twins: Application, qtbot: QtBot) -> None:
    window, desk = twins.window, twins.window.desk
    open_by_headline(twins, qtbot, "Đò ngang chạy lại")
    QTest.keyClick(window, Qt.Key.Key_F6, SHIFT)
    open_by_headline(twins, qtbot, "Chợ nổi")
    ways: list[tuple[QWidget, Qt.Key, Qt.KeyboardModifier]] = [
        (desk.compared.texts, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
        (window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
    ]
    for widget, key, modifier in ways:
        with qtbot.waitSignal(desk.comparing.turned, timeout=SLOW):
            QTest.keyClick(window, Qt.Key.Key_F6)
        QTest.keyClick(widget, key, modifier)
        assert not desk.compared.isVisible()
    article = desk.detail.article
    assert article is not None
    assert article.row.headline == "Chợ nổi"
    QTest.keyClick(window, Qt.Key.Key_F6)
    qtbot.waitUntil(desk.compared.isVisible, timeout=SLOW)
    pinned = desk.comparing.pinned
    assert pinned is not None
    desk.compared.article_wanted.emit(pinned)
    await_article(twins, qtbot, pinned)
    assert desk.detail.isVisible()


def test_a_pin_is_taken_away_and_gone_with_its_archive(twins: Application, qtbot: QtBot) -> None:
    window, desk = twins.window, twins.window.desk
    open_by_headline(twins, qtbot, "Chợ nổi")
    QTest.keyClick(window, Qt.Key.Key_F6, SHIFT)
    pins = [desk.comparing.pinned]
    QTest.keyClick(window, Qt.Key.Key_F6, SHIFT)
    pins.append(desk.comparing.pinned)
    QTest.keyClick(window, Qt.Key.Key_F6)
    pins.append(desk.comparing.pinned)
    desk.detach()
    pins.append(desk.comparing.pinned)
    assert [pin is not None for pin in pins] == [True, False, True, False]


def test_the_next_article_is_compared_too_and_work_leads_back(
    twins: Application, qtbot: QtBot
) -> None:
    window, desk = twins.window, twins.window.desk
    open_by_headline(twins, qtbot, "Đò ngang chạy lại")
    desk.comparing.pin()
    open_by_headline(twins, qtbot, "Bến Gốc có đò")
    desk.comparing.compare()
    qtbot.waitUntil(desk.compared.isVisible, timeout=SLOW)

    def beside() -> set[str]:
        shown = desk.compared._shown
        if shown is None:
            return set()
        return {shown.article.row.headline, shown.other.row.headline}

    def is_beside(headline: str) -> bool:
        return headline in beside()

    seen: list[set[str]] = []
    for _ in range(3):
        before = desk.results.view.selected_article
        QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        selected = desk.results.view.selected_article
        if selected is None or selected == before:
            break
        await_article(twins, qtbot, selected)
        article = desk.detail.article
        assert article is not None
        if article.row.id != desk.comparing.pinned:
            qtbot.waitUntil(partial(is_beside, article.row.headline), timeout=SLOW)
            seen.append(beside())
    assert {"Đò ngang chạy lại", "Chợ nổi"} in seen
    desk.show_tab(Tab.FIGURES)
    assert desk.detail.isVisible()

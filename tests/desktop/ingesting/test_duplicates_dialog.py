"""Deciding about pairs that are alike, in the running program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from db import create_archive
from db.records import IngestItem, Progress, Wording
from desktop.application import Application, Start
from desktop.ingesting.duplicates_dialog import DuplicatesDialog
from desktop.language import Language
from desktop.reading.compared_view import ComparedView
from desktop.theme import Scheme, Theme
from tests.desktop.keys import press

SLOW = 30_000
SENTENCES = (
    "Sáng nay đội chài ở bến Đông hạ thuỷ con thuyền gỗ dài 24 mét, đóng suốt một năm ròng.",
    "Thuyền chở được chín người cùng lưới, có buồm nâu và khoang tre đan theo lối cũ của làng.",
    "Các cụ trong xóm kể rằng đã ba mươi năm nay bến này không đóng thuyền lớn như thế.",
    "Tháng sau, thuyền sẽ ra khơi chuyến đầu, mang theo cá khô, muối và nước ngọt.",
)
MORE = "Ban quản lý bến xin mọi người gửi ảnh cũ về thuyền."


def unheard(_event: Progress | IngestItem) -> None:
    """Nobody watches this run."""


@pytest.fixture
def alike(program: Callable[[Start], Application], tmp_path: Path, qtbot: QtBot) -> Application:
    """The program on an archive in which two articles are alike."""
    files = []
    for name, more in (("a", ()), ("b", (MORE,))):
        files.append(tmp_path / f"{name}.txt")
        words = ["Hạ thuỷ thuyền gỗ", *SENTENCES, *more]
        files[-1].write_text("\n\n".join(words), encoding="utf-8")
    archive = tmp_path / "Kho bài trùng.khobao"
    kept = create_archive(archive)
    kept.ingest(files, unheard)
    kept.link_near()
    kept.close()
    running = program(
        Start(archive=archive, language=Language.ENGLISH, scheme=Scheme.LIGHT, debounce_ms=0)
    )
    qtbot.waitUntil(lambda: "(" in running.window.menus.duplicates.text(), timeout=SLOW)
    qtbot.waitUntil(running.window.menus.duplicates.isEnabled, timeout=SLOW)
    return running


def shown(running: Application) -> DuplicatesDialog:
    running.window.menus.duplicates.trigger()
    dialog = running.window.findChild(DuplicatesDialog)
    assert isinstance(dialog, DuplicatesDialog)
    return dialog


def test_a_decision_is_kept_taken_back_and_made_otherwise(alike: Application, qtbot: QtBot) -> None:
    before = alike.window.menus.duplicates.text()
    dialog = shown(alike)
    qtbot.waitUntil(dialog._choices[0].isEnabled, timeout=SLOW)
    assert "Hạ thuỷ thuyền gỗ" in dialog._earlier.text()
    assert MORE in dialog._texts.toPlainText()
    assert "% of the words" in dialog._reason.text()
    with qtbot.waitSignal(alike.duplicates.decided, timeout=SLOW):
        dialog._choices[1].click()
    qtbot.waitUntil(lambda: alike.window.menus.duplicates.text() != before, timeout=SLOW)
    qtbot.waitUntil(dialog._undo.isEnabled, timeout=SLOW)
    with qtbot.waitSignal(alike.duplicates.pair_shown, timeout=SLOW):
        dialog._undo.click()
    assert alike.window.menus.duplicates.text() == before
    assert not dialog._undo.isEnabled()
    with qtbot.waitSignal(alike.duplicates.decided, timeout=SLOW) as decided:
        dialog._choices[2].click()
    assert decided.args == ["no"]
    dialog.close()


def test_a_pair_is_left_for_later(alike: Application, qtbot: QtBot) -> None:
    dialog = shown(alike)
    qtbot.waitUntil(dialog._choices[3].isEnabled, timeout=SLOW)
    with qtbot.waitSignals([alike.duplicates.counted], timeout=SLOW):
        dialog._choices[3].click()
    assert not alike.duplicates.can_undo()
    press(dialog, Qt.Key.Key_Escape)


def test_no_mark_is_colour_alone(theme: Theme, qtbot: QtBot) -> None:
    view = ComparedView(theme)
    qtbot.addWidget(view)
    gone = view.looks(Wording.ONLY_HERE, later=False)
    new = view.looks(Wording.ONLY_HERE, later=True)
    otherwise = view.looks(Wording.CHANGED, later=True)
    assert gone.fontStrikeOut()
    assert new.underlineStyle() is QTextCharFormat.UnderlineStyle.SingleUnderline
    assert otherwise.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
    plain = view.looks(Wording.SAME, later=True)
    assert plain.underlineStyle() is QTextCharFormat.UnderlineStyle.NoUnderline

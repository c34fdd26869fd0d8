"""While nobody works everything is read again; who comes back stops it, and reads what is wrong."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import desktop.fixity.fixity_desk
from db.backup import Backups
from db.fixity import fixity_state
from db.records.backups import BackupReason
from db.restoring import restore_articles
from desktop.application import Application, Start
from desktop.fixity.fixity_desk import FixityDesk
from desktop.language import Language
from desktop.theme import Scheme
from tests.reliability.flipping import flip_texts

SLOW = 30_000
HOURS = 9 * 3_600_000

Idle = Callable[..., FixityDesk]


@pytest.fixture
def idle(
    program: Callable[[Start], Application], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Idle:
    """Start the program where nobody works from the first moment on, or only after a while."""

    def start(archive: Path, after_ms: int = 200) -> FixityDesk:
        monkeypatch.setattr(desktop.fixity.fixity_desk, "IDLE_MS", after_ms)
        wanted = Start(archive=archive, language=Language.VIETNAMESE, scheme=Scheme.LIGHT)
        running = program(wanted)
        qtbot.waitUntil(lambda: running.window.desk.searching.hits is not None, timeout=SLOW)
        return running.backups.fixity

    return start


def test_what_is_wrong_is_said_once_and_opens_its_article(
    idle: Idle, archive: Path, qtbot: QtBot
) -> None:
    Backups(archive).make(BackupReason.ASKED)
    flip_texts(archive, [7, 9], random.Random(1))
    desk = idle(archive)
    window = desk._window
    qtbot.waitUntil(lambda: "Có 2 bài" in window.notice.words, timeout=SLOW)
    assert "Bản sao lưu số 1" in window.notice.words
    assert fixity_state(archive).open_count == 2
    (offer,) = [one for one in window.notice.findChildren(QPushButton) if one.isVisible()]
    assert offer.text() == "Mở bài"
    offer.click()
    qtbot.waitUntil(lambda: window.desk.detail.article is not None, timeout=SLOW)
    assert window.desk.detail.article is not None
    assert window.desk.detail.article.row.id == 7

    restore_articles(archive, "1", ["7"], "LAN")
    desk._idleness._on_work()
    qtbot.waitUntil(lambda: "Nội dung của một bài" in window.notice.words, timeout=SLOW)
    assert fixity_state(archive).healed_count == 1
    window.notice.close_problem()
    with qtbot.waitSignal(desk.finished, timeout=SLOW):
        desk._idleness._on_work()
        qtbot.waitUntil(desk.running, timeout=SLOW)
    assert window.notice.words == ""


def fall_idle(desk: FixityDesk) -> None:
    """Let the quiet minutes pass at once."""
    desk._idleness.idle = True
    desk._idleness.fell_idle.emit()
    assert desk.running()


def test_who_comes_back_stops_it_at_once_and_closing_ends_it(
    idle: Idle, archive: Path, qtbot: QtBot
) -> None:
    desk = idle(archive, HOURS)
    with qtbot.waitSignal(desk.finished, timeout=SLOW):
        fall_idle(desk)
        desk._idleness._on_work()  # before it can have read everything
    state = fixity_state(archive)
    assert (state.last_finished, state.under_way) == (None, True)
    fall_idle(desk)
    desk._window.close()
    assert not desk.running()


def finding(**facts: object) -> dict[str, object]:
    """What `kho fixity --json` tells under `wrong`."""
    none = {"backup": None, "article_id": None, "source": None, "target": "/kho/objects/ab"}
    told = {"kind": "object", "flaw": "changed", "sha256": "ab", "text_version_id": None}
    return told | {"article_ids": [3], "sound_copy": none} | facts


def test_what_is_sound_again_is_no_longer_said(opened: Application) -> None:
    desk, notice = opened.backups.fixity, opened.window.notice
    text = finding(kind="text", text_version_id=3)
    for wrong, words in (
        (text, "Không bản sao lưu nào còn giữ nội dung đúng."),
        (finding(), "Không có bản thứ hai."),
        (finding(sha256="cd", flaw="missing"), "Tệp gốc của một bài không còn trong kho."),
        (finding(kind="database", sha256="", article_ids=[]), "không đọc được nữa"),
    ):
        desk._tell({"wrong": [wrong], "state": {"open_count": 1}})
        assert words in notice.words
    desk._tell({"wrong": [], "state": {"open_count": 0}})
    assert notice.words == ""


def test_it_never_begins_by_itself_where_nothing_does(opened: Application) -> None:
    desk = opened.backups.fixity
    desk._idleness.fell_idle.emit()
    assert not desk.running()

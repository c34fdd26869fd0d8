"""The whole program, through its real window, on a real archive."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import open_archive
from db.records import Hits, IndexHealth
from desktop.application import Application, Start
from desktop.desk import Desk
from desktop.error_door import BugDialog
from desktop.ingesting.job import Wish
from desktop.language import Language
from desktop.searching.words import lacks_index
from desktop.settings import SettingsFile
from desktop.tasks import Ticket
from desktop.theme import DARK, LIGHT, Scheme
from tests.desktop.keys import press, type_text

SLOW = 20_000
"""Milliseconds after which something that must come is given up; machines of tests are busy."""

Started = Callable[[Start], Application]


def box(program: Application) -> Desk:
    """The desk, with the caret in the search box."""
    desk = program.window.desk
    desk.take_search_focus()
    return desk


def test_typing_without_accents_finds_and_arrow_down_opens(
    opened: Application, qtbot: QtBot
) -> None:
    desk = opened.window.desk
    edit = opened.window.focusWidget()
    assert edit is not None
    assert edit is QApplication.focusWidget()
    shown: list[object] = []
    desk.article_shown.connect(shown.append)
    type_text(edit, "quang ninh giai thuong")
    qtbot.waitUntil(
        lambda: (
            desk.searching.hits is not None
            and desk.searching.hits.request.text == "quang ninh giai thuong"
        ),
        timeout=SLOW,
    )
    assert desk.searching.hits is not None
    assert desk.searching.hits.total > 0
    press(edit, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(shown), timeout=SLOW)
    assert desk.detail.hit_place.startswith("1/")


def test_the_status_line_says_what_is_true(opened: Application) -> None:
    words = opened.window.status.words
    assert words.startswith("Kho thử")
    assert "27 bài" in words
    assert "chỉ mục đủ" in words
    assert opened.window.windowTitle().startswith("Kho thử")


def test_without_an_archive_there_are_three_choices_and_the_first_one_works(
    program: Started, qtbot: QtBot
) -> None:
    running = program(Start(language=Language.VIETNAMESE, debounce_ms=0))
    assert running.window.first_run.isVisible()
    assert not running.window.menus.ingest.isEnabled()
    running.window.first_run.choices[0].click()
    qtbot.waitUntil(lambda: "27 bài" in running.window.status.words, timeout=SLOW)
    assert running.window.desk.isVisible()
    assert not running.window.first_run.isVisible()


def test_a_new_archive_is_made_opened_and_empty(
    program: Started, qtbot: QtBot, tmp_path: Path
) -> None:
    running = program(Start(language=Language.VIETNAMESE, debounce_ms=0))
    path = tmp_path / "Báo tỉnh.khobao"
    running.window.new_archive_chosen.emit(path, "Báo tỉnh")
    qtbot.waitUntil(lambda: running.session.standing is not None, timeout=SLOW)
    pane = running.window.desk.results
    qtbot.waitUntil(lambda: "chưa có bài nào" in pane.words, timeout=SLOW)
    assert open_archive(path).info().name == "Báo tỉnh"


def test_an_archive_that_is_gone_is_said_and_forgotten(
    program: Started, qtbot: QtBot, tmp_path: Path
) -> None:
    running = program(
        Start(archive=tmp_path / "gone.khobao", language=Language.VIETNAMESE, debounce_ms=0)
    )
    qtbot.waitUntil(lambda: "gone.khobao" in running.window.notice.words, timeout=SLOW)
    assert running.window.first_run.isVisible()
    assert SettingsFile(tmp_path / "home" / "window.ini").load().recent == ()


def test_a_folder_that_is_no_archive_leaves_the_open_one_open(
    opened: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    before = opened.session.path
    opened.window.archive_chosen.emit(tmp_path)
    qtbot.waitUntil(lambda: bool(opened.window.notice.words), timeout=SLOW)
    assert opened.session.path == before
    assert opened.window.desk.isVisible()


def test_another_archive_takes_the_place_of_the_open_one(
    opened: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    opened.window.new_archive_chosen.emit(tmp_path / "b.khobao", "Kho hai")
    qtbot.waitUntil(lambda: opened.window.status.words.startswith("Kho hai"), timeout=SLOW)
    recent = SettingsFile(tmp_path / "home" / "window.ini").load().recent
    assert [Path(one).name for one in recent] == ["b.khobao", "Kho thử.khobao"]


def test_a_missing_index_is_mended_by_itself_while_browsing_works(
    program: Started, qtbot: QtBot, archive: Path
) -> None:
    (archive / "index" / "CURRENT").unlink()
    running = program(Start(archive=archive, language=Language.VIETNAMESE, debounce_ms=0))
    began: list[bool] = []
    running.care.began.connect(lambda: began.append(True))
    desk = running.window.desk
    answers: list[Hits] = []
    desk.searching.answered.connect(answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=SLOW)
    assert lacks_index(answers[0])
    assert desk.results.model.rowCount() == answers[0].total == 27
    qtbot.waitUntil(lambda: bool(began) and not running.care.running(), timeout=60_000)
    qtbot.waitUntil(lambda: not lacks_index(answers[-1]), timeout=SLOW)
    qtbot.waitUntil(lambda: "chỉ mục đủ" in running.window.status.words, timeout=SLOW)
    assert running.window.notice.words == ""
    assert running.session.standing is not None
    assert running.session.standing.index.health is IndexHealth.CURRENT
    desk.bar.ask("quang ninh")
    qtbot.waitUntil(
        lambda: desk.searching.hits is not None and bool(desk.searching.hits.request.text),
        timeout=SLOW,
    )


def test_files_are_taken_in_by_a_child_and_found_at_once(
    opened: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    text = tmp_path / "Bài mới.txt"
    text.write_text(
        "Cây đa đầu làng được cứu\n\nHôm qua dân làng dựng giàn đỡ cho cây đa hai trăm tuổi.\n",
        encoding="utf-8",
    )
    (tmp_path / "empty.txt").touch()
    window = opened.window
    window.open_ingest_dialog([text, tmp_path / "empty.txt"])
    with qtbot.waitSignal(opened.job.ended, timeout=60_000):
        window.ingest_dialog.begin()
    tally = opened.job.tally()
    assert (tally.added, tally.repeats, tally.failed) == (1, 0, 1)
    qtbot.waitUntil(lambda: "28 bài" in window.status.words, timeout=SLOW)
    window.desk.bar.ask("cay da dau lang")
    qtbot.waitUntil(
        lambda: (
            window.desk.searching.hits is not None
            and window.desk.searching.hits.total == 1
            and bool(window.desk.searching.hits.request.text)
        ),
        timeout=SLOW,
    )
    window.ingest_dialog.close()


def test_language_and_colours_change_at_once_and_are_kept(
    opened: Application, tmp_path: Path
) -> None:
    window = opened.window
    window.menus.language_chosen.emit(Language.ENGLISH)
    QApplication.processEvents()
    assert "27 articles" in window.status.words
    window.menus.scheme_chosen.emit(Scheme.DARK)
    assert opened.theme.colours is DARK
    kept = SettingsFile(tmp_path / "home" / "window.ini").load()
    assert (kept.language, kept.scheme) == (Language.ENGLISH, Scheme.DARK)
    window.menus.language_chosen.emit(Language.VIETNAMESE)
    window.menus.scheme_chosen.emit(Scheme.LIGHT)
    assert opened.theme.colours is LIGHT


def test_a_narrow_window_shows_list_or_article(opened: Application, qtbot: QtBot) -> None:
    window, desk = opened.window, opened.window.desk
    window.resize(QSize(1440, 900))
    assert desk.results.isVisible()
    assert desk.detail.isVisible()
    window.resize(QSize(960, 600))
    qtbot.waitUntil(lambda: not desk.detail.isVisible())
    desk.searching.step(1)
    press(desk.results.view, Qt.Key.Key_Return)
    assert desk.detail.isVisible()
    assert not desk.results.isVisible()
    window.menus.back.trigger()
    assert desk.results.isVisible()
    assert not desk.detail.isVisible()


def test_f11_and_filters_part_and_join_the_panes(opened: Application, tmp_path: Path) -> None:
    window, desk = opened.window, opened.window.desk
    window.resize(QSize(1440, 900))
    for list_there, article_there in ((False, True), (True, False), (True, True)):
        window.menus.turn.trigger()
        assert desk.results.isVisible() is list_there
        assert desk.detail.isVisible() is article_there
    window.menus.filters.trigger()
    assert not desk.facets.isVisible()
    window.close()
    assert SettingsFile(tmp_path / "home" / "window.ini").load().filters_shown is False


def test_a_bug_of_ours_is_admitted_and_the_window_stays(
    opened: Application, qtbot: QtBot, bugs: list[object]
) -> None:
    with qtbot.waitSignal(opened.door.bug_met):
        opened.lanes.read.submit(lambda _ticket: 1 / 0, lambda _never: None)
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, BugDialog)]
    assert dialogs
    assert opened.window.isVisible()
    for dialog in dialogs:
        dialog.accept()
    assert [type(bugs.pop())] == [ZeroDivisionError]


def test_closing_in_the_middle_of_everything_leaves_a_sound_archive(
    opened: Application, archive: Path, tmp_path: Path
) -> None:
    lines = "\n".join(
        f'{{"id": "{n}", "headline": "Bài số {n}", "body": ["Ngày thứ {n} của năm."]}}'
        for n in range(3000)
    )
    (tmp_path / "many.jsonl").write_text(lines, encoding="utf-8")
    opened.window.ingest_wanted.emit(Wish((tmp_path / "many.jsonl",)))
    opened.window.desk.bar.ask("quang ninh")
    opened.window.close()
    assert open_archive(archive).check(full=True).ok


def test_until_the_last_save_is_done_memory_is_cleared_by_the_gui_thread_alone(
    opened: Application,
) -> None:
    """A widget that is cleared on the thread of a lane makes the save there fail, or worse."""
    began, seen = threading.Event(), []

    def save(_ticket: Ticket) -> None:
        began.wait()
        seen.append(gc.isenabled())

    opened.lanes.write.submit(save, lambda _none: None)
    opened.session.closing.connect(began.set)
    opened.window.close()
    assert seen == [False]
    assert gc.isenabled()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_window_is_painted_in_both_colours(
    program: Started, archive: Path, qtbot: QtBot, scheme: Scheme
) -> None:
    running = program(Start(archive=archive, scheme=scheme, debounce_ms=0))
    qtbot.waitUntil(lambda: running.window.desk.searching.hits is not None, timeout=SLOW)
    qtbot.waitUntil(lambda: bool(running.window.status.words), timeout=SLOW)
    picture = running.window.grab().toImage()
    middle = picture.pixelColor(picture.width() - 40, picture.height() // 2)
    assert middle.name().upper() == running.theme.colours.paper

"""Through a day on which much goes wrong no word of an article or a reader comes into a log."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db.engine import WriteEngine
from db.records import AddNote, ArticleEdit, NoteKind
from desktop.application import Application, Start
from desktop.error_door import BugDialog
from desktop.kho_work import KhoWork
from tests.db.articles import archive_of, article

SLOW = 30_000
CANARY = "hoàngyếntrongmỏthan"


class Failing(KhoWork):
    """Has `kho` fail over a word of its command line."""

    def ask(self, *arguments: str) -> bool:
        return self._begin(arguments)


def spoil_the_index(folder: Path) -> None:
    """Overwrite the end of every file of the index, sizes as they were."""
    for path in (folder / "index").rglob("*"):
        if path.is_file() and path.suffix not in {".json", ".lock"} and path.name != "CURRENT":
            content = path.read_bytes()
            path.write_bytes(content[: len(content) // 2] + bytes(len(content) - len(content) // 2))


def refuse_notes(folder: Path) -> None:
    """Have SQLite refuse every further note: a save that fails by no fault of whoever saves."""
    engine = WriteEngine(folder)
    with engine.transaction() as session:
        statement = (
            "CREATE TRIGGER refuse BEFORE INSERT ON note BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
        session.execute(text(statement))
    engine.close()


def saves_that_fail(running: Application, archive: Path, qtbot: QtBot) -> list[Exception]:
    """Save a note, and then what cannot be saved for three reasons."""
    cataloguing = running.window.desk.cataloguing
    with qtbot.waitSignal(cataloguing.applied, timeout=SLOW):
        cataloguing.apply([AddNote(1, NoteKind.NOTE, f"Xem {CANARY}")])
    refused: list[Exception] = []
    cataloguing.apply([ArticleEdit(1, 99, {"headline": CANARY})], None, refused.append)
    cataloguing.apply([ArticleEdit(1, 1, {"published": CANARY})], None, refused.append)
    qtbot.waitUntil(lambda: len(refused) == 2, timeout=SLOW)
    refuse_notes(archive)
    cataloguing.apply([AddNote(1, NoteKind.NOTE, f"Lại xem {CANARY}")], None, refused.append)
    qtbot.waitUntil(lambda: len(refused) == 3, timeout=SLOW)
    return refused


def test_no_word_of_a_text_comes_into_a_log(
    program: Callable[[Start], Application],
    tmp_path: Path,
    qtbot: QtBot,
    bugs: list[object],
    capfd: pytest.CaptureFixture[str],
) -> None:
    archive = archive_of(tmp_path, [article(f"Bài {CANARY}", f"Chuyện kể rằng {CANARY}.")])
    archive.close()
    running = program(Start(archive=archive.path, debounce_ms=0, backs_up=False))
    desk, cataloguing = running.window.desk, running.window.desk.cataloguing
    qtbot.waitUntil(lambda: desk.searching.hits is not None, timeout=SLOW)
    running.session.work_as("LAN")
    desk.bar.ask(CANARY)
    qtbot.waitUntil(lambda: _answered(running, CANARY), timeout=SLOW)
    desk.results.view.choose(0)
    qtbot.waitUntil(lambda: cataloguing.catalogue is not None, timeout=SLOW)

    for error in saves_that_fail(running, archive.path, qtbot):
        running.door.receive(error)
    running.door.receive(KeyError(CANARY))
    threading.Thread(target=int, args=(CANARY,)).start()
    work = Failing(running)
    work.broke.connect(running.door.receive)
    with qtbot.waitSignal(work.ended, timeout=SLOW):
        work.ask("show", str(tmp_path / "no archive"), CANARY, f"--{CANARY}")
    spoil_the_index(archive.path)
    desk.bar.ask(f"kể {CANARY}")
    qtbot.waitUntil(lambda: not running.care.running(), timeout=SLOW)
    qtbot.waitUntil(lambda: _answered(running, f"kể {CANARY}"), timeout=SLOW)

    qtbot.waitUntil(lambda: len(bugs) >= 3, timeout=SLOW)
    said = running.door.log_file.read_text(encoding="utf-8")
    for one in QApplication.topLevelWidgets():
        if isinstance(one, BugDialog):
            one.accept()
    bugs.clear()
    assert "IntegrityError" in said
    assert "a bug of ours: KeyError" in said
    assert "a bug of ours: ValueError" in said
    assert CANARY not in said
    assert CANARY not in capfd.readouterr().err


def _answered(running: Application, query: str) -> bool:
    hits = running.window.desk.searching.hits
    return hits is not None and hits.request.text == query

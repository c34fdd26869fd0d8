"""What is saved in the window is found a moment later, with nobody asking for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from db import open_archive
from db.records import AddNote, IndexHealth, NoteKind, SearchRequest
from desktop.application import Application, Start
from tests.db.articles import archive_of, article

SLOW = 20_000


def test_a_save_is_found(
    program: Callable[[Start], Application], tmp_path: Path, qtbot: QtBot
) -> None:
    archive = archive_of(tmp_path, [article("Phà Mười Cây", "Bến phà Mưới Cây có thêm chuyến.")])
    archive.close()
    running = program(Start(archive=archive.path))
    session, desk = running.session, running.window.desk
    qtbot.waitUntil(lambda: session.standing is not None, timeout=SLOW)
    desk.reading.open(1, ())
    qtbot.waitUntil(lambda: desk.cataloguing.article_id == 1, timeout=SLOW)
    desk.cataloguing.apply([AddNote(1, NoteKind.SIC, "bờ Tây")])
    healths: list[IndexHealth] = []
    session.standing_changed.connect(lambda standing: healths.append(standing.index.health))
    qtbot.waitUntil(lambda: healths[-1:] == [IndexHealth.CURRENT], timeout=SLOW)
    searcher = open_archive(archive.path, read_only=True).searcher()
    assert searcher.search(SearchRequest('"bờ tây"')).total == 1
    searcher.close()

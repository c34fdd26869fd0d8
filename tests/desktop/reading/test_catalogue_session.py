"""Reading and saving what the catalogue holds of the open article, in a real archive."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db import Archive
from db.errors import ArticleChanged, ArticleMissing
from db.records import AddNote, Applied, ArticleEdit, Catalogue, ChangeSet, NoteKind
from desktop.reading.catalogue_session import CatalogueSession
from desktop.tasks import Lane
from tests.desktop.archives import new_archive

HEADLINES = ("Phòng đọc mở cửa", "Chợ phiên làng trên")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    lines = [
        json.dumps({"id": str(n), "headline": headline, "body": ["Có hơn 400 tờ báo cũ."]})
        for n, headline in enumerate(HEADLINES)
    ]
    archive = new_archive(tmp_path, lines)
    yield archive
    archive.close()


@pytest.fixture
def lanes() -> Iterator[tuple[Lane, Lane]]:
    lanes = Lane("read"), Lane("write")
    yield lanes
    for lane in lanes:
        lane.close(finish=True)


@pytest.fixture
def session(archive: Archive, lanes: tuple[Lane, Lane]) -> CatalogueSession:
    read, write = lanes
    session = CatalogueSession()
    session.attach(
        read.open(archive.reader, lambda reader: reader.close()),
        write.open(archive.cataloguer, lambda cataloguer: cataloguer.close()),
    )
    return session


def note(body: str, article_id: int = 1) -> AddNote:
    return AddNote(article_id, NoteKind.NOTE, body)


def opened(qtbot: QtBot, session: CatalogueSession, article_id: int = 1) -> Catalogue:
    with qtbot.waitSignal(session.read) as read:
        session.open(article_id)
    catalogue = read.args[0]
    assert isinstance(catalogue, Catalogue)
    return catalogue


def saved(qtbot: QtBot, session: CatalogueSession, body: str) -> Applied:
    told: list[Applied] = []
    session.applied.connect(told.append)
    with qtbot.waitSignal(session.read):
        session.apply([note(body)])
    session.applied.disconnect(told.append)
    (applied,) = told
    assert isinstance(applied, Applied)
    return applied


def bodies(session: CatalogueSession) -> list[str]:
    return [one.body for one in session.catalogue.notes] if session.catalogue else []


def test_suggestions_come_after_the_catalogue(qtbot: QtBot, session: CatalogueSession) -> None:
    heard: list[str] = []
    session.read.connect(lambda _one: heard.append("read"))
    session.suggested.connect(lambda _all: heard.append("suggested"))
    with qtbot.waitSignal(session.suggested) as suggested:
        session.open(1)
    assert heard == ["read", "suggested"]
    assert session.catalogue is not None
    assert session.catalogue.article_id == 1
    assert suggested.args == [session.suggestions]


def test_a_save_is_told_and_read_again(qtbot: QtBot, session: CatalogueSession) -> None:
    opened(qtbot, session)
    applied = saved(qtbot, session, "Hỏi lại ngày.")
    assert applied.changes.updated == (1,)
    assert bodies(session) == ["Hỏi lại ngày."]


def test_saves_are_taken_back_and_made_again(qtbot: QtBot, session: CatalogueSession) -> None:
    opened(qtbot, session)
    first = saved(qtbot, session, "Một.")
    saved(qtbot, session, "Hai.")
    for step, left in ((session.undo, ["Một."]), (session.redo, ["Một.", "Hai."])):
        with qtbot.waitSignals([session.applied, session.read]):
            step()
        assert bodies(session) == left
    assert first.change_set is not None
    with qtbot.waitSignals([session.applied, session.read]):
        session.undo_change(first.change_set)
    assert bodies(session) == ["Hai."]


def test_fields_left_one_after_the_other_are_all_saved(
    qtbot: QtBot, session: CatalogueSession
) -> None:
    version = opened(qtbot, session).row_version
    told: list[Applied] = []
    failures: list[Exception] = []
    session.applied.connect(told.append)
    session.failed.connect(failures.append)
    session.apply([ArticleEdit(1, version, {"section": "Văn hoá"})])
    session.apply([note("Đã sửa mục.")])
    session.apply([ArticleEdit(1, version, {"byline": "H.L"})])
    qtbot.waitUntil(lambda: len(told) == 3 or bool(failures))
    assert not failures
    qtbot.waitUntil(lambda: bool(session.catalogue and session.catalogue.fields["byline"]))
    assert session.catalogue is not None
    fields = session.catalogue.fields
    assert (fields["section"], fields["byline"]) == ("Văn hoá", "H.L")
    assert bodies(session) == ["Đã sửa mục."]


def test_a_save_over_somebody_elses_is_refused(
    qtbot: QtBot, session: CatalogueSession, archive: Archive
) -> None:
    version = opened(qtbot, session).row_version
    other = archive.cataloguer("KHÁC")
    other.apply([note("Tôi cũng đang sửa.")])
    other.close()
    with qtbot.waitSignal(session.failed) as failed:
        session.apply([ArticleEdit(1, version, {"section": "Văn hoá"})])
    assert isinstance(failed.args[0], ArticleChanged)


def test_the_latest_article_wins(
    qtbot: QtBot, session: CatalogueSession, lanes: tuple[Lane, Lane]
) -> None:
    read: list[Catalogue] = []
    session.read.connect(read.append)
    held = threading.Event()
    lanes[0].submit(lambda _ticket: held.wait(10), lambda _none: None)
    for article_id in (1, 2, 1, 2):
        session.open(article_id)
    held.set()
    qtbot.waitUntil(lambda: bool(read))
    qtbot.wait(30)
    assert [one.article_id for one in read] == [2]


def test_history_is_traced_newest_first(qtbot: QtBot, session: CatalogueSession) -> None:
    opened(qtbot, session)
    saved(qtbot, session, "Một.")
    saved(qtbot, session, "Hai.")
    with qtbot.waitSignal(session.traced) as traced:
        session.trace()
    newest, oldest = traced.args[0]
    assert isinstance(newest, ChangeSet)
    assert newest.id > oldest.id
    assert any(change.after.get("body") == "Hai." for change in newest.changes)


def test_an_article_that_is_gone_is_told(qtbot: QtBot, session: CatalogueSession) -> None:
    with qtbot.waitSignal(session.failed) as failed:
        session.open(987_654)
    assert isinstance(failed.args[0], ArticleMissing)
    assert session.catalogue is None


def test_after_an_undo_the_same_field_is_saved_again(
    qtbot: QtBot, session: CatalogueSession
) -> None:
    failed: list[Exception] = []
    session.failed.connect(failed.append)
    opened(qtbot, session)
    for section in ("Đời sống", "Xã hội"):
        assert session.catalogue is not None
        edit = ArticleEdit(1, session.catalogue.row_version, {"section": section})
        with qtbot.waitSignals([session.applied, session.read]):
            session.apply([edit])
        if section == "Đời sống":
            with qtbot.waitSignals([session.applied, session.read]):
                session.undo()
    assert failed == []
    assert session.catalogue is not None
    assert session.catalogue.fields["section"] == "Xã hội"


def test_what_was_to_be_saved_is_saved_when_the_archive_closes(
    qtbot: QtBot, archive: Archive, lanes: tuple[Lane, Lane]
) -> None:
    session = CatalogueSession()
    read, write = lanes
    reading = read.open(archive.reader, lambda reader: reader.close())
    deciding = write.open(archive.cataloguer, lambda cataloguer: cataloguer.close())
    session.attach(reading, deciding)
    opened(qtbot, session)
    held = threading.Event()
    write.submit(lambda _ticket: held.wait(10), lambda _none: None)
    session.apply([note("Vừa gõ xong thì đóng.")])
    session.detach()
    deciding.close(finish=True)
    held.set()
    write.close(finish=True)
    reader = archive.reader()
    found = reader.catalogue.of(1).notes
    reader.close()
    assert [one.body for one in found] == ["Vừa gõ xong thì đóng."]


def test_nothing_is_read_or_saved_without_an_archive(
    qtbot: QtBot, session: CatalogueSession
) -> None:
    heard: list[object] = []
    for signal in (session.read, session.suggested, session.applied, session.failed):
        signal.connect(heard.append)
    session.detach()
    session.open(1)
    session.apply([note("Không ai nghe.")])
    session.undo()
    session.trace()
    qtbot.wait(20)
    assert heard == []
    assert not session.writable

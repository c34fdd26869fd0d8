"""The files of arrays live by the protocol of the index: stamped, checked, swept."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.index import FileIndex

from db.errors import IndexUnusable
from db.search.codec.engine import ArrayIndex
from db.search.codec.questions import Every
from db.search.codec.writer import ArrayWriter
from db.search.schema import IndexArticle, document, new_schema
from db.search.storage import DurableStorage, OpenIndex, Stamp, open_generation

from .sample import made_up


def publish(opened: OpenIndex, articles: list[IndexArticle]) -> None:
    opened.storage.stamp = Stamp("uuid", 1, 0, "")
    writer = ArrayWriter(opened.index)
    for article in articles:
        writer.add_document(**document(article))
    writer.commit()
    opened.storage.sweep_stamps(opened.index.latest_generation())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    storage = DurableStorage(tmp_path)
    storage.stamp = Stamp("uuid", 1, 0, "")
    FileIndex.create(storage, new_schema())
    publish(open_generation(tmp_path), made_up(51, 20))
    return tmp_path


def test_a_generation_is_stamped_and_opens(folder: Path) -> None:
    opened = open_generation(folder, deep=True)
    names = {path.name for path in folder.glob("*.npk")}
    assert names < set(opened.stamp.files)
    assert ArrayIndex(opened.index).matching(Every()).total == opened.index.doc_count() == 20


def test_a_damaged_segment_is_refused(folder: Path) -> None:
    (path,) = folder.glob("*.npk")
    sound = path.read_bytes()
    path.write_bytes(sound[:-1])
    with pytest.raises(IndexUnusable):
        open_generation(folder)
    path.write_bytes(sound[:-1] + bytes([sound[-1] ^ 1]))
    with pytest.raises(IndexUnusable):
        open_generation(folder, deep=True)
    path.unlink()
    with pytest.raises(IndexUnusable):
        open_generation(folder)


def test_what_a_killed_writer_left_behind_is_ignored_and_swept(folder: Path) -> None:
    writer = ArrayWriter(open_generation(folder).index)
    writer.add_document(**document(made_up(52, 1, first=90)[0]))
    segments = writer._merge_segments()
    left = {path.name for path in folder.glob("*.npk")}
    assert len(left) == 2
    assert len(segments) == 2
    assert writer.writelock is not None
    writer.writelock.release()  # as the system does for a process that was killed
    opened = open_generation(folder, deep=True)
    assert ArrayIndex(opened.index).matching(Every()).total == 20
    publish(opened, made_up(53, 3, first=95))
    assert len(list(folder.glob("*.npk"))) == 2
    assert ArrayIndex(open_generation(folder, deep=True).index).matching(Every()).total == 23


def test_a_reader_keeps_what_it_opened(folder: Path) -> None:
    before = ArrayIndex(open_generation(folder).index)
    for number in range(8):
        publish(open_generation(folder), made_up(60 + number, 3, first=100 + 10 * number))
    assert before.matching(Every()).total == 20
    assert ArrayIndex(open_generation(folder).index).matching(Every()).total == 44

"""What a result list reads: rows and texts at once, and whether the index still knows them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, text

from db import Archive, tables
from db.engine import WriteEngine
from db.listing import MOST_CHANGES
from db.reader import Reader
from tests.db.articles import archive_of, article

ARTICLES = [
    article("Cầu Tràm", "Một cây cầu.", "Hai bờ sông.", outlet="Báo Nhất", published="2018-10-24"),
    article("Đường đất", "Đi mãi."),
    article("Không có gì"),
]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return archive_of(tmp_path, ARTICLES, indexed=False)


@pytest.fixture
def reader(archive: Archive) -> Iterator[Reader]:
    reader = archive.reader()
    yield reader
    reader.close()


def change(archive: Archive, statement: str) -> None:
    writer = WriteEngine(archive.path)
    with writer.transaction() as session:
        session.execute(text(statement))
    writer.close()


def changed(reader: Reader, since: tuple[int, str] | None) -> list[int]:
    return [one.row.id for one in reader.listed([1, 2, 3], since) if one.is_changed]


def test_rows_and_texts_are_those_of_the_reader(reader: Reader) -> None:
    ids = [3, 99, 1, 2]
    listed = reader.listed(ids)
    assert [one.row for one in listed] == reader.rows(ids)
    assert {one.row.id: one.blocks() for one in listed} == reader.texts(ids)
    assert [kind for kind, _, _ in listed[1].spans] == ["headline", "body", "body"]
    assert reader.listed([]) == []


def test_a_deleted_article_is_left_out(archive: Archive, reader: Reader) -> None:
    change(archive, "UPDATE article SET deleted_at = '2026-01-01' WHERE id = 2")
    assert [one.row.id for one in reader.listed([1, 2, 3])] == [1, 3]


def test_only_what_the_journal_names_has_changed(archive: Archive, reader: Reader) -> None:
    since = reader.last_seq()
    assert changed(reader, since) == []
    change(archive, "UPDATE article SET headline = 'Khác' WHERE id = 2")
    assert changed(reader, since) == [2]


def test_without_a_place_in_this_history_all_have_changed(archive: Archive, reader: Reader) -> None:
    seq, token = reader.last_seq()
    assert changed(reader, None) == [1, 2, 3]
    assert changed(reader, (seq, "00")) == [1, 2, 3]
    assert changed(reader, (seq + 1, token)) == [1, 2, 3]
    change(archive, "UPDATE article SET headline = 'Khác' WHERE id = 2")
    writer = WriteEngine(archive.path)
    with writer.transaction() as session:
        session.execute(delete(tables.Journal).where(tables.Journal.seq <= seq))
    writer.close()
    assert changed(reader, (seq, token)) == [1, 2, 3]


def test_an_index_of_nothing_knows_nothing_of_all_articles(
    archive: Archive, reader: Reader
) -> None:
    assert changed(reader, (0, "")) == [1, 2, 3]
    change(archive, "DELETE FROM journal")
    assert changed(reader, (0, "")) == []


def test_after_too_many_changes_all_have_changed(archive: Archive, reader: Reader) -> None:
    since = reader.last_seq()
    many = (
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MOST_CHANGES})"
    )
    change(archive, f"INSERT INTO journal (article_id) {many} SELECT 2 FROM n")
    assert changed(reader, since) == [1, 2, 3]

"""Ids sort by time and are never given twice; accession numbers never run out."""

from __future__ import annotations

import os
import uuid
from itertools import islice

from sqlalchemy import text

from db import tables
from db.identity import accessions, new_article_ids, new_keys, new_uid
from tests.db.articles import article
from tests.db.ingest.workbench import NOW, Workbench


def test_a_uid_is_a_uuid_of_version_7() -> None:
    uid = uuid.UUID(new_uid(NOW, os.urandom))
    assert (uid.version, uid.variant) == (7, uuid.RFC_4122)
    assert uid.int >> 80 == 1767323045000
    assert new_uid(NOW, lambda count: b"\xff" * count) == "019b7ca9-8c88-7fff-bfff-ffffffffffff"
    assert new_uid(NOW, bytes) == "019b7ca9-8c88-7000-8000-000000000000"


def test_uids_sort_by_time() -> None:
    times = ["1999-12-31T23:59:59Z", "2026-01-02T03:04:05Z", "2026-01-02T03:04:06Z"]
    uids = [new_uid(time, os.urandom) for time in times]
    assert uids == sorted(uids)
    assert len({new_uid(NOW, os.urandom) for _ in range(1000)}) == 1000


def numbers(bench: Workbench, year: str, count: int) -> list[str]:
    with bench.engine.transaction() as session:
        return list(islice(accessions(session, year), count))


def number_last(bench: Workbench, number: str) -> None:
    with bench.engine.transaction() as session:
        session.execute(
            text("UPDATE article SET accession = :number WHERE id = (SELECT max(id) FROM article)"),
            {"number": number},
        )


def test_accession_numbers_go_on_within_a_year(bench: Workbench) -> None:
    assert numbers(bench, "2026", 2) == ["2026-000001", "2026-000002"]
    bench.store(article("Một"), article("Hai"))
    assert numbers(bench, "2026", 1) == ["2026-000003"]
    assert numbers(bench, "2025", 1) == ["2025-000001"]


def test_accession_numbers_never_run_out(bench: Workbench) -> None:
    bench.store(article("Một"), article("Hai"))
    number_last(bench, "2026-999998")
    assert numbers(bench, "2026", 3) == ["2026-999999", "2026-1000000", "2026-1000001"]
    number_last(bench, "2026-999999")
    bench.store(article("Ba"), article("Bốn"))
    assert numbers(bench, "2026", 1) == ["2026-1000002"]
    assert bench.rows("SELECT accession FROM article ORDER BY id")[2:] == [
        ("2026-1000000",),
        ("2026-1000001",),
    ]


def test_an_article_id_is_never_given_again(bench: Workbench) -> None:
    bench.store(article("Một"), article("Hai"))
    with bench.engine.transaction() as session:
        session.execute(text("DELETE FROM article WHERE id = 2"))
        assert next(new_article_ids(session)) == 3
        assert next(new_keys(session, tables.Article.id)) == 2

"""The migrations make exactly the tables that the program works with, and their journal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db.checks.database import SEARCHED_TABLES
from db.engine import ReadEngine, WriteEngine, create_database
from db.tables import Table

_ADDED = re.compile(r"(?<=\S) (?=CONSTRAINT \w+ (?:REFERENCES|CHECK))")
"""Where the constraints of a column that was added later begin."""


def definitions(session: Session) -> dict[str, tuple[str, ...]]:
    """Give the SQL of tables and indexes, that of a table in its parts, in alphabetical order.

    A column that was added later stands behind the constraints, and its own stands beside it.
    """
    rows = session.execute(
        text(
            "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') "
            "AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
        )
    )
    return {name: _parts(" ".join(sql.split())) for name, sql in rows}


def _parts(sql: str) -> tuple[str, ...]:
    if not sql.startswith("CREATE TABLE"):
        return (re.sub(r"\s*([(),])\s*", r"\1", sql),)
    head, _, body = sql.partition("(")
    body, _, options = body.rpartition(")")
    parts: list[str] = [""]
    depth = 0
    for char in body:
        depth += (char == "(") - (char == ")")
        if char == "," and not depth:
            parts.append("")
        else:
            parts[-1] += char
    found = [head.strip(), options.strip()]
    for written in parts:
        part = re.sub(r"\s*([(),])\s*", r"\1", written.strip())
        column, *constraints = _ADDED.split(part) if not part.startswith("CONSTRAINT") else [part]
        found.append(column)
        for added in constraints:
            name = column.partition(" ")[0]
            found.append(added.replace("REFERENCES ", f"FOREIGN KEY({name})REFERENCES ", 1))
    return tuple(sorted(found))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_database(tmp_path)
    return tmp_path


def test_migrations_and_table_classes_agree(folder: Path) -> None:
    fresh = create_engine("sqlite://")
    Table.metadata.create_all(fresh)
    engine = ReadEngine(folder)
    with Session(fresh) as classes, engine.session() as migrated:
        assert definitions(migrated) == definitions(classes)
    engine.close()


def test_every_table_is_strict(folder: Path) -> None:
    engine = ReadEngine(folder)
    with engine.session() as session:
        for name, sql in definitions(session).items():
            if f"CREATE TABLE {name}" in sql:
                assert {"STRICT", "WITHOUT ROWID, STRICT", "STRICT, WITHOUT ROWID"} & set(sql), name
    engine.close()


def test_every_searched_table_has_its_three_triggers(folder: Path) -> None:
    engine = ReadEngine(folder)
    with engine.session() as session:
        rows = session.execute(
            text("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        )
        found = {(table, sql.split(" AFTER ")[1].split()[0]) for table, sql in rows}
    engine.close()
    assert found == {
        (table, event) for table in SEARCHED_TABLES for event in ("INSERT", "UPDATE", "DELETE")
    }


ARTICLE = """
INSERT INTO article (uid, accession, outlet_id, headline, headline_sort, word_count, norm_sha256,
    created_at, updated_at)
VALUES (:uid, :uid, 1, 'Tít', x'00', 1, 'n', 't', 't')
"""


def fill(session: Session) -> None:
    session.execute(text("INSERT INTO outlet (uid, name, name_key) VALUES ('o', 'Báo', 'bao')"))
    for uid in ("a", "b"):
        session.execute(text(ARTICLE), {"uid": uid})
    session.execute(
        text(
            "INSERT INTO text_version (article_id, number, text, sha256, extractor, created_at) "
            "VALUES (2, 1, 'chữ', :sha, 'test', 't')"
        ),
        {"sha": "0" * 64},
    )
    session.execute(
        text(
            "INSERT INTO block (text_version_id, seq, kind, start, stop) "
            "VALUES (1, 0, 'body', 0, 3)"
        )
    )


@pytest.mark.parametrize(
    ("change", "articles"),
    [
        ("UPDATE article SET section = 'Kinh tế' WHERE id = 1", [1]),
        ("UPDATE article SET section = 'Kinh tế'", [1, 2]),
        ("DELETE FROM article WHERE id = 1", [1]),
        ("UPDATE text_version SET text = 'chu'", [2]),
        ("DELETE FROM text_version", [2]),
        ("UPDATE block SET kind = 'caption'", [2]),
        ("DELETE FROM block", [2]),
        ("INSERT INTO block VALUES (1, 1, 'body', 0, 3)", [2]),
        ("UPDATE outlet SET name = 'Tạp chí'", [1, 2]),
    ],
)
def test_no_change_escapes_the_journal(folder: Path, change: str, articles: list[int]) -> None:
    engine = WriteEngine(folder)
    with engine.transaction() as session:
        fill(session)
        before = session.scalar(text("SELECT max(seq) FROM journal"))
    with engine.transaction() as session:
        session.execute(text(change))
        found = session.scalars(
            text("SELECT DISTINCT article_id FROM journal WHERE seq > :before ORDER BY 1"),
            {"before": before},
        ).all()
    engine.close()
    assert found == articles


def test_journal_numbers_never_come_back(folder: Path) -> None:
    engine = WriteEngine(folder)
    with engine.transaction() as session:
        fill(session)
        last = session.scalar(text("SELECT max(seq) FROM journal"))
        session.execute(text("DELETE FROM journal"))
        session.execute(text("UPDATE article SET section = 'x' WHERE id = 1"))
        assert session.scalar(text("SELECT min(seq) FROM journal")) == last + 1
        tokens = session.scalars(text("SELECT tok FROM journal")).all()
        assert all(len(token) == 8 for token in tokens)
    engine.close()


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE article SET status = 'finished'",
        "UPDATE article SET published_lo = '2018-01-01'",
        "UPDATE article SET published = '2018'",
        "UPDATE article SET outlet_id = 99",
        "UPDATE article SET word_count = 'many'",
        "UPDATE text_version SET sha256 = 'short'",
        "UPDATE block SET stop = -1",
        "DELETE FROM outlet",
    ],
)
def test_the_tables_refuse_nonsense(folder: Path, wrong: str) -> None:
    engine = WriteEngine(folder)
    with engine.transaction() as session:
        fill(session)
    with pytest.raises(IntegrityError), engine.transaction() as session:
        session.execute(text(wrong))
    engine.close()

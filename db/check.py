"""Looks an archive over: whether everything is there, and fits together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from db import tables
from db.disk import file_facts
from db.engine import ReadEngine, sqlite_version
from db.errors import ArchiveDamaged, IndexUnusable
from db.objects import ObjectStore
from db.reader import Reader
from db.records import CheckReport, Finding, OnProgress, Progress, unheard
from db.search.storage import IndexHome

SEARCHED_TABLES = (
    *("article", "text_version", "block", "outlet"),
    *("article_role", "article_term", "note", "decision_event", "authority_name", "term"),
)
SHOWN = 5
"""How many examples a finding names."""

Facts = Mapping[str, str | int]


def check(
    folder: Path, home: IndexHome, *, full: bool, on_progress: OnProgress = unheard
) -> CheckReport:
    """Check an archive folder without changing it.

    Quick: the database's structure, foreign keys, the journal's triggers, the index against its
    stamp, and that every original is there with its size. Full: also the whole database page by
    page, the SHA-256 of every index file and original, and the index against every article.
    """
    engine, reader = ReadEngine(folder), Reader(folder)
    parts: tuple[tuple[str, Callable[[], tuple[bool, Facts]]], ...] = (
        ("database", lambda: _database(engine, full=full)),
        ("foreign_keys", lambda: _foreign_keys(engine)),
        ("journal", lambda: _journal(engine)),
        ("index", lambda: _index(reader, home, full=full)),
        ("files", lambda: _files(engine, ObjectStore(folder / "objects"), full=full)),
    )
    findings: list[Finding] = []
    try:
        for number, (part, look) in enumerate(parts):
            on_progress(Progress(part, number, len(parts)))
            try:
                ok, facts = look()
            except ArchiveDamaged as error:
                ok, facts = False, {"reason": error.reason}
            findings.append(Finding(part, ok, facts))
    finally:
        engine.close()
        reader.close()
    return CheckReport(full, tuple(findings))


def _pragma(session: Session, pragma: str) -> list[str]:
    rows = session.execute(text(f"PRAGMA {pragma}"))
    return [" ".join(str(value) for value in row) for row in rows]


def _database(engine: ReadEngine, *, full: bool) -> tuple[bool, Facts]:
    with engine.session() as session:
        said = _pragma(session, "integrity_check" if full else "quick_check")
        articles = session.scalar(select(func.count()).where(tables.Article.deleted_at.is_(None)))
    ok = said == ["ok"]
    facts: dict[str, str | int] = {"sqlite": sqlite_version(), "articles": articles or 0}
    if not ok:
        facts["said"] = "; ".join(said[:SHOWN])
    return ok, facts


def _foreign_keys(engine: ReadEngine) -> tuple[bool, Facts]:
    with engine.session() as session:
        broken = _pragma(session, "foreign_key_check")
    return not broken, {"broken": len(broken)} | (
        {"said": "; ".join(broken[:SHOWN])} if broken else {}
    )


def _journal(engine: ReadEngine) -> tuple[bool, Facts]:
    """Find the three triggers of every table that shapes what is searched."""
    with engine.session() as session:
        names = set(session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
        rows = session.scalar(select(func.count()).select_from(tables.Journal)) or 0
    missing = [
        f"journal_{table}_{event}"
        for table in SEARCHED_TABLES
        for event in ("insert", "update", "delete")
        if f"journal_{table}_{event}" not in names
    ]
    return not missing, {"rows": rows} | ({"missing": ", ".join(missing)} if missing else {})


def _index(reader: Reader, home: IndexHome, *, full: bool) -> tuple[bool, Facts]:
    try:
        opened = home.open(deep=full)
    except IndexUnusable as error:
        return False, {"reason": error.reason}
    pending = reader.pending(opened.stamp.seq)
    facts: dict[str, str | int] = {"documents": opened.index.doc_count(), "pending": pending}
    if pending or not full:
        return True, facts
    with opened.index.reader() as held:
        indexed = {int(fields["id"]): int(fields["revision"]) for _, fields in held.iter_docs()}
    differing = sum(
        indexed.pop(number, None) != revision for number, revision in _revisions(reader)
    )
    facts["differing"] = differing + len(indexed)
    return not facts["differing"], facts


def _revisions(reader: Reader) -> Iterator[tuple[int, int]]:
    cursor = 0
    while ids := reader.ids_after(cursor, 200):
        cursor = ids[-1]
        for article in reader.index_articles(ids):
            yield article.id, article.revision


def _files(engine: ReadEngine, objects: ObjectStore, *, full: bool) -> tuple[bool, Facts]:
    """Find every original, and every text as it was stored."""
    file, version = tables.SourceFile, tables.TextVersion
    wrong: list[str] = []
    count = 0
    with engine.session() as session:
        held = select(file.sha256, file.size).where(file.container_id.is_(None))
        for digest, size in session.execute(held).yield_per(1000):
            count += 1
            path = objects.path(digest)
            if not path.is_file():
                wrong.append(f"{digest} is missing")
            elif path.stat().st_size != size or (full and file_facts(path)[1] != digest):
                wrong.append(f"{digest} is changed")
        if full:
            texts = select(version.article_id, version.text, version.sha256)
            for article_id, stored, digest in session.execute(texts).yield_per(200):
                if hashlib.sha256(stored.encode()).hexdigest() != digest:
                    wrong.append(f"text of article {article_id} is changed")
    facts: dict[str, str | int] = {"files": count, "wrong": len(wrong)}
    return not wrong, facts | ({"said": "; ".join(wrong[:SHOWN])} if wrong else {})

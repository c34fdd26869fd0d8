"""Looks at the database of an archive: which one it is, its pages, its links, its triggers."""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from db import tables
from db.checks.looking import Look
from db.engine import DATABASE, SCHEMA, raw_connection
from db.errors import ArchiveDamaged
from db.opening import what_is_foreign, what_lacks
from db.records.soundness import Finding, Remedy

SEARCHED_TABLES = (
    *("article", "text_version", "block", "outlet"),
    *("article_role", "article_term", "note", "decision_event", "authority_name", "term"),
)
MOST_SAID = 100
"""Complaints of SQLite that a finding keeps: as many as it makes by itself."""

STEPS_A_CELL = {False: 2, True: 3}
"""Of SQLite for each value that it checks, quickly or fully: measured with 2.8 million rows."""


def archive(look: Look) -> Finding:
    """Say which archive it is."""
    with look.engine.session() as session:
        schema = int(session.scalar(text("PRAGMA user_version")) or 0)
        lacking = what_lacks(session) if schema == SCHEMA else None
        look.facts.update(
            {str(key): str(value) for key, value in _rows(session, "SELECT key, value FROM meta")}
        )
    facts: dict[str, str | int] = {
        name: look.facts[name] for name in ("name", "uuid", "created_at") if name in look.facts
    }
    facts["schema"] = schema
    if lacking is not None:
        return look.damaged("incomplete", Remedy.SALVAGE, facts, [lacking])
    if schema < SCHEMA:
        return look.advised("older", Remedy.UPGRADE, facts | {"newest": SCHEMA})
    return look.sound("current", facts)


def database(look: Look) -> Finding:
    """Have SQLite read its pages, and with `full` hold every index against its table."""
    pragma = "integrity_check" if look.full else "quick_check"
    said: list[str] = []
    with look.engine.session() as session:
        foreign = what_is_foreign(session)
    if foreign is not None:
        size = (look.folder / DATABASE).stat().st_size
        return look.damaged("damaged", Remedy.RESTORE, {"bytes": size}, [foreign])
    try:
        with (
            look.engine.session() as session,
            look.counting_steps(session, _steps(session, full=look.full)),
        ):
            # Not through SQLAlchemy, which reads ahead: what comes before an error would be lost.
            for (told,) in raw_connection(session).execute(f"PRAGMA {pragma}({MOST_SAID})"):
                said.append(str(told))
    except ArchiveDamaged as error:
        if not said:
            raise
        said.append(error.reason)
    size = (look.folder / DATABASE).stat().st_size
    if said != ["ok"]:
        lines = [line for told in said for line in told.splitlines()]
        return look.damaged("damaged", Remedy.SALVAGE, {"bytes": size}, lines[:MOST_SAID])
    return look.sound("sound", {"articles": look.reader.count(), "bytes": size})


def foreign_keys(look: Look) -> Finding:
    """Find rows that name others which are not there."""
    with look.engine.session() as session, look.counting_steps(session, 0):
        broken = [
            f"row {row} of {table} names a row of {other} that is not there"
            for table, row, other, _key in _rows(session, "PRAGMA foreign_key_check")
        ]
    if not broken:
        return look.sound("sound", {"broken": 0})
    return look.damaged("broken", Remedy.RESTORE, {"broken": len(broken)}, broken[:MOST_SAID])


def journal(look: Look) -> Finding:
    """Find the three triggers of every table that shapes what is searched."""
    with look.engine.session() as session:
        names = {
            name
            for (name,) in _rows(session, "SELECT name FROM sqlite_master WHERE type='trigger'")
        }
        rows = session.scalar(select(func.count()).select_from(tables.Journal)) or 0
    missing = [
        f"journal_{table}_{event}"
        for table in SEARCHED_TABLES
        for event in ("insert", "update", "delete")
        if f"journal_{table}_{event}" not in names
    ]
    if not missing:
        return look.sound("sound", {"rows": rows})
    facts: dict[str, str | int] = {"rows": rows, "missing": len(missing)}
    return look.damaged("missing", Remedy.RESTORE, facts, missing)


def _rows(session: Session, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in session.execute(text(query))]


def _steps(session: Session, *, full: bool) -> int:
    """About how many steps of SQLite a check takes: pages, and values of rows.

    A guess that a damaged database does not let be made is a low one, and harms nobody.
    """
    pages = int(session.scalar(text("PRAGMA page_count")) or 0)
    cells = 0
    with suppress(DatabaseError):
        for (name,) in _rows(session, "SELECT name FROM sqlite_master WHERE type = 'table'"):
            columns = len(_rows(session, f'PRAGMA table_info("{name}")'))
            counted = _rows(session, f'SELECT count(*) FROM "{name}"')  # noqa: S608 - names of tables
            cells += columns * int(str(counted[0][0]))
    return pages + STEPS_A_CELL[full] * cells

"""Looks at the programs that work on an archive: the SQLite library, and who writes now."""

from __future__ import annotations

from sqlalchemy import text

from db import backup, fixity, window_lock
from db.checks.looking import Look
from db.engine import has_safe_wal, sqlite_version
from db.locks import holder_now
from db.records.soundness import Finding, Remedy


def sqlite(look: Look) -> Finding:
    """Say which SQLite works here, how it keeps its log, and whether the two go together.

    Older versions can corrupt a database with a write-ahead log when two connections write or
    checkpoint at once (the WAL-reset bug, fixed in 3.51.3).
    """
    with look.engine.session() as session:
        mode = str(session.scalar(text("PRAGMA journal_mode"))).lower()
    is_fixed = has_safe_wal()
    facts: dict[str, str | int] = {
        "version": sqlite_version(),
        "journal_mode": mode,
        "wal_reset_fixed": int(is_fixed),
    }
    if is_fixed:
        return look.sound("safe", facts)
    if mode == "wal":
        return look.advised("risky", Remedy.UPDATE, facts)
    return look.sound("careful", facts)


def locks(look: Look) -> Finding:
    """Say which window has the archive, and which programs write to it or its backups now."""
    places = {
        "window": look.folder / window_lock.NAME,
        "writer": look.folder / "writer.lock",
        "indexer": look.folder / "index" / "indexer.lock",
        "backup": look.folder / backup.LOCK,
        "fixity": look.folder / fixity.LOCK,
    }
    found = {name: holder_now(path) for name, path in places.items()}
    facts: dict[str, str | int] = {name: who for name, who in found.items() if who is not None}
    return look.sound("held" if facts else "free", facts)

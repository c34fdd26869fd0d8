"""Writes down how far a pass of fixity is, and what it found: no change of anybody's, no undo."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from db import tables
from db.lookups.fixity import Pass
from db.records.fixity import FixityFinding


def write_pass(session: Session, present: Pass, now: str) -> int:
    """Write how far a pass is; the answer is its number."""
    row = tables.FixityPass
    values = {
        "epoch": present.epoch,
        "begun_at": present.begun_at,
        "looked_at": now,
        "ended_at": present.ended_at,
        "text_cursor": present.text_cursor,
        "object_cursor": present.object_cursor,
        "texts": present.texts,
        "objects": present.objects,
    }
    if present.id is None:
        return session.execute(insert(row).values(**values).returning(row.id)).scalar_one()
    session.execute(update(row).where(row.id == present.id).values(**values))
    return present.id


def write_findings(
    session: Session,
    pass_id: int,
    new: Iterable[FixityFinding],
    looked_at: Iterable[FixityFinding],
) -> None:
    """Write what was found, and what became of findings that were looked at again."""
    row = tables.FixityFinding
    for one in new:
        session.execute(
            insert(row).values(
                pass_id=pass_id,
                kind=one.kind.value,
                article_id=one.article_ids[0] if one.text_version_id is not None else None,
                text_version_id=one.text_version_id,
                sha256=one.sha256,
                flaw=one.flaw.value,
                found=one.found,
                found_at=one.found_at,
                state=one.state.value,
                looked_at=one.looked_at,
            )
        )
    for one in looked_at:
        values = {"flaw": one.flaw.value, "found": one.found, "state": one.state.value}
        changed = update(row).where(row.id == one.id)
        session.execute(changed.values(**values, looked_at=one.looked_at))

"""Reads the places in texts that prove what is catalogued."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import tables
from db.records import Anchor, AnchorState


def anchors(session: Session, ids: Iterable[int | None]) -> dict[int, Anchor]:
    """Read some places, by id."""
    wanted = {one for one in ids if one is not None}
    held, version = tables.Anchor, tables.TextVersion
    query = (
        select(held, version.number)
        .outerjoin(version, version.id == held.text_version_id)
        .where(held.id.in_(wanted))
    )
    return {
        one.id: Anchor(
            id=one.id,
            state=AnchorState(one.state),
            exact=one.exact,
            prefix=one.prefix,
            suffix=one.suffix,
            start=one.start,
            stop=one.stop,
            text_version=number,
        )
        for one, number in session.execute(query)
    }

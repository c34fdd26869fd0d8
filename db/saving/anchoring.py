"""Records the places in a text that prove what is catalogued."""

from __future__ import annotations

from sqlalchemy import select

from db import tables
from db.catalogue.anchors import place_of
from db.errors import QuoteMissing
from db.records import AnchorState, Quote
from db.saving.work import Work


def add_anchor(work: Work, article_id: int, quote: Quote | None) -> int | None:
    """Record a place in the current text of an article; None of nothing.

    The same place is recorded once. Raises QuoteMissing when the text does not have the quote at
    this position.
    """
    if quote is None:
        return None
    version = tables.TextVersion
    held = work.session.execute(
        select(version.id, version.text).where(
            version.article_id == article_id, version.is_current == 1
        )
    ).one()
    place = place_of(held.text, quote)
    if place is None:
        raise QuoteMissing(article_id, quote.exact)
    anchor = tables.Anchor
    found = work.session.scalar(
        select(anchor.id)
        .where(
            anchor.text_version_id == held.id,
            anchor.start == quote.start,
            anchor.stop == quote.stop,
            anchor.state == AnchorState.OK,
        )
        .order_by(anchor.id)
        .limit(1)
    )
    if found is not None:
        return found
    values = {"article_id": article_id, "text_version_id": held.id, **place._asdict()}
    return work.ledger.insert(tables.Anchor, values, article_id=article_id)

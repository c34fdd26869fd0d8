"""Records the places in a text that prove what is catalogued."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.anchors import Found, Place, place_of
from db.errors import FieldInvalid, QuoteMissing
from db.records import AnchorState, AwaitedQuote, Quote
from db.saving.ledger import Ledger
from db.saving.work import Work


def add_anchor(
    work: Work, article_id: int, quote: Quote | AwaitedQuote | None, *, touches: bool = True
) -> int | None:
    """Record a place in the current text of an article; None of nothing.

    The same place is recorded once. With `touches` false it is a place of its own, of which the
    article and its history hear nothing: it serves something else. Raises QuoteMissing when the
    text does not have the quote at this position.
    """
    if quote is None:
        return None
    if isinstance(quote, AwaitedQuote):
        return _await(work, article_id, quote)
    version = tables.TextVersion
    held = work.session.execute(
        select(version.id, version.text).where(
            version.article_id == article_id, version.is_current == 1
        )
    ).one()
    place = place_of(held.text, quote)
    if place is None:
        raise QuoteMissing(article_id, quote.exact)
    found = _at(work.session, held.id, quote) if touches else None
    if found is not None:
        return found
    values = {"article_id": article_id, "text_version_id": held.id, **place._asdict()}
    owner = article_id if touches else None
    return work.ledger.insert(tables.Anchor, values, article_id=owner)


def _at(session: Session, version_id: int, quote: Quote) -> int | None:
    """The place that is recorded there already."""
    anchor = tables.Anchor
    return session.scalar(
        select(anchor.id)
        .where(
            anchor.text_version_id == version_id,
            anchor.start == quote.start,
            anchor.stop == quote.stop,
            anchor.state == AnchorState.OK,
        )
        .order_by(anchor.id)
        .limit(1)
    )


def _await(work: Work, article_id: int, quote: AwaitedQuote) -> int:
    """Record a place in a text to come. Raises FieldInvalid where no text is waited for."""
    if work.article(article_id).awaits_sha256 is None or quote.length < 1:
        raise FieldInvalid("quote", quote.sha256)
    anchor = tables.Anchor
    held = work.session.scalars(
        select(anchor.id).where(
            anchor.article_id == article_id,
            anchor.state == AnchorState.AWAITED,
            anchor.quote_sha256 == quote.sha256,
            anchor.quote_length == quote.length,
        )
    ).first()
    if held is not None:
        return held
    values = {
        "article_id": article_id,
        "state": AnchorState.AWAITED.value,
        "quote_length": quote.length,
        "quote_sha256": quote.sha256,
    }
    return work.ledger.insert(anchor, values, article_id=article_id)


def anchors_in(session: Session, version_id: int) -> list[tables.Anchor]:
    """The places in a text version that are not lost."""
    anchor = tables.Anchor
    return list(
        session.scalars(
            select(anchor)
            .where(anchor.text_version_id == version_id, anchor.state != AnchorState.LOST)
            .order_by(anchor.id)
        )
    )


def carry_anchors(
    ledger: Ledger,
    anchors: list[tables.Anchor],
    version_id: int,
    find: Callable[[Place], Found],
) -> None:
    """Bring places over to another text version; what is lost keeps its quote and its position."""
    rows = [
        (one.id, one.article_id, one.state, one.start, one.stop, one.exact, one.prefix, one.suffix)
        for one in anchors
    ]
    for key, article_id, was, start, stop, exact, prefix, suffix in rows:
        if start is None or stop is None or exact is None:
            continue
        found = find(Place(start, stop, exact, prefix, suffix))
        is_moved = found.state in {AnchorState.OK, AnchorState.MOVED}
        # A place that a person should look at stays so.
        state = AnchorState.FLAGGED if is_moved and was == AnchorState.FLAGGED else found.state
        values: dict[str, object] = {"state": state.value}
        if found.state is not AnchorState.LOST:
            values |= {"text_version_id": version_id, **found.place._asdict()}
        ledger.update(tables.Anchor, key, values, article_id=article_id)

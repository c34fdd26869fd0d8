"""Lets what people anchored in an article follow it into the further texts that come in."""

from __future__ import annotations

import hashlib

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.anchors import Corrected, place_at
from db.records import AnchorState, TextAccess
from db.saving.anchoring import anchors_in, carry_anchors
from db.saving.ledger import Ledger


def current_text(session: Session, article_id: int) -> tuple[int, str]:
    """The id and the text of the current version of an article."""
    version = tables.TextVersion
    row = session.execute(
        select(version.id, version.text).where(
            version.article_id == article_id, version.is_current == 1
        )
    ).one()
    return row.id, row.text


def carry_places(
    session: Session, now: str, former: tuple[int, str], version_id: int, text: str
) -> None:
    """Find again in a further version what was anchored in the former one."""
    places = anchors_in(session, former[0])
    if places:
        carry_anchors(Ledger(session, now), places, version_id, Corrected(former[1], text).find)


def awaiting(session: Session, norms: set[str]) -> dict[str, int]:
    """Find the citations that wait for one of these texts, by the hash of what it says."""
    article = tables.Article
    query = select(article.awaits_sha256, article.id).where(
        article.awaits_sha256.in_(norms), article.deleted_at.is_(None)
    )
    return {norm: held for norm, held in session.execute(query) if norm is not None}


def fulfil(session: Session, article_id: int, version_id: int, text: str) -> None:
    """Let a citation have the text it waited for, and attach what was known of its quotes.

    A quote is attached where exactly one place of the text has its length and hash; others wait on.
    """
    article, anchor = tables.Article, tables.Anchor
    session.execute(
        update(article)
        .where(article.id == article_id)
        .values(awaits_sha256=None, text_access=TextAccess.FULL.value)
    )
    waiting = session.execute(
        select(anchor.id, anchor.quote_length, anchor.quote_sha256).where(
            anchor.article_id == article_id, anchor.state == AnchorState.AWAITED
        )
    ).all()
    for key, told, digest in waiting:
        length = told or 0
        places = [
            start
            for start in range(len(text) - length + 1)
            if hashlib.sha256(text[start : start + length].encode()).hexdigest() == digest
        ]
        if len(places) == 1:
            place = place_at(text, places[0], places[0] + length)
            session.execute(
                update(anchor)
                .where(anchor.id == key)
                .values(state=AnchorState.OK.value, text_version_id=version_id, **place._asdict())
            )


def let_wait(session: Session, version_id: int) -> None:
    """Let quotes wait again for a text that is taken out."""
    anchor = tables.Anchor
    gone = dict.fromkeys(("text_version_id", "start", "stop", "exact"))
    session.execute(
        update(anchor)
        .where(anchor.text_version_id == version_id, anchor.quote_sha256.is_not(None))
        .values(state=AnchorState.AWAITED.value, prefix="", suffix="", **gone)
    )

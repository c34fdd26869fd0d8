"""Reads what the checks of an article compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.checked import CheckedArticle, OtherFigure, Roster, Win
from db.lookups.figures import figures_of, read_figures
from db.records import Block, BlockKind, DecisionStatus, Figure, ReportTense

_WON: Final = (DecisionStatus.WON, DecisionStatus.COLLECTED)


def checked_article(session: Session, article_id: int) -> CheckedArticle | None:
    """Read an article for its checks. None in the bin, and without figures: then none are made."""
    article, version = tables.Article, tables.TextVersion
    figures = figures_of(session, [article_id])
    row = session.execute(
        select(article, version.id, version.text)
        .join(version, version.article_id == article.id)
        .where(article.id == article_id, version.is_current == 1, article.deleted_at.is_(None))
    ).first()
    if row is None or not figures:
        return None
    held, version_id, text = row
    lo, hi = held.published_lo, held.published_hi
    return CheckedArticle(
        text=text,
        blocks=_blocks(session, version_id, text),
        published=(lo, hi) if lo is not None and hi is not None else None,
        figures=figures,
        others=_others(session, article_id, figures),
        rosters=tuple(_roster(session, one) for one in linked_awards(session, article_id)),
    )


def _blocks(session: Session, version_id: int, text: str) -> tuple[Block, ...]:
    block = tables.Block
    rows = session.scalars(
        select(block).where(block.text_version_id == version_id).order_by(block.seq)
    )
    return tuple(
        Block(one.seq, BlockKind(one.kind), one.start, one.stop, text[one.start : one.stop])
        for one in rows
    )


def _others(
    session: Session, article_id: int, figures: Sequence[Figure]
) -> tuple[OtherFigure, ...]:
    """The figures of other articles that measure the same of the same subject."""
    held, article, outlet = tables.Figure, tables.Article, tables.Outlet
    pairs = {(one.quantity.id, one.subject.id) for one in figures if one.subject is not None}
    same = [
        (held.quantity_id == quantity) & (held.subject_id == subject) for quantity, subject in pairs
    ]
    if not same:
        return ()
    rows = session.execute(
        select(held, outlet.name, article.published)
        .join(article, article.id == held.article_id)
        .outerjoin(outlet, outlet.id == article.outlet_id)
        .where(or_(*same), held.article_id != article_id, article.deleted_at.is_(None))
    ).all()
    told = {row[0].id: (row[1], row[2]) for row in rows}
    read = read_figures(session, [row[0] for row in rows])
    return tuple(OtherFigure(one, *told[one.id]) for one in read)


def linked_awards(session: Session, article_id: int) -> list[int]:
    """The awards that an article is catalogued to tell of."""
    role, award = tables.ArticleRole, tables.Award
    event, decision, edition = tables.DecisionEvent, tables.AwardDecision, tables.AwardEdition
    by_role = select(award.id).join(role, role.authority_id == award.id)
    by_event = (
        select(edition.award_id)
        .join(decision, decision.edition_id == edition.id)
        .join(event, event.decision_id == decision.id)
    )
    found = {
        *session.scalars(by_role.where(role.article_id == article_id)),
        *session.scalars(by_event.where(event.article_id == article_id)),
    }
    return sorted(found)


def _roster(session: Session, award_id: int) -> Roster:
    """Who is reported to have won an award; articles in the bin report nothing."""
    name, article = tables.AuthorityName, tables.Article
    event, decision, edition = tables.DecisionEvent, tables.AwardDecision, tables.AwardEdition
    names = session.scalars(
        select(name.name).where(name.authority_id == award_id).order_by(name.id)
    )
    rows = session.execute(
        select(edition.year, decision.recipient_id, event.status, event.at_lo, event.at_hi)
        .join(decision, decision.edition_id == edition.id)
        .join(event, event.decision_id == decision.id)
        .outerjoin(article, article.id == event.article_id)
        .where(
            edition.award_id == award_id,
            event.tense != ReportTense.PLANNED,
            article.deleted_at.is_(None),
        )
        .order_by(edition.year, decision.id, event.id)
    ).all()
    return Roster(
        names=tuple(names),
        wins=tuple(
            _win(year, recipient, lo, hi)
            for year, recipient, status, lo, hi in rows
            if status in _WON
        ),
        years=frozenset(row.year for row in rows),
    )


def _win(year: int, recipient: int, lo: str | None, hi: str | None) -> Win:
    return Win(recipient, year, lo or f"{year}-01-01", hi or f"{year}-12-31")


def articles_about(session: Session, things: Iterable[tuple[int, int]]) -> set[int]:
    """The articles that have figures of these quantities and subjects."""
    held = tables.Figure
    return {
        article_id
        for quantity, subject in things
        for article_id in session.scalars(
            select(held.article_id).where(held.quantity_id == quantity, held.subject_id == subject)
        )
    }

"""Reads everything that the catalogue holds of one article."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import tables
from db.errors import ArticleMissing
from db.linked import relations_of
from db.lookups.anchors import anchors
from db.lookups.authorities import authority_rows
from db.lookups.awards import decisions_of_article
from db.lookups.dossiers import dossier_rows
from db.lookups.figures import checks_of, figures_of
from db.lookups.work import terms_by_id
from db.records import (
    ArticleTerm,
    Catalogue,
    Holding,
    Medium,
    Method,
    Note,
    NoteKind,
    Role,
    RoleKind,
)

FIELDS = (
    *("headline", "standfirst", "kicker", "byline", "dateline", "section", "issue", "page"),
    *("genre", "language", "published", "published_basis", "rights", "rights_note"),
    *("text_access", "status"),
)
"""The editable facts that stand in the article's own row; the outlet is a name."""


def catalogue_of(session: Session, article_id: int, today: str) -> Catalogue:
    """Read the catalogue of an article. `today` is YYYY-MM-DD. Raises ArticleMissing."""
    article = session.get(tables.Article, article_id)
    if article is None or article.deleted_at is not None:
        raise ArticleMissing(str(article_id))
    outlet = session.get(tables.Outlet, article.outlet_id) if article.outlet_id else None
    fields = {name: getattr(article, name) for name in FIELDS}
    item = tables.DossierItem
    dossiers = session.scalars(
        select(item.dossier_id).where(item.article_id == article_id).order_by(item.dossier_id)
    ).all()
    return Catalogue(
        article_id=article_id,
        row_version=article.row_version,
        fields={**fields, "outlet": outlet.name if outlet else None},
        roles=_roles(session, article_id),
        figures=figures_of(session, [article_id]),
        checks=checks_of(session, article_id),
        decisions=tuple(decisions_of_article(session, article_id, today)),
        terms=_terms(session, article_id),
        notes=_notes(session, article_id),
        dossiers=dossier_rows(session, dossiers),
        holdings=_holdings(session, article_id),
        relations=relations_of(session, article_id),
        cataloguer=_initials(session, article.cataloguer_id),
        checker=_initials(session, article.checker_id),
    )


def _initials(session: Session, user_id: int | None) -> str | None:
    user = session.get(tables.User, user_id) if user_id is not None else None
    return user.initials if user is not None else None


def _roles(session: Session, article_id: int) -> tuple[Role, ...]:
    """Read the roles, in the order of the enumeration, then of the text."""
    role = tables.ArticleRole
    rows = session.scalars(
        select(role).where(role.article_id == article_id).order_by(role.id)
    ).all()
    names = authority_rows(session, [row.authority_id for row in rows])
    places = anchors(session, [row.anchor_id for row in rows])
    order = list(RoleKind)
    roles = [
        Role(
            id=row.id,
            authority=names[row.authority_id],
            role=RoleKind(row.role),
            anchor=places.get(row.anchor_id or 0),
            method=Method(row.method),
        )
        for row in rows
    ]
    return tuple(sorted(roles, key=lambda one: (order.index(one.role), one.id)))


def _terms(session: Session, article_id: int) -> tuple[ArticleTerm, ...]:
    held = tables.ArticleTerm
    rows = session.scalars(
        select(held).where(held.article_id == article_id).order_by(held.is_primary.desc(), held.id)
    ).all()
    terms = terms_by_id(session, [row.term_id for row in rows])
    return tuple(
        ArticleTerm(row.id, terms[row.term_id], bool(row.is_primary), Method(row.method))
        for row in rows
    )


def _notes(session: Session, article_id: int) -> tuple[Note, ...]:
    """Read the notes; what is not settled first."""
    note, user = tables.Note, tables.User
    rows = session.execute(
        select(note, user.initials)
        .outerjoin(user, user.id == note.user_id)
        .where(note.article_id == article_id)
        .order_by(note.resolved_at.is_not(None), note.id)
    ).all()
    places = anchors(session, [held.anchor_id for held, _ in rows])
    return tuple(
        Note(
            id=held.id,
            uid=held.uid,
            kind=NoteKind(held.kind),
            body=held.body,
            anchor=places.get(held.anchor_id or 0),
            by=initials,
            at=held.at,
            resolved_at=held.resolved_at,
        )
        for held, initials in rows
    )


def _holdings(session: Session, article_id: int) -> tuple[Holding, ...]:
    held = tables.Holding
    rows = session.scalars(select(held).where(held.article_id == article_id).order_by(held.id))
    return tuple(
        Holding(
            id=row.id,
            repository=row.repository,
            medium=Medium(row.medium),
            shelfmark=row.shelfmark,
            box=row.box,
            item=row.item,
            condition=row.condition,
        )
        for row in rows
    )

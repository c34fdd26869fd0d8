"""Reads what people work with: subjects, users, kept queries, and the tray."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable
from datetime import datetime
from statistics import median

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import tables
from db.listing import LIVE, article_rows
from db.lookups.history import standing
from db.records import (
    SavedSearch,
    Status,
    Term,
    Tray,
    User,
    UserRole,
)
from db.search.collation import match_key, sort_key


def members(session: Session, dossier_id: int) -> list[int]:
    """The ids of the articles in a dossier and in those inside it; none of one that is gone."""
    dossier, item = tables.Dossier, tables.DossierItem
    inner = select(dossier.id).where(dossier.id == dossier_id).cte(recursive=True)
    inner = inner.union(select(dossier.id).join(inner, dossier.parent_id == inner.c.id))
    held = select(item.article_id).where(item.dossier_id.in_(select(inner.c.id))).distinct()
    return list(session.scalars(held))


def terms(session: Session, text: str, limit: int) -> tuple[Term, ...]:
    """Find terms that are in use by their label, marks aside; all of them for no text."""
    term = tables.Term
    query = select(term.id).where(term.retired == 0)
    for word in match_key(text).split():
        query = query.where(term.label_key.contains(word, autoescape=True))
    ids = session.scalars(query.order_by(term.notation, term.id).limit(limit)).all()
    found = terms_by_id(session, ids)
    return tuple(found[one] for one in ids)


def terms_by_id(session: Session, ids: Iterable[int]) -> dict[int, Term]:
    """Read some terms with their paths and how many articles have them."""
    term, vocabulary, held = tables.Term, tables.Vocabulary, tables.ArticleTerm
    article = tables.Article
    wanted = set(ids)
    counts = dict(
        session.execute(
            select(held.term_id, func.count())
            .join(article, article.id == held.article_id)
            .where(held.term_id.in_(wanted), LIVE)
            .group_by(held.term_id)
        ).all()
    )
    query = (
        select(term, vocabulary.code)
        .join(vocabulary, vocabulary.id == term.vocabulary_id)
        .where(term.id.in_(wanted))
    )
    return {
        row.id: Term(
            id=row.id,
            vocabulary=code,
            notation=row.notation,
            label=row.label,
            path=_path(session, row),
            articles=counts.get(row.id, 0),
            retired=bool(row.retired),
        )
        for row, code in session.execute(query)
    }


def _path(session: Session, term: tables.Term) -> str:
    labels = [term.label]
    above = term.broader_id
    while above is not None and len(labels) < 20:  # noqa: PLR2004 - deeper than any vocabulary
        broader = session.get_one(tables.Term, above)
        labels.append(broader.label)
        above = broader.broader_id
    return " > ".join(reversed(labels))


def users(session: Session) -> tuple[User, ...]:
    """List who works on the archive."""
    user = tables.User
    return tuple(
        User(row.id, row.initials, row.name, UserRole(row.role), bool(row.active))
        for row in session.scalars(select(user).order_by(user.initials))
    )


def searches(session: Session, user: str) -> tuple[SavedSearch, ...]:
    """List the queries that a user keeps, in Vietnamese order of their names."""
    search, person = tables.SavedSearch, tables.User
    query = select(search).join(person, person.id == search.user_id).where(person.initials == user)
    rows = sorted(session.scalars(query), key=lambda row: (sort_key(row.name), row.id))
    return tuple(
        SavedSearch(row.id, row.name, row.query, json.loads(row.filters), row.sort) for row in rows
    )


def tray(session: Session, user: str, since: str, limit: int) -> Tray:
    """Read what waits for a cataloguer: begun articles first, then new ones, the oldest first.

    `since` is when the day of this user began, ISO 8601 in UTC. An article counts as done by the
    save that set it catalogued or checked, unless that was taken back.
    """
    article = tables.Article
    waits = (Status.IN_PROGRESS.value, Status.RETURNED.value, Status.NEW.value)
    order = (article.status == Status.NEW, article.id)
    ids = session.scalars(
        select(article.id).where(article.status.in_(waits), LIVE).order_by(*order).limit(limit)
    ).all()
    total = session.scalar(
        select(func.count()).select_from(article).where(article.status.in_(waits), LIVE)
    )
    rows = article_rows(session, ids)
    moments = _finished(session, user, since)
    pauses = [(later - earlier).total_seconds() for earlier, later in itertools.pairwise(moments)]
    return Tray(
        waiting=tuple(rows[one] for one in ids),
        total=total or 0,
        done_today=len(moments),
        seconds_each=median(pauses) if pauses else None,
    )


def _finished(session: Session, user: str, since: str) -> list[datetime]:
    """When this user finished each article since a moment; one that was done twice counts once."""
    held, change, person = tables.ChangeSet, tables.Change, tables.User
    status = func.json_extract(change.after, "$.status")
    query = (
        select(held.id, change.article_id, held.at)
        .join(held, held.id == change.change_set_id)
        .join(person, person.id == held.user_id)
        .where(
            person.initials == user,
            held.at >= since,
            held.undoes_id.is_(None),
            change.table_name == "article",
            status.in_((Status.CATALOGUED.value, Status.CHECKED.value)),
        )
        .order_by(held.id)
    )
    done = {
        article_id: datetime.fromisoformat(at)
        for key, article_id, at in session.execute(query).all()
        if standing(session, key) is not None
    }
    return sorted(done.values())

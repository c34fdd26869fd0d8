"""Reads dossiers: as lists show them, and whole, with what their articles tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.coverage import first_reports
from db.errors import FieldInvalid
from db.listing import LIVE, appearances, article_rows
from db.records import (
    DossierDetail,
    DossierItem,
    DossierLevel,
    DossierRow,
    SeriesPoint,
)
from db.search.collation import sort_key


def dossiers(session: Session) -> tuple[DossierRow, ...]:
    """List all dossiers in Vietnamese order of their titles."""
    rows = dossier_rows(session, session.scalars(select(tables.Dossier.id)).all())
    return tuple(sorted(rows, key=lambda one: (sort_key(one.title), one.id)))


def dossier_rows(session: Session, ids: Sequence[int]) -> tuple[DossierRow, ...]:
    """Read some dossiers, in the order of `ids`."""
    dossier, item, article = tables.Dossier, tables.DossierItem, tables.Article
    counts = dict(
        session.execute(
            select(item.dossier_id, func.count())
            .join(article, article.id == item.article_id)
            .where(item.dossier_id.in_(ids), LIVE)
            .group_by(item.dossier_id)
        ).all()
    )
    held = {row.id: row for row in session.scalars(select(dossier).where(dossier.id.in_(ids)))}
    return tuple(
        DossierRow(
            id=row.id,
            uid=row.uid,
            title=row.title,
            level=DossierLevel(row.level),
            parent_id=row.parent_id,
            scope=row.scope,
            articles=counts.get(row.id, 0),
        )
        for row in (held[one] for one in ids if one in held)
    )


def dossier(session: Session, dossier_id: int) -> DossierDetail:
    """Read a dossier whole. Raises FieldInvalid for none."""
    from db.lookups.series import points_of  # with what compares figures, only for who asks

    rows = {row.id: row for row in dossiers(session)}
    if dossier_id not in rows:
        raise FieldInvalid("dossier", str(dossier_id))
    inner: dict[int | None, list[DossierRow]] = defaultdict(list)
    for row in rows.values():
        inner[row.parent_id].append(row)
    item = tables.DossierItem
    whole = [row.id for row in _within(rows[dossier_id], inner)]
    ids = session.scalars(select(item.article_id).where(item.dossier_id.in_(whole))).all()
    appeared = appearances(session, ids)
    figure = tables.Figure
    live = [one.article.id for one in appeared]
    figures = session.scalars(select(figure).where(figure.article_id.in_(live))).all()
    points = points_of(session, figures)
    return DossierDetail(
        row=rows[dossier_id],
        above=_above(rows[dossier_id], rows),
        inner=tuple(inner[dossier_id]),
        items=_items(session, dossier_id),
        appearances=appeared,
        first=first_reports(appeared),
        figures=tuple(sorted(points, key=_by_thing)),
    )


def _by_thing(point: SeriesPoint) -> tuple[bytes, bytes]:
    subject = point.figure.subject
    return sort_key(point.figure.quantity.label), sort_key(subject.name if subject else "")


def _within(row: DossierRow, inner: dict[int | None, list[DossierRow]]) -> list[DossierRow]:
    """The dossier itself and all that stand in it, however deep."""
    found = [row]
    for one in found:
        found += inner.get(one.id, ())
    return found


def _above(row: DossierRow, rows: dict[int, DossierRow]) -> tuple[DossierRow, ...]:
    found: list[DossierRow] = []
    while row.parent_id is not None:
        row = rows[row.parent_id]
        found.append(row)
    return tuple(reversed(found))


def _items(session: Session, dossier_id: int) -> tuple[DossierItem, ...]:
    item = tables.DossierItem
    items = session.scalars(
        select(item).where(item.dossier_id == dossier_id).order_by(item.seq, item.id)
    ).all()
    articles = article_rows(session, [one.article_id for one in items])
    return tuple(
        DossierItem(one.id, articles[one.article_id], one.seq, one.note)
        for one in items
        if one.article_id in articles
    )

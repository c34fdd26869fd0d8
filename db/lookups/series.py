"""Reads figures through time: one quantity of one subject, in every article that gives it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.contrasting import contrasts
from db.catalogue.surroundings import days
from db.errors import FieldInvalid
from db.listing import LIVE, appearances
from db.lookups.authorities import authority_rows
from db.lookups.figures import quantities, read_figures
from db.records import (
    Appearance,
    CheckKind,
    Figure,
    FigureSeries,
    SeriesPoint,
    SeriesRow,
    Verdict,
)
from db.search.collation import match_key

_Thing = tuple[int, int | None]
"""The ids of a quantity and of its subject, where one is recorded."""


def series(session: Session, text: str, limit: int) -> tuple[SeriesRow, ...]:
    """List quantities with their subjects, what most articles tell of first.

    The words of `text` stand in the name of either, marks aside.
    """
    quantity, subject = tables.Quantity, tables.Authority
    query = _counted().order_by(
        func.count(tables.Figure.article_id.distinct()).desc(),
        func.count().desc(),
        quantity.code,
        subject.name_sort,
    )
    for word in match_key(text).split():
        query = query.where(
            or_(
                quantity.code.contains(word, autoescape=True),
                subject.name_key.contains(word, autoescape=True),
            )
        )
    return _rows(session, query.limit(limit))


def figure_series(session: Session, quantity_id: int, subject_id: int | None) -> FigureSeries:
    """Read a quantity of a subject through time. Raises FieldInvalid when nothing is held."""
    held, article = tables.Figure, tables.Article
    found = _rows(session, _counted().where(_is((quantity_id, subject_id))))
    if not found:
        raise FieldInvalid("quantity", str(quantity_id))
    figures = session.scalars(
        select(held)
        .join(article, article.id == held.article_id)
        .where(_is((quantity_id, subject_id)), LIVE)
    ).all()
    points = points_of(session, figures)
    return FigureSeries(row=found[0], points=points, contrasts=contrasts(points))


def points_of(session: Session, rows: Sequence[tables.Figure]) -> tuple[SeriesPoint, ...]:
    """Lay figures out in time, by subject within a moment; those of articles in the bin are out."""
    appeared = {
        one.article.id: one for one in appearances(session, [row.article_id for row in rows])
    }
    points = [
        _point(figure, appeared[figure.article_id])
        for figure in read_figures(session, rows)
        if figure.article_id in appeared
    ]
    return tuple(
        sorted(
            points,
            key=lambda one: (one.hi or "~", one.lo or "~", one.article.id, one.figure.id),
        )
    )


def _point(figure: Figure, appeared: Appearance) -> SeriesPoint:
    told = days(figure)
    lo, hi = told or (appeared.lo, appeared.hi)
    return SeriesPoint(figure, appeared.article, lo, hi, is_told=told is not None)


def _is(thing: _Thing) -> ColumnElement[bool]:
    held = tables.Figure
    return (held.quantity_id == thing[0]) & held.subject_id.is_not_distinct_from(thing[1])


def _counted() -> Select[int, int | None, int, int]:
    """Quantity, subject, how many figures there are of it, and in how many articles."""
    held, article, quantity = tables.Figure, tables.Article, tables.Quantity
    subject = tables.Authority
    return (
        select(
            held.quantity_id,
            held.subject_id,
            func.count(),
            func.count(held.article_id.distinct()),
        )
        .join(article, article.id == held.article_id)
        .join(quantity, quantity.id == held.quantity_id)
        .outerjoin(subject, subject.id == held.subject_id)
        .where(LIVE)
        .group_by(held.quantity_id, held.subject_id)
    )


def _rows(session: Session, query: Select[int, int | None, int, int]) -> tuple[SeriesRow, ...]:
    counted = session.execute(query).all()
    named = quantities(session, {row[0] for row in counted})
    subjects = authority_rows(session, [row[1] for row in counted])
    differing = _differing(session)
    return tuple(
        SeriesRow(
            quantity=named[quantity_id],
            subject=subjects.get(subject_id or 0),
            figures=figures,
            articles=articles,
            differs=(quantity_id, subject_id) in differing,
        )
        for quantity_id, subject_id, figures, articles in counted
    )


def _differing(session: Session) -> set[_Thing]:
    """What two articles give different numbers of, by the checks that are kept."""
    held, check, part = tables.Figure, tables.FigureCheck, tables.FigureCheckInput
    query = (
        select(held.quantity_id, held.subject_id)
        .join(part, part.figure_id == held.id)
        .join(check, check.id == part.check_id)
        .where(check.kind == CheckKind.SAME_QUANTITY, check.verdict == Verdict.DIFFERS)
        .distinct()
    )
    return {(quantity_id, subject_id) for quantity_id, subject_id in session.execute(query)}

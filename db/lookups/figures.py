"""Reads figures and the checks that compare them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import tables
from db.lookups.anchors import anchors
from db.lookups.authorities import authority_rows
from db.records import (
    Check,
    CheckInput,
    CheckKind,
    Figure,
    Method,
    Qualifier,
    Quantity,
    Unit,
    Verdict,
    Verification,
)

_WORST_FIRST = (Verdict.DIFFERS, Verdict.UNCLEAR, Verdict.AGREES_ROUNDED, Verdict.AGREES)


def figures_of(session: Session, article_ids: Sequence[int]) -> tuple[Figure, ...]:
    """Read the figures of some articles, in the order of their places."""
    held = tables.Figure
    rows = session.scalars(select(held).where(held.article_id.in_(article_ids))).all()
    return read_figures(session, rows)


def same_quantity(session: Session, quantity_ids: Iterable[int]) -> tuple[Figure, ...]:
    """Read all figures of some quantities, in articles that are not in the bin."""
    held, article = tables.Figure, tables.Article
    rows = session.scalars(
        select(held)
        .join(article, article.id == held.article_id)
        .where(held.quantity_id.in_(set(quantity_ids)), article.deleted_at.is_(None))
    ).all()
    return read_figures(session, rows)


def read_figures(session: Session, rows: Sequence[tables.Figure]) -> tuple[Figure, ...]:
    """Make records of rows."""
    places = anchors(session, [one for row in rows for one in (row.anchor_id, row.time_anchor_id)])
    names = authority_rows(
        session, [one for row in rows for one in (row.subject_id, row.attributed_to_id)]
    )
    names_of = quantities(session, {row.quantity_id for row in rows})
    units = _units(session, {row.unit_id for row in rows if row.unit_id is not None})
    figures = [
        Figure(
            id=row.id,
            uid=row.uid,
            article_id=row.article_id,
            quantity=names_of[row.quantity_id],
            subject=names.get(row.subject_id or 0),
            value=row.value,
            qualifier=Qualifier(row.qualifier),
            precision=row.precision,
            unit=units.get(row.unit_id or 0),
            per=row.per,
            period=row.period,
            as_of=row.as_of,
            anchor=places.get(row.anchor_id or 0),
            time_anchor=places.get(row.time_anchor_id or 0),
            attributed_to=names.get(row.attributed_to_id or 0),
            verification=Verification(row.verification),
            method=Method(row.method),
            note=row.note,
        )
        for row in rows
    ]
    return tuple(sorted(figures, key=_place))


def _place(figure: Figure) -> tuple[int, int, int]:
    start = figure.anchor.start if figure.anchor is not None else None
    return figure.article_id, start if start is not None else 1 << 40, figure.id


def _units(session: Session, ids: Iterable[int]) -> dict[int, Unit]:
    held = tables.Unit
    rows = session.scalars(select(held).where(held.id.in_(set(ids))))
    return {row.id: Unit(row.code, row.label, row.dimension) for row in rows}


def quantities(session: Session, ids: Iterable[int]) -> dict[int, Quantity]:
    """Read some quantities, by id."""
    held = tables.Quantity
    rows = session.scalars(select(held).where(held.id.in_(set(ids)))).all()
    units = _units(session, {row.unit_id for row in rows if row.unit_id is not None})
    return {
        row.id: Quantity(row.id, row.code, row.label, units.get(row.unit_id or 0)) for row in rows
    }


def checks_of(session: Session, article_id: int) -> tuple[Check, ...]:
    """Read the checks of an article with what people said of them; what differs first."""
    check, part = tables.FigureCheck, tables.FigureCheckInput
    rows = session.scalars(
        select(check).where(check.article_id == article_id).order_by(check.id)
    ).all()
    inputs: dict[int, list[CheckInput]] = defaultdict(list)
    for one in session.scalars(
        select(part).where(part.check_id.in_([row.id for row in rows])).order_by(part.id)
    ):
        inputs[one.check_id].append(CheckInput(one.name, one.figure_id))
    said = _verdicts(session, article_id)
    checks = []
    for row in rows:
        person = said.get((row.kind, row.key))
        checks.append(
            Check(
                id=row.id,
                article_id=article_id,
                kind=CheckKind(row.kind),
                key=row.key,
                expression=row.expression,
                computed=row.computed,
                stated=row.stated,
                verdict=Verdict(row.verdict),
                facts=tuple((name, value) for name, value in json.loads(row.facts)),
                inputs=tuple(inputs[row.id]),
                person_verdict=Verdict(person[0].verdict) if person else None,
                person_reason=person[0].reason if person else None,
                decided_by=person[1] if person else None,
                decided_at=person[0].at if person else None,
            )
        )
    return tuple(sorted(checks, key=lambda one: _WORST_FIRST.index(one.verdict)))


def _verdicts(
    session: Session, article_id: int
) -> dict[tuple[str, str], tuple[tables.CheckVerdict, str]]:
    held, user = tables.CheckVerdict, tables.User
    query = (
        select(held, user.initials)
        .join(user, user.id == held.user_id)
        .where(held.article_id == article_id)
    )
    return {(one.kind, one.key): (one, initials) for one, initials in session.execute(query)}

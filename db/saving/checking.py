"""Makes the checks of articles anew when what they compare was changed.

Checks are derived from figures, texts and awards: they are written outside the ledger, and made
again after an undo. What a person says of a check is kept elsewhere and stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.checked import CheckDraft
from db.catalogue.checking import checks
from db.lookups.checked_articles import articles_about, checked_article
from db.lookups.images import read_image
from db.records import CheckKind
from db.saving.ledger import VERSION_COLUMNS, Written, read_key

_OF_ONE_ARTICLE: Final = frozenset(
    {"figure", "anchor", "text_version", "block", "article_role", "decision_event"}
)
"""Tables whose rows are compared in the checks of the article they belong to."""

_OF_ROSTERS: Final = frozenset({"decision_event", "award_decision", "award_edition"})
_OF_NAMES: Final = frozenset({"authority", "authority_name"})

Thing = tuple[int, int]
"""A quantity and its subject."""


def recheck(session: Session, written: Sequence[Written]) -> None:
    """Make the checks anew that these writes may have changed, in the same transaction."""
    for article_id in sorted(_concerned(session, written)):
        keep_checks(session, article_id)


def _concerned(session: Session, written: Sequence[Written]) -> set[int]:
    """The articles whose checks may come out otherwise now."""
    articles: set[int] = set()
    things: set[Thing] = set()
    for one in written:
        if one.table == "article" and _facts(one):
            article_id = int(read_key(one.key)[0])
            articles.add(article_id)
            things |= _things_of(session, article_id)
        elif one.table in _OF_ONE_ARTICLE and one.article_id is not None:
            articles.add(one.article_id)
        if one.table == "figure":
            things.update(_things(session, one))
    if any(one.table in _OF_ROSTERS for one in written):
        check = tables.FigureCheck
        kept = select(check.article_id).where(check.kind == CheckKind.ROSTER_COUNT)
        articles.update(session.scalars(kept))
    named = {_authority(one) for one in written if one.table in _OF_NAMES}
    if named:
        role, award = tables.ArticleRole, tables.Award
        by_role = select(role.article_id).join(award, award.id == role.authority_id)
        articles.update(session.scalars(by_role.where(award.id.in_(named))))
    return articles | articles_about(session, things)


def _facts(one: Written) -> set[str]:
    """The columns of an article that were changed, other than its version."""
    return {*read_image(one.before), *read_image(one.after)} - VERSION_COLUMNS


def _authority(one: Written) -> int:
    told = read_image(one.after) or read_image(one.before)
    return int(told.get("authority_id") or read_key(one.key)[0])


def _things_of(session: Session, article_id: int) -> set[Thing]:
    held = tables.Figure
    rows = session.execute(
        select(held.quantity_id, held.subject_id).where(
            held.article_id == article_id, held.subject_id.is_not(None)
        )
    )
    return {(quantity, subject) for quantity, subject in rows if subject is not None}


def _things(session: Session, one: Written) -> Iterator[Thing]:
    """What a figure measured before a write, and what it measures after it."""
    held = session.get(tables.Figure, int(read_key(one.key)[0]))
    now = {"quantity_id": held.quantity_id, "subject_id": held.subject_id} if held else {}
    for image in (one.before, one.after):
        told: Mapping[str, Any] = {**now, **read_image(image)}
        if told.get("quantity_id") is not None and told.get("subject_id") is not None:
            yield told["quantity_id"], told["subject_id"]


def keep_checks(session: Session, article_id: int) -> None:
    """Make the checks of an article anew and store them; one that was there keeps its id."""
    check = tables.FigureCheck
    article = checked_article(session, article_id)
    drafts = {(one.kind.value, one.key): one for one in (checks(article) if article else ())}
    held = {
        (kind, key): check_id
        for check_id, kind, key in session.execute(
            select(check.id, check.kind, check.key).where(check.article_id == article_id)
        )
    }
    gone = [check_id for key, check_id in held.items() if key not in drafts]
    if gone:
        session.execute(delete(check).where(check.id.in_(gone)))
    for key, draft in drafts.items():
        values = _values(draft)
        check_id = held.get(key)
        if check_id is None:
            new = insert(check).values(article_id=article_id, kind=key[0], key=key[1], **values)
            check_id = session.scalars(new.returning(check.id)).one()
        else:
            session.execute(update(check).where(check.id == check_id).values(**values))
        _keep_inputs(session, check_id, draft)


def _values(draft: CheckDraft) -> dict[str, str | None]:
    return {
        "expression": draft.expression,
        "computed": draft.computed,
        "stated": draft.stated,
        "verdict": draft.verdict.value,
        "facts": json.dumps(draft.facts, ensure_ascii=False),
    }


def _keep_inputs(session: Session, check_id: int, draft: CheckDraft) -> None:
    part = tables.FigureCheckInput
    wanted = [(one.name, one.figure_id) for one in draft.inputs]
    rows = session.execute(
        select(part.name, part.figure_id).where(part.check_id == check_id).order_by(part.id)
    )
    if [tuple(row) for row in rows] == wanted:
        return
    session.execute(delete(part).where(part.check_id == check_id))
    for name, figure_id in wanted:
        session.execute(insert(part).values(check_id=check_id, name=name, figure_id=figure_id))

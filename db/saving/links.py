"""Saves how articles belong together, and what people say of links that rules found."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db import tables
from db.errors import FieldInvalid
from db.records import (
    SYMMETRIC,
    DecideRelation,
    Decision,
    DeleteArticle,
    DenyRelation,
    RelateArticles,
    RelationKind,
    RelationState,
    RestoreArticle,
)
from db.saving.articles import delete_article, restore_article
from db.saving.work import Work

_KINDS: Final[Mapping[Decision, RelationKind]] = MappingProxyType(
    {
        Decision.REPRINT: RelationKind.REPRINT_OF,
        Decision.DUPLICATE: RelationKind.SAME_TEXT,
    }
)
"""What a decision makes of a link, whatever it was suggested to be."""


def relate_articles(work: Work, edit: RelateArticles) -> int:
    """Say what an article is to another one; a link that was suggested or rejected holds then.

    What two articles are to each other is one link, whichever of them is named first. Raises
    ArticleMissing; FieldInvalid for one and the same article, and for a correction, reprint and
    the like when it holds the other way round.
    """
    if edit.kind not in SYMMETRIC and _holds(work, edit.other_id, edit.article_id, edit.kind):
        raise FieldInvalid("kind", edit.kind)
    return _say(work, edit, RelationState.ACCEPTED)


def deny_relation(work: Work, edit: DenyRelation) -> int:
    """Remember that an article is not this to another one, whether it was so far or not.

    Raises ArticleMissing, and FieldInvalid for one and the same article.
    """
    return _say(work, edit, RelationState.REJECTED)


def _say(work: Work, edit: RelateArticles | DenyRelation, state: RelationState) -> int:
    """Keep what a person says of a link that may be there already."""
    for article_id in (edit.article_id, edit.other_id):
        work.article(article_id)
    if edit.article_id == edit.other_id:
        raise FieldInvalid("other", str(edit.other_id))
    relation = tables.ArticleRelation
    held = _held(work.session, edit.article_id, edit.other_id, edit.kind)
    said = {"state": state.value, "decided_at": work.now}
    if held is not None:
        if held.state != state:
            work.ledger.mark_updated(edit.article_id)
            work.ledger.mark_updated(edit.other_id)
            _write(work, held, said)
        return held.id
    values = {
        "article_id": edit.article_id,
        "other_id": edit.other_id,
        "kind": edit.kind.value,
        "created_at": work.now,
        **said,
    }
    work.ledger.mark_updated(edit.other_id)
    return work.ledger.insert(relation, values, article_id=edit.article_id)


def beside(
    session: Session, link: tables.ArticleRelation, kind: RelationKind
) -> tables.ArticleRelation | None:
    """Fetch a further link of this kind between the articles of one: there must be none."""
    return _held(session, link.article_id, link.other_id, kind, but=link.id)


def _held(
    session: Session, article_id: int, other_id: int, kind: RelationKind, but: int = 0
) -> tables.ArticleRelation | None:
    """Fetch the link of this kind between two articles; `but` is one that does not count."""
    relation = tables.ArticleRelation
    ways = [(article_id, other_id)]
    if kind in SYMMETRIC:
        ways.append((other_id, article_id))
    between = or_(
        *((relation.article_id == one) & (relation.other_id == other) for one, other in ways)
    )
    query = select(relation).where(between, relation.kind == kind, relation.id != but)
    return session.scalars(query.order_by(relation.id)).first()


def _holds(work: Work, article_id: int, other_id: int, kind: RelationKind) -> bool:
    held = _held(work.session, article_id, other_id, kind)
    return held is not None and held.state == RelationState.ACCEPTED


def decide_relation(work: Work, edit: DecideRelation) -> int:
    """Keep what a person says of two linked articles, or take it back.

    A duplicate goes into the bin: that is the later article of the two. Its original files stay.
    Raises FieldInvalid for a link that is not there, or when the two are linked as what they are
    decided to be already; ArticleMissing when one of them is in the bin.
    """
    relation = work.session.get(tables.ArticleRelation, edit.relation_id)
    if relation is None:
        raise FieldInvalid("relation", str(edit.relation_id))
    if edit.decision is None:
        _undecide(work, relation)
    else:
        _decide(work, relation, edit.decision)
    return edit.relation_id


def _decide(work: Work, relation: tables.ArticleRelation, decision: Decision) -> None:
    both = (relation.article_id, relation.other_id)
    for article_id in both:
        work.article(article_id)
        work.ledger.mark_updated(article_id)
    is_no = decision is Decision.NO
    values = {
        "kind": _kind(work, relation, _KINDS.get(decision, RelationKind(relation.kind))),
        "state": (RelationState.REJECTED if is_no else RelationState.ACCEPTED).value,
        "decided_at": work.now,
    }
    _write(work, relation, values)
    if decision is Decision.DUPLICATE:
        later = work.article(both[0])
        delete_article(work, DeleteArticle(both[0], later.row_version))


def _undecide(work: Work, relation: tables.ArticleRelation) -> None:
    """Make a link what the rules make of it; a duplicate comes back from the bin.

    A link of which rules know nothing goes: only a person made it, and takes it back.
    """
    if relation.decided_at is None:
        return
    both = (relation.article_id, relation.other_id)
    later = work.session.get_one(tables.Article, both[0])
    if relation.kind == RelationKind.SAME_TEXT and later.deleted_at == relation.decided_at:
        restore_article(work, RestoreArticle(both[0]))
    rule = work.rule_for(work.session, *both)
    kind, state = rule or (RelationKind(relation.kind), RelationState.SUGGESTED)
    for article_id in both:
        work.ledger.mark_updated(article_id)
    if rule is None and relation.similarity is None:
        work.ledger.delete(tables.ArticleRelation, relation.id, article_id=both[0])
        return
    values = {"kind": _kind(work, relation, kind), "state": state.value, "decided_at": None}
    _write(work, relation, values)


def _write(work: Work, relation: tables.ArticleRelation, values: Mapping[str, str | None]) -> None:
    """Change a link. It is no part of its articles: their versions stay."""
    work.ledger.update(
        tables.ArticleRelation,
        relation.id,
        values,
        article_id=relation.article_id,
        touches=False,
    )


def _kind(work: Work, relation: tables.ArticleRelation, kind: RelationKind) -> str:
    """The kind that a link is to have, unless there is such a one beside it."""
    if beside(work.session, relation, kind) is not None:
        raise FieldInvalid("kind", kind)
    return kind.value

"""Saves how articles belong together, and what people say of links that rules found."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import select

from db import tables
from db.errors import FieldInvalid
from db.records import (
    DecideRelation,
    Decision,
    DeleteArticle,
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
    """Say what an article is to another one; a link that was suggested holds then.

    Raises ArticleMissing, and FieldInvalid for one and the same article.
    """
    for article_id in (edit.article_id, edit.other_id):
        work.article(article_id)
    if edit.article_id == edit.other_id:
        raise FieldInvalid("other", str(edit.other_id))
    relation = tables.ArticleRelation
    held = work.session.scalar(
        select(relation.id).where(
            relation.article_id == edit.article_id,
            relation.other_id == edit.other_id,
            relation.kind == edit.kind,
        )
    )
    said = {"state": RelationState.ACCEPTED.value, "decided_at": work.now}
    if held is not None:
        if work.session.get_one(relation, held).state != RelationState.ACCEPTED:
            work.ledger.update(relation, held, said, article_id=edit.article_id)
        return held
    values = {
        "article_id": edit.article_id,
        "other_id": edit.other_id,
        "kind": edit.kind.value,
        "created_at": work.now,
        **said,
    }
    work.ledger.mark_updated(edit.other_id)
    return work.ledger.insert(relation, values, article_id=edit.article_id)


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
    """Make a link what the rules make of it; a duplicate comes back from the bin."""
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
    held = tables.ArticleRelation
    beside = select(held.id).where(
        held.article_id == relation.article_id,
        held.other_id == relation.other_id,
        held.kind == kind,
        held.id != relation.id,
    )
    if work.session.scalar(beside) is not None:
        raise FieldInvalid("kind", kind)
    return kind.value

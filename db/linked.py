"""Reads how articles are linked to each other."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from db import tables
from db.listing import article_rows
from db.records import ArticleRow, Relation, RelationKind, RelationState, RelationSuggestion


class Link(NamedTuple):
    """A row of the links, as the database has it."""

    id: int
    article_id: int
    other_id: int
    kind: str
    state: str
    similarity: float | None
    created_at: str
    decided_at: str | None

    @property
    def both(self) -> tuple[int, int]:
        """The ids of the later and of the earlier article."""
        return self.article_id, self.other_id

    def other_than(self, article_id: int) -> int:
        """The id at the other end."""
        return self.other_id if self.article_id == article_id else self.article_id


def links_of(session: Session, article_id: int) -> list[Link]:
    """Read the links of an article, from it and to it."""
    relation = tables.ArticleRelation
    ends = (relation.article_id == article_id) | (relation.other_id == article_id)
    order = (relation.similarity.desc().nulls_first(), relation.id)
    return [Link(*row) for row in session.execute(_columns().where(ends).order_by(*order))]


def relations_of(session: Session, article_id: int) -> tuple[Relation, ...]:
    """Read what an article is to others, the most alike first; those in the bin are left out."""
    links = links_of(session, article_id)
    rows = article_rows(session, [link.other_than(article_id) for link in links])
    return tuple(
        relation_of(link, rows[other], is_later=link.article_id == article_id)
        for link in links
        if (other := link.other_than(article_id)) in rows
    )


def waiting(session: Session, limit: int, offset: int) -> tuple[int, list[Link]]:
    """Count the links that wait for a decision, and read a page of them.

    Those of articles in the bin do not wait.
    """
    relation = tables.ArticleRelation
    later, earlier = aliased(tables.Article), aliased(tables.Article)
    query = (
        _columns()
        .join(later, later.id == relation.article_id)
        .join(earlier, earlier.id == relation.other_id)
        .where(
            relation.state == RelationState.SUGGESTED,
            later.deleted_at.is_(None),
            earlier.deleted_at.is_(None),
        )
    )
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    page = query.order_by(relation.similarity.desc().nulls_last(), relation.id)
    rows = session.execute(page.limit(limit).offset(offset))
    return total, [Link(*row) for row in rows]


def relation_of(link: Link, other: ArticleRow, *, is_later: bool) -> Relation:
    """Make the record of a link as one of its ends sees it."""
    return Relation(
        id=link.id,
        kind=RelationKind(link.kind),
        state=RelationState(link.state),
        similarity=link.similarity,
        is_later=is_later,
        other=other,
        created_at=link.created_at,
        decided_at=link.decided_at,
    )


def suggestion_of(link: Link, article: ArticleRow, other: ArticleRow) -> RelationSuggestion:
    """Make the record of a link that waits."""
    kind = RelationKind(link.kind)
    return RelationSuggestion(link.id, kind, link.similarity, article, other, link.created_at)


def _columns() -> Select[*tuple[Any, ...]]:
    relation = tables.ArticleRelation
    return select(
        relation.id,
        relation.article_id,
        relation.other_id,
        relation.kind,
        relation.state,
        relation.similarity,
        relation.created_at,
        relation.decided_at,
    )

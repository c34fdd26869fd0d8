"""Reads what the search index holds of articles, many at a time."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import CompoundSelect, Select, Text, bindparam, cast, func, select, union
from sqlalchemy.orm import Session

from db import tables
from db.listing import LIVE
from db.records import AuthorityKind, BlockKind, NameKind, NoteKind
from db.search.codec.several import SEVERAL, packed
from db.search.schema import IndexArticle


def _indexed() -> Select[*tuple[Any, ...]]:
    """Select what the index holds of each of the articles `ids`, one row for each.

    The blocks are one string, "kind start stop" for each: a row for each block takes several times
    as long.
    """
    article, outlet, version, block = (
        tables.Article,
        tables.Outlet,
        tables.TextVersion,
        tables.Block,
    )
    described = block.kind + " " + cast(block.start, Text) + " " + cast(block.stop, Text)
    in_order = (
        select(described.label("described"))
        .where(block.text_version_id == version.id)
        .order_by(block.seq)
        .correlate(version)
        .subquery()
    )
    blocks = select(func.group_concat(in_order.c.described, " ")).scalar_subquery()
    return (
        select(
            article.id,
            version.text,
            blocks,
            article.published_lo,
            article.published_hi,
            outlet.name,
            article.section,
            article.byline,
            article.status,
        )
        .join(version, (version.article_id == article.id) & (version.is_current == 1))
        .outerjoin(outlet, outlet.id == article.outlet_id)
        .where(article.id.in_(bindparam("ids", expanding=True)), LIVE)
    )


_INDEXED = _indexed()
_KINDS = {kind.value: kind for kind in BlockKind}


def _index_article(article_id: int, text: str, described: str | None, *facts: Any) -> IndexArticle:
    """Make an article of a row of `_indexed`; the facts are as `IndexArticle` has them."""
    parts = (described or "").split()
    edges = zip(map(int, parts[1::3]), map(int, parts[2::3]), strict=True)
    texts = [text[start:stop] for start, stop in edges]
    blocks = tuple(zip(map(_KINDS.__getitem__, parts[::3]), texts, strict=True))
    return IndexArticle(article_id, _revision(facts, blocks), blocks, *facts)


def _revision(facts: Sequence[str | None], blocks: Sequence[tuple[str, str]]) -> int:
    """Number the searchable content: equal content, equal number, in any history."""
    content = [f"{fact}\x1f" for fact in facts]
    content += [f"{kind}\x1f{text}\x1e" for kind, text in blocks]
    digest = hashlib.blake2b("".join(content).encode(), digest_size=7).digest()
    return int.from_bytes(digest, "big")


def _catalogued(session: Session, ids: Sequence[int]) -> dict[int, _Catalogued]:
    """Read what the catalogue adds to the search for some articles; most have nothing."""
    added: dict[int, _Catalogued] = defaultdict(_Catalogued)
    authority, name = tables.Authority, tables.AuthorityName
    named = _named(ids).subquery()
    names = (
        select(named.c.article_id, authority.kind, authority.id, name.name)
        .join(authority, authority.id == named.c.authority_id)
        .join(name, name.authority_id == authority.id)
        .order_by(named.c.article_id, authority.id, name.kind != NameKind.PREFERRED, name.id)
    )
    for article_id, kind, authority_id, written in session.execute(names):
        column = _COLUMNS.get(kind, "name")
        forms = added[article_id].names[column][authority_id]
        if written not in forms:
            forms.append(written)
    subject, term = tables.ArticleTerm, tables.Term
    terms = (
        select(subject.article_id, term.id, term.label)
        .join(term, term.id == subject.term_id)
        .where(subject.article_id.in_(ids))
    )
    for article_id, term_id, label in session.execute(terms):
        added[article_id].names["term"][term_id].append(label)
    note = tables.Note
    meant = (
        select(note.article_id, note.body)
        .where(note.article_id.in_(ids), note.kind == NoteKind.SIC)
        .order_by(note.id)
    )
    for article_id, body in session.execute(meant):
        added[article_id].meant.append(" ".join(body.split()))
    return added


def _named(ids: Sequence[int]) -> CompoundSelect[*tuple[Any, ...]]:
    """Select the authorities of articles: those in a role, and the awards and who received them."""
    role, event = tables.ArticleRole, tables.DecisionEvent
    decision, edition = tables.AwardDecision, tables.AwardEdition
    told = (
        select(event.article_id, edition.award_id.label("authority_id"))
        .join(decision, decision.id == event.decision_id)
        .join(edition, edition.id == decision.edition_id)
        .where(event.article_id.in_(ids))
    )
    return union(
        select(role.article_id, role.authority_id).where(role.article_id.in_(ids)),
        told,
        told.with_only_columns(event.article_id, decision.recipient_id),
    )


class _Catalogued:
    """What the catalogue adds to the search for one article."""

    def __init__(self) -> None:
        self.names: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.meant: list[str] = []

    def facts(self) -> tuple[str, ...]:
        """The further facts, as `IndexArticle` has them."""
        columns = (packed(self.names[column].values()) for column in SEVERAL)
        return (*columns, "\n".join(self.meant))


_COLUMNS = {
    AuthorityKind.PLACE.value: "place",
    AuthorityKind.AWARD.value: "award",
    AuthorityKind.PERSON.value: "person",
    AuthorityKind.ORGANISATION.value: "organisation",
}
"""The column of each kind of authority; all others are names."""


def index_articles(session: Session, ids: Sequence[int]) -> list[IndexArticle]:
    """Read some hundred articles; deleted ones are left out."""
    added = _catalogued(session, ids)
    none = _Catalogued()
    return [
        _index_article(*row, *added.get(row[0], none).facts())
        for row in session.execute(_INDEXED, {"ids": list(ids)})
    ]

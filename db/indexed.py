"""Reads what the search index holds of articles, many at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, Text, bindparam, cast, func, select
from sqlalchemy.orm import Session

from db import tables
from db.listing import LIVE
from db.records import BlockKind
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


def index_articles(session: Session, ids: Sequence[int]) -> list[IndexArticle]:
    """Read some hundred articles; deleted ones are left out."""
    return [_index_article(*row) for row in session.execute(_INDEXED, {"ids": list(ids)})]

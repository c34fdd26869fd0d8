"""Reads and writes what near duplicates are made of: texts, facts, and links between articles."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, Text, bindparam, func, insert, select
from sqlalchemy.orm import Session

from db import tables
from db.ingest.judging import Facts, Verdict
from db.ingest.sketches import Shingles, numbers_of, shingles_of
from db.records import BlockKind

ASIDE: Final = frozenset(
    {
        BlockKind.MASTHEAD,
        BlockKind.DATELINE,
        BlockKind.PUBDATE,
        BlockKind.BYLINE,
        BlockKind.RELATED,
        BlockKind.BOILERPLATE,
    }
)
"""What a page adds to an article: other dates and names there do not make it another text."""

_AT_ONCE: Final = 500
_MOST_SHINGLES: Final = 300_000
"""Kept in memory, some 60 MB."""


class Pair(NamedTuple):
    """A link that is to be made."""

    later_id: int
    earlier_id: int
    verdict: Verdict
    similarity: float


class Known(NamedTuple):
    """What is compared of a text."""

    shingles: Shingles
    numbers: Counter[str]


def _texts_statement() -> Select[*tuple[Any, ...]]:
    version, block = tables.TextVersion, tables.Block
    span = block.start.cast(Text).concat(" ").concat(block.stop.cast(Text))
    aside = select(func.group_concat(span, " ")).where(
        block.text_version_id == version.id, block.kind.in_(sorted(ASIDE))
    )
    return (
        select(version.article_id, version.text, aside.scalar_subquery())
        .join(tables.Article, tables.Article.id == version.article_id)
        .where(
            version.article_id.in_(bindparam("ids", expanding=True)),
            version.is_current == 1,
            tables.Article.deleted_at.is_(None),
        )
    )


_TEXTS: Final = _texts_statement()


def texts_of(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Read what the articles themselves say; deleted ones are left out."""
    return {
        article_id: _without(text, aside)
        for article_id, text, aside in session.execute(_TEXTS, {"ids": list(ids)})
    }


def _without(text: str, aside: str | None) -> str:
    edges = [*map(int, aside.split())] if aside else []
    if not edges:
        return text
    kept: list[str] = []
    done = 0
    for start, stop in sorted(zip(edges[::2], edges[1::2], strict=True)):
        kept.append(text[done:start])
        done = stop
    return "".join([*kept, text[done:]])


class Texts:
    """Owns what is compared of some texts, those asked for last. For one thread."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, Known] = OrderedDict()
        self._size = 0

    def known(self, session: Session, article_id: int) -> Known | None:
        """Give what is compared of an article's text; None when it was deleted meanwhile."""
        known = self._known.get(article_id)
        if known is not None:
            self._known.move_to_end(article_id)
            return known
        text = texts_of(session, [article_id]).get(article_id)
        if text is None:
            return None
        known = self._known[article_id] = Known(shingles_of(text), numbers_of(text))
        self._size += len(known.shingles)
        while self._size > _MOST_SHINGLES and len(self._known) > 1:
            self._size -= len(self._known.popitem(last=False)[1].shingles)
        return known


def facts_of(session: Session, ids: Iterable[int]) -> dict[int, Facts]:
    """Read the facts of articles; deleted ones are left out."""
    article = tables.Article
    found: dict[int, Facts] = {}
    for chunk in chunks(sorted(ids)):
        query = select(
            article.id,
            article.published_lo,
            article.published_hi,
            article.outlet_id,
            article.url_key,
        ).where(article.id.in_(chunk), article.deleted_at.is_(None))
        found |= {row[0]: Facts(*row) for row in session.execute(query)}
    return found


def linked(session: Session, ids: Iterable[int]) -> set[frozenset[int]]:
    """Find every pair that is linked in whatever way, one of whose articles is among these."""
    relation = tables.ArticleRelation
    found: set[frozenset[int]] = set()
    for chunk in chunks(sorted(ids)):
        for side in (relation.article_id, relation.other_id):
            query = select(relation.article_id, relation.other_id).where(side.in_(chunk))
            found.update(frozenset(row) for row in session.execute(query))
    return found


def link(session: Session, pairs: Sequence[Pair], now: str) -> list[Pair]:
    """Write links, but for pairs that are linked already, a rejected link included.

    Returns those that were written.
    """
    held = linked(session, {pair.later_id for pair in pairs})
    added: list[Pair] = []
    for pair in pairs:
        both = frozenset((pair.later_id, pair.earlier_id))
        if both not in held:
            held.add(both)
            added.append(pair)
    rows = [
        {
            "article_id": pair.later_id,
            "other_id": pair.earlier_id,
            "kind": pair.verdict.kind.value,
            "state": pair.verdict.state.value,
            "similarity": pair.similarity,
            "created_at": now,
        }
        for pair in added
    ]
    if rows:
        session.execute(insert(tables.ArticleRelation), rows)
    return added


def chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Part a list for statements of a size that SQLite takes."""
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]

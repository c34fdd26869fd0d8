"""What a result list needs of articles, read at once: rows, texts, and whether they changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Row, Select, Text, bindparam, func, literal_column, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from db import tables
from db.records import Appearance, ArticleRow, Block, BlockKind, Status, TextAccess

LIVE = tables.Article.deleted_at.is_(None)

MOST_CHANGES: Final = 2_000
"""Changes since the index was made beyond which no text is taken for the one it knows."""

_AT_ONCE: Final = 500

_KINDS: Final = {kind.value: kind for kind in BlockKind}
_STATUSES: Final = {status.value: status for status in Status}
_ACCESSES: Final = {access.value: access for access in TextAccess}


class Listed(NamedTuple):
    """An article as a result list needs it."""

    row: ArticleRow
    text: str
    spans: tuple[tuple[BlockKind, int, int], ...]
    """Kind, start and stop of each block of the text, in order."""
    is_changed: bool
    """Whether it changed after the journal row that was asked about."""

    def blocks(self) -> tuple[Block, ...]:
        """The blocks with their texts."""
        return tuple(
            Block(seq, kind, start, stop, self.text[start:stop])
            for seq, (kind, start, stop) in enumerate(self.spans)
        )


def row_columns() -> Select[*tuple[Any, ...]]:
    """Select what stands in an `ArticleRow`."""
    article = tables.Article
    return select(
        article.id,
        article.uid,
        article.accession,
        article.source_id,
        article.headline,
        tables.Outlet.name.label("outlet"),
        article.published,
        article.section,
        article.byline,
        article.status,
        article.text_access,
        article.row_version,
    ).outerjoin(tables.Outlet, tables.Outlet.id == article.outlet_id)


def article_row(row: Row[*tuple[Any, ...]]) -> ArticleRow:
    """Make the record of a row of `row_columns`."""
    facts = dict(row._mapping)  # noqa: SLF001 - the documented way to a row's names
    facts["status"] = _STATUSES[facts["status"]]
    facts["text_access"] = _ACCESSES[facts["text_access"]]
    return ArticleRow(**facts)


def article_rows(session: Session, ids: Iterable[int | None]) -> dict[int, ArticleRow]:
    """Read the rows of some articles, by id; those in the bin are left out."""
    wanted = sorted({one for one in ids if one is not None})
    found: dict[int, ArticleRow] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        query = row_columns().where(tables.Article.id.in_(wanted[start : start + _AT_ONCE]), LIVE)
        found |= {row.id: row for row in map(article_row, session.execute(query))}
    return found


def appearances(session: Session, ids: Iterable[int | None]) -> tuple[Appearance, ...]:
    """Say when some articles appeared, the earliest first, those without a date last."""
    rows = article_rows(session, ids)
    article = tables.Article
    days: dict[int, tuple[str | None, str | None]] = {}
    for start in range(0, len(rows), _AT_ONCE):
        chunk = list(rows)[start : start + _AT_ONCE]
        query = select(article.id, article.published_lo, article.published_hi)
        found = session.execute(query.where(article.id.in_(chunk))).all()
        days |= {article_id: (lo, hi) for article_id, lo, hi in found}
    made = [Appearance(row, *days[row.id]) for row in rows.values()]
    return tuple(sorted(made, key=lambda one: (one.lo or "~", one.hi or "~", one.article.id)))


def list_articles(
    connection: Connection, ids: Sequence[int], since: tuple[int, str] | None
) -> list[Listed]:
    """Read some articles; see `Reader.listed`."""
    changed = _changed(connection, since) if since else None
    found: dict[int, Listed] = {}
    rows = connection.exec_driver_sql(_list_statement(), {"ids": json.dumps(list(ids))})
    for *facts, text, packed in rows:
        facts[9:11] = _STATUSES[facts[9]], _ACCESSES[facts[10]]
        row = ArticleRow(*facts)
        is_changed = changed is None or row.id in changed
        found[row.id] = Listed(row, text, _spans(packed), is_changed)
    return [found[article_id] for article_id in ids if article_id in found]


@cache
def _list_statement() -> str:
    """Rows, texts and blocks of some articles, given as a JSON list of their ids.

    Compiled once: preparing it through SQLAlchemy for each page costs more than SQLite takes.
    """
    version, block = tables.TextVersion, tables.Block
    span = block.seq.cast(Text)
    for part in (block.kind, block.start, block.stop):
        span = span.concat(literal_column("' '")).concat(part)
    spans = select(func.group_concat(span)).where(block.text_version_id == version.id)
    ids: Select[Any] = select(literal_column("value")).select_from(func.json_each(bindparam("ids")))
    query = (
        row_columns()
        .add_columns(version.text, spans.scalar_subquery())
        .join(version, version.article_id == tables.Article.id)
        .where(tables.Article.id.in_(ids), version.is_current == literal_column("1"), LIVE)
    )
    return _compiled(query)


@cache
def _changes_statement() -> str:
    """The journal from a row on."""
    journal = tables.Journal
    query = select(journal.seq, journal.tok, journal.article_id)
    query = query.where(journal.seq >= bindparam("seq")).order_by(journal.seq)
    return _compiled(query)


def _compiled(query: Select[*tuple[Any, ...]]) -> str:
    return str(query.compile(dialect=sqlite.dialect(paramstyle="named")))


def _spans(packed: str | None) -> tuple[tuple[BlockKind, int, int], ...]:
    """Read the blocks of a text as the statement packs them."""
    fields = packed.replace(",", " ").split(" ") if packed else []
    kinds = map(_KINDS.__getitem__, fields[1::4])
    spans = zip(kinds, map(int, fields[2::4]), map(int, fields[3::4]), strict=True)
    in_order = sorted(zip(map(int, fields[::4]), spans, strict=True))
    return tuple([span for _, span in in_order])


def _changed(connection: Connection, since: tuple[int, str]) -> frozenset[int] | None:
    """The articles that changed after a journal row; None when that cannot be told."""
    seq, token = since
    rows = connection.exec_driver_sql(_changes_statement(), {"seq": seq}).fetchmany(MOST_CHANGES)
    if seq:
        is_known = bool(rows) and (rows[0][0], rows[0][1].hex()) == (seq, token)
        changes = rows[1:]
    else:
        is_known = not rows or rows[0][0] == 1
        changes = rows
    if not is_known or len(rows) == MOST_CHANGES:
        return None
    return frozenset(article_id for _, _, article_id in changes)

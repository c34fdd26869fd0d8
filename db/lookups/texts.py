"""Reads the current texts of articles, with their blocks."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import tables
from db.records import Block, BlockKind


def current_texts(session: Session, ids: Collection[int]) -> dict[int, tuple[str, list[Block]]]:
    """Read the current text and its blocks of each article; no more than some hundred at once."""
    version, block = tables.TextVersion, tables.Block
    texts = {
        article_id: (text, list[Block]())
        for article_id, text in session.execute(
            select(version.article_id, version.text).where(
                version.article_id.in_(ids), version.is_current == 1
            )
        )
    }
    spans = (
        select(version.article_id, block.seq, block.kind, block.start, block.stop)
        .join(block, block.text_version_id == version.id)
        .where(version.article_id.in_(ids), version.is_current == 1)
        .order_by(version.article_id, block.seq)
    )
    for article_id, seq, kind, start, stop in session.execute(spans):
        text, blocks = texts[article_id]
        blocks.append(Block(seq, BlockKind(kind), start, stop, text[start:stop]))
    return texts

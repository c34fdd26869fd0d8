"""Articles as the archive hands them out, made of some blocks."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import ArticleDetail, ArticleRow, Block, BlockKind, Status, TextAccess


def detail(
    parts: Sequence[tuple[BlockKind, str]], published: tuple[str, str] | None = None
) -> ArticleDetail:
    """An article of these blocks; `published` are the first and last day of its publication."""
    lo, hi = published or (None, None)
    blocks: list[Block] = []
    start = 0
    for seq, (kind, text) in enumerate(parts):
        blocks.append(Block(seq, kind, start, start + len(text), text))
        start += len(text) + 1
    headline = next((text for kind, text in parts if kind is BlockKind.HEADLINE), "")
    row = ArticleRow(
        *(1, "uid", "2018-000001", None, headline, None, lo, None, None),
        *(Status.NEW, TextAccess.FULL, 1),
    )
    text = "\n".join(text for _, text in parts)
    return ArticleDetail(
        row=row,
        text=text,
        blocks=tuple(blocks),
        standfirst=None,
        kicker=None,
        dateline=None,
        url=None,
        language="vi",
        published_basis="unknown",
        published_lo=lo,
        published_hi=hi,
        word_count=len(text.split()),
        text_version=1,
        text_sha256="",
        files=(),
        created_at="2026-11-30T00:00:00Z",
        updated_at="2026-11-30T00:00:00Z",
    )

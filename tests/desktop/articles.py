"""Records of articles that no archive holds, to be shown by widgets under test."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from db.records import (
    ArticleDetail,
    ArticleRow,
    Block,
    BlockKind,
    Filter,
    HitRow,
    Hits,
    Mark,
    Passage,
    SearchRequest,
    Status,
    TextAccess,
    Tier,
)

PASSAGE = "Chiều qua phòng đọc của thư viện đón sáu mươi em nhỏ tới xem những tờ báo cũ."


def article_row(
    article_id: int,
    headline: str = "Thư viện huyện mở phòng đọc báo cũ",
    published: str | None = "2018-10-24",
    outlet: str | None = "Báo Thử Nghiệm",
) -> ArticleRow:
    """The facts of an article."""
    return ArticleRow(
        id=article_id,
        uid=f"uid-{article_id}",
        accession=f"2024-{article_id:06d}",
        source_id=None,
        headline=headline,
        outlet=outlet,
        published=published,
        section="Xã hội",
        byline="N.T",
        status=Status.NEW,
        text_access=TextAccess.FULL,
        row_version=1,
    )


def hit_row(article_id: int, tier: Tier = Tier.AS_TYPED) -> HitRow:
    """A line of a list, with one hit in its headline and two in its passage."""
    row = article_row(article_id, f"Thư viện số {article_id} mở phòng đọc")
    passage = Passage(BlockKind.BODY, PASSAGE, marks_of(PASSAGE, "thư viện", "báo"))
    return HitRow(row, 1.0, tier, marks_of(row.headline, "Thư viện"), (passage,))


def hits(
    ids: Sequence[int],
    total: int | None = None,
    text: str = "thu vien",
    filters: tuple[Filter, ...] = (),
) -> Hits:
    """An answer; all ids are as typed unless `total` says less."""
    request = SearchRequest(text, filters=filters, facets=True)
    held = array("q", ids)
    return Hits(
        request, held, array("d", bytes(8 * len(ids))), len(ids) if total is None else total, 21.0
    )


def detail(blocks: Sequence[tuple[BlockKind, str]], article_id: int = 1) -> ArticleDetail:
    """An article of these blocks, a newline between each two."""
    text, placed = "", list[Block]()
    for seq, (kind, words) in enumerate(blocks):
        text += "\n" if text else ""
        placed.append(Block(seq, kind, len(text), len(text) + len(words), words))
        text += words
    return ArticleDetail(
        row=article_row(article_id),
        text=text,
        blocks=tuple(placed),
        standfirst=None,
        kicker=None,
        dateline=None,
        url=None,
        language="vi",
        published_basis="printed",
        published_lo=None,
        published_hi=None,
        word_count=len(text.split()),
        text_version=1,
        text_sha256="",
        files=(),
        created_at="2024-01-01T00:00:00Z",
        updated_at="2024-01-01T00:00:00Z",
    )


def marks_of(text: str, *wanted: str) -> tuple[Mark, ...]:
    """Where these letters stand in a text."""
    found = []
    for letters in wanted:
        at = text.find(letters)
        while at >= 0:
            found.append((at, at + len(letters)))
            at = text.find(letters, at + 1)
    return tuple(sorted(found))

"""Articles, sheets and an archive for the tests of papers: all of our own making."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from db.records import (
    Anchor,
    AnchorState,
    ArchiveInfo,
    ArticleRow,
    Block,
    BlockKind,
    Status,
    TextAccess,
)
from db.records.answers import AnswerQuote, AnswerSheet, AnswerSheetRow, Caveat, TextPlace
from db.records.papers import BulletinEntry, Paper

ARCHIVE = ArchiveInfo(
    *(Path("kho"), "Thư viện tỉnh Mẫu", "9f3c21ab-0000-4000-8000-000000000000", 4, 3, False)
)
DAY = date(2026, 11, 30)


def row(
    number: int,
    headline: str,
    *,
    outlet: str | None = "Báo Thử",
    published: str | None = None,
    byline: str | None = None,
    access: TextAccess = TextAccess.FULL,
) -> ArticleRow:
    uid = f"00000000-0000-7000-8000-{number:012d}"
    return ArticleRow(
        *(number, uid, f"2026-{number:06d}", None, headline, outlet, published, None, byline),
        *(Status.NEW, access, 1),
    )


def entry(
    number: int,
    headline: str,
    *,
    outlet: str | None = "Báo Thử",
    published: str | None = None,
    byline: str | None = None,
    access: TextAccess = TextAccess.FULL,
    standfirst: str | None = None,
    body: Sequence[tuple[BlockKind, str]] = (),
    subjects: Sequence[str] = (),
    places: Sequence[str] = (),
    issue: str | None = None,
    page: str | None = None,
) -> BulletinEntry:
    facts = row(number, headline, outlet=outlet, published=published, byline=byline, access=access)
    blocks = tuple(Block(seq, kind, 0, len(text), text) for seq, (kind, text) in enumerate(body))
    return BulletinEntry(
        article=facts,
        published_basis="metadata" if published else "unknown",
        published_lo=published,
        issue=issue,
        page=page,
        url=None,
        standfirst=standfirst,
        blocks=blocks,
        subjects=tuple(subjects),
        authors=tuple(filter(None, [byline])),
        places=tuple(places),
    )


def quote(
    number: int, words: str, *caveats: Caveat, access: TextAccess = TextAccess.FULL
) -> AnswerQuote:
    anchor = Anchor(number, AnchorState.OK, words, "", "", 40, 40 + len(words), 1)
    place = TextPlace(BlockKind.BODY, 3, 2, 2, 40, 40 + len(words))
    facts = row(number, f"Bài {number}", published="2018-10-24", access=access)
    return AnswerQuote(number, facts, "printed", anchor, place, "kho:9f3c21ab/…", caveats)


def sheet(*quotes: AnswerQuote, question: str = "Hỏi gì?", answer: str = "Đáp.") -> AnswerSheet:
    facts = AnswerSheetRow(12, "uid", question, answer, "LAN", "2026-11-30T01:00:00Z", len(quotes))
    return AnswerSheet(facts, quotes)


def told(paper: Paper) -> list[str]:
    """The lines as they read, numbers included."""
    return [f"{line.number} {line.text}".strip() for line in paper.lines]

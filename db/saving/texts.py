"""Saves corrections of texts: each makes a further version, and everything anchored follows."""

from __future__ import annotations

from sqlalchemy import func, select

from db import tables
from db.catalogue.anchors import moved_by, place_of
from db.catalogue.prints import text_sha256, words_and_sha256
from db.errors import FieldInvalid, QuoteMissing
from db.records import BlockKind, CorrectText, Quote
from db.saving.anchoring import anchors_in, carry_anchors
from db.saving.work import Work
from db.search.collation import sort_key

EXTRACTOR = "person/1"

_FACTS = (
    BlockKind.HEADLINE,
    BlockKind.STANDFIRST,
    BlockKind.KICKER,
    BlockKind.BYLINE,
    BlockKind.DATELINE,
)
"""Blocks that are facts of the article too: these follow where they said the same."""


def correct_text(work: Work, edit: CorrectText) -> int:
    """Replace words of the current text; the answer is the id of the new text version.

    Raises ArticleMissing, ArticleChanged, QuoteMissing; FieldInvalid when the words cross the edge
    of a block, or when the new ones hold a line break or a control character.
    """
    article = work.article(edit.article_id, edit.row_version)
    version = tables.TextVersion
    held = work.session.scalars(
        select(version).where(version.article_id == article.id, version.is_current == 1)
    ).one()
    former, quote, new = held.text, edit.quote, edit.replacement
    if place_of(former, quote) is None:
        raise QuoteMissing(article.id, quote.exact)
    if any(not (char.isprintable() or char == "\u00a0") for char in new):
        raise FieldInvalid("text", new)
    text = former[: quote.start] + new + former[quote.stop :]
    version_id = _add_version(work, held, text)
    _carry_blocks(work, held.id, version_id, former, text, quote)
    _carry_facts(work, article, version_id, former, text, quote)
    carry_anchors(
        work.ledger,
        anchors_in(work.session, held.id),
        version_id,
        lambda place: moved_by(text, place, quote, new),
    )
    return version_id


def _add_version(work: Work, held: tables.TextVersion, text: str) -> int:
    numbers = select(func.max(tables.TextVersion.number)).where(
        tables.TextVersion.article_id == held.article_id
    )
    values = {
        "article_id": held.article_id,
        "number": (work.session.scalar(numbers) or 0) + 1,
        "text": text,
        "sha256": text_sha256(text),
        "source_file_id": held.source_file_id,
        "extractor": EXTRACTOR,
        "created_at": work.now,
        "origins": held.origins,
    }
    article_id = held.article_id
    work.ledger.update(tables.TextVersion, held.id, {"is_current": 0}, article_id=article_id)
    return work.ledger.insert(tables.TextVersion, values, article_id=article_id)


def _carry_blocks(
    work: Work,
    former_id: int,
    version_id: int,
    former: str,
    text: str,
    quote: Quote,
) -> None:
    """Give the new version the blocks of the former one, with their edges where they are now."""
    block = tables.Block
    shift = len(text) - len(former)
    rows = work.session.execute(
        select(block.seq, block.kind, block.start, block.stop)
        .where(block.text_version_id == former_id)
        .order_by(block.seq)
    ).all()
    if not any(row.start <= quote.start and quote.stop <= row.stop for row in rows):
        raise FieldInvalid("text", quote.exact)
    for row in rows:
        start = row.start + (shift if row.start >= quote.stop else 0)
        stop = row.stop + (shift if row.stop >= quote.stop else 0)
        if former[row.start : row.stop].strip() and not text[start:stop].strip():
            raise FieldInvalid("text", text[start:stop])
        values = {
            "text_version_id": version_id,
            "seq": row.seq,
            "kind": row.kind,
            "start": start,
            "stop": stop,
        }
        work.ledger.insert(block, values)


def _carry_facts(
    work: Work, article: tables.Article, version_id: int, former: str, text: str, quote: Quote
) -> None:
    """Bring the facts of an article that are taken from its text up to the new one."""
    block = tables.Block
    count, norm = words_and_sha256(text)
    values: dict[str, object] = {"word_count": count, "norm_sha256": norm}
    if article.status == "new":
        values["status"] = "in_progress"
    kind, start, stop = work.session.execute(
        select(block.kind, block.start, block.stop)
        .where(block.text_version_id == version_id, block.start <= quote.start)
        .order_by(block.start.desc())
        .limit(1)
    ).one()
    was, words = former[start : stop - len(text) + len(former)], text[start:stop]
    held = getattr(article, kind) if kind in _FACTS else None
    if held == " ".join(was.split()):
        was, words = held, " ".join(words.split())
    if held == was:
        values[kind] = words
        if kind == BlockKind.HEADLINE:
            values["headline_sort"] = sort_key(words)
    work.ledger.update(tables.Article, article.id, values, article_id=article.id)

"""Articles of our own making, put into a real archive for a test."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from db import Archive, create_archive
from db.engine import WriteEngine
from db.ingest.storing import store
from db.records import Added, BlockKind, NewArticle, NewBlock

NOW = "2026-01-02T03:04:05Z"


def article(
    headline: str,
    *paragraphs: str,
    outlet: str | None = None,
    published: str | None = None,
    source_id: str | None = None,
    url: str | None = None,
) -> NewArticle:
    """Make an article of a headline and body paragraphs."""
    blocks: list[NewBlock] = []
    text = ""
    for number, part in enumerate((headline, *paragraphs)):
        start = len(text) + 2 * bool(number)
        text = f"{text}\n\n{part}" if number else part
        kind = BlockKind.BODY if number else BlockKind.HEADLINE
        blocks.append(NewBlock(kind, start, start + len(part)))
    return NewArticle(
        headline=headline,
        text=text,
        blocks=tuple(blocks),
        extractor="test/1",
        source_id=source_id,
        outlet=outlet,
        url=url,
        published=published,
        published_basis="metadata" if published else "unknown",
    )


def archive_of(folder: Path, articles: Sequence[NewArticle], *, indexed: bool = True) -> Archive:
    """Make an archive that holds these articles."""
    archive = create_archive(folder / "Thử.khobao")
    add(archive, articles)
    if indexed:
        sync(archive)
    return archive


def add(archive: Archive, articles: Sequence[NewArticle]) -> list[Added]:
    """Put more articles into an archive; its index does not know of them yet."""
    writer = WriteEngine(archive.path)
    with writer.transaction() as session:
        added = store(session, articles, NOW)
    writer.close()
    return added


def sync(archive: Archive) -> None:
    """Bring the index up to date."""
    indexer = archive.indexer()
    indexer.sync()
    indexer.close()

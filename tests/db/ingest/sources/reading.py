"""Files of our own making, read as ingest reads them once their bytes are safe."""

from __future__ import annotations

import hashlib
from pathlib import Path

from db.ingest.source import Member, Options, Original, Reading, Refused, Source
from db.records import BlockKind, NewArticle, NewSource, never

DIGEST = "0" * 64


def original(path: Path) -> Original:
    """Take a file for one that lies in the archive."""
    return Original(path.name, DIGEST, path.stat().st_size, path)


def members(source: Source, path: Path) -> list[Member]:
    """Part a file into its members."""
    return list(source.members(original(path), Options(), never))


def read(source: Source, raw: bytes) -> Reading:
    """Read the bytes of one member."""
    digest = hashlib.sha256(raw).hexdigest()
    return source.read(
        Member(raw, digest), NewSource(digest, len(raw), "bài", source.mime), Options()
    )


def read_or_refused(source: Source, raw: bytes) -> NewArticle | Refused:
    """Read the bytes of one member, or say why not."""
    try:
        return read(source, raw).article
    except Refused as refused:
        return refused


def blocks(article: NewArticle) -> list[tuple[BlockKind, str]]:
    """Cut the blocks of an article out of its text."""
    return [(block.kind, article.text[block.start : block.stop]) for block in article.blocks]


def assert_sound(article: NewArticle) -> None:
    """Hold an article to what the archive asks of any: blocks in order, nothing outside them."""
    stop = 0
    for block in article.blocks:
        assert stop <= block.start <= block.stop
        assert not article.text[stop : block.start].strip("\n")
        stop = block.stop
    assert not article.text[stop:].strip("\n")
    assert article.headline.strip()
    for text in (article.text, article.headline, article.byline, article.outlet, article.url):
        (text or "").encode()

"""Shows an article as ingest would store it."""

from __future__ import annotations

from db.ingest.amending import AMENDABLE
from db.ingest.source import Reading
from db.records import StagedArticle

_MOST_BLOCKS = 40
_MOST_CHARACTERS = 6000
"""What a person looks at before storing; the window must hold thousands of these."""


def staged(reading: Reading) -> StagedArticle:
    """Give what a person needs to judge an article that is not stored yet."""
    article = reading.article
    assert article.source is not None
    values = {name: getattr(article, name) for name in (*AMENDABLE, "published_basis")}
    blocks: list[tuple[str, str]] = []
    left = _MOST_CHARACTERS
    for block in article.blocks[:_MOST_BLOCKS]:
        if left <= 0:
            break
        text = article.text[block.start : min(block.stop, block.start + left)]
        blocks.append((block.kind.value, text))
        left -= len(text)
    return StagedArticle(
        sha256=article.source.sha256,
        fields={name: value for name, value in values.items() if value},
        origins={name: (told.source, told.confidence) for name, told in article.origins.items()},
        blocks=tuple(blocks),
        words=len(article.text.split()),
        encoding=article.source.encoding,
        readings=reading.readings,
    )

"""Small indexes of our own making, in a folder of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from whoosh.index import FileIndex, create_in

from db.records import BlockKind
from db.search.schema import IndexArticle, document, new_schema, new_writer
from db.search.segments import IndexView

Blocks = Sequence[tuple[BlockKind, str]]


def nobody_stops() -> None:
    """The check of a search that nobody cancels."""


def body(*paragraphs: str) -> Blocks:
    """Body blocks."""
    return [(BlockKind.BODY, text) for text in paragraphs]


def entry(
    number: int,
    blocks: Blocks,
    *,
    published: str | None = None,
    until: str | None = None,
    **facts: str | None,
) -> IndexArticle:
    """What the index is told of an article; it was published on one day unless `until` is given."""
    known = {name: fact for name, fact in facts.items() if fact is not None}
    return IndexArticle(number, 1, tuple(blocks), published, until or published, **known)


def index_of(folder: Path, articles: Sequence[IndexArticle], per_segment: int = 1000) -> FileIndex:
    """Make an index of these articles, so many in each segment."""
    folder.mkdir(exist_ok=True)
    index: FileIndex = create_in(str(folder), new_schema(), indexname="MAIN")
    for start in range(0, len(articles), per_segment):
        writer = new_writer(index)
        for article in articles[start : start + per_segment]:
            writer.add_document(**document(article))
        writer.commit(merge=False)
    return index


@contextmanager
def view_of(
    folder: Path, articles: Sequence[IndexArticle], per_segment: int = 1000
) -> Iterator[IndexView]:
    """Open an index of these articles."""
    view = IndexView(index_of(folder, articles, per_segment))
    try:
        yield view
    finally:
        view.close()

"""The archive: an offline store of Vietnamese press articles, and its whole public face.

Heavy libraries load with the first archive that is opened, not with this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from db.records import ArticleDetail, Filter, Mark, QueryRow, QueryTerm
from db.release import VERSION

if TYPE_CHECKING:
    from db.archive import Archive as Archive
    from db.cataloguer import Cataloguer as Cataloguer
    from db.indexer import Indexer as Indexer
    from db.reader import Reader as Reader
    from db.searcher import Searcher as Searcher

__version__ = VERSION
"""The version of the program, the same as in pyproject.toml."""

__all__ = [
    "create_archive",
    "expression",
    "marks_in",
    "open_archive",
    "rows_of",
    "sentence_around",
    "text_of",
]

ROOMS = {
    "Archive": "db.archive",
    "Cataloguer": "db.cataloguer",
    "Indexer": "db.indexer",
    "Reader": "db.reader",
    "Searcher": "db.searcher",
}
"""Where the classes stand that `Archive` hands out; they load when they are named."""


def __getattr__(name: str) -> object:
    if name not in ROOMS:
        raise AttributeError(name)
    return getattr(import_module(ROOMS[name]), name)


def open_archive(path: Path, *, read_only: bool = False) -> Archive:
    """Open an archive folder; see `db.archive.open_archive`."""
    from db import archive

    return archive.open_archive(path, read_only=read_only)


def create_archive(path: Path, *, name: str | None = None, starter: bool = False) -> Archive:
    """Make a new archive folder and open it; see `db.archive.create_archive`."""
    from db import archive

    return archive.create_archive(path, name=name, starter=starter)


def marks_in(article: ArticleDetail, terms: Sequence[QueryTerm]) -> tuple[tuple[Mark, ...], ...]:
    """Find where the words of a query stand in an article: marks for each of its blocks."""
    from db.search import passages

    return passages.marks_in(article, terms)


def sentence_around(text: str, start: int, stop: int) -> tuple[int, int]:
    """Find the sentence that holds `text[start:stop]`, so that a number is read with its words."""
    from db.catalogue import sentences

    return sentences.sentence_around(text, start, stop)


def expression(filters: Sequence[Filter]) -> str:
    """Print filters as a query that finds the same; see `db.search.expressions`."""
    from db.search import expressions

    return expressions.expression(filters)


def rows_of(text: str) -> tuple[QueryRow, ...]:
    """Read a question as rows of fields; see `db.search.expressions`."""
    from db.search import expressions

    return expressions.rows_of(text)


def text_of(rows: Sequence[QueryRow]) -> str:
    """Print rows of fields as a question; see `db.search.expressions`."""
    from db.search import expressions

    return expressions.text_of(rows)

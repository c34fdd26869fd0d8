"""The archive: an offline store of Vietnamese press articles, and its whole public face.

Heavy libraries load with the first archive that is opened, not with this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from db.records import ArchiveInfo, ArticleDetail, Filter, Mark, QueryRow, QueryTerm
from db.records.answers import AnswerSheet, SentenceLink, TextPlace
from db.records.papers import BulletinEntry, BulletinWish, Paper
from db.release import VERSION

if TYPE_CHECKING:
    from db.archive import Archive as Archive
    from db.cataloguer import Cataloguer as Cataloguer
    from db.follower import Follower as Follower
    from db.indexer import Indexer as Indexer
    from db.reader import Reader as Reader
    from db.searcher import Searcher as Searcher
    from db.window_lock import WindowLock as WindowLock

__version__ = VERSION
"""The version of the program, the same as in pyproject.toml."""

__all__ = [
    "answer_paper",
    "article_paper",
    "bulletin_paper",
    "create_archive",
    "docx_bytes",
    "expression",
    "file_name",
    "link_to",
    "marks_in",
    "open_archive",
    "open_backup",
    "read_link",
    "rows_of",
    "sentence_around",
    "text_of",
    "text_place",
]

ROOMS = {
    "Archive": "db.archive",
    "Cataloguer": "db.cataloguer",
    "Follower": "db.follower",
    "Indexer": "db.indexer",
    "Reader": "db.reader",
    "Searcher": "db.searcher",
    "WindowLock": "db.window_lock",
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


def open_backup(path: Path, place: Path) -> Archive:
    """Open a backup for reading, in a folder made for it in `place`, which the caller removes.

    Raises BackupDamaged, BackupRoomMissing and what `open_archive` raises.
    """
    from db import archive, restoring

    return archive.open_archive(restoring.preview_folder(path, place), read_only=True)


def create_archive(path: Path, *, name: str | None = None, starter: bool = False) -> Archive:
    """Make a new archive folder and open it; see `db.making.create_archive`."""
    from db import making

    return making.create_archive(path, name=name, starter=starter)


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


def answer_paper(sheet: AnswerSheet, archive: ArchiveInfo, day: date) -> Paper:
    """Lay an answer sheet out as a paper; see `db.export.answer_paper`."""
    from db.export import answer_paper as room

    return room.answer_paper(sheet, archive, day)


def article_paper(
    article: ArticleDetail, marks: Sequence[Sequence[Mark]], archive: ArchiveInfo, day: date
) -> Paper:
    """Lay an article out as a paper, hits in bold; see `db.export.article_paper`."""
    from db.export import article_paper as room

    return room.article_paper(article, marks, archive, day)


def bulletin_paper(
    wish: BulletinWish, entries: Sequence[BulletinEntry], archive: ArchiveInfo, day: date
) -> Paper:
    """Lay a bulletin out as a paper; see `db.export.bulletin_paper`."""
    from db.export import bulletin_paper as room

    return room.bulletin_paper(wish, entries, archive, day)


def docx_bytes(paper: Paper) -> bytes:
    """Write a paper as the bytes of a DOCX file; see `db.export.docx`."""
    from db.export import docx

    return docx.docx_bytes(paper)


def file_name(words: str, ending: str) -> str:
    """Make a file name of some words, such as a headline; see `db.export.file_names`."""
    from db.export import file_names

    return file_names.file_name(words, ending)


def text_place(article: ArticleDetail, start: int, stop: int) -> TextPlace | None:
    """Find the sentences around a place of a text; see `db.catalogue.text_places`."""
    from db.catalogue import text_places

    return text_places.text_place(article.blocks, start, stop)


def link_to(archive: ArchiveInfo, article: ArticleDetail, start: int, stop: int) -> str:
    """Write a link to a place of a text; see `db.catalogue.sentence_links`."""
    from db.catalogue import sentence_links as room

    short = room.short_uuid(archive.uuid)
    link = SentenceLink(short, article.row.uid, article.text_version, start, stop)
    return room.link_text(link)


def read_link(text: str) -> SentenceLink | None:
    """Read a link to a place of a text; None for anything else."""
    from db.catalogue import sentence_links

    return sentence_links.read_link(text)

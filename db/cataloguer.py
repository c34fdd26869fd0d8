"""Saves what people change in articles; each save says which articles it touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from db import tables
from db.clock import utc_now
from db.engine import WriteEngine
from db.errors import ArticleChanged, ArticleMissing, FieldInvalid
from db.records import ArticleEdit, Changes, Status, TextAccess

WORDS: Mapping[str, frozenset[str]] = {
    "status": frozenset(Status) - {Status.CHECKED},
    "text_access": frozenset(TextAccess),
}
"""The fields that hold one of a few words. `checked` needs a second person: a later step."""

FREE = frozenset({"byline", "dateline", "kicker", "section"})
"""The fields that hold any text, or nothing."""


class Cataloguer:
    """Writes to one archive. For one thread at a time; each save is one transaction.

    When a method returns, what it saved is on the disk. Every method may raise ArchiveBusy,
    ArchiveFull, ArchiveReadOnly and ArchiveDamaged; then nothing of the save is stored.
    """

    def __init__(self, writer: WriteEngine, now: Callable[[], str] = utc_now) -> None:
        self._writer = writer
        self._now = now

    def close(self) -> None:
        """Close the connection."""
        self._writer.close()

    def save(self, edit: ArticleEdit) -> Changes:
        """Save changed fields of one article.

        Raises ArticleMissing, ArticleChanged when somebody saved it since it was read, and
        FieldInvalid for a field or value that an article cannot have.
        """
        for field, value in edit.fields.items():
            if not (field in FREE or (field in WORDS and value in WORDS[field])):
                raise FieldInvalid(field, value or "")
        with self._writer.transaction() as session:
            article = _unchanged(session, edit.article_id, edit.row_version)
            for field, value in edit.fields.items():
                setattr(article, field, value)
            self._touch(article)
        return Changes(updated=(edit.article_id,))

    def delete(self, article_id: int, row_version: int) -> Changes:
        """Put an article into the bin: it is no longer found, and nothing of it is destroyed.

        Raises ArticleMissing and ArticleChanged.
        """
        with self._writer.transaction() as session:
            article = _unchanged(session, article_id, row_version)
            article.deleted_at = self._now()
            self._touch(article)
        return Changes(deleted=(article_id,))

    def _touch(self, article: tables.Article) -> None:
        article.row_version += 1
        article.updated_at = self._now()


def _unchanged(session: Session, article_id: int, row_version: int) -> tables.Article:
    """Fetch an article for a save, unless it is gone or newer than the one that was read."""
    article = session.get(tables.Article, article_id)
    if article is None or article.deleted_at is not None:
        raise ArticleMissing(str(article_id))
    if article.row_version != row_version:
        raise ArticleChanged(article_id, row_version, article.row_version)
    return article

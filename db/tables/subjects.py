"""Subjects: vocabularies, their terms, and the articles that have them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from db.records import Method
from db.tables.columns import NEVER_AGAIN, Key, Table, may_refer_to, one_of, refers_to


class Vocabulary(Table):
    """A list of terms."""

    __tablename__ = "vocabulary"
    __table_args__ = (NEVER_AGAIN,)

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]


class Term(Table):
    """A term, under a broader one."""

    __tablename__ = "term"
    __table_args__ = (
        UniqueConstraint("vocabulary_id", "notation"),
        CheckConstraint("retired IN (0, 1)", name="retired"),
        Index(None, "label_key"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    vocabulary_id: Mapped[int] = refers_to("vocabulary")
    notation: Mapped[str]
    label: Mapped[str]
    label_en: Mapped[str | None]
    label_key: Mapped[str]
    broader_id: Mapped[int | None] = may_refer_to("term")
    ddc: Mapped[str | None]
    retired: Mapped[int] = mapped_column(server_default=sql("0"))


class ArticleTerm(Table):
    """A subject that an article was given."""

    __tablename__ = "article_term"
    __table_args__ = (
        one_of("method", tuple(Method)),
        CheckConstraint("is_primary IN (0, 1)", name="is_primary"),
        UniqueConstraint("article_id", "term_id"),
        Index(None, "term_id"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    article_id: Mapped[int] = refers_to("article", on_delete="CASCADE")
    term_id: Mapped[int] = refers_to("term")
    is_primary: Mapped[int] = mapped_column(server_default=sql("0"))
    method: Mapped[str] = mapped_column(server_default=Method.TYPED.value)

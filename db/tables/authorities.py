"""Authorities: people, bodies, places, events and awards, their names, and their roles."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.records import (
    AuthorityKind,
    AuthorityStatus,
    Method,
    NameKind,
    Predicate,
    RoleKind,
)
from db.tables.columns import (
    NEVER_AGAIN,
    Key,
    Table,
    may_refer_to,
    one_of,
    refers_to,
)


class Authority(Table):
    """Somebody or something that articles tell of, under one preferred name."""

    __tablename__ = "authority"
    __table_args__ = (
        one_of("kind", tuple(AuthorityKind)),
        one_of("status", tuple(AuthorityStatus)),
        CheckConstraint("(status = 'merged') = (merged_into_id IS NOT NULL)", name="merged"),
        Index(None, "kind", "name_key"),
        Index(None, "name_sort"),
        Index(None, "merged_into_id"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    name: Mapped[str]
    name_key: Mapped[str]
    name_sort: Mapped[bytes]
    language: Mapped[str] = mapped_column(server_default="vi")
    disambiguation: Mapped[str | None]
    scope_note: Mapped[str | None]
    start: Mapped[str | None]
    """EDTF: born, founded, first held."""
    end: Mapped[str | None]
    status: Mapped[str] = mapped_column(server_default=AuthorityStatus.PROVISIONAL.value)
    merged_into_id: Mapped[int | None] = may_refer_to("authority")
    row_version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[str]
    updated_at: Mapped[str]


class AuthorityName(Table):
    """A name form. Each authority has one preferred form, the same as its name."""

    __tablename__ = "authority_name"
    __table_args__ = (
        one_of("kind", tuple(NameKind)),
        UniqueConstraint("authority_id", "name", "kind"),
        Index(None, "name_key"),
        Index(
            "uq_authority_name_preferred",
            "authority_id",
            unique=True,
            sqlite_where=text("kind = 'preferred'"),
        ),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    authority_id: Mapped[int] = refers_to("authority", on_delete="CASCADE")
    name: Mapped[str]
    name_key: Mapped[str]
    kind: Mapped[str]
    language: Mapped[str | None]
    valid_from: Mapped[str | None]
    valid_to: Mapped[str | None]


class AuthorityExternalId(Table):
    """The number of an authority elsewhere."""

    __tablename__ = "authority_external_id"
    __table_args__ = (UniqueConstraint("scheme", "value", "authority_id"), NEVER_AGAIN)

    id: Mapped[Key]
    authority_id: Mapped[int] = refers_to("authority", on_delete="CASCADE")
    scheme: Mapped[str]
    value: Mapped[str]


class AuthorityRelation(Table):
    """What one authority is to another, between two EDTF dates."""

    __tablename__ = "authority_relation"
    __table_args__ = (
        one_of("predicate", tuple(Predicate)),
        CheckConstraint("subject_id <> other_id", name="two_authorities"),
        Index(None, "subject_id"),
        Index(None, "other_id"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    subject_id: Mapped[int] = refers_to("authority")
    predicate: Mapped[str]
    other_id: Mapped[int] = refers_to("authority")
    valid_from: Mapped[str | None]
    valid_to: Mapped[str | None]


class ArticleRole(Table):
    """What an authority is in an article, and the words that say so."""

    __tablename__ = "article_role"
    __table_args__ = (
        one_of("role", tuple(RoleKind)),
        one_of("method", tuple(Method)),
        Index(None, "article_id"),
        Index(None, "authority_id", "role", "article_id"),
        Index(None, "anchor_id"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    article_id: Mapped[int] = refers_to("article", on_delete="CASCADE")
    authority_id: Mapped[int] = refers_to("authority")
    role: Mapped[str]
    anchor_id: Mapped[int | None] = may_refer_to("anchor")
    method: Mapped[str] = mapped_column(server_default=Method.TYPED.value)

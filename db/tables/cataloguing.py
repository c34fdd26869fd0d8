"""The work of people: users, their changes, notes, dossiers, holdings and kept queries."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from db.records import DossierLevel, Medium, NoteKind, UserRole
from db.tables.columns import NEVER_AGAIN, Key, Table, may_refer_to, one_of, refers_to


class User(Table):
    """Somebody who works on the archive."""

    __tablename__ = "user"
    __table_args__ = (
        one_of("role", tuple(UserRole)),
        CheckConstraint("active IN (0, 1)", name="active"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    initials: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str] = mapped_column(server_default=UserRole.CATALOGUER.value)
    active: Mapped[int] = mapped_column(server_default=sql("1"))


class ChangeSet(Table):
    """One save of one person. Never changed: what takes it back is a change set of its own."""

    __tablename__ = "change_set"
    __table_args__ = (
        Index(None, "user_id", "id"),
        Index("uq_change_set_undoes_id", "undoes_id", unique=True),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    at: Mapped[str]
    user_id: Mapped[int | None] = may_refer_to("user")
    action: Mapped[str]
    summary: Mapped[str]
    edits: Mapped[int]
    undoes_id: Mapped[int | None] = may_refer_to("change_set")
    version: Mapped[str]
    """Of the program."""


class Change(Table):
    """What a change set did to one row."""

    __tablename__ = "change"
    __table_args__ = (
        one_of("operation", ("insert", "update", "delete")),
        Index(None, "change_set_id"),
        Index(None, "article_id"),
        Index(None, "table_name", "row_key"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    change_set_id: Mapped[int] = refers_to("change_set")
    table_name: Mapped[str]
    row_key: Mapped[str]
    """The primary key: a JSON list."""
    operation: Mapped[str]
    article_id: Mapped[int | None]
    """The article whose history it belongs to. No foreign key: history outlives articles."""
    before: Mapped[str | None]
    """The columns that changed, as they were: a JSON object; bytes are {"hex": …}."""
    after: Mapped[str | None]


class Note(Table):
    """A note on an article, or on a place in it."""

    __tablename__ = "note"
    __table_args__ = (one_of("kind", tuple(NoteKind)), Index(None, "article_id"), NEVER_AGAIN)

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(unique=True)
    article_id: Mapped[int] = refers_to("article", on_delete="CASCADE")
    anchor_id: Mapped[int | None] = may_refer_to("anchor")
    kind: Mapped[str]
    body: Mapped[str]
    user_id: Mapped[int | None] = may_refer_to("user")
    at: Mapped[str]
    resolved_at: Mapped[str | None]


class Holding(Table):
    """Where a copy of an article is kept."""

    __tablename__ = "holding"
    __table_args__ = (one_of("medium", tuple(Medium)), Index(None, "article_id"), NEVER_AGAIN)

    id: Mapped[Key]
    article_id: Mapped[int] = refers_to("article", on_delete="CASCADE")
    repository: Mapped[str]
    medium: Mapped[str]
    shelfmark: Mapped[str | None]
    box: Mapped[str | None]
    item: Mapped[str | None]
    condition: Mapped[str | None]


class Dossier(Table):
    """A grouping of articles that people made, perhaps inside another one."""

    __tablename__ = "dossier"
    __table_args__ = (
        one_of("level", tuple(DossierLevel)),
        CheckConstraint("parent_id <> id", name="parent"),
        Index(None, "parent_id"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    title_key: Mapped[str]
    level: Mapped[str] = mapped_column(server_default=DossierLevel.FILE.value)
    parent_id: Mapped[int | None] = may_refer_to("dossier")
    scope: Mapped[str | None]


class DossierItem(Table):
    """An article in a dossier."""

    __tablename__ = "dossier_item"
    __table_args__ = (
        UniqueConstraint("dossier_id", "article_id"),
        Index(None, "article_id"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    dossier_id: Mapped[int] = refers_to("dossier")
    article_id: Mapped[int] = refers_to("article", on_delete="CASCADE")
    seq: Mapped[int]
    note: Mapped[str | None]


class SavedSearch(Table):
    """A query that somebody wants to ask again."""

    __tablename__ = "saved_search"
    __table_args__ = (UniqueConstraint("user_id", "name"), NEVER_AGAIN)

    id: Mapped[Key]
    user_id: Mapped[int] = refers_to("user")
    name: Mapped[str]
    query: Mapped[str]
    filters: Mapped[str]
    """A JSON object."""
    sort: Mapped[str | None]

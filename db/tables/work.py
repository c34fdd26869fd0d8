"""Work in progress: runs of ingest, what became of each item, and the choices kept for them."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.columns import STRICT, Key, Table, may_refer_to, one_of, refers_to


class IngestJob(Table):
    """One run of ingest over some files and folders."""

    __tablename__ = "ingest_job"
    __table_args__ = (one_of("state", ("running", "cancelled", "done")), STRICT)

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(unique=True)
    paths: Mapped[str]
    """The files and folders asked for: a JSON list."""
    state: Mapped[str] = mapped_column(server_default="running")
    started_at: Mapped[str]
    finished_at: Mapped[str | None]
    added: Mapped[int] = mapped_column(server_default=text("0"))
    duplicates: Mapped[int] = mapped_column(server_default=text("0"))
    failed: Mapped[int] = mapped_column(server_default=text("0"))
    options: Mapped[str | None]
    """What a person chose for the run: a JSON object."""
    undone_at: Mapped[str | None]


class IngestItem(Table):
    """What became of one file of a run, or of one member of it that is worth a line."""

    __tablename__ = "ingest_item"
    __table_args__ = (
        one_of("outcome", ("added", "duplicate", "new_version", "failed", "read")),
        Index(None, "job_id", "outcome"),
        Index(None, "article_id"),
        STRICT,
    )

    id: Mapped[Key]
    job_id: Mapped[int] = refers_to("ingest_job", on_delete="CASCADE")
    path: Mapped[str]
    member: Mapped[str | None]
    outcome: Mapped[str]
    """`read` is a container that was gone through to its end."""
    article_id: Mapped[int | None] = may_refer_to("article")
    source_file_id: Mapped[int | None] = may_refer_to("source_file")
    code: Mapped[str | None]
    message: Mapped[str | None]
    former: Mapped[str | None]
    """The facts an article had before a further version renewed them: a JSON object, for undo."""


class IngestProfile(Table):
    """How a table or a site is read: which column is which field, where a page has its parts."""

    __tablename__ = "ingest_profile"
    __table_args__ = (
        one_of("kind", ("columns", "site")),
        UniqueConstraint("kind", "name"),
        STRICT,
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    name: Mapped[str]
    body: Mapped[str]
    """A JSON object, checked when it was stored."""
    created_at: Mapped[str]
    updated_at: Mapped[str]

"""Articles: their facts, their text in versions, the blocks of it, and the places that point in."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from db.records import BlockKind, Status, TextAccess
from db.tables.columns import COMPACT, STRICT, Key, Table, may_refer_to, one_of, refers_to


class Outlet(Table):
    """A newspaper, magazine, agency or site that publishes articles."""

    __tablename__ = "outlet"
    __table_args__ = (
        one_of(
            "kind",
            ("newspaper", "magazine", "online", "agency", "broadcast", "portal", "unknown"),
        ),
        Index(None, "name_key", unique=True),
        STRICT,
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_key: Mapped[str]
    kind: Mapped[str] = mapped_column(server_default="unknown")


class Article(Table):
    """The facts of one article. Its text stands in text versions."""

    __tablename__ = "article"
    __table_args__ = (
        one_of("status", tuple(Status)),
        one_of("text_access", tuple(TextAccess)),
        one_of(
            "published_basis",
            ("printed", "metadata", "url", "filename", "inferred", "unknown"),
        ),
        CheckConstraint("(published_lo IS NULL) = (published_hi IS NULL)", name="published_bounds"),
        CheckConstraint("published IS NULL OR published_lo IS NOT NULL", name="published"),
        Index(
            "uq_article_url_key",
            "url_key",
            unique=True,
            sqlite_where=sql("url_key IS NOT NULL AND deleted_at IS NULL"),
        ),
        Index(None, "published_lo"),
        Index(None, "outlet_id", "published_lo"),
        Index(None, "status", "updated_at"),
        Index(None, "norm_sha256"),
        Index(None, "headline_sort"),
        Index(None, "source_id"),
        Index(None, "awaits_sha256", sqlite_where=sql("awaits_sha256 IS NOT NULL")),
        one_of("rights", ("unknown", "in_copyright", "licensed", "public_domain", "own")),
        # Four eyes: nobody checks what they catalogued themselves.
        CheckConstraint(
            "status <> 'checked' OR (checker_id IS NOT NULL AND cataloguer_id IS NOT NULL"
            " AND checker_id <> cataloguer_id)",
            name="four_eyes",
        ),
        STRICT | {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(unique=True)
    accession: Mapped[str] = mapped_column(unique=True)
    source_id: Mapped[str | None]
    outlet_id: Mapped[int | None] = may_refer_to("outlet")
    url: Mapped[str | None]
    url_key: Mapped[str | None]
    headline: Mapped[str]
    headline_sort: Mapped[bytes]
    standfirst: Mapped[str | None]
    kicker: Mapped[str | None]
    byline: Mapped[str | None]
    dateline: Mapped[str | None]
    section: Mapped[str | None]
    language: Mapped[str] = mapped_column(server_default="vi")
    published: Mapped[str | None]
    published_lo: Mapped[str | None]
    published_hi: Mapped[str | None]
    published_basis: Mapped[str] = mapped_column(server_default="unknown")
    word_count: Mapped[int]
    norm_sha256: Mapped[str]
    text_access: Mapped[str] = mapped_column(server_default=TextAccess.FULL.value)
    status: Mapped[str] = mapped_column(server_default=Status.NEW.value)
    row_version: Mapped[int] = mapped_column(server_default=sql("1"))
    created_at: Mapped[str]
    updated_at: Mapped[str]
    deleted_at: Mapped[str | None]
    issue: Mapped[str | None]
    """The number of the issue it was printed in."""
    page: Mapped[str | None]
    genre: Mapped[str | None]
    rights: Mapped[str] = mapped_column(server_default="unknown")
    rights_note: Mapped[str | None]
    cataloguer_id: Mapped[int | None] = may_refer_to("user")
    checker_id: Mapped[int | None] = may_refer_to("user")
    awaits_sha256: Mapped[str | None]
    """Of a citation: the `norm_sha256` of the text that belongs to it, once somebody has it."""


class ArticleFile(Table):
    """Which original bytes an article came from."""

    __tablename__ = "article_file"
    __table_args__ = (
        one_of("role", ("original", "page_image", "ocr", "capture", "attachment")),
        Index(None, "source_file_id"),
        COMPACT,
    )

    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True
    )
    source_file_id: Mapped[int] = mapped_column(
        ForeignKey("source_file.id", ondelete="RESTRICT"), primary_key=True
    )
    role: Mapped[str] = mapped_column(primary_key=True, server_default="original")


class TextVersion(Table):
    """One state of an article's text: NFC, never changed once it is stored."""

    __tablename__ = "text_version"
    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        CheckConstraint("is_current IN (0, 1)", name="is_current"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
        Index(
            "uq_text_version_current",
            "article_id",
            unique=True,
            sqlite_where=sql("is_current = 1"),
        ),
        Index(None, "job_id"),
        STRICT,
    )

    id: Mapped[Key]
    article_id: Mapped[int] = refers_to("article", on_delete="CASCADE")
    number: Mapped[int]
    text: Mapped[str]
    sha256: Mapped[str]
    source_file_id: Mapped[int | None] = may_refer_to("source_file")
    extractor: Mapped[str]
    created_at: Mapped[str]
    is_current: Mapped[int] = mapped_column(server_default=sql("1"))
    job_id: Mapped[int | None] = may_refer_to("ingest_job")
    """The run of ingest that brought it."""
    origins: Mapped[str | None]
    """Where each field of this version comes from: a JSON object of [source, confidence]."""


class Block(Table):
    """A span of a text version, in code points: what it is on the page."""

    __tablename__ = "block"
    __table_args__ = (
        one_of("kind", tuple(BlockKind)),
        CheckConstraint("start >= 0 AND stop >= start", name="span"),
        COMPACT,
    )

    text_version_id: Mapped[int] = mapped_column(
        ForeignKey("text_version.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    start: Mapped[int]
    stop: Mapped[int]

"""Original bytes: what was received, under which name, and where it lies."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.columns import STRICT, Key, Table, may_refer_to, one_of


class SourceFile(Table):
    """One piece of original bytes, known by its SHA-256.

    A file of its own lies in the object store. A member of a container (a line of a JSONL file)
    lies inside the container's bytes and has its own SHA-256, so that it is known again.
    """

    __tablename__ = "source_file"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="sha256"),
        CheckConstraint("(container_id IS NULL) = (member IS NULL)", name="member"),
        one_of("fixity", ("ok", "missing", "changed")),
        Index(None, "container_id"),
        STRICT,
    )

    id: Mapped[Key]
    sha256: Mapped[str] = mapped_column(unique=True)
    size: Mapped[int]
    mime: Mapped[str]
    original_name: Mapped[str]
    encoding: Mapped[str | None]
    container_id: Mapped[int | None] = may_refer_to("source_file")
    member: Mapped[str | None]
    acquired_at: Mapped[str]
    fixity: Mapped[str] = mapped_column(server_default="ok")
    verified_at: Mapped[str | None]

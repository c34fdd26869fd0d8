"""What keeps the archive and its index in step: the archive's identity and the journal."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.columns import STRICT, Key, Table


class Meta(Table):
    """The archive's own facts: uuid, epoch, name, created_at."""

    __tablename__ = "meta"
    __table_args__ = (STRICT,)

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Journal(Table):
    """Which articles changed, in order. Triggers write it, so that no save can forget to.

    `tok` is random: an index that was brought up to row (seq, tok) belongs to this very history,
    not to another one that happens to have the same number of changes.
    """

    __tablename__ = "journal"
    __table_args__ = (STRICT | {"sqlite_autoincrement": True},)

    seq: Mapped[Key]
    article_id: Mapped[int]
    tok: Mapped[bytes] = mapped_column(server_default=text("(randomblob(8))"))

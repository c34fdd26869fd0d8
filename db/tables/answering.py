"""Answer sheets: what readers asked, what was answered, and the words that prove it."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.columns import NEVER_AGAIN, Key, Table, may_refer_to, refers_to


class AnswerSheet(Table):
    """A question of a reader, and the short answer to it."""

    __tablename__ = "answer_sheet"
    __table_args__ = (Index(None, "user_id", "id"), NEVER_AGAIN)

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(unique=True)
    question: Mapped[str] = mapped_column(server_default=sql("''"))
    answer: Mapped[str] = mapped_column(server_default=sql("''"))
    user_id: Mapped[int | None] = may_refer_to("user")
    at: Mapped[str]


class AnswerQuote(Table):
    """Words of an article on a sheet, in the order in which they stand there."""

    __tablename__ = "answer_quote"
    __table_args__ = (
        UniqueConstraint("sheet_id", "anchor_id"),
        Index(None, "article_id"),
        Index(None, "anchor_id"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    sheet_id: Mapped[int] = refers_to("answer_sheet")
    article_id: Mapped[int] = refers_to("article", on_delete="CASCADE")
    anchor_id: Mapped[int] = refers_to("anchor")
    seq: Mapped[int]

"""How articles belong together: repeats, reprints, versions, follow-ups."""

from __future__ import annotations

from sqlalchemy import REAL, CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.records import RelationKind, RelationState
from db.tables.columns import STRICT, Key, Table, one_of, refers_to


class ArticleRelation(Table):
    """A link from one article to another that was in the archive before it.

    A person's no is kept like a yes, so that nothing is suggested twice.
    """

    __tablename__ = "article_relation"
    __table_args__ = (
        one_of("kind", tuple(RelationKind)),
        one_of("state", tuple(RelationState)),
        CheckConstraint("article_id <> other_id", name="two_articles"),
        CheckConstraint("similarity BETWEEN 0 AND 1", name="similarity"),
        UniqueConstraint("article_id", "other_id", "kind"),
        Index(None, "other_id"),
        Index(None, "state", "kind"),
        STRICT,
    )

    id: Mapped[Key]
    article_id: Mapped[int] = refers_to("article", on_delete="CASCADE")
    other_id: Mapped[int] = refers_to("article", on_delete="CASCADE")
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(server_default=RelationState.SUGGESTED.value)
    similarity: Mapped[float | None] = mapped_column(REAL)
    """Jaccard similarity of the sets of three-word shingles; None where a person made the link."""
    created_at: Mapped[str]
    decided_at: Mapped[str | None]

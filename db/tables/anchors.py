"""Anchors: the places in texts that prove what is catalogued."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.records import AnchorState
from db.tables.columns import NEVER_AGAIN, Key, Table, one_of, refers_to


class Anchor(Table):
    """A place in a text: an exact quote with its surroundings and its position.

    The W3C Web Annotation model: TextQuoteSelector and TextPositionSelector together, so that
    the place is found again, or known to be lost, when the text is corrected. An awaited one has
    only length and SHA-256 of a quote whose text is not in the archive.
    """

    __tablename__ = "anchor"
    __table_args__ = (
        CheckConstraint("stop > start", name="span"),
        CheckConstraint(
            "(state = 'awaited') = (exact IS NULL) AND (exact IS NULL) = (start IS NULL)"
            " AND (start IS NULL) = (stop IS NULL) AND (exact IS NULL) = (text_version_id IS NULL)",
            name="awaited",
        ),
        CheckConstraint("state <> 'awaited' OR quote_sha256 IS NOT NULL", name="quote"),
        one_of("state", tuple(AnchorState)),
        Index(None, "article_id"),
        Index(None, "text_version_id", "start"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    article_id: Mapped[int] = refers_to("article", on_delete="CASCADE")
    text_version_id: Mapped[int | None] = mapped_column(
        ForeignKey("text_version.id", ondelete="RESTRICT"), nullable=True
    )
    start: Mapped[int | None]
    stop: Mapped[int | None]
    exact: Mapped[str | None]
    prefix: Mapped[str] = mapped_column(server_default="")
    suffix: Mapped[str] = mapped_column(server_default="")
    state: Mapped[str] = mapped_column(server_default=AnchorState.OK.value)
    quote_length: Mapped[int | None]
    """Of an awaited quote, in code points."""
    quote_sha256: Mapped[str | None]

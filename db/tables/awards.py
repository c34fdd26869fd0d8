"""Awards: their editions and categories, the decisions, and the reports that prove them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from db.records import DecisionStatus, ReportTense
from db.tables.columns import NEVER_AGAIN, STRICT, Key, Table, may_refer_to, one_of, refers_to


class Award(Table):
    """What is known of an authority that is an award."""

    __tablename__ = "award"
    __table_args__ = (STRICT,)

    id: Mapped[int] = mapped_column(
        ForeignKey("authority.id", ondelete="RESTRICT"), primary_key=True
    )
    conferred_by_id: Mapped[int | None] = may_refer_to("authority")
    since: Mapped[str | None]
    reach: Mapped[str | None]


class Event(Table):
    """What is known of an authority that is an event: its days and its place."""

    __tablename__ = "event"
    __table_args__ = (
        CheckConstraint("(held IS NULL) = (held_lo IS NULL)", name="held"),
        Index(None, "held_lo"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(
        ForeignKey("authority.id", ondelete="RESTRICT"), primary_key=True
    )
    held: Mapped[str | None]
    held_lo: Mapped[str | None]
    held_hi: Mapped[str | None]
    venue_id: Mapped[int | None] = may_refer_to("authority")
    organiser_id: Mapped[int | None] = may_refer_to("authority")


class AwardEdition(Table):
    """One year of an award."""

    __tablename__ = "award_edition"
    __table_args__ = (UniqueConstraint("award_id", "year", "label"), NEVER_AGAIN)

    id: Mapped[Key]
    award_id: Mapped[int] = refers_to("award")
    year: Mapped[int]
    label: Mapped[str] = mapped_column(server_default="")
    ceremony_id: Mapped[int | None] = may_refer_to("event")


class AwardCategory(Table):
    """A category of an award."""

    __tablename__ = "award_category"
    __table_args__ = (UniqueConstraint("award_id", "code"), NEVER_AGAIN)

    id: Mapped[Key]
    award_id: Mapped[int] = refers_to("award")
    code: Mapped[str]
    name: Mapped[str]
    name_en: Mapped[str | None]


class EditionCategory(Table):
    """A label under which a category was printed for an edition."""

    __tablename__ = "edition_category"
    __table_args__ = (
        UniqueConstraint("edition_id", "category_id", "label", "article_id"),
        Index(None, "category_id"),
        Index(None, "article_id"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    edition_id: Mapped[int] = refers_to("award_edition")
    category_id: Mapped[int] = refers_to("award_category")
    label: Mapped[str]
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), nullable=True
    )
    anchor_id: Mapped[int | None] = may_refer_to("anchor")


class AwardDecision(Table):
    """Edition, category, recipient and level; its status is read from its events."""

    __tablename__ = "award_decision"
    __table_args__ = (
        Index(
            "uq_award_decision",
            "edition_id",
            sql("coalesce(category_id, 0)"),
            "recipient_id",
            "level",
            unique=True,
        ),
        Index(None, "recipient_id"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(unique=True)
    edition_id: Mapped[int] = refers_to("award_edition")
    category_id: Mapped[int | None] = may_refer_to("award_category")
    recipient_id: Mapped[int] = refers_to("authority")
    level: Mapped[str] = mapped_column(server_default="")
    for_work: Mapped[str | None]


class DecisionEvent(Table):
    """One report of one stage of a decision."""

    __tablename__ = "decision_event"
    __table_args__ = (
        one_of("status", [status for status in DecisionStatus if status != "unknown"]),
        one_of("tense", tuple(ReportTense)),
        CheckConstraint("(at IS NULL) = (at_lo IS NULL)", name="at"),
        CheckConstraint("article_id IS NOT NULL OR note IS NOT NULL", name="provenance"),
        Index(None, "decision_id", "at_lo"),
        Index(None, "article_id"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    decision_id: Mapped[int] = refers_to("award_decision")
    status: Mapped[str]
    tense: Mapped[str] = mapped_column(server_default=ReportTense.REPORTED.value)
    at: Mapped[str | None]
    at_lo: Mapped[str | None]
    at_hi: Mapped[str | None]
    actor_id: Mapped[int | None] = may_refer_to("authority")
    ceremony_id: Mapped[int | None] = may_refer_to("event")
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), nullable=True
    )
    anchor_id: Mapped[int | None] = may_refer_to("anchor")
    note: Mapped[str | None]

"""Figures: numbers as data, what they measure, and the checks that compare them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.records import CheckKind, Method, Qualifier, Verdict, Verification
from db.tables.columns import NEVER_AGAIN, STRICT, Key, Table, may_refer_to, one_of, refers_to


class Unit(Table):
    """A unit of figures."""

    __tablename__ = "unit"
    __table_args__ = (NEVER_AGAIN,)

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    label: Mapped[str]
    dimension: Mapped[str]


class Quantity(Table):
    """What figures measure."""

    __tablename__ = "quantity"
    __table_args__ = (NEVER_AGAIN,)

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    label: Mapped[str]
    unit_id: Mapped[int | None] = may_refer_to("unit")


class Figure(Table):
    """A number of an article, as it was catalogued."""

    __tablename__ = "figure"
    __table_args__ = (
        one_of("qualifier", tuple(Qualifier)),
        one_of("verification", tuple(Verification)),
        one_of("method", tuple(Method)),
        CheckConstraint("anchor_id IS NOT NULL OR note IS NOT NULL", name="provenance"),
        CheckConstraint("(period IS NULL) = (period_lo IS NULL)", name="period"),
        CheckConstraint("(as_of IS NULL) = (as_of_lo IS NULL)", name="as_of"),
        Index(None, "article_id"),
        Index(None, "quantity_id", "subject_id"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(unique=True)
    article_id: Mapped[int] = refers_to("article", on_delete="CASCADE")
    quantity_id: Mapped[int] = refers_to("quantity")
    subject_id: Mapped[int | None] = may_refer_to("authority")
    value: Mapped[str]
    qualifier: Mapped[str] = mapped_column(server_default=Qualifier.EXACT.value)
    precision: Mapped[str] = mapped_column(server_default="1")
    unit_id: Mapped[int | None] = may_refer_to("unit")
    per: Mapped[str | None]
    period: Mapped[str | None]
    period_lo: Mapped[str | None]
    period_hi: Mapped[str | None]
    as_of: Mapped[str | None]
    as_of_lo: Mapped[str | None]
    anchor_id: Mapped[int | None] = may_refer_to("anchor")
    time_anchor_id: Mapped[int | None] = may_refer_to("anchor")
    attributed_to_id: Mapped[int | None] = may_refer_to("authority")
    verification: Mapped[str] = mapped_column(server_default=Verification.UNCHECKED.value)
    method: Mapped[str] = mapped_column(server_default=Method.TYPED.value)
    note: Mapped[str | None]


class FigureCheck(Table):
    """What a rule found when it compared figures. Derived: made anew whenever a figure changes."""

    __tablename__ = "figure_check"
    __table_args__ = (
        one_of("kind", tuple(CheckKind)),
        one_of("verdict", tuple(Verdict)),
        UniqueConstraint("article_id", "kind", "key"),
        Index(None, "verdict"),
        STRICT,
    )

    id: Mapped[Key]
    article_id: Mapped[int] = refers_to("article", on_delete="CASCADE")
    kind: Mapped[str]
    key: Mapped[str]
    expression: Mapped[str]
    computed: Mapped[str | None]
    stated: Mapped[str | None]
    verdict: Mapped[str]
    facts: Mapped[str]
    """A JSON list of [name, value]."""


class FigureCheckInput(Table):
    """A figure that a check compared."""

    __tablename__ = "figure_check_input"
    __table_args__ = (
        UniqueConstraint("check_id", "name", "figure_id"),
        Index(None, "figure_id"),
        STRICT,
    )

    id: Mapped[Key]
    check_id: Mapped[int] = refers_to("figure_check", on_delete="CASCADE")
    figure_id: Mapped[int] = refers_to("figure", on_delete="CASCADE")
    name: Mapped[str]


class CheckVerdict(Table):
    """What a person says of a check, kept beside what the rule says."""

    __tablename__ = "check_verdict"
    __table_args__ = (
        one_of("kind", tuple(CheckKind)),
        one_of("verdict", tuple(Verdict)),
        UniqueConstraint("article_id", "kind", "key"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    article_id: Mapped[int] = refers_to("article", on_delete="CASCADE")
    kind: Mapped[str]
    key: Mapped[str]
    verdict: Mapped[str]
    reason: Mapped[str | None]
    user_id: Mapped[int] = refers_to("user")
    at: Mapped[str]

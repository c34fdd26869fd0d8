"""Reports of an award of our own, as the rules of awards see them."""

from __future__ import annotations

from db.catalogue.edtf import bounds
from db.records import (
    ArticleRow,
    AuthorityKind,
    AuthorityRow,
    AuthorityStatus,
    AwardDecision,
    AwardEdition,
    DecisionEvent,
    DecisionStatus,
    ReportTense,
    Status,
    TextAccess,
)

AWARD = AuthorityRow(
    1, "a1", AuthorityKind.AWARD, "Giải Sao Biển", None, AuthorityStatus.ESTABLISHED, 0
)


def report(number: int, published: str | None = None, outlet: str = "Báo Thử") -> ArticleRow:
    """An article that tells of the award."""
    return ArticleRow(
        id=number,
        uid=f"u{number}",
        accession=f"2020-{number:06}",
        source_id=None,
        headline=f"Bài {number}",
        outlet=outlet,
        published=published,
        section=None,
        byline=None,
        status=Status.NEW,
        text_access=TextAccess.FULL,
        row_version=1,
    )


def event(
    number: int,
    status: DecisionStatus,
    tense: ReportTense = ReportTense.REPORTED,
    at: str | None = None,
    article: ArticleRow | None = None,
) -> DecisionEvent:
    """One report of one stage."""
    lo, hi = (bounds(at) or (None, None)) if at else (None, None)
    return DecisionEvent(number, status, tense, at, lo, hi, None, None, article, None, None)


def decision(*events: DecisionEvent) -> AwardDecision:
    """A decision that these events were reported of."""
    return AwardDecision(
        id=1,
        uid="d1",
        award=AWARD,
        year=2020,
        category=None,
        recipient=AWARD,
        level="",
        for_work=None,
        events=events,
        status=DecisionStatus.UNKNOWN,
        tense=None,
        sources=0,
        nominated_by=None,
        first_report=None,
        last_report=None,
        awaits_result=False,
    )


def edition(held: str | None) -> AwardEdition:
    """The edition of 2020, with the days of its ceremony."""
    return AwardEdition(1, 2020, "", None, None, held, (), (), 0)

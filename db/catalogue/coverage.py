"""Which outlets covered an award at which stage, where nothing is held, and who was first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from db.catalogue.edtf import bounds
from db.records import (
    Appearance,
    ArticleRow,
    AwardDecision,
    AwardEdition,
    CoverageCell,
    DecisionEvent,
    DecisionStatus,
    ReportTense,
    Stage,
)

_EARLY = frozenset({DecisionStatus.PROPOSED, DecisionStatus.NOMINATED, DecisionStatus.SHORTLISTED})

_NEWS: Final = timedelta(days=7)
"""How long after its day a ceremony is still news."""


def coverage(edition: AwardEdition, decisions: Sequence[AwardDecision]) -> tuple[CoverageCell, ...]:
    """Sort the articles of an edition by outlet and stage, in the order of the stages."""
    cells: dict[tuple[Stage, str | None], list[int]] = defaultdict(list)
    told: dict[int, list[DecisionEvent]] = defaultdict(list)
    articles: dict[int, ArticleRow] = {}
    for decision in decisions:
        for event in decision.events:
            if event.article is not None:
                told[event.article.id].append(event)
                articles[event.article.id] = event.article
    ceremony = bounds(edition.held) if edition.held else None
    for article_id, events in told.items():
        article = articles[article_id]
        cells[_stage(article, events, ceremony), article.outlet].append(article_id)
    order = list(Stage)
    return tuple(
        CoverageCell(stage, outlet, tuple(sorted(ids)))
        for (stage, outlet), ids in sorted(
            cells.items(), key=lambda cell: (order.index(cell[0][0]), cell[0][1] or "")
        )
    )


def first_reports(appeared: Sequence[Appearance]) -> tuple[ArticleRow, ...]:
    """Say who reported first: several where their dates leave it open, nobody where none is known.

    An article of which only the year is known may have been before one of a day of that year.
    """
    known = [one for one in appeared if one.lo is not None and one.hi is not None]
    surely = min((one.hi or "" for one in known), default="")
    return tuple(one.article for one in known if (one.lo or "") <= surely)


def _stage(
    article: ArticleRow, events: Sequence[DecisionEvent], ceremony: tuple[str, str] | None
) -> Stage:
    """When an article appeared: by its day against the ceremony, else by what it tells of."""
    published = bounds(article.published) if article.published else None
    if published and ceremony and published[0] > ceremony[1]:
        # Reports come the day after; what comes a week later looks back.
        late = date.fromisoformat(published[0]) - date.fromisoformat(ceremony[1]) > _NEWS
        return Stage.AFTERMATH if late else Stage.CEREMONY
    happened = [one.status for one in events if one.tense is ReportTense.REPORTED]
    if any(status in {DecisionStatus.WON, DecisionStatus.COLLECTED} for status in happened):
        return Stage.CEREMONY
    if any(one.tense is ReportTense.BACKGROUND for one in events) and not happened:
        return Stage.AFTERMATH
    if all(one.status in _EARLY for one in events):
        return Stage.NOMINATION
    return Stage.ANNOUNCEMENT

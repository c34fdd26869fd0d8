"""Reads awards: their years, who received what, and how the reports of it stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.award_status import awaits_result, in_order, standing
from db.catalogue.coverage import coverage, first_reports
from db.errors import AuthorityMissing
from db.listing import appearances, article_rows
from db.lookups.anchors import anchors
from db.lookups.authorities import authority_rows
from db.lookups.authorities import standing as standing_authority
from db.records import (
    AuthorityRow,
    AwardCategory,
    AwardDecision,
    AwardDetail,
    AwardEdition,
    AwardRow,
    DecisionEvent,
    DecisionStatus,
    ReportTense,
)


def awards(session: Session, today: str) -> tuple[AwardRow, ...]:
    """List the awards in Vietnamese order. `today` is YYYY-MM-DD."""
    award, held = tables.Award, tables.Authority
    ids = session.scalars(
        select(award.id).join(held, held.id == award.id).order_by(held.name_sort, held.id)
    ).all()
    return tuple(_award_row(session, award_id, today) for award_id in ids)


def _award_row(session: Session, award_id: int, today: str) -> AwardRow:
    held = session.get(tables.Award, award_id)
    if held is None:
        raise AuthorityMissing(str(award_id))
    edition = tables.AwardEdition
    years = session.scalars(select(edition.year).where(edition.award_id == award_id)).all()
    decisions = decisions_of_award(session, award_id, today)
    names = authority_rows(session, [award_id, held.conferred_by_id])
    return AwardRow(
        award=names[award_id],
        conferred_by=names.get(held.conferred_by_id or 0),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
        decisions=len(decisions),
        waiting=sum(one.awaits_result for one in decisions),
    )


def award(session: Session, award_id: int, today: str) -> AwardDetail:
    """Read an award with all its years; those between that nothing is known of have no id.

    Raises AuthorityMissing for what is no award.
    """
    award_id = standing_authority(session, award_id).id
    row = _award_row(session, award_id, today)
    decisions: dict[int, list[AwardDecision]] = defaultdict(list)
    for one in decisions_of_award(session, award_id, today):
        decisions[one.year].append(one)
    editions = _editions(session, award_id, decisions)
    appeared = {
        one.year: appearances(session, _articles(decisions[one.year]))
        for one in editions
        if one.articles
    }
    return AwardDetail(
        row=row,
        editions=tuple(_with_gaps(editions)),
        coverage=tuple(
            (one.year, coverage(one, decisions[one.year])) for one in editions if one.articles
        ),
        appearances=tuple(appeared.items()),
        first=tuple((year, first_reports(articles)) for year, articles in appeared.items()),
        terms=_terms(session, award_id),
    )


def waiting(session: Session, today: str) -> tuple[AwardDecision, ...]:
    """List the decisions that wait for their result, the longest first."""
    found = _decisions(session, session.scalars(select(tables.AwardDecision.id)).all(), today)
    late = [one for one in found if one.awaits_result]
    return tuple(sorted(late, key=lambda one: max(event.at_hi or "" for event in one.events)))


def decisions_of_award(session: Session, award_id: int, today: str) -> list[AwardDecision]:
    """Read all decisions of an award, by year, category and recipient."""
    decision, edition = tables.AwardDecision, tables.AwardEdition
    ids = session.scalars(
        select(decision.id)
        .join(edition, edition.id == decision.edition_id)
        .where(edition.award_id == award_id)
    ).all()
    return _decisions(session, ids, today)


def decisions_of_article(session: Session, article_id: int, today: str) -> list[AwardDecision]:
    """Read the decisions that an article reports of."""
    event = tables.DecisionEvent
    ids = session.scalars(
        select(event.decision_id).where(event.article_id == article_id).distinct()
    ).all()
    return _decisions(session, ids, today)


def _decisions(session: Session, ids: Sequence[int], today: str) -> list[AwardDecision]:
    decision, edition = tables.AwardDecision, tables.AwardEdition
    rows = session.execute(
        select(decision, edition.award_id, edition.year)
        .join(edition, edition.id == decision.edition_id)
        .where(decision.id.in_(ids))
    ).all()
    events = _events(session, ids)
    names = authority_rows(
        session, [one for held, award_id, _ in rows for one in (held.recipient_id, award_id)]
    )
    categories = _categories(session, {held.category_id for held, *_ in rows if held.category_id})
    made = [
        _decision(
            held,
            names[award_id],
            year,
            categories.get(held.category_id or 0),
            names[held.recipient_id],
            in_order(events.get(held.id, ())),
            today,
        )
        for held, award_id, year in rows
    ]
    return sorted(
        made,
        key=lambda one: (one.year, one.category.name if one.category else "", one.recipient.name),
    )


def _decision(
    held: tables.AwardDecision,
    named: AuthorityRow,
    year: int,
    category: AwardCategory | None,
    recipient: AuthorityRow,
    events: tuple[DecisionEvent, ...],
    today: str,
) -> AwardDecision:
    how = standing(events)
    published = sorted(
        one.article.published for one in events if one.article and one.article.published
    )
    nominations = (one.actor for one in events if one.status is DecisionStatus.NOMINATED)
    return AwardDecision(
        id=held.id,
        uid=held.uid,
        award=named,
        year=year,
        category=category,
        recipient=recipient,
        level=held.level,
        for_work=held.for_work,
        events=events,
        status=how.status,
        tense=how.tense,
        sources=how.sources,
        nominated_by=next((actor for actor in nominations if actor), None),
        first_report=published[0] if published else None,
        last_report=published[-1] if published else None,
        awaits_result=awaits_result(events, today),
    )


def _events(session: Session, ids: Sequence[int]) -> dict[int, list[DecisionEvent]]:
    """Read the events of decisions; those of articles in the bin do not count."""
    event = tables.DecisionEvent
    rows = session.scalars(select(event).where(event.decision_id.in_(ids)).order_by(event.id)).all()
    articles = article_rows(session, [one.article_id for one in rows])
    names = authority_rows(
        session, [one for row in rows for one in (row.actor_id, row.ceremony_id)]
    )
    places = anchors(session, [row.anchor_id for row in rows])
    found: dict[int, list[DecisionEvent]] = defaultdict(list)
    for row in rows:
        if row.article_id is not None and row.article_id not in articles:
            continue
        found[row.decision_id].append(
            DecisionEvent(
                id=row.id,
                status=DecisionStatus(row.status),
                tense=ReportTense(row.tense),
                at=row.at,
                at_lo=row.at_lo,
                at_hi=row.at_hi,
                actor=names.get(row.actor_id or 0),
                ceremony=names.get(row.ceremony_id or 0),
                article=articles.get(row.article_id or 0),
                anchor=places.get(row.anchor_id or 0),
                note=row.note,
            )
        )
    return found


def _categories(session: Session, ids: Iterable[int]) -> dict[int, AwardCategory]:
    category, printed = tables.AwardCategory, tables.EditionCategory
    labels: dict[int, list[str]] = defaultdict(list)
    wanted = set(ids)
    for category_id, label in session.execute(
        select(printed.category_id, printed.label)
        .where(printed.category_id.in_(wanted))
        .order_by(printed.id)
    ):
        if label not in labels[category_id]:
            labels[category_id].append(label)
    rows = session.scalars(select(category).where(category.id.in_(wanted)))
    return {
        row.id: AwardCategory(row.id, row.code, row.name, row.name_en, tuple(labels[row.id]))
        for row in rows
    }


def _editions(
    session: Session, award_id: int, decisions: Mapping[int, Sequence[AwardDecision]]
) -> list[AwardEdition]:
    edition, event = tables.AwardEdition, tables.Event
    rows = session.execute(
        select(edition, event.held, event.venue_id)
        .outerjoin(event, event.id == edition.ceremony_id)
        .where(edition.award_id == award_id)
        .order_by(edition.year, edition.label)
    ).all()
    names = authority_rows(
        session, [one for held, _, venue in rows for one in (held.ceremony_id, venue)]
    )
    printed = tables.EditionCategory
    shown: dict[int, list[int]] = defaultdict(list)
    for edition_id, category_id in session.execute(
        select(printed.edition_id, printed.category_id)
        .where(printed.edition_id.in_([held.id for held, *_ in rows]))
        .order_by(printed.id)
    ):
        if category_id not in shown[edition_id]:
            shown[edition_id].append(category_id)
    categories = _categories(session, {one for each in shown.values() for one in each})
    return [
        AwardEdition(
            id=held.id,
            year=held.year,
            label=held.label,
            ceremony=names.get(held.ceremony_id or 0),
            venue=names.get(venue or 0),
            held=held_on,
            categories=tuple(categories[one] for one in shown[held.id]),
            decisions=tuple(decisions.get(held.year, ())),
            articles=len(_articles(decisions.get(held.year, ()))),
        )
        for held, held_on, venue in rows
    ]


def _articles(decisions: Sequence[AwardDecision]) -> set[int]:
    return {
        event.article.id for one in decisions for event in one.events if event.article is not None
    }


def _with_gaps(editions: Sequence[AwardEdition]) -> list[AwardEdition]:
    """Put the years between in that nothing is known of."""
    known = {one.year for one in editions}
    if not known:
        return []
    gaps = [
        AwardEdition(None, year, "", None, None, None, (), (), 0)
        for year in range(min(known), max(known))
        if year not in known
    ]
    return sorted([*editions, *gaps], key=lambda one: (one.year, one.label))


def _terms(session: Session, award_id: int) -> tuple[tuple[int, str, int], ...]:
    """Count how the categories were called, year by year."""
    printed, edition = tables.EditionCategory, tables.AwardEdition
    counts: dict[tuple[int, str], int] = defaultdict(int)
    for year, label in session.execute(
        select(edition.year, printed.label)
        .join(edition, edition.id == printed.edition_id)
        .where(edition.award_id == award_id)
        .order_by(edition.year, printed.id)
    ):
        counts[year, label] += 1
    return tuple((year, label, count) for (year, label), count in counts.items())

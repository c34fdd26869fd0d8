"""Saves awards: who confers them, their years and categories, and each report of a stage."""

from __future__ import annotations

from sqlalchemy import select

from db import tables
from db.catalogue.categories import category_of
from db.errors import FieldInvalid
from db.records import (
    AddDecisionEvent,
    AuthorityKind,
    AuthorityRef,
    DecisionStatus,
    KeepAward,
    KeepCategory,
    KeepEdition,
    RemoveDecisionEvent,
)
from db.saving.anchoring import add_anchor
from db.saving.authorities import clean_name, find_authority
from db.saving.work import Work, days

FIRST_YEAR, LAST_YEAR = 1000, 2999


def keep_award(work: Work, edit: KeepAward) -> int:
    """Record who confers an award. Raises AuthorityMissing, and FieldInvalid for what is none."""
    award_id = _award(work, edit.award)
    days("since", edit.since)
    values: dict[str, object] = {"since": edit.since, "reach": edit.reach}
    if edit.conferred_by is not None:
        values["conferred_by_id"] = find_authority(work, edit.conferred_by)
    told = {name: value for name, value in values.items() if value is not None}
    work.ledger.update(tables.Award, award_id, told)
    return award_id


def keep_edition(work: Work, edit: KeepEdition) -> int:
    """Record a year of an award, and its ceremony if that has a name."""
    edition_id = _edition(work, _award(work, edit.award), edit.year, edit.label)
    if edit.ceremony is not None:
        ceremony_id = _event(work, edit.ceremony, edit.held, edit.venue)
        work.ledger.update(tables.AwardEdition, edition_id, {"ceremony_id": ceremony_id})
    elif edit.held is not None or edit.venue is not None:
        raise FieldInvalid("ceremony", "")
    return edition_id


def keep_category(work: Work, edit: KeepCategory) -> int:
    """Record a category, and a label under which it was printed for a year."""
    award_id = _award(work, edit.award)
    category_id = _category(work, award_id, edit.name, edit.name_en)
    if edit.label is not None:
        if edit.year is None:
            raise FieldInvalid("year", "")
        edition_id = _edition(work, award_id, edit.year, "")
        anchor_id = None
        if edit.article_id is not None:
            work.article(edit.article_id)
            anchor_id = add_anchor(work, edit.article_id, edit.quote)
        _print(work, edition_id, category_id, edit.label, edit.article_id, anchor_id)
    return category_id


def add_decision_event(work: Work, edit: AddDecisionEvent) -> int:
    """Record what an article reports of an award to a recipient; the same report is kept once.

    Raises ArticleMissing, QuoteMissing, AuthorityMissing, and FieldInvalid for a date, a year or a
    status that cannot be, and without article or note.
    """
    if edit.article_id is None and not (edit.note or "").strip():
        raise FieldInvalid("article", "")
    if edit.status is DecisionStatus.UNKNOWN:
        raise FieldInvalid("status", edit.status)
    lo, hi = days("at", edit.at)
    anchor_id = None
    if edit.article_id is not None:
        work.article(edit.article_id)
        anchor_id = add_anchor(work, edit.article_id, edit.quote)
    award_id = _award(work, edit.award)
    edition_id = _edition(work, award_id, edit.year, "")
    category_id = None
    if edit.category is not None:
        category_id = _category(work, award_id, edit.category, None)
        _print(work, edition_id, category_id, edit.category, edit.article_id, anchor_id)
    decision_id = _decision(work, edit, edition_id, category_id)
    ceremony_id = _event(work, edit.ceremony, edit.at, None) if edit.ceremony else None
    values = {
        "decision_id": decision_id,
        "status": edit.status.value,
        "tense": edit.tense.value,
        "at": edit.at,
        "at_lo": lo,
        "at_hi": hi,
        "actor_id": find_authority(work, edit.actor) if edit.actor else None,
        "ceremony_id": ceremony_id,
        "article_id": edit.article_id,
        "anchor_id": anchor_id,
        "note": (edit.note or "").strip() or None,
    }
    event = tables.DecisionEvent
    same = ("decision_id", "status", "tense", "at", "article_id")
    query = select(event.id).where(
        *(getattr(event, name).is_not_distinct_from(values[name]) for name in same)
    )
    held = work.session.scalars(query.order_by(event.id)).first()
    if held is not None:
        return held
    return work.ledger.insert(event, values, article_id=edit.article_id)


def remove_decision_event(work: Work, edit: RemoveDecisionEvent) -> None:
    """Take a report away, and its decision when nothing else reports of it."""
    event = tables.DecisionEvent
    held = work.session.get(event, edit.event_id)
    if held is None:
        raise FieldInvalid("event", str(edit.event_id))
    decision_id, article_id = held.decision_id, held.article_id
    work.ledger.delete(event, edit.event_id, article_id=article_id)
    left = select(event.id).where(event.decision_id == decision_id).limit(1)
    if work.session.scalar(left) is None:
        work.ledger.delete(tables.AwardDecision, decision_id)


def _award(work: Work, ref: AuthorityRef) -> int:
    """The award of an authority; what is known of it as an award begins with nothing."""
    award_id = find_authority(work, ref)
    held = work.session.get_one(tables.Authority, award_id)
    if held.kind != AuthorityKind.AWARD:
        raise FieldInvalid("award", held.name)
    if work.session.get(tables.Award, award_id) is None:
        work.ledger.insert(tables.Award, {"id": award_id})
    return award_id


def _edition(work: Work, award_id: int, year: int, label: str) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise FieldInvalid("year", str(year))
    edition = tables.AwardEdition
    query = select(edition.id).where(
        edition.award_id == award_id, edition.year == year, edition.label == label
    )
    held = work.session.scalar(query)
    if held is not None:
        return held
    return work.ledger.insert(edition, {"award_id": award_id, "year": year, "label": label})


def _category(work: Work, award_id: int, label: str, name_en: str | None) -> int:
    """The category that a label means, whatever this label calls it."""
    found = category_of(clean_name(label))
    category = tables.AwardCategory
    held = work.session.execute(
        select(category.id, category.name_en).where(
            category.award_id == award_id, category.code == found.code
        )
    ).first()
    english = name_en or found.name_en
    if held is None:
        values = {"award_id": award_id, "code": found.code, "name": found.name, "name_en": english}
        return work.ledger.insert(category, values)
    if name_en is not None:
        work.ledger.update(category, held.id, {"name_en": name_en})
    return int(held.id)


def _print(
    work: Work,
    edition_id: int,
    category_id: int,
    label: str,
    article_id: int | None,
    anchor_id: int | None,
) -> None:
    """Keep how a page calls a category."""
    printed = tables.EditionCategory
    values = {
        "edition_id": edition_id,
        "category_id": category_id,
        "label": clean_name(label),
        "article_id": article_id,
    }
    held = select(printed.id).where(
        *(getattr(printed, name).is_not_distinct_from(value) for name, value in values.items())
    )
    if work.session.scalar(held) is None:
        values |= {"anchor_id": anchor_id}
        work.ledger.insert(printed, values, article_id=article_id)


def _decision(work: Work, edit: AddDecisionEvent, edition_id: int, category_id: int | None) -> int:
    """The decision that a report is about; one without a category may get it now."""
    recipient_id = find_authority(work, edit.recipient)
    decision = tables.AwardDecision
    same = (
        decision.edition_id == edition_id,
        decision.recipient_id == recipient_id,
        decision.level == edit.level,
    )
    rows = work.session.execute(
        select(decision.id, decision.category_id).where(*same).order_by(decision.id)
    ).all()
    for row in rows:
        if row.category_id == category_id or category_id is None:
            return int(row.id)
    for row in rows:
        if row.category_id is None:
            work.ledger.update(decision, row.id, {"category_id": category_id})
            return int(row.id)
    values = {
        "uid": work.uid(),
        "edition_id": edition_id,
        "category_id": category_id,
        "recipient_id": recipient_id,
        "level": edit.level,
        "for_work": edit.for_work,
    }
    return work.ledger.insert(decision, values)


def _event(work: Work, name: str, held_on: str | None, venue: AuthorityRef | None) -> int:
    """The event of this name, with its days and place as far as they are told."""
    event_id = find_authority(work, AuthorityRef(kind=AuthorityKind.EVENT, name=name))
    if work.session.get(tables.Event, event_id) is None:
        work.ledger.insert(tables.Event, {"id": event_id})
    values: dict[str, object] = {}
    held = work.session.get_one(tables.Event, event_id)
    if held_on is not None and (held.held is None or venue is not None):
        lo, hi = days("held", held_on)
        values |= {"held": held_on, "held_lo": lo, "held_hi": hi}
    if venue is not None:
        values["venue_id"] = find_authority(work, venue)
    work.ledger.update(tables.Event, event_id, values)
    return event_id

"""Tells which suggestions are in the catalogue already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from db.records import (
    AddDecisionEvent,
    AddFigure,
    AddNote,
    AddRole,
    AddTerm,
    AddToDossier,
    Anchor,
    ArticleEdit,
    AuthorityRef,
    AuthorityRow,
    Catalogue,
    Quote,
    RelateArticles,
    RelationState,
    Suggestion,
)


def mark_done(suggestions: Iterable[Suggestion], catalogue: Catalogue) -> tuple[Suggestion, ...]:
    """Mark those whose main edit would add nothing."""
    return tuple(
        replace(one, done=any(_is_held(edit, catalogue) for edit in one.edits))
        for one in suggestions
    )


def _is_held(edit: object, catalogue: Catalogue) -> bool:
    """Whether an article has what an edit would add; of other edits nothing is told."""
    is_held = False
    match edit:
        case ArticleEdit():
            held = catalogue.fields
            is_held = all(held.get(name) == value for name, value in edit.fields.items())
        case AddRole():
            is_held = any(
                one.role is edit.role and _is_named(one.authority, edit.authority)
                for one in catalogue.roles
            )
        case AddFigure():
            is_held = any(
                one.value == edit.value and _overlap(one.anchor, edit.quote)
                for one in catalogue.figures
            )
        case AddNote():
            is_held = any(
                one.kind is edit.kind and one.body == edit.body and _overlap(one.anchor, edit.quote)
                for one in catalogue.notes
            )
        case AddTerm():
            is_held = any(one.term.notation == edit.notation for one in catalogue.terms)
        case AddDecisionEvent():
            is_held = _is_reported(edit, catalogue)
        case RelateArticles():
            is_held = any(
                one.kind is edit.kind
                and one.other.id == edit.other_id
                and one.state is RelationState.ACCEPTED
                for one in catalogue.relations
            )
        case AddToDossier():
            is_held = any(one.id == edit.dossier_id for one in catalogue.dossiers)
    return is_held


def _is_reported(edit: AddDecisionEvent, catalogue: Catalogue) -> bool:
    return any(
        event.status is edit.status
        and event.tense is edit.tense
        and event.article is not None
        and event.article.id == catalogue.article_id
        and _is_named(decision.recipient, edit.recipient)
        for decision in catalogue.decisions
        for event in decision.events
    )


def _is_named(row: AuthorityRow, ref: AuthorityRef) -> bool:
    return row.id == ref.id if ref.id is not None else row.name == ref.name


def _overlap(anchor: Anchor | None, quote: object) -> bool:
    """Whether a recorded place and a quote have words in common; places nowhere are the same."""
    if anchor is None or not isinstance(quote, Quote):
        return anchor is None and quote is None
    if anchor.start is None or anchor.stop is None:
        return False
    return anchor.start < quote.stop and quote.start < anchor.stop

"""Which suggestions belong among the relations of an article, and are not settled yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from db.records import AddToDossier, Catalogue, Suggestion, SuggestionKind


class OpenSuggestions(NamedTuple):
    """What somebody may still say yes or no to."""

    relations: tuple[Suggestion, ...]
    dossiers: tuple[Suggestion, ...]


def open_suggestions(suggestions: Sequence[Suggestion], catalogue: Catalogue) -> OpenSuggestions:
    """Sort out what was recorded or refused after the suggestions were made.

    The catalogue is read anew after each save, a moment before what is suggested.
    """
    linked = {one.other.id for one in catalogue.relations}
    held = {one.id for one in catalogue.dossiers}
    return OpenSuggestions(
        tuple(
            one
            for one in suggestions
            if one.kind is SuggestionKind.RELATION and not linked & {row.id for row in one.others}
        ),
        tuple(
            one
            for one in suggestions
            if one.kind is SuggestionKind.DOSSIER
            and not any(
                isinstance(edit, AddToDossier) and edit.dossier_id in held for edit in one.edits
            )
        ),
    )

"""What was changed, in words: the deed, the thing it was done to, and its fields."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from db.records import DecisionStatus, NameKind, NoteKind, Predicate, RowChange
from desktop.dates import shown_date
from desktop.language import decimal
from desktop.reading.award_words import status_words
from desktop.reading.kind_words import form_words, note_words, predicate_words
from desktop.searching.words import status_name

_DATES = frozenset({"published", "period", "as_of", "at", "held", "valid_from", "valid_to"})
MOST_LETTERS = 160
"""Of a value that is shown; the rest is cut."""


def action_words(action: str) -> str:
    """What somebody did, by the name of the edit."""
    return _articles().get(action) or _authorities().get(action) or _work().get(action) or action


def change_words(change: RowChange) -> list[tuple[str, str, str]]:
    """The fields that a person knows: its name, the value before, the value after."""
    names = _fields()
    told = []
    for field, name in names.items():
        before = _value(change.table, field, change.before.get(field))
        after = _value(change.table, field, change.after.get(field))
        if before != after:
            told.append((name, before, after))
    return told


def change_lines(change: RowChange) -> list[str]:
    """One line for each field: what it was and what it became."""
    lines = []
    for name, before, after in change_words(change):
        if before and after:
            lines.append(f"{name}: {before} → {after}")
        elif after:
            lines.append(f"{name}: {after}")
        else:
            told = QCoreApplication.translate("History", "{name}: {value} (removed)")
            lines.append(told.format(name=name, value=before))
    return lines


def _value(table: str, field: str, value: object) -> str:
    """A value as people say it; nothing for one that only the machine needs."""
    if value is None or (field == "at" and table != "decision_event"):
        return ""
    words = str(value)
    if field == "status":
        return _status(table, words)
    if field == "kind":
        return _kind(table, words)
    if field == "predicate":
        return predicate_words(Predicate(words))
    if field in _DATES:
        words = shown_date(words)
    elif field == "value":
        words = decimal(words)
    return words if len(words) <= MOST_LETTERS else words[:MOST_LETTERS].rstrip() + "…"


def _status(table: str, word: str) -> str:
    """How far an article or an award is; what is said of an authority is not for here."""
    if table == "article":
        return status_name(word)
    return status_words(DecisionStatus(word)) if table == "decision_event" else ""


def _kind(table: str, word: str) -> str:
    """What a note or a name form is; other kinds are told by what was done."""
    if table == "note":
        return note_words(NoteKind(word))
    return form_words(NameKind(word)) if table == "authority_name" else ""


def _articles() -> Mapping[str, str]:
    return {
        "article_edit": QCoreApplication.translate("History", "Changed the article"),
        "restore_articles": QCoreApplication.translate("History", "Brought back from a backup"),
        "correct_text": QCoreApplication.translate("History", "Corrected the text"),
        "delete_article": QCoreApplication.translate("History", "Put the article into the bin"),
        "restore_article": QCoreApplication.translate("History", "Took the article out of the bin"),
        "add_role": QCoreApplication.translate("History", "Added a name"),
        "remove_role": QCoreApplication.translate("History", "Removed a name"),
        "add_term": QCoreApplication.translate("History", "Added a subject"),
        "remove_term": QCoreApplication.translate("History", "Removed a subject"),
        "add_note": QCoreApplication.translate("History", "Added a note"),
        "change_note": QCoreApplication.translate("History", "Changed a note"),
        "remove_note": QCoreApplication.translate("History", "Removed a note"),
        "add_holding": QCoreApplication.translate("History", "Added a holding"),
        "remove_holding": QCoreApplication.translate("History", "Removed a holding"),
        "add_figure": QCoreApplication.translate("History", "Added a figure"),
        "change_figure": QCoreApplication.translate("History", "Changed a figure"),
        "remove_figure": QCoreApplication.translate("History", "Removed a figure"),
        "verify_figure": QCoreApplication.translate("History", "Judged a figure"),
        "decide_check": QCoreApplication.translate("History", "Judged a check"),
    }


def _authorities() -> Mapping[str, str]:
    return {
        "keep_authority": QCoreApplication.translate("History", "Kept an authority"),
        "add_name": QCoreApplication.translate("History", "Added a name form"),
        "change_name": QCoreApplication.translate("History", "Changed a name form"),
        "remove_name": QCoreApplication.translate("History", "Removed a name form"),
        "add_external_id": QCoreApplication.translate("History", "Added an outside number"),
        "relate_authorities": QCoreApplication.translate("History", "Linked authorities"),
        "remove_authority_link": QCoreApplication.translate("History", "Unlinked authorities"),
        "merge_authorities": QCoreApplication.translate("History", "Merged authorities"),
        "keep_award": QCoreApplication.translate("History", "Kept an award"),
        "keep_edition": QCoreApplication.translate("History", "Kept an edition of an award"),
        "keep_category": QCoreApplication.translate("History", "Kept an award category"),
        "add_decision_event": QCoreApplication.translate("History", "Added a report of an award"),
        "remove_decision_event": QCoreApplication.translate(
            "History", "Removed a report of an award"
        ),
    }


def _work() -> Mapping[str, str]:
    return {
        "relate_articles": QCoreApplication.translate("History", "Linked articles"),
        "deny_relation": QCoreApplication.translate("History", "Said that there is no link"),
        "decide_relation": QCoreApplication.translate("History", "Decided about a link"),
        "keep_dossier": QCoreApplication.translate("History", "Kept a dossier"),
        "remove_dossier": QCoreApplication.translate("History", "Removed a dossier"),
        "add_to_dossier": QCoreApplication.translate("History", "Put it into a dossier"),
        "remove_from_dossier": QCoreApplication.translate("History", "Took it out of a dossier"),
        "keep_user": QCoreApplication.translate("History", "Kept a person"),
        "keep_term": QCoreApplication.translate("History", "Kept a term"),
        "keep_search": QCoreApplication.translate("History", "Kept a query"),
        "remove_search": QCoreApplication.translate("History", "Removed a query"),
        "keep_sheet": QCoreApplication.translate("History", "Kept an answer sheet"),
        "remove_sheet": QCoreApplication.translate("History", "Removed an answer sheet"),
        "add_to_sheet": QCoreApplication.translate("History", "Quoted on the answer sheet"),
        "move_on_sheet": QCoreApplication.translate("History", "Moved a quotation"),
        "remove_from_sheet": QCoreApplication.translate("History", "Took a quotation off"),
        "undo": QCoreApplication.translate("History", "Took a change back"),
        "redo": QCoreApplication.translate("History", "Made a change again"),
    }


def _fields() -> Mapping[str, str]:
    """The columns that mean something to a person; the others are for the machine."""
    return {
        "headline": QCoreApplication.translate("History", "Headline"),
        "standfirst": QCoreApplication.translate("History", "Standfirst"),
        "kicker": QCoreApplication.translate("History", "Kicker"),
        "byline": QCoreApplication.translate("History", "Byline"),
        "dateline": QCoreApplication.translate("History", "Dateline"),
        "section": QCoreApplication.translate("History", "Section"),
        "published": QCoreApplication.translate("History", "Published"),
        "issue": QCoreApplication.translate("History", "Issue"),
        "page": QCoreApplication.translate("History", "Page"),
        "genre": QCoreApplication.translate("History", "Genre"),
        "status": QCoreApplication.translate("History", "Status"),
        "rights_note": QCoreApplication.translate("History", "Rights"),
        "value": QCoreApplication.translate("History", "Value"),
        "period": QCoreApplication.translate("History", "Period"),
        "as_of": QCoreApplication.translate("History", "Up to"),
        "body": QCoreApplication.translate("History", "Note"),
        "note": QCoreApplication.translate("History", "Remark"),
        "name": QCoreApplication.translate("History", "Name"),
        "kind": QCoreApplication.translate("History", "Kind"),
        "predicate": QCoreApplication.translate("History", "Relation"),
        "valid_from": QCoreApplication.translate("History", "From"),
        "valid_to": QCoreApplication.translate("History", "To"),
        "scope_note": QCoreApplication.translate("History", "Scope note"),
        "disambiguation": QCoreApplication.translate("History", "Distinction"),
        "title": QCoreApplication.translate("History", "Title"),
        "label": QCoreApplication.translate("History", "Label"),
        "exact": QCoreApplication.translate("History", "Quoted words"),
        "repository": QCoreApplication.translate("History", "Kept at"),
        "shelfmark": QCoreApplication.translate("History", "Shelfmark"),
        "reason": QCoreApplication.translate("History", "Reason"),
        "at": QCoreApplication.translate("History", "Day"),
        "held": QCoreApplication.translate("History", "Held"),
        "year": QCoreApplication.translate("History", "Year"),
        "level": QCoreApplication.translate("History", "Level"),
    }

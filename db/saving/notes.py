"""Saves notes on articles and on places in their texts."""

from __future__ import annotations

from db import tables
from db.errors import FieldInvalid
from db.records import AddNote, ChangeNote, RemoveNote
from db.saving.anchoring import add_anchor
from db.saving.work import Work


def add_note(work: Work, edit: AddNote) -> int:
    """Put a note on an article. Raises ArticleMissing, QuoteMissing, FieldInvalid without text."""
    work.article(edit.article_id)
    body = edit.body.strip()
    if not body:
        raise FieldInvalid("body", edit.body)
    anchor_id = add_anchor(work, edit.article_id, edit.quote)
    values = {
        "uid": work.uid(),
        "article_id": edit.article_id,
        "anchor_id": anchor_id,
        "kind": edit.kind.value,
        "body": body,
        "user_id": work.user_id,
        "at": work.now,
    }
    return work.ledger.insert(tables.Note, values, article_id=edit.article_id)


def change_note(work: Work, edit: ChangeNote) -> int:
    """Rewrite a note, settle it or open it again.

    A note that was settled stays so when its words are put right. Raises FieldInvalid for one that
    is not there, or to be without words.
    """
    note = _note(work, edit.note_id)
    values: dict[str, str | None] = {}
    if edit.body is not None:
        if not edit.body.strip():
            raise FieldInvalid("body", edit.body)
        values["body"] = edit.body.strip()
    if edit.is_resolved not in (None, note.resolved_at is not None):
        values["resolved_at"] = work.now if edit.is_resolved else None
    work.ledger.update(tables.Note, edit.note_id, values, article_id=note.article_id)
    return edit.note_id


def remove_note(work: Work, edit: RemoveNote) -> None:
    """Take a note away. Raises FieldInvalid for one that is not there."""
    article_id = _note(work, edit.note_id).article_id
    work.ledger.delete(tables.Note, edit.note_id, article_id=article_id)


def _note(work: Work, note_id: int) -> tables.Note:
    note = work.session.get(tables.Note, note_id)
    if note is None:
        raise FieldInvalid("note", str(note_id))
    return note

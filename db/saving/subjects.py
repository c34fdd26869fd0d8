"""Saves subjects: the terms of vocabularies, and which articles have them."""

from __future__ import annotations

from sqlalchemy import select

from db import tables
from db.catalogue.subjects import TITLE, VOCABULARY, subjects
from db.errors import FieldInvalid
from db.records import AddTerm, KeepTerm, RemoveTerm
from db.saving.authorities import clean_name
from db.saving.nesting import line_of
from db.saving.work import Work
from db.search.collation import match_key


def keep_term(work: Work, edit: KeepTerm) -> int:
    """Add a term to a vocabulary, or change it.

    Raises FieldInvalid for a broader term that is not there, and for a circle.
    """
    vocabulary_id = _vocabulary(work, clean_name(edit.vocabulary))
    notation, label = clean_name(edit.notation), clean_name(edit.label)
    broader_id = None
    if edit.broader is not None:
        broader_id = _term(work, edit.vocabulary, edit.broader)
    held = _held(work, vocabulary_id, notation)
    values = {
        "label": label,
        "label_key": match_key(label),
        "broader_id": broader_id,
        "retired": int(edit.retired),
    }
    if held is None:
        values |= {"vocabulary_id": vocabulary_id, "notation": notation}
        return work.ledger.insert(tables.Term, values)
    if broader_id is not None and held in line_of(work.session, "term", broader_id):
        raise FieldInvalid("broader", edit.broader or "")
    work.ledger.update(tables.Term, held, values)
    return held


def add_term(work: Work, edit: AddTerm) -> int:
    """Give an article a subject, once; the first one that is primary stays alone in that.

    Raises ArticleMissing, and FieldInvalid for a term that is not there or no longer in use.
    """
    work.article(edit.article_id)
    term_id = _term(work, edit.vocabulary, edit.notation)
    if work.session.get_one(tables.Term, term_id).retired:
        raise FieldInvalid("term", edit.notation)
    held = tables.ArticleTerm
    if edit.is_primary:
        query = select(held.id).where(
            held.article_id == edit.article_id, held.is_primary == 1, held.term_id != term_id
        )
        for other in work.session.scalars(query).all():
            work.ledger.update(held, other, {"is_primary": 0}, article_id=edit.article_id)
    found = work.session.scalar(
        select(held.id).where(held.article_id == edit.article_id, held.term_id == term_id)
    )
    if found is not None:
        if edit.is_primary:
            work.ledger.update(held, found, {"is_primary": 1}, article_id=edit.article_id)
        return found
    values = {
        "article_id": edit.article_id,
        "term_id": term_id,
        "is_primary": int(edit.is_primary),
        "method": edit.method.value,
    }
    return work.ledger.insert(held, values, article_id=edit.article_id)


def remove_term(work: Work, edit: RemoveTerm) -> None:
    """Take a subject from an article. Raises FieldInvalid for one that it does not have."""
    held = work.session.get(tables.ArticleTerm, edit.article_term_id)
    if held is None:
        raise FieldInvalid("term", str(edit.article_term_id))
    work.ledger.delete(tables.ArticleTerm, held.id, article_id=held.article_id)


def _vocabulary(work: Work, code: str) -> int:
    vocabulary = tables.Vocabulary
    held = work.session.scalar(select(vocabulary.id).where(vocabulary.code == code))
    if held is not None:
        return held
    title = TITLE if code == VOCABULARY else code
    return work.ledger.insert(vocabulary, {"code": code, "title": title})


def _held(work: Work, vocabulary_id: int, notation: str) -> int | None:
    term = tables.Term
    return work.session.scalar(
        select(term.id).where(term.vocabulary_id == vocabulary_id, term.notation == notation)
    )


def _term(work: Work, vocabulary: str, notation: str) -> int:
    """The term of a notation; one that comes with the program is made with those above it."""
    code, name = clean_name(vocabulary), clean_name(notation)
    known = subjects().get(name) if code == VOCABULARY else None
    vocabulary_id = _vocabulary(work, code)
    held = _held(work, vocabulary_id, name)
    if held is not None:
        return held
    if known is None:
        raise FieldInvalid("term", notation)
    values = {
        "vocabulary_id": vocabulary_id,
        "notation": name,
        "label": known.label,
        "label_en": known.label_en,
        "label_key": match_key(known.label),
        "broader_id": _term(work, code, known.broader) if known.broader else None,
        "ddc": known.ddc,
    }
    return work.ledger.insert(tables.Term, values)

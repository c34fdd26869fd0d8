"""Saves dossiers: how they are nested, and which articles are in them."""

from __future__ import annotations

from sqlalchemy import func, select

from db import tables
from db.errors import FieldInvalid
from db.records import AddToDossier, KeepDossier, RemoveDossier, RemoveFromDossier
from db.saving.authorities import clean_name
from db.saving.nesting import line_of
from db.saving.work import Work
from db.search.collation import match_key


def keep_dossier(work: Work, edit: KeepDossier) -> int:
    """Make a dossier or change one.

    Raises FieldInvalid without a title, for a dossier or parent that is not there, and for one that
    would stand in itself.
    """
    title = clean_name(edit.title)
    if edit.parent_id is not None:
        _held(work, edit.parent_id)
        if edit.dossier_id in line_of(work.session, "dossier", edit.parent_id):
            raise FieldInvalid("parent", str(edit.parent_id))
    values = {
        "title": title,
        "title_key": match_key(title),
        "level": edit.level.value,
        "parent_id": edit.parent_id,
        "scope": (edit.scope or "").strip() or None,
    }
    if edit.dossier_id is None:
        return work.ledger.insert(tables.Dossier, {"uid": work.uid(), **values})
    _held(work, edit.dossier_id)
    work.ledger.update(tables.Dossier, edit.dossier_id, values)
    return edit.dossier_id


def remove_dossier(work: Work, edit: RemoveDossier) -> None:
    """Take a dossier away: the dossiers in it go one up, its articles are taken out of it.

    Articles do not go one up: nobody said that they belong there. Raises FieldInvalid for a
    dossier that is not there.
    """
    parent_id = _held(work, edit.dossier_id).parent_id
    dossier, item = tables.Dossier, tables.DossierItem
    inner = select(dossier.id).where(dossier.parent_id == edit.dossier_id)
    for inner_id in work.session.scalars(inner).all():
        work.ledger.update(dossier, inner_id, {"parent_id": parent_id})
    items = select(item.id, item.article_id).where(item.dossier_id == edit.dossier_id)
    for item_id, article_id in work.session.execute(items).all():
        work.ledger.delete(item, item_id, article_id=article_id)
    work.ledger.delete(dossier, edit.dossier_id)


def add_to_dossier(work: Work, edit: AddToDossier) -> int:
    """Put an article at the end of a dossier, or rewrite why it is there.

    Raises ArticleMissing, and FieldInvalid for a dossier that is neither there nor named.
    """
    work.article(edit.article_id)
    dossier_id = _named(work, edit)
    item = tables.DossierItem
    note = (edit.note or "").strip() or None
    held = work.session.scalar(
        select(item.id).where(item.dossier_id == dossier_id, item.article_id == edit.article_id)
    )
    if held is not None:
        if edit.note is not None:
            work.ledger.update(item, held, {"note": note}, article_id=edit.article_id)
        return held
    last = select(func.max(item.seq)).where(item.dossier_id == dossier_id)
    values = {
        "dossier_id": dossier_id,
        "article_id": edit.article_id,
        "seq": (work.session.scalar(last) or 0) + 1,
        "note": note,
    }
    return work.ledger.insert(item, values, article_id=edit.article_id)


def remove_from_dossier(work: Work, edit: RemoveFromDossier) -> None:
    """Take an article out of a dossier. Raises FieldInvalid when it is not in it."""
    item = tables.DossierItem
    held = work.session.scalar(
        select(item.id).where(
            item.dossier_id == edit.dossier_id, item.article_id == edit.article_id
        )
    )
    if held is None:
        raise FieldInvalid("dossier", str(edit.dossier_id))
    work.ledger.delete(item, held, article_id=edit.article_id)


def _named(work: Work, edit: AddToDossier) -> int:
    """The dossier of an id or title; one of a new title is made."""
    if edit.dossier_id is not None:
        return _held(work, edit.dossier_id).id
    title = clean_name(edit.title)
    dossier = tables.Dossier
    held = select(dossier.id).where(dossier.title == title).order_by(dossier.id)
    found = work.session.scalars(held).first()
    return found if found is not None else keep_dossier(work, KeepDossier(None, title))


def _held(work: Work, dossier_id: int) -> tables.Dossier:
    held = work.session.get(tables.Dossier, dossier_id)
    if held is None:
        raise FieldInvalid("dossier", str(dossier_id))
    return held

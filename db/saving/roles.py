"""Saves what authorities are in an article."""

from __future__ import annotations

from sqlalchemy import select

from db import tables
from db.errors import FieldInvalid
from db.records import AddRole, RemoveRole
from db.saving.anchoring import add_anchor
from db.saving.authorities import find_authority
from db.saving.work import Work


def add_role(work: Work, edit: AddRole) -> int:
    """Give an authority a role in an article; the same role is kept once, with its first place.

    Raises ArticleMissing, AuthorityMissing, QuoteMissing and FieldInvalid.
    """
    work.article(edit.article_id)
    authority_id = find_authority(work, edit.authority)
    role = tables.ArticleRole
    held = work.session.execute(
        select(role.id, role.anchor_id).where(
            role.article_id == edit.article_id,
            role.authority_id == authority_id,
            role.role == edit.role,
        )
    ).first()
    anchor_id = None
    if held is None or held.anchor_id is None:
        anchor_id = add_anchor(work, edit.article_id, edit.quote)
    if held is None:
        values = {
            "article_id": edit.article_id,
            "authority_id": authority_id,
            "role": edit.role.value,
            "anchor_id": anchor_id,
            "method": edit.method.value,
        }
        return work.ledger.insert(role, values, article_id=edit.article_id)
    if anchor_id is not None:
        values = {"anchor_id": anchor_id}
        work.ledger.update(role, held.id, values, article_id=edit.article_id)
    return int(held.id)


def remove_role(work: Work, edit: RemoveRole) -> None:
    """Take a role back. Raises FieldInvalid for one that is not there."""
    held = work.session.get(tables.ArticleRole, edit.role_id)
    if held is None:
        raise FieldInvalid("role", str(edit.role_id))
    work.ledger.delete(tables.ArticleRole, edit.role_id, article_id=held.article_id)

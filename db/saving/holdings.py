"""Saves where copies of articles are kept, and queries that people keep."""

from __future__ import annotations

import json

from sqlalchemy import select

from db import tables
from db.errors import FieldInvalid
from db.records import AddHolding, KeepSearch, RemoveHolding, RemoveSearch
from db.saving.authorities import clean_name
from db.saving.work import Work


def add_holding(work: Work, edit: AddHolding) -> int:
    """Record where a copy is kept. Raises ArticleMissing, and FieldInvalid without a place."""
    work.article(edit.article_id)
    facts = {
        "shelfmark": edit.shelfmark,
        "box": edit.box,
        "item": edit.item,
        "condition": edit.condition,
    }
    values = {
        "article_id": edit.article_id,
        "repository": clean_name(edit.repository),
        "medium": edit.medium.value,
        **{name: (fact or "").strip() or None for name, fact in facts.items()},
    }
    return work.ledger.insert(tables.Holding, values, article_id=edit.article_id)


def remove_holding(work: Work, edit: RemoveHolding) -> None:
    """Take a holding away. Raises FieldInvalid for one that is not there."""
    held = work.session.get(tables.Holding, edit.holding_id)
    if held is None:
        raise FieldInvalid("holding", str(edit.holding_id))
    work.ledger.delete(tables.Holding, edit.holding_id, article_id=held.article_id)


def keep_search(work: Work, edit: KeepSearch) -> int:
    """Keep a query under a name, in place of a former one of this user."""
    search = tables.SavedSearch
    name = clean_name(edit.name)
    values = {
        "query": edit.query,
        "filters": json.dumps(dict(edit.filters), ensure_ascii=False, sort_keys=True),
        "sort": edit.sort,
    }
    held = work.session.scalar(
        select(search.id).where(search.user_id == work.user_id, search.name == name)
    )
    if held is not None:
        work.ledger.update(search, held, values)
        return held
    return work.ledger.insert(search, {"user_id": work.user_id, "name": name, **values})


def remove_search(work: Work, edit: RemoveSearch) -> None:
    """Forget a kept query. Raises FieldInvalid for one that this user does not keep."""
    held = work.session.get(tables.SavedSearch, edit.search_id)
    if held is None or held.user_id != work.user_id:
        raise FieldInvalid("search", str(edit.search_id))
    work.ledger.delete(tables.SavedSearch, edit.search_id)

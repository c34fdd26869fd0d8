"""Saves the facts of articles, and how far their cataloguing is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import select

from db import tables
from db.catalogue.addresses import url_key
from db.errors import ArticleMissing, FieldInvalid
from db.records import (
    STATUS_AFTER,
    ArticleEdit,
    DeleteArticle,
    RestoreArticle,
    Status,
    TextAccess,
)
from db.saving.users import expect_right_to_check
from db.saving.work import Work, days
from db.search.collation import match_key, sort_key

FREE: Final = frozenset(
    {
        *("byline", "dateline", "kicker", "section", "standfirst"),
        *("issue", "page", "genre", "rights_note"),
    }
)
"""The fields that hold any text, or nothing."""

WORDS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "text_access": frozenset(TextAccess),
        "rights": frozenset({"unknown", "in_copyright", "licensed", "public_domain", "own"}),
        "published_basis": frozenset(
            {"printed", "metadata", "url", "filename", "inferred", "unknown"}
        ),
    }
)
"""The fields that hold one of a few words."""

_SHA256: Final = re.compile("[0-9a-f]{64}")

FIELDS: Final = frozenset(
    {
        *(*FREE, *WORDS, "headline", "language", "outlet", "published", "status"),
        "awaits_sha256",
    }
)
"""Everything that an `ArticleEdit` may name."""


def save_fields(work: Work, edit: ArticleEdit) -> int:
    """Save changed facts of an article; a person's first change takes it from new to in progress.

    Raises ArticleMissing, ArticleChanged, NotAllowed, and FieldInvalid for a field or value that an
    article cannot have.
    """
    article = work.article(edit.article_id, edit.row_version)
    values: dict[str, Any] = {}
    for field, value in edit.fields.items():
        values |= _columns(work, field, value)
    if values.get("url_key") is not None and _has_address(work, values["url_key"], article.id):
        raise FieldInvalid("url", values["url"])
    if "published" in values and "published_basis" not in edit.fields:
        values["published_basis"] = "printed" if values["published"] else "unknown"
    if "status" in edit.fields:
        values |= _status(work, article, edit.fields["status"] or "")
    elif article.status == Status.NEW and _differs(article, values):
        values["status"] = Status.IN_PROGRESS.value
    work.ledger.update(tables.Article, edit.article_id, values, article_id=edit.article_id)
    return edit.article_id


def _differs(article: tables.Article, values: Mapping[str, Any]) -> bool:
    return any(getattr(article, name) != value for name, value in values.items())


def _columns(work: Work, field: str, value: str | None) -> dict[str, Any]:
    """What a field means for the columns of an article."""
    text = " ".join(value.split()) or None if value is not None else None
    columns: dict[str, Any]
    match field:
        case _ if field in FREE:
            columns = {field: text}
        case _ if field in WORDS and text in WORDS[field]:
            columns = {field: text}
        case "headline" if text:
            columns = {"headline": text, "headline_sort": sort_key(text)}
        case "awaits_sha256" if text is None or _SHA256.fullmatch(text):
            columns = {"awaits_sha256": text}
        case "language" if text:
            columns = {"language": text}
        case "outlet":
            columns = {"outlet_id": _outlet(work, text)}
        case "published":
            lo, hi = days(field, text)
            columns = {"published": text, "published_lo": lo, "published_hi": hi}
        case "url" if text is None or url_key(text) is not None:
            columns = {"url": text, "url_key": url_key(text) if text else None}
        case "status" if text in set(Status):
            columns = {}
        case _:
            raise FieldInvalid(field, value or "")
    return columns


def _outlet(work: Work, name: str | None) -> int | None:
    """The outlet of a name; one that is new is made."""
    if name is None:
        return None
    outlet, key = tables.Outlet, match_key(name)
    if not key:
        raise FieldInvalid("outlet", name)
    held = work.session.scalar(select(outlet.id).where(outlet.name_key == key))
    if held is not None:
        return held
    return work.ledger.insert(outlet, {"uid": work.uid(), "name": name, "name_key": key})


def _has_address(work: Work, key: str, article_id: int) -> bool:
    """Whether an article other than this one has an address, and is not in the bin."""
    held = tables.Article
    query = select(held.id).where(
        held.url_key == key, held.id != article_id, held.deleted_at.is_(None)
    )
    return work.session.scalar(query) is not None


def _status(work: Work, article: tables.Article, status: str) -> dict[str, Any]:
    """What a new state means for the columns of an article. Raises FieldInvalid, NotAllowed."""
    if status == article.status:
        return {}
    if status not in STATUS_AFTER[Status(article.status)]:
        raise FieldInvalid("status", status)
    columns: dict[str, Any] = {"status": status}
    if status == Status.CATALOGUED:
        columns |= {"cataloguer_id": work.user_id, "checker_id": None}
    elif status == Status.CHECKED:
        expect_right_to_check(work.session, work.user_id, article.id)
        columns["checker_id"] = work.user_id
    return columns


def delete_article(work: Work, edit: DeleteArticle) -> int:
    """Put an article into the bin: it is no longer found, and nothing of it is destroyed.

    Raises ArticleMissing and ArticleChanged.
    """
    work.article(edit.article_id, edit.row_version)
    values = {"deleted_at": work.now}
    work.ledger.update(tables.Article, edit.article_id, values, article_id=edit.article_id)
    work.ledger.mark_deleted(edit.article_id)
    return edit.article_id


def restore_article(work: Work, edit: RestoreArticle) -> int:
    """Take an article out of the bin.

    Raises ArticleMissing, and FieldInvalid when another article has its address now.
    """
    article = work.session.get(tables.Article, edit.article_id)
    if article is None:
        raise ArticleMissing(str(edit.article_id))
    if article.deleted_at is None:
        return article.id
    if article.url_key is not None and _has_address(work, article.url_key, article.id):
        raise FieldInvalid("url", article.url or "")
    values = {"deleted_at": None}
    work.ledger.update(tables.Article, edit.article_id, values, article_id=edit.article_id)
    work.ledger.mark_added(edit.article_id)
    return edit.article_id

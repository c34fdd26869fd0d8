"""What every kind of edit works with: the transaction, its ledger, the clock and the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from db import tables
from db.catalogue.edtf import bounds
from db.errors import ArticleChanged, ArticleMissing, FieldInvalid
from db.identity import new_uid
from db.records import RelationKind, RelationState
from db.saving.ledger import Ledger

RelationRule = Callable[[Session, int, int], tuple[RelationKind, RelationState] | None]


@dataclass(frozen=True, slots=True)
class Work:
    """One change set under way. Lives for one transaction."""

    session: Session
    """For reading: what is written goes through `ledger`."""
    ledger: Ledger
    now: str
    """The archive's time, ISO 8601 in UTC."""
    user_id: int
    random: Callable[[int], bytes]
    rule_for: RelationRule
    """What the rules make of two articles as they are now."""

    def uid(self) -> str:
        """Make a lasting id."""
        return new_uid(self.now, self.random)

    def article(self, article_id: int, row_version: int | None = None) -> tables.Article:
        """Fetch an article that is not in the bin.

        Raises ArticleMissing, and ArticleChanged when somebody saved it after `row_version` was
        read; what this change set did to it does not count.
        """
        article = self.session.get(tables.Article, article_id)
        if article is None or article.deleted_at is not None:
            raise ArticleMissing(str(article_id))
        found = self.ledger.version_before(article_id, article.row_version)
        if row_version is not None and found != row_version:
            raise ArticleChanged(article_id, row_version, found)
        return article


def days(field: str, edtf: str | None) -> tuple[str, str] | tuple[None, None]:
    """First and last day of an EDTF date, or nothing of nothing. Raises FieldInvalid."""
    if edtf is None:
        return None, None
    found = bounds(edtf)
    if found is None:
        raise FieldInvalid(field, edtf)
    return found

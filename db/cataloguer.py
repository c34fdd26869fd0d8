"""Saves what people change in articles; each save says which articles it touched."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import tables
from db.clock import utc_now
from db.engine import WriteEngine
from db.errors import ArticleChanged, ArticleMissing, FieldInvalid
from db.ingest.near import rule_for
from db.lookups.history import to_redo, to_undo
from db.records import (
    Applied,
    ArticleEdit,
    Changes,
    Decision,
    Edit,
    RelationKind,
    RelationState,
    Status,
    TextAccess,
)
from db.saving.applying import apply_edits, record
from db.saving.ledger import Ledger
from db.saving.undoing import REDO, UNDO, take_back
from db.saving.users import user_named

WORDS: Mapping[str, frozenset[str]] = {
    "status": frozenset(Status) - {Status.CHECKED},
    "text_access": frozenset(TextAccess),
}
"""The fields that hold one of a few words. `checked` needs a second person: a later step."""

FREE = frozenset({"byline", "dateline", "kicker", "section"})
"""The fields that hold any text, or nothing."""


class Cataloguer:
    """Writes to one archive. For one thread at a time; each save is one transaction.

    When a method returns, what it saved is on the disk. Every method may raise ArchiveBusy,
    ArchiveFull, ArchiveReadOnly and ArchiveDamaged; then nothing of the save is stored.
    """

    def __init__(
        self,
        writer: WriteEngine,
        user: str,
        now: Callable[[], str] = utc_now,
        random: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self._writer = writer
        self._user = user
        self._now = now
        self._random = random

    @property
    def user(self) -> str:
        """The initials of the person who saves."""
        return self._user

    def close(self) -> None:
        """Close the connection."""
        self._writer.close()

    def apply(self, edits: Sequence[Edit]) -> Applied:
        """Save some edits: all of them, as one change set, or none.

        Raises ArticleMissing, ArticleChanged, AuthorityMissing, QuoteMissing, NotAllowed, and
        FieldInvalid for whatever cannot be.
        """
        with self._writer.transaction() as session:
            return apply_edits(session, edits, self._user, self._now(), self._random)

    def undo(self, change_set: int | None = None) -> Applied:
        """Take back a change set: the one named, else the newest of this user that stands.

        With nothing to take back nothing happens. Raises ChangeMissing and ChangeConflict.
        """
        return self._take_back(UNDO, change_set)

    def redo(self) -> Applied:
        """Make again what this user took back last, unless they changed something since.

        Raises ChangeConflict.
        """
        return self._take_back(REDO, None)

    def _take_back(self, action: str, change_set: int | None) -> Applied:
        with self._writer.transaction() as session:
            ledger = Ledger(session, self._now())
            user_id = user_named(session, self._user)
            if change_set is None:
                find = to_undo if action == UNDO else to_redo
                change_set = find(session, self._user)
            if change_set is None:
                return Applied(None, Changes(), ())
            changes = take_back(session, ledger, change_set)
            summary = session.get_one(tables.ChangeSet, change_set).summary
            made = record(
                session, ledger, user_id, action, summary, 0, self._now(), undoes=change_set
            )
            return Applied(made, changes, ())

    def save(self, edit: ArticleEdit) -> Changes:
        """Save changed fields of one article.

        Raises ArticleMissing, ArticleChanged when somebody saved it since it was read, and
        FieldInvalid for a field or value that an article cannot have.
        """
        for field, value in edit.fields.items():
            if not (field in FREE or (field in WORDS and value in WORDS[field])):
                raise FieldInvalid(field, value or "")
        with self._writer.transaction() as session:
            article = _unchanged(session, edit.article_id, edit.row_version)
            for field, value in edit.fields.items():
                setattr(article, field, value)
            self._touch(article)
        return Changes(updated=(edit.article_id,))

    def delete(self, article_id: int, row_version: int) -> Changes:
        """Put an article into the bin: it is no longer found, and nothing of it is destroyed.

        Raises ArticleMissing and ArticleChanged.
        """
        with self._writer.transaction() as session:
            article = _unchanged(session, article_id, row_version)
            article.deleted_at = self._now()
            self._touch(article)
        return Changes(deleted=(article_id,))

    def decide(self, relation_id: int, decision: Decision) -> Changes:
        """Keep what a person says of two linked articles; `undecide` takes it back.

        A duplicate goes into the bin: that is the later article of the two. Its original files
        stay. Raises FieldInvalid for a link that is not there, or when the two are linked as what
        they are decided to be already; ArticleMissing when one of them is in the bin.
        """
        with self._writer.transaction() as session:
            relation = _relation(session, relation_id)
            both = (relation.article_id, relation.other_id)
            later, _ = (_live(session, article_id) for article_id in both)
            if decision in _KINDS:
                _rename(session, relation, _KINDS[decision])
            is_no = decision is Decision.NO
            relation.state = RelationState.REJECTED if is_no else RelationState.ACCEPTED
            relation.decided_at = self._now()
            if decision is not Decision.DUPLICATE:
                return Changes(updated=both)
            later.deleted_at = relation.decided_at
            self._touch(later)
        return Changes(updated=both[1:], deleted=both[:1])

    def undecide(self, relation_id: int) -> Changes:
        """Take back what a person decided: the link is again what the rules made of it.

        What was decided to be a duplicate comes back from the bin. Raises FieldInvalid for a link
        that is not there, and when another article has come from the same address meanwhile.
        """
        with self._writer.transaction() as session:
            relation = _relation(session, relation_id)
            both = (relation.article_id, relation.other_id)
            if relation.decided_at is None:
                return Changes()
            later = session.get_one(tables.Article, relation.article_id)
            is_back = (
                relation.kind == RelationKind.SAME_TEXT and later.deleted_at == relation.decided_at
            )
            if is_back:
                _restore(session, later)
                self._touch(later)
                session.flush()
            rule = rule_for(session, *both)
            relation.state = rule.state if rule else RelationState.SUGGESTED
            relation.decided_at = None
            if rule:
                _rename(session, relation, rule.kind)
        if is_back:
            return Changes(added=both[:1], updated=both[1:])
        return Changes(updated=both)

    def _touch(self, article: tables.Article) -> None:
        article.row_version += 1
        article.updated_at = self._now()


_KINDS: Mapping[Decision, RelationKind] = {
    Decision.REPRINT: RelationKind.REPRINT_OF,
    Decision.DUPLICATE: RelationKind.SAME_TEXT,
}
"""What a decision makes of a link, whatever it was suggested to be."""


def _relation(session: Session, relation_id: int) -> tables.ArticleRelation:
    relation = session.get(tables.ArticleRelation, relation_id)
    if relation is None:
        raise FieldInvalid("relation", str(relation_id))
    return relation


def _rename(session: Session, relation: tables.ArticleRelation, kind: RelationKind) -> None:
    """Make a link one of another kind, unless there is such a one beside it."""
    held = tables.ArticleRelation
    beside = select(held.id).where(
        held.article_id == relation.article_id,
        held.other_id == relation.other_id,
        held.kind == kind,
        held.id != relation.id,
    )
    if session.scalar(beside) is not None:
        raise FieldInvalid("kind", kind)
    relation.kind = kind.value


def _restore(session: Session, article: tables.Article) -> None:
    """Take an article out of the bin, unless another one has its address now."""
    held = tables.Article
    if article.url_key is not None:
        taken = select(held.id).where(held.url_key == article.url_key, held.deleted_at.is_(None))
        if session.scalar(taken) is not None:
            raise FieldInvalid("url", article.url or "")
    article.deleted_at = None


def _live(session: Session, article_id: int) -> tables.Article:
    """Fetch an article that is not in the bin."""
    article = session.get(tables.Article, article_id)
    if article is None or article.deleted_at is not None:
        raise ArticleMissing(str(article_id))
    return article


def _unchanged(session: Session, article_id: int, row_version: int) -> tables.Article:
    """Fetch an article for a save, unless it is gone or newer than the one that was read."""
    article = _live(session, article_id)
    if article.row_version != row_version:
        raise ArticleChanged(article_id, row_version, article.row_version)
    return article

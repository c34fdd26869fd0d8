"""Saves what people change in the archive; each save says which articles it touched."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from db import tables
from db.clock import utc_now
from db.engine import WriteEngine
from db.errors import ChangeMissing
from db.ingest.near import rule_for
from db.lookups.history import standing, to_redo, to_undo
from db.records import Applied, Changes, Edit
from db.saving.applying import apply_edits, record
from db.saving.checking import recheck
from db.saving.ledger import Ledger
from db.saving.soundness import is_storable
from db.saving.undoing import REDO, UNDO, take_back
from db.saving.users import expect_right_to_undo, rights_of, user_named


class Cataloguer:
    """Writes to one archive for one person. For one thread at a time; each save is one transaction.

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
            return apply_edits(session, edits, self._user, self._now(), self._random, rule_for)

    def undo(self, change_set: int | None = None) -> Applied:
        """Take back a change set: the one named, else the newest of this user that stands.

        With nothing to take back, or when it is taken back already, nothing happens.
        Raises ChangeMissing, ChangeConflict, and NotAllowed for what this user could not do.
        """
        return self._take_back(UNDO, change_set)

    def redo(self) -> Applied:
        """Make again what this user took back last, unless they changed something since.

        Raises ChangeConflict and NotAllowed.
        """
        return self._take_back(REDO, None)

    def _take_back(self, action: str, change_set: int | None) -> Applied:
        if change_set is not None and not is_storable(change_set):
            raise ChangeMissing(change_set)
        with self._writer.transaction() as session:
            now = self._now()
            ledger = Ledger(session, now)
            user_id = user_named(session, self._user)
            if change_set is None:
                find = to_undo if action == UNDO else to_redo
                change_set = find(session, self._user)
            else:
                change_set = standing(session, change_set)
            if change_set is None:
                return Applied(None, Changes(), ())
            rights = rights_of(session, user_id)
            changes = take_back(session, ledger, change_set)
            is_own = session.get_one(tables.ChangeSet, change_set).user_id == user_id
            expect_right_to_undo(session, rights, ledger.written, is_own=is_own)
            recheck(session, ledger.written)
            summary = session.get_one(tables.ChangeSet, change_set).summary
            made = record(session, ledger, user_id, action, summary, 0, now, undoes=change_set)
            return Applied(made, changes, ())

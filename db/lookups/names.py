"""Finds authorities while somebody types a name, before a new one is made of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.name_index import Form, NameIndex, rank
from db.lookups.authorities import CHUNK, article_counts, authority_rows
from db.records import (
    AuthorityKind,
    AuthorityMatch,
    AuthorityStatus,
    MatchKind,
    NameKind,
)
from db.search.other_names import bundled

MOST_RANKED = 1000
"""Of more names that are found in one way, the shortest are ranked by their articles."""

MOST_CHANGES = 5000
"""After more changes everything is read anew."""

STEP = 1000
"""Name forms that are read at once while nobody waits for them: some 30 ms."""

ALL = -1


class AuthorityNames:
    """Owns the name forms of an archive in memory; for one reader, on its thread.

    They are read once, at the latest when somebody first looks for a name, and follow the changes
    since then. Where there is time before that, they are read in steps.
    """

    def __init__(self) -> None:
        self._seen: int | None = None
        self._read_to = 0
        """No name form after this one was read yet, unless all were."""
        self._whole = False

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(bundled())

    def find(
        self, session: Session, text: str, kinds: Collection[AuthorityKind], limit: int
    ) -> tuple[AuthorityMatch, ...]:
        """Find authorities by a name, the best way first, then those with most articles."""
        self._follow(session)
        found = self._index.find(text, kinds, limit)
        chosen: list[tuple[Form, MatchKind]] = []
        for how, forms in found.items():
            best = _most_used(session, forms, limit - len(chosen))
            chosen += [(form, how) for form in best]
        rows = authority_rows(session, [form.authority_id for form, _ in chosen])
        return tuple(
            AuthorityMatch(rows[form.authority_id], form.name, form.name_kind, how)
            for form, how in chosen
        )

    def warm(self, session: Session) -> bool:
        """Read some more name forms; True when all are there.

        What changes between two steps is followed by the next look-up.
        """
        return self._read_on(session, STEP)

    def _read_on(self, session: Session, most: int) -> bool:
        if self._whole:
            return True
        if self._seen is None:
            self._seen = _newest(session)
        form = tables.AuthorityName
        ids = select(form.id).where(form.id > self._read_to).order_by(form.id).limit(most)
        last = session.scalar(select(func.max(ids.subquery().c.id)))
        if last is None:
            self._whole = True
            self._index.find("a", (), 1)
        else:
            self._put(session, form.id > self._read_to, form.id <= last)
            self._read_to = last
        return self._whole

    def _follow(self, session: Session) -> None:
        """Bring the names to what the session sees."""
        newest = _newest(session)
        if self._whole and newest == self._seen:
            return
        changed = self._changed(session) if self._seen is not None else None
        if changed is None or newest < (self._seen or 0):
            self._forget()
        while not self._read_on(session, ALL):
            pass
        if changed is not None:
            self._refresh(session, *changed)
        self._seen = newest

    def _forget(self) -> None:
        self.__dict__.pop("_index", None)
        self._seen, self._read_to, self._whole = None, 0, False

    def _changed(self, session: Session) -> tuple[set[int], set[int]] | None:
        """The forms and the authorities that were changed; None where they are too many."""
        change = tables.Change
        named = (tables.Authority.__tablename__, tables.AuthorityName.__tablename__)
        query = (
            select(change.table_name, change.row_key)
            .where(change.id > self._seen, change.table_name.in_(named))
            .limit(MOST_CHANGES + 1)
        )
        keys: Mapping[str, set[int]] = {name: set() for name in named}
        rows = session.execute(query).all()
        for name, key in rows:
            keys[name].add(json.loads(key)[0])
        return (keys[named[1]], keys[named[0]]) if len(rows) <= MOST_CHANGES else None

    def _refresh(self, session: Session, forms: set[int], authorities: set[int]) -> None:
        for form_id in forms:
            self._index.drop(form_id)
        for authority_id in authorities:
            self._index.drop_authority(authority_id)
        form = tables.AuthorityName
        for chunk in _chunks(forms):
            self._put(session, form.id.in_(chunk))
        for chunk in _chunks(authorities):
            self._put(session, form.authority_id.in_(chunk))

    def _put(self, session: Session, *which: ColumnElement[bool]) -> None:
        form, held = tables.AuthorityName, tables.Authority
        query = (
            select(form.id, form.authority_id, held.kind, form.name, form.kind)
            .join(held, held.id == form.authority_id)
            .where(held.status != AuthorityStatus.MERGED, *which)
        )
        kinds = {kind.value: kind for kind in AuthorityKind}
        name_kinds = {kind.value: kind for kind in NameKind}
        for form_id, authority_id, kind, name, name_kind in session.execute(query):
            one = Form(form_id, authority_id, kinds[kind], name, name_kinds[name_kind])
            self._index.put(one)


def _most_used(session: Session, forms: Sequence[Form], limit: int) -> list[Form]:
    """Put name forms in order: those of authorities that most articles have in a role first."""
    if limit <= 0:
        return []
    ranked = nsmallest(MOST_RANKED, forms, key=rank)
    counts: dict[int, int] = {}
    for chunk in _chunks(form.authority_id for form in ranked):
        counts |= article_counts(session, chunk)
    ranked.sort(key=lambda form: -counts.get(form.authority_id, 0))
    return ranked[:limit]


def _chunks(ids: Iterable[int]) -> list[list[int]]:
    wanted = list(ids)
    return [wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK)]


def _newest(session: Session) -> int:
    """The newest change that the session sees."""
    return session.scalar(select(func.max(tables.Change.id))) or 0

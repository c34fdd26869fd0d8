"""What the archive knows of names, for the reader of suggestions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.gathering import KnownName
from db.lookups.authorities import authority_rows
from db.records import AuthorityKind, AuthorityStatus, NameKind

_AT_ONCE = 500


class KnownNames:
    """Looks names up in one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find_names(self, keys: Collection[str]) -> Mapping[str, Sequence[KnownName]]:
        """The name forms of each of these keys (`match_key` of a name)."""
        form, authority = tables.AuthorityName, tables.Authority
        wanted = sorted(keys)
        rows = [
            row
            for start in range(0, len(wanted), _AT_ONCE)
            for row in self._session.execute(
                select(form.name_key, authority.id, authority.kind, form.name, form.kind)
                .join(authority, authority.id == form.authority_id)
                .where(
                    form.name_key.in_(wanted[start : start + _AT_ONCE]),
                    authority.status != AuthorityStatus.MERGED,
                )
                .order_by(form.id)
            )
        ]
        held = authority_rows(self._session, {row[1] for row in rows})
        found: dict[str, list[KnownName]] = defaultdict(list)
        for key, authority_id, kind, _, name_kind in rows:
            row = held[authority_id]
            name = KnownName(
                authority_id, AuthorityKind(kind), row.name, NameKind(name_kind), row.articles
            )
            found[key].append(name)
        return found

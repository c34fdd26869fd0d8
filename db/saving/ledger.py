"""Writes rows of the catalogue and keeps what each write did, so that it can be taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, insert, select
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Session

from db import tables
from db.errors import FieldInvalid
from db.lookups.images import image_text
from db.records import Changes

VERSION_COLUMNS = frozenset({"row_version", "updated_at"})
"""Columns that every save of an article or authority changes, whatever it is about."""

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """What one write did to one row."""

    table: str
    key: str
    operation: str
    article_id: int | None
    before: str | None
    after: str | None


class Ledger:
    """Owns the writes of one change set, in one transaction of the given session.

    Every write of the catalogue goes through it: nothing else changes a row that people edit. A
    write that names an article raises the article's `row_version`, once in a change set.
    """

    def __init__(self, session: Session, now: str) -> None:
        self._session = session
        self._now = now
        self._written: list[Written] = []
        self._versions: dict[int, int] = {}
        self._updated: list[int] = []
        self._added: list[int] = []
        self._deleted: list[int] = []

    @property
    def written(self) -> Sequence[Written]:
        """All writes so far, in their order."""
        return self._written

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that were touched, in order of their first touch."""
        return tuple(self._versions)

    @property
    def versions(self) -> Mapping[int, int]:
        """The version that each article had which was touched."""
        return dict(self._versions)

    def insert(
        self, table: type[tables.Table], values: Values, *, article_id: int | None = None
    ) -> int:
        """Write a new row; the answer is its key, the first part of it where there are several."""
        self.touch(article_id)
        sql = sql_table(table)
        keys = self._session.execute(
            insert(sql).values(**values).returning(*sql.primary_key.columns)
        )
        key = tuple(keys.one())
        self._note(sql, key, "insert", article_id, None, self._row(sql, key))
        return int(key[0])

    def update(
        self,
        table: type[tables.Table],
        key: int | Sequence[Any],
        values: Values,
        *,
        article_id: int | None = None,
        touches: bool = True,
    ) -> bool:
        """Change columns of a row; False when they hold these values already.

        With `touches` false it stands in the history of the article and leaves its version. Raises
        FieldInvalid when there is no such row.
        """
        sql, whole = sql_table(table), _whole(key)
        row = self._row(sql, whole)
        changed = {name: value for name, value in values.items() if row[name] != value}
        if not changed:
            return False
        if touches:
            self.touch(article_id)
        self._session.execute(sql.update().where(at_key(sql, whole)).values(**changed))
        before = {name: row[name] for name in changed}
        self._note(sql, whole, "update", article_id, before, changed)
        return True

    def delete(
        self,
        table: type[tables.Table],
        key: int | Sequence[Any],
        *,
        article_id: int | None = None,
    ) -> None:
        """Take a row away. Raises FieldInvalid when there is no such row."""
        sql, whole = sql_table(table), _whole(key)
        row = self._row(sql, whole)
        self.touch(article_id)
        self._session.execute(sql.delete().where(at_key(sql, whole)))
        self._note(sql, whole, "delete", article_id, row, None)

    def write_back(
        self, sql: SqlTable, key: Sequence[Any], values: Values | None, article_id: int | None
    ) -> None:
        """Make a row exactly what it was, or take it away where it was not: for undo alone."""
        held = read_row(self._session, sql, key)
        if values is None:
            self._session.execute(sql.delete().where(at_key(sql, key)))
            self._note(sql, key, "delete", article_id, held, None)
        elif held is None:
            self._session.execute(insert(sql).values(**values))
            self._note(sql, key, "insert", article_id, None, values)
        else:
            changed = {name: value for name, value in values.items() if held[name] != value}
            if changed:
                self._session.execute(sql.update().where(at_key(sql, key)).values(**changed))
                before = {name: held[name] for name in changed}
                self._note(sql, key, "update", article_id, before, changed)

    def touch(self, article_id: int | None) -> None:
        """Raise the version of an article, unless this change set has done so."""
        if article_id is None or article_id in self._versions:
            return
        sql = sql_table(tables.Article)
        row = self._row(sql, (article_id,))
        self._versions[article_id] = row["row_version"]
        before = {name: row[name] for name in VERSION_COLUMNS}
        after = {"row_version": row["row_version"] + 1, "updated_at": self._now}
        self._session.execute(sql.update().where(sql.c.id == article_id).values(**after))
        self._note(sql, (article_id,), "update", article_id, before, after)

    def version_before(self, article_id: int, version: int) -> int:
        """The version that an article had before this change set, given the one it has now."""
        return self._versions.get(article_id, version)

    def mark_updated(self, article_id: int) -> None:
        """Tell that something about an article changed that is no part of it, such as a link."""
        self._updated.append(article_id)

    def mark_added(self, article_id: int) -> None:
        """Tell that an article can be found again."""
        self._added.append(article_id)

    def mark_deleted(self, article_id: int) -> None:
        """Tell that an article went into the bin."""
        self._deleted.append(article_id)

    def changes(self) -> Changes:
        """Which articles the writes touched."""
        moved = {*self._added, *self._deleted}
        seen = dict.fromkeys((*self._versions, *self._updated))
        updated = tuple(one for one in seen if one not in moved)
        return Changes(tuple(self._added), updated, tuple(self._deleted))

    def _note(
        self,
        sql: SqlTable,
        key: Sequence[Any],
        operation: str,
        article_id: int | None,
        before: Values | None,
        after: Values | None,
    ) -> None:
        told = key_text(key)
        self._written.append(
            Written(sql.name, told, operation, article_id, image_text(before), image_text(after))
        )
        # What the session has read of the row is no longer so.
        self._session.expire_all()

    def _row(self, sql: SqlTable, key: Sequence[Any]) -> Values:
        row = read_row(self._session, sql, key)
        if row is None:
            raise FieldInvalid(sql.name, key_text(key))
        return row


def sql_table(table: type[tables.Table]) -> SqlTable:
    """The table of a class."""
    held = table.__table__
    assert isinstance(held, SqlTable)
    return held


def read_row(session: Session, sql: SqlTable, key: Sequence[Any]) -> Values | None:
    """Read one row with all its columns."""
    row = session.execute(select(sql).where(at_key(sql, key))).first()
    return dict(row._mapping) if row else None  # noqa: SLF001 - the documented way to its names


def at_key(sql: SqlTable, key: Sequence[Any]) -> ColumnElement[bool]:
    """The condition that a row has this primary key."""
    columns = sql.primary_key.columns
    return and_(*(column == part for column, part in zip(columns, key, strict=True)))


def key_text(key: Sequence[Any]) -> str:
    """A primary key as it is written down."""
    return json.dumps(list(key))


def read_key(told: str) -> list[Any]:
    """Read a primary key that `key_text` wrote down."""
    return list(json.loads(told))


def _whole(key: int | Sequence[Any]) -> tuple[Any, ...]:
    return (key,) if isinstance(key, int) else tuple(key)

"""Takes change sets back, and makes them again, in whatever session and on whatever day."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Row, Table, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db import tables
from db.errors import ChangeConflict, ChangeMissing
from db.lookups.images import read_image
from db.records import Changes, RelationKind
from db.saving.ledger import VERSION_COLUMNS, Ledger, Values, read_key, read_row
from db.saving.links import beside
from db.saving.nesting import ABOVE, line_of

WrittenRow = Row[str, str, str, str | None, str | None, int | None]
"""Table, key, operation, image before and after, and the article that the write belonged to."""

UNDO = "undo"
REDO = "redo"


def take_back(session: Session, ledger: Ledger, change_set: int) -> Changes:
    """Bring the rows of a change set back to what they were before it.

    What other change sets did to other columns and rows stays. Raises ChangeMissing; and
    ChangeConflict when a row is no longer what the change set made of it, or is in use elsewhere.
    """
    if session.get(tables.ChangeSet, change_set) is None:
        raise ChangeMissing(change_set)
    change = tables.Change
    rows = session.execute(
        select(
            change.table_name,
            change.row_key,
            change.operation,
            change.before,
            change.after,
            change.article_id,
        )
        .where(change.change_set_id == change_set)
        .order_by(change.id.desc())
    ).all()
    back = _Back(session, ledger, change_set)
    for row in rows:
        back.take(row)
    _expect_no_circle(session, change_set, rows)
    _expect_one_link(session, change_set, rows)
    return back.changes()


def _expect_no_circle(session: Session, change_set: int, rows: Sequence[WrittenRow]) -> None:
    """Refuse to put a dossier or term into itself: what it goes back under may be in it now."""
    for row in rows:
        if row.table_name not in ABOVE:
            continue
        line = line_of(session, row.table_name, read_key(row.row_key)[0])
        if len(line) > len(set(line)):
            raise ChangeConflict(change_set, row.table_name, row.row_key)


def _expect_one_link(session: Session, change_set: int, rows: Sequence[WrittenRow]) -> None:
    """Refuse to bring a link back that somebody has made since, the other way round."""
    for row in rows:
        if row.table_name != tables.ArticleRelation.__tablename__:
            continue
        link = session.get(tables.ArticleRelation, read_key(row.row_key)[0])
        if link is not None and beside(session, link, RelationKind(link.kind)) is not None:
            raise ChangeConflict(change_set, row.table_name, row.row_key)


_FOLLOWS_THE_TEXT = frozenset(
    {"text_version_id", "start", "stop", "exact", "prefix", "suffix", "state"}
)
"""Columns of a place that a later text version changes: no reason to keep what was anchored."""


def _of_its_own(sql: Table, after: Values) -> Values:
    if sql.name != "anchor":
        return after
    return {name: value for name, value in after.items() if name not in _FOLLOWS_THE_TEXT}


class _Back:
    """Owns the way back of one change set."""

    def __init__(self, session: Session, ledger: Ledger, change_set: int) -> None:
        self._session = session
        self._ledger = ledger
        self._change_set = change_set
        self._updated: dict[int, None] = {}
        self._binned: dict[int, bool] = {}

    def changes(self) -> Changes:
        """Which articles came back, changed, or went into the bin."""
        added = tuple(one for one, gone in self._binned.items() if not gone)
        deleted = tuple(one for one, gone in self._binned.items() if gone)
        return Changes(
            added, tuple(one for one in self._updated if one not in self._binned), deleted
        )

    def take(self, row: WrittenRow) -> None:
        """Reverse one write."""
        sql = tables.Table.metadata.tables[row.table_name]
        key = read_key(row.row_key)
        before, after = read_image(row.before), read_image(row.after)
        held = read_row(self._session, sql, key)
        try:
            if row.operation == "insert":
                self._expect(sql, row.row_key, held, _of_its_own(sql, after))
                self._ledger.write_back(sql, key, None, self._article(held, row))
            elif row.operation == "delete":
                if held is not None:
                    raise self._conflict(sql, row.row_key)
                self._ledger.write_back(sql, key, before, self._article(before, row))
            else:
                self._update(sql, row, held, before, after)
        except IntegrityError as error:
            raise self._conflict(sql, row.row_key) from error

    def _update(
        self,
        sql: Table,
        row: WrittenRow,
        held: Values | None,
        before: Values,
        after: Values,
    ) -> None:
        facts = {name: value for name, value in after.items() if name not in VERSION_COLUMNS}
        self._expect(sql, row.row_key, held, facts)
        assert held is not None
        article_id = self._article(held, row) if sql.name != "article" else held["id"]
        if after.keys() & VERSION_COLUMNS and any(
            held[name] != value for name, value in after.items()
        ):
            # Somebody saved something else since: the version goes on, it does not go back.
            before = {name: before[name] for name in facts}
            if sql.name == "article":
                self._ledger.touch(held["id"])
        if sql.name == "article":
            self._updated[held["id"]] = None
            if "deleted_at" in before:
                self._binned[held["id"]] = before["deleted_at"] is not None
        if before:
            self._ledger.write_back(sql, read_key(row.row_key), {**held, **before}, article_id)

    def _article(self, held: Values | None, row: WrittenRow) -> int | None:
        """The article that a row belongs to; a quotation on a sheet belongs to none."""
        if row.article_id is None:
            return None
        article_id = (held or {}).get("article_id")
        for touched in (article_id, (held or {}).get("other_id") if article_id else None):
            if touched is not None:
                self._updated[touched] = None
        return article_id

    def _expect(self, sql: Table, told: str, held: Values | None, values: Values) -> None:
        if held is None or any(held[name] != value for name, value in values.items()):
            raise self._conflict(sql, told)

    def _conflict(self, sql: Table, told: str) -> ChangeConflict:
        return ChangeConflict(self._change_set, sql.name, told)

"""Brings single articles back to what they were in another state of the same archive."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Table as SqlTable
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.anchors import Corrected
from db.errors import ArticleMissing, FieldInvalid
from db.lookups.fixity import StoredText, text_version
from db.saving.anchoring import anchors_in, carry_anchors
from db.saving.ledger import VERSION_COLUMNS, Ledger, Values, read_row, sql_table

RECORDED: Final = (
    tables.ArticleRole,
    tables.ArticleTerm,
    tables.Note,
    tables.Holding,
    tables.Figure,
)
"""What is recorded of an article and belongs to it alone."""

Rows = dict[tuple[Any, ...], Values]


class BringingBack:
    """Owns the way of some articles from a former state into the present one.

    `then` reads the former state; the ledger writes into the transaction of `now`, so that all of
    it is one change that can be undone. What the article shares with others (awards, relations,
    dossiers) stays as it is now. For one thread.
    """

    def __init__(self, then: Session, now: Session, ledger: Ledger) -> None:
        self._then = then
        self._now = now
        self._ledger = ledger
        self.left_out = 0
        """Rows that could not come back: what they name is no longer in the archive."""
        self.mended = 0
        """Texts that a turned bit had changed, and that are again what was stored."""

    def bring(self, article_id: int) -> None:
        """Make one article what it was: facts, text, and what was recorded of it.

        Raises ArticleMissing where the former state has no such article, and FieldInvalid where
        its address or number belongs to another one now.
        """
        sql = sql_table(tables.Article)
        row = read_row(self._then, sql, (article_id,))
        if row is None:
            raise ArticleMissing(str(article_id))
        held = read_row(self._now, sql, (article_id,))
        if held is not None and held["uid"] != row["uid"]:
            raise FieldInvalid("uid", row["uid"])
        self._mend_texts(article_id)
        try:
            if held is None:
                self._ledger.write_back(sql, (article_id,), self._fitting(sql, row), article_id)
                self._ledger.mark_added(article_id)
            else:
                self._ledger.touch(article_id)
                self._bring_facts(sql, row, held)
            self._bring_texts(article_id)
            self._bring_anchors(article_id)
            for table in RECORDED:
                self._bring_rows(sql_table(table), article_id)
        except IntegrityError as error:
            raise FieldInvalid("article", str(error.orig)) from error

    def _mend_texts(self, article_id: int) -> None:
        """Make texts that are not what was stored what they were.

        That is no edit, and undo does not make it undone: a text is what its SHA-256 says.
        """
        version = sql_table(tables.TextVersion)
        ids = select(version.c.id).where(version.c.article_id == article_id)
        for number in self._now.scalars(ids).all():
            now, then = text_version(self._now, number), text_version(self._then, number)
            if now is None or then is None or _is_sound(now) or not _is_sound(then):
                continue
            # One of the two is as it was: so this is the text that the other one belongs to.
            if now.sha256 == then.sha256 or now.content == then.content:
                values = {"text": then.content.decode(), "sha256": then.sha256}
                self._now.execute(version.update().where(version.c.id == number).values(**values))
                self._ledger.touch(article_id)
                self.mended += 1

    def _bring_facts(self, sql: SqlTable, row: Values, held: Values) -> None:
        facts = self._fitting(sql, row) or {}
        facts = {name: value for name, value in facts.items() if name not in VERSION_COLUMNS}
        article_id = row["id"]
        self._ledger.update(tables.Article, article_id, facts, article_id=article_id)
        if held["deleted_at"] is not None and row["deleted_at"] is None:
            self._ledger.mark_added(article_id)
        elif held["deleted_at"] is None and row["deleted_at"] is not None:
            self._ledger.mark_deleted(article_id)

    def _bring_texts(self, article_id: int) -> None:
        """Make the version current that was current; later ones stay, as former ones do."""
        version, block = sql_table(tables.TextVersion), sql_table(tables.Block)
        then = _rows(self._then, version, article_id)
        now = _rows(self._now, version, article_id)
        current = next((row for row in now.values() if row["is_current"]), None)
        wanted = next(row for row in then.values() if row["is_current"])
        if current is not None and current["id"] != wanted["id"]:
            former = {**current, "is_current": 0}
            self._ledger.write_back(version, (current["id"],), former, article_id)
        for key, row in then.items():
            if key not in now:
                self._write(version, key, row, article_id)
                query = select(block).where(block.c.text_version_id == row["id"])
                for one in self._then.execute(query).all():
                    span = dict(one._mapping)  # noqa: SLF001 - the documented way to its names
                    self._write(block, (span["text_version_id"], span["seq"]), span, article_id)
        if wanted["id"] in {key[0] for key in now} and not now[wanted["id"],]["is_current"]:
            again = {**now[wanted["id"],], "is_current": 1}
            self._ledger.write_back(version, (wanted["id"],), again, article_id)
        if current is not None and current["id"] != wanted["id"]:
            found = Corrected(current["text"], wanted["text"])
            places = anchors_in(self._now, current["id"])
            carry_anchors(self._ledger, places, wanted["id"], found.find)

    def _bring_anchors(self, article_id: int) -> None:
        """Bring the places back; those that came since stay, for whatever stands on them."""
        sql = sql_table(tables.Anchor)
        now = _rows(self._now, sql, article_id)
        for key, row in _rows(self._then, sql, article_id).items():
            if now.get(key) != row:
                self._write(sql, key, row, article_id)

    def _bring_rows(self, sql: SqlTable, article_id: int) -> None:
        then, now = _rows(self._then, sql, article_id), _rows(self._now, sql, article_id)
        for key in now.keys() - then.keys():
            self._ledger.write_back(sql, key, None, article_id)
        for key, row in then.items():
            if now.get(key) != row:
                self._write(sql, key, row, article_id)

    def _write(self, sql: SqlTable, key: tuple[Any, ...], row: Values, article_id: int) -> None:
        fitting = self._fitting(sql, row)
        if fitting is None:
            self.left_out += 1
        else:
            self._ledger.write_back(sql, key, fitting, article_id)

    def _fitting(self, sql: SqlTable, row: Values) -> Values | None:
        """A row without what is gone meanwhile; None where it cannot be without."""
        fitting: dict[str, Any] = dict(row)
        for column in sql.columns:
            for reference in column.foreign_keys:
                value, other = row[column.name], reference.column
                if value is None:
                    continue
                found = self._now.execute(select(other).where(other == value)).first()
                if found is None and not column.nullable:
                    return None
                if found is None:
                    fitting[column.name] = None
        return fitting


def _is_sound(stored: StoredText) -> bool:
    return hashlib.sha256(stored.content).hexdigest() == stored.sha256


def _rows(session: Session, sql: SqlTable, article_id: int) -> Rows:
    """The rows of a table that belong to an article, by their keys."""
    rows: Rows = {}
    for one in session.execute(select(sql).where(sql.c.article_id == article_id)).all():
        row: Mapping[str, Any] = dict(one._mapping)  # noqa: SLF001 - the documented way to its names
        rows[tuple(row[column.name] for column in sql.primary_key.columns)] = row
    return rows

"""Gathers the rows of new articles and writes them table by table, as fast as SQLite takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from db import tables
from db.records import NewBlock

Row = dict[str, Any]

_ORDER: tuple[type[tables.Table], ...] = (
    tables.Outlet,
    tables.SourceFile,
    tables.Article,
    tables.ArticleFile,
    tables.TextVersion,
)
"""Each table after those it refers to."""

_INSERT_BLOCKS = "INSERT INTO block (text_version_id, seq, kind, start, stop) VALUES"
_BLOCKS_AT_ONCE = 200


class Rows:
    """Owns rows that are not yet written. For the thread that has the session.

    Single inserts through SQLAlchemy cost three times as much.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows: dict[type[tables.Table], list[Row]] = {table: [] for table in _ORDER}
        self._blocks: list[tuple[int, int, str, int, int]] = []

    def add(self, table: type[tables.Table], row: Row) -> None:
        """Take in a row; all rows of a table must have the same columns in the same order."""
        self._rows[table].append(row)

    def add_blocks(self, text_version_id: int, blocks: Iterable[NewBlock]) -> None:
        """Take in the blocks of a text."""
        self._blocks.extend(
            (text_version_id, seq, str(block.kind), block.start, block.stop)
            for seq, block in enumerate(blocks)
        )

    def write(self) -> None:
        """Write everything; errors are those of the database."""
        connection = self._session.connection()
        for table, rows in self._rows.items():
            if table is tables.TextVersion and self._blocks:
                # Blocks stand before the text they belong to, so that the journal gets one row
                # for a new text, not one for each of its blocks.
                connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
                self._write_blocks(connection)
            if rows:
                _insert(connection, table, rows)
                rows.clear()

    def _write_blocks(self, connection: Connection) -> None:
        """Write blocks, which are nine rows of ten, many in one statement."""
        for start in range(0, len(self._blocks), _BLOCKS_AT_ONCE):
            part = self._blocks[start : start + _BLOCKS_AT_ONCE]
            places = ", ".join(["(?, ?, ?, ?, ?)"] * len(part))
            values = tuple(chain.from_iterable(part))
            connection.exec_driver_sql(f"{_INSERT_BLOCKS} {places}", values)
        self._blocks.clear()


def _insert(connection: Connection, table: type[tables.Table], rows: Sequence[Row]) -> None:
    names, places = ", ".join(rows[0]), ", ".join("?" * len(rows[0]))
    into = f"INSERT INTO {table.__tablename__} ({names}) VALUES ({places})"  # noqa: S608 - our names
    connection.exec_driver_sql(into, [tuple(row.values()) for row in rows])

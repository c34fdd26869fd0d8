"""Joins what else was gathered to a sound database: names, awards, figures, notes, history."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from db import tables
from db.records import AnchorState
from db.salvaging.bringing import GATHERED
from db.salvaging.gathering import LEFT, STANDING
from db.salvaging.rows import Standing
from db.salvaging.shapes import Shape

_UNITS: Final = frozenset({"article", "text_version", "block", "meta", *LEFT})
"""What came as one with its article, or is of the archive itself."""

_CHANGES: Final = f"""
    SELECT table_name, row_key, operation, article_id FROM {GATHERED}.change one
    WHERE id > (SELECT coalesce(max(id), 0) FROM main.change)
        AND id = (SELECT max(id) FROM {GATHERED}.change other
            WHERE other.table_name = one.table_name AND other.row_key = one.row_key)
    ORDER BY id"""
_PLACES: Final = """
    SELECT anchor.id, exact, start, stop, anchor.text_version_id, version.id, version.text
    FROM main.anchor JOIN temp.brought ON brought.id = anchor.article_id
    JOIN main.text_version version ON version.article_id = brought.id AND version.is_current = 1
    WHERE state NOT IN ('lost', 'awaited')"""
_SAVES: Final = "SELECT coalesce(max(id), 0) FROM main.change_set"
_HOLLOW: Final = """
    DELETE FROM main.change_set WHERE id > ?
        AND NOT EXISTS (SELECT 1 FROM main.change WHERE change.change_set_id = change_set.id)"""
"""Saves of which nothing is left that could be shown or taken back."""

_MOST_ROUNDS: Final = 12
"""A row that goes may be what another row names, and so on."""


class _Reference(NamedTuple):
    table: str
    column: str
    nullable: bool
    other: str


class Joining:
    """Owns the way of everything but articles from the gathered rows into `main`. For one thread.

    What is newer is told by the history: a row that a save behind the backup wrote or took away
    becomes what it was; and a row that is not there at all is added. What belongs to an article
    comes only with the article. Nothing proves these rows beyond that they are whole, so they are
    counted. References to what is lost are emptied; a row that cannot be without goes.
    """

    def __init__(self, connection: Any, shapes: Mapping[str, Shape]) -> None:
        self._connection = connection
        self._shapes = {name: one for name, one in shapes.items() if name not in _UNITS}
        self._references = tuple(_references())
        self.recorded: Counter[str] = Counter()
        self.left_out = 0

    def join(self) -> None:
        """Join all of it, after the articles."""
        (saves,) = self._connection.execute(_SAVES).fetchone()
        self._follow_history()
        for shape in self._shapes.values():
            self._add(shape)
        cursor = self._connection.execute(_HOLLOW, (saves,))
        self.left_out += max(cursor.rowcount, 0)
        self._mend()
        self._stand_on_texts()

    def _follow_history(self) -> None:
        """Write again, or take away, the rows that later saves wrote or took away."""
        for table, told, operation, article_id in self._connection.execute(_CHANGES).fetchall():
            shape = self._shapes.get(table)
            key = _key(told)
            if shape is None or key is None or len(key) != len(shape.key):
                continue
            if article_id is not None and not self._is_brought(article_id):
                continue
            found = self._connection.execute(
                f'SELECT {STANDING} FROM {GATHERED}."{table}" WHERE {_at(shape)}',
                key,
            ).fetchone()
            if operation == "delete":
                if found is None or found[0] < Standing.IN_TREE:
                    self._connection.execute(
                        f'DELETE FROM main."{table}" WHERE {_at(shape)}',
                        key,
                    )
            elif found is not None:
                self._rewrite(shape, key)

    def _rewrite(self, shape: Shape, key: list[Any]) -> None:
        names = ", ".join(f'"{column.name}"' for column in shape.columns)
        cursor = self._connection.execute(
            f'UPDATE OR IGNORE main."{shape.name}" SET ({names}) ='
            f' (SELECT {names} FROM {GATHERED}."{shape.name}" WHERE {_at(shape)})'
            f" WHERE {_at(shape)}",
            [*key, *key],
        )
        self.recorded[shape.name] += max(cursor.rowcount, 0)

    def _add(self, shape: Shape) -> None:
        """Add the rows of a table that are not there."""
        names = ", ".join(f'"{column.name}"' for column in shape.columns)
        same = " AND ".join(
            f'held."{shape.columns[at].name}" = one."{shape.columns[at].name}"' for at in shape.key
        )
        cursor = self._connection.execute(
            f'INSERT OR IGNORE INTO main."{shape.name}" ({names})'
            f' SELECT {names} FROM {GATHERED}."{shape.name}" one'
            f' WHERE NOT EXISTS (SELECT 1 FROM main."{shape.name}" held WHERE {same})'
            f" AND {self._belonging(shape)}"
        )
        self.recorded[shape.name] += max(cursor.rowcount, 0)

    def _belonging(self, shape: Shape) -> str:
        """The condition that a row belongs to an article that came, or to no article at all."""
        of_articles = [
            one for one in self._references if one.table == shape.name and one.other == "article"
        ]
        came = [
            f'one."{one.column}" IN (SELECT id FROM temp.brought)'
            for one in of_articles
            if not one.nullable
        ]
        return f"({' OR '.join(came)})" if came else "1"

    def _mend(self) -> None:
        """Let nothing name what is not there."""
        for _ in range(_MOST_ROUNDS):
            before = self.left_out
            for reference in self._references:
                self._mend_one(reference)
            if self.left_out == before:
                return

    def _mend_one(self, reference: _Reference) -> None:
        table, column, nullable, other = reference
        lost = f'"{column}" IS NOT NULL AND "{column}" NOT IN (SELECT id FROM main."{other}")'
        if table == "article":
            # Nobody is known who checked it: it is to be checked again.
            self._connection.execute(
                f"UPDATE main.article SET status = 'catalogued' WHERE status = 'checked' AND {lost}"
            )
        if nullable:
            cursor = self._connection.execute(
                f'UPDATE OR IGNORE main."{table}" SET "{column}" = NULL WHERE {lost}'
            )
            self.left_out += max(cursor.rowcount, 0)
        if table == "article":
            return
        cursor = self._connection.execute(f'DELETE FROM main."{table}" WHERE {lost}')
        self.left_out += max(cursor.rowcount, 0)

    def _stand_on_texts(self) -> None:
        """Let each place in the text of an article that came say what it quotes, or be lost."""
        for key, exact, start, stop, of_version, current, text in self._connection.execute(
            _PLACES
        ).fetchall():
            if of_version == current and text[start:stop] == exact:
                continue
            at = text.find(exact)
            if at < 0 or text.find(exact, at + 1) >= 0:
                self._connection.execute(
                    "UPDATE main.anchor SET state = ? WHERE id = ?", (AnchorState.LOST, key)
                )
                self.left_out += 1
                continue
            self._connection.execute(
                "UPDATE main.anchor SET text_version_id = ?, start = ?, stop = ?, state = ?"
                " WHERE id = ?",
                (current, at, at + len(exact), AnchorState.MOVED, key),
            )

    def _is_brought(self, article_id: int) -> bool:
        query = "SELECT 1 FROM temp.brought WHERE id = ?"
        return self._connection.execute(query, (article_id,)).fetchone() is not None


def _references() -> Iterator[_Reference]:
    for table in tables.Table.metadata.sorted_tables:
        for column in table.columns:
            for key in column.foreign_keys:
                yield _Reference(
                    table.name, column.name, bool(column.nullable), key.column.table.name
                )


def _at(shape: Shape) -> str:
    return " AND ".join(f'"{shape.columns[at].name}" = ?' for at in shape.key)


def _key(told: str) -> list[Any] | None:
    try:
        key = json.loads(told)
    except ValueError:
        return None
    is_key = isinstance(key, list) and all(isinstance(part, int | str) for part in key)
    return key if is_key else None

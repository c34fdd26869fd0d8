"""Gathers the rows of a damaged database in a database of their own, the best copy of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from db.engine import SCHEMA, sqlite_module
from db.errors import ArchiveTooNew
from db.records.jobs import OnProgress
from db.records.salvage import Survey
from db.salvaging.cells import Value
from db.salvaging.pages import PageFile
from db.salvaging.rows import FoundRow, RowFinder
from db.salvaging.shapes import Shape

LEFT: Final = frozenset({"journal"})
"""What belongs to the index, which is made anew."""

PROVEN: Final = 16
"""Counts above every standing: a text that has its SHA-256 is believed first."""

_INDEXES: Final = (
    "CREATE INDEX of_article ON text_version (article_id)",
    "CREATE INDEX of_row ON change (table_name, row_key)",
)
STANDING: Final = "salvage_standing"
_AT_ONCE: Final = 500
_MOST_AT_ONCE: Final = 1 << 22
"""Characters."""


def gather(
    database: Path, target: Path, shapes: Mapping[str, Shape], on_progress: OnProgress
) -> Survey:
    """Read a damaged database into a new one, whose tables have ours names and columns.

    Each has one column more: how far a row is to be believed, 16 and above where a text has its
    SHA-256. Of several copies of a row the highest version stays, then the one that is believed
    most. The damaged files are read only. Raises OSError, and
    ArchiveTooNew where a later version of the program made the database.
    """
    with PageFile(database) as pages, closing(sqlite_module().connect(target)) as connection:
        connection.isolation_level = None
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -16000"):
            connection.execute(f"PRAGMA {pragma}")
        wanted = {name: shape for name, shape in shapes.items() if name not in LEFT}
        statements = {name: _statement(shape) for name, shape in wanted.items()}
        connection.execute("BEGIN")
        for shape in wanted.values():
            connection.execute(_table(shape))
        finder = RowFinder(pages, shapes)
        for rows in _batches(finder.found(on_progress)):
            _write(connection, rows, statements, shapes)
        if finder.revision is not None and finder.revision > SCHEMA:
            raise ArchiveTooNew(database.parent, finder.revision, SCHEMA)
        for wanted_index in _INDEXES:
            connection.execute(wanted_index)
        connection.execute("COMMIT")
        tally = finder.tally
        return Survey(tally.pages, len(pages.unread), tally.rows, tally.broken, tally.strange)


def _write(
    connection: Any,
    rows: Sequence[FoundRow],
    statements: Mapping[str, str],
    shapes: Mapping[str, Shape],
) -> None:
    by_table: dict[str, list[tuple[Value, ...]]] = {}
    for row in rows:
        if row.table in statements:
            believed = row.standing + PROVEN * _is_proven(row, shapes[row.table])
            by_table.setdefault(row.table, []).append((*row.values, believed))
    for table, values in by_table.items():
        connection.executemany(statements[table], values)


def _is_proven(row: FoundRow, shape: Shape) -> bool:
    if row.table != "text_version":
        return False
    names = [column.name for column in shape.columns]
    text, sha256 = row.values[names.index("text")], row.values[names.index("sha256")]
    return hashlib.sha256(str(text).encode("utf-8", "surrogatepass")).hexdigest() == sha256


def _table(shape: Shape) -> str:
    columns = ", ".join(f'"{column.name}"' for column in shape.columns)
    return f'CREATE TABLE "{shape.name}" ({columns}, {STANDING}, PRIMARY KEY ({_key(shape)}))'


def _key(shape: Shape) -> str:
    return ", ".join(f'"{shape.columns[at].name}"' for at in shape.key)


def _statement(shape: Shape) -> str:
    names = [*(column.name for column in shape.columns), STANDING]
    order = ["row_version"] if "row_version" in names else []
    order += [STANDING]
    now, new = (
        ", ".join(f'{place}"{name}"' for name in order)
        for place in (f'"{shape.name}".', "excluded.")
    )
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join("?" for _ in names)
    taken = ", ".join(f'"{name}" = excluded."{name}"' for name in names)
    return (
        f'INSERT INTO "{shape.name}" ({columns}) VALUES ({values}) '
        f"ON CONFLICT ({_key(shape)}) DO UPDATE SET {taken} WHERE ({new}) > ({now})"
    )


def _batches(rows: Iterable[FoundRow]) -> Iterable[Sequence[FoundRow]]:
    """Put rows together, never more at once than memory has room for."""
    batch: list[FoundRow] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += sum(len(value) for value in row.values if isinstance(value, str | bytes))
        if len(batch) >= _AT_ONCE or size >= _MOST_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch

"""The state of an archive's catalogue, row by row, to compare it before and after an undo."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import text

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.engine import ReadEngine
from db.records import Edit
from db.tables import Table

GROWING = {"journal", "change_set", "change", "user", "figure_check", "figure_check_input"}
"""Histories only grow; users stay; checks are derived, and compared without their ids."""

State = dict[str, list[tuple[object, ...]]]


def whole_state(folder: Path) -> State:
    """Read every row of every table that an undo brings back byte by byte."""
    engine = ReadEngine(folder)
    with engine.session() as session:
        state: State = {
            name: [
                tuple(row) for row in session.execute(text(f'SELECT * FROM "{name}" ORDER BY 1, 2'))
            ]
            for name in sorted(Table.metadata.tables)
            if name not in GROWING
        }
        state["figure_check"] = [
            tuple(row)
            for row in session.execute(
                text(
                    "SELECT article_id, kind, key, expression, computed, stated, verdict, facts"
                    " FROM figure_check ORDER BY 1, 2, 3"
                )
            )
        ]
    engine.close()
    return state


def there_and_back(archive: Archive, cataloguer: Cataloguer, edits: Sequence[Edit]) -> None:
    """Apply edits, take them back, make them again and take them back; compare all on the way."""
    before = whole_state(archive.path)
    assert cataloguer.apply(edits).change_set is not None, edits
    after = whole_state(archive.path)
    assert after != before
    for state, step in ((before, cataloguer.undo), (after, cataloguer.redo)) * 2:
        assert step().change_set is not None
        assert whole_state(archive.path) == state
    cataloguer.undo()
    assert whole_state(archive.path) == before

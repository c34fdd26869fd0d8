"""What stands inside others of its kind: dossiers, terms."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy.orm import Session

from db import tables
from db.saving.ledger import read_row

ABOVE: Final[Mapping[str, str]] = MappingProxyType({"dossier": "parent_id", "term": "broader_id"})
"""The column of each such table that names the row above."""


def line_of(session: Session, table: str, key: int | None) -> list[int]:
    """A row and all those that it stands in, from the inside out.

    In a circle the row where it closes stands last, for the second time.
    """
    sql, line = tables.Table.metadata.tables[table], list[int]()
    while key is not None:
        closes = key in line
        line.append(key)
        if closes:
            break
        key = (read_row(session, sql, [key]) or {}).get(ABOVE[table])
    return line

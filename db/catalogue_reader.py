"""Reads the catalogue: what was recorded of an article, names, awards, dossiers and history."""

from __future__ import annotations

from db.engine import ReadEngine


class CatalogueReader:
    """Reads the catalogue of one archive for a Reader, on its thread and its connection."""

    def __init__(self, engine: ReadEngine) -> None:
        self._engine = engine

"""A database and an object store for tests of ingest, without the rest of an archive."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import text

from db.engine import ReadEngine, WriteEngine, create_database
from db.ingest.pipeline import ingest
from db.ingest.storing import store
from db.objects import ObjectStore
from db.records import Added, IngestItem, IngestReport, NewArticle, Progress, ShouldStop, never

NOW = "2026-01-02T03:04:05Z"


class Workbench:
    """Owns an empty database in a folder of its own. For one thread."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        create_database(folder)
        self.folder = folder
        self.engine = WriteEngine(folder)
        self.objects = ObjectStore(folder / "objects")
        self.events: list[Progress | IngestItem] = []

    def close(self) -> None:
        """Close the connection."""
        self.engine.close()

    def ingest(self, *paths: Path, should_stop: ShouldStop = never) -> IngestReport:
        """Take files in and keep what is told of them."""
        self.events.clear()
        return ingest(
            self.engine, self.objects, paths, self.events.append, should_stop, lambda: NOW
        )

    def items(self) -> list[IngestItem]:
        """List what became of each item of the last run."""
        return [event for event in self.events if isinstance(event, IngestItem)]

    def outcomes(self) -> list[str]:
        """List the outcome or the error code of each item of the last run."""
        return [item.code or item.outcome for item in self.items()]

    def store(self, *articles: NewArticle) -> list[Added]:
        """Store articles in one transaction."""
        with self.engine.transaction() as session:
            return store(session, articles, NOW)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the database."""
        reader = ReadEngine(self.folder)
        with reader.session() as session:
            found = [tuple(row) for row in session.execute(text(query))]
        reader.close()
        return found

    def count(self, table: str) -> int:
        """Count the rows of a table."""
        ((number,),) = self.rows(f"SELECT count(*) FROM {table}")
        return int(number)

    def assert_sound(self) -> None:
        """Hold the database to its own rules, and every article to having one current text."""
        assert self.rows("PRAGMA integrity_check") == [("ok",)]
        assert self.rows("PRAGMA foreign_key_check") == []
        assert (
            self.rows(
                "SELECT a.id FROM article a LEFT JOIN text_version v ON v.article_id = a.id AND "
                "v.is_current = 1 GROUP BY a.id HAVING count(v.id) <> 1"
            )
            == []
        )


def write_lines(path: Path, lines: Sequence[object]) -> Path:
    """Write a JSONL file; a string stands for a line that is written as it is."""
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("".join(f"{line}\n" for line in written), encoding="utf-8")
    return path

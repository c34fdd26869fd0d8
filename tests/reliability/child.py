"""A program that works on an archive until it is killed, and says beforehand and after what it did.

Each line of the diary is written before the next step: `I` a change that may now happen, `A` one
that the archive acknowledged. Run: python -m tests.reliability.child ARCHIVE DIARY SEED [KIND].
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

import db.indexer
from db import open_archive
from db.engine import WriteEngine
from db.indexer import Indexer
from db.records import ArticleEdit, DeleteArticle, IngestItem, Progress

WORDS = (
    *("bản", "tin", "thử", "về", "mùa", "lúa", "bến", "cảng", "lớp", "học", "và", "thư", "viện"),
    *("của", "một", "tỉnh", "không", "có", "thật"),
)


class Child:
    """One life of the program: random work on one archive, noted in a diary."""

    def __init__(self, archive: Path, diary: Path, seed: int) -> None:
        self.archive = open_archive(archive)
        self.random = random.Random(seed)
        self.seed = seed
        self.made = 0
        self._diary = os.open(diary, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def note(self, sign: str, change: str, name: str, value: str = "") -> None:
        """Write one line, complete or not at all as far as a kill is concerned."""
        line = json.dumps([sign, change, name, value]) + "\n"
        os.write(self._diary, line.encode())

    def ingest(self) -> None:
        """Take in a file of a few new articles."""
        names = []
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bai.jsonl"
            with path.open("w", encoding="utf-8") as file:
                for _ in range(self.random.choice((1, 1, 5, 250))):
                    name = f"s{self.seed}-{self.made}"
                    self.made += 1
                    names.append(name)
                    body = [" ".join(self.random.choices(WORDS, k=30)), f"mã {name}"]
                    line = {"id": name, "title": f"Bài {name}", "sapo": "", "body": body}
                    file.write(json.dumps(line, ensure_ascii=False) + "\n")
            for name in names:
                self.note("I", "add", name)
            self.archive.ingest([path], self._on_event)

    def _on_event(self, event: Progress | IngestItem) -> None:
        if isinstance(event, IngestItem) and event.outcome == "added":
            self.note("A", "add", str(event.headline).removeprefix("Bài "))

    def save(self) -> None:
        """Change one article, or put it into the bin."""
        reader = self.archive.reader()
        ids = reader.browse()
        if ids:
            (row,) = reader.rows([self.random.choice(ids)])
            cataloguer = self.archive.cataloguer()
            if self.random.random() < 0.2:
                self.note("I", "delete", str(row.source_id))
                cataloguer.apply([DeleteArticle(row.id, row.row_version)])
                self.note("A", "delete", str(row.source_id))
            else:
                section = f"mục {self.random.getrandbits(32):x}"
                self.note("I", "save", str(row.source_id), section)
                cataloguer.apply([ArticleEdit(row.id, row.row_version, {"section": section})])
                self.note("A", "save", str(row.source_id), section)
            cataloguer.close()
        reader.close()

    def index(self, work: Callable[[Indexer], object]) -> None:
        """Bring the index up to date, or make it anew."""
        indexer = self.archive.indexer()
        work(indexer)
        indexer.close()
        self.note("O", "index", "")

    def live(self) -> None:
        """Work for ever."""
        self.note("O", "open", "")
        while True:
            dice = self.random.random()
            if dice < 0.3:
                self.ingest()
            elif dice < 0.6:
                self.save()
            elif dice < 0.9:
                self.index(lambda indexer: indexer.sync())
            else:
                self.index(lambda indexer: indexer.rebuild())


class Builder(Child):
    """Makes and merges indexes most of the time, with other processes even of few articles."""

    def live(self) -> None:
        """Work for ever."""
        db.indexer.BULK_ARTICLES = 10
        db.indexer.TASK_ARTICLES = 60
        self.ingest()
        self.note("O", "open", "")
        while True:
            for _ in range(self.random.randrange(9)):
                self.save()
                self.index(lambda indexer: indexer.sync(merge=False))
            self.index(lambda indexer: indexer.sync())
            self.ingest()
            self.index(lambda indexer: indexer.rebuild())


class Forgetful(Child):
    """A mutant whose database forgets the journal: the index can never learn of its saves."""

    def live(self) -> None:
        """Take the triggers away, then work."""
        engine = WriteEngine(self.archive.path)
        with engine.transaction() as session:
            names = text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for name in session.scalars(names).all():
                session.execute(text(f"DROP TRIGGER {name}"))
        engine.close()
        super().live()


class Hasty(Child):
    """A mutant that acknowledges before the archive did."""

    def note(self, sign: str, change: str, name: str, value: str = "") -> None:
        """Say that it is done as soon as it is meant."""
        super().note(sign, change, name, value)
        if sign == "I":
            super().note("A", change, name, value)


KINDS: dict[str, type[Child]] = {
    "none": Child,
    "builder": Builder,
    "forgetful": Forgetful,
    "hasty": Hasty,
}

if __name__ == "__main__":
    kind = KINDS[sys.argv[4] if len(sys.argv) > 4 else "none"]
    kind(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])).live()

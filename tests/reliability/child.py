"""A program that works on an archive until it is killed, and says beforehand and after what it did.

Each line of the diary is written before the next step: `I` a change that may now happen, `A` one
that the archive acknowledged. `tests.reliability.killing` starts it.
"""

from __future__ import annotations

import json
import os
import random
import re
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from sqlalchemy import text

import db.indexer
import db.restoring
from db import open_archive
from db.backup import Backups
from db.engine import WriteEngine
from db.indexer import Indexer
from db.records import (
    AddNote,
    ArticleEdit,
    ArticleRow,
    CorrectText,
    DeleteArticle,
    Edit,
    IngestItem,
    NoteKind,
    Progress,
    Quote,
)
from db.records.backups import BackupReason
from db.restoring import preview_folder, restore
from tests.reliability.states import CORRECTED, states

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
        self._done: list[tuple[str, str]] = []
        """What was changed in this life and not taken back, and the state before."""
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
        """Change one article, put it into the bin, or take the last change back."""
        reader = self.archive.reader()
        ids = reader.browse()
        if ids:
            (row,) = reader.rows([self.random.choice(ids)])
            dice = self.random.random()
            if dice < 0.15 and self._done:
                self._undo()
            elif dice < 0.3:
                self._apply(row, "delete", None, [DeleteArticle(row.id, row.row_version)])
            elif dice < 0.5:
                self._catalogue(row)
            elif dice < 0.7:
                self._correct(row, reader.article(row.id).text)
            else:
                self._annotate(row, reader.article(row.id).text)
        reader.close()

    def _catalogue(self, row: ArticleRow) -> None:
        """Change a fact."""
        section = f"mục {self.random.getrandbits(32):x}"
        held = self._state(row).removeprefix(row.section or "").strip()
        edit = ArticleEdit(row.id, row.row_version, {"section": section})
        self._apply(row, "save", f"{section} {held}".strip(), [edit])

    def _correct(self, row: ArticleRow, words: str) -> None:
        """Correct a word of the text: a further version, which everything anchored follows."""
        quote = self._quote(words)
        new = f"sửa{self.random.getrandbits(32):x}"
        found = CORRECTED.findall(words)
        kept = self._state(row).removesuffix(" ".join(found))
        corrected = CORRECTED.findall(words[: quote.start] + new + words[quote.stop :])
        state = f"{kept.strip()} {' '.join(corrected)}".strip()
        edit = CorrectText(row.id, row.row_version, quote, new)
        self._apply(row, "correct", state, [edit])

    def _annotate(self, row: ArticleRow, words: str) -> None:
        """Put a note on a place of the text and change a fact: both, or none."""
        body = f"ghi {self.random.getrandbits(32):x}"
        section = f"mục {self.random.getrandbits(32):x}"
        held = self._state(row).removeprefix(row.section or "").split()
        notes = [f"ghi {told}" for said, told in pairwise(held) if said == "ghi"]
        rest = [one for one in held if one.startswith("sửa")]
        edits: list[Edit] = [
            AddNote(row.id, NoteKind.NOTE, body, self._quote(words)),
            ArticleEdit(row.id, row.row_version, {"section": section}),
        ]
        self._apply(row, "annotate", " ".join([section, *sorted([*notes, body]), *rest]), edits)

    def _apply(
        self, row: ArticleRow, change: str, state: str | None, edits: Sequence[Edit]
    ) -> None:
        """Save edits of an article that will then be in a known state."""
        name, before = str(row.source_id), self._state(row)
        cataloguer = self.archive.cataloguer()
        self.note("I", change, name, state or "")
        cataloguer.apply(edits)
        self.note("A", change, name, state or "")
        cataloguer.close()
        self._done.append((name, before))

    def _undo(self) -> None:
        """Take back the last change of this life that stands."""
        name, before = self._done.pop()
        cataloguer = self.archive.cataloguer()
        self.note("I", "undo", name, before)
        cataloguer.undo()
        self.note("A", "undo", name, before)
        cataloguer.close()

    def _state(self, row: ArticleRow) -> str:
        return states(self.archive.path, row.source_id)[str(row.source_id)]

    def _quote(self, words: str) -> Quote:
        """Choose a word of the text, but for the headline and what articles are known by."""
        body = words.index("\n")
        known = [one for one in re.finditer(r"\w+", words) if one.group() in WORDS]
        chosen = self.random.choice([one for one in known if one.start() > body])
        return Quote(chosen.group(), chosen.start(), chosen.end())

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
            if dice < 0.2:
                self.ingest()
            elif dice < 0.7:
                for _ in range(self.random.randint(1, 6)):
                    self.save()
            elif dice < 0.95:
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


class Keeper(Child):
    """Makes backups and puts the archive back to them, between saves."""

    def live(self) -> None:
        """Work for ever."""
        self.note("O", "open", "")
        while True:
            for _ in range(self.random.randint(0, 3)):
                self.save()
            dice = self.random.random()
            if dice < 0.1:
                self.ingest()
            elif dice < 0.55:
                self.back_up()
            else:
                self.put_back()

    def back_up(self) -> None:
        """Make a backup of what nobody changes meanwhile."""
        self.note("O", "backup", "")
        state = json.dumps(states(self.archive.path))
        made = Backups(self.archive.path).make(BackupReason.ASKED)
        self.note("B", "backup", made.path.name, state)

    def put_back(self) -> None:
        """Put the archive back to one of the backups that are verified."""
        backups = [one for one in Backups(self.archive.path).listed() if one.verified]
        if not backups:
            return
        backup = self.random.choice(backups)
        with tempfile.TemporaryDirectory() as place:
            state = json.dumps(states(preview_folder(backup.path, Path(place))))
        before = json.dumps(states(self.archive.path))
        self.note("I", "restore", "", state)
        restored = restore(self.archive.path, str(backup.number))
        if restored.before is not None:
            self.note("B", "backup", restored.before.path.name, before)
        self.note("A", "restore", "", state)
        self._done.clear()


class Careless(Keeper):
    """A mutant that puts the archive back without a transaction: the file is overwritten."""

    def live(self) -> None:
        """Take the transaction away, then work."""
        db.restoring._pour = _overwrite
        super().live()


def _overwrite(source: Path, target: Path) -> None:
    content = source.read_bytes()
    with target.open("r+b") as file:
        for start in range(0, len(content), 4096):
            file.write(content[start : start + 4096])
            file.flush()
            time.sleep(0.002)


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
    "keeper": Keeper,
    "careless": Careless,
    "forgetful": Forgetful,
    "hasty": Hasty,
}


def live(archive: Path, diary: Path, seed: int, kind: str) -> None:
    """Work on an archive for ever."""
    KINDS[kind](archive, diary, seed).live()

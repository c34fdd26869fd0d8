"""A program that reads an archive again and says each step, until it is killed.

Run: python -m tests.reliability.fixity_child ARCHIVE [KIND].
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from sqlalchemy import text

from db.engine import WriteEngine
from db.fixity import Fixity, Wrong
from db.lookups.fixity import StoredObject, StoredText
from db.records import Progress

BATCH = 8


class Trusting(Fixity):
    """A mutant that believes what has kept its size and its time."""

    def _text_flaw(self, stored: StoredText) -> Wrong | None:
        return None if stored.content else super()._text_flaw(stored)

    def _object_flaw(self, stored: StoredObject) -> Wrong | None:
        path = self._objects.path(stored.sha256)
        return None if path.stat().st_size == stored.size else super()._object_flaw(stored)


class Mending(Fixity):
    """A mutant that makes the hash fit the text, and is content."""

    def _text_flaw(self, stored: StoredText) -> Wrong | None:
        found = hashlib.sha256(stored.content).hexdigest()
        if found != stored.sha256:
            writer = WriteEngine(self._folder)
            with writer.transaction() as session:
                made = text("UPDATE text_version SET sha256 = :found WHERE id = :id")
                session.execute(made, {"found": found, "id": stored.id})
            writer.close()
        return None


class Forgetful(Fixity):
    """A mutant that writes down how far it is, and what it found only in the end."""

    def _save(self) -> None:
        found = list(self._unsaved)
        if self._pass.ended_at is None:
            self._unsaved.clear()
        super()._save()
        if self._pass.ended_at is None:
            self._unsaved.extend(found)


KINDS: dict[str, type[Fixity]] = {
    "none": Fixity,
    "trusting": Trusting,
    "mending": Mending,
    "forgetful": Forgetful,
}


def main() -> None:
    """Read on to the end, writing down each step at once."""
    kind = KINDS[sys.argv[2] if len(sys.argv) > 2 else "none"]
    work = kind(Path(sys.argv[1]), save_seconds=0, batch=BATCH)

    def say(progress: Progress) -> None:
        print(progress.stage, progress.done, flush=True)  # noqa: T201 - the parent listens

    work.run(on_progress=say)
    work.close()


if __name__ == "__main__":
    main()

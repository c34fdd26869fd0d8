"""A program that has an archive open for writing and saves, one number after the other.

Each save puts its number on an article twice: as its section and in a note. The diary says `A n`
once save n is acknowledged, `S n` once the index knows of it, `E …` when something went wrong.
Run: python -m tests.reliability.saving_child ARCHIVE DIARY [none|halves|boasting].
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from db import Archive, Cataloguer, open_archive
from db.records import AddNote, ArticleEdit, Edit, NoteKind

ARTICLES = 8
SYNC_EVERY = 5
MERGE_EVERY = 25


def word(number: int) -> str:
    """What a save writes."""
    return f"ghi s{number}x"


def live(archive: Archive, diary: int, kind: str) -> None:
    """Save for ever."""
    reader, cataloguer = archive.reader(), archive.cataloguer("LAN")
    number = 0
    while True:
        number += 1
        article_id = 1 + number % ARTICLES
        (row,) = reader.rows([article_id])
        edits: tuple[Edit, ...] = (
            ArticleEdit(article_id, row.row_version, {"section": word(number)}),
            AddNote(article_id, NoteKind.SIC, word(number)),
        )
        if kind == "boasting":
            _tell(diary, f"A {number}")
            time.sleep(0.1)
        _save(cataloguer, edits, in_halves=kind == "halves")
        _tell(diary, f"A {number}")
        if number % SYNC_EVERY == 0:
            indexer = archive.indexer()
            indexer.sync(merge=number % MERGE_EVERY == 0)
            indexer.close()
            _tell(diary, f"S {number}")


def _save(cataloguer: Cataloguer, edits: Sequence[Edit], *, in_halves: bool) -> None:
    if not in_halves:
        cataloguer.apply(edits)
        return
    for edit in edits:
        cataloguer.apply([edit])
        time.sleep(0.05)


def _tell(diary: int, line: str) -> None:
    os.write(diary, f"{line}\n".encode())


def main(folder: Path, place: Path, kind: str) -> None:
    """Hold the archive as a window does, and save."""
    diary = os.open(place, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    archive = open_archive(folder)
    lock = archive.hold("LAN")
    assert lock is not None
    try:
        live(archive, diary, kind)
    except BaseException as error:
        _tell(diary, f"E {error!r}")
        raise


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "none")

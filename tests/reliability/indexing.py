"""A program that changes an archive and indexes it in every way, to be watched by `power`.

Run: python -m tests.reliability.indexing ARCHIVE DIARY. Before each change it writes to the diary
which articles there will be, after it that the archive acknowledged them.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import db.indexer
from db import open_archive
from db.records import ArticleEdit, DeleteArticle
from tests.db.articles import add, article

FIRST = 12
"""Articles that are there, and indexed, before it begins."""


def text(number: int) -> str:
    """Return a text that no other article has."""
    return f"Mùa lúa ở bến cảng, mã z{number}z."


def live(path: Path, diary: Path) -> None:
    """Add, change and delete; publish, merge and rebuild, here and with other processes."""
    line = os.open(diary, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    archive = open_archive(path)
    indexer, cataloguer = archive.indexer(), archive.cataloguer()
    held = dict.fromkeys(range(1, FIRST + 1), "")

    def note(sign: str) -> None:
        os.write(line, f"{json.dumps([sign, held])}\n".encode())

    for number in range(FIRST + 1, FIRST + 10):
        held[number] = ""
        note("I")
        add(archive, [article(f"Tít {number}", text(number))])
        note("A")
        indexer.sync(merge=False)
    indexer.sync()
    for number in (1, 2, 3, 14):
        held[number] = "Xã hội"
        note("I")
        cataloguer.apply([ArticleEdit(number, 1, {"section": "Xã hội"})])
        note("A")
    for number in (4, 5, 15):
        del held[number]
        note("I")
        cataloguer.apply([DeleteArticle(number, 1)])
        note("A")
    indexer.sync()
    indexer.rebuild()
    db.indexer.BULK_ARTICLES = 5
    indexer.rebuild()
    indexer.close()
    cataloguer.close()
    archive.close()


if __name__ == "__main__":
    live(Path(sys.argv[1]), Path(sys.argv[2]))

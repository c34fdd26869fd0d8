"""Changes an archive and indexes it in every way, as a piece of work to be watched."""

from __future__ import annotations

from pathlib import Path

import db.indexer
from db import open_archive
from db.records import ArticleEdit, DeleteArticle, NewArticle
from tests.db.articles import add, article
from tests.reliability.diary import Diary


def words(name: str) -> str:
    """Return a text that no other article has."""
    return f"Mùa lúa ở bến cảng của một tỉnh, mã {name}."


def known_as(number: int) -> str:
    """Return the name by which an article is known, and found."""
    return f"z{number}z"


def numbered(number: int) -> NewArticle:
    """Make an article."""
    name = known_as(number)
    return article(f"Bài {name}", words(name), source_id=name)


def live(path: Path, diary: Diary) -> None:
    """Add, change and delete; publish, merge and rebuild, here and with other processes."""
    archive = open_archive(path)
    indexer, cataloguer = archive.indexer(), archive.cataloguer()
    there = len(diary.articles)
    for number in range(there + 1, there + 10):
        diary.may_change(known_as(number), "")
        add(archive, [numbered(number)])
        diary.has_changed(known_as(number), "")
        indexer.sync(merge=False)
    indexer.sync()
    for number in (1, 2, 3, there + 2):
        diary.may_change(known_as(number), "Xã hội")
        cataloguer.apply([ArticleEdit(number, 1, {"section": "Xã hội"})])
        diary.has_changed(known_as(number), "Xã hội")
    for number in (4, 5, there + 3):
        diary.may_change(known_as(number), None)
        cataloguer.apply([DeleteArticle(number, 1)])
        diary.has_changed(known_as(number), None)
    indexer.sync()
    indexer.rebuild()
    db.indexer.BULK_ARTICLES = 5
    indexer.rebuild()
    indexer.close()
    cataloguer.close()
    archive.close()

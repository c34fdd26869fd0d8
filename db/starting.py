"""Fills a new archive with the starter articles and what is catalogued of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.edit_data import only_quote, read_edits
from db.errors import EditInvalid
from db.ingest.near import rule_for
from db.ingest.starter import starter_articles
from db.ingest.storing import store
from db.records import Quote, UserRole
from db.saving.applying import apply_edits
from resources import path

WHO = "Kho Báo"
"""Who catalogued the starter articles."""


class _Loader(yaml.SafeLoader):
    """Reads YAML, and leaves dates as they are written: they are EDTF."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def fill(session: Session, now: str, random: Callable[[int], bytes] = os.urandom) -> None:
    """Store the starter articles and their catalogue in the given transaction.

    Raises EditInvalid and whatever an edit can raise: slips of the editors of the starter files.
    """
    store(session, starter_articles(), now, random)
    who = insert(tables.User).values(initials=WHO, name=WHO, role=UserRole.CATALOGUER.value)
    session.execute(who)
    for data in catalogue_files(path("starter", "catalogue")):
        edits = read_edits(data, _BySourceId(session))
        apply_edits(session, edits, WHO, now, random, rule_for)


def catalogue_files(folder: Path) -> Iterator[Any]:
    """Read the files of edits in a folder, by name."""
    for file in sorted(folder.glob("*.yaml")):
        loader = _Loader(file.read_text(encoding="utf-8"))
        try:
            yield loader.get_single_data()
        finally:
            loader.dispose()


@dataclass(frozen=True, slots=True)
class _BySourceId:
    """Finds the articles that a starter file names by their `source_id`."""

    session: Session

    def article(self, number: str) -> tuple[int, int]:
        """Id and row version of an article."""
        article = tables.Article
        query = select(article.id, article.row_version).where(article.source_id == number)
        row = self.session.execute(query).first()
        if row is None:
            raise EditInvalid(number, "no such article")
        return row.id, row.row_version

    def quote(self, article_id: int, exact: str) -> Quote:
        """Where these words stand in the text of an article."""
        version = tables.TextVersion
        text = self.session.scalars(
            select(version.text).where(version.article_id == article_id, version.is_current == 1)
        ).one()
        return only_quote(text, exact)

"""Reads articles: rows for lists, one article whole, and what the index needs of them."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.sentence_links import read_link
from db.catalogue_reader import CatalogueReader
from db.engine import ReadEngine
from db.errors import ArticleMissing
from db.indexed import index_articles
from db.ingest.sketches import jaccard, shingles_of
from db.ingest.word_diff import word_diff
from db.linked import relations_of, suggestion_of, waiting
from db.listing import LIVE, Listed, article_row, article_rows, list_articles, row_columns
from db.lookups.texts import current_texts
from db.objects import ObjectStore
from db.records import (
    ArticleDetail,
    ArticleRow,
    Block,
    Comparison,
    Origin,
    Relation,
    RelationSuggestions,
    Sort,
    SourceFile,
)
from db.search.schema import IndexArticle
from db.search.stated_numbers import StatedNumbers
from db.search.storage import Identity, IndexHome
from db.whereabouts import Whereabouts, own

READ_AT_ONCE = 200
CHUNK = 500
"""Ids in one statement: SQLite allows 32,766 parameters, and short statements cancel sooner."""


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


class Reader:
    """Reads one archive through a read-only connection. For one thread at a time.

    Every method may raise ArchiveDamaged.
    """

    def __init__(self, folder: Path, where: Whereabouts | None = None) -> None:
        self.folder = folder
        self.where = where or own(folder)
        """Where the parts of the archive are read."""
        self._engine = ReadEngine(self.where.database, frozen=self.where.frozen)
        self._objects = ObjectStore(folder / "objects")
        self._numbers = StatedNumbers(self.index_home)
        self.catalogue = CatalogueReader(self._engine, self.article, self._numbers)
        """What the catalogue holds, for the same thread."""

    def close(self) -> None:
        """Close the connection, and let go of the index."""
        self._numbers.close()
        self._engine.close()

    # ---- for people -----------------------------------------------------------------------

    def browse(self, sort: Sort = Sort.NEWEST) -> array[int]:
        """List the ids of all articles by date; undated ones last, the latest received first."""
        published = tables.Article.published_lo
        order = published.asc() if sort is Sort.OLDEST else published.desc()
        query = (
            select(tables.Article.id)
            .where(LIVE)
            .order_by(order.nulls_last(), tables.Article.id.desc())
        )
        with self._engine.session() as session:
            return array("q", session.scalars(query))

    def count(self) -> int:
        """Count the articles."""
        with self._engine.session() as session:
            return session.scalar(select(func.count()).select_from(tables.Article).where(LIVE)) or 0

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """Read the facts of some articles, in the order of `ids`; missing ones are left out."""
        with self._engine.session() as session:
            found = article_rows(session, ids)
        return [found[article_id] for article_id in ids if article_id in found]

    def listed(self, ids: Sequence[int], since: tuple[int, str] | None = None) -> list[Listed]:
        """Read some articles for a result list, in the order of `ids`; missing ones are left out.

        `since`, number and token of a journal row, is how much the index knows; without it, every
        article counts as changed, as all do when the journal has no such row any more.
        """
        with self._engine.session() as session:
            return list_articles(session.connection(), ids, since)

    def find(self, number: str) -> int:
        """Find an article by its id, its accession number or its uid, or by a link to a sentence.

        Raises ArticleMissing.
        """
        article, link = tables.Article, read_link(number)
        number = link.article if link is not None else number
        by: ColumnElement[bool] = (article.accession == number) | (article.uid == number)
        if number.isascii() and number.isdigit() and len(number) < 19:  # noqa: PLR2004 - int64
            by = by | (article.id == int(number))
        with self._engine.session() as session:
            found = session.scalar(select(article.id).where(by, LIVE))
        if found is None:
            raise ArticleMissing(number)
        return found

    def texts(self, ids: Sequence[int]) -> dict[int, tuple[Block, ...]]:
        """Read the blocks of the current texts of some articles."""
        texts: dict[int, tuple[Block, ...]] = {}
        with self._engine.session() as session:
            for chunk in _chunks(ids):
                for article_id, (_text, blocks) in current_texts(session, chunk).items():
                    texts[article_id] = tuple(blocks)
        return texts

    def article(self, article_id: int) -> ArticleDetail:
        """Read one article whole.

        Raises ArticleMissing.
        """
        article, version = tables.Article, tables.TextVersion
        with self._engine.session() as session:
            row = session.execute(row_columns().where(article.id == article_id, LIVE)).first()
            if row is None:
                raise ArticleMissing(str(article_id))
            held = session.get_one(article, article_id)
            number, sha256, origins = session.execute(
                select(version.number, version.sha256, version.origins).where(
                    version.article_id == article_id, version.is_current == 1
                )
            ).one()
            text, blocks = current_texts(session, [article_id])[article_id]
            return ArticleDetail(
                row=article_row(row),
                text=text,
                blocks=tuple(blocks),
                standfirst=held.standfirst,
                kicker=held.kicker,
                dateline=held.dateline,
                url=held.url,
                language=held.language,
                published_basis=held.published_basis,
                published_lo=held.published_lo,
                published_hi=held.published_hi,
                word_count=held.word_count,
                text_version=number,
                text_sha256=sha256,
                files=self._files(session, article_id),
                created_at=held.created_at,
                updated_at=held.updated_at,
                origins={name: Origin(*told) for name, told in json.loads(origins or "{}").items()},
            )

    # ---- how articles belong together -----------------------------------------------------

    def relations(self, article_id: int) -> tuple[Relation, ...]:
        """List what an article is to others, rejected links included, the most alike first.

        Those to articles in the bin are left out.
        """
        with self._engine.session() as session:
            return relations_of(session, article_id)

    def suggested(self, limit: int = 50, offset: int = 0) -> RelationSuggestions:
        """Read a page of the links that wait for a person, the most alike first."""
        with self._engine.session() as session:
            total, links = waiting(session, limit, offset)
        rows = {row.id: row for link in links for row in self.rows([*link.both])}
        page = tuple(
            suggestion_of(link, rows[link.article_id], rows[link.other_id])
            for link in links
            if rows.keys() >= set(link.both)
        )
        return RelationSuggestions(total, page)

    def comparison(self, article_id: int, other_id: int) -> Comparison:
        """Put the texts of two articles side by side, word by word.

        Raises ArticleMissing.
        """
        article, other = self.article(article_id), self.article(other_id)
        similarity = jaccard(shingles_of(article.text), shingles_of(other.text))
        pairs = word_diff(article.text, other.text)
        return Comparison(article, other, round(similarity, 4), pairs)

    def _files(self, session: Session, article_id: int) -> tuple[SourceFile, ...]:
        file, link = tables.SourceFile, tables.ArticleFile
        query = (
            select(file)
            .join(link, link.source_file_id == file.id)
            .where(link.article_id == article_id)
            .order_by(file.id)
        )
        return tuple(
            SourceFile(
                sha256=held.sha256,
                size=held.size,
                original_name=held.original_name,
                mime=held.mime,
                encoding=held.encoding,
                member=held.member,
                path=None if held.container_id else self._objects.path(held.sha256),
            )
            for held in session.scalars(query)
        )

    # ---- for the index --------------------------------------------------------------------

    def identity(self) -> Identity:
        """Read which archive this is."""
        meta = self.meta()
        return Identity(meta["uuid"], int(meta["epoch"]))

    def index_home(self) -> IndexHome:
        """Make the door to the index of this archive, as the archive is now."""
        identity = self.identity()
        return IndexHome(self.where.index(identity.uuid), identity, self.token_at)

    def meta(self) -> dict[str, str]:
        """Read the archive's own facts."""
        with self._engine.session() as session:
            rows = session.execute(select(tables.Meta.key, tables.Meta.value))
            return {key: value for key, value in rows}  # noqa: C416 - a Row is no tuple to mypy

    def token_at(self, seq: int) -> str | None:
        """Read the token of a journal row, in hexadecimal.

        None when this history has no such row any more. Row 0 stands before the first change: its
        token is empty, and it is there until the journal was first pruned.
        """
        journal = tables.Journal
        with self._engine.session() as session:
            if seq == 0:
                first = session.scalar(select(func.min(journal.seq)))
                return "" if first in (None, 1) else None
            token = session.scalar(select(journal.tok).where(journal.seq == seq))
            return token.hex() if token is not None else None

    def journal_after(self, seq: int, limit: int) -> tuple[int, str, list[int]]:
        """Read the next `limit` journal rows: the last one's number and token, and the articles.

        With nothing new the number is `seq` again and the list is empty.
        """
        journal = tables.Journal
        query = select(journal.seq, journal.tok, journal.article_id)
        query = query.where(journal.seq > seq).order_by(journal.seq).limit(limit)
        with self._engine.session() as session:
            rows = session.execute(query).all()
        if not rows:
            return seq, "", []
        last, token, _ = rows[-1]
        return last, token.hex(), list(dict.fromkeys(row[2] for row in rows))

    def pending(self, seq: int) -> int:
        """Count the articles that changed after a journal row."""
        changed = func.count(tables.Journal.article_id.distinct())
        with self._engine.session() as session:
            return session.scalar(select(changed).where(tables.Journal.seq > seq)) or 0

    def last_seq(self) -> tuple[int, str]:
        """Read number and token of the newest journal row; (0, "") when there is none."""
        journal = tables.Journal
        query = select(journal.seq, journal.tok).order_by(journal.seq.desc()).limit(1)
        with self._engine.session() as session:
            row = session.execute(query).first()
        return (row[0], row[1].hex()) if row else (0, "")

    def ids_after(self, article_id: int, limit: int) -> list[int]:
        """List the next ids in order, deleted articles left out; all of them when `limit` is -1."""
        article = tables.Article
        query = select(article.id).where(article.id > article_id, LIVE)
        with self._engine.session() as session:
            return list(session.scalars(query.order_by(article.id).limit(limit)))

    def index_articles(self, ids: Sequence[int]) -> list[IndexArticle]:
        """Read what the index holds of some articles; deleted ones are left out."""
        with self._engine.session() as session:
            return [one for chunk in _chunks(ids) for one in index_articles(session, chunk)]


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """Reads articles for the index, in whichever process, through a connection of its own."""

    where: Whereabouts
    """Of the archive."""

    def __call__(self, first: int, last: int) -> Iterator[IndexArticle]:
        """Read the articles with ids from `first` to `last`."""
        reader = Reader(self.where.archive, self.where)
        try:
            cursor = first - 1
            while ids := reader.ids_after(cursor, READ_AT_ONCE):
                cursor = ids[-1]
                yield from reader.index_articles([one for one in ids if one <= last])
                if cursor >= last:
                    return
        finally:
            reader.close()

"""What a search engine must do to be measured here, and our own index doing it."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex, open_dir

from db.records import never
from db.search.codec.build import MOST_ARTICLES
from db.search.codec.bulk import Workers, ranges_of
from db.search.codec.candidates import best_of, score_all
from db.search.codec.engine import ArrayIndex
from db.search.codec.query import read_query
from db.search.schema import IndexArticle, document, new_schema, new_writer
from tests.benchmarks.articles import Article, repeated
from tests.benchmarks.questions import Ask

LISTED: Final = 20
FACETS: Final = ("year", "outlet", "section")

Numbered = Iterable[tuple[int, Article]]
"""Articles with the numbers 1, 2, 3 … under which engines know them."""


class Engine(Protocol):
    """An index in a folder that can be asked. For one thread."""

    def find(self, ask: Ask) -> Sequence[int] | None:
        """Rank, and return the twenty best; count facets where asked. None: it cannot say that."""


class Build(Protocol):
    """Makes an index in a folder that exists and is empty."""

    def __call__(self, folder: Path, articles: Numbered) -> None:
        """Take the articles in, in their order, and close the index."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ask an engine, as an engine."""

    ask: Callable[[Ask], Sequence[int]]

    def find(self, ask: Ask) -> Sequence[int]:
        """Ask that way."""
        return self.ask(ask)


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file of pickled articles, repeated up to a number; read by processes of their own."""

    path: Path
    wanted: int

    def articles(self) -> list[Article]:
        """Read the articles, each once."""
        found: list[Article] = pickle.loads(self.path.read_bytes())  # our own file
        return found

    def __call__(self, first: int, last: int) -> Iterator[IndexArticle]:
        """Read the articles from `first` to `last` as the index takes them."""
        numbered = repeated(self.articles(), min(last, self.wanted))
        return (article.indexed(number) for number, article in islice(numbered, first - 1, None))


def _new_index(folder: Path) -> FileIndex:
    index: FileIndex = FileIndex.create(FileStorage(str(folder)), new_schema())
    return index


def build_ours(folder: Path, articles: Numbered) -> None:
    """Index in one process, in segments of the size that a rebuild makes."""
    writer = new_writer(_new_index(folder), memory_mb=600)
    for number, article in articles:
        writer.add_document(**document(article.indexed(number)))
    writer.commit(merge=False)


def build_ours_in_two(folder: Path, corpus: Corpus) -> None:
    """Index with two processes; each reads the corpus itself."""
    index = _new_index(folder)
    ranges = ranges_of(range(1, corpus.wanted + 1), 2, MOST_ARTICLES)
    shop = folder / "workshop"
    shop.mkdir()
    with Workers(2, shop, index.indexname, corpus) as workers:
        made = [part for said in workers.run(ranges) if not isinstance(said, int) for part in said]
    writer = new_writer(index)
    for part in made:
        (shop / part.name).rename(folder / part.name)
    writer.adopt([part.segment for part in made])
    writer.commit(merge=False)
    shop.rmdir()


class Ours:
    """Our arrays: analysis of the words, exact matching, ranking, twenty ids."""

    def __init__(self, folder: Path) -> None:
        self._index = ArrayIndex(open_dir(str(folder)))

    def find(self, ask: Ask) -> Sequence[int]:
        """Match, rank, and list."""
        typed = ask.typed()
        found = self._index.matching(ask.question(typed))
        ids: list[int] = self._index.ranked(typed, found, limit=LISTED, collapse=False).ids.tolist()
        if ask.kind == "facets":
            self._index.facets(found, FACETS)
        return ids

    def find_by_impacts(self, ask: Ask) -> Sequence[int]:
        """Match, and rank with the first stage alone: impacts as BM25F has them, marks, pairs."""
        index, typed = self._index, ask.typed()
        found = index.matching(ask.question(typed))
        query = read_query(typed, index._arrays, index._totals)
        score_all(query, index.segments, index._totals, never)
        best = best_of(index.segments, found.masks, (), LISTED)
        order = np.argsort(-best.scores)
        if ask.kind == "facets":
            index.facets(found, FACETS)
        ids: list[int] = index._values(best.segments[order], best.docs[order], "id").tolist()
        return ids

    def rank(self, ask: Ask) -> Sequence[int]:
        """Rank as free text, whatever words an article lacks, and list twenty."""
        ids: list[int] = self._index.ranked(ask.typed(), limit=LISTED).ids.tolist()
        return ids

    def all_numbers(self, ask: Ask) -> set[int]:
        """Return every article that answers."""
        found = self._index.matching(ask.question(ask.typed()))
        return set(self._index.column(found, "id").tolist())

"""SQLite's full-text search, which has words without marks only, and never folds đ."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.engines import FACETS, LISTED, Numbered
from tests.benchmarks.peers.texts import day, load, ordinals, parts
from tests.benchmarks.questions import Ask


def build_fts5(folder: Path, articles: Numbered) -> None:
    """Fill a contentless FTS5 table that removes diacritics, and a table of facts beside it."""
    connection = load("pysqlite3").connect(folder / "fts5.db")
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    connection.execute(
        "create table facts (id integer primary key, day int, year text, outlet text, section text)"
    )
    connection.execute(
        "create virtual table words using fts5 (headline, standfirst, body, content='',"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    for number, article in articles:
        facts = (number, day(article), article.day[:4], article.outlet, article.section)
        connection.execute("insert into facts values (?, ?, ?, ?, ?)", facts)
        connection.execute(
            "insert into words (rowid, headline, standfirst, body) values (?, ?, ?, ?)",
            (number, *parts(article).values()),
        )
    connection.execute("insert into words (words) values ('optimize')")
    connection.execute("create index of_day on facts (day)")
    connection.commit()
    connection.close()


class Fts5:
    """SQLite's full-text search."""

    def __init__(self, folder: Path) -> None:
        self._connection = load("pysqlite3").connect(folder / "fts5.db")
        self._connection.execute("pragma cache_size = -200000")
        self._connection.execute("pragma mmap_size = 2000000000")

    def find(self, ask: Ask) -> Sequence[int] | None:
        """Ask in FTS5's own language."""
        if ask.is_fuzzy:
            return None
        query = self._query(ask)
        joined, dated, values = "", "", [query]
        if ask.days:
            joined, dated = " join facts on id = words.rowid", " and day between ? and ?"
            values += [str(day) for day in ordinals(ask.days)]
        rows = self._connection.execute(
            f"select words.rowid from words{joined} where words match ?{dated}"
            f" order by bm25(words, 3.0, 2.0, 1.0) limit {LISTED}",
            values,
        ).fetchall()
        if ask.kind == "facets":
            for name in FACETS:
                self._connection.execute(
                    f"select {name}, count(*) from facts where id in"
                    " (select rowid from words where words match ?) group by 1",
                    (query,),
                ).fetchall()
        return [row[0] for row in rows]

    def _query(self, ask: Ask) -> str:
        if ask.is_phrase:
            return f'"{" ".join(ask.words)}"'
        pieces = [f'"{word}"' for word in ask.words]
        pieces += [f'"{ask.prefix}" *'] if ask.prefix else []
        query = (" OR " if ask.is_any else " AND ").join(pieces)
        return f'({query}) NOT "{ask.excluded}"' if ask.excluded else query

"""Searches the archive: a question in, the articles that answer it out, best first."""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

import numpy as np

from db.errors import ArchiveError, ArticleMissing, Cancelled, IndexUnusable
from db.reader import Reader
from db.records import (
    EVERYTHING,
    HitRow,
    Hits,
    Problem,
    QueryTerm,
    Reason,
    Related,
    Relaxation,
    SearchRequest,
    ShouldStop,
    Tier,
    never,
)
from db.search.answering import Desk, answer, matching, new_desk, read
from db.search.evaluate import Accents, ranked_words
from db.search.other_names import NameTable, bundled
from db.search.outlines import Outliner
from db.search.pages import Entry, show_page
from db.search.passages import Shown, show
from db.search.reasons import best_losses, reasons
from db.search.related import Relations, printed
from db.search.relaxing import relaxations
from db.search.schema import year_of
from db.search.segments import Check, IndexView
from db.search.storage import DAMAGE, IndexHome

NO_INDEX: Final = "no_index"
"""The problem of an answer that lists all articles because the index cannot be used."""


class _Generation(NamedTuple):
    """What is open of one generation of the index."""

    key: tuple[str, int]
    desk: Desk
    outliner: Outliner
    relations: Relations
    since: tuple[int, str]
    """The journal row up to which it knows the archive."""


class Searcher:
    """Answers questions from the index, and shows pages of the answers from the database.

    For one thread at a time. It opens the index with its first search, and anew whenever there is
    a newer generation of it; `page` needs no index.
    """

    READ_WHOLE: ClassVar = 32 << 20
    """Bytes of an index that is held against its checksums before the first answer: that takes some
    hundredths of a second. A larger one is read through later (`Indexer.verify`)."""

    def __init__(self, home: IndexHome, reader: Reader) -> None:
        self._home = home
        self._reader = reader
        self._open: _Generation | None = None
        self._read_whole: frozenset[Path] = frozenset()

    def close(self) -> None:
        """Close the index and the connection."""
        self._close_index()
        self._reader.close()

    def search(self, request: SearchRequest, should_stop: ShouldStop = never) -> Hits:
        """Find the articles that have all the words, phrases and filters of a question.

        Hits AS_TYPED come first and make the total. When they are fewer than ten, the articles
        that match with other accents follow, and, unless one has the words in a row, of a query
        of four words or more those that lack one of them. When there is none AS_TYPED, those that
        have more than half of the words by weight are listed too, which the problem
        `some_words_missing` says: among the others by score, or, where no article has all the
        words even so, as hits.

        An empty question finds every article that passes the filters, the newest first. Without
        filters and scope it is answered even where the index cannot be used, from the database:
        the problem `no_index` says so, and no facets are counted.

        Raises Cancelled once `should_stop` says so, IndexUnusable.
        """
        started = time.perf_counter()

        check = _checking(should_stop)
        check()
        try:
            with self._reporting_damage():
                generation = self._generation()
                answered = answer(generation.desk, request, check, should_stop)
                found = answered.found
                docs = np.concatenate((found.typed.docs, found.other.docs))
                ids = array("q", generation.desk.view.ids[docs].tobytes())
                latest = int(generation.desk.view.ids.max(initial=0))
        except IndexUnusable:
            if request.text.strip() or request.filters or request.scope != EVERYTHING:
                raise
            return self._listed(request, started)
        scores = np.concatenate((found.typed.scores, found.other.scores))
        return Hits(
            request=request,
            ids=ids,
            scores=array("d", scores.tobytes()),
            total=len(found.typed.docs),
            took_ms=(time.perf_counter() - started) * 1000,
            terms=answered.understood.terms(),
            facets=found.facets,
            problems=answered.problems + found.problems,
            interpretations=answered.interpretations,
            did_you_mean=answered.suggestion,
            latest=latest,
        )

    def _listed(self, request: SearchRequest, started: float) -> Hits:
        """List every article without the index."""
        ids = self._reader.browse(request.sort)
        return Hits(
            request=request,
            ids=ids,
            scores=array("d", bytes(8 * len(ids))),
            total=len(ids),
            took_ms=(time.perf_counter() - started) * 1000,
            problems=(Problem(NO_INDEX, 0, 0),),
            latest=max(ids, default=0),
        )

    def relaxations(
        self, request: SearchRequest, should_stop: ShouldStop = never
    ) -> tuple[Relaxation, ...]:
        """Say what a question would find that asked for less, with the number of articles.

        Raises Cancelled once `should_stop` says so, IndexUnusable.
        """
        with self._reporting_damage():
            return relaxations(self._generation().desk, request, _checking(should_stop))

    def newer(
        self, asked: Sequence[tuple[SearchRequest, int]], should_stop: ShouldStop = never
    ) -> tuple[int, ...]:
        """Count for each question the hits whose id is greater than the one beside it.

        Raises Cancelled once `should_stop` says so, IndexUnusable.
        """
        check = _checking(should_stop)
        with self._reporting_damage():
            desk = self._generation().desk
            return tuple(
                int((matching(desk, request, check) & (desk.view.ids > latest)).sum())
                for request, latest in asked
            )

    def page(
        self, hits: Hits, offset: int, limit: int, should_stop: ShouldStop = never
    ) -> list[HitRow]:
        """Read the hits from `offset` on, with their passages; deleted articles are left out.

        Raises Cancelled.
        """
        places = range(max(offset, 0), min(max(offset, 0) + max(limit, 0), len(hits.ids)))
        place_of = {hits.ids[place]: place for place in places}
        since = self._open.since if self._open else None
        listed = self._reader.listed(list(place_of), since)
        if should_stop():
            raise Cancelled
        entries = [
            Entry(one, hits.tier(place_of[one.row.id]), year_of(one.row.published))
            for one in listed
        ]
        shown = self._shown(entries, hits.terms)
        page: list[HitRow] = []
        for entry in entries:
            if should_stop():
                raise Cancelled
            row, tier = entry.article.row, entry.tier
            lines = shown.get(row.id) or show(
                row.headline, entry.article.blocks(), hits.terms, tier, entry.year
            )
            score = hits.scores[place_of[row.id]]
            page.append(HitRow(row, score, tier, lines.headline_marks, lines.passages))
        return page

    def reasons(self, hits: Hits, article_id: int) -> tuple[Reason, ...]:
        """Say why an article is among the hits: what it has of each word, in their order.

        Raises ArticleMissing, IndexUnusable.
        """
        article = self._reader.article(article_id)
        place = hits.ids.index(article_id) if article_id in hits.ids else 0
        loosely = hits.tier(place) is Tier.OTHER_ACCENTS
        request = hits.request
        query = read(request)
        with self._reporting_damage():
            generation = self._generation()
            understood = generation.desk.interpreter.understand(
                query, request.text, request.declined
            )
            accents = Accents.OTHER if loosely else Accents.TYPED
            runs = [
                (run.weight, run.words, ranked_words(run.words, accents))
                for run in understood.runs()
            ]
            losses = best_losses(generation.desk.view.arrays, runs, article_id)
        year = year_of(article.published_lo)
        lost = [losses.get((term.folded, term.accented), 0.0) for term in hits.terms]
        return reasons(request.text, article.blocks, hits.terms, lost, year, loosely=loosely)

    def related(self, article_id: int, limit: int = 5) -> tuple[Related, ...]:
        """Find articles about the same matter, the most related first; copies are left out.

        Raises ArticleMissing, IndexUnusable.
        """
        listed = self._reader.listed([article_id])
        if not listed:
            raise ArticleMissing(str(article_id))
        with self._reporting_damage():
            relatives = self._generation().relations.related(article_id, limit)
        rows = {row.id: row for row in self._reader.rows([one.id for one in relatives])}
        return tuple(
            Related(rows[one.id], one.score, printed(listed[0].text, one.shared))
            for one in relatives
            if one.id in rows
        )

    def _shown(self, entries: Sequence[Entry], terms: Sequence[QueryTerm]) -> dict[int, Shown]:
        """What the open index can show; of the other articles the whole text is to be read."""
        if self._open is None:
            return {}
        try:
            return show_page(entries, terms, self._open.outliner)
        except DAMAGE:
            return {}  # the next search will say so

    @contextmanager
    def _reporting_damage(self) -> Iterator[None]:
        """Turn what a damaged index raises into the error that says to rebuild it.

        Whatever else goes wrong may come of damage, too: every byte is looked at before it is
        taken for a mistake of ours.
        """
        try:
            yield
        except DAMAGE as error:
            self._close_index()
            raise IndexUnusable(self._home.root, repr(error)) from error
        except (ArchiveError, Cancelled):
            raise
        except Exception:
            self._close_index()
            self._home.open(deep=True)
            raise

    def _generation(self) -> _Generation:
        """Open the newest generation of the index, unless it is open already."""
        if self._open is None or self._open.key != self._home.current_key():
            opened, view = self._home.read(lambda opened: (opened, IndexView(opened.index)))
            if sum(size for size, _ in opened.stamp.files.values()) <= self.READ_WHOLE:
                self._read_whole = view.arrays.verify(self._read_whole)
            self._close_index()
            self._open = _Generation(
                opened.key,
                new_desk(view, self._names, self._reader.catalogue.members),
                Outliner(view.arrays),
                Relations(view.arrays),
                (opened.stamp.seq, opened.stamp.tok),
            )
        return self._open

    @cached_property
    def _names(self) -> NameTable:
        """The other names that come with the program."""
        return bundled()

    def _close_index(self) -> None:
        if self._open is not None:
            self._open.desk.view.close()
            self._open = None


def _checking(should_stop: ShouldStop) -> Check:
    """Raise Cancelled once nobody waits any more."""

    def check() -> None:
        if should_stop():
            raise Cancelled

    return check

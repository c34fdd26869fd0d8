"""Searches the archive: a question in, the articles that answer it out, best first."""

from __future__ import annotations

import time
import zlib
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pickle import UnpicklingError
from typing import Final, NamedTuple

import numpy as np
from whoosh.reading import CorruptIndexError

from db.errors import ArticleMissing, Cancelled, IndexUnusable
from db.reader import Reader
from db.records import (
    Facet,
    HitRow,
    Hits,
    Interpretation,
    Problem,
    QueryTerm,
    Reason,
    Related,
    SearchRequest,
    ShouldStop,
    Sort,
    Tier,
    never,
)
from db.search.correcting import corrected
from db.search.evaluate import Accents, Evaluator, ranked_words
from db.search.facets import Facets
from db.search.grammar import parse
from db.search.interpret import Interpreter
from db.search.other_names import NameTable, bundled
from db.search.outlines import Outliner
from db.search.pages import Entry, show_page
from db.search.passages import Shown, show
from db.search.query import Branch, Phrase
from db.search.ranking import Ranked, by_date, by_relevance
from db.search.reasons import best_losses, reasons
from db.search.related import Relations, printed
from db.search.schema import year_of
from db.search.segments import Check, IndexView, Mask
from db.search.storage import IndexHome
from db.search.suggest import Suggester
from db.search.understanding import Understood

FEW_HITS: Final = 10
"""With fewer hits than this, articles with other accents are listed too."""

CORRECTION: Final = "correction"
"""Kind of the interpretation that takes the place of a query which finds nothing."""

SOME_WORDS_MISSING: Final = "some_words_missing"
"""No article has all the words: those with most of them are listed."""

ONE_WORD_MISSING: Final = "one_word_missing"
"""Below the few articles with all the words there are some that lack one of them."""

NO_HITS: Final = Ranked(np.zeros(0, np.int32), np.zeros(0))

DAMAGE: Final = (CorruptIndexError, OSError, EOFError, zlib.error, UnpicklingError)
"""What reading a damaged index raises."""


class _Generation(NamedTuple):
    """What is open of one generation of the index."""

    key: tuple[str, int]
    view: IndexView
    evaluator: Evaluator
    facets: Facets
    interpreter: Interpreter
    suggester: Suggester
    outliner: Outliner
    relations: Relations
    since: tuple[int, str]
    """The journal row up to which it knows the archive."""


class _Found(NamedTuple):
    """The articles of both tiers, and what is to be said about them."""

    typed: Ranked
    other: Ranked
    problems: tuple[Problem, ...] = ()
    facets: tuple[Facet, ...] = ()
    is_literal: bool = False
    """Whether an article has the words in a row, as they were typed: then none is misspelt."""

    @property
    def is_any(self) -> bool:
        """Whether there is any article to list."""
        return len(self.typed.docs) > 0 or len(self.other.docs) > 0


class Searcher:
    """Answers questions from the index, and shows pages of the answers from the database.

    For one thread at a time. It opens the index with its first search, and anew whenever there is
    a newer generation of it; `page` needs no index.
    """

    def __init__(self, home: IndexHome, reader: Reader) -> None:
        self._home = home
        self._reader = reader
        self._open: _Generation | None = None

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

        An empty question finds every article that passes the filters, the newest first.

        Raises Cancelled once `should_stop` says so, IndexUnusable.
        """
        started = time.perf_counter()

        def check() -> None:
            if should_stop():
                raise Cancelled

        check()
        with self._reporting_damage():
            generation = self._generation()
            answer = _answer(generation, request, check, should_stop)
            found = answer.found
            docs = np.concatenate((found.typed.docs, found.other.docs))
            ids = array("q", generation.view.ids[docs].tobytes())
        scores = np.concatenate((found.typed.scores, found.other.scores))
        return Hits(
            request=request,
            ids=ids,
            scores=array("d", scores.tobytes()),
            total=len(found.typed.docs),
            took_ms=(time.perf_counter() - started) * 1000,
            terms=answer.understood.terms(),
            facets=found.facets,
            problems=answer.problems + found.problems,
            interpretations=answer.interpretations,
            did_you_mean=answer.suggestion,
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
        query = parse(request.text, typing=request.typing)
        with self._reporting_damage():
            generation = self._generation()
            understood = generation.interpreter.understand(query, request.text, request.declined)
            accents = Accents.OTHER if loosely else Accents.TYPED
            runs = [
                (run.weight, run.words, ranked_words(run.words, accents))
                for run in understood.runs()
            ]
            losses = best_losses(generation.view.arrays, runs, article_id)
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
        """Turn what a damaged index raises into the error that says to rebuild it."""
        try:
            yield
        except DAMAGE as error:
            self._close_index()
            raise IndexUnusable(self._home.root, repr(error)) from error

    def _generation(self) -> _Generation:
        """Open the newest generation of the index, unless it is open already."""
        if self._open is None or self._open.key != self._home.current_key():
            opened = self._home.open()
            view = IndexView(opened.index)
            self._close_index()
            suggester = Suggester(view.arrays)
            self._open = _Generation(
                opened.key,
                view,
                Evaluator(view),
                Facets(view),
                Interpreter(view, self._names, suggester),
                suggester,
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
            self._open.view.close()
            self._open = None


class _Answer(NamedTuple):
    """What was found, and how the question was understood for that."""

    understood: Understood
    found: _Found
    problems: tuple[Problem, ...]
    interpretations: tuple[Interpretation, ...]
    suggestion: str | None


def _answer(
    generation: _Generation, request: SearchRequest, check: Check, should_stop: ShouldStop
) -> _Answer:
    """Search; where nothing at all is found, search what was perhaps meant."""
    query = parse(request.text, typing=request.typing)
    understood = generation.interpreter.understand(query, request.text, request.declined)
    found = _Search(generation, request, understood, check).found()
    suggestion = None
    few = len(found.typed.docs) < FEW_HITS
    if few and not found.is_literal and not understood.is_decoded:
        suggestion = corrected(query, request.text, generation.suggester, should_stop)
    if suggestion is None or found.is_any or suggestion in request.declined:
        readings = understood.interpretations()
        return _Answer(understood, found, query.problems, readings, suggestion)
    meant = parse(suggestion, typing=request.typing)
    understood = generation.interpreter.understand(meant, suggestion, request.declined)
    found = _Search(generation, request, understood, check).found()
    whole = Interpretation(CORRECTION, 0, len(request.text), suggestion)
    return _Answer(understood, found, query.problems, (whole,), suggestion)


class _Search:
    """One question to one generation of the index; lives for one call."""

    def __init__(
        self,
        generation: _Generation,
        request: SearchRequest,
        understood: Understood,
        check: Check,
    ) -> None:
        self._view = generation.view
        self._evaluator = generation.evaluator
        self._facets = generation.facets
        self._request = request
        self._query = understood.expanded()
        self._decoded = understood.decoded()
        self._runs = understood.runs()
        self._check = check
        self._allowed = generation.facets.allowed(request.filters)

    def found(self) -> _Found:
        """Find and rank."""
        typed = self._allowed & self._evaluator.matching(self._query, Accents.TYPED, self._check)
        found = _Found(self._ranked(typed, Accents.TYPED), NO_HITS)
        if len(found.typed.docs) < FEW_HITS:
            if len(found.typed.docs):
                found = found._replace(is_literal=self._is_literal(typed))
            found = self._with_others(found, typed)
        if self._request.facets:
            found = found._replace(facets=self._facets.counts(found.typed.docs))
        return found

    def _with_others(self, found: _Found, typed: Mask) -> _Found:
        """Add what has the words with other accents or lacks one, to nothing at all what has most.

        Of several words one may be misspelt, and what has them all may have them by chance.
        """
        other: Mask = np.zeros(self._view.size, np.bool_)
        if any(word.marked for run in self._runs for word in run.words):
            other |= self._evaluator.matching(self._query, Accents.OTHER, self._check)
            other &= self._allowed & ~typed
        by_date_only = self._request.sort is not Sort.RELEVANCE and other.any()
        if len(found.typed.docs) or not self._decoded.required[1:] or by_date_only:
            return self._with_one_missing(found, typed, other)
        near = self._allowed & self._evaluator.nearest(self._decoded, self._check)
        missing = self._problem(SOME_WORDS_MISSING)
        if not other.any():
            ranked = self._ranked(near, Accents.TYPED)
            return _Found(ranked, NO_HITS, (missing,) if len(ranked.docs) else ())
        # Whether a word has a wrong accent or is the wrong word, the scores know better.
        problems = (missing,) if (near & ~other).any() else ()
        return _Found(NO_HITS, self._ranked(other | near, Accents.TYPED), problems)

    def _is_literal(self, typed: Mask) -> bool:
        words = [word for run in self._runs[:1] for word in run.words]
        row = Branch((Phrase(tuple(words)),)) if words else Branch()
        return bool((typed & self._evaluator.matching(row, Accents.TYPED, self._check)).any())

    def _with_one_missing(self, found: _Found, typed: Mask, other: Mask) -> _Found:
        near: Mask = np.zeros(self._view.size, np.bool_)
        wanted = len(found.typed.docs) and not found.is_literal
        if wanted and self._request.sort is Sort.RELEVANCE:
            near = self._evaluator.lacking_one(self._decoded, self._check)
            near &= self._allowed & ~typed & ~other
        if not near.any():
            return found._replace(other=self._ranked(other, Accents.OTHER))
        missing = self._problem(ONE_WORD_MISSING)
        return found._replace(other=self._ranked(other | near, Accents.TYPED), problems=(missing,))

    def _problem(self, code: str) -> Problem:
        return Problem(code, 0, len(self._request.text))

    def _ranked(self, mask: Mask, accents: Accents) -> Ranked:
        docs = np.flatnonzero(mask).astype(np.int32)
        if self._request.sort is not Sort.RELEVANCE or not self._runs:
            return by_date(self._view, docs, oldest=self._request.sort is Sort.OLDEST)
        if not len(docs):
            return NO_HITS
        runs = [(ranked_words(run.words, accents), run.weight) for run in self._runs]
        return by_relevance(self._view, docs, runs, self._check)

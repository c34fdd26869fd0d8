"""Answers one question from an open index: which articles, in which order, and how understood."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np

from db.records import Facet, Interpretation, Problem, Scope, SearchRequest, ShouldStop, Sort
from db.search.correcting import corrected
from db.search.evaluate import Accents, Evaluator, ranked_words
from db.search.facets import Facets
from db.search.fields import Field
from db.search.grammar import parse
from db.search.interpret import Interpreter
from db.search.other_names import NameTable
from db.search.query import Branch, Phrase, Query
from db.search.ranking import Ranked, by_date, by_relevance
from db.search.segments import Check, IndexView, Mask
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


Members = Callable[[int], Collection[int]]
"""The ids of the articles in a dossier, and in those inside it; none of one that is gone."""


class Desk(NamedTuple):
    """What answers questions from one generation of the index. For one thread at a time."""

    view: IndexView
    evaluator: Evaluator
    facets: Facets
    interpreter: Interpreter
    suggester: Suggester
    members: Members


def new_desk(view: IndexView, names: NameTable, members: Members) -> Desk:
    """Set up what answers from an opened index; `names` are those that come with the program."""
    suggester = Suggester(view.arrays)
    interpreter = Interpreter(view, names, suggester)
    return Desk(view, Evaluator(view), Facets(view), interpreter, suggester, members)


class Found(NamedTuple):
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


class Answer(NamedTuple):
    """What was found, and how the question was understood for that."""

    understood: Understood
    found: Found
    problems: tuple[Problem, ...]
    interpretations: tuple[Interpretation, ...]
    suggestion: str | None


def answer(desk: Desk, request: SearchRequest, check: Check, should_stop: ShouldStop) -> Answer:
    """Search; where nothing at all is found, search what was perhaps meant."""
    query = read(request)
    understood = desk.interpreter.understand(query, request.text, request.declined)
    found = _Search(desk, request, understood, check).found()
    suggestion = None
    few = len(found.typed.docs) < FEW_HITS
    if few and not found.is_literal and not understood.is_decoded:
        suggestion = corrected(query, request.text, desk.suggester, should_stop)
    if suggestion is None or found.is_any or suggestion in request.declined:
        readings = understood.interpretations()
        return Answer(understood, found, query.problems, readings, suggestion)
    meant = read(replace(request, text=suggestion))
    understood = desk.interpreter.understand(meant, suggestion, request.declined)
    found = _Search(desk, request, understood, check).found()
    whole = Interpretation(CORRECTION, 0, len(request.text), suggestion)
    return Answer(understood, found, query.problems, (whole,), suggestion)


def read(request: SearchRequest) -> Query:
    """Read the text of a question, in its scope."""
    within = Field.HEADLINE if request.scope.headlines else None
    return parse(request.text, typing=request.typing, within=within)


def matching(desk: Desk, request: SearchRequest, check: Check) -> Mask:
    """All articles that answer a question and keep to its accents: what makes its total."""
    understood = desk.interpreter.understand(read(request), request.text, request.declined)
    found = desk.evaluator.matching(understood.expanded(), Accents.TYPED, check)
    return found & inside(desk, request.scope, check) & desk.facets.allowed(request.filters)


def inside(desk: Desk, scope: Scope, check: Check) -> Mask:
    """The articles of a scope."""
    held: Mask = np.ones(desk.view.size, np.bool_)
    if scope.dossier_id is not None:
        members = np.fromiter(desk.members(scope.dossier_id), np.int64)
        held &= np.isin(desk.view.ids, members)
    if scope.within is not None:
        held &= matching(desk, scope.within, check)
    return held


class _Search:
    """One question to one generation of the index; lives for one call."""

    def __init__(
        self,
        desk: Desk,
        request: SearchRequest,
        understood: Understood,
        check: Check,
    ) -> None:
        self._view = desk.view
        self._evaluator = desk.evaluator
        self._facets = desk.facets
        self._request = request
        self._query = understood.expanded()
        self._decoded = understood.decoded()
        self._runs = understood.runs()
        self._check = check
        self._inside = inside(desk, request.scope, check)
        self._allowed = self._inside & desk.facets.allowed(request.filters)

    def found(self) -> Found:
        """Find and rank."""
        answering = self._evaluator.matching(self._query, Accents.TYPED, self._check)
        typed = self._allowed & answering
        found = Found(self._ranked(typed, Accents.TYPED), NO_HITS)
        if len(found.typed.docs) < FEW_HITS:
            if len(found.typed.docs):
                found = found._replace(is_literal=self._is_literal(typed))
            found = self._with_others(found, typed)
        if self._request.facets:
            if not typed.any():  # what has most of the words is listed, or nothing
                answering[found.typed.docs] = True
            counted = self._facets.counts(answering & self._inside, self._request.filters)
            found = found._replace(facets=counted)
        return found

    def _with_others(self, found: Found, typed: Mask) -> Found:
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
            return Found(ranked, NO_HITS, (missing,) if len(ranked.docs) else ())
        # Whether a word has a wrong accent or is the wrong word, the scores know better.
        problems = (missing,) if (near & ~other).any() else ()
        return Found(NO_HITS, self._ranked(other | near, Accents.TYPED), problems)

    def _is_literal(self, typed: Mask) -> bool:
        words = [word for run in self._runs[:1] for word in run.words]
        row = Branch((Phrase(tuple(words)),)) if words else Branch()
        return bool((typed & self._evaluator.matching(row, Accents.TYPED, self._check)).any())

    def _with_one_missing(self, found: Found, typed: Mask, other: Mask) -> Found:
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

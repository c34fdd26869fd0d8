"""What a question that finds nothing can give up, one thing at a time, and what it finds then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from db.records import EVERYTHING, Easing, Filter, Relaxation, Scope, SearchRequest
from db.search.answering import Desk, inside, read
from db.search.evaluate import Accents
from db.search.fields import ZONE_OF, Field, field_named
from db.search.grammar import parse
from db.search.query import (
    OR,
    Branch,
    Chain,
    Clause,
    Exact,
    Fact,
    Group,
    Number,
    OnDay,
    Phrase,
    Published,
    Query,
    Word,
)
from db.search.scanning import QUOTES
from db.search.segments import Check, Mask

MOST_COUNTED: Final = 64
"""Ways out that are counted at all."""

MOST_OFFERED: Final = 6

_CLOSING: Final = re.compile(rf"[{QUOTES}]?(~[0-9]{{1,2}})?")
_OPENING: Final = re.compile(rf"[{QUOTES}]$")
_NAME: Final = re.compile(r"(?:^|(?<=[\s(（-]))(\S+\s+\S+|\S+)[:：]\s*$")
_MINUS: Final = re.compile(r"(?:^|(?<=\s))-$")


def relaxations(desk: Desk, request: SearchRequest, check: Check) -> tuple[Relaxation, ...]:
    """Count what the question would find if it asked for less; what finds nothing is left out.

    The first ones give up filters and scope, the others one part of the text. Where each of these
    finds nothing, the parts are given up without filters and scope; where that finds nothing, all
    but one. A way out that asks the same again is listed once. Raises Cancelled by `check`.
    """
    asked = replace(request, typing=False)
    bare = replace(asked, filters=(), scope=EVERYTHING)
    counter = _Counter(desk, check)
    known = {asked}
    for ways in (_easier(asked), _easier(bare), _alone(bare)):
        found: list[Relaxation] = []
        for one in ways:
            if one.request in known:
                continue
            known.add(one.request)
            total = counter.total(one.request)
            if total:
                found.append(replace(one, total=total))
            if len(known) > MOST_COUNTED or len(found) == MOST_OFFERED:
                break
        if found:
            return tuple(found)
    return ()


class _Counter:
    """Counts questions that have most of their parts in common; lives for one call.

    A total is that of `matching`; each part is looked for once.
    """

    def __init__(self, desk: Desk, check: Check) -> None:
        self._desk, self._check = desk, check
        self._parts: dict[Clause, Mask] = {}
        self._inside: dict[tuple[Scope, tuple[Filter, ...]], Mask] = {}

    def total(self, request: SearchRequest) -> int:
        """Count the articles that answer a question and keep to its accents."""
        self._check()
        understand = self._desk.interpreter.understand
        query = understand(read(request), request.text, request.declined).expanded()
        found = self._allowed(request)
        for clause in query.required:
            found = found & self._part(clause)
        for clause in query.excluded:
            found = found & ~self._part(clause)
        return int(found.sum())

    def _part(self, clause: Clause) -> Mask:
        if clause not in self._parts:
            matching = self._desk.evaluator.matching
            self._parts[clause] = matching(Branch((clause,)), Accents.TYPED, self._check)
        return self._parts[clause]

    def _allowed(self, request: SearchRequest) -> Mask:
        key = (request.scope, request.filters)
        if key not in self._inside:
            scope = inside(self._desk, request.scope, self._check)
            allowed = self._desk.facets.allowed(request.filters)
            self._inside[key] = scope & allowed & self._desk.view.live
        return self._inside[key]


def _alone(request: SearchRequest) -> Iterator[Relaxation]:
    """Each part of the text alone, for whoever asked for too much at once."""
    query = read(request)
    if len(query.required) > 2:  # noqa: PLR2004 - of two, each alone was counted before
        for clause in query.required:
            only = Query((clause,))
            part = _whole(request.text, clause)
            text = _first_that_means(only, request, (part,))
            yield _way(Easing.ONLY, replace(request, text=text), part=part)


def _easier(request: SearchRequest) -> Iterator[Relaxation]:
    """The questions that ask for less, what was chosen by a click first."""
    if request.filters:
        yield _way(Easing.FILTERS, replace(request, filters=()))
    for one in request.filters if len(request.filters) > 1 else ():
        kept = tuple(other for other in request.filters if other != one)
        yield _way(Easing.FILTER, replace(request, filters=kept), filter_=one)
    if request.scope != EVERYTHING:
        yield _way(Easing.SCOPE, replace(request, scope=EVERYTHING))
    query = read(request)
    for clause in query.excluded:
        others = tuple(other for other in query.excluded if other is not clause)
        yield _said(Easing.EXCLUSION, request, clause, replace(query, excluded=others))
    for clause in query.required:
        yield from _eased(request, query, clause)
    yield from _without_words(request, query)
    yield from _any_word(request, query)


def _without_words(request: SearchRequest, query: Query) -> Iterator[Relaxation]:
    """Keep phrases and fields only, which say more than words alone."""
    words = [one for one in query.required if isinstance(one, (Word, Chain)) and not one.within]
    if 1 < len(words) < len(query.required):
        kept = tuple(one for one in query.required if one not in words)
        part = " ".join(request.text[one.start : one.stop] for one in words)
        without = request.text
        for one in reversed(words):
            without = _joined(without[: one.start], without[one.stop :])
        text = _first_that_means(replace(query, required=kept), request, (without,))
        yield _way(Easing.WORDS, replace(request, text=text), part=part)


def _eased(request: SearchRequest, query: Query, clause: Clause) -> Iterator[Relaxation]:
    """What can be given up of one required part."""
    if isinstance(clause, Phrase) and len(clause.words) > 1:
        loose = tuple(replace(word, within=clause.within) for word in clause.words)
        yield _said(Easing.ORDER, request, clause, _put(query, clause, loose))
    if isinstance(clause, (Word, Phrase, Chain)) and clause.within and not request.scope.headlines:
        anywhere = (replace(clause, within=None),)
        yield _said(Easing.PLACE, request, clause, _put(query, clause, anywhere))
    if len(query.required) > 1:
        yield _said(Easing.CLAUSE, request, clause, _put(query, clause, ()))


def _any_word(request: SearchRequest, query: Query) -> Iterator[Relaxation]:
    words = [one for one in query.required if isinstance(one, (Word, Chain, Phrase))]
    if len(words) > 1:
        others = tuple(one for one in query.required if one not in words)
        group = Group(tuple(Branch((word,)) for word in words))
        eased = replace(query, required=(group, *others))
        parts = [_whole(request.text, one) for one in words]
        text = _first_that_means(eased, request, (f" {OR} ".join(parts),))
        yield _way(Easing.ANY_WORD, replace(request, text=text), part=" · ".join(parts))


def _put(query: Query, clause: Clause, instead: tuple[Clause, ...]) -> Query:
    at = next(number for number, one in enumerate(query.required) if one is clause)
    required = (*query.required[:at], *instead, *query.required[at + 1 :])
    return replace(query, required=required)


def _said(easing: Easing, request: SearchRequest, clause: Clause, eased: Query) -> Relaxation:
    """Say an easier query in the words of the question, as far as they are kept."""
    text, inner = request.text, request.text[clause.start : clause.stop]
    unnamed, opened, end = _edges(text, clause)
    whole, after = text[unnamed:end], text[end:]
    kept = inner if easing in {Easing.ORDER, Easing.PLACE} else ""
    before = (_MINUS.sub("", text[:unnamed]), text[:unnamed], text[:opened])
    candidates = (
        *(_joined(one, kept, after) for one in before),
        _joined(text[:unnamed], text[opened:end], after),
        _joined(text[: clause.start], kept, text[clause.stop :]),
    )
    said = _first_that_means(eased, request, candidates)
    return _way(easing, replace(request, text=said), part=whole.strip() or inner)


def _whole(text: str, clause: Clause) -> str:
    """A part of the text with its quotation marks and the name of its field."""
    start, _, end = _edges(text, clause)
    return text[start:end].strip()


def _edges(text: str, clause: Clause) -> tuple[int, int, int]:
    """Where a part begins with the name of its field, where its quotation mark, where it ends."""
    closing = _CLOSING.match(text, clause.stop)
    opened = _OPENING.sub("", text[: clause.start])
    unnamed = _unnamed(opened) if _has_name(clause) else opened
    return len(unnamed), len(opened), closing.end() if closing else clause.stop


def _has_name(clause: Clause) -> bool:
    if isinstance(clause, (Fact, Exact, Published, OnDay, Number)):
        return True
    return isinstance(clause, (Word, Phrase, Chain)) and clause.within in ZONE_OF


def _unnamed(before: str) -> str:
    """What stands before the name of a field and its colon."""
    for found in (_NAME.search(before), _NAME.search(before.rpartition(" ")[2])):
        if found and field_named(found[1]) is not None:
            return before[: len(before) - len(found[0])]
    return before


def _first_that_means(eased: Query, request: SearchRequest, candidates: tuple[str, ...]) -> str:
    """The first text that reads as the query; else the query printed."""
    within = Field.HEADLINE if request.scope.headlines else None
    for text in candidates:
        query = parse(text, within=within)
        if query == eased and len(query.problems) <= len(eased.problems):
            return text
    return str(eased)


def _joined(*parts: str) -> str:
    return " ".join(filter(None, (part.strip() for part in parts)))


def _way(
    easing: Easing, request: SearchRequest, *, part: str = "", filter_: Filter | None = None
) -> Relaxation:
    return Relaxation(easing, request, 0, part, filter_)

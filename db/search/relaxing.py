"""What a question that finds nothing can give up, one thing at a time, and what it finds then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from db.records import EVERYTHING, Easing, Filter, Relaxation, SearchRequest
from db.search.answering import Desk, matching, read
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
from db.search.segments import Check

MOST_COUNTED: Final = 24
"""Ways out that are counted at all."""

MOST_OFFERED: Final = 6

_CLOSING: Final = re.compile(rf"[{QUOTES}]?(~[0-9]{{1,2}})?")
_OPENING: Final = re.compile(rf"[{QUOTES}]$")
_NAME: Final = re.compile(r"(?:^|(?<=[\s(（-]))(\S+\s+\S+|\S+)[:：]\s*$")
_MINUS: Final = re.compile(r"(?:^|(?<=\s))-$")


def relaxations(desk: Desk, request: SearchRequest, check: Check) -> tuple[Relaxation, ...]:
    """Count what the question would find if it asked for less; what finds nothing is left out.

    The first ones give up filters and scope, the others one part of the text. A way out that
    finds the same question again is listed once. Raises Cancelled by `check`.
    """
    asked = replace(request, typing=False)
    found: list[Relaxation] = []
    known = {asked}
    for one in _easier(asked):
        check()
        if one.request in known:
            continue
        known.add(one.request)
        total = int(matching(desk, one.request, check).sum())
        if total:
            found.append(replace(one, total=total))
        if len(known) > MOST_COUNTED or len(found) == MOST_OFFERED:
            break
    return tuple(found)


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
        parts = [request.text[one.start : one.stop] for one in words]
        text = _first_that_means(eased, request, (f" {OR} ".join(parts),))
        yield _way(Easing.ANY_WORD, replace(request, text=text), part=" · ".join(parts))


def _put(query: Query, clause: Clause, instead: tuple[Clause, ...]) -> Query:
    at = next(number for number, one in enumerate(query.required) if one is clause)
    required = (*query.required[:at], *instead, *query.required[at + 1 :])
    return replace(query, required=required)


def _said(easing: Easing, request: SearchRequest, clause: Clause, eased: Query) -> Relaxation:
    """Say an easier query in the words of the question, as far as they are kept."""
    start, stop = clause.start, clause.stop
    text = request.text
    closing = _CLOSING.match(text, stop)
    inner, end = text[start:stop], closing.end() if closing else stop
    opened = _OPENING.sub("", text[:start])
    unnamed = _unnamed(opened) if _has_name(clause) else opened
    after = text[end:]
    kept = inner if easing in {Easing.ORDER, Easing.PLACE} else ""
    whole = text[len(unnamed) : end]
    candidates = (
        *(_joined(before, kept, after) for before in (_MINUS.sub("", unnamed), unnamed, opened)),
        _joined(unnamed, whole[len(opened) - len(unnamed) :], after),
        _joined(text[:start], kept, text[stop:]),
    )
    said = _first_that_means(eased, request, candidates)
    return _way(easing, replace(request, text=said), part=whole.strip() or inner)


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

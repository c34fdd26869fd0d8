"""A question as it is kept in the archive under a name, there and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.records import EVERYTHING, Filter, Join, KeepSearch, SavedSearch, Scope, SearchRequest, Sort


def edit_of(name: str, request: SearchRequest, scope: str) -> KeepSearch:
    """The edit that keeps a question; `scope` are the words for its scope."""
    facts = _facts(request)
    if scope:
        facts["scope_words"] = scope
    return KeepSearch(name, request.text.strip(), facts, request.sort.value)


def renaming(saved: SavedSearch, name: str) -> KeepSearch:
    """The edit that keeps a kept question under another name."""
    return KeepSearch(name, saved.query, saved.filters, saved.sort)


def request_of(saved: SavedSearch) -> tuple[SearchRequest, str]:
    """The question that was kept, and the words for its scope; what makes no sense is left out."""
    words = saved.filters.get("scope_words")
    request = _request({**saved.filters, "text": saved.query, "sort": saved.sort})
    return request, words if isinstance(words, str) else ""


def _facts(request: SearchRequest) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if request.filters:
        facts["filters"] = [[one.facet, one.value, one.how.value] for one in request.filters]
    if request.declined:
        facts["declined"] = sorted(request.declined)
    scope = request.scope
    if scope.headlines:
        facts["headlines"] = True
    if scope.dossier_id is not None:
        facts["dossier"] = scope.dossier_id
    if scope.within is not None:
        facts["within"] = {"text": scope.within.text, **_facts(scope.within)}
    return facts


def _request(facts: Mapping[str, Any]) -> SearchRequest:
    text, sort = facts.get("text"), facts.get("sort")
    declined = facts.get("declined")
    return SearchRequest(
        text if isinstance(text, str) else "",
        Sort(sort) if sort in set(Sort) else Sort.RELEVANCE,
        _filters(facts.get("filters")),
        declined=frozenset(one for one in declined if isinstance(one, str))
        if isinstance(declined, list)
        else frozenset(),
        scope=_scope(facts),
    )


def _filters(told: object) -> tuple[Filter, ...]:
    if not isinstance(told, list):
        return ()
    return tuple(
        Filter(facet, value, Join(how))
        for facet, value, how in (one for one in told if isinstance(one, list) and len(one) == 3)  # noqa: PLR2004 - facet, value, how
        if isinstance(facet, str) and isinstance(value, str) and how in set(Join)
    )


def _scope(facts: Mapping[str, Any]) -> Scope:
    dossier, within = facts.get("dossier"), facts.get("within")
    scope = Scope(
        headlines=facts.get("headlines") is True,
        dossier_id=dossier if type(dossier) is int else None,
        within=_request(within) if isinstance(within, dict) else None,
    )
    return EVERYTHING if scope == EVERYTHING else scope

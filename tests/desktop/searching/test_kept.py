"""A question is kept whole, and what somebody else wrote there breaks nothing."""

from __future__ import annotations

import json

import pytest

from db.records import Filter, Join, SavedSearch, Scope, SearchRequest, Sort
from desktop.searching.kept import edit_of, renaming, request_of

WITHIN = SearchRequest("lũ", filters=(Filter("year", "2018"),), scope=Scope(headlines=True))


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest("cầu"),
        SearchRequest(
            "cầu -gỗ",
            Sort.OLDEST,
            (Filter("place", "Huế"), Filter("award", "ASOCIO", Join.NONE)),
            declined=frozenset({"hà nội"}),
            scope=Scope(headlines=True, dossier_id=3),
        ),
        SearchRequest("", scope=Scope(within=WITHIN)),
    ],
)
def test_there_and_back(request_: SearchRequest) -> None:
    kept = edit_of("Cầu", request_, "Hồ sơ cầu")
    filters = json.loads(json.dumps(kept.filters))
    saved = SavedSearch(1, kept.name, kept.query, filters, kept.sort)
    assert request_of(saved) == (request_, "Hồ sơ cầu")
    other = renaming(saved, "Tràm")
    assert (other.name, other.query, other.filters) == ("Tràm", kept.query, filters)


def test_what_makes_no_sense_is_left_out() -> None:
    odd = {
        "filters": [["a"], 3, ["year", "2018", "maybe"], ["year", "2019", "any"]],
        "declined": "x",
        "dossier": "seven",
        "within": [1],
    }
    request, words = request_of(SavedSearch(1, "Lạ", "cầu", odd, "weather"))
    assert request == SearchRequest("cầu", filters=(Filter("year", "2019"),))
    assert words == ""

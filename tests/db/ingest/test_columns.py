"""A column profile is read as it was written, or the key at fault is named."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest import columns
from db.ingest.columns import FIELDS, Column, read_profile
from db.ingest.source import Code, Refused

FULL: dict[str, Any] = {
    "name": "Điểm báo",
    "columns": {
        "headline": "Tiêu đề bài",
        "body": ["Nội dung", "Nội dung (tiếp)"],
        "published": {"column": "Ngày đăng", "format": "dd/MM/yy", "pivot": 40},
        "source_id": {"column": ["Mã", "Số"], "format": "number", "decimal": "."},
        "standfirst": {"column": "Sapo", "html": True},
        "byline": None,
    },
    "delimiter": ";",
    "quote": "",
    "escape": "\\",
    "encoding": "windows-1258",
    "sheet": "Tháng 11",
    "header_row": 3,
    "decimal": ",",
}


def test_every_key() -> None:
    profile = read_profile(FULL)
    assert profile.columns == {
        "headline": Column(("Tiêu đề bài",)),
        "body": Column(("Nội dung", "Nội dung (tiếp)")),
        "published": Column(("Ngày đăng",), "dd/MM/yy", 40),
        "source_id": Column(("Mã", "Số"), "number", decimal="."),
        "standfirst": Column(("Sapo",), html=True),
    }
    assert (profile.name, profile.delimiter, profile.quote, profile.escape) == (
        *("Điểm báo", ";", "", "\\"),
    )
    assert (profile.encoding, profile.sheet, profile.header_row, profile.decimal) == (
        *("windows-1258", "Tháng 11", 3, ","),
    )
    written = json.loads(json.dumps(profile.document()))
    assert read_profile(written) == profile
    assert written["columns"]["headline"] == "Tiêu đề bài"


def test_the_example_of_the_documentation_is_a_profile() -> None:
    told = columns.__doc__ or ""
    example = told[told.index("    {") : told.index("\n    }") + 6]
    assert read_profile(json.loads(example)).columns["published"].format == "dd/MM/yyyy"


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"colums": {}}, "colums: no such key"),
        ({"columns": None}, "columns: missing"),
        ({"columns": ["headline"]}, "columns: not an object"),
        ({"columns": {"body": "B"}}, "columns.headline: missing"),
        ({"columns": {"headline": "T", "titel": "T"}}, "columns.titel: no such field"),
        ({"columns": {"headline": ""}}, "columns.headline: not the name"),
        ({"columns": {"headline": []}}, "columns.headline: not the name"),
        ({"columns": {"headline": 5}}, "columns.headline: not the name"),
        ({"columns": {"headline": {"format": "text"}}}, "columns.headline.column: missing"),
        ({"columns": {"headline": {"column": "T", "x": 1}}}, "columns.headline.x: no such key"),
        ({"columns": {"headline": {"column": "T", "format": "yyyy"}}}, "columns.headline.format"),
        ({"columns": {"headline": {"column": "T", "html": 1}}}, "columns.headline.html"),
        ({"columns": {"headline": {"column": "T", "decimal": ";"}}}, "columns.headline.decimal"),
        (
            {"columns": {"headline": "T", "published": {"column": "N", "format": "dd/mm/yyyy"}}},
            "columns.published.format: 'dd/mm/yyyy': mm are minutes",
        ),
        (
            {"columns": {"headline": "T", "published": {"column": "N", "format": 5}}},
            "columns.published.format: not a text",
        ),
        (
            {"columns": {"headline": "T", "published": {"column": "N", "pivot": 100}}},
            "columns.published.pivot: no whole number from 0 to 99",
        ),
        ({"delimiter": ";;"}, "delimiter: not one sign"),
        ({"delimiter": "a"}, "delimiter: not one sign"),
        ({"delimiter": "\n"}, "delimiter: not one sign"),
        ({"quote": 5}, "quote: not one sign"),
        ({"encoding": 5}, "encoding: not a text"),
        ({"name": " "}, "name: not a text"),
        ({"sheet": 1}, "sheet: not a text"),
        ({"header_row": -1}, "header_row: no whole number"),
        ({"header_row": True}, "header_row: no whole number"),
        ({"header_row": "3"}, "header_row: no whole number"),
        ({"decimal": ""}, "decimal: neither a comma nor a point"),
    ],
)
def test_the_key_at_fault_is_named(change: dict[str, Any], names: str) -> None:
    with pytest.raises(Refused) as caught:
        read_profile(FULL | change)
    assert caught.value.code is Code.MAPPING
    assert caught.value.detail.startswith("column profile: ")
    assert names in caught.value.detail


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["column", "format", "pivot", "html", "x"]), inner),
    ),
    max_leaves=4,
)


@given(
    st.dictionaries(st.sampled_from([*FULL, "x"]), JSON),
    st.dictionaries(st.sampled_from([*FIELDS, "x"]), JSON),
)
def test_any_document_is_a_profile_or_refused(top: dict[str, Any], parts: dict[str, Any]) -> None:
    try:
        profile = read_profile(top | {"columns": {"headline": "T"} | parts})
    except Refused:
        return
    assert read_profile(profile.document()) == profile

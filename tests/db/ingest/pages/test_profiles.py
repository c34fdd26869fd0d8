"""Site profiles are checked before they are used, and say which key is wrong."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.ingest.pages.profiles import (
    BadProfile,
    bundled_profiles,
    profile,
    profile_for,
    read_profile,
)

GOOD: dict[str, Any] = {
    "name": "Báo Thử Nghiệm",
    "hosts": ["thunghiem.example"],
    "outlet": "Báo Thử Nghiệm",
    "headline": "h1.tit",
    "body": ["#noidung", "article"],
}


def test_a_profile() -> None:
    found = read_profile(json.dumps(GOOD))
    assert (found.name, found.hosts, found.outlet) == (
        *("Báo Thử Nghiệm", ("thunghiem.example",), "Báo Thử Nghiệm"),
    )
    assert set(found.places) == {"headline", "body"}
    assert len(found.places["body"]) == 2
    named = read_profile(json.dumps(GOOD | {"outlet": [".ten-bao"]}))
    assert (named.outlet, len(named.places["outlet"])) == (None, 1)


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("name", " ", "a text is wanted"),
        ("name", None, "a text is wanted"),
        ("hosts", [], "a list of 1 to"),
        ("hosts", ["https://a.vn/"], "no host name"),
        ("hosts", [5], "5 is no text"),
        ("body", {}, "a text or a list"),
        ("body", ["div >"], "ends too early"),
        ("headline", "h1:first-child", "':first-child' is not known"),
        ("remove", [".a", ".b,,.c"], "nothing stands before"),
        ("credit", "[a='b\"]", "is not known"),
        ("sapo", "h2", "not a key of a site profile"),
    ],
)
def test_what_is_wrong_with_a_profile(key: str, value: object, fault: str) -> None:
    with pytest.raises(BadProfile) as caught:
        profile({**GOOD, key: value})
    assert caught.value.key == key
    assert fault in caught.value.fault
    assert key in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).key == key


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000, '"a"'])
def test_what_is_no_profile_at_all(text: str) -> None:
    with pytest.raises(BadProfile) as caught:
        read_profile(text)
    assert caught.value.key == ""


def test_a_profile_without_a_body() -> None:
    with pytest.raises(BadProfile) as caught:
        profile({key: value for key, value in GOOD.items() if key != "body"})
    assert caught.value.key == "body"


def test_the_profiles_that_come_with_the_program() -> None:
    profiles = bundled_profiles()
    hosts = [host for one in profiles for host in one.hosts]
    assert {"vnexpress.net", "tuoitre.vn", "dantri.com.vn", "nhandan.vn"} <= set(hosts)
    assert len(hosts) == len(set(hosts))
    assert all(one.outlet and "headline" in one.places for one in profiles)


@pytest.mark.parametrize(
    ("url", "is_found"),
    [
        ("https://thunghiem.example/a.html", True),
        ("http://WWW.Thunghiem.Example:8080/", True),
        ("https://xthunghiem.example/", False),
        ("https://thunghiem.example.com/", False),
        ("file:///thunghiem.example", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_a_profile_is_for_a_host_and_those_below_it(url: str, is_found: bool) -> None:
    assert (profile_for([None, url], [profile(GOOD)]) is not None) is is_found


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=4,
)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from([*GOOD, "remove", "a"]), JSON))
def test_any_object_is_a_profile_or_says_what_is_wrong(stated: dict[str, object]) -> None:
    try:
        profile(GOOD | stated)
    except BadProfile as bad:
        fault = bad
    else:
        return
    assert fault.key in GOOD | stated
    assert fault.fault

"""References of word processors are citations; each object of a file stands for itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.ingest.source import Code, Refused
from db.ingest.sources import source_for
from db.ingest.sources.csl_json import CSL_JSON
from db.records import BlockKind, TextAccess
from tests.db.ingest.sources.reading import blocks
from tests.db.ingest.sources.records import held, outcomes, parted, read_member, told

ONE: dict[str, Any] = {
    "id": "ha2018",
    "type": "article-newspaper",
    "title": "Bến cảng mới",
    "author": [
        {"family": "Nguyễn", "given": "Thu Hà"},
        {"family": "Bình", "given": "Trần Văn"},
        {"family": "Smith", "given": "John", "suffix": "Jr."},
        {"literal": "Ban biên tập"},
    ],
    "container-title": "Báo Thử Nghiệm",
    "volume": "Tập Xuân",
    "issue": 305,
    "page": "3-4",
    "issued": {"date-parts": [[2018, 11, 1]]},
    "abstract": "Ngày đầu tiên.",
    "URL": "https://kho.vn/1",
    "language": "vi-VN",
    "section": "Kinh tế",
    "keyword": "Cảng; Biển, Tàu",
    "ISSN": "0000-0001",
    "note": "Có ảnh.",
    "archive": "Kho",
}
WEEKLY = {"type": "article-magazine", "title": "Mùa cá", "issued": {"date-parts": [["2019", "3"]]}}
POST = {
    "type": "post-weblog",
    "title": "Chợ nổi",
    "issued": {"raw": "Nov 2, 2018"},
    "DOI": "10.1/a",
}


def packed(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def test_every_field() -> None:
    (member,) = parted(CSL_JSON, packed([ONE]))
    assert member.name == "record 1"
    assert json.loads(member.raw) == ONE
    found = read_member(CSL_JSON, member).article
    assert blocks(found) == [
        (BlockKind.HEADLINE, "Bến cảng mới"),
        (BlockKind.STANDFIRST, "Ngày đầu tiên."),
        (BlockKind.BYLINE, "Nguyễn Thu Hà; Trần Văn Bình; Smith, John, Jr.; Ban biên tập"),
        (
            BlockKind.PUBDATE,
            "Báo Thử Nghiệm, Tập Xuân, số 305, 2018-11-01, tr. 3-4, ISSN 0000-0001",
        ),
        (BlockKind.LIST_ITEM, "Cảng; Biển; Tàu"),
        (BlockKind.LIST_ITEM, "Có ảnh."),
        (BlockKind.LIST_ITEM, "archive: Kho"),
    ]
    assert (found.published, found.section, found.language) == ("2018-11-01", "Kinh tế", "vi")
    assert (found.url, found.source_id) == ("https://kho.vn/1", "ha2018")
    assert found.text_access is TextAccess.CITATION_ONLY


@pytest.mark.parametrize(
    ("issued", "edtf", "warning"),
    [
        ({"date-parts": [[2018, 11, 1], [2018, 11, 3]]}, "2018-11-01/2018-11-03", None),
        ({"date-parts": [[2018, 11, 3], [2018, 11, 1]]}, "2018-11-03", None),
        ({"date-parts": [["2018", "11"]]}, "2018-11", None),
        ({"date-parts": [[2018, 21]]}, "2018", None),
        ({"date-parts": [[2018]], "season": 1}, "2018", None),
        ({"date-parts": [[2018]], "circa": True}, "2018", "the date is about right only"),
        ({"date-parts": [[None]]}, None, None),
        ({"date-parts": "2018"}, None, None),
        ({"raw": "1 Nov 2018"}, "2018-11-01", None),
        ({"literal": "mùa lúa"}, None, "the date cannot be read: mùa lúa"),
        ("2018-11-01", "2018-11-01", None),
        (2018, None, None),
    ],
)
def test_dates(issued: object, edtf: str | None, warning: str | None) -> None:
    reading = read_member(CSL_JSON, parted(CSL_JSON, packed(ONE | {"issued": issued}))[0])
    assert (reading.article.published, reading.warning) == (edtf, warning)


def test_the_season_of_an_issue_stays_in_its_place() -> None:
    issued = {"date-parts": [[2018]], "season": "Xuân"}
    found = read_member(CSL_JSON, parted(CSL_JSON, packed(ONE | {"issued": issued}))[0]).article
    assert "Xuân, 2018" in found.text


@pytest.mark.parametrize(
    "raw",
    [
        packed([WEEKLY, POST]),
        packed({"items": [WEEKLY, POST]}),
        packed(WEEKLY) + b"\n" + packed(POST),
        b"\xef\xbb\xbf" + packed([WEEKLY, POST]),
        json.dumps([WEEKLY, POST], indent=1).encode("utf-16"),
    ],
)
def test_however_the_references_are_wrapped(raw: bytes) -> None:
    assert told(outcomes(CSL_JSON, raw)) == ["Mùa cá", "Chợ nổi"]


def test_spaces_and_order_do_not_count_for_the_bytes_of_a_reference() -> None:
    turned = json.dumps([dict(reversed(ONE.items()))], indent=2).encode()
    assert parted(CSL_JSON, turned)[0].sha256 == parted(CSL_JSON, packed([ONE]))[0].sha256


def test_references_are_known_by_their_type() -> None:
    assert source_for(held(packed([ONE]), "a.json")) is CSL_JSON
    assert not CSL_JSON.recognise(held(packed([{"title": "Bài", "body": "chữ"}])))
    assert not CSL_JSON.recognise(held(b'"type": "article-newspaper", "issued"'))


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        (packed([WEEKLY, 5]), "not an object"),
        (packed([WEEKLY, {"type": "book"}]), "title is missing"),
        (packed([WEEKLY, WEEKLY | {"title": ["a"]}]), "title is neither"),
        (packed([WEEKLY, WEEKLY | {"language": True}]), "language is neither"),
        (packed([WEEKLY])[:-1] + b', {"a": ', "not JSON"),
        (packed([WEEKLY]) + b"x", "does not end"),
        (packed([WEEKLY])[:-1], "does not end"),
        (packed([WEEKLY])[:-1] + b", " + b"[" * 100_000, "not JSON"),
    ],
)
def test_what_is_refused_after_what_is_good(raw: bytes, names: str) -> None:
    good, refused = outcomes(CSL_JSON, raw)
    assert not isinstance(good, Refused)
    assert isinstance(refused, Refused)
    assert refused.code is Code.MAPPING
    assert names in refused.detail


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(st.characters())),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=4,
)


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from([*ONE, "DOI", "date-parts"]), JSON, max_size=4))
def test_any_fields_give_an_article_or_a_reason(fields: dict[str, object]) -> None:
    outcomes(CSL_JSON, json.dumps(fields).encode())
    outcomes(CSL_JSON, json.dumps(ONE | fields).encode())

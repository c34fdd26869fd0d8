"""News items of agencies are articles with their text, or citations where they have none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.ingest.source import MOST_LINES, Code, Refused
from db.ingest.sources import source_for
from db.ingest.sources.ninjs import NINJS
from db.records import BlockKind, TextAccess
from tests.db.ingest.sources.reading import blocks
from tests.db.ingest.sources.records import held, outcomes, parted, read_member, told
from tests.db.ingest.sources.test_csl_json import JSON, packed

THREE: dict[str, Any] = {
    "uri": "https://tin.vn/ben-cang",
    "type": "text",
    "versionCreated": "2018-11-02T09:00:00+07:00",
    "firstCreated": "2018-11-01T08:30:00+07:00",
    "language": "vi",
    "headlines": [
        {"role": "short", "value": "Bến mới"},
        {"role": "main", "value": "Bến cảng mới đón tàu"},
    ],
    "descriptions": [{"role": "main", "value": "Sáng nay bến đón chuyến tàu đầu tiên."}],
    "bodies": [
        {"role": "main", "contentType": "text/plain", "value": "Một dòng dài không chia đoạn."},
        {
            "role": "richtext",
            "contentType": "application/xhtml+xml",
            "value": "<h1>Bến cảng mới đón tàu</h1><p>Đoạn một của bản tin &amp; phụ lục.</p>"
            "<h2>Ngày đầu</h2>"
            "<p>Đoạn hai.</p><figure><figcaption>Tàu cập bến.</figcaption></figure>",
        },
    ],
    "by": "Thu Hà",
    "located": "Hạ Long",
    "subjects": [{"name": "Cảng biển"}],
    "places": [{"name": "Quảng Ninh"}],
    "infoSources": [{"name": "Hãng Tin Thử"}],
    "associations": [{"type": "picture", "descriptions": [{"value": "Tàu cập bến."}]}],
}
ONE: dict[str, Any] = {
    "guid": "tin:1",
    "headline": "Mùa cá về sớm",
    "body_html": "<p>Làng chài vui.</p>",
    "byline": "Phạm Minh",
    "versioncreated": "2019-03-07T02:06:12+0000",
    "source": "Hãng Làng",
    "pubstatus": "usable",
    "associations": {"featuremedia": {"description_text": "Thuyền về."}, "khác": None},
}
TWO: dict[str, Any] = {
    "uri": "tin:2",
    "headlines": [{"value": "Chợ nổi họp sớm"}],
    "bodies": [{"contenttype": "text/plain", "value": "Chợ nổi họp sớm\nĐoạn một.\n\nĐoạn hai."}],
    "versioncreated": "2019-04-01",
    "copyrightholder": "Hãng Sông",
}


def read(item: dict[str, Any]) -> Any:
    return read_member(NINJS, parted(NINJS, packed(item))[0])


def test_an_item_of_version_3() -> None:
    found = read(THREE).article
    assert blocks(found) == [
        (BlockKind.HEADLINE, "Bến cảng mới đón tàu"),
        (BlockKind.STANDFIRST, "Sáng nay bến đón chuyến tàu đầu tiên."),
        (BlockKind.BODY, "Đoạn một của bản tin & phụ lục."),
        (BlockKind.SUBHEAD, "Ngày đầu"),
        (BlockKind.BODY, "Đoạn hai."),
        (BlockKind.CAPTION, "Tàu cập bến."),
        (BlockKind.BYLINE, "Thu Hà"),
        (BlockKind.RELATED, "Cảng biển; Quảng Ninh"),
    ]
    assert (found.published, found.published_basis) == ("2018-11-01T08:30:00+07:00", "metadata")
    assert (found.outlet, found.dateline, found.byline) == ("Hãng Tin Thử", "Hạ Long", "Thu Hà")
    assert (found.url, found.source_id) == ("https://tin.vn/ben-cang", "https://tin.vn/ben-cang")
    assert found.text_access is TextAccess.FULL
    assert found.origins["published"].confidence < found.origins["headline"].confidence


def test_an_item_of_version_1() -> None:
    found = read(ONE).article
    assert (found.headline, found.source_id, found.url) == ("Mùa cá về sớm", "tin:1", None)
    assert (found.outlet, found.published) == ("Hãng Làng", "2019-03-07T02:06:12+00:00")
    assert [text for _, text in blocks(found)] == [
        "Mùa cá về sớm",
        "Làng chài vui.",
        "Thuyền về.",
        "Phạm Minh",
    ]


def test_an_item_of_version_2_with_plain_text() -> None:
    found = read(TWO).article
    assert found.text == "Chợ nổi họp sớm\nĐoạn một.\nĐoạn hai."
    assert (found.outlet, found.origins["outlet"].confidence) == ("Hãng Sông", 0.6)


def test_an_item_without_text_is_a_citation() -> None:
    item = {key: value for key, value in THREE.items() if key != "bodies"}
    found = read(item).article
    assert found.text_access is TextAccess.CITATION_ONLY
    assert (found.headline, found.outlet) == ("Bến cảng mới đón tàu", "Hãng Tin Thử")
    assert "Tàu cập bến." in found.text


def test_what_is_withheld_is_for_the_staff() -> None:
    reading = read(TWO | {"pubStatus": "canceled", "embargoed": "2030-01-01"})
    assert reading.article.text_access is TextAccess.STAFF_ONLY
    assert reading.warning == "pubstatus is canceled; embargoed until 2030-01-01"


def test_lists_streams_and_envelopes() -> None:
    for raw in (
        packed([ONE, TWO]),
        packed({"_items": [ONE, TWO]}),
        packed(ONE) + b"\n" + packed(TWO) + b"\n",
    ):
        assert told(outcomes(NINJS, raw)) == ["Mùa cá về sớm", "Chợ nổi họp sớm"]
    assert source_for(held(packed([ONE]), "a.json")) is NINJS
    assert not NINJS.recognise(held(packed([{"uri": "a", "headline": "b"}])))


@pytest.mark.parametrize(
    ("item", "code", "names"),
    [
        ({"uri": "a", "headlines": []}, Code.MAPPING, "headline is missing"),
        (ONE | {"headline": "a" * 5000}, Code.MAPPING, "headline is longer"),
        (ONE | {"byline": {"name": "Hà"}}, Code.MAPPING, "byline is neither"),
        (ONE | {"body_html": "<p>a" * (MOST_LINES + 1)}, Code.TOO_BIG, "paragraphs"),
    ],
)
def test_what_is_refused(item: dict[str, Any], code: Code, names: str) -> None:
    (refused,) = outcomes(NINJS, packed(item))
    assert isinstance(refused, Refused)
    assert refused.code is code
    assert names in refused.detail


@settings(max_examples=80)
@given(st.dictionaries(st.sampled_from([*THREE, *ONE, *TWO]), JSON, max_size=4))
def test_any_fields_give_an_article_or_a_reason(fields: dict[str, object]) -> None:
    for whole in (THREE, ONE):
        outcomes(NINJS, json.dumps(whole | fields).encode())

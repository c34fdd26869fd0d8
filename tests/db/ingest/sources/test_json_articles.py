"""A JSON file is read as what its fields say it is."""

from __future__ import annotations

from db.ingest.source import Code, Refused
from db.ingest.sources import source_for
from db.ingest.sources.json_articles import JSON
from db.records import TextAccess
from tests.db.ingest.sources.records import held, outcomes, told
from tests.db.ingest.sources.test_csl_json import ONE, packed
from tests.db.ingest.sources.test_ninjs import THREE

PLAIN = {"id": 5, "title": "Bài thường", "body": ["Đoạn một."], "outlet": "Báo Thử Nghiệm"}


def test_each_object_by_its_own_fields() -> None:
    found = outcomes(JSON, packed([PLAIN, ONE, THREE, {"x": 1}, []]))
    assert told(found) == [
        "Bài thường",
        "Bến cảng mới",
        "Bến cảng mới đón tàu",
        "E_MAPPING",
        "E_MAPPING",
    ]
    accesses = [one.article.text_access for one in found if not isinstance(one, Refused)]
    assert accesses == [TextAccess.FULL, TextAccess.CITATION_ONLY, TextAccess.FULL]


def test_what_was_expected_is_told() -> None:
    (refused,) = outcomes(JSON, packed({"x": 1}))
    assert isinstance(refused, Refused)
    assert "neither a news item" in refused.detail


def test_files_without_records() -> None:
    for raw, code in ((b"", Code.EMPTY), (b"[]", Code.NO_TEXT), (b"{]", Code.MAPPING)):
        (refused,) = outcomes(JSON, raw)
        assert isinstance(refused, Refused)
        assert refused.code is code


def test_the_end_of_the_name() -> None:
    assert source_for(held(packed(PLAIN), "a.json")) is JSON

"""What a person changes before storing is checked, and stored as a person's."""

from __future__ import annotations

import json

import pytest

from db.errors import FieldInvalid
from db.ingest.amending import Amendment, Amendments, amended, read_amendments
from db.ingest.source import Reading
from db.records import NewArticle

SHA = "a" * 64


def one(item: object) -> Amendment:
    return read_amendments(json.dumps({"items": {SHA: item}})).items[SHA]


def test_all_parts_may_be_absent() -> None:
    assert read_amendments("{}") == Amendments()
    assert not read_amendments("{}").skips(SHA)
    assert one({}) == Amendment()


def test_what_is_left_out() -> None:
    chosen = read_amendments(json.dumps({"others": "skip", "items": {SHA: {}}}))
    assert not chosen.skips(SHA)
    assert chosen.skips("b" * 64)
    assert read_amendments(json.dumps({"items": {SHA: {"skip": True}}})).skips(SHA)


def test_fields_are_written_as_people_write() -> None:
    fields = {"headline": "  Mưa \n lớn ", "published": "24/10/2018", "byline": "", "url": None}
    assert one({"fields": fields}).fields == {
        "headline": "Mưa lớn",
        "published": "2018-10-24",
        "byline": None,
        "url": None,
    }
    assert one({"fields": {"published": "2018-10/2018-11"}}).fields == {
        "published": "2018-10/2018-11"
    }


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("{", "amendments"),
        ("[]", "amendments"),
        ('{"other": "skip"}', "amendments"),
        ('{"others": "none"}', "others"),
        ('{"items": []}', "items"),
        ('{"items": {"x": 5}}', "items.x"),
        ('{"items": {"x": {"drop": true}}}', "items.x"),
        ('{"items": {"x": {"fields": []}}}', "items.x.fields"),
        ('{"items": {"x": {"encoding": 5}}}', "items.x.encoding"),
        ('{"items": {"x": {"fields": {"text": "a"}}}}', "text"),
        ('{"items": {"x": {"fields": {"byline": 5}}}}', "byline"),
        ('{"items": {"x": {"fields": {"headline": " "}}}}', "headline"),
        ('{"items": {"x": {"fields": {"published": "31/2/2018"}}}}', "published"),
    ],
)
def test_what_is_wrong_is_named(written: str, field: str) -> None:
    with pytest.raises(FieldInvalid) as caught:
        read_amendments(written)
    assert caught.value.field == field


def test_an_amended_article_says_so() -> None:
    reading = Reading(NewArticle("Tít", "Tít", (), "test/1", published="2018"), "odd")
    changed = amended(reading, Amendment(fields={"published": "2018-10-24", "section": "Tin"}))
    article = changed.article
    assert changed.warning == "odd"
    assert (article.headline, article.section) == ("Tít", "Tin")
    assert (article.published, article.published_basis) == ("2018-10-24", "printed")
    assert {name: told.source for name, told in article.origins.items()} == {
        "published": "person",
        "section": "person",
    }
    assert amended(reading, Amendment(encoding="tcvn3")) is reading

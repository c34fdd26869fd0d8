"""The dates that articles name, and when undated ones were published."""

from __future__ import annotations

import pytest

from db import create_archive
from db.catalogue.dates import suggest_dates
from db.records import ArticleDetail, ArticleEdit, BlockKind, SuggestionKind
from tests.db.catalogue.details import detail
from tests.journeys.test_seed import SEED


def said(article: ArticleDetail) -> list[str]:
    lines = []
    for one in suggest_dates(article):
        facts = dict(one.facts)
        if one.kind is SuggestionKind.DATE:
            assert one.quote
            assert article.text[one.quote.start : one.quote.stop] == one.quote.exact == one.label
            lines.append(f"{one.label}: {facts.get('edtf') or facts['day']} {facts['year']}")
    return lines


def test_a_year_is_inferred_from_publication() -> None:
    parts = [(BlockKind.HEADLINE, "Bến mở"), (BlockKind.BODY, "Sáng 28/12, bến mở. Năm 2017 vắng.")]
    assert said(detail(parts, ("2019-01-02", "2019-01-03"))) == [
        "28/12: 2018-12-28 inferred",
        "Năm 2017: 2017 printed",
    ]
    assert said(detail(parts)) == ["28/12: 12-28 unknown", "Năm 2017: 2017 printed"]


def test_a_stretch_has_two_ends() -> None:
    parts = [(BlockKind.BODY, "Bến đóng ngày 7 và 8/11.")]
    (one,) = suggest_dates(detail(parts, ("2018-11-01", "2018-11-01")))
    assert one.facts == (
        ("edtf", "2018-11-07/2018-11-08"),
        ("lo", "2018-11-07"),
        ("hi", "2018-11-08"),
        ("year", "inferred"),
    )


def test_an_undated_article_is_dated_by_what_it_says() -> None:
    text = "Tính đến ngày 25/10/2018, bến có 12 tàu. Lễ hội sẽ khai mạc ngày 7/11."
    article = detail([(BlockKind.BODY, text)])
    first = suggest_dates(article)[0]
    assert first.kind is SuggestionKind.PUBLISHED
    fields = {"published": "2018-10-25/2018-11-07", "published_basis": "inferred"}
    assert first.edits == (ArticleEdit(1, None, fields),)
    assert said(article) == ["25/10/2018: 2018-10-25 printed", "7/11: 2018-11-07 inferred"]
    dated = detail([(BlockKind.BODY, text)], ("2018-11-01", "2018-11-01"))
    assert all(one.kind is SuggestionKind.DATE for one in suggest_dates(dated))


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not here")
def test_the_dates_of_the_seed(tmp_path_factory: pytest.TempPathFactory) -> None:
    archive = create_archive(tmp_path_factory.mktemp("seed") / "Kho.khobao")
    archive.ingest([SEED], lambda _event: None)
    reader = archive.reader()
    article = reader.article(1)
    reader.close()
    archive.close()
    assert [line.rpartition(": ")[2] for line in said(article)] == [
        "2018 printed",
        "2018-11-07/2018-11-08 inferred",
        "2018 printed",
        "2018-01-01/2018-10 printed",
        "2018-10-24 printed",
    ]

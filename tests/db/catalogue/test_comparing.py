"""Figures of one quantity are compared, and differences of scope are told and not judged."""

from __future__ import annotations

import pytest

from db.catalogue.checked import CheckDraft, OtherFigure
from db.catalogue.comparing import ranges, same_quantities
from db.records import Figure, Qualifier, Verdict
from tests.db.catalogue.figures import article, facts, figure

TEXT = "Huyện có 120 km đường; báo cáo khác ghi hơn 100 km đường."
ROADS = "đường"


def roads(
    number: int,
    value: str,
    article_id: int = 1,
    *,
    unit: str = "km",
    of: str = "Ba Chẽ",
    period: str = "2018",
    precision: str = "0.001",
    per: str | None = None,
) -> Figure:
    return figure(
        number,
        TEXT,
        "120",
        ROADS,
        value,
        article_id=article_id,
        unit=unit,
        of=of,
        period=period,
        precision=precision,
        per=per,
    )


def compared(one: Figure, other: Figure) -> list[CheckDraft]:
    others = [OtherFigure(other, "Báo Biển", "2019-02-03")]
    return list(same_quantities(article(TEXT, [one], others=others)))


def test_the_same_number_elsewhere_agrees() -> None:
    [found] = compared(roads(1, "120"), roads(9, "120", 7))
    assert found.verdict is Verdict.AGREES
    assert facts(found) == {"article": "7", "outlet": "Báo Biển", "published": "2019-02-03"}
    assert [(one.name, one.figure_id) for one in found.inputs] == [("stated", 1), ("other", 9)]


@pytest.mark.parametrize(
    ("value", "more", "verdict", "fact"),
    [
        ("121", {}, Verdict.DIFFERS, None),
        ("100", {"precision": "100"}, Verdict.AGREES_ROUNDED, None),
        ("121", {"period": "2018-06"}, Verdict.UNCLEAR, "periods"),
        ("120", {"unit": "m"}, Verdict.UNCLEAR, "units"),
        ("121", {"per": "year"}, Verdict.UNCLEAR, "per"),
    ],
)
def test_differences(value: str, more: dict[str, str], verdict: Verdict, fact: str | None) -> None:
    [found] = compared(roads(1, "120"), roads(9, value, 7, **more))
    assert found.verdict is verdict
    assert fact is None or facts(found)[fact] == "differ"


def test_other_things_are_not_compared() -> None:
    assert compared(roads(1, "120"), roads(9, "90", 7, of="Đầm Hà")) == []
    assert compared(roads(1, "120"), roads(9, "90", 7, period="2010")) == []
    no_subject = roads(1, "120", of=""), roads(9, "90", 7, of="")
    assert compared(*no_subject) == []


def test_the_nearest_in_time_are_compared() -> None:
    others = [
        OtherFigure(roads(n, "120", n), None, f"20{n}-01-01" if n < 40 else None)
        for n in range(20, 50)
    ]
    seen = article(TEXT, [roads(1, "120")], others=others, published=("2039-01-01", "2039-01-01"))
    keys = [one.key for one in same_quantities(seen)]
    assert len(keys) == 20
    assert keys[0] == "f1~f39"


@pytest.mark.parametrize(
    ("value", "verdict"),
    [("120", Verdict.AGREES), ("90", Verdict.DIFFERS), ("300", Verdict.UNCLEAR)],
)
def test_more_than_is_held_to_the_number(value: str, verdict: Verdict) -> None:
    more = figure(
        2, TEXT, "100", ROADS, "100", unit="km", of="Ba Chẽ", period="2018",
        qualifier=Qualifier.MORE_THAN,
    )  # fmt: skip
    [found] = ranges(article(TEXT, [roads(1, value), more]))
    assert (found.verdict, found.computed, found.stated) == (verdict, value, "100")
    assert facts(found)["qualifier"] == "more_than"


def test_two_exact_numbers_are_no_range() -> None:
    assert list(ranges(article(TEXT, [roads(1, "120"), roads(2, "121")]))) == []

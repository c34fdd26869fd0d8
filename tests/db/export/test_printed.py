"""Dates and numbers as Vietnamese papers print them."""

from __future__ import annotations

from datetime import date

import pytest

from db.export.printed import printed_date, printed_day, printed_number, printed_place
from db.records import BlockKind
from db.records.answers import TextPlace


@pytest.mark.parametrize(
    ("edtf", "basis", "printed"),
    [
        (None, "", ""),
        ("2018-10-24", "printed", "24/10/2018"),
        ("2018-10-24", "inferred", "khoảng 24/10/2018"),
        ("2018-10-24/2018-11-07", "inferred", "khoảng 24/10/2018 – 07/11/2018"),
        ("2018-10", "", "10/2018"),
        ("2018-10-XX", "", "10/2018"),
        ("201X", "", "201x"),
        ("2018~", "", "khoảng 2018"),
        ("2018?", "", "2018?"),
        ("2018-23", "", "mùa thu 2018"),
        ("../2018", "", "… – 2018"),
        ("2018-10-24T08:30+07:00", "", "24/10/2018"),
        ("hôm qua", "", "hôm qua"),
    ],
)
def test_dates(edtf: str | None, basis: str, printed: str) -> None:
    assert printed_date(edtf, basis) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("589005", "589.005"),
        ("99.574", "99,574"),
        ("-1200.5", "−1.200,5"),
        ("12", "12"),
        ("nhiều", "nhiều"),
        ("1e9", "1e9"),
    ],
)
def test_numbers(value: str, printed: str) -> None:
    assert printed_number(value) == printed


def test_days() -> None:
    assert printed_day(date(2026, 1, 2)) == "02/01/2026"


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        (None, ""),
        (TextPlace(BlockKind.BODY, 3, 2, 2, 0, 1), "đoạn 3, câu 2"),
        (TextPlace(BlockKind.QUOTE, 4, 2, 5, 0, 1), "đoạn 4, câu 2–5"),
        (TextPlace(BlockKind.STANDFIRST, None, 1, 1, 0, 1), "sapo, câu 1"),
        (TextPlace(BlockKind.HEADLINE, None, 1, 1, 0, 1), "nhan đề"),
        (TextPlace(BlockKind.RELATED, None, 1, 1, 0, 1), "câu 1"),
    ],
)
def test_places(place: TextPlace | None, printed: str) -> None:
    assert printed_place(place) == printed

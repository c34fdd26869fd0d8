"""A day of the week is held to the date behind it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.calendar_checks import weekdays
from db.records import Verdict
from tests.db.catalogue.figures import article, facts

NAMES = ("thứ Hai", "Thứ Ba", "thứ tư", "thứ năm", "Thứ 6", "thứ Bảy", "Chủ nhật")


def verdicts(text: str, published: tuple[str, str] | None = None) -> list[Verdict]:
    return [one.verdict for one in weekdays(article(text, published=published))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thứ Năm, 01/11/2018 | 08:30", [Verdict.AGREES]),
        ("Thứ Tư, 01/11/2018", [Verdict.DIFFERS]),
        ("Họp chiều thứ Năm (ngày 1/11/2018).", [Verdict.AGREES]),
        ("Chủ nhật ngày 4/11/2018 khai mạc, Chủ nhật ngày 4/11/2018 bế mạc", [Verdict.AGREES]),
        ("lần thứ năm ngày ấy", []),
        ("thứ Tư, ngày 7/11", []),
    ],
)
def test_days_are_held_to_dates(text: str, found: list[Verdict]) -> None:
    assert verdicts(text) == found


def test_a_date_without_a_year_is_only_unclear() -> None:
    published = ("2018-10-24", "2018-11-07")
    assert verdicts("Lễ trao vào thứ Tư, ngày 7/11", published) == [Verdict.AGREES]
    assert verdicts("Lễ trao vào thứ Hai, ngày 7/11", published) == [Verdict.UNCLEAR]


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_every_date(on: date, off: int) -> None:
    told = NAMES[(on + timedelta(days=off)).weekday()]
    [found] = weekdays(article(f"Tin {told}, ngày {on:%d/%m/%Y}: trời mưa."))
    assert found.verdict is (Verdict.AGREES if off == 0 else Verdict.DIFFERS)
    assert facts(found)["date"] == f"{on}"
    assert facts(found)["weekday"] == f"{on.isoweekday()}"

"""Dates are found in what records say of issues, as precise as they are printed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.edtf import bounds
from db.ingest.citation_dates import find_date, finest, of_parts


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("Số 305 (1-11-2018), tr. 3", "2018-11-01"),
        ("Số 305, ngày 1 tháng 11 năm 2018", "2018-11-01"),
        ("Số 44 (tháng 11/2018)", "2018-11"),
        ("Số 44, tháng 11 năm 2018", "2018-11"),
        ("tr. 3-5, 11-2018", "2018-11"),
        ("1-3/11/2018", "2018-11-01/2018-11-03"),
        ("2018/11/01/", "2018-11-01"),
        ("2018///", "2018"),
        ("20181101", "2018-11-01"),
        ("[2018]", "2018"),
        ("c2018", "2018"),
        ("Nov. 1, 2018", "2018-11-01"),
        ("1 November 2018", "2018-11-01"),
        ("2018 Nov", "2018-11"),
        ("2018-11-01T08:30:00+07:00", "2018-11-01T08:30:00+07:00"),
        ("2018-11-01/2018-11-03", "2018-11-01/2018-11-03"),
        ("ngày 31-02-2018", "2018"),
        ("Số 305", None),
        ("", None),
    ],
)
def test_dates_in_what_is_printed(printed: str, edtf: str | None) -> None:
    assert find_date(printed) == edtf


@pytest.mark.parametrize(
    ("parts", "edtf"),
    [
        (("2018", "11", "1"), "2018-11-01"),
        (("2018", "nov", None), "2018-11"),
        (("2018", "November", "31"), "2018-11"),
        (("2018", "13", "1"), "2018"),
        (("2018", "", "5"), "2018"),
        (("năm", "11", "1"), None),
        (("20180", None, None), None),
    ],
)
def test_dates_of_parts(parts: tuple[str, str | None, str | None], edtf: str | None) -> None:
    assert of_parts(*parts) == edtf


def test_the_finest_date_that_the_first_does_not_contradict() -> None:
    assert finest([("773", ["2018"]), ("008", ["20181101"])]) == ("2018-11-01", None)
    assert finest([("773", ["1-11-2018"]), ("260", ["2018"])]) == ("2018-11-01", None)
    assert finest([("773", ["1-11-2018"]), ("008", ["2017"])]) == (
        "2018-11-01",
        "773 says 2018-11-01, 008 says 2017",
    )
    assert finest([("DA", ["hôm qua"])]) == ("hôm qua", None)
    assert finest([("DA", [" "])]) == (None, None)


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)))
def test_every_day_is_found_in_each_of_its_shapes(day: date) -> None:
    for shape in (
        f"Số 5 ({day.day}-{day.month}-{day.year}), tr. 2",
        f"{day.day}/{day.month}/{day.year}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"{day.year}/{day.month:02}/{day.day:02}/",
        f"{day:%Y%m%d}".zfill(8),
    ):
        assert find_date(shape) == day.isoformat()


@given(st.text(st.sampled_from("0123456789 -/.()năm tháng nov")))
def test_what_is_found_is_a_date_of_the_archive(printed: str) -> None:
    found = find_date(printed)
    assert found is None or bounds(found) is not None

"""Printed dates become EDTF, and EDTF has a first and a last day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.edtf import bounds, to_edtf


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("2018", "2018"),
        ("2018-11", "2018-11"),
        (" 2018-11-01 ", "2018-11-01"),
        ("2018-1-4", "2018-01-04"),
        ("01/11/2018", "2018-11-01"),
        ("4/12/2018", "2018-12-04"),
        ("4-12-2018", "2018-12-04"),
        ("24.10.2018", "2018-10-24"),
        ("29/2/2020", "2020-02-29"),
        ("2018-11-01T08:30:00+07:00", "2018-11-01T08:30:00+07:00"),
        ("2018-11-01T08:30:15.123Z", "2018-11-01T08:30:15Z"),
        ("2018-11-01 08:30", "2018-11-01T08:30:00"),
        ("2018-11-01 8:30 GMT+7", "2018-11-01T08:30:00+07:00"),
        ("2018-11-01T08:30:00+0530", "2018-11-01T08:30:00+05:30"),
        ("2018-11-01T08:30:00 UTC", "2018-11-01T08:30:00Z"),
        ("01/11/2018, 08:30 GMT+7", "2018-11-01T08:30:00+07:00"),
        ("01/11/2018 08:30", "2018-11-01T08:30:00"),
    ],
)
def test_dates_that_are_read(printed: str, edtf: str) -> None:
    assert to_edtf(printed) == edtf


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "hôm qua",
        "0000",
        "2018-13",
        "2018-02-29",
        "29/2/2019",
        "31/04/2018",
        "12/31/2018",
        "1/2-2018",
        "4/12",
        "04/12/18",
        "2018-11-01T25:00",
        "2018-11-01T08:30+24:00",
        "20181101",
        "２０１８",
    ],
)
def test_dates_that_are_not(printed: str) -> None:
    assert to_edtf(printed) is None


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018-11-01", "2018-11-01", "2018-11-01"),
        ("2018-11-01T23:30:00-05:00", "2018-11-01", "2018-11-01"),
        ("2018-10-24/2018-11-07", "2018-10-24", "2018-11-07"),
        ("2017/2018-03", "2017-01-01", "2018-03-31"),
    ],
)
def test_bounds(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "edtf",
    [
        *("", "/", "2018/", "2018-11-07/2018-11-01", "01/11/2018", "2018-1-1", "2018-W01-1"),
        *("20181101", "2018-11-01T", "2018-11-01T8:30:00", "2018-11-01 08:30:00", "2018-02-30"),
    ],
)
def test_no_bounds(edtf: str) -> None:
    assert bounds(edtf) is None


@given(st.dates())
def test_every_day_is_read_both_ways_around(day: date) -> None:
    vietnamese = f"{day.day}/{day.month}/{day.year:04}"
    assert to_edtf(vietnamese) == to_edtf(f"{day}") == f"{day}"
    assert bounds(f"{day}") == (f"{day}", f"{day}")


@given(st.one_of(st.text(), st.text(alphabet="0123456789-/.:T +ZGMU", max_size=30)))
def test_what_is_read_has_bounds_and_is_read_again(printed: str) -> None:
    edtf = to_edtf(printed)
    if edtf is not None:
        first, last = bounds(edtf) or ("", "")
        assert "0001-01-01" <= first <= last
        assert to_edtf(edtf) == edtf
    bounds(printed)

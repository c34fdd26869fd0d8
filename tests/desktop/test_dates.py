"""Dates as the windows show them."""

from __future__ import annotations

import pytest

from desktop.dates import read_date, shown_date, shown_moment


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        (None, ""),
        ("2018-10-24", "24/10/2018"),
        ("2018-10-24T08:30:00+07:00", "24/10/2018"),
        ("2018-10", "10/2018"),
        ("2018", "2018"),
        ("2018-10-24~", "≈ 24/10/2018"),
        ("2018?", "2018?"),
        ("2018-10%", "≈ 10/2018?"),
        ("201X", "201x"),
        ("2018-XX-XX", "2018"),
        ("2018-10-XX", "10/2018"),
        ("2018-10-24/2018-11-07", "24/10/2018 – 07/11/2018"),
        ("2018-10-24/..", "24/10/2018 – …"),
        ("../2018", "… – 2018"),
        ("2018-21", "spring 2018"),
        ("2018-22", "summer 2018"),
        ("2018-23", "autumn 2018"),
        ("2018-24", "winter 2018"),
        ("mùa thu năm ấy", "mùa thu năm ấy"),
    ],
)
def test_edtf_is_shown_day_first(edtf: str | None, shown: str) -> None:
    assert shown_date(edtf) == shown


def test_an_inferred_date_says_so_once() -> None:
    assert shown_date("2018-10-24", "inferred") == "≈ 24/10/2018"
    assert shown_date("2018-10-24~", "inferred") == "≈ 24/10/2018"
    assert shown_date("2018-10-24", "printed") == "24/10/2018"
    assert shown_date(None, "inferred") == ""


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("24/10/2018", "2018-10-24"),
        (" 4.1.2018 ", "2018-01-04"),
        ("≈ 24/10/2018", "2018-10-24"),
        ("10/2018", "2018-10"),
        ("2018", "2018"),
        ("2018-10-24", "2018-10-24"),
        ("31/02/2018", None),
        ("13/2018", None),
        ("hôm qua", None),
        ("0000", None),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str, edtf: str | None) -> None:
    assert read_date(typed) == edtf


def test_moments_are_shown_by_the_clock_on_the_wall() -> None:
    assert shown_moment("2026-03-04T05:06:07Z")[2:6] == "/03/"
    assert shown_moment("hôm qua") == "hôm qua"

"""Names of fields in two languages, and the dates and numbers behind them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Status
from db.search.fields import (
    EARLIEST,
    LATEST,
    PRINTED,
    STATUSES,
    Field,
    field_named,
    print_day,
    read_bounds,
    read_day_of_year,
    read_days,
    statuses_named,
)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("tiêu đề", Field.HEADLINE),
        ("Tieu  De", Field.HEADLINE),
        ("title", Field.HEADLINE),
        ("NGUỒN", Field.OUTLET),
        ("năm", Field.DATE),
        ("tiêu", None),
        ("", None),
    ],
)
def test_names_with_and_without_marks(name: str, field: Field | None) -> None:
    assert field_named(name) is field


def test_every_field_has_the_name_it_prints_as() -> None:
    assert {field_named(name): field_named(name) for name in PRINTED.values()} == {
        field: field for field in Field
    }


def test_every_status_has_names() -> None:
    assert set(STATUSES) == set(Status)
    assert statuses_named("Đã biên mục") == {Status.CATALOGUED}
    assert statuses_named("da bien muc") == {Status.CATALOGUED}
    assert statuses_named("đã b", prefix=True) == {Status.CATALOGUED}
    assert statuses_named("đã k", prefix=True) == {Status.CHECKED}
    assert statuses_named("xyz") == set()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2018", (20180101, 20181231)),
        ("10/2018", (20181001, 20181031)),
        ("2018-02", (20180201, 20180228)),
        ("24/10/2018", (20181024, 20181024)),
        ("2018-10-24", (20181024, 20181024)),
        ("2018-10..2018-11", (20181001, 20181130)),
        ("2019..2018", (20180101, 20191231)),
        ("24/10/2018..2019", (20181024, 20191231)),
        ("2018..", (20180101, LATEST)),
        ("..10/2018", (EARLIEST, 20181031)),
        ("２０１８", (20180101, 20181231)),
        ("..", None),
        ("2018..x", None),
        ("x..2018", None),
        ("13/2018", None),
        ("30/2/2018", None),
        ("0000", None),
        ("24/10", None),
        ("", None),
    ],
)
def test_days(text: str, days: tuple[int, int] | None) -> None:
    assert read_days(text) == days


@given(st.dates(), st.dates())
def test_printed_days_are_read_back(one: object, other: object) -> None:
    first, last = sorted((str(one), str(other)))
    days = read_days(f"{first}..{last}")
    assert days
    assert read_days(f"{print_day(days[0])}..{print_day(days[1])}") == days
    assert print_day(days[0]) == first


@pytest.mark.parametrize(
    ("text", "day"),
    [("24/10", 1024), ("29-2", 229), ("31/4", None), ("2018", None), ("1/13", None)],
)
def test_a_day_of_any_year(text: str, day: int | None) -> None:
    assert read_day_of_year(text) == day


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("589.005", (589005, 589005)),
        ("580000..590000", (580000, 590000)),
        ("590.000..580.000", (580000, 590000)),
        ("2,5..", (Decimal("2.5"), None)),
        ("..3 tỷ", (None, 3_000_000_000)),
        ("600 nghìn", (600_000, 600_000)),
        ("..", None),
        ("x", None),
        ("12 x", None),
        ("1..x", None),
        ("", None),
    ],
)
def test_bounds(text: str, bounds: tuple[Decimal | None, Decimal | None] | None) -> None:
    assert read_bounds(text) == bounds


@given(st.text(max_size=12))
def test_any_text_is_a_value_or_none(text: str) -> None:
    read_days(text)
    read_day_of_year(text)
    read_bounds(text)

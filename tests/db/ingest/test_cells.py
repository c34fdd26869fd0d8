"""Cells are read as their column says, and what contradicts it is told apart."""

from __future__ import annotations

import html
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.cells import (
    WrongFormat,
    date_reader,
    is_marked_up,
    number_reader,
    without_markup,
)
from tests.effort import effort


@pytest.mark.parametrize(
    ("form", "printed", "edtf"),
    [
        ("auto", "4/12/2018", "2018-12-04"),
        ("dd/MM/yyyy", "04/12/2018", "2018-12-04"),
        ("dd/MM/yyyy", "4/12/2018", "2018-12-04"),
        ("dd/MM/yyyy", "4/12/2018 08:30", "2018-12-04T08:30:00"),
        ("dd/MM/yyyy", "12/13/2018", None),
        ("dd/MM/yyyy", "31/04/2018", None),
        ("dd/MM/yyyy", "4-12-2018", None),
        ("dd/MM/yyyy", "hôm qua", None),
        ("dd/MM/yyyy", "2018-12-04", "2018-12-04"),
        ("dd/MM/yyyy", "2018-12-04T08:30:00", "2018-12-04T08:30:00"),
        ("MM/dd/yyyy", "12/31/2018", "2018-12-31"),
        ("MM/dd/yyyy", "12/31/2018 2:05 PM", "2018-12-31T14:05:00"),
        ("MM/dd/yyyy", "12/31/2018 12:05:09 AM", "2018-12-31T00:05:09"),
        ("dd/MM/yyyy", "31/12/2018 2:05 CH", "2018-12-31T14:05:00"),
        ("MM/dd/yyyy", "31/12/2018", None),
        ("yyyy-MM-dd", "2018-12-31", "2018-12-31"),
        ("yyyy-dd-MM", "2018-04-12", "2018-12-04"),
        ("yyyy-dd-MM", "2018-04-13", None),
        ("dd-MM-yy", "31-12-18", "2018-12-31"),
        ("dd-MM-yy", "31-12-30", "1930-12-31"),
        ("d-MMM-yy", "4-Dec-18", "2018-12-04"),
        ("d-MMM-yy", "4-Foo-18", None),
        ("MM/yyyy", "11/2018", "2018-11"),
        ("yyyy", "1998", "1998"),
        ("'ngày' d 'tháng' M 'năm' yyyy", "ngày 4 tháng 12 năm 2018", "2018-12-04"),
        ("dd/MM/yyyy HH:mm", "04/12/2018 08:30", "2018-12-04T08:30:00"),
        ("dd/MM/yyyy HH:mm", "04/12/2018 25:30", None),
        ("dd/MM/yyyy HH:mm:ssZ", "04/12/2018 08:30:00+07:00", "2018-12-04T08:30:00+07:00"),
        ("serial-1900", "43438", "2018-12-04"),
        ("serial-1900", "43438.5", "2018-12-04T12:00:00"),
        ("serial-1900", "43438,25", "2018-12-04T06:00:00"),
        ("serial-1900", "1", "1900-01-01"),
        ("serial-1900", "59", "1900-02-28"),
        ("serial-1900", "60", None),
        ("serial-1900", "61", "1900-03-01"),
        ("serial-1900", "2958466", None),
        ("serial-1900", "9999999", None),
        ("serial-1900", "4/12/2018", None),
        ("serial-1904", "41976", "2018-12-04"),
        ("unix", "1543881600", "2018-12-04T00:00:00Z"),
        ("unix", "1543881600123", "2018-12-04T00:00:00Z"),
        ("unix", "20181204", None),
        ("dd/MM/yyyy", "٤/12/2018", None),
    ],
)
def test_dates(form: str, printed: str, edtf: str | None) -> None:
    assert date_reader(form)(printed) == edtf


@pytest.mark.parametrize(("pivot", "year"), [(99, "2045"), (45, "2045"), (44, "1945"), (0, "1945")])
def test_two_digit_years_turn_at_the_pivot(pivot: int, year: str) -> None:
    assert date_reader("dd/MM/yy", pivot)("02/09/45") == f"{year}-09-02"


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("dd/mm/yyyy", "minutes"),
        ("dd/MM", "no year"),
        ("dd/yyyy", "without a month"),
        ("MM/MM/yyyy", "twice"),
        ("yyyy yy", "twice"),
        ("MM MMM yyyy", "twice"),
        ("dd/MM/yyyy HH", "hour"),
        ("ngày dd/MM/yyyy", "'n' is no part"),
        ("", "no year"),
        ("'dd", "is no part"),
    ],
)
def test_formats_that_say_nothing_clear(form: str, says: str) -> None:
    with pytest.raises(WrongFormat, match=says):
        date_reader(form)


@given(st.dates(date(1900, 3, 1)))
def test_any_day_is_read_back(day: date) -> None:
    for form, python in (("dd/MM/yyyy", "%d/%m/"), ("MM.dd.yyyy", "%m.%d.")):
        assert date_reader(form)(f"{day:{python}}{day.year:04}") == f"{day}"
    assert date_reader("serial-1900")(f"{(day - date(1899, 12, 30)).days}") == f"{day}"


@given(st.datetimes(datetime(1904, 1, 2), datetime(2100, 1, 1)))  # noqa: DTZ001 - cells know no zone
def test_any_second_of_a_serial_is_read_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    serial = (moment - datetime(1904, 1, 1)) / timedelta(days=1)  # noqa: DTZ001 - cells know no zone
    read = date_reader("serial-1904")(f"{serial:.11f}")
    whole = f"{moment.date()}T00:00:00"
    assert (whole if read == f"{moment.date()}" else read) == moment.isoformat()


@given(st.text(max_size=30), st.sampled_from(["auto", "dd/MM/yy", "serial-1900", "unix", "yyyy"]))
def test_any_text_is_a_date_or_none(text: str, form: str) -> None:
    read = date_reader(form)(text)
    assert read is None or read[:4].isdecimal()


@pytest.mark.parametrize(
    ("decimal", "printed", "number"),
    [
        (",", "1.234", "1234"),
        (",", "1.234.567,50", "1234567.5"),
        (",", "12,0", "12"),
        (",", "12.50", "12.5"),
        (",", "1 234", "1234"),
        (",", "1\u00a0234", "1234"),
        (",", "-5", "-5"),
        (",", "0017", "0017"),
        (",", "1,234,567", None),
        (",", "12a", None),
        (",", "", None),
        (".", "1,234.5", "1234.5"),
        (".", "1.234", "1.234"),
        (".", "1.234.567", None),
        (".", "1,23", None),
    ],
)
def test_numbers(decimal: str, printed: str, number: str | None) -> None:
    assert number_reader(decimal)(printed) == number


def test_markup_becomes_lines() -> None:
    text = (
        '<div class="a>b"><p>Mùa&nbsp;lúa <b>mới</b></p><!-- ẩn --><script>var a = "<p>";</script>'
        "<p>Giá &lt; 5.000 đồng,\r\ncòn tăng</p><br/>Hết<td>một</td><td>hai</td></div>"
    )
    assert is_marked_up(text)
    lines = [line.strip() for line in without_markup(text).split("\n") if line.strip()]
    assert lines == ["Mùa\u00a0lúa mới", "Giá < 5.000 đồng, còn tăng", "Hết một  hai"]


@pytest.mark.parametrize(
    "text", ["a < b và c > d", "<3 yêu", "x <- y", "5<6", "<!-- mở", "<scripts"]
)
def test_what_is_no_tag_stays(text: str) -> None:
    assert not is_marked_up(text)
    assert without_markup(text) == text


@given(st.text())
def test_escaped_text_comes_back(text: str) -> None:
    flat = text.replace("\r", "").replace("\n", "")
    kept = without_markup(f"<p>{html.escape(flat)}</p>")
    assert kept == f"\n{html.unescape(html.escape(flat))}\n"


@pytest.mark.parametrize("piece", ["<", "<a ", "<!--", "<script>", '<a "', "<a '\"", "</p", "&#"])
def test_broken_markup_takes_no_time(piece: str) -> None:
    """Who looked through all that follows at every piece would take 26,000 and more."""
    text = piece * (400_000 // len(piece))
    assert effort(lambda: without_markup(text)) < 250

"""Lines of date in all the forms in which the press prints them."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.edtf import bounds
from db.ingest.datelines import DateKind, DateLine, read_date_line, stated_date


def read(line: str) -> DateLine:
    found = read_date_line(line)
    assert found, line
    return found


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Thứ Năm, 01/11/2018 | 08:30 GMT+7", "2018-11-01T08:30:00+07:00"),
        ("Thứ năm, ngày 1 tháng 11 năm 2018", "2018-11-01"),
        ("Thứ Năm, 01/11/2018 - 08:30", "2018-11-01T08:30:00"),
        ("Thứ năm, 1/11/2018, 08:30 (GMT+7)", "2018-11-01T08:30:00+07:00"),
        ("Ngày đăng: 01-11-2018 08:30", "2018-11-01T08:30:00"),
        ("Đăng lúc 8:30 sáng, ngày 01/11/2018", "2018-11-01T08:30:00"),
        ("01/11/2018 08:30 (GMT+7)", "2018-11-01T08:30:00+07:00"),
        ("8:30 | 01/11/2018", "2018-11-01T08:30:00"),
        ("08h30 ngày 1/11/2018", "2018-11-01T08:30:00"),
        ("Lúc 8 giờ 30 phút ngày 1 tháng 11 năm 2018", "2018-11-01T08:30:00"),
        ("T5, 01/11/2018", "2018-11-01"),
        ("T5 01/11/2018 08:30", "2018-11-01T08:30:00"),
        ("CN 4.11.2018", "2018-11-04"),
        ("Thứ 5, 1-11-2018, 8:30 CH", "2018-11-01T20:30:00"),
        ("Số 305 (12.345), thứ Năm ngày 1-11-2018", "2018-11-01"),
        ("Số ra ngày 1/11/2018", "2018-11-01"),
        ("Thứ Năm, 01/11/2018 08:30 | 1.234 lượt xem", "2018-11-01T08:30:00"),
        ("Thursday, November 1, 2018", "2018-11-01"),
        ("Thu, 1 Nov 2018 08:30 GMT", "2018-11-01T08:30:00Z"),
        ("1 Nov 2018", "2018-11-01"),
        ("November 1st, 2018 12:05 AM", "2018-11-01T00:05:00"),
        ("2018-11-01T08:30:00+07:00", "2018-11-01T08:30:00+07:00"),
        ("2018-11-01", "2018-11-01"),
        ("2018/11/01", "2018-11-01"),
        ("Tháng 10 năm 2018", "2018-10"),
        ("Ngày 24/10", "XXXX-10-24"),
        ("Thứ Năm, 1/11", "XXXX-11-01"),
    ],
)
def test_lines_of_publication(line: str, edtf: str) -> None:
    for printed in (line, line.upper(), line.lower(), unicodedata.normalize("NFD", line)):
        found = read(printed)
        assert (found.edtf, found.kind, found.place, found.beside) == (
            edtf,
            DateKind.PUBLISHED,
            None,
            None,
        )
        assert found.agrees is not False


@pytest.mark.parametrize(
    ("line", "edtf", "place"),
    [
        ("Hà Nội, ngày 1 tháng 11 năm 2018", "2018-11-01", "Hà Nội"),
        ("Hà Nội, thứ Năm ngày 1/11/2018", "2018-11-01", "Hà Nội"),
        ("TP. Hồ Chí Minh, tháng 10/2018", "2018-10", "TP. Hồ Chí Minh"),
        ("(Hà Nội, 1-11)", "XXXX-11-01", "Hà Nội"),
        ("Hạ Long ngày 24/10", "XXXX-10-24", "Hạ Long"),
    ],
)
def test_a_place_before_the_date(line: str, edtf: str, place: str) -> None:
    assert (read(line).edtf, read(line).place, read(line).beside) == (edtf, place, None)


@pytest.mark.parametrize(
    ("line", "beside"),
    [
        ("Kinh tế | Thứ Năm, 01/11/2018 | 08:30", "Kinh tế"),
        ("Minh Hà - 01/11/2018 08:30", "Minh Hà"),
        ("01/11/2018 | Du lịch", "Du lịch"),
    ],
)
def test_what_stands_beside_the_date(line: str, beside: str) -> None:
    assert (read(line).edtf[:10], read(line).place, read(line).beside) == (
        "2018-11-01",
        None,
        beside,
    )


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Cập nhật lúc 09:12, 02/11/2018", "2018-11-02T09:12:00"),
        ("Cập nhật: 02/11/2018", "2018-11-02"),
        ("Ngày cập nhật 02/11/2018", "2018-11-02"),
        ("CẬP NHẬT LẦN CUỐI: 02/11/2018 9:12", "2018-11-02T09:12:00"),
        ("Last updated: 2 November 2018", "2018-11-02"),
    ],
)
def test_an_update_is_no_publication(line: str, edtf: str) -> None:
    assert (read(line).edtf, read(line).kind) == (edtf, DateKind.UPDATED)


@pytest.mark.parametrize(
    "line",
    [
        "Đăng lúc 08:30 01/11/2018 - Cập nhật lúc 09:12 02/11/2018",
        "Cập nhật lúc 09:12 02/11/2018 | Ngày đăng: 01/11/2018 08:30",
        "01/11/2018 08:30, cập nhật 02/11/2018 09:12",
    ],
)
def test_publication_and_update_on_one_line(line: str) -> None:
    found = read(line)
    assert (found.kind, found.edtf) == (DateKind.PUBLISHED, "2018-11-01T08:30:00")
    assert found.updated == "2018-11-02T09:12:00"


def test_the_weekday_is_held_against_the_date() -> None:
    right = read("Thứ Năm, 01/11/2018")
    assert (right.weekday, right.agrees, right.warning) == (4, True, None)
    wrong = read("Thứ Tư, 01/11/2018")
    assert (wrong.weekday, wrong.agrees, wrong.swapped) == (3, False, None)
    assert wrong.warning == "weekday does not agree: Thứ Tư, 01/11/2018"
    assert wrong.confidence < read("01/11/2018").confidence < right.confidence


def test_a_day_and_month_that_may_have_changed_places_stay_as_printed() -> None:
    found = read("Thứ Hai, 10/12/2019")  # a Tuesday; 12 October 2019 was a Saturday
    assert (found.edtf, found.agrees, found.swapped) == ("2019-12-10", False, None)
    found = read("Thứ Bảy, 10/12/2019")
    assert (found.edtf, found.agrees, found.swapped) == ("2019-12-10", False, "2019-10-12")
    assert found.warning
    assert found.warning.endswith("(it does with 2019-10-12)")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "24/10",
        "24/7",
        "2018",
        "31/02/2018",
        "12.345",
        "Họ rời bến vào ngày 23/4.",
        "Từ 01/11/2018 đến 05/11/2018",
        "01/11/2018 - 05/11/2018",
        "Đăng 01/11/2018, đăng 02/11/2018",
        "Việt Nam - Campuchia 10/11/2018",
        "Nghị định 15/2018/NĐ-CP ngày 2/2/2018",
        "Bến mới mở cửa ngày 1/11/2018",
        "“Hà Nội”, ngày 1/11/2018",
        "Ngày 1/11/2018, bến cảng mới đón chuyến tàu đầu tiên.",
        "2-1",
        "Tỷ số 2/3",
        "Điện thoại: 0203.3835.678",
        "٠١/١١/٢٠١٨",
    ],
)
def test_other_lines(line: str) -> None:
    assert read_date_line(line) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.times())
def test_every_day_and_minute(day: date, time: object) -> None:
    names = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")
    number = day.isoweekday()
    weekday = f"Thứ {names[number - 1]}" if number < 7 else "Chủ nhật"
    found = read(f"{weekday}, {day:%d/%m/%Y} | {time:%H:%M} GMT+7")
    assert found.edtf == f"{day}T{time:%H:%M}:00+07:00"
    assert (found.weekday, found.agrees) == (number, True)


PIECES = st.sampled_from(
    [
        *("Thứ Năm", "T5", "CN", ", ", " | ", " - ", "01/11/2018", "1-11", "ngày ", "tháng 11"),
        *(
            "năm 2018",
            "08:30",
            "99:99",
            "GMT+7",
            "GMT+99",
            "Cập nhật",
            "Hà Nội",
            "Số 305",
            "(",
            ")",
        ),
        *("31/02/2018", "Nov 1, 2018", "٣", "2018-11-01T25:00", "\u00a0", "0000"),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=10).map(" ".join)))
def test_any_line_is_read_or_not(line: str) -> None:
    found = read_date_line(line)
    if found:
        assert found.edtf.startswith("XXXX-") or bounds(found.edtf)


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("2018-11-01", "2018-11-01"),
        ("1/11/2018 08:30", "2018-11-01T08:30:00"),
        ("Thứ Năm, 01/11/2018 | 08:30 GMT+7", "2018-11-01T08:30:00+07:00"),
        ("ngày 1 tháng 11 năm 2018", "2018-11-01"),
        ("Thứ Tư, 01/11/2018", None),
        ("Cập nhật: 01/11/2018", None),
        ("sáng 1/11", None),
        ("hôm nay", None),
        ("", None),
    ],
)
def test_a_field_that_states_a_date(printed: str, edtf: str | None) -> None:
    assert stated_date(printed) == edtf

"""What a text says of days and stretches of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.date_expressions import date_expressions, dated
from db.catalogue.edtf import bounds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ngày 7 và 8/11, bến", ["7 và 8/11: 11-07/11-08"]),
        ("các ngày 7, 8 và 9/11/2018", ["7, 8 và 9/11/2018: 2018-11-07/2018-11-09"]),
        ("ngày 5 và 12/11", ["5: 11-05", "12/11: 11-12"]),
        ("từ ngày 5 đến 12/11", ["5 đến 12/11: 11-05/11-12"]),
        (
            "từ đầu năm đến tháng 9/2018",
            ["từ đầu năm đến tháng 9/2018: 2018-01-01/2018-09"],
        ),
        ("tính đến ngày 25/10/2018", ["25/10/2018: 2018-10-25"]),
        ("Ngày 23-11, bến mở", ["23-11: 11-23"]),
        ("ngày 2 tháng 9 năm 1945", ["2 tháng 9 năm 1945: 1945-09-02"]),
        ("ngày 2 tháng 9, bến mở", ["2 tháng 9: 09-02"]),
        ("từ 30/4 đến 1/5/2018", ["30/4 đến 1/5/2018: 2018-04-30/2018-05-01"]),
        ("từ 28/12 đến 3/1/2019", ["28/12 đến 3/1/2019: 2018-12-28/2019-01-03"]),
        ("Năm 2018, bến mở", ["Năm 2018: 2018"]),
        ("các năm 2016, 2017 và 2019", ["năm 2016: 2016", "2017: 2017", "2019: 2019"]),
        ("giai đoạn 2018 - 2022", ["giai đoạn 2018 - 2022: 2018/2022"]),
        ("từ năm 2006 đến năm 2011", ["năm 2006 đến năm 2011: 2006/2011"]),
        ("quý 3/2018", ["quý 3/2018: 2018-07/2018-09"]),
        ("quý IV năm 2018", ["quý IV năm 2018: 2018-10/2018-12"]),
        ("6 tháng đầu năm 2018", ["6 tháng đầu năm 2018: 2018-01/2018-06"]),
        ("cuối tháng 11-2014", ["tháng 11-2014: 2014-11"]),
        ("tháng 11 tới", ["tháng 11: 11"]),
        ("Thứ Hai (5/11)", ["5/11: 11-05"]),
        ("ông An (SN 1985)", ["SN 1985: 1985"]),
    ],
)
def test_expressions(text: str, found: list[str]) -> None:
    assert [
        f"{text[one.start : one.stop]}: {one.edtf or one.of_any_year}"
        for one in date_expressions(text)
    ] == found


@pytest.mark.parametrize(
    "text",
    [
        "Bến đón khách 24/7.",
        "năm qua, mỗi năm, nhiều năm",
        "Năm đơn vị đứng đầu",
        "Nghị định 15/2018/NĐ-CP",
        "phạt 9 tháng 10 ngày tù",
        "được 2/3 số phiếu",
        "tăng từ 10-12 lượt",
        "ngày 31/2 không có",
        "gọi 0203.3835.678",
        "tỷ lệ 1/500, thắng 2-1, lúc 17:30",
    ],
)
def test_no_expressions(text: str) -> None:
    assert date_expressions(text) == []


def test_the_year_comes_from_publication() -> None:
    (one,) = date_expressions("từ ngày 28/12 đến 3/1")
    assert dated(one, ("2019-01-02", "2019-01-02")).edtf == "2018-12-28/2019-01-03"
    assert dated(one, None).edtf is None
    assert not dated(one, None).inferred


@given(st.text(alphabet="ngàythángnămtừđến 0123456789/-.,()", max_size=60))
def test_anything_can_be_read(text: str) -> None:
    former = 0
    for one in date_expressions(text):
        assert former <= one.start < one.stop <= len(text)
        former = one.stop
        assert one.edtf is None or bounds(one.edtf)

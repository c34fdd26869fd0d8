"""Numbers, dates and magnitudes of a text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.vietnamese import tokens


def numbers(text: str) -> list[str]:
    return [token.accented for token in tokens(text) if token.accented[0].isdecimal()]


def aliases(text: str) -> list[str]:
    """The aliases in the order of the text, each as `printed:alias`."""
    return [
        f"{text[token.start : token.stop]}:{' '.join(token.aliases)}"
        for token in tokens(text)
        if token.aliases
    ]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("589.005", ["589005"]),
        ("589,005", ["589005"]),
        ("589 005", ["589005"]),
        ("589\u00a0005", ["589005"]),
        ("589\u202f005", ["589005"]),
        ("4.695.747", ["4695747"]),
        ("1 234 567", ["1234567"]),
        ("1.500", ["1500"]),
        ("12.345,67", ["12345.67"]),
        ("12,345.67", ["12345.67"]),
        ("12 345,6", ["12345.6"]),
        ("2,5", ["2.5"]),
        ("2.5%", ["2.5"]),
        ("18,25", ["18.25"]),
        ("02,5", ["2.5"]),
        ("0,125", ["0.125"]),
        ("3,1416", ["3.1416"]),
        ("007", ["7"]),
        ("000", ["0"]),
        ("1.234,567.8", ["1", "234", "567", "8"]),
        ("1.500.", ["1500"]),
        ("1.500, 300", ["1500", "300"]),
        ("192.168.1.1", ["192", "168", "1", "1"]),
        ("1.500-2.000", ["1500", "2000"]),
        ("24.10.2018", ["24", "10", "2018"]),
        ("121kg", ["121"]),
        ("8.500.000đ", ["8500000"]),
    ],
)
def test_a_number_has_one_form(printed: str, found: list[str]) -> None:
    assert numbers(printed) == found
    assert numbers(f"({printed})") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0986 724 473", ["986", "724", "473"]),
        ("9 500 6", ["9", "500", "6"]),
        ("năm 2018 300 người", ["2018", "300"]),
        ("24/10 300 người", ["24", "10", "300"]),
        ("1.500 300", ["1500", "300"]),
        ("589  005", ["589", "5"]),
        ("589 0055", ["589", "55"]),
        ("589 005.123", ["589", "5", "123"]),
        ("12 300m2", ["12", "300"]),
        ("12 300/2018", ["12", "300", "2018"]),
        ("1 234\u00a0567", ["1", "234", "567"]),
    ],
)
def test_a_space_joins_only_pure_groups_of_digits(text: str, found: list[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("24/10/2018", ["24:#d20181024 #m201810"]),
        ("24-10-2018", ["24:#d20181024 #m201810"]),
        ("24.10.2018", ["24:#d20181024 #m201810"]),
        ("02/09/1945", ["02:#d19450902 #m194509"]),
        ("2018-10-24", ["2018:#d20181024 #m201810"]),
        ("10/2018", ["10:#m201810"]),
        ("tháng 6-2019", ["6:#m201906"]),
        ("tháng 10 năm 2018", ["10:#m201810"]),
        ("tháng 10, năm 2018", ["10:#m201810"]),
        ("thang 10 nam 2018", ["10:#m201810"]),
        ("ngày 24 tháng 10 năm 2018", ["24:#d20181024 #m201810"]),
        ("NGÀY 24 THÁNG 10 NĂM 2018", ["24:#d20181024 #m201810"]),
        ("24 tháng 10/2018", ["24:#d20181024 #m201810"]),
        ("ngày 24 tháng 10", ["24:#dm1024"]),
        ("sáng 24 tháng 10", ["24:#dm1024"]),
        ("sáng 4/12", ["4:#dm1204"]),
        ("24/7", ["24:#dm0724"]),
        ("29/2", ["29:#dm0229"]),
        ("tháng 3, tháng 7/2018", ["7:#m201807"]),
    ],
)
def test_a_date_has_its_aliases_at_its_first_number(text: str, found: list[str]) -> None:
    assert aliases(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("7 và 8/11", ["7:#dm1107", "8:#dm1108"]),
        ("7-8/11", ["7:#dm1107", "8:#dm1108"]),
        ("7 - 8/11", ["7:#dm1107", "8:#dm1108"]),
        ("7–8/11", ["7:#dm1107", "8:#dm1108"]),
        ("7, 8/11", ["7:#dm1107", "8:#dm1108"]),
        ("5, 6 và 7/11", ["5:#dm1105", "6:#dm1106", "7:#dm1107"]),
        ("từ 21 đến 23/1", ["21:#dm0121", "23:#dm0123"]),
        ("từ ngày 16 đến ngày 19/3", ["16:#dm0316", "19:#dm0319"]),
        ("7 và 8/11/2018", ["7:#d20181107 #m201811", "8:#d20181108 #m201811"]),
        ("ngày 24 và 25 tháng 10", ["24:#dm1024", "25:#dm1025"]),
        (
            "24 và 25 tháng 10 năm 2018",
            ["24:#d20181024 #m201810", "25:#d20181025 #m201810"],
        ),
        ("30/4-1/5", ["30:#dm0430", "1:#dm0501"]),
        ("28/3, 10/4 và 12/4", ["28:#dm0328", "10:#dm0410", "12:#dm0412"]),
        ("từ 28 đến 3/11", ["3:#dm1103"]),
        ("15/2018, 20/11", ["20:#dm1120"]),
    ],
)
def test_days_listed_before_a_date_share_its_month(text: str, found: list[str]) -> None:
    assert aliases(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "31/4/2018",
        "32/1",
        "10/13/2018",
        "15/2018/NĐ-CP",
        "10/2018/NĐ-CP",
        "5/10/QĐ-UBND",
        "số 5/38/31",
        "số 5/3/1",
        "9 tháng 10 ngày",
        "12 tuổi 9 tháng 3 ngày",
        "tháng 10",
        "tháng 13 năm 2018",
        "năm 2017-2018",
        "tỷ số 2-1",
        "7 8/13",
    ],
)
def test_this_is_no_date(text: str) -> None:
    assert aliases(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("600 nghìn", ["600:#n600000"]),
        ("600 ngàn", ["600:#n600000"]),
        ("2,5 triệu", ["2,5:#n2500000"]),
        ("3 tỷ đồng", ["3:#n3000000000"]),
        ("3 tỉ", ["3:#n3000000000"]),
        ("3 TỶ", ["3:#n3000000000"]),
        ("3 ty dong", ["3:#n3000000000"]),
        ("600 nghin", ["600:#n600000"]),
        ("9 nghìn tỷ", ["9:#n9000000000000"]),
        ("1.500 tỷ", ["1.500:#n1500000000000"]),
        ("0,25 triệu", ["0,25:#n250000"]),
        ("1,23456 nghìn", ["1,23456:#n1234.56"]),
        ("3 tỷ phú", ["3:#n3000000000"]),
        ("năm 2018 tỷ lệ hộ nghèo", []),
        ("tỷ đồng", []),
        ("600, nghìn", []),
        (f"{'9' * 16} nghìn", []),
    ],
)
def test_a_number_word_has_the_whole_number_for_alias(text: str, found: list[str]) -> None:
    assert aliases(text) == found


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from([".", ",", " ", "\u00a0"]))
def test_grouping_any_number_changes_nothing(number: int, sign: str) -> None:
    assert numbers(f"{number:,}".replace(",", sign)) == [str(number)]


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)), st.sampled_from(["/", "-", "."]))
def test_any_date_is_found_however_it_is_printed(day: date, sign: str) -> None:
    names = (f"#d{day:%Y%m%d}", f"#m{day:%Y%m}")
    for printed in (
        f"{day.day}{sign}{day.month}{sign}{day.year}",
        f"{day:%d}{sign}{day:%m}{sign}{day:%Y}",
        f"{day.day} tháng {day.month} năm {day.year}",
    ):
        assert [token.aliases for token in tokens(printed) if token.aliases] == [names]

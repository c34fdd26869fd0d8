"""Numbers in digits and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.numerals import digits, plain, read_digits, read_words


@pytest.mark.parametrize(
    ("text", "value", "precision", "printed"),
    [
        ("589.005 hồ sơ", "589005", "1", "589.005"),
        ("99,5%", "99.5", "0.1", "99,5"),
        ("600 nghìn hồ sơ", "600000", "1000", "600 nghìn"),
        ("1,5 triệu đồng", "1500000", "100000", "1,5 triệu"),
        ("2.700 tỉ đồng", "2700000000000", "1000000000", "2.700 tỉ"),
        ("2,5 nghìn tỷ đồng", "2500000000000", "100000000000", "2,5 nghìn tỷ"),
        ("3 tỷ 200 triệu đồng", "3200000000", "1000000", "3 tỷ 200 triệu"),
        ("1 tỷ rưỡi", "1500000000", "500000000", "1 tỷ rưỡi"),
        ("3 vạn quân", "30000", "10000", "3 vạn"),
        ("17 tỷ lệ", "17", "1", "17"),
        ("2.254,1 m2", "2254.1", "0.1", "2.254,1"),
        ("10 000 lượt", "10000", "1", "10 000"),
    ],
)
def test_digits(text: str, value: str, precision: str, printed: str) -> None:
    match = digits(text, 0, len(text))
    assert match
    numeral = read_digits(text, *match.span())
    assert numeral
    assert (plain(numeral.value), plain(numeral.precision)) == (value, precision)
    assert text[numeral.start : numeral.stop] == printed


@pytest.mark.parametrize("text", ["0203.3835.678", "192.168.1.1", "06.1", "9" * 40, "24.10.2018"])
def test_no_number_that_counts(text: str) -> None:
    match = digits(text, 0, len(text))
    assert match
    assert read_digits(text, *match.span()) is None


@pytest.mark.parametrize(
    ("text", "value", "precision", "printed"),
    [
        ("hai mươi lăm người", "25", "1", "hai mươi lăm"),
        ("Năm đơn vị", "5", "1", "Năm"),
        ("một trăm linh ba xã", "103", "1", "một trăm linh ba"),
        ("ba chục xe", "30", "10", "ba chục"),
        ("hai triệu rưỡi đồng", "2500000", "500000", "hai triệu rưỡi"),
        ("mười năm", "10", "1", "mười"),
        ("mười lăm năm", "15", "1", "mười lăm"),
        ("hai mươi năm", "20", "10", "hai mươi"),
        ("hai nghìn không trăm mười tám", "2018", "1", "hai nghìn không trăm mười tám"),
        ("ba trăm bốn mươi tư nghìn", "344000", "1000", "ba trăm bốn mươi tư nghìn"),
        ("ba bốn người", "3", "1", "ba"),
    ],
)
def test_words(text: str, value: str, precision: str, printed: str) -> None:
    numeral = read_words(text, 0)
    assert numeral
    assert (plain(numeral.value), plain(numeral.precision)) == (value, precision)
    assert text[numeral.start : numeral.stop] == printed


@pytest.mark.parametrize("text", ["trăm người", "rưỡi", "linh ba", "", "tàu"])
def test_no_number_in_words(text: str) -> None:
    assert read_words(text, 0) is None


@given(st.integers(1, 10**12))
def test_a_number_in_groups_is_read(number: int) -> None:
    printed = f"{number:,}".replace(",", ".")
    numeral = read_digits(printed, 0, len(printed))
    assert numeral
    assert plain(numeral.value) == str(number)

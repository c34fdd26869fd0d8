"""Marks cover whole letters, numbers, dates and hyphened words of the original text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import BlockKind, QueryTerm
from db.search.grammar import parse
from db.search.marking import Marker

BODY = BlockKind.BODY


def marked(query: str, text: str, *, loosely: bool = False, year: str = "") -> list[str]:
    """What is marked in a text."""
    [found] = Marker(parse(query).terms()).read([(BODY, text)], year, loosely=loosely)
    return [text[start:stop] for start, stop in found.marks()]


NFD = unicodedata.normalize("NFD", "Ở Hải Phòng")


@pytest.mark.parametrize(
    ("query", "text", "marks"),
    [
        ("tai chinh", "Bộ Tài chính (BTC), “tài chính”", ["Tài chính", "tài chính"]),
        ("khoa học", "Sở Khoa học, học khoa", ["Khoa học", "học", "khoa"]),
        ("hải phòng", NFD, [NFD[4:]]),
        ("hải phòng", "Hai phong bì", []),
        ("12500", "trồng 12.500 cây", ["12.500"]),
        ("1234567", "vốn 1.234.567 USD", ["1.234.567"]),
        ("6.81%", "tăng 6,81%", ["6,81"]),
        ("3.000.000.000 đồng", "hơn 3 tỷ đồng", ["3 tỷ đồng"]),
        ("02-09-1945", "ngày 2/9/1945,", ["2/9/1945"]),
        ("2/9/1945", "ngày 2 tháng 9 năm 1945", ["2 tháng 9 năm 1945"]),
        ("putin", "tổng thống Pu-tin", ["Pu-tin"]),
        ("pu-tin", "ông Putin, Pu-tin, Pu", ["Putin", "Pu-tin"]),
        ("put*", "Pu-tin và Putrajaya", ["Pu-tin", "Putrajaya"]),
        ("cà phê", "cà-phê", ["cà-phê"]),
        ('"giải nhất"', "giải nhất, nhất giải", ["giải nhất"]),
        ("công ngh*", "công nghệ, ngành công nghiệp", ["công nghệ", "công nghiệp"]),
        ("giá\u200bo dục", "giá\u200bo dục", ["giá\u200bo dục"]),
        ("hoà bình", "Hòa bình – hoà, bình", ["Hòa bình", "hoà", "bình"]),
        ("a b c", "a b c a c b", ["a b c", "a", "c", "b"]),
        ("đường", "con đường Dương", ["đường"]),
        ("mưa -gió", "mưa gió", ["mưa"]),
        ("số:580000..590000", "589.005 hồ sơ, 590.001 hồ sơ", ["589.005"]),
        ("số:2000000..", "hơn 3 tỷ đồng, 2,5 triệu, 12", ["3 tỷ", "2,5 triệu"]),
        ("số:..3 cầu", "cầu 2,5 m, cao 3 m, rộng 4 m", ["cầu", "2,5", "3"]),
        ("qu?ng ninh", "Quảng Ninh, quang, quàng", ["Quảng Ninh", "quang", "quàng"]),
        ("tr?ờng", "trường trượng trưng", ["trường"]),
        ("x", "", []),
        ("", "mưa", []),
    ],
)
def test_marks(query: str, text: str, marks: list[str]) -> None:
    assert marked(query, text) == marks


def test_a_day_of_the_year_of_publication() -> None:
    assert marked("24/10/2018", "hôm 24/10 vừa rồi", year="2018") == ["24/10"]
    assert marked("24/10/2018", "hôm 24/10 vừa rồi", year="2017") == []


def test_loosely_a_word_that_is_nowhere_else_is_marked_with_other_accents() -> None:
    assert marked("đường", "Đương, Dương", loosely=True) == ["Đương"]
    assert marked("đường", "Đương, đường", loosely=True) == ["đường"]
    assert marked("đường", "Đương") == []


def test_a_term_of_a_field_marks_only_blocks_of_that_kind() -> None:
    term = QueryTerm("mưa", "mua", marked=True, prefix=False, field=BlockKind.HEADLINE)
    found = Marker([term]).read([(BlockKind.HEADLINE, "mưa"), (BODY, "mưa")], loosely=False)
    assert [each.marks() for each in found] == [((0, 3),), ()]


PIECES = st.sampled_from(
    [
        "quảng",
        "ninh",
        "Hòa",
        "kỹ",
        "1.500",
        "24/10/2018",
        "Xin-ga-po",
        "-",
        " ",
        ", ",
        "\u0301",
        "*",
        '"',
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@given(TEXTS, TEXTS, st.booleans())
def test_marks_are_in_order_apart_and_never_cut_a_letter(
    query: str, text: str, loosely: bool
) -> None:
    [found] = Marker(parse(query).terms()).read([(BODY, text)], "2018", loosely=loosely)
    end = 0
    for start, stop in found.marks():
        assert end <= start < stop <= len(text)
        assert not unicodedata.combining(text[start])
        assert stop == len(text) or not unicodedata.combining(text[stop])
        end = stop

"""How an understood query prints, and what it tells passages to mark."""

from __future__ import annotations

import pytest

from db.records import QueryTerm
from db.search.grammar import parse
from db.search.query import Chain, Phrase, Query, Word


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Uỷ ban  nhân dân", "uỷ ban nhân dân"),
        ("“tài chính” -Giang", '"tài chính" -giang'),
        ("công ngh*", "công ngh*"),
        ("02-09-1945", "2/9/1945"),
        ("tháng 4 năm 1975", "4/1975"),
        ("tháng 4 năm 1428", "tháng 4 năm 1428"),
        ("ngày 24 tháng 10", "24/10"),
        ("589; 005", "589 ; 5"),
        ("Pu-tin -cà-phê", "pu-tin -cà-phê"),
        ("", ""),
    ],
)
def test_printing(text: str, printed: str) -> None:
    query = parse(text)
    assert str(query) == printed
    assert parse(printed) == query


def test_equal_queries_do_not_ask_where_they_were_typed() -> None:
    assert parse("  Hà Nội ") == parse("hà nội")
    assert hash(parse("Hà Nội")) == hash(parse("hà  nội"))


def test_terms_in_the_order_of_the_query() -> None:
    assert parse('Quảng "giải nhất" ngh* -không').terms() == (
        QueryTerm("quảng", "quang", marked=True, prefix=False),
        QueryTerm("giải", "giai", marked=True, prefix=False, phrase=1),
        QueryTerm("nhất", "nhat", marked=True, prefix=False, phrase=1),
        QueryTerm("ngh", "ngh", marked=False, prefix=True),
    )


def test_terms_of_fields_groups_and_ranges() -> None:
    assert parse('tiêu đề:a (b OR "c d"~2) số:..5 nguồn:báo ngày:2018').terms() == (
        QueryTerm("a", "a", marked=False, prefix=False, field="headline"),
        QueryTerm("b", "b", marked=False, prefix=False),
        QueryTerm("c", "c", marked=False, prefix=False),
        QueryTerm("d", "d", marked=False, prefix=False),
        QueryTerm("..5", "..5", marked=False, prefix=False),
    )


def test_terms_of_a_hyphened_word_and_of_a_date() -> None:
    chain = Chain((Word("pu", "pu"), Word("tin", "tin")))
    assert Query((chain,)).terms() == (
        QueryTerm("pu", "pu", marked=False, prefix=False, phrase=0),
        QueryTerm("tin", "tin", marked=False, prefix=False, phrase=0),
        QueryTerm("putin", "putin", marked=False, prefix=False),
    )
    assert chain.phrase == Phrase(chain.words)
    assert parse("2/9/1945").terms() == (
        QueryTerm("2/9/1945", "#d19450902", marked=False, prefix=False),
    )

"""What was chosen by clicks is said as a query, and questions are rows that print back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Asking, Filter, Join, QueryRow
from db.search.expressions import expression, rows_of, text_of
from db.search.grammar import parse
from tests.db.search.test_grammar import TEXTS


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ([], ""),
        ([Filter("outlet", "Tin Làng")], 'nguồn:="Tin Làng"'),
        ([Filter("year", "2018")], 'ngày:="2018"'),
        ([Filter("date", "2018-10..2018-11")], "ngày:2018-10..2018-11"),
        ([Filter("status", "new")], 'trạng thái:="mới"'),
        ([Filter("section", "")], 'chuyên mục:=""'),
        ([Filter("person", 'Lan "Cả"')], 'nhân vật:"Lan Cả"'),
        (
            [
                Filter("place", "Huế"),
                Filter("award", "ASOCIO", Join.NONE),
                Filter("place", "Hà Nội"),
                Filter("place", "Đà Lạt", Join.ALL),
            ],
            '(địa danh:="Huế" HOẶC địa danh:="Hà Nội") địa danh:="Đà Lạt" -giải:="ASOCIO"',
        ),
    ],
)
def test_filters_are_said_in_the_language_of_queries(filters: list[Filter], said: str) -> None:
    assert expression(filters) == said
    assert not parse(said).problems


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", ()),
        ("Quảng Ninh", (QueryRow("", Asking.CONTAINS, "Quảng Ninh"),)),
        (
            'tiêu đề:"Cầu Tràm" x -lụt',
            (
                QueryRow("headline", Asking.PHRASE, "Cầu Tràm"),
                QueryRow("", Asking.CONTAINS, "x"),
                QueryRow("", Asking.WITHOUT, "lụt"),
            ),
        ),
        (
            'nguồn:Tin Làng năm:2018 giải:="A b" số:3..5',
            (
                QueryRow("outlet", Asking.CONTAINS, "Tin Làng"),
                QueryRow("date", Asking.RANGE, "2018", "2018"),
                QueryRow("award", Asking.WHOLE, "A b"),
                QueryRow("number", Asking.RANGE, "3", "5"),
            ),
        ),
        ("ngày:10/2018..", (QueryRow("date", Asking.RANGE, "10/2018", ""),)),
        ("ngày:2015..24/10/2018", (QueryRow("date", Asking.RANGE, "2015", "24/10/2018"),)),
        ("ngày:1/1/2015", (QueryRow("date", Asking.RANGE, "1/1/2015", "1/1/2015"),)),
        ("a OR b", (QueryRow("", Asking.OTHER, "(a HOẶC b)"),)),
    ],
)
def test_a_question_as_rows(text: str, rows: tuple[QueryRow, ...]) -> None:
    assert rows_of(text) == rows


@given(TEXTS)
def test_rows_of_any_question_print_as_a_question_that_asks_the_same(text: str) -> None:
    query, again = parse(text), parse(text_of(rows_of(text)))
    assert set(again.required) == set(query.required)
    assert set(again.excluded) == set(query.excluded)


FIELDS = st.sampled_from(["", "headline", "body", "outlet", "award", "person", "status"])
WORDS = st.lists(st.sampled_from(["cầu", "Tràm", "lũ", "ký", "số"]), min_size=1, max_size=3)


@given(
    st.builds(
        QueryRow,
        FIELDS,
        st.sampled_from([Asking.PHRASE, Asking.CONTAINS]),
        WORDS.map(" ".join),
    )
)
def test_a_row_that_is_printed_reads_back(row: QueryRow) -> None:
    (back,) = rows_of(text_of([row]))
    one_word_phrase = row.asking is Asking.PHRASE and row.field in {"outlet", "award", "person"}
    assert (back.field, back.value) == (row.field, row.value)
    assert back.asking is row.asking or one_word_phrase or row.field == "status"


def test_what_has_no_value_says_nothing_and_words_alone_come_first() -> None:
    rows = [
        QueryRow("headline", Asking.CONTAINS, "cầu tràm"),
        QueryRow("outlet", Asking.PHRASE, "  "),
        QueryRow("date", Asking.RANGE, "2018", ""),
        QueryRow("", Asking.CONTAINS, "lũ"),
        QueryRow("place", Asking.WITHOUT, "Hà Nội"),
    ]
    assert text_of(rows) == "lũ tiêu đề:(cầu tràm) ngày:2018.. -địa danh:(Hà Nội)"

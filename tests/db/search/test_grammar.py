"""Whatever somebody types is a query; what could not be used is said, with its place."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Problem
from db.search.fields import Field
from db.search.grammar import (
    BAD_DATE,
    BAD_NUMBER,
    BRACKET_ALONE,
    DEEPEST,
    EMPTY_FIELD,
    LONE_STAR,
    MOST_CHARACTERS,
    MOST_WORDS,
    OPERATOR_ALONE,
    QUOTE_OPEN,
    TOO_DEEP,
    TOO_LONG,
    TOO_MANY_WORDS,
    UNKNOWN_FIELD,
    parse,
)
from db.search.query import (
    Branch,
    Chain,
    Clause,
    Exact,
    Fact,
    Group,
    Number,
    OnDay,
    Phrase,
    Published,
    Query,
    Word,
)

HEADLINE = Field.HEADLINE

PIECES = st.sampled_from(
    [
        *' \t\n"“”«*-–−.,;:/%()~#\x1f\u0301\u200b',
        *"?|:",
        *(" OR ", " HOẶC ", " AND ", " NOT ", "tiêu đề:", "nguồn: ", "tác giả:(", "số:", "ngày:"),
        *('nguồn:="', "năm:=", "tiêu đề:=", "số:=", "="),
        *("~5", '"~2 ', "..", "2018-10..2018-11 ", "580000..590000 ", "24/10 ", "qu?ng", "foo:"),
        *('-"', " -", "ngày ", "tháng ", "năm ", "nghìn ", "tỷ ", "24/10", "2018", "1.500", "2,5"),
        *(
            "15/2018/NĐ-CP",
            "Xin-ga-po",
            "cà-phê",
            "đường",
            "Quảng",
            "ky*",
            "COVID-19",
            "Mỹ",
            "ß",
            "İ",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=14).map("".join)


@given(TEXTS, st.booleans())
def test_any_text_is_a_query_that_prints_as_an_equal_one(text: str, typing: bool) -> None:
    query = parse(text, typing=typing)
    assert parse(str(query)) == query
    for problem in query.problems:
        assert 0 <= problem.start <= problem.stop <= len(text)


@given(TEXTS)
def test_normal_forms_and_capitals_are_the_same_query(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert parse(unicodedata.normalize("NFD", composed)) == parse(composed)


@given(TEXTS)
def test_every_word_is_a_place_in_the_text(text: str) -> None:
    query = parse(text)
    for clause in (*query.required, *query.excluded):
        assert 0 <= clause.start < clause.stop <= len(text)


def word(text: str, *, prefix: bool = False) -> Word:
    [found] = parse(text).required
    assert isinstance(found, Word)
    return Word(found.accented, found.folded, prefix)


def phrase(text: str) -> Phrase:
    return Phrase(tuple(word(each) for each in text.split()))


def either(*branches: tuple[Clause, ...]) -> Group:
    return Group(tuple(Branch(required) for required in branches))


def headline(text: str) -> Word:
    return replace(word(text), within=HEADLINE)


@pytest.mark.parametrize(
    ("text", "required", "excluded"),
    [
        ("hà mưa -giang", (word("hà"), word("mưa")), (word("giang"),)),
        ('a -"b c" d', (word("a"), word("d")), (phrase("b c"),)),
        ("châu Á - châu Âu", tuple(map(word, ("châu", "á", "châu", "âu"))), ()),
        ('"giải nhất"', (phrase("giải nhất"),), ()),
        ("„giải nhất‟ «a b»", (phrase("giải nhất"), phrase("a b")), ()),
        ('""', (), ()),
        ("15/2018/NĐ-CP", (phrase("15 2018 nđ cp"),), ()),
        ("Số 589/QĐ-UBND", (word("số"), phrase("589 qđ ubnd")), ()),
        ("TP.HCM -TP.HCM", (word("tp"), word("hcm")), (phrase("tp hcm"),)),
        ("Pu-tin", (Chain((word("pu"), word("tin"))),), ()),
        ("3 tỷ đồng", (word("3000000000"), word("đồng")), ()),
        ("3.000.000.000 đồng", (word("3000000000"), word("đồng")), ()),
        ("6.81%", (word("6.81"),), ()),
        ("12.500 12,500 12500", (word("12500"),) * 3, ()),
        ("-", (), ()),
        ("a-", (word("a"),), ()),
        ("a OR b c", (either((word("a"),), (word("b"), word("c"))),), ()),
        ("(a HOẶC b) c", (either((word("a"),), (word("b"),)), word("c")), ()),
        ("(a b) AND c", (word("a"), word("b"), word("c")), ()),
        ("a -(b c)", (word("a"),), (either((word("b"), word("c"))),)),
        ("a -(b)", (word("a"),), (word("b"),)),
        ("a NOT b", (word("a"),), (word("b"),)),
        ("bão (lũ -lụt)", (word("bão"), word("lũ")), (word("lụt"),)),
        ("OR", (), ()),
        ("() a", (word("a"),), ()),
        ('"a b"~3', (replace(phrase("a b"), slop=3),), ()),
        ('"a"~3', (phrase("a"),), ()),
        ("qu?ng ninh", (Word("qu?ng", "qu?ng"), word("ninh")), ()),
        ("đ?ờng*", (Word("đ?ờng", "d?ong", prefix=True),), ()),
        ("gì? ?", (word("gì"),), ()),
        ("tiêu đề:cầu tràm", (headline("cầu"), headline("tràm")), ()),
        ('Tieu De:"cầu tràm" x', (replace(phrase("cầu tràm"), within=HEADLINE), word("x")), ()),
        ("title:(a OR b) c", (either((headline("a"),), (headline("b"),)), word("c")), ()),
        ("-tiêu đề:a b", (word("b"),), (headline("a"),)),
        ("nguồn:báo nhất", (Fact(Field.OUTLET, (word("báo"), word("nhất"))),), ()),
        ('nguồn:="Tin  Làng" x', (Exact(Field.OUTLET, "Tin Làng"), word("x")), ()),
        ('x -place:="Hà Nội"', (word("x"),), (Exact(Field.PLACE, "Hà Nội"),)),
        ('năm:="2018" năm:=2018-10', (Exact(Field.DATE, "2018"), Exact(Field.DATE, "2018-10")), ()),
        ('nguồn:=""', (Exact(Field.OUTLET, ""),), ()),
        ('tiêu đề:="cầu tràm"', (replace(phrase("cầu tràm"), within=HEADLINE),), ()),
        ("số:=589.005", (Number(Decimal(589005), Decimal(589005)),), ()),
        ("x author:y", (word("x"), Fact(Field.BYLINE, (word("y"),))), ()),
        ("ngày:2018-10..2018-11", (Published(20181001, 20181130),), ()),
        ("năm:2018 x", (Published(20180101, 20181231), word("x")), ()),
        ("ngày:24/10", (OnDay(1024),), ()),
        ("-ngày:24/10/2018", (), (Published(20181024, 20181024),)),
        ("số:589.005", (Number(Decimal(589005), Decimal(589005)),), ()),
        ("số:580000..590000", (Number(Decimal(580000), Decimal(590000)),), ()),
        ('số:"3 tỷ".. x', (Number(Decimal(10**9 * 3), Decimal(10**9 * 3)), word("x")), ()),
        ("số:..2,5", (Number(None, Decimal("2.5")),), ()),
        ("Cảnh báo: lũ lên", tuple(map(word, ("cảnh", "báo", "lũ", "lên"))), ()),
        ("http://bao.vn", tuple(map(word, ("http", "bao", "vn"))), ()),
    ],
)
def test_grammar(text: str, required: tuple[Clause, ...], excluded: tuple[Clause, ...]) -> None:
    assert parse(text) == Query(required, excluded)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("02-09-1945", "2/9/1945"),
        ("ngày 2 tháng 9 năm 1945", "02.09.1945"),
        ("tháng 4 năm 1975", "4/1975"),
        ("Thang 4 nam 1975", "tháng 4-1975"),
        ("ngày 24/10", "24/10"),
        ("ngày 2 tháng 2", "2/2"),
        ("Khánh Hòa", "KHÁNH HOÀ"),
        ("kỹ thuật", "kĩ thuật"),
        ("589.005", "589 005"),
    ],
)
def test_the_same_said_otherwise(one: str, other: str) -> None:
    assert parse(one) == parse(other)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ('"kinh tế', [Problem(QUOTE_OPEN, 0, 1)]),
        ('a "b" "c', [Problem(QUOTE_OPEN, 6, 7)]),
        ("a * b", [Problem(LONE_STAR, 2, 3)]),
        ("công ngh**", [Problem(LONE_STAR, 9, 10)]),
        ("công ngh*", []),
        ('"công ngh*"', []),
        ("x" * (MOST_CHARACTERS + 5), [Problem(TOO_LONG, MOST_CHARACTERS, MOST_CHARACTERS + 5)]),
        ("a OR", [Problem(OPERATOR_ALONE, 2, 4)]),
        ("OR a", [Problem(OPERATOR_ALONE, 0, 2)]),
        ("a OR OR b", [Problem(OPERATOR_ALONE, 5, 7)]),
        ("(a b", [Problem(BRACKET_ALONE, 0, 1)]),
        ("a) b", [Problem(BRACKET_ALONE, 1, 2)]),
        (
            "(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1),
            [Problem(TOO_DEEP, DEEPEST, DEEPEST + 1)],
        ),
        ("foo:bar", [Problem(UNKNOWN_FIELD, 0, 3)]),
        ("tiêu đề:", [Problem(EMPTY_FIELD, 0, 7)]),
        ("ngày:31/2/2018", [Problem(BAD_DATE, 5, 14)]),
        ("số:abc", [Problem(BAD_NUMBER, 3, 6)]),
        ("a " * MOST_WORDS, []),
        ("a " * (MOST_WORDS + 1), [Problem(TOO_MANY_WORDS, 2 * MOST_WORDS, 2 * MOST_WORDS + 1)]),
    ],
)
def test_problems_say_where(text: str, problems: list[Problem]) -> None:
    assert list(parse(text).problems) == problems


def test_no_more_words_than_the_limit() -> None:
    query = parse('"' + "a " * 60 + '" ' + "b " * 10 + "-c -d")
    words = sum(len(each.words) if isinstance(each, Phrase) else 1 for each in query.required)
    assert words + len(query.excluded) == MOST_WORDS
    [long] = parse('"' + "a " * 100 + '"').required
    assert isinstance(long, Phrase)
    assert len(long.words) == MOST_WORDS


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("quảng nin", True),
        ("quảng ninh ", False),
        ("quảng ninh,", False),
        ('"quảng nin', True),
        ('"quảng ninh"', False),
        ("xin-ga", True),
        ("ngày 2/9/1945", False),
        ("quảng -nin", False),
    ],
)
def test_the_last_word_may_be_unfinished_while_typing(text: str, *, is_open: bool) -> None:
    query = parse(text, typing=True)
    *_, last = query.texts()
    assert not isinstance(last, Number)
    word = last.words[-1]
    assert (word.prefix, word.unfinished) == (is_open, is_open)
    assert not any(term.prefix for term in parse(text).terms())

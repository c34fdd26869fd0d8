"""Which figures two articles share, and how much that says of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.numerals import plain
from db.catalogue.shared_figures import ENOUGH, RARE, Stated, share
from db.catalogue.units import unit_named
from db.records import Quote, Statement


def figure(
    value: str,
    unit: str | None = "hồ sơ",
    quantity: str = "hồ sơ nhận",
    subject: int | None = None,
    per: str | None = None,
    article_id: int = 1,
) -> Stated:
    where = Statement(article_id, Quote(value, 0, len(value)), (0, 40), f"Câu có {value}.")
    return Stated(value, unit_named(unit) if unit else None, quantity, per, subject, where)


def shares(one: Stated, other: Stated) -> bool:
    return bool(share([one], [other]))


@pytest.mark.parametrize(
    ("value", "digits"),
    [("586497", 6), ("1500", 2), ("600000", 1), ("99.574", 5), ("0.5", 1), ("-40.10", 3), ("0", 0)],
)
def test_digits_that_say_something(value: str, digits: int) -> None:
    assert figure(value).digits == digits


def test_a_rare_value_is_enough() -> None:
    assert shares(figure("586497"), figure("586497", quantity="hồ sơ trả đúng hạn"))
    assert shares(figure("586497"), figure("586497", None))
    assert not shares(figure("586497"), figure("586498"))
    assert not shares(figure("586497", per="year"), figure("586497", per="day"))


def test_units_must_let_them_be_the_same() -> None:
    assert not shares(figure("1538", "kg"), figure("1538", "đồng"))
    assert not shares(figure("586497", "kg"), figure("586497", "hồ sơ"))
    assert not shares(figure("1538", "bao", "bao"), figure("1538", "bóng", "bóng đèn"))
    assert shares(figure("1538", "bao", "bao"), figure("1538", "túi", "bao"))
    assert shares(figure("19912", "viên", "viên đá"), figure("19912", "hột", "hột đá"))


def test_a_common_value_needs_what_it_measures_and_of_whom() -> None:
    assert shares(figure("24", subject=7), figure("24", subject=7))
    assert not shares(figure("24", subject=7), figure("24", subject=8))
    assert not shares(figure("24"), figure("24"))
    assert not shares(figure("24", subject=7), figure("24", quantity="khác", subject=7))
    assert not shares(figure("25", "tuổi", "tuổi", 7), figure("25", "tuổi", "tuổi", 7))
    assert not shares(figure("1", subject=7), figure("1", subject=7))
    two = [figure("1", subject=7), figure("300", quantity="hồ sơ chậm", subject=7)]
    assert [one.value for one in share(two, two)] == ["1", "300"]


def test_the_most_telling_is_told_first_and_each_once() -> None:
    own = [figure("1234"), figure("586497"), figure("586497", quantity="lần nữa")]
    others = [figure("586497", article_id=2), figure("1234", quantity="khác", article_id=2)]
    found = share(own, others)
    assert [one.value for one in found] == ["586497", "1234"]
    assert {(one.here.article_id, one.there.article_id) for one in found} == {(1, 2)}


VALUES = st.decimals(0, 10**9, places=2).map(plain) | st.sampled_from(["24", "586497", "1500"])
FIGURES = st.lists(
    st.builds(
        figure,
        VALUES,
        st.sampled_from([None, "kg", "hồ sơ", "bao"]),
        st.sampled_from(["hồ sơ nhận", "Hồ sơ nhận", "bao"]),
        st.sampled_from([None, 7]),
    ),
    max_size=6,
)


@given(FIGURES, FIGURES)
def test_both_ends_see_the_same(own: list[Stated], others: list[Stated]) -> None:
    one = share(own, others)
    other = share(others, own)
    assert {shared.value for shared in one} == {shared.value for shared in other}
    stated = {figure.value for figure in own} & {figure.value for figure in others}
    assert {shared.value for shared in one} <= stated


@given(st.integers(10 ** (RARE - 1), 10**12), st.integers(0, 6))
def test_zeros_at_the_end_say_nothing(value: int, zeros: int) -> None:
    digits = figure(plain(Decimal(value))).digits
    assert digits == figure(plain(Decimal(value * 10**zeros))).digits
    assert digits == figure(plain(Decimal(value).scaleb(-zeros))).digits
    assert shares(figure(str(value)), figure(str(value))) == (digits >= ENOUGH)

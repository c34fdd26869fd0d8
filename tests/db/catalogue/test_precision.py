"""A printed number stands for those that it was truncated or rounded from, exactly."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.precision import Span, fit, last_digit, may_be_equal, round_half_up, span, written
from db.records import Qualifier, Verdict
from tests.db.catalogue.figures import figure

numbers = st.decimals(min_value=-(10**9), max_value=10**9, places=6)
digits = st.integers(0, 4)
EXACT = Qualifier.EXACT


@given(number=numbers, places=digits)
def test_what_was_truncated_or_rounded_fits(number: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    cut = number.quantize(step, rounding=ROUND_DOWN)
    near = number.quantize(step, rounding=ROUND_HALF_UP)
    if cut != 0 or number >= 0:
        assert fit(Fraction(number), Fraction(cut), Fraction(step), EXACT).truncated or number < 0
    found = fit(Fraction(number), Fraction(near), Fraction(step), EXACT)
    assert found.half_up == Fraction(near)
    assert found.verdict in {Verdict.AGREES, Verdict.AGREES_ROUNDED}


@given(number=numbers, places=digits, steps=st.integers(2, 50))
def test_what_is_two_steps_off_differs(number: Decimal, places: int, steps: int) -> None:
    step = Fraction(Decimal(1).scaleb(-places))
    stated = round_half_up(Fraction(number), step) + steps * step
    assert fit(Fraction(number), stated, step, EXACT).verdict is Verdict.DIFFERS


@given(number=numbers, places=st.integers(0, 8))
def test_writing_cuts_and_never_rounds_up(number: Decimal, places: int) -> None:
    text = written(Fraction(number), places)
    assert Decimal(text) == number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_DOWN)
    assert "e" not in text.lower()
    assert not text.startswith("-0") or "." in text


@given(part=st.integers(0, 10**12), whole=st.integers(1, 10**12))
def test_the_longest_division_is_written(part: int, whole: int) -> None:
    text = written(Fraction(part, whole), 3)
    assert Fraction(text) <= Fraction(part, whole) < Fraction(text) + Fraction(1, 1000)


def test_one_last_digit_is_not_rounded_to_the_next() -> None:
    share = Fraction(586497, 589005) * 100
    found = fit(share, Fraction(99), Fraction(1), EXACT)
    assert (found.verdict, found.half_up) == (Verdict.AGREES_ROUNDED, Fraction(100))
    assert (found.truncated, found.rounded) == (True, False)
    assert fit(share, Fraction(100), Fraction(1), EXACT)[:3] == (
        Verdict.AGREES_ROUNDED,
        False,
        True,
    )
    assert fit(share, Fraction(98), Fraction(1), EXACT).verdict is Verdict.DIFFERS


@pytest.mark.parametrize(
    ("computed", "stated", "qualifier", "verdict"),
    [
        (405, 400, Qualifier.MORE_THAN, Verdict.AGREES),
        (400, 400, Qualifier.MORE_THAN, Verdict.UNCLEAR),
        (390, 400, Qualifier.MORE_THAN, Verdict.DIFFERS),
        (4000, 400, Qualifier.MORE_THAN, Verdict.UNCLEAR),
        (400, 400, Qualifier.AT_LEAST, Verdict.AGREES),
        (395, 400, Qualifier.LESS_THAN, Verdict.AGREES),
        (405, 400, Qualifier.LESS_THAN, Verdict.DIFFERS),
        (100, 400, Qualifier.LESS_THAN, Verdict.UNCLEAR),
        (400, 400, Qualifier.AT_MOST, Verdict.AGREES),
        (410, 400, Qualifier.ABOUT, Verdict.AGREES_ROUNDED),
        (460, 400, Qualifier.ABOUT, Verdict.UNCLEAR),
        (600, 400, Qualifier.ABOUT, Verdict.DIFFERS),
    ],
)
def test_more_less_and_about(
    computed: int, stated: int, qualifier: Qualifier, verdict: Verdict
) -> None:
    assert fit(Fraction(computed), Fraction(stated), Fraction(0), qualifier).verdict is verdict


def test_counts_are_exact_and_shares_are_not() -> None:
    text = "12 tàu, 12% và 12 nghìn tấn"
    ships = figure(1, text, "12", "tàu", "12", unit="tàu")
    share = figure(2, text, "12%", "tỷ lệ", "12", unit="%")
    tonnes = figure(3, text, "12 nghìn", "hàng", "12000", unit="tấn", precision="1000")
    assert [int(last_digit(one)) for one in (ships, share, tonnes)] == [0, 1, 1000]
    assert span(ships) == Span(Fraction(12), Fraction(12))
    assert span(share) == Span(Fraction(23, 2), Fraction(13))
    assert may_be_equal(span(ships), span(share))
    assert not may_be_equal(span(ships), span(tonnes))

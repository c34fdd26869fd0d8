"""How near a computed number must come to a printed one: the precision that the print states.

A value v whose last digit counts u stands for [v, v+u) when it was truncated and for
[v-u/2, v+u/2) when it was rounded. All arithmetic is exact.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, Context, Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from db.records import Figure, Qualifier, Verdict

_WHOLE: Final = frozenset({"count", "rank"})
"""Dimensions whose numbers are exact when they are printed to the last digit."""

_NEAR: Final = Fraction(1, 20)
_NOT_FAR: Final = Fraction(1, 5)
"""How far "about" may be from the number, in parts of it: surely, and perhaps."""

_REACH: Final = 2
"""Who says "more than 400" does not mean 800 or more."""

_MORE: Final = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
_LESS: Final = frozenset({Qualifier.LESS_THAN, Qualifier.AT_MOST})
_OR_EQUAL: Final = frozenset({Qualifier.AT_LEAST, Qualifier.AT_MOST})


class Fit(NamedTuple):
    """How a computed number fits a printed one."""

    verdict: Verdict
    truncated: bool
    """Cut after the last printed digit it is the printed one."""
    rounded: bool
    half_up: Fraction
    """What rounding, half up, would have printed."""


class Span(NamedTuple):
    """Between which numbers the true one lies; None is without end."""

    low: Fraction | None
    high: Fraction | None


def value(figure: Figure) -> Fraction:
    """The number of a figure."""
    return Fraction(figure.value)


def last_digit(figure: Figure) -> Fraction:
    """What one step of the last printed digit is worth; 0 for an exact count."""
    step = abs(Fraction(figure.precision))
    dimension = figure.unit.dimension if figure.unit is not None else "count"
    return Fraction(0) if step <= 1 and dimension in _WHOLE else step


def fit(computed: Fraction, stated: Fraction, step: Fraction, qualifier: Qualifier) -> Fit:
    """Hold a computed number to a printed one; `step` is as `last_digit` gives it."""
    sign = -1 if stated < 0 else 1
    beyond = sign * (computed - stated)
    truncated = step > 0 and 0 <= beyond < step
    rounded = step > 0 and -step / 2 <= beyond < step / 2
    half_up = round_half_up(computed, step)
    if qualifier is Qualifier.EXACT:
        is_near = truncated or rounded
        verdict = Verdict.AGREES_ROUNDED if is_near else Verdict.DIFFERS
        if computed == stated:
            verdict = Verdict.AGREES
        return Fit(verdict, truncated, rounded, half_up)
    if qualifier is Qualifier.ABOUT:
        verdict = _about(computed, stated, step)
    else:
        verdict = _beside(computed, stated, step, qualifier)
    return Fit(verdict, False, False, half_up)


def _about(computed: Fraction, stated: Fraction, step: Fraction) -> Verdict:
    off = abs(computed - stated)
    if off <= max(step, abs(stated) * _NEAR):
        return Verdict.AGREES if off == 0 else Verdict.AGREES_ROUNDED
    return Verdict.UNCLEAR if off <= abs(stated) * _NOT_FAR else Verdict.DIFFERS


def _beside(computed: Fraction, stated: Fraction, step: Fraction, qualifier: Qualifier) -> Verdict:
    """More or less than the printed number: what is too far off is not what was meant."""
    beyond = computed - stated if qualifier in _MORE else stated - computed
    if beyond == 0:
        return Verdict.AGREES if qualifier in _OR_EQUAL else Verdict.UNCLEAR
    if beyond < 0:
        return Verdict.UNCLEAR if -beyond <= step / 2 else Verdict.DIFFERS
    far = computed >= _REACH * stated if qualifier in _MORE else _REACH * computed <= stated
    return Verdict.UNCLEAR if far else Verdict.AGREES


def round_half_up(number: Fraction, step: Fraction) -> Fraction:
    """Round to a multiple of `step`, halves away from zero; 0 leaves it as it is."""
    if step == 0:
        return number
    steps = abs(number) / step + Fraction(1, 2)
    return (steps.numerator // steps.denominator) * step * (-1 if number < 0 else 1)


def span(figure: Figure) -> Span:
    """Between which numbers the true one lies, by what the text says of it."""
    number, step = value(figure), last_digit(figure)
    if figure.qualifier in _MORE:
        return Span(number, None)
    if figure.qualifier in _LESS:
        return Span(None, number)
    slack = abs(number) * _NEAR if figure.qualifier is Qualifier.ABOUT else Fraction(0)
    below, above = max(step / 2, slack), max(step, slack)
    if number < 0:
        below, above = above, below
    return Span(number - below, number + above)


def may_be_equal(one: Span, other: Span) -> bool:
    """Whether two spans have a number in common."""
    ends = ((one.low, other.high), (other.low, one.high))
    return all(low is None or high is None or low <= high for low, high in ends)


def written(number: Fraction, digits: int = 3) -> str:
    """Write a number with at most so many decimals, cut and not rounded, without idle zeros."""
    exact = Context(prec=200)
    quotient = exact.divide(Decimal(number.numerator), Decimal(number.denominator))
    cut = quotient.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_DOWN, context=exact)
    text = f"{cut:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text

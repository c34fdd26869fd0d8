"""Records of figures: numbers of an article as data, each with its sentence, and their checks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.records.anchors import Anchor
from db.records.authorities import AuthorityRow, Method


class Qualifier(StrEnum):
    """What the text says of how exact a number is."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Verification(StrEnum):
    """What a person holds of a figure."""

    UNCHECKED = "unchecked"
    CONFIRMED = "confirmed"
    CONSISTENT = "consistent"
    DISPUTED = "disputed"
    WRONG = "wrong"
    SUPERSEDED = "superseded"


class CheckKind(StrEnum):
    """What a check compares."""

    RATIO = "ratio"
    SUM = "sum"
    LIST_COUNT = "list_count"
    ROSTER_COUNT = "roster_count"
    SAME_QUANTITY = "same_quantity"
    RANGE = "range"
    RATE = "rate"
    DATE_WEEKDAY = "date_weekday"
    SPELLING = "spelling"


class Verdict(StrEnum):
    """What a check says of the figures it compared."""

    AGREES = "agrees"
    AGREES_ROUNDED = "agrees_rounded"
    """Within the precision that the stated value has, by rounding or by truncation."""
    DIFFERS = "differs"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of figures. Its code goes to other programs, its label to people."""

    code: str
    label: str
    """Vietnamese, as it stands behind a number: hồ sơ, %, tỷ đồng."""
    dimension: str
    """`count`, `share`, `rank`, `money`, `length`, `area`, `mass`, `time` and so on."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a figure measures, the same in every article: hồ sơ trả đúng hạn."""

    id: int
    code: str
    """The folded label, words joined by hyphens: ho-so-tra-dung-han."""
    label: str
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A catalogued number of an article."""

    id: int
    uid: str
    article_id: int
    quantity: Quantity
    subject: AuthorityRow | None
    value: str
    """A decimal number: 589005, 99, 0.5, with a point and no separators."""
    qualifier: Qualifier
    precision: str
    """The unit of the last digit that the text states: 1 for 589.005, 1000 for 600 nghìn."""
    unit: Unit | None
    per: str | None
    """What a rate is for: `year`, `month`, `day`, or the words of the text."""
    period: str | None
    """EDTF of the time that it counts, such as 2018-01-01/2018-10."""
    as_of: str | None
    """EDTF of the day up to which it counts."""
    anchor: Anchor | None
    time_anchor: Anchor | None
    """Where the period or the day stands in the text."""
    attributed_to: AuthorityRow | None
    verification: Verification
    method: Method
    note: str | None


@dataclass(frozen=True, slots=True)
class CheckInput:
    """A figure's part in a check, such as `part`, `whole` and `stated` of a ratio."""

    name: str
    figure_id: int


@dataclass(frozen=True, slots=True)
class Check:
    """What a rule found when it compared figures. It never edits one.

    `facts` say why, for a sentence: `truncated`, `rounded`, `half_up=100`, `denominator=implicit`,
    `periods=differ`, `roster=incomplete`, `listed=4`, `excluded=2018` and so on.
    """

    id: int
    article_id: int
    kind: CheckKind
    key: str
    """The same for the same comparison of the same article, however often it is made."""
    expression: str
    """What was computed, with its numbers: 586497 / 589005."""
    computed: str | None
    """A decimal number; in percent where `stated` is."""
    stated: str | None
    verdict: Verdict
    facts: tuple[tuple[str, str], ...]
    inputs: tuple[CheckInput, ...]
    person_verdict: Verdict | None
    """What a person says instead, with `person_reason`."""
    person_reason: str | None
    decided_by: str | None
    decided_at: str | None

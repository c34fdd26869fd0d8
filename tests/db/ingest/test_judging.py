"""What two texts are to each other, by how alike they are, their numbers, places and days."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.judging import Facts, judge, may_be_judged
from db.records import RelationKind, RelationState

OLD = Facts(1, "2018-10-24", "2018-10-24", 1, "bao.vn/bai-1")
NEXT_DAY = Facts(2, "2018-10-25", "2018-10-25", 1, "bao.vn/bai-2")
ELSEWHERE = Facts(3, "2018-10-25", "2018-10-25", 2, "tin.vn/bai")
NEXT_YEAR = Facts(4, "2019-10-25", "2019-10-25", 1, None)
UNDATED = Facts(5, None, None, None, "bao.vn?id=5")
SAME, CUT, OTHER = Counter("556"), Counter("55"), Counter("557")


@pytest.mark.parametrize(
    ("similarity", "later", "numbers", "kind"),
    [
        (0.97, ELSEWHERE, SAME, "reprint_of"),
        (0.85, NEXT_DAY, SAME, "reprint_of"),
        (0.99, ELSEWHERE, OTHER, "template_sibling"),
        (0.99, ELSEWHERE, CUT, "template_sibling"),
        (0.84, NEXT_DAY, SAME, "version_of"),
        (0.70, UNDATED, SAME, "version_of"),
        (0.84, ELSEWHERE, SAME, "reprint_of"),
        (0.84, ELSEWHERE, CUT, "version_of"),
        (0.84, NEXT_YEAR, OTHER, "template_sibling"),
        (0.84, NEXT_DAY, OTHER, "follow_up_to"),
        (0.84, UNDATED, OTHER, "same_event"),
        (0.69, NEXT_DAY, SAME, "follow_up_to"),
        (0.40, ELSEWHERE, OTHER, "same_event"),
        (0.69, UNDATED, SAME, None),
        (0.69, NEXT_YEAR, SAME, None),
        (0.39, NEXT_DAY, SAME, None),
    ],
)
def test_verdicts(similarity: float, later: Facts, numbers: Counter[str], kind: str | None) -> None:
    verdict = judge(similarity, (later, numbers), (OLD, SAME))
    assert (verdict.kind if verdict else None) == kind
    if verdict:
        settled = verdict.kind is RelationKind.TEMPLATE_SIBLING
        assert verdict.state is (RelationState.ACCEPTED if settled else RelationState.SUGGESTED)


FACTS = st.sampled_from([OLD, NEXT_DAY, ELSEWHERE, NEXT_YEAR, UNDATED])
NUMBERS = st.sampled_from([SAME, CUT, OTHER, Counter[str]()])


@given(st.floats(0, 1), FACTS, NUMBERS, FACTS, NUMBERS)
def test_other_numbers_are_never_a_reprint(
    similarity: float, later: Facts, news: Counter[str], earlier: Facts, olds: Counter[str]
) -> None:
    verdict = judge(similarity, (later, news), (earlier, olds))
    if verdict and verdict.kind is RelationKind.REPRINT_OF:
        assert news == olds
    if verdict:
        assert may_be_judged(similarity, later, earlier, 0.0)


def test_which_is_later() -> None:
    assert NEXT_DAY.is_later_than(OLD)
    assert OLD.is_later_than(Facts(0, "2001-01-01", "2001-01-01", None, None))
    assert UNDATED.is_later_than(OLD)
    assert not OLD.is_later_than(NEXT_YEAR)
    assert Facts(9, "2018-10-24", "2018-10-24", None, None).is_later_than(OLD)


def test_the_same_place() -> None:
    assert OLD.shares_place_with(NEXT_DAY)
    assert not OLD.shares_place_with(ELSEWHERE)
    assert OLD.shares_place_with(UNDATED)
    assert not NEXT_YEAR.shares_place_with(UNDATED)
    lone = Facts(9, None, None, None, None)
    assert not lone.shares_place_with(lone)


def test_days_between_count_at_most() -> None:
    month = Facts(9, "2018-10-01", "2018-10-31", 1, None)
    assert month.days_from(OLD) == 30
    assert month.days_from(UNDATED) is None
    assert Facts(9, "2018-01-01", "2018-12-31", 1, None).days_from(OLD) == 364

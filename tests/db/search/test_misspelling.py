"""What a syllable may have been written for, and at what cost."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.misspelling import (
    HOOK_FOR_TILDE,
    LETTER,
    QUALITY,
    SOUND,
    TONE,
    Misspelling,
)
from db.search.syllables import canonical, fold
from tests.db.search.test_syllables import ONSETS, OPEN, VOWELS

SYLLABLES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(ONSETS.split()),
        st.sampled_from(OPEN.split()),
        st.sampled_from(["", "n", "ng", "t", "c", "nh"]),
    ),
).map(canonical)


def cost(written: str, meant: str, *, ignoring_marks: bool = False) -> float | None:
    one = Misspelling(fold(written), canonical(written), ignoring_marks=ignoring_marks)
    return one.cost(fold(meant), canonical(meant)) if one.may_be(fold(meant)) else None


@pytest.mark.parametrize(
    ("written", "meant", "expected"),
    [
        ("xản", "sản", SOUND),
        ("trưng", "chưng", SOUND),
        ("lội", "nội", SOUND),
        ("giầu", "dầu", SOUND),
        ("quản", "quảng", SOUND),
        ("việc", "việt", SOUND),
        ("nghà", "ngà", SOUND),
        ("quốc", "cuốc", SOUND),
        ("cay", "cai", SOUND),
        ("nghỉ", "nghị", TONE),
        ("thưỡng", "thưởng", HOOK_FOR_TILDE),
        ("động", "đọng", QUALITY),
        ("dộng", "động", QUALITY),
        ("quền", "quyền", LETTER),
        ("nihn", "ninh", LETTER),
        ("ninhh", "ninh", LETTER),
        ("binh", "ninh", LETTER),
        ("xãn", "sản", SOUND + HOOK_FOR_TILDE),
        ("quên", "quyền", LETTER + TONE),
        ("nội", "nội", 0.0),
        ("hội", "nghị", None),
        ("chính", "chung", None),
    ],
)
def test_cost(written: str, meant: str, expected: float | None) -> None:
    assert cost(written, meant) == expected


@pytest.mark.parametrize(
    ("written", "meant", "expected"),
    [("nihn", "ninh", LETTER), ("xan", "sản", SOUND), ("quyen", "quyền", 0.0)],
)
def test_without_marks_only_letters_count(written: str, meant: str, expected: float) -> None:
    assert cost(written, meant, ignoring_marks=True) == expected


@given(SYLLABLES, SYLLABLES)
def test_a_cost_is_positive_and_the_same_in_both_directions(one: str, other: str) -> None:
    there, back = cost(one, other), cost(other, one)
    if there is not None and back is not None:
        assert (there > 0) == (one != other)
        if fold(one) == fold(other):
            assert there == back
    assert cost(one, one) == 0


@given(SYLLABLES, st.data())
def test_every_slip_of_one_letter_is_known(word: str, data: st.DataObject) -> None:
    folded = fold(word)
    at = data.draw(st.integers(0, len(folded) - 1))
    letter = data.draw(st.sampled_from(sorted(VOWELS & set("aeiouy")) + list("bcdghklmnpqrstvx")))
    slips = (
        folded[:at] + folded[at + 1 :],
        folded[:at] + letter + folded[at:],
        folded[:at] + letter + folded[at + 1 :],
        folded[:at] + folded[at : at + 2][::-1] + folded[at + 2 :],
    )
    for slip in slips:
        assert Misspelling(slip, slip).may_be(folded)


def test_sounds_are_confused_in_both_directions() -> None:
    for one, other in itertools.permutations(("sai", "xai"), 2):
        assert cost(one, other) == SOUND
    for one, other in itertools.permutations(("cam", "can"), 2):
        assert cost(one, other) == SOUND

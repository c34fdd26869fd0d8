"""Two texts are put in step by as much as they share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.aligning import align


@given(st.text("abcd", max_size=14), st.text("abcd", max_size=14))
def test_short_texts_share_all_they_can(old: str, new: str) -> None:
    lengths = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            longer = max(lengths[i][j + 1], lengths[i + 1][j])
            lengths[i + 1][j + 1] = lengths[i][j] + 1 if one == other else longer
    matches = sorted(align(old, new))
    assert all(old[i] == new[j] for i, j in matches)
    assert matches == sorted(set(matches), key=lambda pair: pair[1])
    assert len(matches) == lengths[-1][-1]


@given(
    st.lists(st.sampled_from("abcd"), max_size=60), st.lists(st.sampled_from("abcd"), max_size=60)
)
def test_what_is_put_in_step_is_the_same_and_in_order(old: list[str], new: list[str]) -> None:
    matches = sorted(align(old, new))
    assert all(old[i] == new[j] for i, j in matches)
    assert len({j for _, j in matches}) == len(matches)
    assert [j for _, j in matches] == sorted(j for _, j in matches)

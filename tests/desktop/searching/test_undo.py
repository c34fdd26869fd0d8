"""Undo by words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.searching.undo import WordSteps

TELEX = ["", "v", "vi", "vie", "vi", "viê", "viêt", "viê", "vi", "việ", "việt"]
"""What a line shows while UniKey turns `vieetj` into `việt`."""


def typed(*texts: str) -> WordSteps:
    steps = WordSteps()
    for text in texts:
        steps.note(text)
    return steps


def all_undone(steps: WordSteps) -> list[str]:
    texts = []
    while (text := steps.undo()) is not None:
        texts.append(text)
    return texts


def test_a_syllable_is_undone_whole() -> None:
    words = ["việt ", *[f"việt {text}" for text in ("d", "", "đ", "đo", "đoc", "đo", "đọ", "đọc")]]
    steps = typed(*TELEX, *words)
    assert all_undone(steps) == ["việt ", ""]
    assert [steps.redo(), steps.redo(), steps.redo()] == ["việt ", "việt đọc", None]


@pytest.mark.parametrize(
    ("texts", "undone"),
    [
        (("bá", "báo cũ"), ["bá", ""]),  # a paste
        (("b", "bá", ""), ["bá", ""]),  # cleared
        (("a", "a ", "a b", "a ", "a", ""), ["a b", "a ", ""]),  # deleted letter by letter
        (("a", "â", "ân"), [""]),  # a letter in the place of another
        ((), []),
    ],
)
def test_steps_of_other_changes(texts: tuple[str, ...], undone: list[str]) -> None:
    assert all_undone(typed(*texts)) == undone


def test_typing_after_an_undo_forgets_what_was_undone() -> None:
    steps = typed("a", "a ", "a b")
    assert steps.undo() == "a "
    steps.note("a c")
    assert steps.redo() is None
    assert all_undone(steps) == ["a ", ""]


@given(st.lists(st.text(alphabet="aâ b", max_size=6), max_size=20))
def test_whatever_was_undone_can_be_redone(texts: list[str]) -> None:
    steps = typed(*texts)
    undone = all_undone(steps)
    assert set(undone) <= {"", *texts}
    redone = [steps.redo() for _ in undone]
    assert redone == [*reversed(undone[:-1]), texts[-1]] if undone else redone == []

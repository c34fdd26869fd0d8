"""Indexes stand in Vietnamese order, under the letters that Vietnamese has."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from db.export.indexes import NO_LETTER, first_letter, index_lines
from db.records.papers import PaperStyle
from db.search.collation import sort_key

NAMES = some.lists(
    some.tuples(
        some.sampled_from(["Đông", "Ơn", "Ở", "Ắng", "Ân", "An", "12", "“Sen”", "Zu", "é"]),
        some.integers(1, 9),
    )
)


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Ở đâu", "Ơ"),
        ("Đông", "Đ"),
        ("ắng", "Ă"),
        ("“Sen”", "S"),
        ("12 giờ", NO_LETTER),
        ("…", NO_LETTER),
    ],
)
def test_letters(name: str, letter: str) -> None:
    assert first_letter(name) == letter
    assert first_letter(unicodedata.normalize("NFD", name)) == letter


@given(NAMES)
def test_every_name_stands_once_with_all_its_numbers(named: list[tuple[str, int]]) -> None:
    lines = [line.text for line in index_lines("Bảng tra", named) if line.style is PaperStyle.INDEX]
    told = dict(line.split(": ") for line in lines)
    wanted: dict[str, set[int]] = {}
    for name, number in named:
        wanted.setdefault(name, set()).add(number)
    assert {name: [*map(int, numbers.split(", "))] for name, numbers in told.items()} == {
        name: sorted(numbers) for name, numbers in wanted.items()
    }
    assert list(told) == sorted(told, key=lambda name: (sort_key(name), name))


def test_no_names_are_no_index() -> None:
    assert list(index_lines("Bảng tra", [])) == []
    assert list(index_lines("Bảng tra", [(" ", 1)])) == []

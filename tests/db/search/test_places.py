"""Where words stand: every occurrence, and nothing between two blocks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from db.search import places
from db.search.evaluate import Accents, Evaluator
from db.search.grammar import parse
from db.search.places import Slot, find_places, in_a_row
from db.search.query import Word
from db.search.segments import IndexView, Ints
from tests.db.search.indexes import body, entry, nobody_stops, view_of

ARTICLES = [
    entry(1, body("mưa to gió to", "mưa")),
    entry(2, body("gió mưa")),
    entry(3, body("to mưa gió to")),
    entry(4, body("mưa to", "gió to")),
]


def slots(view: IndexView, text: str) -> list[Slot]:
    evaluator = Evaluator(view)
    return [
        evaluator.slot(clause, Accents.TYPED, nobody_stops)
        for clause in parse(text).required
        if isinstance(clause, Word)
    ]


def all_docs(view: IndexView) -> Ints:
    return np.arange(view.size, dtype=np.int32)


def test_bits_stand_where_the_words_stand(tmp_path: Path) -> None:
    with view_of(tmp_path / "index", ARTICLES, per_segment=3) as view:
        sought = [(slot, bit) for bit, slot in enumerate(slots(view, "mưa to"))]
        found = find_places(view, all_docs(view), sought)
        assert found.bits.tolist() == [
            *(0, 1, 2, 0, 2, 0, 1),
            *(0, 0, 1),
            *(0, 2, 1, 0, 2),
            *(0, 1, 2, 0, 0, 2),
        ]


def test_rows_of_words(tmp_path: Path) -> None:
    with view_of(tmp_path / "index", ARTICLES, per_segment=3) as view:

        def rows(text: str) -> list[int]:
            docs = in_a_row(view, all_docs(view), slots(view, text), nobody_stops)
            return [int(number) for number in view.ids[docs]]

        assert rows("mưa to") == [1, 4]
        assert rows("to gió") == [1]
        assert rows("mưa gió to") == [3]
        assert rows("to mưa gió to mưa") == []
        assert rows("to mưa to") == []


def test_many_articles_are_read_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "ARTICLES_AT_ONCE", 2)
    asked = 0

    def count() -> None:
        nonlocal asked
        asked += 1

    with view_of(tmp_path / "index", ARTICLES) as view:
        docs = in_a_row(view, all_docs(view), slots(view, "gió to"), count)
        assert docs.tolist() == [0, 2, 3]
    assert asked == 2

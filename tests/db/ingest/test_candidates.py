"""Candidates are found without comparing each text with each, and none that matters is missed."""

from __future__ import annotations

import random

import numpy as np

from db.ingest.candidates import DEPTH, find_candidates
from db.ingest.sketches import likeness, sketches_of


def changed(chance: random.Random, words: list[str], share: float) -> list[str]:
    """Replace so many words that texts are about that unlike."""
    return [f"k{chance.random()}" if chance.random() < share else word for word in words]


def test_alike_texts_find_each_other() -> None:
    chance = random.Random(3)
    texts: list[str] = []
    for _ in range(100):
        words = [f"w{chance.randrange(50_000)}" for _ in range(300)]
        texts += [" ".join(words), " ".join(changed(chance, words, 0.05))]
    rows = sketches_of(texts)
    for known in (0, 1, 77, 200):
        columns = rows.T[:, :known].copy(), rows.T[:, known:].copy()
        later, earlier, estimates = find_candidates(*columns, 0.3)
        pairs = set(zip(later.tolist(), earlier.tolist(), strict=True))
        assert pairs == {(at + 1, at) for at in range(0, 200, 2) if at + 1 >= known}
        assert np.array_equal(estimates, likeness(rows[later], rows[earlier]))


def test_what_everybody_shares_costs_little() -> None:
    rows = sketches_of(["một bài giống hệt nhau dài mười chữ có lẻ đây"] * 500)
    none = rows.T[:, :0].copy()
    later, earlier, _ = find_candidates(none, rows.T.copy(), 0.3)
    assert np.all(later > earlier)
    assert np.all(later - earlier <= DEPTH)
    assert len(later) == sum(min(at, DEPTH) for at in range(500))


def test_nothing_new_finds_nothing() -> None:
    rows = sketches_of(["một hai ba bốn", "một hai ba bốn"])
    later, _, _ = find_candidates(rows.T.copy(), rows.T[:, :0].copy(), 0.0)
    assert len(later) == 0

"""How much two texts have in common, exactly and by their sketches."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.sketches import (
    BANDS,
    BINS,
    ROWS,
    band_keys,
    jaccard,
    likeness,
    numbers_of,
    shingles_of,
    sketches_of,
    words_of,
)

SYLLABLES = ("sông", "bến", "làng", "chợ", "mưa", "hoà", "thuỷ", "kỹ", "lý", "24", "1.500")
TEXTS = st.lists(st.sampled_from(SYLLABLES), max_size=60).map(" ".join)


def test_a_text_is_like_itself_however_it_is_spelt() -> None:
    new = "Hoà nhã, thuỷ thủ Lý kể: năm 2018 xưởng Toà Đóng đã có 1.500 kỹ sư"
    old = "HÒA NHÃ – thủy thủ Lí kể “năm 2018” xưởng Tòa Đóng đã có 1,500 kĩ sư!"
    for other in (old, unicodedata.normalize("NFD", new), unicodedata.normalize("NFD", old)):
        assert words_of(other) == words_of(new)
        assert np.array_equal(sketches_of([other]), sketches_of([new]))
    assert words_of(new)[-4:] == ["có", "1500", "kĩ", "sư"]
    assert jaccard(shingles_of(new), shingles_of(old)) == 1.0


def test_marks_make_another_word() -> None:
    assert jaccard(shingles_of("bán cả ba con"), shingles_of("bàn cả ba con")) == 1 / 3


def test_short_texts_have_no_shingles() -> None:
    for text in ("", "một", "một hai", "… !"):
        assert shingles_of(text) == frozenset()
        assert jaccard(shingles_of(text), shingles_of(text)) == 0.0
    assert sketches_of(["", "một", "một hai ba"]).shape == (3, BINS)
    assert sketches_of([]).shape == (0, BINS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.500 tấn", "1,500 tấn"),
        ("1.500 tấn", "1500 tấn"),
        ("ngày 08/11/2018", "ngày 8 tháng 11 năm 2018"),
        ("600 nghìn hồ sơ", "600.000 hồ sơ"),
        ("2,5 triệu đồng", "2.500.000 đồng"),
        ("24.10.2018", "24-10-2018"),
        ("dài ２４ mét", "dài 24 mét"),
    ],
)
def test_the_same_numbers(one: str, other: str) -> None:
    assert numbers_of(one) == numbers_of(other)
    assert numbers_of(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 triệu đồng", "5 tỷ đồng"),
        ("thu 5 và chi 5", "thu 5"),
        ("đội U23", "đội U22"),
        ("mạng 5G", "mạng 4G"),
        ("2,5 điểm", "25 điểm"),
        ("ngày 24/10", "ngày 25/10"),
        ("mã đề 401", "mã đề 402"),
    ],
)
def test_other_numbers(one: str, other: str) -> None:
    assert numbers_of(one) != numbers_of(other)


def test_numbers_are_counted() -> None:
    assert numbers_of("7 và 8/11, 7 đội") == Counter({"7": 2, "8": 1, "11": 1})


@given(st.lists(TEXTS, max_size=6))
def test_a_sketch_does_not_depend_on_its_neighbours(texts: list[str]) -> None:
    together = sketches_of(texts)
    for text, row in zip(texts, together, strict=True):
        assert np.array_equal(sketches_of([text])[0], row)


@given(TEXTS, TEXTS)
def test_jaccard_is_a_share(one: str, other: str) -> None:
    sets = shingles_of(one), shingles_of(other)
    share = jaccard(*sets)
    assert share == jaccard(*reversed(sets))
    assert (share == 1.0) == (sets[0] == sets[1] != frozenset())
    assert (share == 0.0) == sets[0].isdisjoint(sets[1])


@pytest.mark.parametrize("size", [40, 400])
def test_sketches_estimate(size: int) -> None:
    chance = random.Random(5)
    errors = []
    for changes in range(1, size // 8):
        words = [str(chance.randrange(10_000)) + "x" for _ in range(size)]
        others = list(words)
        for _ in range(changes):
            others[chance.randrange(size)] = "khác"
        one, other = " ".join(words), " ".join(others)
        exact = jaccard(shingles_of(one), shingles_of(other))
        first, second = sketches_of([one, other])
        errors.append(float(likeness(first, second)) - exact)
    assert abs(float(np.mean(errors))) < 0.05
    assert float(np.std(errors)) < 0.12


def test_a_band_is_the_same_when_its_numbers_are() -> None:
    rows = np.arange(2 * BINS, dtype=np.uint16).reshape(2, BINS)
    rows[1, : 5 * ROWS] = rows[0, : 5 * ROWS]
    columns = np.ascontiguousarray(rows.T)
    same = [band for band in range(BANDS) if len(set(band_keys(columns, band).tolist())) == 1]
    assert same == [0, 1, 2, 3, 4]

"""What stands beside a word, counted from the arrays and by reading every article."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest

from db.records import BlockKind
from db.search.codec.engine import ArrayIndex
from db.search.codec.neighbours import Beside, occurrences
from db.search.codec.segment import SegmentArrays
from db.search.codec.zones import ZONES
from db.search.schema import IndexArticle
from db.search.vietnamese import tokens

from .sample import add, create, made_up

PLENTY = 1 << 20


def read(articles: list[IndexArticle]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Count words and adjacent pairs of words, in canonical form, the slow way."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for article in articles:
        for kind, text in article.blocks:
            if kind in ZONES:
                found = [token.accented for token in tokens(text)]
                words.update(found)
                pairs.update(pairwise(found))
    return words, pairs


def terms(arrays: SegmentArrays) -> dict[str, int]:
    """The terms by their accented form, further names left out."""
    return {
        word.decode(): at for at, word in enumerate(arrays.exact) if word[:1] not in (b"#", b"~")
    }


@pytest.fixture
def articles() -> list[IndexArticle]:
    return made_up(21, 120)


@pytest.fixture
def arrays(tmp_path: Path, articles: list[IndexArticle]) -> SegmentArrays:
    index = create(tmp_path)
    add(index, articles)
    (segment,) = ArrayIndex(index).segments
    return segment.arrays


def beside(arrays: SegmentArrays, *numbers: int, most: int = PLENTY, read: int = PLENTY) -> Beside:
    return Beside(arrays, np.array(numbers, np.int64), most, read)


def test_counts_are_those_of_reading_every_article(
    arrays: SegmentArrays, articles: list[IndexArticle]
) -> None:
    words, pairs = read(articles)
    known = terms(arrays)
    assert set(known) == set(words)
    numbers = np.array(list(known.values()), np.int64)
    assert occurrences(arrays, numbers).tolist() == [words[word] for word in known]
    assert any(arrays.pstart[at] == arrays.pstart[at + 1] for at in known.values())
    for word in ("quảng", "của", "và", "ninh", "2018", "từ7"):
        right, left = (beside(arrays, known[word]).counts(step) for step in (1, -1))
        for other, at in known.items():
            assert right[arrays.rank[at]] == pairs[word, other]
            assert left[arrays.rank[at]] == pairs[other, word]


def test_pairs_are_counted_from_the_rarer_word(
    arrays: SegmentArrays, articles: list[IndexArticle]
) -> None:
    _, pairs = read(articles)
    known = terms(arrays)
    for first in ("quảng", "của", "từ7", "2018"):
        for second in ("ninh", "và", "từ12", "quảng"):
            one, other = beside(arrays, known[first]), beside(arrays, known[second])
            assert one.together(other, 1) == pairs[first, second]
            assert one.together(other, -1) == pairs[second, first]
            assert other.together(one, -1) == pairs[first, second]
    several = beside(arrays, *(known[word] for word in ("quảng", "quang", "và")))
    expected = sum(pairs[word, "ninh"] for word in ("quảng", "quang", "và"))
    assert several.together(beside(arrays, known["ninh"]), 1) == expected
    nothing = beside(arrays)
    assert nothing.together(several, 1) == several.together(nothing, 1) == 0
    assert nothing.occurrences == 0
    assert not nothing.counts(1).any()


@pytest.mark.prove
def test_rare_words_of_a_full_vocabulary_are_told_apart(tmp_path: Path) -> None:
    count = 66_000
    text = " ".join(f"thường chữ{number} lạ{number}" for number in range(count // 2))
    blocks = ((BlockKind.BODY, text), (BlockKind.BODY, "thường chữ1 " * 3))
    index = create(tmp_path)
    add(index, [IndexArticle(1, 1, blocks, "2018-01-01")])
    (segment,) = ArrayIndex(index).segments
    arrays = segment.arrays
    known = terms(arrays)
    rare = [number for number in range(count // 2) if arrays.rank[known[f"lạ{number}"]] == 65534]
    assert rare
    for number in rare[:3]:
        before, after = beside(arrays, known[f"chữ{number}"]), beside(arrays, known[f"lạ{number}"])
        assert before.together(after, 1) == 1
        assert after.together(before, -1) == 1
        other = beside(arrays, known[f"lạ{number - 1}"])
        assert before.together(other, 1) == 0


def test_samples_estimate_the_counts(tmp_path: Path) -> None:
    text = "quảng ninh và quảng bình và " * 40_000
    index = create(tmp_path)
    blocks = ((BlockKind.BODY, text),)
    add(index, [IndexArticle(at, at, blocks, "2018-01-01") for at in range(1, 3)])
    add(index, [IndexArticle(9, 9, ((BlockKind.BODY, "quảng ninh"),), "2018-01-01")], merge=False)
    for segment in ArrayIndex(index).segments:
        arrays = segment.arrays
        known = terms(arrays)
        exact = beside(arrays, known["quảng"]).counts(1)
        sampled = beside(arrays, known["quảng"], most=1000, read=1 << 14).counts(1)
        for word in ("ninh", "bình"):
            if word in known:
                rank = arrays.rank[known[word]]
                assert sampled[rank] == pytest.approx(exact[rank], rel=0.1)
        assert sampled.sum() == pytest.approx(exact.sum(), rel=0.02)


def test_placed_words_are_sampled_too(tmp_path: Path) -> None:
    chance = Random(1)
    body = " ".join(chance.choice(("mưa lớn ở núi", "mưa nhỏ ở biển")) for _ in range(100))
    made = [IndexArticle(at, at, ((BlockKind.BODY, "trời trong"),)) for at in range(1, 60)]
    made += [IndexArticle(at, at, ((BlockKind.BODY, body),)) for at in range(60, 70)]
    index = create(tmp_path)
    add(index, made)
    (segment,) = ArrayIndex(index).segments
    arrays = segment.arrays
    known = terms(arrays)
    assert arrays.pstart[known["mưa"] + 1] > arrays.pstart[known["mưa"]]
    sampled = beside(arrays, known["mưa"], most=83)
    found = sampled.counts(1)
    exact = beside(arrays, known["mưa"]).counts(1)
    for word in ("lớn", "nhỏ"):
        rank = arrays.rank[known[word]]
        assert found[rank] == pytest.approx(exact[rank], rel=0.3)
        assert found[rank] != exact[rank]
    assert found.sum() == pytest.approx(1000)
    assert sampled.occurrences == 1000

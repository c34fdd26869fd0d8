"""Adding, deleting and merging: the same index, whichever way it came about."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from db.search.codec.codec import path_of
from db.search.codec.engine import ArrayIndex
from db.search.codec.merge import Size, fit, plan
from db.search.codec.pack import PackDamaged
from db.search.codec.questions import Every, Word
from db.search.codec.segment import SegmentArrays
from db.search.codec.writer import ArrayWriter, merge_is_due, numbers_of
from db.search.schema import document
from db.search.vietnamese import tokens

from .sample import COMMON, WORDS, Oracle, add, create, made_up
from .test_engine import compare


def words(text: str) -> list[Word]:
    return [Word(token.folded, token.accented) for token in tokens(text)]


def rankings(index: ArrayIndex) -> list[tuple[list[int], list[float]]]:
    texts = [" ".join((*WORDS[at : at + 1 + at % 4], COMMON[at % 7])) for at in range(0, 50, 2)]
    found = [index.ranked(words(text), collapse=False) for text in texts]
    return [(one.ids.tolist(), one.scores.tolist()) for one in found]


def test_merging_gives_the_arrays_of_articles_indexed_together(tmp_path: Path) -> None:
    made = made_up(11, 130)
    (tmp_path / "parts").mkdir()
    (tmp_path / "whole").mkdir()
    parts, whole = create(tmp_path / "parts"), create(tmp_path / "whole")
    for start in range(0, 130, 13):
        add(parts, made[start : start + 13], merge=False)
    writer = ArrayWriter(parts, dense_from=8)
    writer.commit(optimize=True)
    add(whole, made)
    (one,), (other,) = ArrayIndex(parts).segments, ArrayIndex(whole).segments
    for name in one.arrays.pack.names():
        if not name.startswith("col_"):
            expected = other.arrays.pack.array(name)
            np.testing.assert_array_equal(one.arrays.pack.array(name), expected, name)
    compare(ArrayIndex(parts), Oracle(made), seed=12, count=60)


def test_ranking_does_not_depend_on_segments(tmp_path: Path) -> None:
    made = made_up(13, 140)
    index = create(tmp_path)
    for start in range(0, 140, 20):
        add(index, made[start : start + 20], merge=False)
    apart = rankings(ArrayIndex(index))
    writer = ArrayWriter(index, dense_from=8)
    writer.commit(optimize=True)
    together = rankings(ArrayIndex(index))
    assert len(ArrayIndex(index).segments) == 1
    for (ids, scores), (expected, expected_scores) in zip(apart, together, strict=True):
        assert ids == expected
        assert scores == pytest.approx(expected_scores, abs=1e-4)


def test_merging_forgets_what_was_deleted(tmp_path: Path) -> None:
    made = made_up(14, 60)
    index = create(tmp_path)
    add(index, made)
    writer = ArrayWriter(index, dense_from=8)
    for number in range(13):
        writer.delete_document(number)
    writer.commit()
    (segment,) = ArrayIndex(index).segments
    assert segment.living is None
    assert segment.arrays.articles == 47
    compare(ArrayIndex(index), Oracle(made[13:]), seed=15, count=60)
    (tmp_path / "alone").mkdir()
    alone = create(tmp_path / "alone")
    add(alone, made[13:])
    (expected,) = ArrayIndex(alone).segments
    assert list(segment.arrays.exact) == list(expected.arrays.exact)


def test_many_small_generations_stay_few_segments(tmp_path: Path) -> None:
    made = made_up(16, 100)
    index = create(tmp_path)
    for article in made:
        add(index, [article])
    assert len(ArrayIndex(index).segments) < 20
    assert len(list(tmp_path.glob("*.npk"))) == len(ArrayIndex(index).segments)
    compare(ArrayIndex(index), Oracle(made), seed=17, count=60)


def test_deleting_everything_leaves_an_empty_index(tmp_path: Path) -> None:
    index = create(tmp_path)
    add(index, made_up(18, 9))
    writer = ArrayWriter(index)
    for number in range(9):
        writer.delete_document(number)
    writer.commit()
    assert index.doc_count() == 0
    assert ArrayIndex(index).matching(Every()).total == 0
    assert not list(tmp_path.glob("*.npk"))


def test_a_cancelled_writer_leaves_no_trace(tmp_path: Path) -> None:
    index = create(tmp_path)
    add(index, made_up(19, 5))
    before = sorted(path.name for path in tmp_path.iterdir() if path.is_file())
    writer = ArrayWriter(index)
    writer.delete_document(0)
    writer.add_document(**document(made_up(20, 1)[0]))
    writer.cancel()
    after = sorted(path.name for path in tmp_path.iterdir() if path.is_file())
    assert [name for name in after if "LOCK" not in name] == [
        name for name in before if "LOCK" not in name
    ]
    assert index.doc_count() == 5


def test_a_damaged_file_is_found_out(tmp_path: Path) -> None:
    index = create(tmp_path)
    add(index, made_up(21, 30))
    (segment,) = index._segments()
    path = path_of(index.storage, segment)
    sound = path.read_bytes()
    SegmentArrays(path).pack.verify()
    for at in (3, 12, 40, len(sound) // 2, len(sound) - 1):
        damaged = bytearray(sound)
        damaged[at] ^= 4
        path.write_bytes(damaged)
        with pytest.raises(PackDamaged):
            SegmentArrays(path).pack.verify()
    path.write_bytes(sound[: len(sound) // 2])
    with pytest.raises(PackDamaged):
        SegmentArrays(path)
    path.write_bytes(b"")
    with pytest.raises(PackDamaged):
        SegmentArrays(path)


def sizes(*articles: tuple[int, int], words: int = 500) -> list[Size]:
    return [Size(living, whole, whole * words) for living, whole in articles]


def test_the_plan_merges_eight_of_a_tier_and_what_is_half_gone() -> None:
    assert plan(sizes(*[(1, 1)] * 7)) == []
    assert plan(sizes(*[(1, 1)] * 8)) == [list(range(8))]
    assert plan(sizes((70, 100), (100, 100), (81, 100))) == [[0]]
    assert plan(sizes(*[(9000, 9000)] * 8)) == [list(range(7))]
    assert plan(sizes(*[(40_000, 40_000)] * 8)) == []
    assert plan(sizes(*[(32_000, 32_000)] * 8)) == [[0, 1]]


def test_the_plan_begins_with_what_costs_least() -> None:
    assert plan(sizes(*[(100, 100)] * 8, *[(2, 2)] * 9)) == [list(range(8, 16)), list(range(8))]


def test_full_segments_do_not_keep_others_from_being_merged() -> None:
    full = [(65_000, 65_000)] * 9
    assert plan(sizes(*full)) == []
    assert plan(sizes(*full, (33_000, 33_000), (32_800, 32_800))) == []
    assert plan(sizes(*full, (32_768, 32_768), (32_768, 32_768))) == [[9, 10]]


def test_long_articles_are_merged_in_smaller_numbers() -> None:
    assert plan(sizes(*[(600, 600)] * 8, words=10_000)) == [list(range(6))]


def test_fitting_fills_segments() -> None:
    assert fit(sizes((5, 5))) == []
    assert fit(sizes((4, 5))) == [[0]]
    assert fit(sizes((40_000, 40_000), (30_000, 30_000), (20_000, 20_000))) == [[1, 2]]


def test_merging_one_group_at_a_time(tmp_path: Path) -> None:
    made = made_up(22, 90)
    index = create(tmp_path)
    for article in made[:8]:
        add(index, [article], merge=False)
    for start in range(8, 88, 10):
        add(index, made[start : start + 10], merge=False)
    counts = []
    while merge_is_due(index):
        ArrayWriter(index).merge_next()
        counts.append([one.arrays.articles for one in ArrayIndex(index).segments])
    assert counts == [[*[10] * 8, 8], [10, 78]]
    compare(ArrayIndex(index), Oracle(made[:88]), seed=23, count=30)


class StoppedError(Exception):
    """What the check of this test raises."""


def test_a_stopped_merge_leaves_no_trace(tmp_path: Path) -> None:
    index = create(tmp_path)
    for article in made_up(24, 8):
        add(index, [article], merge=False)
    names = sorted(path.name for path in tmp_path.glob("*.npk"))
    asked = 0
    for stop_at in range(1, 100):
        asked = 0

        def check(limit: int = stop_at) -> None:
            nonlocal asked
            asked += 1
            if asked == limit:
                raise StoppedError

        try:
            ArrayWriter(index, check=check).merge_next()
        except StoppedError:
            assert sorted(path.name for path in tmp_path.glob("*.npk")) == names
            assert index.doc_count() == 8
        else:
            break
    assert stop_at > 10
    assert [one.arrays.articles for one in ArrayIndex(index).segments] == [8]


def test_articles_are_found_by_id(tmp_path: Path) -> None:
    index = create(tmp_path)
    add(index, made_up(25, 10), merge=False)
    add(index, made_up(26, 10, first=20), merge=False)
    writer = ArrayWriter(index)
    writer.delete_document(3)
    writer.commit(merge=False)
    assert numbers_of(index, [29, 1, 4, 20, 77]) == [0, 10, 19]

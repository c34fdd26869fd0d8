"""Spellings of an unfinished word: all at once as one by one."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from db.search.codec.questions import Spelled
from db.search.codec.segment import SegmentArrays
from db.search.codec.spelled import fitting
from db.search.grammar import parse
from db.search.query import Word
from db.search.spellings import spellings
from tests.db.search.indexes import body, entry, index_of

LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)
ODD = ("ß", "ø", "İ", "ф", "ą", "ñ", "\u0308", "ǻ", "𝒜", "한", "d\u0335", "ế\u0301")


def word(random: Random, letters: str) -> str:
    made = [random.choice(letters) for _ in range(random.randint(1, 6))]
    if random.random() < 0.2:
        made.insert(random.randint(0, len(made)), random.choice(ODD))
    return "".join(made)


@pytest.fixture(scope="module")
def arrays(tmp_path_factory: pytest.TempPathFactory) -> SegmentArrays:
    random = Random(5)
    few = "dđuưaăâáàạấqiyíoôơó"
    texts = [" ".join(word(random, letters) for _ in range(900)) for letters in (few, LETTERS) * 4]
    folder: Path = tmp_path_factory.mktemp("spelled")
    index_of(folder / "index", [entry(n, body(text)) for n, text in enumerate(texts)])
    return SegmentArrays(next((folder / "index").glob("*.npk")))


def terms(ranges: list[tuple[int, int]]) -> list[int]:
    return [term for low, high in ranges for term in range(low, high)]


@pytest.mark.parametrize("loosely", [False, True])
def test_all_at_once_as_one_by_one(arrays: SegmentArrays, loosely: bool) -> None:
    random = Random(11)
    starts = ["đ", "d", "á", "ê", "đư", "qúy", "đuo", "tiê", "ađ", "quý", "đđ", "ạ"]
    asked = 0
    for text in [*starts, *(word(random, LETTERS)[: random.randint(1, 3)] for _ in range(150))]:
        for clause in parse(f"{text}*").required:
            choices = spellings(clause, loosely=loosely) if isinstance(clause, Word) else ()
            for choice in choices:
                if isinstance(choice, Spelled):
                    low, high = arrays.groups_from(choice.folded)
                    first, last = arrays.gfirst.item(low), arrays.gfirst.item(high)
                    slowly = fitting(arrays, first, last, replace(choice, marks=None))
                    assert fitting(arrays, first, last, choice) == slowly
                    asked += last - first > 48 and choice.marks is not None
    assert asked > 30


def test_ranges_are_as_few_as_can_be(arrays: SegmentArrays) -> None:
    [choice] = spellings(Word("đ", "d", prefix=True), loosely=False)
    assert isinstance(choice, Spelled)
    low, high = arrays.groups_from("d")
    ranges = fitting(arrays, arrays.gfirst.item(low), arrays.gfirst.item(high), choice)
    assert all(end < begin for (_, end), (begin, _) in pairwise(ranges))
    assert {arrays.exact[term].decode()[0] for term in terms(ranges)} == {"đ"}

"""The index finds exactly what a plain scan of the texts finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from db.errors import Cancelled
from db.search.evaluate import Accents, Evaluator
from db.search.grammar import parse
from db.search.segments import IndexView
from tests.db.search.indexes import body, entry, nobody_stops, view_of
from tests.db.search.scan import random_query, random_texts, scan

TEXTS = random_texts(Random(7), 300)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexView]:
    articles = [entry(number, blocks) for number, blocks in enumerate(TEXTS)]
    with view_of(tmp_path_factory.mktemp("scan") / "index", articles, per_segment=130) as view:
        yield view


def ids(view: IndexView, query: str, accents: Accents = Accents.TYPED) -> list[int]:
    mask = Evaluator(view).matching(parse(query), accents, nobody_stops)
    return [int(number) for number in view.ids[mask]]


def test_hits_are_those_of_a_plain_scan(view: IndexView) -> None:
    random = Random(11)
    evaluator = Evaluator(view)
    found = 0
    for _ in range(600):
        text = random_query(random)
        query = parse(text)
        mask = evaluator.matching(query, Accents.TYPED, nobody_stops)
        hits = view.ids[mask].tolist()
        assert hits == scan(TEXTS, query), text
        found += bool(hits)
    assert found > 300


def test_other_accents_are_those_of_the_folded_scan_but_for_the_stroke(view: IndexView) -> None:
    plain = ids(view, "duong")
    with_stroke = set(ids(view, "đường")) | set(ids(view, "đương"))
    without_marks = set(plain) - with_stroke - set(ids(view, "dương")) - set(ids(view, "dường"))
    assert set(ids(view, "đường", Accents.OTHER)) >= with_stroke | without_marks
    only_without_stroke = [
        number
        for number in plain
        if number not in with_stroke
        and not any("duong" in text.split() for _, text in TEXTS[number])
    ]
    assert only_without_stroke
    assert not set(only_without_stroke) & set(ids(view, "đường", Accents.OTHER))


def test_other_accents_include_those_typed(view: IndexView) -> None:
    random = Random(5)
    for _ in range(100):
        query = random_query(random)
        if "-" not in query:
            assert set(ids(view, query)) <= set(ids(view, query, Accents.OTHER)), query


def test_phrases_do_not_cross_blocks(tmp_path: Path) -> None:
    blocks = [*body("một hai", "ba bốn")]
    with view_of(tmp_path / "index", [entry(1, blocks), entry(2, body("hai ba"))]) as view:
        assert ids(view, '"hai ba"') == [2]
        assert ids(view, "hai ba") == [1, 2]


def test_nearest_needs_more_than_half_by_weight_and_keeps_phrases(tmp_path: Path) -> None:
    texts = ["tàu điện ngầm", "tàu điện", "tàu", "xe ngầm", *["xe"] * 20]
    articles = [entry(number, body(text)) for number, text in enumerate(texts)]
    with view_of(tmp_path / "index", articles) as view:
        evaluator = Evaluator(view)

        def nearest(query: str) -> list[int]:
            mask = evaluator.nearest(parse(query), nobody_stops)
            return [int(number) for number in view.ids[mask]]

        assert nearest("tàu điện bay") == [0, 1]
        assert nearest('"tàu điện" ngầm bay') == []
        assert nearest("tàu bay") == []
        assert nearest("tàu điện bay -ngầm") == [1]


def test_a_long_search_can_be_cancelled_anywhere(view: IndexView) -> None:
    query = parse('"quang ninh" t* đ* -"giai thuong"')
    asked = 0

    def count() -> None:
        nonlocal asked
        asked += 1

    Evaluator(view).matching(query, Accents.TYPED, count)
    assert asked > 10
    for limit in range(1, asked, 7):
        left = limit

        def stop() -> None:
            nonlocal left
            left -= 1
            if not left:
                raise Cancelled

        with pytest.raises(Cancelled):
            Evaluator(view).matching(query, Accents.TYPED, stop)

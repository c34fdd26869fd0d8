"""The queries that engines are timed with, and that a scan and the index agree on them."""

from __future__ import annotations

import pickle
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from db.search.grammar import parse
from db.search.syllables import fold
from tests.benchmarks.articles import repeated
from tests.benchmarks.corpus import corpus
from tests.benchmarks.engines import Corpus, Ours, build_ours, build_ours_in_two
from tests.benchmarks.peers import PEERS
from tests.benchmarks.questions import COUNTS, Ask, make_asks
from tests.benchmarks.scan import Scan, _is_near
from tests.benchmarks.search import best_times, check_counts, expected, geomean

ARTICLES = corpus(1, 80)


def test_queries_are_what_their_kinds_say() -> None:
    asks = make_asks(ARTICLES, 3)
    assert asks == make_asks(ARTICLES, 3)
    assert asks != make_asks(ARTICLES, 4)
    assert Counter(ask.kind for ask in asks) == COUNTS
    for ask in asks:
        if ask.kind[0].isdigit():
            assert len(ask.words) == int(ask.kind[0])
        if ask.is_plain:
            assert all(word == fold(word) for word in (*ask.words, ask.prefix))
        if ask.days:
            assert ask.days[0] < ask.days[1]
        if ask.text is not None:
            assert parse(ask.text).problems == (), ask.text


def test_the_index_finds_what_a_scan_finds(tmp_path: Path) -> None:
    wanted = 200  # the corpus twice and a half
    build_ours(tmp_path, repeated(ARTICLES, wanted))
    asks = make_asks(ARTICLES, 5)
    equal = check_counts(Ours(tmp_path), Scan(ARTICLES), asks, len(ARTICLES), wanted)
    assert equal == {kind: (count, count) for kind, count in COUNTS.items()}


def test_a_scan_that_differs_is_noticed(tmp_path: Path) -> None:
    build_ours(tmp_path, repeated(ARTICLES, len(ARTICLES)))
    other = [replace(ARTICLES[0], headline="Chẳng có gì", body=(), standfirst="", captions=())]
    ask = Ask("1 word", (ARTICLES[0].headline.split()[0].lower(),))
    equal = check_counts(Ours(tmp_path), Scan([*other, *ARTICLES[1:]]), [ask], 80, 80)
    assert equal == {"1 word": (0, 1)}


def test_two_processes_make_the_same_index(tmp_path: Path) -> None:
    pickled = tmp_path / "articles.pickle"
    pickled.write_bytes(pickle.dumps(ARTICLES))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    build_ours(tmp_path / "one", repeated(ARTICLES, 100))
    build_ours_in_two(tmp_path / "two", Corpus(pickled, 100))
    one, two = Ours(tmp_path / "one"), Ours(tmp_path / "two")
    for ask in make_asks(ARTICLES, 6):
        assert one.all_numbers(ask) == two.all_numbers(ask)


def test_every_engine_that_can_be_asked_is_timed(tmp_path: Path) -> None:
    build_ours(tmp_path, repeated(ARTICLES, len(ARTICLES)))
    asks = make_asks(ARTICLES, 7)[:3]
    times = best_times({"ours": Ours(tmp_path)}, asks, repeats=2)
    assert [one is not None and one[0] > 0 for one in times["ours"]] == [True] * 3


@pytest.mark.parametrize("name", PEERS)
def test_other_engines_answer_too(tmp_path: Path, name: str) -> None:
    peer = PEERS[name]
    if not peer.is_there():
        pytest.skip(f"{peer.library} is not installed")
    alone = replace(ARTICLES[0], headline="Chuyện về kangaru")
    peer.build(tmp_path, repeated([*ARTICLES[1:40], alone], 40))
    engine = peer.open(tmp_path)
    assert list(engine.find(Ask("1 word", ("kangaru",))) or ()) == [40]
    assert list(engine.find(Ask("facets", ("kangaru",))) or ()) == [40]
    for ask in make_asks(ARTICLES, 8):
        found = engine.find(ask)
        assert found is None or len(found) <= 20
        assert found is not None or ask.is_fuzzy


def test_numbers_of_a_repeated_corpus() -> None:
    assert expected(frozenset({0, 2}), 3, 8) == {1, 3, 4, 6, 7}
    assert geomean([1, 4]) == pytest.approx(2)


def test_words_that_are_one_letter_apart() -> None:
    near = ("nha", "nhaa", "hna", "nh", "nhb", "anha")
    assert [word for word in (*near, "nhaab", "an", "nhbb", "ahn") if _is_near("nha", word)] == [
        *near
    ]

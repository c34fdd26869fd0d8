"""The queries of the benchmark of corrections are what they are said to be."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from db.search.suggest import Suggester
from db.search.syllables import canonical, fold
from tests.benchmarks.corpus import WORDS, corpus
from tests.benchmarks.suggestions import index_articles, judge, make_queries, mistake, run

ARTICLES = corpus(3, 120)
HEADLINES = [article.headline for article in ARTICLES]


def test_a_mistake_changes_the_word() -> None:
    rng = random.Random(1)
    for word in WORDS:
        assert canonical(mistake(word, rng)) != canonical(word)


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("mistakes", [1, 2])
def test_a_query_differs_where_its_mistakes_are(mistakes: int, *, plain: bool) -> None:
    made = make_queries(HEADLINES, mistake, 5, count=50, mistakes=mistakes, plain=plain)
    assert made == make_queries(HEADLINES, mistake, 5, count=50, mistakes=mistakes, plain=plain)
    assert len(made) > 25
    for query in made:
        assert 4 <= len(query.right) == len(query.wrong) <= 6
        assert len(query.positions) == mistakes
        changed = [at for at, word in enumerate(query.right) if word != query.wrong[at]]
        assert changed == list(query.positions)
        if plain:
            assert " ".join(query.wrong) == fold(" ".join(query.wrong))


def test_every_query_is_judged(tmp_path: Path) -> None:
    suggester = Suggester(index_articles(tmp_path, ARTICLES))
    queries = make_queries(HEADLINES, mistake, 5, count=40)
    tally = judge(suggester, queries)
    assert tally.right + tally.wrong + tally.silent == len(queries) == len(tally.right_ms)
    assert tally.right > tally.wrong
    assert tally.right == tally.whole


def test_the_figures_are_printed(tmp_path: Path) -> None:
    file = tmp_path / "made.jsonl"
    file.write_text("\n".join(one.line(one.source_id) for one in ARTICLES), encoding="utf-8")
    said: list[str] = []
    run([file], 2, said.append)
    assert len([line for line in said if line.startswith("| ")]) == 6

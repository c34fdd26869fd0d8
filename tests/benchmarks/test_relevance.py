"""The queries with a known answer, how rankings are judged by them, and the baseline."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.search.codec import candidates, features
from db.search.syllables import fold, index_forms
from tests.benchmarks.articles import copies, read
from tests.benchmarks.bm25 import FoldedBM25
from tests.benchmarks.corpus import corpus
from tests.benchmarks.known_items import (
    KINDS,
    Compounds,
    KnownItem,
    make_known_items,
    read_known_items,
    words_of,
)
from tests.benchmarks.relevance import judge, product, without

ARTICLES = corpus(2, 120)
COMPOUNDS = Compounds(ARTICLES)
ITEMS = make_known_items(ARTICLES, COMPOUNDS, 1, 60)
BY_ID = {article.source_id: article for article in ARTICLES}


def of_kind(kind: str) -> list[KnownItem]:
    found = [item for item in ITEMS if item.kind == kind]
    assert found, kind
    return found


def test_the_same_seed_makes_the_same_queries() -> None:
    assert make_known_items(ARTICLES, COMPOUNDS, 1, 60) == ITEMS
    assert make_known_items(ARTICLES, COMPOUNDS, 2, 60) != ITEMS
    assert {item.kind for item in ITEMS} == set(KINDS)


@pytest.mark.parametrize("kind", ["headline", "part", "caption", "body", "compounds"])
def test_plain_queries_are_the_others_without_marks(kind: str) -> None:
    plain = {item.target: item.query for item in of_kind(f"{kind} plain")}
    for item in of_kind(kind):
        assert plain[item.target] == " ".join(map(fold, item.query.split()))


def test_pieces_stand_in_the_block_that_they_are_said_to_be_from() -> None:
    for kind, least, most in (("part", 4, 6), ("caption", 6, 9), ("body", 6, 8)):
        for item in of_kind(kind):
            article = BY_ID[item.target]
            blocks = {"part": (article.headline,), "caption": article.captions}
            texts = blocks.get(kind, article.body)
            assert any(item.query in " ".join(words_of(text)) for text in texts)
            assert least <= len(item.query.split()) <= most


def test_half_of_the_marks_are_gone() -> None:
    parts = {item.target: item.query.split() for item in of_kind("part")}
    for item in of_kind("part half"):
        kept = [
            word == whole
            for word, whole in zip(item.query.split(), parts[item.target], strict=True)
        ]
        assert all(map(str.__eq__, map(fold, item.query.split()), map(fold, parts[item.target])))
        assert sum(kept) >= len(kept) - len(kept) // 2


def test_one_word_is_misspelt() -> None:
    for item in of_kind("part misspelt"):
        printed = [index_forms(word) for word in words_of(BY_ID[item.target].headline)]
        typed = [index_forms(word) for word in item.query.split()]
        windows = [printed[at : at + len(typed)] for at in range(len(printed) - len(typed) + 1)]
        wrong = [sum(map(tuple.__ne__, window, typed)) for window in windows]
        assert min(wrong) == 1, item


def test_compounds_are_three_pairs_of_the_article() -> None:
    for item in of_kind("compounds"):
        words = item.query.lower().split()
        assert len(words) == 6
        text = " | ".join(BY_ID[item.target].texts).lower()
        assert all(f"{words[at]} {words[at + 1]}" in text for at in (0, 2, 4))


def test_a_copy_of_the_right_article_is_as_right() -> None:
    items = [KnownItem("part", "a", "một"), KnownItem("part", "c", "hai")]
    answers = {"một": ["b", "a"], "hai": ["x", "c"]}
    judged = judge(items, {"a": frozenset({"a", "b"})}, answers.__getitem__)
    assert judged.ranks == {"part": [1, 2]}
    assert (judged.mrr("part"), judged.first("part")) == (0.75, 0.5)
    assert judge(items[:1], {}, lambda _query: []).ranks == {"part": [0]}
    assert copies([*ARTICLES, ARTICLES[3]])["made-3"] == {"made-3"}


def test_features_are_left_out_for_a_while_only() -> None:
    held, pairs = dict(features.FEATURES), candidates.PAIR_WEIGHT
    for feature in (*held, "PAIR_WEIGHT"):
        with without(feature):
            assert (held, pairs) != (features.FEATURES, candidates.PAIR_WEIGHT)
        assert (held, pairs) == (features.FEATURES, candidates.PAIR_WEIGHT)


def test_the_baseline_prefers_rare_words_and_short_articles() -> None:
    baseline = FoldedBM25(ARTICLES)
    judged = judge(of_kind("headline plain"), {}, baseline.rank)
    assert judged.mrr("headline plain") > 0.5
    assert baseline.rank("kangaru xyz") == []


def test_an_archive_is_asked(tmp_path: Path) -> None:
    lines = tmp_path / "articles.jsonl"
    lines.write_text("".join(f"{one.line(one.source_id)}\n" for one in ARTICLES), "utf-8")
    assert read([lines])[5].texts == ARTICLES[5].texts
    with product([lines], tmp_path / "kept") as ask:
        judged = judge(of_kind("headline"), {}, ask)
        assert judged.first("headline") == 1
        assert len(ask.milliseconds) == len(of_kind("headline"))


def test_given_queries_are_read(tmp_path: Path) -> None:
    given = tmp_path / "given.jsonl"
    given.write_text('{"type": "T06", "target": "a-1", "query": "hoa bnìh"}\n', "utf-8")
    assert read_known_items(given) == [KnownItem("part misspelt", "a-1", "hoa bnìh")]

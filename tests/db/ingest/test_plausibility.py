"""The list of usual words tells Vietnamese from what only looks like letters."""

from __future__ import annotations

import pytest

import resources
from db.ingest.plausibility import UNKNOWN, cost, weigh
from tests.db.ingest.legacy import PROSE
from tests.db.ingest.syllable_counts import CORPUS, corpus_list, counted


def test_usual_words_cost_less() -> None:
    assert cost("và") < cost("Thư") < cost("quyển") < UNKNOWN < cost("xuỵnh")
    assert cost("VÀ") == cost("và")
    assert cost("zzz") == UNKNOWN


@pytest.mark.parametrize("prose", PROSE)
def test_prose_is_vietnamese(prose: str) -> None:
    plausibility = weigh(prose)
    assert plausibility.is_vietnamese
    assert plausibility.known == plausibility.words
    assert plausibility.mean < UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2018",
        "Thu vien huyen",
        "Quaûng Ninh ñaït giaûi thöôûng",
        "Qu¶ng Ninh ®¹t gi¶i th­ëng",
        "La bibliothèque était prête à accueillir les élèves",
        "à",
    ],
)
def test_what_is_not_vietnamese(text: str) -> None:
    assert not weigh(text).is_vietnamese


def test_capitals_and_signs_inside_words_speak_against_a_reading() -> None:
    assert weigh("Hà NộI").mean > weigh("Hà Nội").mean
    assert weigh("Hà NộI", caseless=True).mean == weigh("Hà Nội").mean
    assert weigh("Hà N¶ội").mean > weigh("Hà Nội").mean
    assert weigh("Hà\x16 Nội").mean > weigh("Hà Nội").mean


def test_the_list_is_small_and_is_counted_as_the_command_counts() -> None:
    kept = resources.text("vietnamese", "syllables.txt")
    assert len(kept.encode()) < 100_000
    head = [line for line in counted([]).splitlines() if line.startswith("#")]
    assert kept.splitlines()[: len(head)] == head
    assert counted(["Và và " * 5 + "của"]).splitlines()[-1] == "0 và"


@pytest.mark.prove
@pytest.mark.timeout(900)
@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_the_list_is_that_of_the_corpus() -> None:
    assert resources.text("vietnamese", "syllables.txt") == corpus_list()

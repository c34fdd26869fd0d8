"""The arrays answer as reading every article would, however the articles came into the index."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random

import numpy as np
import pytest

from db.errors import Cancelled
from db.records import Sort
from db.search.codec import phrase
from db.search.codec.engine import ArrayIndex
from db.search.codec.pack import PackDamaged
from db.search.codec.questions import All, Choice, Every, Phrase, Question, Slot, Word
from db.search.codec.writer import ArrayWriter
from db.search.schema import document

from .sample import Oracle, add, create, made_up, questions


def ids(index: ArrayIndex, question: Question) -> set[int]:
    found = index.column(index.matching(question), "id").tolist()
    assert len(found) == len(set(found)) == index.matching(question).total
    return set(found)


def compare(index: ArrayIndex, oracle: Oracle, *, seed: int, count: int = 120) -> None:
    for question in questions(seed, count):
        assert ids(index, question) == oracle.ids(question), question


@pytest.mark.parametrize("dense_from", [1, 10_000])
@pytest.mark.parametrize("articles", [0, 1, 7, 150])
def test_one_segment_answers_as_a_scan(tmp_path: Path, articles: int, dense_from: int) -> None:
    index = create(tmp_path)
    made = made_up(1, articles)
    add(index, made, dense_from=dense_from)
    compare(ArrayIndex(index), Oracle(made), seed=articles)


@pytest.mark.parametrize("places_of_article", [0, 1 << 20])
def test_phrases_from_places_and_from_streams_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, places_of_article: int
) -> None:
    monkeypatch.setattr(phrase, "_PLACES_OF_ARTICLE", places_of_article)
    index = create(tmp_path)
    made = made_up(5, 120)
    add(index, made)
    compare(ArrayIndex(index), Oracle(made), seed=5, count=300)


def test_many_segments_with_deletions_answer_as_a_scan(tmp_path: Path) -> None:
    index = create(tmp_path)
    made = {article.id: article for article in made_up(2, 240)}
    for start in range(1, 241, 40):
        add(index, [made[number] for number in range(start, start + 40)], merge=False)
    changed = made_up(3, 60, first=100)
    writer = ArrayWriter(index, dense_from=8)
    for article in changed:
        writer.update_document(**document(article))
        made[article.id] = article
    for number in (1, 2, 3, 239):
        writer.delete_by_term("id", str(number))
        del made[number]
    writer.commit(merge=False)
    opened = ArrayIndex(index)
    assert len(opened.segments) == 7
    assert sum(segment.living is not None for segment in opened.segments) > 3
    compare(opened, Oracle(made.values()), seed=4)


def test_cancellation(tmp_path: Path) -> None:
    index = create(tmp_path)
    add(index, made_up(5, 20))
    question = All((Every(), Phrase(((Choice("cua"),), (Choice("va"),)))))
    with pytest.raises(Cancelled):
        ArrayIndex(index).matching(question, lambda: True)


def test_damage_is_said_or_harmless(tmp_path: Path) -> None:
    index = create(tmp_path)
    add(index, made_up(9, 60))
    (path,) = tmp_path.glob("*.npk")
    sound = path.read_bytes()
    random = Random(1)
    for _ in range(150):
        damaged = bytearray(sound)
        for at in random.sample(range(len(sound)), 40):
            damaged[at] ^= 1 << random.randrange(8)
        path.unlink()
        path.write_bytes(damaged)
        # Numbers that are no numbers any more are harmless.
        with suppress(PackDamaged), np.errstate(all="ignore"):
            opened = ArrayIndex(index)
            for question in questions(10, 3):
                opened.matching(question)
            opened.ranked([Word("quang", "quảng"), Word("ninh", "ninh")])


def test_facets_count_all_articles_of_a_set(tmp_path: Path) -> None:
    index = create(tmp_path)
    made = made_up(6, 120)
    add(index, made[:50], merge=False)
    add(index, made[50:], merge=False)
    opened = ArrayIndex(index)
    matches = opened.matching(Slot((Choice("quang"),)))
    chosen = [article for article in made if article.id in ids(opened, Slot((Choice("quang"),)))]
    assert opened.facets(matches, ["outlet"])[0] == Counter(
        article.outlet or "" for article in chosen
    )
    years = Counter((article.published_lo or "")[:4] for article in chosen)
    assert opened.facets(matches, ["year"])[0] == years


def test_order_by_date_puts_undated_articles_last(tmp_path: Path) -> None:
    index = create(tmp_path)
    made = made_up(7, 90)
    add(index, made[:45], merge=False)
    add(index, made[45:], merge=False)
    opened = ArrayIndex(index)
    dated = [article for article in made if article.published_lo]
    newest = sorted(dated, key=lambda one: (one.published_lo, one.id), reverse=True)
    found = opened.by_date(opened.matching(Every())).tolist()
    assert found[: len(dated)] == [article.id for article in newest]
    oldest = opened.by_date(opened.matching(Every()), Sort.OLDEST).tolist()
    expected = sorted(dated, key=lambda one: (one.published_lo, -one.id))
    assert oldest[: len(dated)] == [article.id for article in expected]
    assert len(found) == len(oldest) == len(made)


def test_segments_that_are_still_there_are_not_mapped_again(tmp_path: Path) -> None:
    index = create(tmp_path)
    add(index, made_up(8, 10), merge=False)
    before = ArrayIndex(index)
    add(index, made_up(8, 10, first=11), merge=False)
    after = ArrayIndex(index, before)
    assert after.segments[0].arrays is before.segments[0].arrays
    assert after.matching(Every()).total == 20
    assert before.matching(Every()).total == 10

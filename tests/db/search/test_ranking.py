"""What comes first: the words in the headline, side by side, in order, then the newest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from db.records import BlockKind
from db.search.evaluate import Accents, Evaluator, ranked_words
from db.search.grammar import parse
from db.search.ranking import by_date, by_relevance
from db.search.schema import IndexArticle
from db.search.segments import IndexView
from db.search.understanding import Understood
from tests.db.search.indexes import Blocks, body, entry, nobody_stops, view_of


def ranked(view: IndexView, query: str) -> list[int]:
    evaluator = Evaluator(view)
    read = parse(query)
    docs = np.flatnonzero(evaluator.matching(read, Accents.TYPED, nobody_stops)).astype(np.int32)
    runs = [(ranked_words(run.words, Accents.TYPED), 1.0) for run in Understood(read).runs()]
    order = by_relevance(view, docs, runs, nobody_stops)
    assert list(order.scores) == sorted(order.scores, reverse=True)
    return [int(number) for number in view.ids[order.docs]]


def order_of(folder: Path, query: str, *texts: Blocks, dates: Sequence[str] = ()) -> list[int]:
    """Rank articles numbered 1, 2, 3 … for a query, among others that have none of its words."""
    articles = [
        entry(number, blocks, published=dates[number - 1] if dates else None)
        for number, blocks in enumerate(texts, 1)
    ]
    others = [entry(number, body("bài khác hẳn")) for number in range(100, 110)]
    with view_of(folder / "index", [*articles, *others]) as view:
        return ranked(view, query)


FAR = "và nhiều lời khác nữa ở giữa cho xa nhau"


def headline(text: str, *paragraphs: str) -> Blocks:
    return [(BlockKind.HEADLINE, text), *body(*paragraphs)]


def test_neighbours_before_words_far_apart(tmp_path: Path) -> None:
    apart, near = body(f"cầu {FAR} tràm"), body("cầu tràm")
    assert order_of(tmp_path, "cầu tràm", apart, near) == [2, 1]


def test_the_order_of_the_query_before_another_order(tmp_path: Path) -> None:
    assert order_of(tmp_path, "cầu tràm", body("tràm cầu"), body("cầu tràm")) == [2, 1]


def test_the_headline_before_the_body(tmp_path: Path) -> None:
    in_body, in_headline = headline("chuyện lạ", "cầu tràm"), headline("cầu tràm", "chuyện lạ")
    assert order_of(tmp_path, "cầu tràm", in_body, in_headline) == [2, 1]


def test_a_caption_before_the_body(tmp_path: Path) -> None:
    in_caption: Blocks = [(BlockKind.HEADLINE, "chuyện"), (BlockKind.CAPTION, "cầu tràm")]
    assert order_of(tmp_path, "cầu tràm", headline("chuyện", "cầu tràm"), in_caption) == [2, 1]


def test_a_row_that_misses_one_word_before_words_all_over(tmp_path: Path) -> None:
    broken, scattered = f"ba cầu tràm lớn x năm {FAR} mới", f"cầu {FAR} tràm {FAR} lớn {FAR} mới"
    assert order_of(tmp_path, "cầu tràm lớn mới", body(scattered), body(broken)) == [2, 1]


def test_a_plain_word_in_an_accented_query_is_preferred_plain(tmp_path: Path) -> None:
    marked, plain = body("bán đảo xanh thẳm"), body("ban đảo xanh thẳm")
    assert order_of(tmp_path, "ban đảo xanh thẳm", marked, plain) == [2, 1]


def test_equal_ones_by_date_then_the_latest_received(tmp_path: Path) -> None:
    same = [body("cầu tràm")] * 4
    dates = ["2018-01-01", "2019-05-05", "2018-01-01", ""]
    assert order_of(tmp_path, "cầu tràm", *same, dates=dates) == [2, 3, 1, 4]


def test_a_date_by_its_alias_counts_in_the_headline(tmp_path: Path) -> None:
    spoken, elsewhere = headline("Ngày 2 tháng 9 năm 1945", "kể"), headline("kể", "hôm 2/9/1945")
    assert order_of(tmp_path, "2/9/1945", elsewhere, spoken) == [2, 1]


def test_the_order_does_not_depend_on_segments_and_is_the_same_again(tmp_path: Path) -> None:
    articles = [
        entry(
            number,
            body(f"{'cầu ' * (number % 3)} x{number % 5} tràm {'mới' if number % 2 else ''}"),
        )
        for number in range(1, 60)
    ]
    with (
        view_of(tmp_path / "one", articles) as one,
        view_of(tmp_path / "many", articles, per_segment=9) as many,
    ):
        for query in ("cầu tràm", "tràm mới", "tram", "cau x3"):
            assert ranked(one, query) == ranked(many, query) == ranked(one, query)


def test_more_words_than_are_ranked_by(tmp_path: Path) -> None:
    long = " ".join(f"t{number}" for number in range(60))
    assert order_of(tmp_path, long, headline(long), body(long)) == [1, 2]


@pytest.mark.parametrize(("oldest", "order"), [(False, [2, 4, 3, 1]), (True, [4, 3, 2, 1])])
def test_by_date_the_undated_come_last(tmp_path: Path, *, oldest: bool, order: list[int]) -> None:
    dates = [None, "2019-05-05", "2018-01-01", "2018-01-01"]
    articles: list[IndexArticle] = [
        entry(number, body("x"), published=date) for number, date in enumerate(dates, 1)
    ]
    with view_of(tmp_path / "index", articles) as view:
        docs = np.arange(4, dtype=np.int32)
        assert view.ids[by_date(view, docs, oldest=oldest).docs].tolist() == order

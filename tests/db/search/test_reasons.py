"""Why an article was found: what it has of each word, and what the words are worth."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.records import Block, BlockKind, Reason
from db.search import query
from db.search.codec.questions import Word
from db.search.grammar import parse
from db.search.reasons import best_losses, reasons
from tests.db.search.indexes import Blocks, body, entry, view_of

HEADLINE, BODY = BlockKind.HEADLINE, BlockKind.BODY
TEXT: Blocks = [
    (HEADLINE, "Cầu Tràm"),
    (BODY, "Cầu mới, cầu cũ. Ngày 2/9/1945."),
    (BlockKind.RELATED, "cầu khác"),
]


def told(query: str, *, losses: tuple[float, ...], loosely: bool = False) -> tuple[Reason, ...]:
    blocks = [Block(seq, kind, 0, len(text), text) for seq, (kind, text) in enumerate(TEXT)]
    return reasons(query, blocks, parse(query).terms(), losses, "", loosely=loosely)


def test_spellings_fields_and_shares() -> None:
    there, absent = told("CAU lạ", losses=(3.0, 1.0))
    assert there == Reason("CAU", ("Cầu", "cầu"), (HEADLINE, BODY), 3, 1.0)
    assert absent == Reason("lạ", (), (), 0, 0.0)


def test_shares_sum_to_one() -> None:
    assert [reason.share for reason in told("cầu mới", losses=(3.0, 1.0))] == [0.75, 0.25]
    assert [reason.share for reason in told("cầu mới", losses=(0.0, 0.0))] == [0.5, 0.5]
    assert [reason.share for reason in told("lạ", losses=(0.0,))] == [0.0]


def test_a_word_that_comes_twice_is_one_reason() -> None:
    [reason] = told('cầu "cầu"', losses=(1.0, 2.0))
    assert (reason.places, reason.share) == (3, 1.0)


def test_a_date_stands_as_printed() -> None:
    [reason] = told("2-9-1945", losses=(0.0,))
    assert (reason.word, reason.spellings, reason.share) == ("2/9/1945", ("2/9/1945",), 1.0)


def test_other_accents_are_told_loosely_only() -> None:
    assert told("trám", losses=(1.0,))[0].spellings == ()
    assert told("trám", losses=(1.0,), loosely=True)[0].spellings == ("Tràm",)


def test_what_a_word_is_worth_in_an_article(tmp_path: Path) -> None:
    filling = [entry(n, body(f"lời kể thứ {n} về một việc khác")) for n in range(2, 30)]
    articles = [entry(1, [(HEADLINE, "Cầu Tràm"), *body("qua sông một lần, tràm xanh")]), *filling]
    with view_of(tmp_path / "index", articles) as view:
        words = [Word("cau", "cầu"), Word("tram", "tràm"), Word("mot", "một"), Word("la", "lạ")]
        score, losses = view.arrays.losses(words, 1)
        assert score > 0
        assert losses[0] > losses[2] >= 0
        assert losses[1] > losses[2]
        assert losses[3] == 0
        assert view.arrays.losses(words, 99) == (0.0, [0.0] * 4)
        assert view.arrays.losses([Word("xyz", "xyz")], 1) == (0.0, [0.0])
        asked = [query.Word(word.accented, word.folded) for word in words]
        both = best_losses(view.arrays, [(1.0, asked[2:3], words[2:3]), (1.0, asked, words)], 1)
        assert both["cau", "cầu"] == pytest.approx(losses[0])

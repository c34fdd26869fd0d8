"""The lines that show why an article was found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import (
    ArticleDetail,
    ArticleRow,
    Block,
    BlockKind,
    Passage,
    Status,
    TextAccess,
    Tier,
)
from db.search.grammar import parse
from db.search.passages import marks_in, show
from db.search.vietnamese import tokens
from db.search.windows import MOST_WORDS

HEADLINE = BlockKind.HEADLINE
BODY = BlockKind.BODY
FILLING = "lời kể thêm cho dài ra mãi không thôi vì chẳng có gì khác để nói ở đây cả nhé"


def blocks_of(*parts: tuple[BlockKind, str]) -> list[Block]:
    blocks: list[Block] = []
    start = 0
    for seq, (kind, text) in enumerate(parts):
        blocks.append(Block(seq, kind, start, start + len(text), text))
        start += len(text) + 1
    return blocks


def passages(query: str, *parts: tuple[BlockKind, str], headline: str = "Bài") -> list[Passage]:
    blocks = blocks_of((HEADLINE, headline), *parts)
    return list(show(headline, blocks, parse(query).terms()).passages)


def marked(passage: Passage) -> list[str]:
    return [passage.text[start:stop] for start, stop in passage.marks]


def test_a_short_block_is_shown_whole() -> None:
    [passage] = passages("tài chính", (BODY, "  “Bộ Tài chính” nói. "))
    assert passage == Passage(BODY, "“Bộ Tài chính” nói.", ((4, 13),))


def test_a_long_block_is_cut_at_a_sentence_and_says_so() -> None:
    text = f"{FILLING}. {FILLING}. Ở đó có cầu tràm, {FILLING} {FILLING}."
    [passage] = passages("cầu tràm", (BODY, text))
    assert passage.text.startswith("Ở đó có cầu tràm, lời kể")
    assert len(tokens(passage.text)) == MOST_WORDS
    assert (passage.cut_before, passage.cut_after) == (True, True)
    assert marked(passage) == ["cầu tràm"]


def test_a_passage_at_the_end_reaches_the_end() -> None:
    text = f"{FILLING} {FILLING} {FILLING} cầu tràm."
    [passage] = passages("cầu tràm", (BODY, text))
    assert passage.text.endswith("cầu tràm.")
    assert len(tokens(passage.text)) == MOST_WORDS
    assert (passage.cut_before, passage.cut_after) == (True, False)


def test_the_best_passage_has_the_most_words_side_by_side() -> None:
    first, second = passages(
        "cầu tràm mới xây",
        (BODY, "cầu thì mới mà tràm thì cũ"),
        (BODY, "cầu tràm mới"),
        (BODY, "đã xây"),
    )
    assert first.text == "cầu tràm mới"
    assert second.text == "đã xây"


def test_no_second_passage_that_only_repeats_a_little() -> None:
    assert len(passages("cầu tràm mới", (BODY, "cầu tràm mới"), (BODY, "mới"))) == 1
    assert len(passages("cầu", (BODY, "cầu này"), (BODY, "cầu kia"))) == 2


def test_the_headline_is_a_passage_only_alone() -> None:
    assert passages("cầu", (BODY, "không có"), headline="Cầu") == [
        Passage(HEADLINE, "Cầu", ((0, 3),))
    ]
    [only] = passages("cầu", (BODY, "một cây cầu"), headline="Cầu")
    assert only.field is BODY


def test_a_caption_that_repeats_the_headline_shows_nothing_new() -> None:
    caption = (BlockKind.CAPTION, "cầu tràm mới")
    [only] = passages("cầu tràm", caption, (BODY, "cây cầu"), headline="Cầu Tràm mới")
    assert only.text == "cây cầu"


def test_without_a_word_the_opening_stands_unmarked() -> None:
    [opening] = passages("", (BODY, f"{FILLING} {FILLING}"), (BlockKind.STANDFIRST, "Sapo đây."))
    assert opening == Passage(BlockKind.STANDFIRST, "Sapo đây.", ())
    assert passages("") == []


def test_blocks_that_are_not_searched_are_not_shown() -> None:
    assert passages("cầu", (BlockKind.RELATED, "cầu"), (BlockKind.MASTHEAD, "Báo Cầu")) == []


@pytest.mark.parametrize(("tier", "marks"), [(Tier.AS_TYPED, []), (Tier.OTHER_ACCENTS, ["Đương"])])
def test_other_accents_are_marked_in_their_tier_only(tier: Tier, marks: list[str]) -> None:
    blocks = blocks_of((BODY, "Đương kim"))
    [passage] = show("Bài", blocks, parse("đường").terms(), tier).passages
    assert marked(passage) == marks


WORDS = st.sampled_from([*FILLING.split(), "Cầu", "cầu-tràm", "1.500", "“cầu”", "tràm.", "\n"])
PARAGRAPHS = st.lists(WORDS, max_size=120).map(" ".join)


@given(st.lists(PARAGRAPHS, max_size=4), st.lists(WORDS, max_size=5).map(" ".join))
def test_a_passage_is_a_piece_of_its_block(paragraphs: list[str], query: str) -> None:
    blocks = blocks_of(*((BODY, text) for text in paragraphs))
    shown = show("Cầu", blocks, parse(query).terms())
    assert len(shown.passages) <= 2
    for passage in shown.passages:
        assert len(tokens(passage.text)) <= MOST_WORDS
        assert any(passage.text in text for text in (*paragraphs, "Cầu"))
        assert all(0 <= start < stop <= len(passage.text) for start, stop in passage.marks)


def article(*parts: tuple[BlockKind, str]) -> ArticleDetail:
    row = ArticleRow(
        id=1,
        uid="u",
        accession="2026-000001",
        source_id=None,
        headline="Bài",
        outlet=None,
        published="2018-10-30",
        section=None,
        byline=None,
        status=Status.NEW,
        text_access=TextAccess.FULL,
        row_version=1,
    )
    return ArticleDetail(
        row=row,
        text="\n".join(text for _, text in parts),
        blocks=tuple(blocks_of(*parts)),
        standfirst=None,
        kicker=None,
        dateline=None,
        url=None,
        language="vi",
        published_basis="metadata",
        published_lo="2018-10-30",
        published_hi="2018-10-30",
        word_count=0,
        text_version=1,
        text_sha256="",
        files=(),
        created_at="",
        updated_at="",
    )


def test_marks_in_a_whole_article() -> None:
    detail = article(
        (BlockKind.MASTHEAD, "Báo Cầu"), (HEADLINE, "Cầu mới"), (BODY, "ngày 24/10, cây cầu")
    )
    terms = parse("24/10/2018 cầu").terms()
    assert marks_in(detail, terms) == ((), ((0, 3),), ((5, 10), (16, 19)))
    assert marks_in(detail, ()) == ((), (), ())


def test_marks_in_an_article_found_with_other_accents() -> None:
    detail = article((HEADLINE, "Cấu trúc"), (BODY, "Cậu ấy"))
    assert marks_in(detail, parse("cầu").terms()) == (((0, 3),), ((0, 3),))

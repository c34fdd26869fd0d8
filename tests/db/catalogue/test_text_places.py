"""Words are told by paragraph and sentence as people count them."""

from __future__ import annotations

from db.catalogue.text_places import text_place
from db.records import BlockKind
from tests.db.catalogue.details import detail

PARTS = (
    (BlockKind.HEADLINE, "Chợ mới họp phiên đầu"),
    (BlockKind.STANDFIRST, "Chợ đông. Hàng nhiều."),
    (BlockKind.BODY, "Sáng 7/5, TP. Mẫu mở chợ. Có 1.500 người đến. Trời nắng."),
    (BlockKind.CAPTION, "Bà con đi chợ."),
    (BlockKind.BODY, "Chợ họp mỗi tuần một phiên."),
)


def place(words: str) -> tuple[BlockKind, int | None, int, int] | None:
    article = detail(PARTS)
    start = article.text.index(words)
    found = text_place(article.blocks, start, start + len(words))
    if found is None:
        return None
    return found.kind, found.paragraph, found.sentence, found.last_sentence


def test_paragraphs_are_those_of_the_margin() -> None:
    assert place("Chợ mới") == (BlockKind.HEADLINE, None, 1, 1)
    assert place("Hàng") == (BlockKind.STANDFIRST, None, 2, 2)
    assert place("TP. Mẫu") == (BlockKind.BODY, 1, 1, 1)
    assert place("người đến. Trời") == (BlockKind.BODY, 1, 2, 3)
    assert place("Bà con") == (BlockKind.CAPTION, None, 1, 1)
    assert place("mỗi tuần") == (BlockKind.BODY, 2, 1, 1)


def test_the_sentences_come_with_their_ends() -> None:
    article = detail(PARTS)
    at = article.text.index("1.500")
    found = text_place(article.blocks, at, at)
    assert found is not None
    assert article.text[found.start : found.stop] == "Có 1.500 người đến."


def test_between_the_blocks_there_is_no_place() -> None:
    article = detail(PARTS)
    assert text_place(article.blocks, len(PARTS[0][1]), len(PARTS[0][1]) + 1) is None
    assert text_place(article.blocks, 10_000, 10_001) is None

"""What stands in the index, and that Whoosh keeps it through commits, merges and deletions."""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.index import FileIndex

from db.records import BlockKind
from db.search.schema import (
    FIRST_NUMBER,
    MOST_NUMBERS,
    NOWHERE,
    NUMBER_MASK,
    NUMBERS,
    STREAM,
    TEXT,
    ZONE_SHIFT,
    ZONES,
    Posting,
    Zone,
    document,
    new_schema,
    new_writer,
)
from db.search.segments import IndexView
from tests.db.search.indexes import body, entry, index_of


def words(*blocks: tuple[BlockKind, str], published: str | None = None) -> dict[str, int]:
    facts: Any = document(entry(1, blocks, published=published))[TEXT]
    return dict(facts)


def test_each_spelling_is_one_term_and_knows_its_zones() -> None:
    terms = words(
        (BlockKind.HEADLINE, "Quảng Ninh"), (BlockKind.CAPTION, "Cảng ở quảng ninh, QUẢNG NINH")
    )
    posting = terms["quang\x1fquảng"]
    assert posting >> ZONE_SHIFT == Zone.HEADLINE | Zone.CAPTION
    assert Posting(9, 3, FIRST_NUMBER).packed() == posting
    assert set(terms) == {"quang\x1fquảng", "ninh\x1fninh", "cang\x1fcảng", "o\x1fở"}


def test_the_stream_holds_the_words_in_order_with_a_gap_before_each_block() -> None:
    facts: Any = document(entry(1, [(BlockKind.HEADLINE, "mưa to mưa"), *body("to lắm")]))
    assert array("H", facts[STREAM]) == array("H", [Zone.HEADLINE, 16, 17, 16, Zone.BODY, 17, 18])
    assert facts[NUMBERS] == 19


def test_blocks_that_the_article_does_not_say_itself_are_left_out() -> None:
    silent = [kind for kind in BlockKind if kind not in ZONES]
    assert set(silent) == {
        BlockKind.MASTHEAD,
        BlockKind.PUBDATE,
        BlockKind.RELATED,
        BlockKind.BOILERPLATE,
        BlockKind.SEPARATOR,
    }
    assert words(*((kind, "thử") for kind in silent)) == {}


def test_a_date_is_found_with_and_without_its_year() -> None:
    full = words(*body("ngày 24/10/2017"), published="2018-11-02")
    assert {"#d20171024", "#m201710", "#dm1024"} <= set(full)
    short = words(*body("ngày 24/10"), published="2018-11-02")
    assert {"#dm1024", "#d20181024"} <= set(short)
    assert short["#dm1024"] & NUMBER_MASK == NOWHERE
    assert "#d20181024" not in words(*body("ngày 24/10"))


def test_a_book_of_more_words_than_sixteen_bits_still_has_a_stream() -> None:
    text = " ".join(f"w{number}" for number in range(MOST_NUMBERS - FIRST_NUMBER + 5))
    facts: Any = document(entry(1, body(text)))
    assert len(facts[STREAM]) % 2 == 1
    numbers = array("I", facts[STREAM][:-1])
    assert numbers[0] == Zone.BODY
    assert numbers[-1] == facts[NUMBERS] - 1 == MOST_NUMBERS + 4


@given(zones=st.integers(0, 15), times=st.integers(0, 1 << 20), number=st.integers(0, NUMBER_MASK))
def test_a_posting_fits_into_four_bytes(zones: int, times: int, number: int) -> None:
    packed = Posting(zones, times, number).packed()
    assert 0 <= packed < 1 << 32
    assert packed >> ZONE_SHIFT == zones
    assert packed & NUMBER_MASK == number


def stored(index: FileIndex) -> dict[int, int]:
    with index.reader() as reader:
        return {int(facts["id"]): facts["revision"] for _, facts in reader.iter_docs()}


def found_by_text(index: FileIndex) -> dict[int, tuple[list[str], int]]:
    """For each live article the terms that point at it, and the length of its stream."""
    view = IndexView(index)
    held: dict[int, tuple[list[str], int]] = {
        int(view.ids[doc]): ([], len(view.streams([doc]).numbers))
        for doc in range(view.size)
        if view.live[doc]
    }
    for each in view.entries(""):
        for doc in view.postings(each)[0]:
            if view.live[doc]:
                held[int(view.ids[doc])][0].append(each.name)
    view.close()
    return held


def test_merging_and_deleting_keep_every_posting_and_stream(tmp_path: Path) -> None:
    articles = [
        entry(number, body(f"bài số {number} kể về x{number % 7}"), published="2020-01-02")
        for number in range(1, 41)
    ]
    index = index_of(tmp_path / "index", articles, per_segment=10)
    before = found_by_text(index)
    writer = new_writer(index)
    assert writer.delete_by_term("id", "7") == 1
    writer.commit(merge=False)
    del before[7]
    assert found_by_text(index) == before
    writer = new_writer(index)
    writer.commit(optimize=True)
    after = found_by_text(index)
    assert {number: (sorted(terms), size) for number, (terms, size) in after.items()} == {
        number: (sorted(terms), size) for number, (terms, size) in before.items()
    }
    assert stored(index) == dict.fromkeys(before, 1)


def test_two_schemas_are_equal_and_apart() -> None:
    assert new_schema() is not new_schema()
    assert new_schema().names() == new_schema().names()


@pytest.mark.parametrize("text", ["", "   ", "…!?", "\u200b"])
def test_an_article_without_words_has_no_terms(text: str) -> None:
    assert words(*body(text)) == {}

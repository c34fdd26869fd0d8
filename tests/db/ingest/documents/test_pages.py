"""Words on a page come out once each, column by column."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from db.ingest.documents.pages import Line, Word, at_edges, blocks
from db.ingest.documents.printed import Page, paragraphs

SIZE = 10.0


def line(text: str, left: float, base: float, size: float = SIZE) -> list[Word]:
    """Set words beside each other, each letter half as wide as it is high."""
    words = []
    for word in text.split():
        words.append(Word(word, left, left + len(word) * size / 2, base, size))
        left = words[-1].right + size / 2
    return words


def texts(words: list[Word]) -> list[list[str]]:
    return [[found.text for found in block] for block in blocks(words)]


LEFT = [f"cột trái dòng {number} dài" for number in range(6)]
RIGHT = [f"cột phải dòng {number} dài" for number in range(6)]


def test_columns_are_read_one_after_the_other() -> None:
    words = []
    for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        words += line(left, 50, 600 - 12 * number) + line(right, 300, 600 - 12 * number)
    assert texts(words) == [LEFT, RIGHT]
    across = line("một dòng đi qua cả hai cột của trang báo này để làm tít " * 2, 50, 650)
    assert texts(words + across)[1:] == [LEFT, RIGHT]


def test_wide_spaces_in_one_column_part_nothing() -> None:
    words = []
    for number in range(6):
        base = 600 - 12 * number
        words += line("dòng căn đều", 50, base) + line("hai bên", 150 + 5 * number, base)
    assert texts(words) == [["dòng căn đều hai bên"] * 6]


def test_rows_of_a_table_stay_together() -> None:
    words = []
    for number in range(8):
        words += line(f"bến {number}", 50, 600 - 12 * number)
        words += line(f"{number} tàu", 200, 600 - 12 * number)
    assert texts(words) == [[f"bến {number} {number} tàu" for number in range(8)]]


def test_what_stands_apart_at_an_edge() -> None:
    lines = [line("Kho Báo 12", 50, 800), line("bài", 50, 700), line("báo", 50, 688)]
    (edge,) = at_edges([[Line(words) for words in lines]], 842)
    assert (edge.text, edge.is_apart) == ("kho báo ##", True)


PLACES = st.builds(
    Word,
    st.sampled_from(["bến", "cảng", "một-dòng-dài-của-cột", "-", "."]),
    st.floats(0, 500, width=16), st.just(0.0), st.floats(0, 800, width=16),
    st.sampled_from([1.0, 8.0, 10.0, 24.0]), st.sampled_from([None, ".VnTime"]),
    st.booleans(), st.booleans(),
).map(lambda word: word._replace(right=word.left + len(word.text) * word.size / 2))  # fmt: skip


@settings(max_examples=60)
@given(st.lists(PLACES, max_size=60))
def test_each_word_comes_out_once(words: list[Word]) -> None:
    found = [word for block in blocks(words) for one in block for word in one.words]
    assert sorted(found, key=repr) == sorted(words, key=repr)


@settings(max_examples=50)
@given(st.lists(st.lists(PLACES, max_size=20), max_size=4))
def test_any_pages_give_paragraphs(pages: list[list[Word]]) -> None:
    found = paragraphs([Page(842.0, blocks(words)) for words in pages])
    assert all(typed.runs for typed in found)

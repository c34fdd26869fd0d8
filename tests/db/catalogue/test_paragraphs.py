"""The paragraphs of an article, with the sentences and dates in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.paragraphs import Paragraphs, beginning
from db.records import BlockKind, unread
from tests.db.catalogue.details import detail

LINE = "Bến mở cửa ngày 7/11/2018. Tàu đến."
BLOCKS = st.lists(
    st.tuples(st.sampled_from(list(BlockKind)), st.text("aB. đ7/", max_size=30)), max_size=6
)


def test_only_what_tells_something_is_read() -> None:
    article = detail([(BlockKind.MASTHEAD, LINE), (BlockKind.BODY, LINE), (BlockKind.BYLINE, LINE)])
    [only] = Paragraphs(article)
    assert (only.kind, only.start) == (BlockKind.BODY, article.blocks[1].start)
    assert [one.edtf for one in only.dates] == ["2018-11-07"]
    assert [only.text[start:stop] for start, stop in only.sentences] == [LINE[:26], "Tàu đến."]


def test_sentences_are_places_of_the_article() -> None:
    article = detail([(BlockKind.HEADLINE, "Bến mới"), (BlockKind.BODY, LINE)])
    read = Paragraphs(article)
    for words, sentence in (("mới", "Bến mới"), ("ngày", LINE[:26]), ("đến", "Tàu đến.")):
        found = read.sentence_at(article.text.index(words))
        assert found is not None
        assert article.text[slice(*found)] == sentence
    assert read.sentence_at(len("Bến mới")) is None


def test_a_day_without_a_year_is_of_the_year_of_the_article() -> None:
    parts = [(BlockKind.BODY, "Bến mở cửa sáng 7/11.")]
    [known] = Paragraphs(detail(parts, ("2018-11-01", "2018-11-01")))
    [unknown] = Paragraphs(detail(parts))
    assert [one.edtf for one in known.dates] == ["2018-11-07"]
    assert [one.edtf for one in unknown.dates] == [None]


@given(BLOCKS, st.integers(-1, 200))
def test_a_place_lies_in_its_sentence(parts: list[tuple[BlockKind, str]], place: int) -> None:
    article = detail(parts)
    found = Paragraphs(article).sentence_at(place)
    told = [one for one in article.blocks if one.start <= place < one.stop]
    if found is not None:
        [block] = told
        assert block.start <= found[0] <= found[1] <= block.stop
        assert place < found[1] or not block.text[place - block.start :].strip()


def test_an_article_is_read_whole() -> None:
    article = detail([(BlockKind.BODY, LINE), (BlockKind.BODY, "Lúa chín. " * 4_990)])
    assert unread(article.text) == 0
    assert beginning(article.text, article.blocks) == article.blocks


def test_of_a_book_the_beginning_is_read_to_the_end_of_a_word() -> None:
    long = "Có 1.500 tàu. " * 5_000
    article = detail([(BlockKind.BODY, "Lúa chín 1.500 "), (BlockKind.BODY, long)])
    kept = beginning(article.text, article.blocks)
    stop = len(article.text) - unread(article.text)
    assert 49_900 < stop <= 50_000
    assert article.text[stop].isspace()
    assert [(one.start, one.stop) for one in kept] == [(0, 15), (16, stop)]
    assert all(article.text[one.start : one.stop] == one.text for one in kept)


def test_of_one_endless_word_nothing_is_read() -> None:
    article = detail([(BlockKind.BODY, "a" * 1_000_000), (BlockKind.BODY, LINE)])
    assert unread(article.text) == len(article.text)
    assert beginning(article.text, article.blocks) == ()

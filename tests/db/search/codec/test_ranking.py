"""Order by relevance: what stands together, as it was typed, in the headline, comes first."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import numpy as np
import pytest

from db.errors import Cancelled
from db.records import BlockKind
from db.search.codec.candidates import _highest
from db.search.codec.engine import ArrayIndex
from db.search.codec.query import one_edit_away
from db.search.codec.questions import Choice, Every, Phrase, Slot, Word
from db.search.codec.writer import ArrayWriter
from db.search.schema import IndexArticle
from db.search.vietnamese import tokens

from .sample import add, create, made_up

TEXTS = {
    1: ("Cầu mới qua sông", "Thành phố mở cầu đi bộ. Người dân chính quyền đều vui, đợi điện tử."),
    2: ("Chính quyền điện tử ở tỉnh", "Giải thưởng của năm được trao cho tỉnh."),
    3: ("Mùa lúa", "Chính phủ nói về quyền của nông dân và điện cho các bản, tử tế."),
    4: ("Bán đảo yên bình", "Chuyện ở bán đảo phía nam."),
    5: ("Bàn về hòn đảo", "Ban đào tạo họp. Bản đảo ngược."),
    6: ("Cầu mới qua sông", "Thành phố mở cầu đi bộ. Người dân chính quyền đều vui, đợi điện tử."),
    7: ("Lễ hội hoa", "Hoà bình ở kỹ viện, tỷ giá và lý lẽ."),
}


def article(number: int, headline: str, body: str) -> IndexArticle:
    blocks = ((BlockKind.HEADLINE, headline), (BlockKind.BODY, body))
    return IndexArticle(number, number, blocks, "2018-01-01", outlet="Báo Một")


@pytest.fixture
def index(tmp_path: Path) -> ArrayIndex:
    whoosh_index = create(tmp_path)
    made = [article(number, *text) for number, text in TEXTS.items()]
    add(whoosh_index, [*made, *made_up(41, 60, first=100)])
    return ArrayIndex(whoosh_index)


def words(text: str, *, typing: bool = False) -> list[Word]:
    found = [Word(token.folded, token.accented) for token in tokens(text)]
    if typing:
        found[-1] = Word(found[-1].folded, found[-1].accented, prefix=True)
    return found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("chính quyền điện tử", 2),
        ("chinh quyen dien tu", 2),
        ("chính quyền điện ttử", 2),
        ("bán đảo", 4),
        ("mua lua", 3),
        ("cau moi qua song", 6),
        ("giải thưởng của năm được trao", 2),
    ],
)
def test_the_right_article_comes_first(index: ArrayIndex, text: str, first: int) -> None:
    assert index.ranked(words(text)).ids[0] == first


SCATTERED = (
    "Ngôi nhà cổ bên sông",
    "Người ta kể về ngôi làng. Nhà nào cũng có giếng cổ. Ngay bên kia là sông.",
)
WHOLE = ("Chuyện làng", "Ai đi ngang cũng thấy ngôi nhà cổ bên bờ sông, dưới chân đồi.")


def first_of(folder: Path, text: str, *made: IndexArticle) -> int:
    """The article that comes first among others that say nothing of it."""
    whoosh_index = create(folder)
    add(whoosh_index, [*made, *made_up(42, 60, first=100)])
    return int(ArrayIndex(whoosh_index).ranked(words(text)).ids[0])


def test_what_stands_word_for_word_beats_a_headline_with_most_words(tmp_path: Path) -> None:
    made = (article(1, *WHOLE), article(2, *SCATTERED))
    assert first_of(tmp_path, "ngôi nhà cổ bên bờ sông", *made) == 1


def test_the_whole_headline_beats_the_same_words_in_the_text(tmp_path: Path) -> None:
    again = " ".join(["Ngôi nhà cổ bên sông."] * 3)
    made = (article(1, "Chuyện làng", again), article(2, *SCATTERED))
    assert first_of(tmp_path, "ngôi nhà cổ bên sông", *made) == 2


def test_words_with_their_marks_stand_word_for_word(tmp_path: Path) -> None:
    made = (
        article(1, "Một", "Thấy ngôi nhà có bến sông. Ngồi nhà cổ, bên sống."),
        article(2, "Hai", "Thấy ngôi nhà cổ bên sông. Ngồi nhà cổ, bên sống."),
    )
    for turned in (made, made[::-1]):
        folder = tmp_path / str(turned[0].id)
        folder.mkdir()
        assert first_of(folder, "ngôi nhà cổ bên sông", *turned) == 2


def test_an_article_without_a_headline_is_ranked(tmp_path: Path) -> None:
    bare = IndexArticle(1, 1, ((BlockKind.CAPTION, "Ngôi nhà cổ bên sông"),))
    assert first_of(tmp_path, "ngôi nhà cổ bên sông", bare, article(2, *WHOLE)) == 1


def test_an_unfinished_word(index: ArrayIndex) -> None:
    assert index.ranked(words("chính quyền đi", typing=True)).ids[0] == 2
    assert index.ranked(words("mùa l", typing=True)).ids[0] == 3


def test_the_spelling_of_the_query_does_not_matter(index: ArrayIndex) -> None:
    expected = index.ranked(words("hoà bình kỹ tỷ lý"))
    for text in ("hòa bình kĩ tỉ lí", "HOÀ BÌNH KỸ TỶ LÝ"):
        for form in ("NFC", "NFD"):
            found = index.ranked(words(unicodedata.normalize(form, text)))
            assert found.ids.tolist() == expected.ids.tolist()


def test_identical_texts_are_listed_once(index: ArrayIndex) -> None:
    found = index.ranked(words("cầu mới qua sông"))
    assert 6 in found.ids
    assert 1 not in found.ids
    assert found.copies == {6: (1,)}
    apart = index.ranked(words("cầu mới qua sông"), collapse=False)
    assert apart.ids[:2].tolist() == [6, 1]


def test_a_set_is_listed_whole_and_once(index: ArrayIndex) -> None:
    within = index.matching(Slot((Choice("quang"), Choice("ninh"))))
    found = index.ranked(words("quảng ninh"), within, collapse=False)
    assert sorted(found.ids.tolist()) == sorted(index.column(within, "id").tolist())
    assert list(found.scores) == sorted(found.scores, reverse=True)
    nothing = index.ranked(words("khôngcóaiviết"), within)
    assert nothing.ids.tolist() == index.by_date(within).tolist()
    assert not len(index.ranked(words("khôngcóaiviết")).ids)
    assert not len(index.ranked([]).ids)


def test_a_limit(index: ArrayIndex) -> None:
    whole = index.ranked(words("của và"), index.matching(Every()))
    part = index.ranked(words("của và"), index.matching(Every()), limit=5)
    assert part.ids.tolist() == whole.ids[:5].tolist()


def test_deleted_articles_are_not_ranked(tmp_path: Path) -> None:
    whoosh_index = create(tmp_path)
    add(whoosh_index, [article(number, *text) for number, text in TEXTS.items()])
    writer = ArrayWriter(whoosh_index)
    writer.delete_by_term("id", "2")
    writer.commit(merge=False)
    found = ArrayIndex(whoosh_index).ranked(words("chính quyền điện tử"), collapse=False)
    assert 2 not in found.ids
    assert len(found.ids)


def test_ranking_can_be_cancelled(index: ArrayIndex) -> None:
    with pytest.raises(Cancelled):
        index.ranked(words("chính quyền"), should_stop=lambda: True)


def test_long_queries_and_repetitions(index: ArrayIndex) -> None:
    text = " ".join(TEXTS[2]) + " " + " ".join(TEXTS[3]) + " và và và"
    assert index.ranked(words(text)).ids[0] in {2, 3}
    assert index.ranked(words("và và và")).ids.size
    phrase = index.matching(Phrase(((Choice("dien"),), (Choice("tu"),))))
    assert set(index.ranked(words("điện tử điện tử"), phrase).ids.tolist()) >= {2}


def test_the_highest_are_found_among_many_equal_ones() -> None:
    scores = np.zeros(20_000, np.float32)
    assert len(_highest(scores, 100)) == 0
    scores[::7] = 1
    assert len(_highest(scores, 100)) == 100
    scores[[5, 600, 19_999]] = (3, 2, 4)
    assert set(_highest(scores, 3).tolist()) == {5, 600, 19_999}
    assert {5, 600, 19_999} <= set(_highest(scores, 50).tolist())


def test_one_edit() -> None:
    near = one_edit_away("ba")
    assert {"b", "a", "ab", "bac", "baa", "ca", "cba", "ba"} <= near
    assert "bbca" not in near

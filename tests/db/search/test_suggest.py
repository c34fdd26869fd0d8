"""Misspelt words get the spelling that the archive has in their place; right ones stay."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import Cancelled
from db.search.codec.engine import ArrayIndex
from db.search.codec.questions import Word
from db.search.suggest import Correction, Suggester
from db.search.syllables import canonical
from db.search.vietnamese import tokens
from tests.db.search.indexes import body, entry, index_of

PHRASES = (
    "tỉnh Quảng Ninh",
    "thành phố Hà Nội",
    "chính quyền điện tử",
    "chính quyền số",
    "giải thưởng quốc tế",
    "thị trường bất động sản",
    "hội nghị khách hàng",
    "nghị quyết mới",
    "kỹ thuật số",
    "lý do chính đáng",
    "quý khách hàng",
    "chuyển đổi số",
    "xử lý vi phạm",
    "ngày nghỉ lễ",
    "quản lý nhà nước",
    "đặc trưng vùng miền",
    "trưng bày hiện vật",
    "bánh mì nóng",
    "bánh xe gỗ",
    "mua bán hàng hoá",
    "hàng nghìn người dân",
    "giáo viên tiểu học",
    "công nghệ thông tin",
    "đường sắt trên cao",
    "dịch vụ công",
    "năm 2018",
    "xe bus nhanh",
)
ONCE = "nồi bánh chưng xanh"


def articles(seed: int, count: int) -> list[str]:
    """Texts of our phrases in random order."""
    chance = Random(seed)
    return [", ".join(chance.choice(PHRASES) for _ in range(20)) for _ in range(count)]


def open_index(folder: Path, texts: Sequence[str], per_segment: int = 1000) -> ArrayIndex:
    made = [entry(at, body(text)) for at, text in enumerate(texts, start=1)]
    return ArrayIndex(index_of(folder, made, per_segment))


@pytest.fixture(scope="module")
def suggester(tmp_path_factory: pytest.TempPathFactory) -> Suggester:
    return Suggester(open_index(tmp_path_factory.mktemp("one"), [*articles(1, 150), ONCE]))


def words(query: str) -> list[Word]:
    return [Word(token.folded, token.accented) for token in tokens(query)]


def corrected(suggester: Suggester, query: str) -> str:
    """The query as it would read with all corrections taken over."""
    parts = query.split()
    for correction in suggester.suggest(words(query)):
        parts[correction.position] = correction.text
    return " ".join(parts)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("Quản Ninh", "quảng Ninh"),
        ("tỉnh Quản Ninh", "tỉnh quảng Ninh"),
        ("chính quền số", "chính quyền số"),
        ("chính quyền điện tửu", "chính quyền điện tử"),
        ("giải thưỡng quốc tế", "giải thưởng quốc tế"),
        ("bất động xản", "bất động sản"),
        ("nghỉ quyết hội nghị", "nghị quyết hội nghị"),
        ("sử lý vi phạm", "xử lý vi phạm"),
        ("chuyển đỗi số", "chuyển đổi số"),
        ("Hà Lội", "Hà nội"),
        ("bánh trưng", "bánh chưng"),
        ("xe but nhanh", "xe bus nhanh"),
        ("công nghệ thông tinh", "công nghệ thông tin"),
        ("dịch zụ công", "dịch vụ công"),
    ],
)
def test_one_misspelt_word(suggester: Suggester, query: str, meant: str) -> None:
    assert corrected(suggester, query) == meant


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("quang nihn", "quang ninh"),
        ("chinh quyen dien tuu", "chinh quyen dien tu"),
        ("giai thuog quoc te", "giai thuong quoc te"),
        ("kj thuat so", "ky thuat so"),
    ],
)
def test_a_query_without_marks_is_corrected_without_marks(
    suggester: Suggester, query: str, meant: str
) -> None:
    assert corrected(suggester, query) == meant


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("xử ný vi phạm", "xử lý vi phạm"),
        ("kỷ thuật số", "kỹ thuật số"),
        ("quí khách hàng", "quí khách hàng"),
        ("quỷ khách hàng", "quý khách hàng"),
        ("bánh mỳ nóng", "bánh mỳ nóng"),
        ("bánh mị nóng", "bánh mì nóng"),
        ("nghỉ lể", "nghỉ lễ"),
    ],
)
def test_corrections_are_spelled_as_the_press_spells(
    suggester: Suggester, query: str, meant: str
) -> None:
    assert corrected(suggester, query) == meant


def test_two_misspelt_words(suggester: Suggester) -> None:
    assert corrected(suggester, "xử ný vi phạn") == "xử lý vi phạm"
    assert corrected(suggester, "chính quền điện tửu") == "chính quyền điện tử"


@pytest.mark.parametrize("query", [*PHRASES, ONCE, "Quang Ninh", "quy khach hang", "HÀ NỘI"])
def test_right_queries_are_left_alone(suggester: Suggester, query: str) -> None:
    assert suggester.suggest(words(query)) == ()


@pytest.mark.parametrize(
    "query", ["", "Quản", "2018", "2019 2020", "zzz", "zzz qqq", "năm 2017", "Kuala Lumpur", "a b"]
)
def test_nothing_is_made_up(suggester: Suggester, query: str) -> None:
    assert suggester.suggest(words(query)) == ()


def test_words_that_often_stand_together_are_right_whatever_is_more_frequent(
    tmp_path: Path,
) -> None:
    texts = [*articles(2, 100), *["đi chợ bằng xe buýt nhanh"] * 4]
    suggester = Suggester(open_index(tmp_path, texts))
    assert corrected(suggester, "xe bus nhanh") == "xe bus nhanh"
    assert corrected(suggester, "xe buýt nhanh") == "xe buýt nhanh"
    assert corrected(suggester, "xe buýc nhanh") == "xe buýt nhanh"


def test_an_unfinished_word_is_left_alone(suggester: Suggester) -> None:
    typing = [Word("chinh", "chính"), Word("quen", "quền", prefix=True)]
    assert suggester.suggest(typing) == ()
    assert suggester.suggest([*words("bất động xản"), Word("ga", "gà", prefix=True)]) == (
        Correction(2, "sản"),
    )


def test_names_of_dates_are_no_neighbours(suggester: Suggester) -> None:
    date = Word("#d20181024", "#d20181024")
    assert suggester.suggest([date, *words("bất động xản"), date]) == (Correction(3, "sản"),)


def test_segments_are_summed_by_spelling(tmp_path: Path, suggester: Suggester) -> None:
    texts = [*articles(1, 150), ONCE]
    parted = Suggester(open_index(tmp_path, texts, per_segment=40))
    for phrase in (*PHRASES, "tỉnh Quản Ninh", "bất động xản", "quang nihn", "bánh trưng"):
        assert parted.suggest(words(phrase)) == suggester.suggest(words(phrase))
        for first, second in pairwise(phrase.split()):
            pair = (canonical(first), canonical(second))
            assert parted.together(*pair) > 2 or suggester.together(*pair) <= 2


def test_together(suggester: Suggester) -> None:
    assert suggester.together("quảng", "ninh") > 2
    assert suggester.together("bánh", "chưng") == 1
    assert suggester.together("ninh", "quảng") < suggester.together("quảng", "ninh")
    assert suggester.together("quản", "ninh") == 0
    assert suggester.together("quang", "ninh") == 0
    assert suggester.together("zzz", "ninh") == 0


def test_an_empty_archive(tmp_path: Path) -> None:
    empty = Suggester(open_index(tmp_path, []))
    assert empty.suggest(words("bất động xản")) == ()
    assert empty.together("bất", "động") == 0


def test_cancellation(suggester: Suggester) -> None:
    with pytest.raises(Cancelled):
        suggester.suggest(words("bất động xản"), lambda: True)
    answers = iter([False, False, False, True])
    with pytest.raises(Cancelled):
        suggester.suggest(words("bất động xản"), lambda: next(answers))


VOCABULARY = sorted({part for phrase in PHRASES for part in phrase.split()})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from(VOCABULARY), st.text("aăâeêinguưtrchđ0'", max_size=6)),
        max_size=8,
    )
)
def test_any_query_is_answered(suggester: Suggester, parts: list[str]) -> None:
    asked = words(" ".join(parts))
    found = suggester.suggest(asked)
    assert len(found) <= 2
    assert [one.position for one in found] == sorted({one.position for one in found})
    for one in found:
        assert one.text.isalpha()
        assert canonical(one.text) != asked[one.position].accented
    assert suggester.suggest(asked) == found

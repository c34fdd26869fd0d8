"""Vietnamese order of texts and of people's names, and the keys for look-up."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.collation import match_key, personal_name_key, sort_key
from tests.db.search.test_syllables import half_composed

ALPHABET = "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z"
VIETNAMESE = st.text(
    st.sampled_from("aáàảãạăắâấbcdđeéêếghiíklmnoóôốơớpqrstuúưứvxyýAÁĂÂĐÊÔƠƯ 0123456789.,“”-"),
    max_size=30,
)
ANY_TEXT = st.one_of(VIETNAMESE, st.text(st.characters(), max_size=20))


@pytest.mark.parametrize(
    "ordered",
    [
        ALPHABET.split(),
        ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ", "mb"],
        ["ba ba", "bá cáo", "bà con", "ba dao", "bã đậu"],
        ["hoà bình", "hóa chất", "hoá đơn", "hòa hợp"],
        ["da", "đa", "đá", "e"],
        ["tô", "Tô", "tồ", "tơ"],
        ["ba", "ba ba", "bà ba", "bà bà", "ban", "Ban", "bản", "băn"],
        ["(Chợ)", "“Chợ”", "7 chợ", "Chợ"],
        ["Bài 2", "Bài 10", "Bài 10b", "Bài 011", "Bài 100"],
        ["1", "2", "10", "100", f"9{'0' * 252}", f"1{'0' * 253}", f"1{'0' * 600}"],
        ["Muller", "Müller", "Mulô"],
        ["xa", "x\u0302a", "xă"],
        ["z", "æ", "я", "가", "나"],
        ["", "a"],
    ],
)
def test_known_order(ordered: list[str]) -> None:
    keys = [sort_key(text) for text in ordered]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    "same",
    [
        ["hoà", "hòa", unicodedata.normalize("NFD", "hoà"), half_composed("hòa")],
        ["Đa", "Ða", "Ɖa"],
        ["ba  ba", " ba\u00a0ba\n", "ba ba"],
        ["bài 7", "bài 007", "bài ７"],
        ["báo", "bá\u200bo", "\ufeffbáo"],
    ],
)
def test_same_key(same: list[str]) -> None:
    assert len({sort_key(text) for text in same}) == 1


def test_people_stand_by_given_family_and_middle_name() -> None:
    ordered = [
        "An",
        "Đỗ An",
        "Nguyễn An",
        "Nguyễn Thị An",
        "Nguyễn Văn An",
        "Trần An",
        "Lê Đức Anh",
        "TRẦN NGỌC ANH",
        "Bùi Ánh",
        "Trần Thị Ánh",
        "Phạm Văn Đồng",
        "Võ Nguyên Giáp",
        "Trần Hà",
        "Bùi Hạ",
    ]
    keys = [personal_name_key(name) for name in ordered]
    assert keys == sorted(set(keys))
    assert personal_name_key("") < keys[0]


def test_case_decides_last_in_names_too() -> None:
    small, large = personal_name_key("Lê an An"), personal_name_key("LÊ AN AN")
    assert small < large < personal_name_key("Lê An Án")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Báo Thử Nghiệm", "bao thu nghiem"),
        ("  ĐƯỜNG\u00a0 sắt\n", "duong sat"),
        ("Ðà Nẵng", "da nang"),
        ("Mỹ Đình 2", "my dinh 2"),
        ("Tromsø", "tromso"),
        ("", ""),
    ],
)
def test_match_key(text: str, key: str) -> None:
    assert match_key(text) == key
    assert match_key(unicodedata.normalize("NFD", text)) == key


@given(ANY_TEXT)
def test_normal_form_makes_no_difference(text: str) -> None:
    for key in (sort_key, personal_name_key, match_key):
        assert key(unicodedata.normalize("NFD", text)) == key(unicodedata.normalize("NFC", text))


@given(ANY_TEXT)
def test_match_key_is_stable(text: str) -> None:
    key = match_key(text)
    assert match_key(key) == key
    assert not any(unicodedata.combining(char) for char in key)


@given(VIETNAMESE, VIETNAMESE)
def test_letters_decide_before_tones_and_tones_before_case(one: str, other: str) -> None:
    levels = [(without_tones(text).lower(), text.lower(), text) for text in (one, other)]
    keys = [[sort_key(part) for part in parts] for parts in levels]
    by_level = (keys[0] > keys[1]) - (keys[0] < keys[1])
    whole = (keys[0][2] > keys[1][2]) - (keys[0][2] < keys[1][2])
    assert whole == by_level


@given(VIETNAMESE, VIETNAMESE)
def test_a_text_comes_before_its_continuation(text: str, more: str) -> None:
    assert sort_key(text) <= sort_key(f"{text} {more}")


def without_tones(text: str) -> str:
    tones = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(tones))


def test_every_pair_of_letters_keeps_its_order_inside_words() -> None:
    for one, other in itertools.pairwise(ALPHABET.split()):
        assert sort_key(f"t{one}nh x") < sort_key(f"t{other}nh a")
        assert sort_key(f"T{one}") < sort_key(f"t{other}")

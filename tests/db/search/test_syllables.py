"""The index spelling of a word: characters, tone placement, i and y, marks."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.syllables import canonical, fold, is_marked

ONSETS = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
OPEN = "a e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu oa oe oi ôi ơi ua uê ui uơ uy ưa ưi ưu"
OPEN_LONG = "iêu oai oao oay oeo uây uôi uya uyu ươi ươu yêu"
CLOSED = "ac am an ang anh ach ăm ăn ăng âm ân âng em en eng êm ên ênh im in inh oc om on ong"
CLOSED_LONG = "oan oang oanh oăn oen oong uân uâng uyên uyn uynh uôn uông ươm ương iêm iêng yên"
RIMES = tuple(f"{OPEN} {OPEN_LONG} {CLOSED} {CLOSED_LONG}".split())
VOWELS = frozenset("aăâeêioôơuưy")
TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def spellings(onset: str, rime: str, tone: str) -> list[str]:
    """The syllable with its tone mark on each of the vowels of its rime in turn."""
    places = [at for at, letter in enumerate(rime) if letter in VOWELS]
    return [
        unicodedata.normalize("NFC", f"{onset}{rime[: at + 1]}{tone}{rime[at + 1 :]}")
        for at in places
    ]


def half_composed(word: str) -> str:
    """As code page 1258 spells it: quality marks composed, tone marks apart."""
    result = ""
    for letter in unicodedata.normalize("NFC", word):
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(char for char in apart if char in TONES)
        base = "".join(char for char in apart if char not in TONES)
        result += unicodedata.normalize("NFC", base) + tone
    return result


@pytest.mark.parametrize(
    ("typed", "accented", "folded"),
    [
        ("Quảng", "quảng", "quang"),
        ("Ðà", "đà", "da"),
        ("ðường", "đường", "duong"),
        ("Ɖắk", "đắk", "dak"),
        ("ｋｈｏ", "kho", "kho"),
        ("Ｈòa", "hoà", "hoa"),
        ("gi\u200báo", "giáo", "giao"),
        ("\ufeffbáo", "báo", "bao"),
        ("giáo\u00ad", "giáo", "giao"),
        ("m²", "m²", "m²"),
        ("İzmir", "i\u0307zmir", "izmir"),
        ("Solskjær", "solskjær", "solskjaer"),
        ("straße", "straße", "strasse"),
        ("한국", "한국", "한국"),
    ],
)
def test_characters(typed: str, accented: str, folded: str) -> None:
    assert canonical(typed) == accented
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"),
        ("khỏe", "khoẻ"),
        ("thủy", "thuỷ"),
        ("lòe", "loè"),
        ("tòan", "toàn"),
        ("lựơng", "lượng"),
        ("baỏ", "bảo"),
        ("vịêt", "việt"),
        ("cuả", "của"),
        ("miá", "mía"),
        ("khủyu", "khuỷu"),
        ("giầ", "giầ"),
        ("gỉa", "giả"),
        ("qủa", "quả"),
        ("qúôc", "quốc"),
        ("gìn", "gìn"),
        ("gì", "gì"),
        ("thủơ", "thuở"),
        ("xòong", "xoòng"),
    ],
)
def test_tone_stands_where_new_spelling_puts_it(old: str, new: str) -> None:
    assert canonical(old) == new
    assert canonical(old.upper()) == new


@pytest.mark.parametrize("word", ["café", "résumé", "bogotá", "fiancé", "ünì", "oooó"])
def test_what_is_no_vietnamese_syllable_keeps_its_marks(word: str) -> None:
    assert canonical(word) == word


@pytest.mark.parametrize(
    ("with_y", "with_i"),
    [
        ("kỹ", "kĩ"),
        ("lý", "lí"),
        ("Mỹ", "mĩ"),
        ("sỹ", "sĩ"),
        ("tỷ", "tỉ"),
        ("quý", "quí"),
        ("quỹ", "quĩ"),
        ("hy", "hi"),
        ("thy", "thi"),
        ("vỹ", "vĩ"),
        ("bỵ", "bị"),
        ("xỷ", "xỉ"),
        ("ny", "ni"),
    ],
)
def test_y_alone_after_these_onsets_is_i(with_y: str, with_i: str) -> None:
    assert canonical(with_y) == with_i
    assert canonical(with_i) == with_i
    assert fold(with_y) == fold(with_i)


@pytest.mark.parametrize(
    ("one", "other"),
    [("thuý", "thúi"), ("máy", "mái"), ("mây", "mâi"), ("ý", "í"), ("của", "cua"), ("dì", "gì")],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("word", "marked"),
    [
        ("đa", True),
        ("da", False),
        ("Ðong", True),
        ("ô", True),
        ("o", False),
        ("à", True),
        ("ky", False),
        ("kỳ", True),
        ("2018", False),
        ("Müller", True),
    ],
)
def test_marked_means_that_folding_loses_something(word: str, *, marked: bool) -> None:
    assert is_marked(word) is marked
    assert is_marked(unicodedata.normalize("NFD", word)) is marked


def test_every_place_of_the_tone_and_every_normal_form_is_one_word() -> None:
    for onset, rime, tone in itertools.product(ONSETS.split(" "), RIMES, TONES):
        if onset == "qu" and rime.startswith(("u", "ư")):
            continue
        forms = {
            canonical(form)
            for word in spellings(onset, rime, tone)
            for form in (
                word,
                word.upper(),
                half_composed(word),
                unicodedata.normalize("NFD", word),
            )
        }
        assert len(forms) == 1, forms
        (form,) = forms
        assert tone in unicodedata.normalize("NFD", form)
        assert canonical(form) == form
        assert fold(form) == fold(onset + rime)


@given(st.text(st.characters(), max_size=12))
def test_forms_of_any_string(word: str) -> None:
    accented, folded = canonical(word), fold(word)
    assert canonical(accented) == accented
    assert fold(accented) == folded
    assert fold(folded) == folded
    assert canonical(folded) == folded
    assert not is_marked(folded)
    assert unicodedata.is_normalized("NFC", accented)
    assert not any(unicodedata.combining(char) for char in folded)


@given(st.text(st.characters(), max_size=12))
def test_normal_form_does_not_matter(word: str) -> None:
    assert canonical(unicodedata.normalize("NFC", word)) == canonical(word)
    assert canonical(unicodedata.normalize("NFD", word)) == canonical(word)

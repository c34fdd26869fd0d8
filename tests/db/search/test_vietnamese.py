"""The words of a text: their index forms, places and aliases."""

from __future__ import annotations

import json
import lzma
import unicodedata
from itertools import islice, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.vietnamese import Token, canonical, fold, is_marked, tokens
from tests.db.search.test_syllables import half_composed

CORPUS = Path(__file__).parents[3].parent / "shared" / "corpus" / "train30k.jsonl.xz"


def written(text: str) -> str:
    """The tokens as `position[start:stop]accented|folded+alias`, the bar left out when equal."""
    return " ".join(
        f"{token.position}[{token.start}:{token.stop}]{token.accented}"
        + (f"|{token.folded}" if token.folded != token.accented else "")
        + "".join(f"+{alias}" for alias in token.aliases)
        for token in tokens(text)
    )


def forms(text: str) -> list[tuple[int, str, str, tuple[str, ...]]]:
    return [(token.position, token.accented, token.folded, token.aliases) for token in tokens(text)]


def aliases(text: str) -> dict[str, tuple[str, ...]]:
    return {
        text[token.start : token.stop]: token.aliases for token in tokens(text) if token.aliases
    }


@pytest.mark.parametrize(
    ("text", "stream"),
    [
        (unicodedata.normalize("NFD", "Quảng Ninh"), "0[0:6]quảng|quang 1[7:11]ninh"),
        ("Ðà Nẵng", "0[0:2]đà|da 1[3:7]nẵng|nang"),
        (
            "hoà bình – hòa bình",
            "0[0:3]hoà|hoa 1[4:8]bình|binh 2[11:14]hoà|hoa 3[15:19]bình|binh",
        ),
        (
            "Thuỵ Sỹ, Thụy Sĩ; kĩ thuật",
            (
                "0[0:4]thuỵ|thuy 1[5:7]sĩ|si 2[9:13]thuỵ|thuy 3[14:16]sĩ|si "
                "4[18:20]kĩ|ki 5[21:26]thuật|thuat"
            ),
        ),
        (
            "quý khách, quốc gia, giá",
            "0[0:3]quí|qui 1[4:9]khách|khach 2[11:15]quốc|quoc 3[16:19]gia 4[21:24]giá|gia",
        ),
        ("589.005 hồ sơ; 589,005", "0[0:7]589005 1[8:10]hồ|ho 2[11:13]sơ|so 3[15:22]589005"),
        ("4.695.747 văn bản", "0[0:9]4695747 1[10:13]văn|van 2[14:17]bản|ban"),
        ("2,5% và 2.5%", "0[0:3]2.5 1[5:7]và|va 2[8:11]2.5"),
        ("ngày 24/10/2018", "0[0:4]ngày|ngay 1[5:7]24+#d20181024+#m201810 2[8:10]10 3[11:15]2018"),
        (
            "tháng 10/2018; 24/7",
            "0[0:5]tháng|thang 1[6:8]10+#m201810 2[9:13]2018 3[15:17]24+#dm0724 4[18:19]7",
        ),
        (
            "ngày 7 và 8/11",
            "0[0:4]ngày|ngay 1[5:6]7+#dm1107 2[7:9]và|va 3[10:11]8+#dm1108 4[12:14]11",
        ),
        (
            "I-rắc, Xin-ga-po",
            "0[0:1]i 1[2:5]rắc|rac+~irac 2[7:10]xin 3[11:13]ga 4[14:16]po+~xingapo",
        ),
        ("TP.HCM, GD&ĐT, UBND", "0[0:2]tp 1[3:6]hcm 2[8:10]gd 3[11:13]đt|dt 4[15:19]ubnd"),
        ("15/2018/NĐ-CP", "0[0:2]15 1[3:7]2018 2[8:10]nđ|nd 3[11:13]cp"),
        ("COVID-19, U23, H1N1", "0[0:5]covid 1[6:8]19 2[10:13]u23 3[15:19]h1n1"),
        (
            "châu Á - châu Đại Dương",
            "0[0:4]châu|chau 1[5:6]á|a 2[9:13]châu|chau 3[14:17]đại|dai 4[18:23]dương|duong",
        ),
        ("Quảng\u200b Ninh", "0[0:6]quảng|quang 1[7:11]ninh"),
        ("\ufeffQuảng Ninh", "0[1:6]quảng|quang 1[7:11]ninh"),
        ("Quảng\u00a0Ninh\u202f2018", "0[0:5]quảng|quang 1[6:10]ninh 2[11:15]2018"),
        ("５８９．００５ ｈồ", "0[0:7]589005 1[8:10]hồ|ho"),
        ("5\ufe0f\u20e3 sao", "0[0:3]5 1[4:7]sao"),
        ("địa_chỉ", "0[0:3]địa|dia 1[4:7]chỉ|chi"),
        ("", ""),
        ("– … ! \u0301 \ufeff", ""),
    ],
)
def test_stream(text: str, stream: str) -> None:
    assert written(text) == stream


@pytest.mark.parametrize(
    "text",
    [
        "Xin-ga-po",
        "XIN-GA-PO",
        "Xin\u2011ga\u2011po",
        "Xin\u2010ga-po",
        "Xin-\u200bga-po",
        "(Xin-ga-po)",
        "và/hoặc Xin-ga-po",
    ],
)
def test_a_hyphen_chain_has_its_joined_form_at_its_last_part(text: str) -> None:
    last = tokens(text)[-1]
    assert (last.accented, last.aliases) == ("po", ("~xingapo",))


def test_two_chains_side_by_side_stay_two() -> None:
    found = [token.aliases for token in tokens("cà-phê, Pa-ri; Pu-tin-Pa-ri")]
    assert found == [(), ("~caphe",), (), ("~pari",), (), (), (), ("~putinpari",)]


@pytest.mark.parametrize(
    "text",
    [
        "châu Á - châu Âu",
        "châu Á– châu Âu",
        "Hà Nội -Huế",
        "Pa-\nri",
        "15/2018/NĐ-CP",
        "123/QĐ-UBND",
        "01/CT/BGD-ĐT",
        "28-NQ-TW",
        "U23-A",
        "-Huế",
    ],
)
def test_no_chain_here(text: str) -> None:
    assert not any(token.aliases for token in tokens(text))


def test_upper_case_and_other_spellings_of_a_sentence_are_the_same_tokens() -> None:
    text = "Uỷ ban thị xã họp ngày 7 và 8/11/2018, chi 2,5 tỷ đồng cho cà-phê và kỹ thuật"
    other = "Ủy ban thị xã họp ngày 7 và 8/11/2018, chi 2.5 tỉ đồng cho cà-phê và kĩ thuật"
    expected = forms(text)
    for form in (text.upper(), other, half_composed(other)):
        assert forms(form) == expected
        assert forms(unicodedata.normalize("NFD", form)) == expected


def test_aliases_stand_on_the_words_they_name() -> None:
    text = unicodedata.normalize("NFD", "Ngày 24 tháng 10 năm 2018, I-rắc chi 600 nghìn đồng.")
    assert aliases(text) == {
        "24": ("#d20181024", "#m201810"),
        unicodedata.normalize("NFD", "rắc"): ("~irac",),
        "600": ("#n600000",),
    }


def test_the_public_names_come_from_here() -> None:
    assert canonical("Hòa") == "hoà"
    assert fold("Đường") == "duong"
    assert is_marked("đi")
    assert tokens("Hòa") == [Token(0, 0, 3, "hoà", "hoa", ())]


WORDS = "ngày tháng năm và đến hòa Thuỵ kỹ đường tỷ nghìn Ðà I-rắc Xin-ga-po NĐ-CP U23 m² Ｈ"
FIGURES = "7 8 24 11 10 2018 589 005 1.500 2,5 7/11 8-9/11 24.10.2018 ２"
SIGNS = " |\n|, |.|/|-| - |–|;|(|\u00a0|\u202f|\u200b|\ufeff|\u00ad|\u0301|\u0323|\u20e3"
PRESS_LIKE = st.lists(
    st.sampled_from([*WORDS.split(" "), *FIGURES.split(" "), *SIGNS.split("|"), " ", " ", " "]),
    max_size=30,
).map("".join)
ANY_TEXT = st.one_of(PRESS_LIKE, st.text(max_size=60), st.text(st.characters(), max_size=20))


@given(ANY_TEXT)
def test_places_slice_back_into_the_text(text: str) -> None:
    found = tokens(text)
    assert [token.position for token in found] == list(range(len(found)))
    assert all(one.stop <= other.start for one, other in pairwise(found))
    for token in found:
        printed = text[token.start : token.stop]
        assert printed
        assert token.accented
        assert token.folded
        if not token.accented[0].isdecimal():
            assert canonical(printed) == token.accented
            assert fold(printed) == token.folded
        assert [(again.accented, again.folded) for again in tokens(printed)] == [token[3:5]]


@given(ANY_TEXT)
def test_a_token_never_parts_a_letter_from_its_marks(text: str) -> None:
    for token in tokens(text):
        for edge in (token.start, token.stop):
            assert not text[edge : edge + 1] or unicodedata.category(text[edge])[0] != "M"


@given(ANY_TEXT)
def test_no_letter_and_no_digit_is_lost(text: str) -> None:
    covered = {at for token in tokens(text) for at in range(token.start, token.stop)}
    assert all(at in covered for at, char in enumerate(text) if char.isalnum())


@given(ANY_TEXT)
def test_normal_form_makes_no_difference(text: str) -> None:
    assert forms(unicodedata.normalize("NFC", text)) == forms(text)
    assert forms(unicodedata.normalize("NFD", text)) == forms(text)


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not on this machine")
def test_real_articles_read_the_same_in_every_normal_form() -> None:
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in islice(lines, 3000)]
    for number, article in enumerate(articles):
        # One paragraph of each: 3,000 writers' habits in a second.
        block = article["body"][number % len(article["body"])]
        expected = forms(unicodedata.normalize("NFC", block))
        assert expected == forms(unicodedata.normalize("NFD", block))
        assert expected == forms(block)

"""Keystrokes typed with the input method off: what they spell, and when they are not taken so."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.keystrokes import Decoded, decoded, readings
from db.search.syllables import canonical, fold, part_tone, with_tone
from tests.db.search.test_syllables import CLOSED, CLOSED_LONG, ONSETS, OPEN, OPEN_LONG

TELEX = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
VNI = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
TELEX_QUALITY = {"â": "a", "ê": "e", "ô": "o", "ă": "w", "ơ": "w", "ư": "w", "đ": "d"}
VNI_QUALITY = {"â": "6", "ê": "6", "ô": "6", "ă": "8", "ơ": "7", "ư": "7", "đ": "9"}
ARCHIVE = (
    "quảng ninh hà nội công nghệ giáo dục được thuỷ hoà kỹ thuật quý điện diện nước cả thành phố "
    "của chính quyền số giải thưởng nhất việt tiếng đắk thuở nhà ở gì tư vía bú mã sẽ môn tét ải "
    "xe bus visa max sex moon test air bộ phim giờ covid19"
)
OTHERS = (
    "a quang ninh quảng data law new facebook tennis thef hocjs hoc15 dduwowcjj nnaf haff no66i5 "
    "oo fax nowowow ho0c quảngs 12 a380"
)
CODES = "u23 f16 h1n1 covid19 g20 b52 u20 m2 km2 pm2 f1 th2 d99 s1"
SYLLABLES = frozenset(map(canonical, ARCHIVE.split()))
FOLDED = frozenset(map(fold, ARCHIVE.split()))
SIDE_BY_SIDE = {
    ("công", "nghệ"),
    ("xe", "bus"),
    ("cả", "nước"),
    ("nhà", "ở"),
    ("giải", "nhất"),
    ("air", "visa"),
}


def is_syllable(word: str) -> bool:
    return word in SYLLABLES


def knows(word: str) -> bool:
    return fold(word) in FOLDED


def together(first: str, second: str) -> float:
    return float((first, second) in SIDE_BY_SIDE)


def read(query: str) -> list[Decoded]:
    return readings(query.split(), knows, is_syllable, together)


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("quarng", "quảng"),
        ("quanrg", "quảng"),
        ("quangr", "quảng"),
        ("QUANGR", "quảng"),
        ("dduwowcj", "được"),
        ("dduowcj", "được"),
        ("duwowcdj", "được"),
        ("ddwocj", "được"),
        ("duocwjd", "được"),
        ("dienej", "diện"),
        ("ddieenj", "điện"),
        ("dieendj", "điện"),
        ("nwowcs", "nước"),
        ("nuocws", "nước"),
        ("tw", "tư"),
        ("thuowr", "thuở"),
        ("hoaf", "hoà"),
        ("thuyr", "thuỷ"),
        ("kyx", "kỹ"),
        ("quys", "quý"),
        ("gif", "gì"),
        ("ddawks", "đắk"),
        ("qua3ng", "quảng"),
        ("quang3", "quảng"),
        ("no6i5", "nội"),
        ("noi65", "nội"),
        ("d9u7o75c", "được"),
        ("duoc975", "được"),
        ("D9uo7c5", "được"),
        ("ky4", "kỹ"),
        ("o73", "ở"),
    ],
)
def test_keystrokes_spell(typed: str, spelled: str) -> None:
    assert decoded(typed, is_syllable) == spelled


@pytest.mark.parametrize("word", OTHERS.split())
def test_other_words_spell_nothing(word: str) -> None:
    assert decoded(word, is_syllable) is None


@pytest.mark.parametrize("code", CODES.split())
def test_codes_spell_nothing_in_any_archive(code: str) -> None:
    assert decoded(code, lambda _: True) is None


def typed_in(syllable: str, tones: dict[str, str], qualities: dict[str, str]) -> Iterator[str]:
    """The ways to type a syllable with one table of keys; the marks where they belong or later."""
    base, tone = part_tone(syllable)
    key = tones.get(tone, "")
    plain = {letter: fold(letter) for letter in qualities}
    in_place = "".join(plain.get(char, char) + qualities.get(char, "") for char in base)
    yield in_place + key
    if qualities["đ"] == "d":
        yield in_place.replace("uwow", "uow") + key
    marks = "".join(dict.fromkeys(qualities[char] for char in base if char in qualities))
    letters = "".join(plain.get(char, char) for char in base)
    yield letters + marks + key
    yield letters + key + marks
    vowels_end = max(at for at, char in enumerate(letters) if char in "aeiouy") + 1
    yield letters[:vowels_end] + key + letters[vowels_end:] + marks


def test_every_syllable_can_be_typed_in_every_way() -> None:
    rimes = f"{OPEN} {OPEN_LONG} {CLOSED} {CLOSED_LONG}".split()
    onsets = [onset for onset in ONSETS.split(" ") if onset not in ("gi", "qu", "k")]
    for onset, rime, tone in itertools.product(onsets, rimes, ("", *TELEX)):
        if rime.endswith(("c", "ch", "p", "t")) and tone not in ("", "\u0301", "\u0323"):
            continue
        base = onset + rime
        syllable = with_tone(base, tone) if tone else base
        assert syllable is not None
        if syllable.isascii():
            continue
        for tones, qualities in ((TELEX, TELEX_QUALITY), (VNI, VNI_QUALITY)):
            for typed in typed_in(syllable, tones, qualities):
                found = decoded(typed, canonical(syllable).__eq__)
                assert found == syllable, (typed, found)


@given(st.text(st.sampled_from("aeiouydsfrxjwnhgctq0123456789đDF "), max_size=14))
def test_what_is_spelled_is_one_natural_syllable(word: str) -> None:
    found = decoded(word, lambda _: True)
    if found is None:
        return
    assert word.isascii()
    assert not found.isascii()
    assert found == found.lower()
    assert unicodedata.is_normalized("NFC", found)
    assert found.isalpha()
    base, tone = part_tone(found)
    assert len(tone) <= 1
    assert re.sub("[^a-z]", "", fold(word))[0] == fold(base)[0] or word[0] in "wW"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("quarng ninh", [Decoded(0, 0, "quảng")]),
        ("haf nooij", [Decoded(0, 1, "hà nội")]),
        ("ha2 no6i5", [Decoded(0, 1, "hà nội")]),
        ("coong nghej", [Decoded(0, 1, "công nghệ")]),
        ("giari thuwowngr nhaats", [Decoded(0, 2, "giải thưởng nhất")]),
        ("quarng ninh giari", [Decoded(0, 0, "quảng"), Decoded(2, 2, "giải")]),
        ("kyx thuaatj bộ", [Decoded(0, 1, "kỹ thuật")]),
        ("xe bus haf nooij", [Decoded(2, 3, "hà nội")]),
        ("visa haf", [Decoded(1, 1, "hà")]),
        ("nhaf o73", [Decoded(0, 1, "nhà ở")]),
        ("nha2 owr", [Decoded(0, 1, "nhà ở")]),
        ("", []),
    ],
)
def test_readings_of_a_query(query: str, expected: list[Decoded]) -> None:
    assert read(query) == expected


def test_a_known_word_goes_with_sure_keystrokes_when_it_fits_better_so() -> None:
    def knows_car(word: str) -> bool:
        return word == "car" or knows(word)

    words = ["car", "nuwowcs"]
    assert readings(words, knows_car, is_syllable, together) == [Decoded(0, 1, "cả nước")]
    assert readings(["car", "ninh"], knows_car, is_syllable, together) == []
    assert readings(["nuwowcs", "car"], knows_car, is_syllable, together) == [Decoded(0, 0, "nước")]


def test_beside_keystrokes_a_mark_may_be_missing() -> None:
    def has_both(word: str) -> bool:
        return word == "nghẹ" or is_syllable(word)

    for known in (is_syllable, has_both):
        found = readings(["coong", "nghej"], knows, known, together)
        assert found == [Decoded(0, 1, "công nghệ")]
    assert read("nghej") == []
    assert readings(["giari", "nghej"], knows, has_both, together) == [Decoded(0, 1, "giải nghẹ")]


def test_words_of_the_archive_are_never_decoded_by_themselves() -> None:
    words = ("bus", "visa", "max", "sex", "moon", "test", "air", "covid19")
    assert all(decoded(word, is_syllable) for word in words[:-1])
    for length in (1, 2, 3):
        for query in itertools.permutations(words, length):
            assert readings(query, knows, is_syllable, lambda *_: 1.0) == []


def test_one_letter_with_a_mark_is_not_decoded_by_itself() -> None:
    assert decoded("o73", is_syllable) == "ở"
    assert read("o73") == []
    assert read("o73 ninh") == []

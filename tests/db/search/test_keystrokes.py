"""Keystrokes typed without a Vietnamese keyboard read as what they were meant for."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.keystrokes import Decoded, decoded, readings
from db.search.syllables import canonical, fold, part_tone

WORDS = """
    hà nội quảng ninh đà nẵng tiếng việt được hoà thuỷ diện tư thuở như đầu nghiên khuỷu thương
    công nghệ giáo dục tương hồng vía bú môn ải mã sẽ ươn mây nghiêng quyết người trường đường
    """.split()  # noqa: SIM905 - forty words are easier to read so
SYLLABLES = frozenset(map(canonical, WORDS))


def spellings(folded: str) -> list[str]:
    """What an archive of these syllables answers."""
    return sorted(word for word in SYLLABLES if fold(word) == folded)


TELEX = {"â": "aa", "ă": "aw", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
VNI = {"â": "a6", "ă": "a8", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
TONES = "\u0301\u0300\u0309\u0303\u0323"


def keys(word: str, table: dict[str, str], tones: str, *, tone_at: int | None = None) -> str:
    """Type a word; the tone at the end, or behind its vowel number `tone_at`."""
    base, tone = part_tone(word)
    typed = [table.get(letter, letter) for letter in base]
    key = tones[TONES.index(tone)] if tone else ""
    vowels = [at for at, letter in enumerate(base) if fold(letter) in "aeiouy"]
    place = len(typed) if tone_at is None else vowels[min(tone_at, len(vowels) - 1)] + 1
    return "".join([*typed[:place], key, *typed[place:]])


@pytest.mark.parametrize("word", sorted(SYLLABLES - {"ninh"}))
def test_both_methods_with_the_tone_anywhere(word: str) -> None:
    for table, tones in ((TELEX, "sfrxj"), (VNI, "12345")):
        for tone_at in (None, 0, 1, 2):
            typed = keys(word, table, tones, tone_at=tone_at)
            if typed.isascii() and typed != word:
                assert decoded(typed, spellings) == word, typed
                assert decoded(typed.upper(), spellings) == word


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("quanrg", "quảng"),
        ("dienej", "diện"),
        ("ddwocj", "được"),
        ("dduocwj", "được"),
        ("duocdjw", "được"),
        ("nhw", "như"),
        ("thuowr", "thuở"),
        ("thuowng", "thương"),
        ("ddaauf", "đầu"),
        ("d9u7o75c", "được"),
        ("duoc975", "được"),
        ("no6i5", "nội"),
        ("hoaf", "hoà"),
        ("thuyr", "thuỷ"),
    ],
)
def test_marks_that_come_late(typed: str, word: str) -> None:
    assert decoded(typed, spellings) == word


@pytest.mark.parametrize(
    "word",
    ["u23", "f16", "h1n1", "covid19", "g20", "b52", "pm2", "km2", "th2", "", "ninh", "ngay", "1a"],
)
def test_codes_and_plain_words_are_no_keystrokes(word: str) -> None:
    assert decoded(word, lambda folded: [folded]) is None


@pytest.mark.parametrize(
    "word", ["haff", "sha2o1", "hà", "test", "facebook", "ha-f", "aaaaaaaaaaaaaf"]
)
def test_what_is_no_syllable_stays(word: str) -> None:
    assert decoded(word, spellings) is None


def read(query: str, held: str = "") -> list[Decoded]:
    """Read a query in an archive that has these words besides the syllables."""
    words = set(held.split())
    return readings(
        query.split(),
        lambda folded: [*spellings(folded), *(word for word in words if word == folded)],
    )


def test_neighbours_are_one_reading() -> None:
    assert read("haf nooij") == [Decoded(0, 1, "hà nội")]
    assert read("quarng ninh ducj giaos") == [
        Decoded(0, 0, "quảng"),
        Decoded(2, 3, "dục giáo"),
    ]


def test_a_word_of_the_archive_is_meant_as_it_is() -> None:
    assert read("visa bus max air moon", held="visa bus max air moon") == []
    assert read("u23 visa", held="visa") == []
    assert read("haf visa") == [Decoded(0, 1, "hà vía")]


def test_among_keystrokes_a_word_of_the_archive_may_be_keystrokes_too() -> None:
    assert read("haf nooij", held="haf") == [Decoded(0, 1, "hà nội")]
    assert read("haf", held="haf") == []


def test_among_keystrokes_a_mark_may_have_been_forgotten() -> None:
    assert read("coong nghej") == [Decoded(0, 1, "công nghệ")]
    assert read("nghej") == []
    assert read("coong nghej", held="nghej") == [Decoded(0, 0, "công")]
    assert read("coong nghes") == [Decoded(0, 0, "công")]


@given(st.text(alphabet="abdeghiklmnopqrstuvxywfjz0123456789", max_size=14))
def test_any_keys_give_a_syllable_or_nothing(typed: str) -> None:
    asked: list[str] = []

    def remember(folded: str) -> list[str]:
        asked.append(folded)
        return []

    assert decoded(typed, remember, loosely=True) is None
    for folded in asked:
        assert folded == unicodedata.normalize("NFC", folded) == canonical(folded)
        assert folded.isascii()

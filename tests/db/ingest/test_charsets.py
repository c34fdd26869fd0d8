"""The code tables say what iconv and Python say, and refuse what they do not know."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.charsets import CODE_TABLES, OUTSIDE, read, read_again, windows_bytes
from tests.db.ingest.legacy import CASELESS, PROSE, codes, representable, spoilt, written

ICONV = shutil.which("iconv")
LETTERS = "".join(codes("viscii"))
TONES = {0xCC, 0xD2, 0xDE, 0xEC, 0xF2}


def by_iconv(raw: bytes, name: str) -> str | None:
    """What iconv reads bytes as, None when it refuses."""
    assert ICONV is not None
    done = subprocess.run(
        [ICONV, "-f", name, "-t", "UTF-8"], input=raw, capture_output=True, check=False
    )
    return done.stdout.decode() if done.returncode == 0 else None


def read_or_none(raw: bytes, table: str) -> str | None:
    try:
        return read(raw, table)
    except UnicodeDecodeError:
        return None


@pytest.mark.skipif(ICONV is None, reason="iconv is not on this machine")
@pytest.mark.parametrize(
    ("table", "name"), [("viscii", "VISCII"), ("cp1258", "CP1258"), ("tcvn5712", "TCVN5712-1")]
)
def test_iconv_reads_every_byte_alike(table: str, name: str) -> None:
    if by_iconv(b"a", name) is None:
        pytest.skip(f"iconv does not know {name}")
    given_bytes = [byte for byte in range(1, 256) if byte not in TONES or table != "cp1258"]
    unlike = {
        hex(byte): (by_iconv(bytes([byte]), name), read_or_none(bytes([byte]), table))
        for byte in given_bytes
        if by_iconv(bytes([byte]), name) != read_or_none(bytes([byte]), table)
    }
    assert not {at: pair for at, pair in unlike.items() if pair[0] in set(LETTERS)}
    assert table == "tcvn5712" or unlike == {}


@pytest.mark.skipif(ICONV is None, reason="iconv is not on this machine")
def test_small_letters_of_tcvn3_are_those_of_the_standard() -> None:
    small = {letter: code for letter, code in codes("tcvn3").items() if letter.islower()}
    assert len(small) == 67
    if by_iconv(b"a", "TCVN5712-1") is None:
        pytest.skip("iconv does not know TCVN5712-1")
    assert by_iconv(b"".join(small.values()), "TCVN5712-1") == "".join(small)


@pytest.mark.parametrize("table", CODE_TABLES)
def test_every_letter_comes_back(table: str) -> None:
    letters = representable(LETTERS, table)
    # The font tables of BK HCM 1 have no code of its own for one capital.
    assert set(LETTERS) - set(letters) <= {"Ỵ"}
    back = read(written(letters, table), table)
    assert back == letters or (table in CASELESS and back.lower() == letters.lower())


@pytest.mark.parametrize("table", CODE_TABLES)
@pytest.mark.parametrize("prose", PROSE)
def test_prose_comes_back(table: str, prose: str) -> None:
    text = representable(prose, table)
    back = read(written(text, table), table)
    assert back == text or (table in CASELESS and back.lower() == text.lower())


@pytest.mark.parametrize("table", CODE_TABLES)
@given(st.data())
def test_small_text_comes_back(table: str, data: st.DataObject) -> None:
    small = "".join(letter for letter in LETTERS if letter.islower())
    text = data.draw(st.text(alphabet=small + "bcdghklmnpqrstvx ,.\n0123456789"))
    text = representable(text, table)
    assert read(written(text, table), table) == text


@pytest.mark.parametrize(
    ("typed", "table", "meant"),
    [
        ("Qu¶ng Ninh ®¹t gi¶i th\xadëng", "tcvn3", "Quảng Ninh đạt giải thưởng"),
        ("Quaûng Ninh ñaït giaûi thöôûng", "vni-windows", "Quảng Ninh đạt giải thưởng"),
        ("Oâng AÙo, oÂng aÙo", "vni-windows", "Ông Áo, ông áo"),
        ("Oäc, Aån, YÙ, Yù", "vni-windows", "Ộc, Ẩn, Ý, Ý"),
        ("Vãö", "vietware-x", "Về"),
    ],
)
def test_text_as_people_saw_it(typed: str, table: str, meant: str) -> None:
    assert read(typed.encode("latin-1"), table) == meant


@pytest.mark.parametrize(
    ("raw", "table", "at"),
    [
        (b"ab\x81", "tcvn3", 2),
        (b"a\xc0", "tcvn3", 1),
        (b"la\xe3 x\xe3", "vni-windows", 5),
        (b"a\x8db", "vni-windows", 1),
        (b"\x9f", "bkhcm2", 0),
        (b"aa\x8e", "cp1258", 2),
        (b"b\xec", "cp1258", 1),
    ],
)
def test_bytes_without_a_meaning_are_named(raw: bytes, table: str, at: int) -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        read(raw, table)
    assert caught.value.start == at


def test_a_person_may_ask_for_foreign_letters_in_free_places() -> None:
    assert read("Sãc Ça".encode("cp1252"), "vni-windows", leniently=True) == "Sãc Ça"
    assert read(b"\xc0 la", "tcvn3", leniently=True) == "À la"
    with pytest.raises(UnicodeDecodeError):
        read(b"\x81", "tcvn3", leniently=True)


@given(st.binary())
def test_a_reading_can_be_taken_back(raw: bytes) -> None:
    assert windows_bytes(spoilt(raw, latin=True)) == raw
    assert windows_bytes(spoilt(raw, latin=False)) == raw


@given(st.text())
def test_what_came_from_no_byte_stays(text: str) -> None:
    assert read_again(text, lambda raw: "." * len(raw)) == "".join(
        char if OUTSIDE.match(char) else "." for char in text
    )


@pytest.mark.parametrize("table", CODE_TABLES)
@given(st.binary())
def test_any_bytes_are_read_or_refused(table: str, raw: bytes) -> None:
    strict = read_or_none(raw, table)
    if strict is not None:
        assert read(raw, table, leniently=True) == strict

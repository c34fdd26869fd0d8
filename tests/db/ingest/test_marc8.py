"""MARC-8 is read as such only where the bytes are MARC-8."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.marc8 import decode_marc8, vietnamese_share

MARKS = {
    "\u0309": b"\xe0",
    "\u0300": b"\xe1",
    "\u0301": b"\xe2",
    "\u0302": b"\xe3",
    "\u0303": b"\xe4",
    "\u0306": b"\xe6",
    "\u0323": b"\xf2",
}
LETTERS = {"đ": b"\xb3", "Đ": b"\xa3", "ơ": b"\xbc", "Ơ": b"\xac", "ư": b"\xbd", "Ư": b"\xad"}


def to_marc8(text: str) -> bytes:
    """Write Vietnamese in MARC-8 by the table of ANSEL: marks stand before their letter."""
    written = b""
    for char in text:
        base, *marks = list(unicodedata.normalize("NFD", char))
        if "\u031b" in marks:
            base = unicodedata.normalize("NFC", base + "\u031b")
            marks.remove("\u031b")
        letter = LETTERS.get(base) or base.encode("ascii")
        written += b"".join(MARKS[mark] for mark in marks) + letter
    return written


TITLE = "Bến cảng mới đón chuyến tàu đầu tiên từ Hải Phòng, người dân ở Uông Bí ra xem"


def test_vietnamese_comes_back() -> None:
    assert decode_marc8([to_marc8(TITLE), b"", b"abc"]) == [TITLE, "", "abc"]
    assert vietnamese_share([TITLE]) == 1


def test_other_scripts_after_an_escape() -> None:
    assert decode_marc8([b"\x1b(N\xed\xcf\xd3\xcb\xd7\xc1"[:3] + b"m\x1b(B"]) is not None


@pytest.mark.parametrize(
    "raw",
    [
        TITLE.encode(),
        "Qu¶ng Ninh cã tµu".encode("cp1252"),  # TCVN3: a mark would stand before a space
        b"B\x80n",
        b"caf\xe2",
        b"\xe2 a",
    ],
)
def test_other_bytes_are_left(raw: bytes) -> None:
    assert decode_marc8([raw]) is None


def test_foreign_letters_are_not_vietnamese() -> None:
    assert vietnamese_share(["Łódź", "Hà"]) == 0.5
    assert vietnamese_share(["abc 123"]) == 1
    tcvn3 = decode_marc8(["Qu¶ng Ninh ®ãn tµu".encode("cp1252")])
    assert tcvn3 is None or vietnamese_share(tcvn3) == 0


@given(st.lists(st.binary(max_size=20), max_size=5))
def test_any_bytes_are_read_or_left(values: list[bytes]) -> None:
    texts = decode_marc8(values)
    assert texts is None or len(texts) == len(values)

"""Bytes become text only when they are text, and then they lose nothing that prints."""

from __future__ import annotations

import codecs
import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.encodings import LINE_ENDS, decode, normalise
from db.ingest.source import Code, Refused

TEXT = "Bến cảng mở cửa – Ủy ban nói: “Được”.\r\nHết."


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32-be"),
    ],
)
def test_encodings_that_are_known(raw: bytes, encoding: str) -> None:
    assert decode(raw)[:2] == (TEXT, encoding)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (TEXT.encode("cp1258", "replace") * 3, Code.ENCODING),
        (TEXT.encode()[:-9] + b"\xc3", Code.ENCODING),
        (codecs.BOM_UTF16_LE + b"a", Code.ENCODING),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", Code.ENCODING),
        (TEXT.encode("utf-16-le"), Code.UNSUPPORTED),
        (codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"), Code.UNSUPPORTED),
        (b"\x7fELF\x02\x01\x01" + bytes(9), Code.UNSUPPORTED),
        (random.Random(1).randbytes(5000), Code.UNSUPPORTED),
        (bytes(range(1, 32)) * 20, Code.UNSUPPORTED),
    ],
)
def test_bytes_that_are_refused(raw: bytes, code: Code) -> None:
    with pytest.raises(Refused) as caught:
        decode(raw)
    assert caught.value.code is code


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("Bến cảng", "Bến cảng"),
        (unicodedata.normalize("NFD", "Bến cảng ộ"), "Bến cảng ộ"),
        ("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("Đà\u200b Nẵng\ufeff, hợp\u00adtác", "Đà Nẵng, hợptác"),
        ("e\u200b\u0302", "ê"),
        ("số\u00a01.500\u202f%", "số\u00a01.500\u202f%"),
        ("tô\x1b[31m đỏ\x07", "tô[31m đỏ"),
        ("một nửa \ud83d", "một nửa \ufffd"),
        ("hoà thuỷ Ủy Uỷ", "hoà thuỷ Ủy Uỷ"),
    ],
)
def test_one_form_for_letters_and_line_ends(given_text: str, kept: str) -> None:
    assert normalise(given_text) == kept


@given(st.text(alphabet=st.characters()))
def test_the_form_is_final(text: str) -> None:
    kept = normalise(text)
    assert normalise(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert not set(kept) & set(LINE_ENDS[1:])
    kept.encode()


@pytest.mark.parametrize("between", ["", "\u200b", "\x1f"])
def test_marks_piled_up_cost_no_time(between: str) -> None:
    """Sorting two million marks on one letter would take the night."""
    pile = between.join(["\u0301", "\u0323"] * 1_000_000)
    kept = normalise(f"e{pile} bến")
    assert len(kept) < 40
    assert kept[0] == "ẹ"
    assert kept.endswith(" bến")
    assert normalise(kept) == kept


def decoded(raw: bytes) -> str | Code:
    try:
        return decode(raw).text
    except Refused as refused:
        return refused.code


@given(st.text())
def test_text_is_decoded_as_it_was_written(text: str) -> None:
    unwanted = "\0" in text or text.startswith("\ufeff") or any(letter < " " for letter in text)
    assert unwanted or decoded(text.encode()) == text


@given(st.binary())
def test_any_bytes_are_decoded_or_refused(raw: bytes) -> None:
    assert decoded(raw) not in set(Code) - {Code.ENCODING, Code.UNSUPPORTED}

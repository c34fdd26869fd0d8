"""Bytes become text only when they are text, and then they lose nothing that prints."""

from __future__ import annotations

import codecs
import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.encodings import (
    _UNSURE,
    ENCODINGS,
    LINE_ENDS,
    Decoded,
    _known_name,
    decode,
    normalise,
    readings,
)
from db.ingest.source import Code, Refused
from tests.db.ingest.legacy import ALL, CASELESS, PROSE, representable, spoilt, written

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
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_with_and_without_a_mark(raw: bytes, encoding: str) -> None:
    assert decode(raw) == Decoded(TEXT, encoding)
    assert decode(raw, encoding=encoding) == Decoded(TEXT, encoding)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (TEXT.encode()[:-9] + b"\xc3", Code.ENCODING),
        ((TEXT * 9000).encode() + b"\xff", Code.ENCODING),
        (codecs.BOM_UTF16_LE + b"a", Code.ENCODING),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", Code.ENCODING),
        (bytes(range(0x80, 0x100)) * 3, Code.ENCODING),
        (b"Zo\xeb", Code.ENCODING),
        (TEXT.encode("utf-16-le") + b"a", Code.UNSUPPORTED),
        (codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"), Code.UNSUPPORTED),
        ("a\0b".encode("utf-16-le"), Code.UNSUPPORTED),
        (b"\0", Code.UNSUPPORTED),
        (b"\x7fELF\x02\x01\x01" + bytes(9), Code.UNSUPPORTED),
        (random.Random(1).randbytes(5000), Code.UNSUPPORTED),
        (bytes(range(1, 32)) * 20, Code.UNSUPPORTED),
    ],
)
def test_bytes_that_are_refused(raw: bytes, code: Code) -> None:
    with pytest.raises(Refused) as caught:
        decode(raw)
    assert caught.value.code is code


@pytest.mark.parametrize("table", ALL)
@pytest.mark.parametrize("prose", PROSE)
def test_older_encodings_are_found(prose: str, table: str) -> None:
    text = representable(prose, table)
    raw = written(text, table)
    found = decode(raw)
    assert found.text == text or (table in CASELESS and found.text.lower() == text.lower())
    assert found.encoding == table or found.text == decode(raw, encoding=table).text
    assert _UNSURE <= found.confidence < 1
    assert found.other in ENCODINGS


@pytest.mark.parametrize("prose", PROSE)
def test_spoilt_text_in_utf8_is_put_right(prose: str) -> None:
    text = representable(prose, "tcvn3")
    raw = spoilt(written(text, "tcvn3"), latin=False).encode()
    assert decode(raw)[:2] == (text, "mojibake-tcvn3")
    assert decode(raw).other == "utf-8"
    assert decode(raw, encoding="utf-8").text == raw.decode()
    twice = spoilt(spoilt(prose.encode(), latin=False).encode(), latin=False)
    assert decode(twice.encode("utf-16-le"))[:2] == (prose, "mojibake-utf-8-twice")


@pytest.mark.parametrize(
    "text",
    [
        "The council added a middle reading room; add a ladder, Daddy.",
        "Thu vien huyen mo cua. Ai den cung duoc muon sach?",
        "a + b (c) ^ d, C++ (x86)",
        "def f(a(b)): e^(i*pi)",
        "",
    ],
)
def test_ascii_stays_ascii(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("windows-1252", "cp1252"),
        ("ISO-8859-1", "cp1252"),
        (' "iso_8859-15" ', "cp1252"),
        ("utf-8", None),
        ("nonsense", None),
        ("", None),
        (None, None),
    ],
)
def test_what_is_declared_helps_short_western_text(
    declared: str | None, encoding: str | None
) -> None:
    raw = "Müller, Café".encode("cp1252")
    if encoding:
        assert decode(raw, declared=declared)[:2] == ("Müller, Café", encoding)
    else:
        with pytest.raises(Refused):
            decode(raw, declared=declared)


@pytest.mark.parametrize("declared", [*ENCODINGS, "iso-8859-1", "us-ascii", "x-viet-vps", "big5"])
def test_what_is_declared_may_lie(declared: str) -> None:
    for prose in PROSE:
        assert decode(prose.encode(), declared=declared) == Decoded(prose, "utf-8")
        for table in ("tcvn3", "vni-windows", "viscii"):
            text = representable(prose, table)
            assert decode(written(text, table), declared=declared).text == text


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ("x-viet-vps", "vps"),
        ("X-VISCII", "viscii"),
        ("VISCII1.1-1", "viscii"),
        ("windows-1258", "cp1258"),
        ("TCVN-5712", "tcvn5712"),
        ("x-viet-tcvn5712", "tcvn5712"),
        ("VNI-WIN", "vni-windows"),
        ("csVIQR", "viqr"),
        ("latin1", "cp1252"),
        ("us-ascii", None),
    ],
)
def test_names_that_files_give(declared: str, name: str | None) -> None:
    assert _known_name(declared) == name


def test_what_is_declared_decides_between_equals() -> None:
    raw = "Bà Hà".encode("latin-1")
    assert decode(raw, declared="viscii").encoding == "viscii"
    assert decode(raw, declared="cp1258").encoding == "cp1258"


def test_western_text_without_a_name() -> None:
    text = "The mayor’s résumé – “a façade” – was sent to São Paulo by Zoë."
    assert decode(text.encode("cp1252")) == Decoded(text, "cp1252", _UNSURE)


def test_a_person_decides() -> None:
    raw = written(PROSE[0], "viscii")
    assert decode(raw, encoding="vps").encoding == "vps"
    assert decode(b"Ti\xaf c\xe9", encoding="cp1252").text == "Ti¯ cé"
    assert decode(b"To^i ddo.c", encoding="viqr").text == "Tôi đọc"
    for name, given_raw in [
        ("utf-8", raw),
        ("utf-16-le", b"abc"),
        ("tcvn3", b"a\x81"),
        ("viqr", raw),
        ("mojibake-tcvn3", raw),
        ("mojibake-utf-8", "été".encode()),
        ("klingon", b"abc"),
    ]:
        with pytest.raises(Refused) as caught:
            decode(given_raw, encoding=name)
        assert caught.value.code is Code.ENCODING


@pytest.mark.parametrize("table", ALL)
def test_readings_to_choose_from(table: str) -> None:
    raw = written(representable(PROSE[4], table), table)
    found = readings(raw)
    assert found[0] == decode(raw)
    assert 2 <= len(found) <= 5
    assert len({one.text for one in found}) == len(found)
    for one in found:
        assert decode(raw, encoding=one.encoding).text == one.text


def test_readings_of_unicode() -> None:
    assert readings(TEXT.encode()) == [Decoded(TEXT, "utf-8")]
    spoilt_raw = "Th­ viÖn huyÖn më cöa phßng ®äc míi".encode()
    assert [one.encoding for one in readings(spoilt_raw)][:2] == ["mojibake-tcvn3", "utf-8"]
    assert readings(b"\x7fELF\x02\x01\x01" + bytes(9)) == []


def test_readings_of_what_nothing_fits() -> None:
    raw = b"S\xe3c " + written("quán đọc sách mới", "vni-windows")
    found = readings(raw)
    assert "Sãc quán đọc sách mới" in {one.text for one in found}


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


REFUSALS = set(Code) - {Code.ENCODING, Code.UNSUPPORTED}


def decoded(raw: bytes, *, declared: str | None = None, encoding: str | None = None) -> str | Code:
    try:
        return decode(raw, declared=declared, encoding=encoding).text
    except Refused as refused:
        return refused.code


@given(st.text())
def test_text_is_decoded_as_it_was_written(text: str) -> None:
    unwanted = "\0" in text or text.startswith("\ufeff") or any(letter < " " for letter in text)
    assert unwanted or decoded((text + "ế").encode()) == text + "ế"


@given(
    st.binary(),
    st.sampled_from([None, *ENCODINGS, "?"]),
    st.sampled_from([None, *ENCODINGS, "iso-8859-1", "x-", "\0"]),
)
def test_any_bytes_are_decoded_or_refused(
    raw: bytes, encoding: str | None, declared: str | None
) -> None:
    assert decoded(raw, encoding=encoding, declared=declared) not in REFUSALS
    for reading in readings(raw):
        assert reading.encoding in ENCODINGS

"""VIQR is read by RFC 1456, and where it was written without its backslashes, by good sense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.viqr import may_be_viqr, read_viqr
from tests.db.ingest.legacy import PROSE, codes, representable, written

ASCII = "".join(map(chr, range(0x20, 0x7F))) + "\n"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Qua?ng Ninh dda.t gia?i thu+o+?ng", "Quảng Ninh đạt giải thưởng"),
        ("DDa` Na(~ng, DDa('k La('k", "Đà Nẵng, Đắk Lắk"),
        ("Tie^'ng Vie^.t ra^'t de^~ ho.c.", "Tiếng Việt rất dễ học."),
        ("Ba.n ddi dda^u? To^i ve^` nha`.", "Bạn đi đâu? Tôi về nhà."),
        ("Chi. Lan o+? nha` tre^n ddo^`i.", "Chị Lan ở nhà trên đồi."),
        ("Nghi. ddi.nh cu?a NDD-CP", "Nghị định của NĐ-CP"),
        ("A. Ta'm la` ngu+o+`i la`ng...", "A. Tám là người làng..."),
        ("www.example.org, don't add o'clock", "www.example.org, don't add o'clock"),
        ("a\\.b dda~ xong\\.", "a.b đã xong."),
        ("la\\. la. c:\\new", "la. lạ c:\\new"),
    ],
)
def test_marks_behind_letters(typed: str, meant: str) -> None:
    assert read_viqr(typed) == meant


@pytest.mark.parametrize("prose", PROSE)
def test_prose_comes_back_with_and_without_backslashes(prose: str) -> None:
    text = representable(prose, "viqr")
    assert read_viqr(written(text, "viqr", escaped=True).decode()) == text
    assert read_viqr(written(text, "viqr").decode()) == text


@given(st.text(alphabet="".join(codes("viscii")) + ASCII))
def test_backslashes_leave_no_doubt(text: str) -> None:
    # The leading sign tells that the writer used backslashes.
    raw = written("a.", "viqr", escaped=True) + written(" " + text, "viqr", escaped=True)
    assert read_viqr(raw.decode()) == "a. " + text


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("Tie^'ng Vie^.t", True),
        ("Thu+ vie^.n mo+? cu+?a", True),
        ("The council added a reading room to the library, he said.", False),
        ("Thu vien huyen mo cua phong doc moi. Ai den cung duoc muon sach.", False),
        ("", False),
    ],
)
def test_plain_ascii_is_no_candidate(text: str, *, may_be: bool) -> None:
    assert may_be_viqr(text) is may_be


@given(st.text(alphabet=ASCII))
def test_any_ascii_is_read(text: str) -> None:
    assert len(read_viqr(text)) <= len(text)

"""Vietnamese as LaTeX writes it becomes Vietnamese as it is printed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.latex import from_latex
from tests.effort import effort

MARKS = {"\u0300": "\\`", "\u0301": "\\'", "\u0303": "\\~", "\u0309": "\\h", "\u0323": "\\d"}
SHAPES = {"\u0302": "\\^{%s}", "\u0306": "\\u{%s}", "\u031b": "\\%shorn "}
LETTERS = "aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"


def to_latex(text: str) -> str:
    """Write Vietnamese as people do who have only ASCII."""
    written = ""
    for char in text:
        base, *marks = list(unicodedata.normalize("NFD", char))
        for mark in sorted(marks, key=lambda mark: mark in MARKS):
            base = SHAPES[mark] % base if mark in SHAPES else f"{MARKS[mark]}{{{base}}}"
        written += base.replace("đ", "{\\dj}").replace("Đ", "\\DJ{}")
    return written


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (r"Qu{\h a}ng Ninh", "Quảng Ninh"),
        (r"Nguy\~{\^e}n Thu H\`a", "Nguyễn Thu Hà"),
        (r"Nguy{\~{\^e}}n", "Nguyễn"),
        (r"H\`{a} N\d{\^{o}}i", "Hà Nội"),
        (r"\DJ{\`\ohorn}i s\'\^ong", "Đời sống"),
        (r"\'\i t", "ít"),
        (r"M{\"u}ller \& S\o n", "Müller & Søn"),
        (r"a -- b --- c", "a – b — c"),
        ("``Bến cảng''", "“Bến cảng”"),
        (r"\emph{Báo} {Thử}~Nghiệm 5\%", "Báo Thử Nghiệm 5%"),
        ("Không có gì", "Không có gì"),
        ("\\", "\\"),
    ],
)
def test_what_is_printed(written: str, printed: str) -> None:
    assert unicodedata.normalize("NFC", from_latex(written)) == printed


@given(st.text(st.sampled_from(LETTERS + "đĐbcnt ")))
def test_every_letter_comes_back(text: str) -> None:
    assert unicodedata.normalize("NFC", from_latex(to_latex(text))) == text


@pytest.mark.parametrize("unit", ["\\'", "{", "\\'{", "-", "`", "\\a", "}"])
def test_a_long_text_is_read_in_time(unit: str) -> None:
    """Who looked through all that follows at every unit would take 12,000 and more."""
    assert effort(lambda: from_latex(unit * 100_000)) < 500

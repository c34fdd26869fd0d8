"""Names of files are fit for every system, whatever the headline says."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from db.export.file_names import MOST_BYTES, file_name


@given(some.text(some.characters(), max_size=200), some.sampled_from([".docx", ".pdf"]))
def test_every_name_can_be_kept(words: str, ending: str) -> None:
    name = file_name(words, ending)
    stem = name.removesuffix(ending)
    assert name.endswith(ending)
    assert len(name.encode()) <= MOST_BYTES
    assert unicodedata.is_normalized("NFC", name)
    assert stem.strip(" .") == stem != ""
    assert not set(name) & set('<>:"/\\|?*\0\n\r\t')


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Chợ mới họp phiên đầu", "Chợ mới họp phiên đầu.pdf"),
        ("Cho\u031b\u0323 mới", "Chợ mới.pdf"),
        ("Giá gạo: lên hay xuống?", "Giá gạo lên hay xuống.pdf"),
        ("../../etc", "etc.pdf"),
        ("CON", "_CON.pdf"),
        ("com1.txt", "_com1.txt.pdf"),
        (" . ", "khong-ten.pdf"),
        ("", "khong-ten.pdf"),
        ("=1+1", "=1+1.pdf"),
    ],
)
def test_names_stay_like_the_headline(words: str, name: str) -> None:
    assert file_name(words, ".pdf") == name


def test_a_long_one_is_cut_at_a_word() -> None:
    name = file_name("đồng bằng " * 30, ".docx")
    assert name.removesuffix(".docx").split()[-1] in {"đồng", "bằng"}
    assert len(name.encode()) > MOST_BYTES - len("đồng bằng.docx".encode())
    assert len(file_name("ữ" * 300, ".docx").encode()) <= MOST_BYTES

"""Names of files are fit for every system, whatever the headline says."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
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


DEVICES = {
    *("con", "prn", "aux", "nul", "conin$", "conout$"),
    *(f"{name}{number}" for name in ("com", "lpt") for number in (*range(10), "¹", "²", "³")),
}
"""What no file of Windows may be called, whatever its ending."""

PIECES = some.sampled_from(
    [*DEVICES, "..", "/", "\\", ".", "~", ":", " ", "\0", "\u202e", "ệ", "a"]
)
HOSTILE = some.lists(PIECES, max_size=60).map("".join)


@given(HOSTILE | some.text(max_size=200), some.sampled_from([".docx", ".pdf"]))
@example("CON", ".pdf")
@example("com¹.txt", ".docx")
@example("aux .x", ".pdf")
def test_no_name_leads_out_or_names_a_device(words: str, ending: str) -> None:
    root = Path("/chosen/folder")
    name = file_name(words, ending)
    assert (root / name).parent == root
    assert os.path.normpath(root / name) == str(root / name)
    assert PureWindowsPath(name).name == name
    assert name.split(".")[0].rstrip(" ").casefold() not in DEVICES
    assert not name.startswith((".", "-", "~/"))
    assert len(name.encode()) <= MOST_BYTES


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

"""The house ships its own prose: no sentence of a press article is in it, only names and titles."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from tests.house.rooms import ROOT, texts

SEED = ROOT.parent / "shared" / "seed"
MOST_WORDS_IN_A_ROW = 5
NAMES = (
    "Báo điện tử chính thống hàng đầu Việt Nam",
    "Quảng Ninh đạt giải thưởng quốc tế dành cho chính quyền số",
    "Giải thưởng chính quyền số năm 2018",
    "Tổ chức Công nghiệp điện toán châu Á - châu Đại Dương",
    "Hiệp hội Phần mềm và Dịch vụ CNTT Việt Nam",
    "chỉ số cải cách hành chính",
    "chỉ số năng lực cạnh tranh",
    "Doanh nghiệp CNTT xuất sắc",
    "Tổ chức ứng dụng CNTT xuất sắc",
    "Tổ chức đào tạo CNTT xuất sắc",
    "Sở Tài nguyên và Môi trường",
    "Sở Giáo dục và Đào tạo",
    "Sở Khoa học và Công nghệ",
    "Ủy ban Nhân dân thị xã Đông Triều",
    "Ủy ban Nhân dân thành phố Uông Bí",
)
"""Names of bodies, of awards and of the article: nobody can say them otherwise."""


def plain(text: str) -> str:
    """The words of a text in lower case, one blank apart."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold()))


def runs(text: str) -> set[str]:
    """Every run of words that is too long to be chance; a name counts as one word."""
    words = plain(text)
    for name in NAMES:
        words = re.sub(rf"\b{plain(name)}\b", "NAME", words)
    parts = words.split()
    length = MOST_WORDS_IN_A_ROW + 1
    return {" ".join(parts[at : at + length]) for at in range(len(parts) - length + 1)}


def seeds() -> list[Path]:
    return sorted(SEED.glob("*.txt"))


@pytest.mark.skipif(not seeds(), reason="the press articles to compare with are not here")
def test_no_words_of_the_press_are_in_the_house() -> None:
    press = {run for seed in seeds() for run in runs(seed.read_text(encoding="utf-8"))}
    assert press, "the articles hold no sentences"
    taken = [f"{place}: {run}" for place, text in texts() for run in sorted(runs(text) & press)]
    assert taken == []

"""What stands before the first sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.openings import part_opening


@pytest.mark.parametrize(
    ("printed", "dateline", "outlet"),
    [
        ("(Báo Thử Nghiệm) - ", None, "Báo Thử Nghiệm"),
        ("khobao.vn – ", None, "khobao.vn"),
        ("KHOBAO.VN - ", None, "KHOBAO.VN"),
        ("KBO - ", None, None),
        ("(TTXVN) - ", None, None),
        ("Hà Nội (TTXVN) - ", "Hà Nội (TTXVN)", None),
        ("TP. Hồ Chí Minh, ngày 1/11 (TTXVN) – ", "TP. Hồ Chí Minh, ngày 1/11 (TTXVN)", None),
        ("", None, None),
    ],
)
def test_openings(printed: str, dateline: str | None, outlet: str | None) -> None:
    sentence = "Bến mới mở cửa đón khách."
    assert part_opening(printed + sentence) == (sentence, dateline, outlet)


@pytest.mark.parametrize(
    "text",
    ["Bà Tư (62 tuổi, bán bún) – người giữ bến.", "Bến mới - bến cũ", "(1) - Một", "KBO", "-"],
)
def test_what_is_no_opening(text: str) -> None:
    assert part_opening(text) == (text, None, None)


@given(st.text())
def test_the_rest_of_any_text_stays(text: str) -> None:
    assert text.endswith(part_opening(text).text)

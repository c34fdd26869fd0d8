"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bến mở cửa. Tàu đến.", ["Bến mở cửa.", "Tàu đến."]),
        ("Bến ở TP. Hạ Long. Tàu đến.", ["Bến ở TP. Hạ Long.", "Tàu đến."]),
        ("GS. Lê An và TS. Hồ Bình. Cả hai về.", ["GS. Lê An và TS. Hồ Bình.", "Cả hai về."]),
        ("Có 1.500 tàu. 20 tàu hỏng.", ["Có 1.500 tàu.", "20 tàu hỏng."]),
        ("“Đông quá!” Bà nói… Rồi về.", ["“Đông quá!”", "Bà nói…", "Rồi về."]),
        ("Sao lại thế?! Không ai rõ.", ["Sao lại thế?!", "Không ai rõ."]),
        ("1. Mở bến. 2. Đón khách.", ["1. Mở bến.", "2. Đón khách."]),
        ("Bến v.v. vẫn mở", ["Bến v.v. vẫn mở"]),
        ("  \u00a0 ", []),
        ("", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert [text[start:stop] for start, stop in sentences(text)] == found


@given(st.text(alphabet=' .!?…\n"”AaĐđ1', max_size=60))
def test_they_hold_all_that_is_printed(text: str) -> None:
    spans = sentences(text)
    outside = list(text)
    former = 0
    for start, stop in spans:
        assert former <= start < stop
        outside[start:stop] = [" "] * (stop - start)
        former = stop
    assert not "".join(outside).strip()

"""Vietnamese names are written surname first, whatever a program made of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.citation_names import as_printed


@pytest.mark.parametrize(
    ("given_name", "printed"),
    [
        ("Nguyễn Văn A", "Nguyễn Văn A"),
        ("Nguyễn, Văn A", "Nguyễn Văn A"),
        ("A, Nguyễn Văn", "Nguyễn Văn A"),
        ("Nguyen, Van A", "Nguyen Van A"),
        ("Hà, Nguyễn Thu", "Hà Nguyễn Thu"),
        ("Trần,  Thị  Bình ,", "Trần Thị Bình"),
        ("Smith, John", "Smith, John"),
        ("Ho, Peter", "Ho, Peter"),
        ("King, Martin, Jr.", "King, Martin, Jr."),
        ("Báo Thử Nghiệm, Ban biên tập", "Báo Thử Nghiệm, Ban biên tập"),
        ("M.M", "M.M"),
        ("", ""),
    ],
)
def test_names(given_name: str, printed: str) -> None:
    assert as_printed(given_name) == printed


@given(st.text())
def test_no_letter_of_a_name_is_lost(name: str) -> None:
    letters = sorted(char for char in name if char.isalnum())
    assert sorted(char for char in as_printed(name) if char.isalnum()) == letters

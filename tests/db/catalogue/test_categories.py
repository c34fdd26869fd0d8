"""Labels of one category are one, and what looks like it is another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.categories import category_of


@pytest.mark.parametrize(
    ("first", "others"),
    [
        (
            "chính quyền số",
            ("Chính phủ số", "Digital Government", "Giải thưởng chính quyền số", "CHÍNH PHỦ SỐ"),
        ),
        ("Chính phủ điện tử", ("chính quyền điện tử", "e-Government")),
        ("doanh nghiệp CNTT xuất sắc", ("Outstanding ICT Company",)),
        ("tổ chức ứng dụng CNTT xuất sắc", ("Outstanding User Organisation",)),
        ("tổ chức đào tạo CNTT xuất sắc", ("ICT Education", "hạng mục đào tạo CNTT xuất sắc")),
    ],
)
def test_labels_of_one_category(first: str, others: tuple[str, ...]) -> None:
    assert {category_of(one) for one in others} == {category_of(first)}


def test_digital_and_electronic_government_are_two() -> None:
    digital, electronic = category_of("Chính phủ số"), category_of("Chính phủ điện tử")
    assert digital.code != electronic.code
    assert (digital.name, digital.name_en) == ("Chính quyền số", "Digital Government")


@given(st.text(alphabet="xyzw XYZ", min_size=1))
def test_an_unknown_label_stands_alone(label: str) -> None:
    found = category_of(label)
    assert found.name_en is None
    assert found.name == " ".join(label.split())
    assert category_of(f"  {label.upper()} ").code == found.code
